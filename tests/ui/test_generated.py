"""The card of a model's text: rows cited, doubts marked, streamed while the reader's place stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.settings import Theme
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.ui.chat.card import StoredRow
from medbot_desktop.ui.chat.cards import NotInDataCard, RedFlagCard, StoredCard
from medbot_desktop.ui.chat.cited_line import CitedLine
from medbot_desktop.ui.chat.differences_panel import DifferencesPanel
from medbot_desktop.ui.chat.generated import GeneratedCard
from medbot_desktop.ui.chat.pane import ChatPane
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.text_view import TextView
from medbot_desktop.ui.theme import Look
from tests.ui import building as b
from tests.ui.test_pane import fully_shown, turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.answers import Answer

AT = 1_790_009_000.0


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ChatPane]:
    language = Language(qapp, bundled("resources") / "i18n", "en")
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    shown = ChatPane(look, Reading(language))
    qtbot.addWidget(shown)
    shown.resize(900, 900)
    shown.show()
    yield shown
    language.silence()


def turn(answer: Answer, state: TurnState = TurnState.COMPLETE, number: int = 1) -> Turn:
    return Turn(number, 1, AT, "can clopidogrel be taken with omeprazole?", state, answer)


def waiting(number: int = 1) -> Turn:
    """The embedded answer is there, the model still writes."""
    generated = b.written(text="", statements=(), tokens_in=0, tokens_out=0, elapsed_ms=0.0, partial=True)
    return turn(b.embedded_for_model().with_generated(generated), TurnState.PENDING, number)


def shown_cards(pane: ChatPane, index: int = 0) -> list[type]:
    view = pane.live_views[index]
    cards = [*view._cards.values(), view._written, view._differences]
    return [type(card) for card in cards if card is not None and card.isVisible()]


def card(pane: ChatPane, index: int = 0) -> GeneratedCard:
    written = pane.live_views[index]._written
    assert written is not None
    return written


def words(pane: ChatPane) -> str:
    return "\n".join(text.toPlainText() for text in pane.findChildren(TextView) if text.isVisible())


def test_a_text_stands_beside_its_row_with_what_differs(pane: ChatPane) -> None:
    pane.show_turns([turn(b.generated())])
    assert shown_cards(pane) == [StoredCard, GeneratedCard, DifferencesPanel]
    shown = words(pane)
    assert b.clopidogrel_rows()[0].answer in shown
    assert "Ask the prescriber before any change." in shown
    assert "medicines not named: esomeprazole" in shown
    assert "only in the model's text: 45 %" in shown
    assert card(pane)._foot_words.text().startswith("gpt-6-luna-2026-09")
    assert "1,812 sent, 96 written" in card(pane)._foot_words.text()


def test_doubts_are_marked_and_named_and_general_knowledge_stands_apart(pane: ChatPane) -> None:
    pane.show_turns([turn(b.generated())])
    shown = card(pane)
    assert "CYP2C19" not in shown.text.toPlainText()
    assert "CYP2C19" in shown.general.text.toPlainText()
    assert shown.general.isVisible()
    assert "check before use: 45 %" in shown._warning_words.toPlainText()
    assert shown.text.toPlainText().endswith("without the prescriber [2].")


def test_a_number_pressed_opens_its_row_and_its_place_stays(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns([turn(b.generated())])
    line = next(line for line in pane.findChildren(CitedLine) if line.number == 2)
    before = line.mapTo(pane, line.rect().topLeft()).y()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    rows = [row for row in card(pane).findChildren(StoredRow) if row.isVisible()]
    assert [row.answer.toPlainText() for row in rows] == [b.clopidogrel_rows()[1].answer]
    line = next(line for line in pane.findChildren(CitedLine) if line.number == 2 and line.isVisible())
    assert line.mapTo(pane, line.rect().topLeft()).y() == before
    assert line.hasFocus()
    card(pane).text.cited.emit(2)
    assert not [row for row in card(pane).findChildren(StoredRow) if row.isVisible()]


def test_the_stored_row_goes_and_comes_back_with_one_press(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns([turn(b.generated())])
    qtbot.mouseClick(card(pane).compare_button, Qt.MouseButton.LeftButton)
    assert shown_cards(pane) == [GeneratedCard]
    qtbot.mouseClick(card(pane).compare_button, Qt.MouseButton.LeftButton)
    assert shown_cards(pane) == [StoredCard, GeneratedCard, DifferencesPanel]


@pytest.mark.parametrize(("answer", "first"), [(b.not_in_data(), NotInDataCard), (b.red_flag(), RedFlagCard)])
def test_what_must_come_first_stands_above(pane: ChatPane, answer: Answer, first: type) -> None:
    pane.show_turns([turn(answer.with_generated(b.written()))])
    assert shown_cards(pane) == [first, GeneratedCard]
    view = pane.live_views[0]
    above = next(c for c in view._cards.values() if c.isVisible())
    assert above.geometry().bottom() < card(pane).y()


def test_the_text_grows_beside_the_row_that_is_already_there(pane: ChatPane) -> None:
    pane.show_turns([waiting()])
    assert shown_cards(pane) == [StoredCard, GeneratedCard]
    assert "gpt-6-luna is writing" in words(pane)
    text = b.written().text
    for length in range(0, len(text), 20):
        pane.grow(1, text[:length])
        assert "**" not in words(pane)
    assert "Omeprazole should be avoided" in words(pane)
    pane.change_turn(turn(b.generated()))
    assert shown_cards(pane) == [StoredCard, GeneratedCard, DifferencesPanel]
    assert words(pane).count("Omeprazole should be avoided") == 1


def test_a_retry_is_told_where_the_text_will_be(pane: ChatPane) -> None:
    pane.show_turns([waiting()])
    pane.grow(1, "", "OpenAI is asked again in 4 s")
    assert "OpenAI is asked again in 4 s" in words(pane)
    pane.grow(1, "Omeprazole lowers")
    assert "asked again" not in words(pane)


def test_the_readers_place_stays_while_text_comes_in(pane: ChatPane) -> None:
    pane.show_turns([*turns(50, first_id=2), waiting(60)])
    pane.verticalScrollBar().setValue(200)
    before, seen = pane.verticalScrollBar().value(), fully_shown(pane)
    for length in range(20, 2_000, 200):
        pane.grow(60, ("A paragraph of text.\n\n" * 100)[:length])
    assert pane.verticalScrollBar().value() == before
    assert fully_shown(pane) == seen
    assert pane._below.isVisible()
    pane.scroll_to_end()
    assert "A paragraph of text." in words(pane)


def test_at_the_end_the_end_stays_in_sight(pane: ChatPane) -> None:
    pane.show_turns([*turns(20, first_id=2), waiting(60)])
    for length in range(20, 3_000, 100):
        pane.grow(60, ("A paragraph of text that goes on.\n\n" * 100)[:length])
        assert pane.verticalScrollBar().value() == pane.verticalScrollBar().maximum()
        view = pane.live_views[len(pane.turns) - 1]
        assert view.height() == view.height_at(view.width())


def test_what_had_arrived_is_kept_with_why_and_a_way_to_ask_again(pane: ChatPane, qtbot: QtBot) -> None:
    failed = b.written(partial=True, failure=Sentence("provider_stream_broken", {"provider": "OpenAI"}))
    pane.show_turns([turn(b.embedded_for_model().with_generated(failed))])
    assert "broke off half way" in words(pane)
    assert "Omeprazole should be avoided" in words(pane)
    with qtbot.waitSignal(pane.write_wanted) as told:
        qtbot.mouseClick(card(pane).retry_button, Qt.MouseButton.LeftButton)
    assert told.args == [1, "openai"]


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [620, 700, 860, 1200])
def test_no_text_is_cut_at_any_size(pane: ChatPane, zoom: int, width: int) -> None:
    """Where a row of buttons was wider than the pane, the text above it got too little height."""
    pane._look.set(Theme.LIGHT, zoom)
    pane.resize(width * zoom // 100 if zoom == 100 else width, 900)
    long = "Toma con comida y agua, nunca en ayunas. " * 6
    turns_shown = [
        turn(b.generated()),
        turn(b.not_in_data().with_generated(b.written()), number=2),
        turn(
            b.embedded_for_model().with_generated(b.written(text=long, statements=(), partial=True)), number=3
        ),
    ]
    pane.show_turns(turns_shown)
    pane.reload()
    for value in range(0, pane.verticalScrollBar().maximum() + 300, 300):
        pane.verticalScrollBar().setValue(value)
        for view in pane.live_views.values():
            for text in view.findChildren(TextView):
                if text.isVisible():
                    assert text.document().size().height() <= text.height() + 1, text.toPlainText()


def test_what_was_sent_can_be_seen(pane: ChatPane, qtbot: QtBot) -> None:
    private = "Juan Pérez, DNI 12345678Z: can clopidogrel be taken with omeprazole?"
    only_first = b.written(statements=b.written().statements[:2])
    pane.show_turns([replace(turn(b.embedded_for_model().with_generated(only_first)), question=private)])
    assert [line.number for line in card(pane).findChildren(CitedLine) if line.isVisible()] == [1]
    qtbot.mouseClick(card(pane).sent_button, Qt.MouseButton.LeftButton)
    sent = card(pane)._sent.toPlainText()
    assert sent.startswith("Sent to GPT, gpt-6-luna: the question “")
    assert "12345678Z" not in sent
    assert [line.number for line in card(pane).findChildren(CitedLine) if line.isVisible()] == [1, 2]
    qtbot.mouseClick(card(pane).sent_button, Qt.MouseButton.LeftButton)
    assert not card(pane)._sent.isVisible()


def test_the_keyboard_goes_through_the_card_and_on(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns([turn(b.generated()), *turns(1, first_id=2)])
    pane.verticalScrollBar().setValue(0)
    pane.setFocus()
    reached: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        if pane.live_views[1].isAncestorOf(focused):
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    lines = [line for line in card(pane).findChildren(CitedLine) if line.isVisible()]
    wanted = [*lines, card(pane).copy_button, card(pane).compare_button, card(pane).sent_button]
    assert [widget for widget in reached if widget in wanted] == wanted
    assert pane.live_views[1].isAncestorOf(reached[-1])


def test_a_text_that_nobody_checked_says_so(pane: ChatPane) -> None:
    cut = b.written(partial=True, statements=())
    answer = b.embedded_for_model().with_generated(cut)
    pane.show_turns([replace(turn(answer), state=TurnState.INTERRUPTED)])
    assert "This text was not checked against the rows." in words(pane)
    assert "It was cut off. What had arrived is kept above." in words(pane)


def test_what_no_row_says_is_no_general_knowledge_where_none_was_allowed(pane: ChatPane) -> None:
    pane.show_turns([turn(b.embedded_for_model().with_generated(b.written(general_allowed=False)))])
    assert card(pane).general.title.text() == "In none of the rows"


def test_a_failure_before_any_text_leaves_the_stored_answer(pane: ChatPane) -> None:
    failed = b.written(text="", statements=(), failure=Sentence("provider_offline", {"provider": "OpenAI"}))
    answer = b.embedded_for_model().with_generated(failed)
    assert answer.kind is AnswerKind.STORED
    pane.show_turns([turn(answer)])
    assert shown_cards(pane) == [StoredCard, GeneratedCard]
    assert "No connection to OpenAI" in words(pane)
    assert not card(pane).copy_button.isVisible()


def test_a_copy_says_what_it_is(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns([turn(b.generated())])
    qtbot.mouseClick(card(pane).copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "[2] main_street.csv, row 207 | Label, DailyMed" in copied
    assert "General knowledge, not in your data:\nClopidogrel becomes active" in copied
    assert "check before use: 45 %" in copied
    assert copied.startswith("[Written by a model: gpt-6-luna-2026-09]")
    assert "without the prescriber [2]." in copied


def test_the_end_is_announced_once(pane: ChatPane, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QAccessible.updateAccessibility",
        lambda event: told.append(event.message()),
    )
    pane.show_turns([waiting()])
    pane.grow(1, "Omeprazole")
    pane.change_turn(replace(waiting()))
    assert told == []
    pane.change_turn(turn(b.generated()))
    assert len(told) == 1
    assert "Written by a model" in told[0]
    assert "45 %" in told[0]


def test_recycled_views_show_other_turns_without_a_model(pane: ChatPane) -> None:
    pane.show_turns([turn(b.generated()), *turns(40, first_id=2)])
    for value in range(0, pane.verticalScrollBar().maximum(), 300):
        pane.verticalScrollBar().setValue(value)
        for index, view in pane.live_views.items():
            assert view.height() == view.height_at(view.width())
            written = view._written
            assert index == 0 or written is None or written.isHidden()

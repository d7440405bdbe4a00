"""The virtualised pane: ten thousand turns, few widgets, nothing jumps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Theme
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.chat.pane import ChatPane
from medbot_desktop.ui.chat.turn_view import TurnView
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.text_view import TextView
from medbot_desktop.ui.theme import Look
from tests.ui import building as b

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.answers import Answer

ANSWERS = (
    b.stored(),
    b.not_in_data(),
    b.choose(),
    b.red_flag(held=b.row()),
    b.help_topics(),
    b.contradicting(),
)


def turns(count: int, first_id: int = 1) -> list[Turn]:
    return [
        Turn(
            number,
            1,
            1_790_000_000.0 + number * 60,
            f"pregunta {number}" + " y otra cosa larga" * (number % 7 * 5),
            TurnState.COMPLETE,
            ANSWERS[number % len(ANSWERS)],
        )
        for number in range(first_id, first_id + count)
    ]


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ChatPane]:
    language = Language(qapp, bundled("resources") / "i18n", "es")
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    shown = ChatPane(look, Reading(language))
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    yield shown
    language.silence()


def fully_shown(pane: ChatPane) -> list[int]:
    """The turns in sight, from the top."""
    y, height = pane.verticalScrollBar().value(), pane.viewport().height()
    return [
        view.turn.id
        for _index, view in sorted(pane.live_views.items())
        if view.turn and view.y() < y + height and view.y() + view.height() > y
    ]


def top_of(pane: ChatPane, turn_id: int) -> int:
    """Where on the screen a turn begins."""
    view = next(v for v in pane.live_views.values() if v.turn and v.turn.id == turn_id)
    return view.y() - pane.verticalScrollBar().value()


def test_ten_thousand_turns_open_at_the_newest_with_few_widgets(pane: ChatPane) -> None:
    pane.show_turns(turns(10_000))
    assert 10_000 in fully_shown(pane)
    assert pane.verticalScrollBar().value() == pane.verticalScrollBar().maximum()
    assert pane.view_count < 25
    for _ in range(40):
        pane.verticalScrollBar().setValue(pane.verticalScrollBar().value() - 500)
    assert 10_000 not in fully_shown(pane)
    assert pane.view_count < 30


def test_every_turn_is_as_high_as_its_words(pane: ChatPane) -> None:
    """Recycled views were once measured with the heights of the turns they showed before."""
    pane.show_turns(turns(60))
    width = next(iter(pane.live_views.values())).width()
    for value in range(0, pane.verticalScrollBar().maximum(), 350):
        pane.verticalScrollBar().setValue(value)
        for view in pane.live_views.values():
            assert view.height() == view.height_at(width)
    following = sorted(pane.live_views.items())
    for (_, upper), (_, lower) in pairwise(following):
        assert upper.geometry().bottom() < lower.y()


def test_no_text_is_cut(pane: ChatPane) -> None:
    pane.show_turns(turns(12))
    for value in range(0, pane.verticalScrollBar().maximum(), 300):
        pane.verticalScrollBar().setValue(value)
        QGuiApplication.processEvents()
        for view in pane.live_views.values():
            for text in view.findChildren(TextView):
                if text.isVisible():
                    assert text.document().size().height() <= text.height() + 1, text.toPlainText()


def test_older_turns_come_in_above_without_a_jump(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns(turns(200, first_id=201))
    with qtbot.waitSignal(pane.older_wanted):
        pane.verticalScrollBar().setValue(60)
    first = fully_shown(pane)[0]
    before = top_of(pane, first)
    pane.prepend(turns(200))
    assert fully_shown(pane)[0] == first
    assert top_of(pane, first) == before
    assert len(pane.turns) == 400


def test_opens_at_a_turn_far_back(pane: ChatPane) -> None:
    pane.show_turns(turns(2_000), turn_id=700)
    assert fully_shown(pane)[0] == 700


def test_an_answer_out_of_sight_is_told_and_does_not_scroll(pane: ChatPane, qtbot: QtBot) -> None:
    waiting = Turn(51, 1, 1_790_009_000.0, "¿y esto?", TurnState.PENDING)
    pane.show_turns([*turns(50), waiting])
    pane.verticalScrollBar().setValue(0)
    seen = fully_shown(pane)
    pane.change_turn(Turn(51, 1, waiting.asked_at, waiting.question, TurnState.COMPLETE, b.stored()))
    assert fully_shown(pane) == seen
    below = next(
        c
        for c in pane.children()
        if isinstance(c, QWidget) and getattr(c, "text", str)() == "Hay una respuesta nueva abajo"
    )
    qtbot.mouseClick(below, Qt.MouseButton.LeftButton)
    assert 51 in fully_shown(pane)
    assert not below.isVisible()


def test_an_answer_in_sight_stays_in_sight(pane: ChatPane) -> None:
    waiting = Turn(51, 1, 1_790_009_000.0, "¿y esto?", TurnState.PENDING)
    pane.show_turns([*turns(50), waiting])
    pane.change_turn(
        Turn(51, 1, waiting.asked_at, waiting.question, TurnState.COMPLETE, b.red_flag(held=b.row()))
    )
    assert pane.verticalScrollBar().value() == pane.verticalScrollBar().maximum()
    assert 51 in fully_shown(pane)


def test_another_width_keeps_the_place(pane: ChatPane) -> None:
    pane.show_turns(turns(300), turn_id=150)
    pane.resize(600, 700)
    assert fully_shown(pane)[0] == 150


def test_what_is_selected_stays_selected_at_another_width(pane: ChatPane) -> None:
    pane.show_turns([*turns(3), Turn(6, 1, 1_790_009_000.0, "¿y esto?", TurnState.COMPLETE, b.stored())])
    text = pane.live_views[3].findChildren(TextView)[0]
    text.selectAll()
    pane.resize(640, 700)
    assert text.textCursor().selectedText() == "¿y esto?"
    assert 6 in fully_shown(pane)


def test_what_is_around_comes_by_itself_and_moves_nothing(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns(turns(300), turn_id=150)
    before, where = fully_shown(pane), top_of(pane, 150)
    assert len(pane.live_views) == len(before)
    qtbot.waitUntil(lambda: len(pane.live_views) >= len(before) + 2)
    qtbot.wait(1)
    assert fully_shown(pane) == before
    assert top_of(pane, 150) == where


def test_views_made_ahead_are_those_of_the_first_conversation(pane: ChatPane, qtbot: QtBot) -> None:
    pane.prepare()
    qtbot.waitUntil(lambda: pane.view_count == 4)
    qtbot.wait(1)
    pane.show_turns([turn for turn in turns(40) if turn.answer and turn.answer.kind is AnswerKind.STORED])
    assert pane.view_count == 4


def test_what_was_made_ahead_is_not_seen(pane: ChatPane, qtbot: QtBot) -> None:
    pane.hide()
    pane.prepare()
    qtbot.waitUntil(lambda: pane.view_count == 4)
    pane.show()
    pane.show_turns(turns(1))
    assert [view.turn.id for view in pane.findChildren(TurnView) if view.isVisible() and view.turn] == [1]
    assert len([view for view in pane.findChildren(TurnView) if view.isVisible()]) == 1


def test_removing_what_is_above_moves_nothing(pane: ChatPane) -> None:
    pane.show_turns(turns(300), turn_id=150)
    where = top_of(pane, 150)
    pane.remove_turn(100)
    assert top_of(pane, 150) == where
    pane.insert_turn(turns(1, first_id=100)[0])
    assert 100 in fully_shown(pane)


def test_tab_goes_through_the_turns_in_their_order(pane: ChatPane, qtbot: QtBot) -> None:
    pane.show_turns(turns(30))
    pane.verticalScrollBar().setValue(0)
    pane.setFocus()
    tops = []
    for _ in range(12):
        pane.focusNextPrevChild(True)
        focused = QApplication.focusWidget()
        assert focused is not None
        view = next(v for v in pane.live_views.values() if v.isAncestorOf(focused))
        tops.append((view.turn.id if view.turn else 0, focused.mapTo(view, focused.rect().topLeft()).y()))
    # Two candidates stand beside one another: the first is gone through to its end before the second.
    downwards = [top for number, top in enumerate(tops) if top >= max(tops[:number], default=top)]
    assert [turn for turn, _y in tops] == sorted(turn for turn, _y in tops)
    assert len(downwards) >= len(tops) - 2
    assert tops[-1][0] > tops[0][0]


def test_a_finished_answer_is_announced(pane: ChatPane, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QAccessible.updateAccessibility",
        lambda event: told.append(event.message()),
    )
    waiting = Turn(1, 1, 1_790_009_000.0, "ibuprofeno", TurnState.PENDING)
    pane.show_turns([waiting])
    pane.change_turn(Turn(1, 1, waiting.asked_at, waiting.question, TurnState.COMPLETE, b.stored()))
    assert len(told) == 1
    assert b.row().answer in told[0]
    assert "Respuesta de sus datos" in told[0]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: str(answer.kind))
def test_an_answer_that_comes_while_you_look_has_its_full_height(
    pane: ChatPane, qtbot: QtBot, answer: Answer
) -> None:
    """Lines added to a card on the screen count for its layout at once, not only when Qt comes to show them."""
    waiting = Turn(1, 1, 1_790_009_000.0, "ibuprofeno", TurnState.PENDING)
    pane.show_turns([waiting])
    qtbot.wait(1)
    pane.change_turn(Turn(1, 1, waiting.asked_at, waiting.question, TurnState.COMPLETE, answer))
    view = pane.live_views[0]
    at_once = view.height()
    qtbot.wait(1)
    assert view.height_at(view.width()) == at_once
    for line in view.findChildren(LineButton):
        assert line.height() == line.sizeHint().height()

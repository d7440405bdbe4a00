"""Asking through the window, with a real history and a doubled worker."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.buttons import ChipButton
from medbot_desktop.ui.text_view import TextView
from tests.ui import building as b
from tests.ui.acting import ask, press, shown_texts, state, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def test_a_question_is_answered_word_for_word_with_its_source(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno con el estomago vacio?")
    wait_answered(qtbot, built)
    words = shown_texts(built.window.chat.pane)
    assert b.row().answer in words
    assert "Respuesta de sus datos, palabra por palabra" in words
    assert built.window.chat.composer.text == ""
    assert built.worker.asks()[0].ask.country == "ES"
    assert built.worker.asks()[0].ask.language == "es"


def test_copying_gives_the_answer_and_its_source(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    press(qtbot, built.window.chat.pane, "Copiar")
    assert QApplication.clipboard().text() == b.row().answer
    press(qtbot, built.window.chat.pane, "Copiar con la fuente")
    copied = QApplication.clipboard().text()
    assert copied.startswith(b.row().answer)
    for part in ("botica_parque.csv", "fila 117", b.row().source, b.row().source_url, "14/09/2026"):
        assert part in copied


def test_the_question_is_in_the_history_before_it_is_answered(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    ask(qtbot, built, "acenocumarol y aspirina")
    qtbot.waitUntil(lambda: built.window.sidebar.lines.model().rowCount() == 2)
    assert state(built) is TurnState.PENDING
    assert "Buscando en sus datos…" in shown_texts(built.window.chat.pane)


def test_a_question_that_is_stored_slowly_does_not_come_back_as_a_draft(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    slow, composer = threading.Event(), built.window.chat.composer
    built.window.desk._store.run(lambda records: slow.wait(10))
    qtbot.keyClicks(composer.field, "ibuprofeno")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.wait(composer._draft.interval() + 200)  # the disk takes longer than typing rests
    slow.set()
    wait_answered(qtbot, built)
    drafts: list[tuple[str, str]] = []
    built.window.desk._store.run(
        lambda records: (records.history.draft(None), records.history.draft(1)), drafts.append
    )
    qtbot.waitUntil(lambda: bool(drafts))
    assert drafts == [("", "")]


def test_what_is_typed_while_a_question_is_being_stored_stays(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    slow, composer = threading.Event(), built.window.chat.composer
    built.window.desk._store.run(lambda records: slow.wait(10))
    qtbot.keyClicks(composer.field, "ibuprofeno")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.keyClicks(composer.field, "y en ayunas")
    slow.set()
    wait_answered(qtbot, built)
    assert composer.text == "y en ayunas"
    assert built.worker.asks()[0].ask.question == "ibuprofeno"


def test_a_question_pressed_on_the_page_leaves_what_is_being_typed(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.not_in_data()))
    ask(qtbot, built, "semaglutida")
    wait_answered(qtbot, built)
    qtbot.keyClicks(built.window.chat.composer.field, "a medio escribir")
    press(qtbot, built.window.chat.pane, "Can metformin be taken with alcohol?")
    wait_answered(qtbot, built, 2)
    assert built.window.chat.composer.text == "a medio escribir"
    drafts: list[str] = []
    built.window.desk._store.run(lambda records: records.history.draft(1), drafts.append)
    qtbot.waitUntil(lambda: bool(drafts))
    assert drafts == ["a medio escribir"]


def test_a_second_question_goes_into_the_same_conversation(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    ask(qtbot, built, "y en el embarazo")
    wait_answered(qtbot, built, 2)
    assert len({turn.conversation_id for turn in built.window.chat.pane.turns}) == 1


def test_stop_ends_the_question_and_keeps_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    """CherryHQ/cherry-studio#2441: Stop stopped nothing, and the wait was there again after a restart."""
    built = open_window(FakeWorker())
    ask(qtbot, built, "metformina y contraste")
    qtbot.mouseClick(built.window.chat.composer.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(built) is TurnState.CANCELLED)
    assert built.worker.cancelled() == [1]
    assert "Detenida. Su pregunta está guardada." in shown_texts(built.window.chat.pane)
    assert built.window.chat.composer.button.accessibleName() == "Enviar"


def test_escape_stops_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    ask(qtbot, built, "metformina y contraste")
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: state(built) is TurnState.CANCELLED)


def test_a_worker_that_dies_leaves_the_question_with_retry(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    ask(qtbot, built, "losartan")
    built.worker.die()
    qtbot.waitUntil(lambda: state(built) is TurnState.INTERRUPTED)
    built.worker.answer = lambda question: b.stored()
    press(qtbot, built.window.chat.pane, "Reintentar")
    wait_answered(qtbot, built)
    assert [request.ask.question for request in built.worker.asks()] == ["losartan", "losartan"]


def test_a_worker_given_up_can_be_started_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    built.worker.started.clear()
    built.worker.die(gave_up=True)
    qtbot.waitUntil(built.window.chat.notices.isVisible)
    press(qtbot, built.window.chat.notices, "Iniciarlo de nuevo")
    qtbot.waitUntil(built.worker.started.is_set)


def test_choosing_answers_the_same_turn(qtbot: QtBot, open_window: OpenWindow) -> None:
    answers = {"hidroxicina": b.choose(), "medicine:hydralazine": b.stored()}
    built = open_window(FakeWorker(answer=answers.get))
    ask(qtbot, built, "hidroxicina")
    wait_answered(qtbot, built)
    press(qtbot, built.window.chat.pane, "Me refería a hydrALAZINE")
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[0].answer.kind is AnswerKind.STORED)
    assert len(built.window.chat.pane.turns) == 1
    assert b.row().answer in shown_texts(built.window.chat.pane)
    assert built.window.chat.composer.field.hasFocus()  # the button that had it is gone


def test_what_is_typed_over_the_chat_is_a_question(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "metformina con alcohol")
    wait_answered(qtbot, built)
    window, composer = built.window, built.window.chat.composer
    for widget in (window.chat.pane, window.chat.head.menu_button, window):
        composer.show_draft("")
        composer.field.clearFocus()
        widget.setFocus()
        qtbot.keyClicks(widget, "ibuprofeno")
        assert composer.text == "ibuprofeno"
        assert composer.field.hasFocus()
    QApplication.clipboard().setText(" con leche")
    composer.field.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert composer.text == "ibuprofeno con leche"
    window.navigation.show_settings("general")
    qtbot.keyClicks(window, "x")
    assert composer.text == "ibuprofeno con leche"


def test_a_near_question_is_asked_by_pressing_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    near = "Can metformin be taken with alcohol?"
    built = open_window(FakeWorker(answer=lambda q: b.stored() if q == near else b.not_in_data()))
    ask(qtbot, built, "semaglutide with alcohol")
    wait_answered(qtbot, built)
    assert "Ninguna fila trata de semaglutide." in shown_texts(built.window.chat.pane)
    press(qtbot, built.window.chat.pane, near)
    wait_answered(qtbot, built, 2)
    assert built.window.chat.pane.turns[1].question == near


def test_the_carried_medicine_can_be_dropped(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored(understood=b.carried("ibuprofeno"))))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    ask(qtbot, built, "y en el embarazo")
    wait_answered(qtbot, built, 2)
    assert built.worker.asks()[1].ask.before is not None
    built.worker.answer = lambda question: b.help_topics()
    chip = built.window.chat.pane.live_views[1].findChild(ChipButton)
    assert chip.accessibleName() == "entendido: ibuprofeno"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[1].answer.kind is AnswerKind.HELP)
    assert built.worker.asks()[2].ask.before is None


def test_patient_details_are_neither_stored_nor_sent(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    composer = built.window.chat.composer
    qtbot.keyClicks(composer.field, "DNI 12345678Z toma sintrom")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert built.window.chat.notices.isVisible()
    assert "No se ha enviado nada" in shown_texts(built.window.chat.notices)
    assert built.worker.asks() == []
    assert "12345678Z" in composer.text
    with qtbot.waitSignal(built.window.desk.turn_stored):
        press(qtbot, built.window.chat.notices, "Preguntar sin ellos")
    assert "12345678Z" not in built.worker.asks()[0].ask.question
    assert "12345678Z" not in built.window.chat.pane.turns[0].question


def test_patient_details_can_stay_on_this_computer(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    field = built.window.chat.composer.field
    qtbot.keyClicks(field, "DNI 12345678Z toma sintrom")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(built.window.desk.turn_stored):
        press(qtbot, built.window.chat.notices, "Dejarlos en este equipo")
    assert built.worker.asks()[0].ask.keep_details
    assert "12345678Z" in built.worker.asks()[0].ask.question


def test_an_empty_question_gets_a_sentence(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    assert "Escriba una pregunta" in shown_texts(built.window.chat.notices)
    assert built.worker.asks() == []


def test_too_long_a_question_is_kept_and_said(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    composer = built.window.chat.composer
    composer.field.setPlainText("a" * (MAX_QUESTION_LENGTH + 1))
    assert not composer.button.isEnabled()
    assert "4001 de 4000 caracteres" in shown_texts(composer)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert len(composer.text) == MAX_QUESTION_LENGTH + 1
    assert built.worker.asks() == []


def test_shift_enter_starts_a_line_and_the_composer_grows_to_six(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window()
    field = built.window.chat.composer.field
    heights = []
    for line in range(8):
        qtbot.keyClicks(field, f"l{line}")
        heights.append(field.height())
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert heights[:6] == sorted(set(heights[:6]))
    assert heights[5] == heights[6] == heights[7]
    assert built.worker.asks() == []


def test_what_is_typed_while_a_conversation_is_being_opened_stays(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    chat = built.window.chat
    qtbot.keyClicks(chat.composer.field, "a medias")
    with qtbot.waitSignal(built.window.desk.opened):
        chat.open(None)
        qtbot.keyClicks(chat.composer.field, "nueva")
    assert chat.composer.text == "nueva"
    with qtbot.waitSignal(built.window.desk.opened):
        chat.open(1)
        qtbot.keyClicks(chat.composer.field, "!")
    assert chat.composer.text == "a medias!"


def test_a_draft_survives_other_conversations_and_a_restart(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    conversation = built.window.desk.conversation_id
    qtbot.keyClicks(built.window.chat.composer.field, "a medias")
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(None)
    assert built.window.chat.composer.text == ""
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(conversation)
    assert built.window.chat.composer.text == "a medias"
    qtbot.keyClicks(built.window.chat.composer.field, " y mas")
    built.close()
    again = open_window()
    with qtbot.waitSignal(again.window.desk.opened):
        again.window.chat.open(conversation)
    assert again.window.chat.composer.text == "a medias y mas"


def test_closed_during_an_answer_it_is_interrupted_next_time(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    ask(qtbot, built, "ibuprofeno")
    built.close()
    again = open_window()
    with qtbot.waitSignal(again.window.desk.opened):
        again.window.chat.open(1)
    assert state(again) is TurnState.INTERRUPTED
    assert "La respuesta se cortó. Su pregunta está guardada." in shown_texts(again.window.chat.pane)


def test_a_link_is_opened_only_after_asking(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "medbot_desktop.ui.outside.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    pane = built.window.chat.pane
    pane.link_clicked.emit("http://example.org/")
    pane.link_clicked.emit("file:///etc/passwd")
    assert not built.window.chat.notices.isVisible()
    pane.link_clicked.emit(b.row().source_url)
    assert b.row().source_url in shown_texts(built.window.chat.notices)
    assert opened == []
    press(qtbot, built.window.chat.notices, "Abrir")
    assert opened == [b.row().source_url]


def test_what_the_data_holds_is_never_run_as_html(qtbot: QtBot, open_window: OpenWindow) -> None:
    evil = '<img src="file:///x"><b>b</b> [l](javascript:1)'
    row = b.row(
        answer=evil, question=evil, medicine=evil, topic=evil, source=evil, dataset=evil, reviewed_on=evil
    )
    built = open_window(FakeWorker(answer=lambda question: b.stored(row)))
    ask(qtbot, built, evil)
    wait_answered(qtbot, built)
    assert evil in shown_texts(built.window.chat.pane).split("\n")
    press(qtbot, built.window.chat.pane, "Copiar")
    assert QApplication.clipboard().text() == evil


def test_what_has_to_be_read_waits_until_it_is_closed(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    notices = built.window.chat.notices
    built.window.show_sentence(Sentence("database_set_aside", {"path": "history.db", "kept": "history-x.db"}))
    built.window.show_sentence(Sentence("settings_set_aside", {"kept": "settings-x.json"}))
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(None)
    assert "history-x.db" in shown_texts(notices)
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    assert "Escriba una pregunta" in shown_texts(notices)
    notices.close_notice()
    assert "history-x.db" in shown_texts(notices)
    notices.close_notice()
    assert "settings-x.json" in shown_texts(notices)
    notices.close_notice()
    assert notices.isHidden()


@pytest.mark.parametrize(
    "question",
    [
        "a" * MAX_QUESTION_LENGTH,
        "😀😀😀",
        "هل يمكن تناول الإيبوبروفين",
        "'; DROP TABLE turns; -- \" OR 1=1",
        "ibuprofeno\0con\x07alcohol",
        "<b>ibuprofeno</b> &amp; [x](file:///etc/passwd)",
        "ibuprofeno " * 300,
    ],
    ids=["one word", "emoji", "right to left", "sql", "control", "markup", "repeated"],
)
def test_any_text_is_asked_kept_and_shown_without_spreading_the_page(
    qtbot: QtBot, open_window: OpenWindow, question: str
) -> None:
    row = b.row(answer=question, question=question, medicine="ibuprofeno")
    built = open_window(FakeWorker(answer=lambda asked: b.stored(row)))
    with qtbot.waitSignal(built.window.desk.turn_stored):
        built.window.chat.ask(question)
    wait_answered(qtbot, built)
    pane = built.window.chat.pane
    assert pane.live_views[0].width() <= pane.viewport().width()
    assert built.window.width() == 1280
    qtbot.waitUntil(lambda: built.window.sidebar.lines.model().rowCount() == 2)
    for text in pane.live_views[0].findChildren(TextView):
        if text.isVisible():
            assert text.document().size().height() <= text.height() + 1

"""The first second: what is typed and asked before the history is open, and a window closed by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.storage.history import History
from tests.ui import building as b
from tests.ui.acting import ask, wait_answered
from tests.ui.building import FakeWorker, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def answering() -> FakeWorker:
    return FakeWorker(lambda _ask: b.stored())


def test_a_question_asked_at_once_joins_the_conversation_that_was_open(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, user_folder: Path
) -> None:
    first = open_window(answering())
    ask(qtbot, first, "¿ibuprofeno en ayunas?")
    wait_answered(qtbot, first)
    first.window.chat.composer.field.setPlainText("a medias")
    first.close()
    second = build(qapp, user_folder, answering())
    window = second.window
    window.show()
    window.chat.composer.field.setPlainText("nolotil")
    window.chat.composer.sent.emit("nolotil")
    assert not window.desk.is_open
    window.starting.open_records()
    qtbot.waitUntil(lambda: [turn.question for turn in window.chat.pane.turns][1:] == ["nolotil"])
    assert window.chat.pane.turns[0].question == "¿ibuprofeno en ayunas?"
    assert window.chat.composer.text == "a medias"  # the draft of that conversation, as it was left
    second.close()


def test_what_is_typed_at_once_stays_behind_the_draft(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, user_folder: Path
) -> None:
    first = open_window(answering())
    first.window.chat.composer.field.setPlainText("metamizol ")
    first.close()
    second = build(qapp, user_folder, answering())
    second.window.show()
    second.window.chat.composer.field.setPlainText("dosis")
    with qtbot.waitSignal(second.window.desk.opened):
        second.window.starting.open_records()
    assert second.window.chat.composer.text == "metamizol dosis"
    second.close()


def test_a_window_closed_before_the_history_is_open_loses_nothing(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, user_folder: Path
) -> None:
    first = open_window(answering())
    ask(qtbot, first, "¿ibuprofeno en ayunas?")
    wait_answered(qtbot, first)
    first.window.chat.composer.field.setPlainText("a medias")
    conversation_id = first.window.desk.conversation_id
    first.close()
    second = build(qapp, user_folder, answering())
    second.window.show()
    second.window.chat.composer.field.setPlainText("deprisa")
    second.close()
    history = History.open(user_folder)
    assert history.draft(conversation_id) == "a medias"
    assert history.draft(None) == "deprisa"
    history.close()
    third = open_window(answering())
    qtbot.waitUntil(lambda: len(third.window.chat.pane.turns) == 1)
    assert third.window.desk.conversation_id == conversation_id


def test_the_worker_gets_ready_while_the_history_is_still_to_be_opened(
    qtbot: QtBot, qapp: QApplication, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = answering()
    built = build(qapp, user_folder, worker)
    monkeypatch.setattr(built.window.starting, "open_records", lambda: None)
    built.window.starting.begin()
    built.window.show()
    qtbot.waitUntil(worker.started.is_set)
    built.close()

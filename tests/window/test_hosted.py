"""A hosted model from the settings to the answer: the real window, worker and engines, a server on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import TurnState
from tests.engines.loopback import Loopback, Plan
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.window.conftest import Start
    from tests.window.program import Program

KEY = "local-key-0123456789-7hQz"
ENGLISH = Settings(language="en", country="US", first_start_done=True)


@pytest.fixture
def server() -> Iterator[Loopback]:
    loopback = Loopback()
    yield loopback
    loopback.stop()


def switch_on(program: Program, qtbot: QtBot, server: Loopback) -> None:
    """As a person does it: read the notice, switch on, type the address, paste the key, press the button."""
    program.keys(Qt.Key.Key_4)
    settings = program.window.places.settings_page
    settings.show_section("models")
    page = settings.models
    qtbot.mouseClick(page.lines["openai_compatible"], Qt.MouseButton.LeftButton)
    panel = page.panels["openai_compatible"]
    assert "leave this computer" in program.page or "are sent to the server you name" in program.page
    qtbot.mouseClick(panel.on_button, Qt.MouseButton.LeftButton)
    panel.address.field.setFocus()
    qtbot.keyClicks(panel.address.field, f"{server.address}/v1")
    qtbot.keyClick(panel.address.field, Qt.Key.Key_Return)
    QApplication.clipboard().setText(KEY)
    panel.key.field.setFocus()
    qtbot.keyClick(panel.key.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(panel.key.keep_button, Qt.MouseButton.LeftButton)
    program.wait(lambda: "The key works" in panel.key.status.words.text())
    assert server.seen[-1].headers["authorization"] == f"Bearer {KEY}"
    box = panel.model_field.box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    program.keys(Qt.Key.Key_1)
    program.wait(program.window.chat.isVisible)


def files_with(folder: Path, secret: str) -> list[str]:
    forms = (secret.encode(), secret.encode("utf-16-le"), secret[-8:].encode())
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_a_question_is_streamed_stopped_asked_again_and_there_after_a_restart(
    qtbot: QtBot, start: Start, server: Loopback, example_folder: Path, user_folder: Path
) -> None:
    copy_example(example_folder, user_folder)
    program = start(user_folder, ENGLISH)
    program.wait_for_rows()
    switch_on(program, qtbot, server)
    assert program.window.chat.engine_choice.isVisible()

    server.plan(Plan(pieces=("Take it with **food** [1]. ", "And then nothing comes."), end="stall"))
    program.type_and_enter("can I take ibuprofen while pregnant")
    program.wait(lambda: "Take it with food" in program.page)
    assert program.turns[-1].state is TurnState.PENDING
    assert "From week 20" in program.page  # the stored answer, beside it from the first
    qtbot.mouseClick(program.window.chat.composer.button, Qt.MouseButton.LeftButton)
    stopped = program.answered()
    assert "Take it with food" in stopped.words
    assert "Stopped." in stopped.words
    assert server.closed_by_client.wait(10.0)

    server.plan(
        Plan(pieces=("Ibuprofen is not taken from week 20 [1]. ", "It was 999 mg [1]. ", "Rest helps."))
    )
    program.press("Retry")
    program.wait(lambda: program.turns[-1].state is TurnState.COMPLETE and "999 mg" in program.page)
    card = program.card()
    assert card.kind is AnswerKind.GENERATED
    assert "What differs" in card.words
    assert "check before use: 999 mg" in card.words
    sent = server.seen[-1].body
    assert "ibuprofen" in str(sent)
    assert KEY not in str(sent)
    program.close()

    again = start(user_folder)
    again.wait_for_rows()
    again.open_newest()
    card = again.answered()
    assert card.kind is AnswerKind.GENERATED
    assert "check before use: 999 mg" in card.words
    assert "From week 20" in card.words
    again.close()
    assert files_with(user_folder, KEY) == []


def test_an_emergency_reaches_no_server(
    qtbot: QtBot, start: Start, server: Loopback, example_folder: Path, user_folder: Path
) -> None:
    copy_example(example_folder, user_folder)
    program = start(user_folder, ENGLISH)
    program.wait_for_rows()
    switch_on(program, qtbot, server)
    asked = len(server.seen)
    card = program.ask("took a whole bottle of tylenol")
    assert card.kind is AnswerKind.RED_FLAG
    assert "In an emergency no model is asked unless you say so." in card.words
    assert len(server.seen) == asked

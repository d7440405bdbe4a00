"""What is changed by somebody who sees only the accessible tree: a row, a conversation, the language; a link opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from tests.accessible.bus import SHOWING, wait_for
from tests.accessible.test_screen_reader import ENGLISH, ask

if TYPE_CHECKING:
    from pathlib import Path

    from tests.accessible.bus import Node
    from tests.accessible.conftest import Start

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]
TOLD = Settings(language="en", country="US", first_start_done=True, person="Ana")
RECORDS = '#!/bin/sh\necho "$1" > "{place}"\n'


def hear(program: Node, words: str) -> str:
    """What was announced that holds these words."""
    return str(
        wait_for(
            lambda: next((said for said in program.bus.announced() if words in said), ""),
            f"{words!r} to be said",
        )
    )


def test_a_row_is_corrected_and_answers(start: Start) -> None:
    program = start(TOLD)
    ask(program, "is ibuprofen taken with food")
    program.named("Show the row", "push button").press()
    program.named("Open in the data", "push button").press()
    answer = program.named("Answer", "text")
    answer.write("Take ibuprofen with food, every time.")
    program.named("Save the row", "push button").press()
    assert hear(program, "Saved: row ").endswith("It answers from now on.")
    program.named("Ask", "radio button", "push button", "check box", "toggle button").press()
    ask(program, "is ibuprofen taken with food")
    assert "Take ibuprofen with food, every time." in program.bus.announced()[-1]


def test_a_conversation_is_deleted_and_brought_back(start: Start) -> None:
    program = start(ENGLISH)
    ask(program, "is ibuprofen taken with food")

    def entry() -> Node | None:
        nodes = program.walk()
        return next((n for n in nodes if n.role == "list item" and "ibuprofen taken" in n.name), None)

    wait_for(entry, "the conversation in the history")
    program.named("More on this conversation", "push button").press()
    program.named("Delete", "menu item").press()
    hear(program, "1 conversation deleted.")
    wait_for(lambda: entry() is None, "the conversation to go")
    program.named("Undo", "push button").press()
    wait_for(entry, "the conversation to come back")


def test_the_language_is_changed_where_the_program_runs(start: Start) -> None:
    program = start(ENGLISH)
    ask(program, "is ibuprofen taken with food")
    program.named("Settings", "radio button", "push button", "check box", "toggle button").press()
    box = program.named("Language", "combo box")
    box.press()
    program.find(lambda node: node.role == "list item" and node.name == "Español", "the language").press()
    program.named("Consultas", "radio button", "push button", "check box", "toggle button").press()
    program.named("Pregunta", "text")
    shown = {node.name for node in program.walk() if node.has(SHOWING)}
    assert {"Historial", "Entrenar", "Opciones", "Enviar"} <= shown
    assert not {"History", "Tuning", "Settings", "Send"} & shown


def test_the_source_of_a_row_is_opened_in_the_browser(
    start: Start, tmp_path: Path, session: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, seen = tmp_path / "tools", tmp_path / "asked"
    tools.mkdir()
    for name in ("xdg-open", "firefox"):
        (tools / name).write_text(RECORDS.format(place=seen))
        (tools / name).chmod(0o755)
    monkeypatch.setitem(session, "PATH", f"{tools}:{session['PATH']}")
    monkeypatch.setitem(session, "BROWSER", str(tools / "firefox"))
    program = start(ENGLISH)
    ask(program, "is ibuprofen taken with food")
    program.named("Show the row", "push button").press()
    program.named("Source: ", "push button").press()
    hear(program, "Open this page in the browser? https://")
    program.named("Open", "push button").press()
    wait_for(seen.exists, "the browser")
    assert seen.read_text().startswith("https://")

"""What is changed by somebody who sees only the accessible tree: a row, a conversation, the language; a link opened."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.library import Library
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


def rows_in(folder: Path) -> int:
    with closing(Library.open(folder)) as library:
        return sum(data_set.row_count for data_set in library.data_sets())


@pytest.mark.timeout(500)
def test_a_source_is_opened_and_a_row_changed_removed_and_brought_back(
    start: Start, tmp_path: Path, session: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, seen = tmp_path / "tools", tmp_path / "asked"
    tools.mkdir()
    for name in ("xdg-open", "firefox"):
        (tools / name).write_text(RECORDS.format(place=seen))
        (tools / name).chmod(0o755)
    monkeypatch.setitem(session, "PATH", f"{tools}:{session['PATH']}")
    monkeypatch.setitem(session, "BROWSER", str(tools / "firefox"))
    program = start(TOLD)
    program.named("Sample data · 765 rows", "push button")  # every row can answer
    turn = ask(program, "is ibuprofen taken with food")
    assert program.bus.announced()[-1].startswith("Stored answer, word for word. ")
    turn.named("Show the row", "push button").press()
    panel = program.named("Row", "panel", "filler")
    panel.named("Source: ", "push button").press()
    hear(program, "Open this page in the browser? https://")
    program.find(lambda node: (node.name, node.role) == ("Open", "push button"), "to open it").press()
    wait_for(seen.exists, "the browser")
    assert seen.read_text().startswith("https://")

    panel.named("Open in the data", "push button").press()
    program.named("Answer", "text").write("Take ibuprofen with food, every time.")
    program.named("Save the row", "push button").press()
    assert hear(program, "Saved: row ").endswith("It answers from now on.")

    before = rows_in(tmp_path)
    program.named("Remove the row", "push button").press()
    hear(program, "The row was removed.")
    assert rows_in(tmp_path) == before - 1
    program.find(lambda node: (node.name, node.role) == ("Undo", "push button"), "to undo").press()
    wait_for(lambda: rows_in(tmp_path) == before, "the row to come back")


@pytest.mark.timeout(300)
def test_the_language_is_changed_where_the_program_runs(start: Start) -> None:
    program = start(ENGLISH)
    program.named("Settings").press()
    box = program.find(
        lambda node: node.role == "combo box" and node.description == "Language", "the language"
    )
    assert box.name == "English"
    program.named("Help").press()
    program.named("Show the start page again", "push button").press()
    program.named("Español", "check box", "radio button", "toggle button").press()
    program.named("Volver", "push button").press()
    program.named("Pregunta", "text")
    shown = {node.name for node in program.walk() if node.has(SHOWING)}
    assert {"Consultas", "Historial", "Entrenar", "Opciones", "Enviar"} <= shown
    assert not {"Ask", "History", "Tuning", "Settings", "Send"} & shown

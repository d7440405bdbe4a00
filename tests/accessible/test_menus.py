"""Menus heard, read and pressed by somebody who sees only the accessible tree: Qt leaves them out of it."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.storage.history import History
from tests.accessible.bus import CHECKED, SENSITIVE, SHOWING, wait_for
from tests.accessible.test_acting import TOLD, hear
from tests.accessible.test_screen_reader import ask

if TYPE_CHECKING:
    from pathlib import Path

    from tests.accessible.bus import Node
    from tests.accessible.conftest import Start

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]


def menu(program: Node, name: str) -> Node:
    return program.named(name, "popup menu")


def entries(opened: Node) -> list[str]:
    return [entry.name for entry in opened.children() if entry.role == "menu item"]


def tool(session: dict[str, str], *words: str) -> str:
    """What xdotool says after it did something to the X server."""
    command = ["xdotool", *words]
    return subprocess.run(command, env=session, check=True, capture_output=True, text=True, timeout=60).stdout


def wait_closed(program: Node) -> None:
    wait_for(
        lambda: not any(node.role == "popup menu" and node.has(SHOWING) for node in program.walk()),
        "no menu to be open",
    )


@pytest.mark.timeout(400)
def test_menus_are_heard_read_and_pressed(start: Start, session: dict[str, str], tmp_path: Path) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed: nothing here presses keys")
    program = start(TOLD)
    program.named("Sample data · 765 rows", "push button")
    question = "is ibuprofen taken with food"
    turn = ask(program, question)

    # Without a window manager nobody else gives the window the keyboard.
    (window,) = tool(session, "search", "--onlyvisible", "--name", "MedBot").split()[-1:]
    tool(session, "windowfocus", "--sync", window)
    program.named("Question", "text").focus()
    wait_for(lambda: program.bus.focused(program) == "Question", "the field to have the focus")

    # A turn's: one of the program's own, opened by a button that is none of Qt's menu buttons
    turn.named("More on: ", "push button").press()
    hear(program, f"{question}: menu with 9 entries")
    opened = menu(program, question)
    assert entries(opened)[:3] == ["Copy", "Copy with source", "Print…"]
    assert program.bus.focused(program) == "Copy"
    opened.named("Pin", "menu item").press()
    wait_closed(program)
    wait_for(lambda: program.bus.focused(program) == "Question", "the focus to be told where it was")
    turn.named("More on: ", "push button").press()
    menu(program, question).named("Unpin", "menu item")

    # A menu in a menu, with what is chosen told, and the window it asks for a name in
    menu(program, question).named("Copy", "menu item").press()
    wait_closed(program)
    more = program.named("More on this conversation", "push button")
    more.press()
    menu(program, question).named("Labels", "menu item").press()
    labels = program.named("Labels", "popup menu")
    labels.named("New label…", "menu item").press()
    wait_closed(program)
    dialog = program.named("New label", "dialog")
    field = dialog.named("Name of the label", "text")
    dialog.named("Add the label", "push button").press()
    hear(program, "Type a name first.")
    field.write("Night")
    dialog.named("Add the label", "push button").press()

    def worn() -> list[str]:
        with closing(History.open(tmp_path)) as history:
            return [label.name for label in history.labels.labels()]

    wait_for(lambda: worn() == ["Night"], "the label")
    more.press()
    menu(program, question).named("Labels", "menu item").press()
    assert program.named("Night", "menu item").has(CHECKED)
    program.named("Night", "menu item").press()
    wait_closed(program)
    wait_for(lambda: worn() == [], "the label to be gone")

    # A tool button's: as Qt's own menu of one it could not be opened, or nothing was heard until it was closed
    turn.named("For the patient").press()
    opened = menu(program, "For the patient")
    assert entries(opened) == ["Print…", "Save as PDF…"]
    tool(session, "key", "Escape")
    wait_closed(program)

    # The history's, with the entry that only tells what would be written
    program.named("History").press()
    program.named("Export", "button menu").press()
    export = menu(program, "Export")
    assert not export.named("The whole history", "menu item").has(SENSITIVE)
    tool(session, "key", "Escape")
    wait_closed(program)
    program.named("Answer: all", "push button", "check box", "toggle button").press()
    kinds = menu(program, "Answer: all")
    assert kinds.named("Any", "menu item").has(CHECKED)
    kinds.named("Choose", "menu item").press()
    wait_closed(program)
    program.named("Answer: Choose")

"""The history with real clicks and typing: find a question, open it, delete it, take that back, erase it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from medbot_desktop.domain.settings import Settings
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.window.program import Program

    Start = Callable[..., Program]

READERS = [
    ("es", "ibuprofeno en el embarazo", "IBUPROFENO", "Borrar", "Deshacer", "Papelera", "Vaciar la papelera…",
     "Eliminar para siempre", "Eliminado para siempre."),
    ("en", "ibuprofen pregnancy", "IBUPROFEN", "Delete", "Undo", "Bin", "Empty the bin…", "Erase for good",
     "Erased for good."),
]  # fmt: skip


def click_in_menu(program: Program, words: str) -> None:
    """Click the entry with these words of the menu that is open."""
    program.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (act,) = [a for a in menu.actions() if a.text() == words]
    program._qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(act).center())


@pytest.mark.parametrize(
    ("language", "question", "typed", "delete", "undo", "bin_words", "empty", "erase", "erased"),
    READERS,
    ids=["es", "en"],
)
def test_found_opened_deleted_given_back_and_erased(
    start: Start, example_folder: Path, tmp_path: Path,
    language: str, question: str, typed: str, delete: str, undo: str, bin_words: str, empty: str, erase: str,
    erased: str,
) -> None:  # fmt: skip
    copy_example(example_folder, tmp_path)
    program = start(tmp_path, Settings(language=language, country="ES", first_start_done=True))
    program.wait_for_rows()
    card = program.ask(question)
    program.new_chat()

    program.keys(Qt.Key.Key_2)
    search = program.window.places.history_page.search
    program.wait(search.field.hasFocus)
    program._qtbot.keyClicks(search.field, typed.lower()[:7])
    program.wait(lambda: len(search.list.hits) == 1)
    program._qtbot.keyClick(search.field, Qt.Key.Key_Down)
    program.wait(lambda: search.preview.turn == card.turn)
    with program._qtbot.waitSignal(program.window.desk.opened):
        program._qtbot.keyClick(search.list, Qt.Key.Key_Return)
    assert [turn.question for turn in program.turns] == [question]

    program.wait(lambda: program._view() is not None)
    view = program._view()
    assert view is not None
    program._qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    click_in_menu(program, delete)
    program.wait(lambda: program.turns == [])
    program.press(undo)
    program.wait(lambda: [turn.question for turn in program.turns] == [question])

    program.wait(lambda: program._view() is not None)
    view = program._view()
    assert view is not None
    program._qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    click_in_menu(program, delete)
    program.wait(lambda: program.turns == [])
    # By the mouse: without a window manager the menu has taken the keyboard with it.
    program._qtbot.mouseClick(program.window.rail._buttons["history"], Qt.MouseButton.LeftButton)
    program.press(bin_words)
    program.wait(lambda: program.window.places.history_page.bin.list.count() == 1)
    program.press(empty)
    program.press(erase)
    program.wait(lambda: erased in program.page)
    written = b"".join(path.read_bytes() for path in tmp_path.glob("history.db*"))
    assert question.encode() not in written

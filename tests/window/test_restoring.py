"""A copy from another computer, brought in on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.messages import RemoveRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.window.program import Program

    Start = Callable[..., Program]


def test_history_and_rows_of_another_computer_are_there(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "copia de antes"
    history = History.open(old)
    history.add_turn("¿El colirio se guarda en la nevera?", None, 1.0)
    history.close()
    library = Library.open(old)
    row = Row("botica.csv", 1, "¿El omeprazol se toma en ayunas?", "Sí, antes del desayuno.", "omeprazol")
    library.add_data_set("botica.csv", [row])
    library.close()
    program = start(tmp_path / "user", Settings(language="es"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    program.press("Recuperar una copia")
    program.wait(lambda: "no hay ninguna copia de MedBot" in program.page)
    program.window.places.settings_page.about.start_wanted.emit()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(old))
    program.press("Recuperar una copia")
    program.wait(lambda: "Copia recuperada. Preguntas: 1. Filas: 1." in program.page)
    program.wait_for_rows()
    program.wait(lambda: program.window.sidebar.lines.model().rowCount() > 0)
    card = program.ask("omeprazol en ayunas?")
    assert card.kind is AnswerKind.STORED
    assert "Sí, antes del desayuno." in card.words


def test_a_copy_is_restored_while_the_worker_has_the_rows_open_and_back_again(
    start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "user"
    library = Library.open(folder)
    row = Row("botica.csv", 1, "¿El omeprazol se toma en ayunas?", "Sí, antes del desayuno.", "omeprazol")
    library.add_data_set("botica.csv", [row])
    library.close()
    program = start(folder, Settings(language="es", first_start_done=True))
    program.wait_for_rows()
    window = program.window
    window.navigation.show_settings("copies")
    page = window.places.settings_page.copies
    program.press("Hacer una copia ahora")
    program.wait(lambda: len(page._copies) == 1)
    client = window.parts.workers().client
    client.send(RemoveRequest(client.next_request_id(), 1))
    program.wait(
        lambda: (
            window.behind.library_requests.state is not None
            and not window.behind.library_requests.state.data_sets
        )
    )
    window.navigation.show_settings("copies")
    program.wait(lambda: page.make_button.isEnabled())
    program.press("Recuperar…")
    program.wait(lambda: "En la copia" in program.page)
    program.press("Recuperar esta copia")
    program.wait(lambda: "Copia recuperada. Preguntas: 0. Filas: 1." in program.page)
    program.wait_for_rows()
    window.navigation.show_chat()
    program.wait(window.chat.isVisible)
    card = program.ask("omeprazol en ayunas?")
    assert card.kind is AnswerKind.STORED
    assert "Sí, antes del desayuno." in card.words

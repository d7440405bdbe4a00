"""A pharmacy's own file: brought on the start page or in the settings, answering at once; and files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.window.program import Program

    Start = Callable[..., Program]

FROM_EXCEL = (
    "Pregunta;Respuesta;Medicamento;Fuente;Revisado el\r\n"
    "¿Cada cuánto se cambia el parche de fentanilo?;"
    "El parche de fentanilo se cambia cada 72 horas; anote día y hora.;Fentanilo;Ficha técnica;14/09/2026\r\n"
    "¿El omeprazol se toma en ayunas?;Sí, media hora antes del desayuno.;Omeprazol;;\r\n"
).replace("72 horas; anote", "72 horas, anote")


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for place in ("ui.chat.welcome", "ui.data.page", "ui.data.place"):
        monkeypatch.setattr(f"medbot_desktop.{place}.choose_data_file", lambda parent: str(path))


def test_the_first_start_with_ones_own_file(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "botica_señal.csv"
    own.write_bytes(FROM_EXCEL.encode("cp1252"))
    (tmp_path / "vacío.csv").touch()
    program = start(tmp_path / "user", Settings(language="es"))
    choose(monkeypatch, tmp_path / "vacío.csv")
    program.press("Traer mis respuestas")
    program.wait(lambda: "El archivo está vacío." in program.page)
    choose(monkeypatch, own)
    program.press("Abrir un archivo")
    program.press("Usar 2 filas")
    program.wait_for_rows()
    program.wait(lambda: "2 filas añadidas a sus datos." in program.page)
    program.window.rail.place_chosen.emit("chat")
    assert "Responden 2 filas, palabra por palabra." in program.page
    assert "muestra" not in program.page
    card = program.ask("parche de fentanilo cada cuanto")
    assert card.kind is AnswerKind.STORED
    for words in ("cada 72 horas, anote día y hora", "botica_señal.csv", "fila 1", "revisada el 14/09/2026"):
        assert words in card.words
    assert "no revisada" not in card.words


BAD_FILES = [
    (b"", "The file is empty."),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "This is a picture"),
    (b"%PDF-1.7\n" + bytes(range(256)) * 20, "This is not a table."),
    (b"question,answer\n", "no row"),
]


def test_files_that_are_none_are_told_and_change_nothing(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(tmp_path / "user", Settings(language="en", first_start_done=True))
    page = program.window.places.data_place.file
    for number, (content, words) in enumerate(BAD_FILES):
        path = tmp_path / f"file{number}.csv"
        path.write_bytes(content)
        choose(monkeypatch, path)
        program.window.places.data_place.show_overview()
        program.window.navigation.open_data()
        program.wait(lambda: "There is no data yet." in program.page)
        program.press("Open a file")
        program.wait(lambda words=words: page.isVisible() and words in program.page)
        assert "Nothing was changed." in program.page
    good = tmp_path / "good.csv"
    good.write_text("question,answer\nCan levothyroxine be taken with calcium?,Four hours apart.\n", "utf-8")
    choose(monkeypatch, good)
    program.press("Another file")
    program.press("Use 1 row")
    program.wait_for_rows()
    assert "good.csv" in program.page

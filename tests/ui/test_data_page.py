"""The data page: a file is examined, mended and used; what cannot be read is said; nothing is changed in the file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.checked import Choices, FixRow, RowState
from medbot_desktop.domain.settings import Settings
from medbot_desktop.ui.data.paged_rows import PAGE_ROWS
from medbot_desktop.worker.messages import (
    CheckRequest,
    PageRequest,
    Progress,
    WorkCancelled,
    WorkerDied,
)
from tests.ui import data_files
from tests.ui.acting import press, shown_texts
from tests.ui.building import FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.checked import CheckedFile
    from medbot_desktop.ui.data.page import DataPage
    from medbot_desktop.worker.messages import Request
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def examined(qtbot: QtBot, built: Built, path: Path) -> DataPage:
    """Open a file and wait until its report stands on the page."""
    built.window.navigation.open_file(str(path))
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: page._file is not None and not page.requests.busy, timeout=10_000)
    return page


def report(page: DataPage) -> CheckedFile:
    assert page._file is not None
    return page._file


def count(page: DataPage, kind: str) -> int:
    return next((found.count for found in report(page).findings if found.kind == kind), 0)


def choose_kind(qtbot: QtBot, page: DataPage, kind: str) -> None:
    """Click the line of a finding."""
    lines = page.report.list.lines.lines
    place = next(n for n, line in enumerate(lines) if line.found is not None and line.found.kind == kind)
    area = page.report.list.visualRect(page.report.list.lines.index(place))
    qtbot.mouseClick(page.report.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.waitUntil(lambda: page.rows.kind == kind)


def open_row(qtbot: QtBot, page: DataPage, place: int) -> None:
    """Choose a line of the table and wait for its texts below."""
    qtbot.waitUntil(lambda: page.rows.model.row_at(place) is not None)
    page.rows.table.selectRow(place)
    row = page.rows.model.row_at(place)
    assert row is not None
    qtbot.waitUntil(lambda: page.rows.panel.number == row.number)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> DataPage:
    built = open_window()
    return examined(qtbot, built, data_files.write(tmp_path / "botica.csv", encoding="cp1252"))


def test_it_says_how_the_file_was_understood_and_what_is_wrong(page: DataPage) -> None:
    words = shown_texts(page)
    assert "Windows-1252, detectada" in words
    assert "punto y coma ( ; )" in words
    assert "pregunta  ·  respuesta" in words
    assert "Usar 33 filas" in words
    file = report(page)
    assert (file.row_count, file.used_count, file.set_aside_count) == (38, 33, 5)
    assert count(page, "missing_answer") == count(page, "placeholder") == count(page, "exact_duplicate") == 1
    assert count(page, "other_medicine") == 2
    accessible = [
        page.report.list.lines.index(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(page.report.list.lines.rowCount())
    ]
    assert any("Filas apartadas" in line and "5" in line for line in accessible)


def test_a_finding_filters_the_rows_and_leads_to_its_place(qtbot: QtBot, page: DataPage) -> None:
    choose_kind(qtbot, page, "other_medicine")
    assert page.rows.model.rowCount() == 2
    assert "es el error más peligroso" in shown_texts(page)
    open_row(qtbot, page, 1)
    assert page.rows.panel.answer_field.toPlainText() == "Tadalafilo no debe tomarse con nitratos."
    press(qtbot, page, "Ver en el archivo")
    assert page.rows.model.rowCount() == 38
    assert page.rows.table.currentIndex().row() == 31
    choose_kind(qtbot, page, "missing_answer")
    press(qtbot, page, "Ver todas")
    assert page.rows.model.rowCount() == 38


def test_a_row_with_another_medicine_is_used_once_it_is_confirmed(qtbot: QtBot, page: DataPage) -> None:
    choose_kind(qtbot, page, "other_medicine")
    open_row(qtbot, page, 1)
    assert "hasta entonces no se usa" in shown_texts(page)
    press(qtbot, page, "Van juntas")
    qtbot.waitUntil(lambda: report(page).used_count == 34)
    assert count(page, "other_medicine") == 1
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: report(page).used_count == 33)
    choose_kind(qtbot, page, "missing_answer")
    open_row(qtbot, page, 0)
    assert "Van juntas" not in shown_texts(page)


def test_a_row_is_mended_in_place_and_undone(qtbot: QtBot, page: DataPage) -> None:
    before = Path(page.requests.path).read_bytes()
    choose_kind(qtbot, page, "missing_answer")
    open_row(qtbot, page, 0)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_F2)
    qtbot.waitUntil(page.rows.panel.answer_field.hasFocus)
    qtbot.keyClicks(page.rows.panel.answer_field, "El omeprazol se toma antes del desayuno.")
    press(qtbot, page, "Guardar la corrección")
    qtbot.waitUntil(lambda: report(page).used_count == 34)
    assert count(page, "missing_answer") == 0
    assert "Usar 34 filas" in shown_texts(page)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: report(page).used_count == 33)
    assert count(page, "missing_answer") == 1
    control = Qt.KeyboardModifier.ControlModifier
    for key, keys in ((Qt.Key.Key_Y, control), (Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)):
        qtbot.keyClick(page.rows.table, key, keys)
        qtbot.waitUntil(lambda: report(page).used_count == 34)
        qtbot.keyClick(page.rows.table, Qt.Key.Key_Z, control)
        qtbot.waitUntil(lambda: report(page).used_count == 33)
    assert Path(page.requests.path).read_bytes() == before


def type_an_answer(qtbot: QtBot, page: DataPage) -> None:
    choose_kind(qtbot, page, "missing_answer")
    open_row(qtbot, page, 0)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_F2)
    qtbot.waitUntil(page.rows.panel.answer_field.hasFocus)
    qtbot.keyClicks(page.rows.panel.answer_field, "El omeprazol se toma antes del desayuno.")


def test_a_correction_is_saved_by_key(qtbot: QtBot, page: DataPage) -> None:
    type_an_answer(qtbot, page)
    qtbot.keyClick(page.rows.panel.answer_field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: report(page).used_count == 34)


def test_what_was_typed_is_not_lost_by_looking_at_something_else(qtbot: QtBot, page: DataPage) -> None:
    type_an_answer(qtbot, page)
    press(qtbot, page, "Ver todas")
    qtbot.waitUntil(lambda: report(page).used_count == 34)
    open_row(qtbot, page, 2)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_F2)
    qtbot.waitUntil(page.rows.panel.answer_field.hasFocus)
    qtbot.keyClicks(page.rows.panel.answer_field, " Consulte.")
    number = page.rows.panel.number
    open_row(qtbot, page, 5)
    qtbot.waitUntil(lambda: number in [e.number for e in page.requests.edits if isinstance(e, FixRow)])


def test_rows_are_used_with_the_correction_that_was_typed_last(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    page = examined(qtbot, built, data_files.write(tmp_path / "botica.csv"))
    type_an_answer(qtbot, page)
    press(qtbot, page, "Usar 33 filas")
    qtbot.waitUntil(lambda: "34 filas añadidas a sus datos." in shown_texts(page))
    assert "El omeprazol se toma antes del desayuno." in [row.answer for row in built.worker.rows_used]
    assert not page.rows.panel.isEnabled()


def test_a_row_is_left_out_by_key_and_used_again(qtbot: QtBot, page: DataPage) -> None:
    open_row(qtbot, page, 3)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: report(page).used_count == 32)
    qtbot.waitUntil(lambda: "Volver a usarla" in shown_texts(page))
    row = page.rows.model.row_at(3)
    assert row is not None
    assert row.state is RowState.LEFT_OUT
    press(qtbot, page, "Deshacer")
    qtbot.waitUntil(lambda: report(page).used_count == 33)


def test_leaving_the_first_of_a_repeat_out_brings_the_other_in(qtbot: QtBot, page: DataPage) -> None:
    open_row(qtbot, page, 0)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: report(page).left_out_count == 1)
    assert report(page).used_count == 33
    assert count(page, "exact_duplicate") == 0


def test_damaged_letters_are_repaired_one_by_one_or_all(qtbot: QtBot, page: DataPage) -> None:
    choose_kind(qtbot, page, "damaged_characters")
    open_row(qtbot, page, 0)
    assert "Reparada queda así: La acción de la aspirina es máxima con comida." in shown_texts(page)
    press(qtbot, page, "Aceptar la reparación")
    qtbot.waitUntil(lambda: count(page, "damaged_characters") == 0)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: count(page, "damaged_characters") == 1)
    choose_kind(qtbot, page, "damaged_characters")
    press(qtbot, page, "Reparar 1 fila")
    qtbot.waitUntil(lambda: count(page, "damaged_characters") == 0)


def test_another_reading_shows_at_once_and_another_column_too(qtbot: QtBot, page: DataPage) -> None:
    press(qtbot, page, "Cambiar")
    box = page.layout_bar.encoding_field.box
    box.setCurrentIndex(box.findData("mac-roman"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: report(page).layout.encoding == "mac-roman" and not page.requests.busy)
    assert "Mac Roman" in shown_texts(page)
    first = page.rows.model.row_at(0)
    qtbot.waitUntil(lambda: page.rows.model.row_at(0) is not None)
    first = page.rows.model.row_at(0)
    assert first is not None
    assert not first.question.startswith("¿La")
    box = page.layout_bar.answer_field.box
    box.setCurrentIndex(box.findText("notas"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: report(page).layout.answer == 6 and not page.requests.busy)
    assert page.requests.choices == Choices(encoding="mac-roman", question=1, answer=6)


def test_what_is_left_is_used_with_its_corrections(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    page = examined(qtbot, built, data_files.write(tmp_path / "botica.csv"))
    choose_kind(qtbot, page, "damaged_characters")
    press(qtbot, page, "Reparar 1 fila")
    qtbot.waitUntil(lambda: count(page, "damaged_characters") == 0)
    qtbot.waitUntil(lambda: page.rows.kind == "" and page.rows.model.row_at(0) is not None)
    press(qtbot, page, "Usar 33 filas")
    qtbot.waitUntil(lambda: "33 filas añadidas a sus datos." in shown_texts(page))
    answers = [row.answer for row in built.worker.rows_used]
    assert "La acción de la aspirina es máxima con comida." in answers
    assert "" not in answers
    assert len(answers) == 33
    press(qtbot, page, "Preguntar")
    assert built.window.chat.isVisible()
    assert built.window.chat.composer.text == "¿La levotiroxina va en ayunas?"


def test_a_file_that_changed_meanwhile_is_not_used(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    path = data_files.write(tmp_path / "botica.csv")
    page = examined(qtbot, built, path)
    path.write_text(path.read_text(encoding="utf-8").replace("ayunas", "comida"), encoding="utf-8")
    press(qtbot, page, "Usar 33 filas")
    qtbot.waitUntil(lambda: "ha cambiado" in shown_texts(page))
    assert built.worker.rows_used == []
    assert page.use_button.isEnabled()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'pregunta;respuesta\r\n"a;b\r\nc;d\r\ne;f\r\n', "línea 2"),
        (b"", "está vacío"),
        (b"\x89PNG\r\n\x1a\n0000", "Es una imagen"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_on_the_page(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, content: bytes, told: str
) -> None:
    built = open_window()
    path = tmp_path / "roto.csv"
    path.write_bytes(content)
    built.window.navigation.open_file(str(path))
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: told in shown_texts(page))
    assert "No se ha cambiado nada." in shown_texts(page)
    assert page.open_button.isVisible()
    assert not page.use_button.isVisible()
    assert path.read_bytes() == content


def test_a_copy_and_both_reports_are_saved_and_the_file_itself_refused(
    qtbot: QtBot, page: DataPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_as(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(path), ""))
        return path

    source = Path(page.requests.path)
    before = source.read_bytes()
    save_as("botica.csv")
    press(qtbot, page, "Guardar una copia reparada")
    qtbot.waitUntil(lambda: "Ese es el archivo original" in shown_texts(page))
    assert source.read_bytes() == before
    copy = save_as("copia.csv")
    press(qtbot, page, "Guardar una copia reparada")
    qtbot.waitUntil(lambda: "Guardado: copia.csv" in shown_texts(page))
    rows = read_csv(copy)
    assert len(rows) == 33
    assert rows[0]["question"] == "¿La levotiroxina va en ayunas?"
    table = save_as("informe.csv")
    page.foot.csv_action.trigger()
    qtbot.waitUntil(lambda: "Guardado: informe.csv" in shown_texts(page))
    lines = read_csv(table)
    assert ("Falta la respuesta", "33") in {(line["Hallazgo"], line["Fila"]) for line in lines}
    paper = save_as("informe.pdf")
    page.foot.pdf_action.trigger()
    qtbot.waitUntil(lambda: "Guardado: informe.pdf" in shown_texts(page))
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_dropped_file_is_opened(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(data_files.write(tmp_path / "botica.csv")))])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    built.window.dropEvent(event)
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: page._file is not None, timeout=10_000)
    assert page.isVisible()


class SilentWorker(FakeWorker):
    """Takes requests about files and says nothing to them until told to."""

    def send(self, request: Request) -> None:
        self.requests.append(request)


def test_progress_is_shown_and_cancel_stops_it(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window(SilentWorker())
    built.window.navigation.open_file(str(tmp_path / "grande.csv"))
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: any(isinstance(r, CheckRequest) for r in built.worker.requests))
    number = next(r.request_id for r in built.worker.requests if isinstance(r, CheckRequest))
    built.worker.listener(Progress(number, "checking", 40, 100))
    qtbot.waitUntil(lambda: page.progress.bar.value() == 40)
    press(qtbot, page, "Cancelar")
    qtbot.waitUntil(lambda: built.worker.cancelled() == [number])
    built.worker.listener(WorkCancelled(number))
    qtbot.waitUntil(lambda: "Cancelado. No se ha cambiado nada." in shown_texts(page))
    assert not page.requests.busy


def test_after_the_worker_died_the_file_is_examined_again_with_its_corrections(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    page = examined(qtbot, built, data_files.write(tmp_path / "botica.csv"))
    open_row(qtbot, page, 3)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: report(page).used_count == 32)
    built.worker.listener(WorkerDied(()))
    checks = lambda: [r for r in built.worker.requests if isinstance(r, CheckRequest)]  # noqa: E731
    qtbot.waitUntil(lambda: len(checks()) == 2 and not page.requests.busy)
    qtbot.waitUntil(lambda: report(page).used_count == 32)
    assert len(checks()[1].edits) == 1


def test_of_100_000_rows_only_those_in_sight_are_asked_for(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doctor is left out: it is the window that is looked at here."""
    from medbot_desktop.datasets.checking import check

    monkeypatch.setattr(
        "medbot_desktop.pipeline.examining.check_file",
        lambda path, medicines, report, choices: check(path, choices=choices),
    )
    path = tmp_path / "grande.csv"
    lines = (
        f"¿Pregunta número {n} sobre el medicamento?;Respuesta número {n} del archivo."
        for n in range(100_000)
    )
    path.write_text("pregunta;respuesta\n" + "\n".join(lines) + "\n", encoding="utf-8")
    built = open_window()
    built.window.navigation.open_file(str(path))
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: page._file is not None and not page.requests.busy, timeout=60_000)
    qtbot.waitUntil(lambda: page.rows.model.row_at(0) is not None)
    page.rows.jump_to(70_000)
    qtbot.waitUntil(lambda: page.rows.panel.number == 70_000, timeout=10_000)
    pages = [r for r in built.worker.requests if isinstance(r, PageRequest)]
    assert page.rows.model.rowCount() == 100_000
    assert len(pages) <= 6
    assert all(request.count <= PAGE_ROWS for request in pages)
    assert {r.offset for r in pages if not r.whole} <= {0, 69_900, 70_000}


@pytest.mark.parametrize("language", ["es", "en"])
def test_everything_on_the_page_has_a_name(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, language: str
) -> None:
    built = open_window(settings=Settings(language=language, country="ES", first_start_done=True))
    page = examined(qtbot, built, data_files.write(tmp_path / "botica.csv"))
    page.layout_bar.show_fields(True)
    open_row(qtbot, page, 34)
    assert nameless(page) == []


def test_another_language_changes_every_word(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window()
    page = examined(qtbot, built, data_files.write(tmp_path / "botica.csv"))
    choose_kind(qtbot, page, "other_medicine")
    open_row(qtbot, page, 0)
    built.parts.language.use("en")
    qtbot.waitUntil(lambda: "Use 33 rows" in shown_texts(page))
    words = shown_texts(page)
    for spanish in ("filas", "Fila", "Codificación", "Guardar", "Respuesta", "Otro medicamento"):
        assert spanish not in words, spanish

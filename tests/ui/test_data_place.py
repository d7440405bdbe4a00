"""The data place: data sets seen, switched, returned, deleted; rows searched, corrected, reviewed; a file replaced."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.library import ChangeKind, RowFilter
from medbot_desktop.domain.rows import RowFields
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.library import Library
from medbot_desktop.ui.data.paged_rows import MEDICINE, QUESTION, STATE
from medbot_desktop.worker.library_messages import EditRowRequest
from medbot_desktop.worker.messages import LibraryChanged, Progress
from tests.ui import building as b
from tests.ui import data_files, library_rows
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.data.place import DataPlace
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


@pytest.fixture
def built(open_window: OpenWindow) -> Built:
    built = open_window(FakeWorker())
    library_rows.fill_larger(built.folder)
    built.worker.keeps = built.folder
    return built


@pytest.fixture
def place(qtbot: QtBot, built: Built) -> DataPlace:
    """The overview, as Ctrl+3 shows it."""
    qtbot.keyClick(built.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    place = built.window.places.data_place
    qtbot.waitUntil(lambda: place.overview.data_set(1) is not None)
    return place


def read(built: Built) -> Library:
    return Library.open_to_read(built.folder)


def rows_shown(qtbot: QtBot, place: DataPlace, query_words: str = "") -> list[str]:
    """The questions in the table, once they have come."""
    model = place.rows.model
    qtbot.waitUntil(lambda: model.query.words == query_words and _all_there(model))
    return [str(model.index(n, QUESTION).data()) for n in range(min(model.rowCount(), 30))]


def _all_there(model: object) -> bool:
    count = model.rowCount()  # type: ignore[attr-defined]
    return count > 0 and all(model.row_at(n) is not None for n in range(min(count, 30)))  # type: ignore[attr-defined]


def open_rows(qtbot: QtBot, place: DataPlace, dataset_id: int = 1) -> None:
    place.overview.card(dataset_id).rows_button.click()
    qtbot.waitUntil(lambda: place.rows.isVisible() and place.rows.model.rowCount() > 0)


def test_the_overview_tells_what_each_data_set_is(place: DataPlace) -> None:
    words = shown_texts(place)
    assert "botica_parque.csv" in words
    for told in ("240 filas", "a cargo de Ana", "revisado el 67\u00a0%", "español", "80 por revisar"):
        assert told in words, told
    assert "Datos de muestra" in words
    assert "Escritas aquí" in words
    assert "antiguo.xlsx" in words
    assert "12 filas · quedan 27 días" in words
    assert nameless(place) == []


def test_the_progress_of_the_example_is_shown(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    built.window.behind.library_requests._waiting.add(9)
    built.worker.listener(Progress(9, "importing", 40, 300))
    qtbot.waitUntil(lambda: "Leyendo el archivo: 40 de 300 filas" in shown_texts(place))


def test_switching_off_and_on(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    place.overview.card(1).box.click()
    qtbot.waitUntil(lambda: (s := place.overview.data_set(1)) is not None and not s.enabled)
    with closing(read(built)) as library:
        change = library.changes.of(1)[0]
        assert (change.kind, bool(change.made_by)) == (ChangeKind.DISABLED, True)
    assert "Desactivados" in shown_texts(place.overview.card(1))


def test_every_earlier_state_comes_back_and_goes_again(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    card = place.overview.card(1)
    card.history_button.click()
    words = shown_texts(card)
    assert "Importado, filas: 220 (botica_parque.csv)" in words
    assert "Eva" in words
    with closing(read(built)) as library:
        first = library.changes.of(1)[-1].id
    card.return_wanted.emit(1, first)
    qtbot.waitUntil(lambda: (s := place.overview.data_set(1)) is not None and s.row_count == 220)
    qtbot.waitUntil(lambda: "está otra vez como estaba" in shown_texts(place))
    press(qtbot, place.overview.notices, "Deshacer")
    qtbot.waitUntil(lambda: (s := place.overview.data_set(1)) is not None and s.row_count == 240)
    with closing(read(built)) as library:
        assert "Mejor con la comida." in library.rows(1)[1].answer


def test_deleting_is_undone(qtbot: QtBot, place: DataPlace) -> None:
    place.overview.card(1).delete_button.click()
    qtbot.waitUntil(lambda: place.overview.data_set(1) is None)
    press(qtbot, place.overview.notices, "Deshacer")
    qtbot.waitUntil(lambda: place.overview.data_set(1) is not None)


def test_a_data_set_gets_another_name_and_keeper(qtbot: QtBot, place: DataPlace) -> None:
    card = place.overview.card(1)
    card.details_button.click()
    card.name_field.setText("Fichas del mostrador")
    card.owner_field.setText("Marta")
    qtbot.keyClick(card.owner_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (s := place.overview.data_set(1)) is not None and s.owner == "Marta")
    assert "Fichas del mostrador" in shown_texts(place)
    card = place.overview.card(1)
    card.details_given.emit(1, "starter_es.csv", "Marta")
    qtbot.waitUntil(lambda: "Elija otro nombre." in shown_texts(place))


def test_rows_are_exported(
    qtbot: QtBot, place: DataPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    place.overview.card(1).export_button.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: "Guardado: out.jsonl" in shown_texts(place))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 240


def test_rows_are_searched_and_filtered(qtbot: QtBot, place: DataPlace) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    assert "botica_parque.csv" in shown_texts(rows)
    assert rows_shown(qtbot, place)[0] == "¿La levotiroxina va en ayunas?"
    qtbot.keyClicks(rows.search_field, "METFORMINA")
    assert all("Metformina" in question for question in rows_shown(qtbot, place, "METFORMINA"))
    assert 0 < rows.model.rowCount() < 60
    rows.search_field.setText("kidny")
    qtbot.waitUntil(lambda: "Nada con «kidny». Pruebe con una sola palabra." in shown_texts(rows))
    rows.search_field.clear()
    rows_shown(qtbot, place)
    assert "Nada con" not in shown_texts(rows)
    rows.filter_box.setCurrentIndex(rows.filter_box.findData(RowFilter.DUE.value))
    rows.filter_box.activated.emit(1)
    qtbot.waitUntil(lambda: rows.model.rowCount() == 80 and _all_there(rows.model))
    assert rows.model.index(3, STATE).data() == "Toca revisarla"
    rows.filter_box.setCurrentIndex(0)
    rows.filter_box.activated.emit(0)
    rows.medicine_box.setCurrentIndex(rows.medicine_box.findData("bisoprolol"))
    rows.medicine_box.activated.emit(1)
    qtbot.waitUntil(lambda: 0 < rows.model.rowCount() < 40 and _all_there(rows.model))
    assert {rows.model.index(n, MEDICINE).data() for n in range(rows.model.rowCount())} == {"bisoprolol"}


def test_a_row_is_corrected_with_who_and_when(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    rows_shown(qtbot, place)
    rows.table.setFocus()
    rows.table.selectRow(0)
    qtbot.waitUntil(rows.form.isVisible)
    qtbot.keyClick(rows.table, Qt.Key.Key_Return)
    qtbot.waitUntil(rows.form.answer_field.hasFocus)
    rows.form.answer_field.setPlainText("En ayunas, media hora antes de desayunar.")
    rows.form.person_field.setText("Marta")
    rows.form.today_button.click()
    qtbot.keyClick(rows.form.answer_field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Guardada la fila 1. Responde desde ahora." in shown_texts(rows))
    qtbot.waitUntil(lambda: "Respuesta antes: La levotiroxina" in shown_texts(rows.form))
    assert "Marta · corregida" in shown_texts(rows.form)
    assert built.window.preferences.current().person == "Marta"
    with closing(read(built)) as library:
        row = library.rows(1)[0]
        assert (row.answer, row.edited_by) == ("En ayunas, media hora antes de desayunar.", "Marta")


def typed_in_row(qtbot: QtBot, place: DataPlace, row: int, answer: str) -> None:
    """Open a row and type an answer that is not saved."""
    rows = place.rows
    rows.table.setFocus()
    rows.table.selectRow(row)
    qtbot.waitUntil(lambda: rows.form.isVisible() and rows.form.number == row + 1)
    rows.form.answer_field.setPlainText(answer)


def test_what_was_typed_in_a_row_is_there_when_it_is_opened_again(
    qtbot: QtBot, built: Built, place: DataPlace
) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    rows_shown(qtbot, place)
    typed_in_row(qtbot, place, 0, "Con agua.")
    qtbot.keyClick(rows.form.answer_field, Qt.Key.Key_Escape)
    assert not rows.form.isVisible()
    rows.table.selectRow(2)
    qtbot.waitUntil(lambda: rows.form.isVisible() and rows.form.number == 3)
    assert rows.form.answer_field.toPlainText() != "Con agua."
    rows.table.selectRow(0)
    qtbot.waitUntil(lambda: rows.form.answer_field.toPlainText() == "Con agua.")
    assert rows.form.save_button.isEnabled()
    # Where the row is another one meanwhile, what was typed over the older one would undo that.
    qtbot.keyClick(rows.form.answer_field, Qt.Key.Key_Escape)
    with closing(Library.open(built.folder)) as library:
        row = library.rows(1)[0]
        library.edit_row(row.id, replace(row.fields, answer="En ayunas."), who="Eva")
    qtbot.keyClick(rows.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows.form.answer_field.toPlainText() == "En ayunas.")


def test_going_to_another_row_says_that_one_is_not_saved(
    qtbot: QtBot, built: Built, place: DataPlace
) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    rows_shown(qtbot, place)
    typed_in_row(qtbot, place, 0, "Con agua.")
    rows.table.selectRow(2)
    assert "Lo que ha escrito en la fila 1 no está guardado." in shown_texts(rows)
    press(qtbot, rows.notices, "Descartarlo")
    qtbot.waitUntil(lambda: rows.form.number == 3)
    typed_in_row(qtbot, place, 1, "Con leche.")
    rows.table.selectRow(2)
    press(qtbot, rows.notices, "Guardarlo")
    qtbot.waitUntil(lambda: "Guardada la fila 2. Responde desde ahora." in shown_texts(rows))
    with closing(read(built)) as library:
        answers = [row.answer for row in library.rows(1)[:2]]
    assert answers[0] != "Con agua."
    assert answers[1] == "Con leche."


def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(
    qtbot: QtBot, built: Built, place: DataPlace
) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    rows_shown(qtbot, place)
    rows.table.selectRow(0)
    qtbot.waitUntil(rows.form.isVisible)
    with closing(Library.open(built.folder)) as library:
        row = library.rows(1)[0]
        library.edit_row(row.id, RowFields(row.question, "De otro sitio."))
    rows.form.answer_field.setPlainText("La mía.")
    rows.form.save_button.click()
    qtbot.waitUntil(lambda: "se cambió en otro sitio" in shown_texts(rows))
    assert rows.form.answer_field.toPlainText() == "La mía."
    with closing(read(built)) as library:
        assert library.rows(1)[0].answer == "De otro sitio."


def test_rows_are_added_removed_and_reviewed(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    open_rows(qtbot, place)
    rows = place.rows
    press(qtbot, rows, "Añadir una fila")
    qtbot.waitUntil(rows.form.isVisible)
    rows.form.question_field.setPlainText("¿El enalapril da tos?")
    assert not rows.form.save_button.isEnabled()
    rows.form.answer_field.setPlainText("Puede darla.")
    rows.form.save_button.click()
    qtbot.waitUntil(lambda: "Guardada la fila 241" in shown_texts(rows))
    qtbot.waitUntil(lambda: rows.table.currentIndex().row() == 240 and rows.model.row_at(240) is not None)
    qtbot.keyClick(rows.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows.model.rowCount() == 240)
    press(qtbot, rows.notices, "Deshacer")
    qtbot.waitUntil(lambda: rows.model.rowCount() == 241)
    rows.table.scrollToTop()
    rows.table.setCurrentIndex(rows.model.index(2, 0))
    qtbot.keyClick(rows.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, rows, "Revisadas hoy (2)")
    qtbot.waitUntil(lambda: rows.model.index(2, STATE).data() == "Corregida aquí")
    with closing(read(built)) as library:
        reviewed = [row.reviewed_on for row in library.rows(1)[2:4]]
        assert len(set(reviewed)) == 1
        assert library.changes.of(1)[0].changed == 2


def test_a_newer_file_is_compared_first_and_then_takes_the_place(
    qtbot: QtBot, built: Built, place: DataPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library_rows.write_newer(built.folder)
    monkeypatch.setattr("medbot_desktop.ui.data.place.choose_data_file", lambda parent: str(path))
    place.overview.card(1).replace_button.click()
    press(qtbot, place.file, "Comparar con botica_parque.csv")
    qtbot.waitUntil(place.replacement.isVisible, timeout=10_000)
    words = shown_texts(place.replacement)
    for told in ("Cambiadas: 1", "Quitadas: 2", "Nuevas: 1", "¿El enalapril da tos?", "más clara"):
        assert told in words, told
    with closing(read(built)) as library:
        assert library.data_set(1).row_count == 240
    press(qtbot, place, "Sustituir")
    qtbot.waitUntil(lambda: "Sustituido: botica_parque.csv" in shown_texts(place))
    with closing(read(built)) as library:
        change = library.changes.of(1)[0]
        assert (change.source, change.added, change.changed, change.removed) == (path.name, 1, 1, 2)
        # Corrected here, unchanged in the file: it stays.
        assert "Mejor con la comida." in library.rows(1)[2].answer
    recent = [action.text() for action in _recent(place)]
    assert recent == [path.name]
    with closing(read(built)) as library:
        before = library.changes.of(1)[1].id
    press(qtbot, place.overview.notices, "Deshacer")
    qtbot.waitUntil(lambda: "está otra vez como estaba" in shown_texts(place.overview.notices))
    with closing(read(built)) as library:
        assert library.data_set(1).row_count == 240
        assert library.changes.of(1)[0].kind is ChangeKind.ROLLED_BACK
        assert library.changes.of(1)[1].id != before


def test_a_newer_file_that_says_the_same_has_nothing_to_replace(
    qtbot: QtBot, built: Built, place: DataPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library_rows.write_newer(built.folder)
    monkeypatch.setattr("medbot_desktop.ui.data.place.choose_data_file", lambda parent: str(path))
    for _ in range(2):
        place.overview.card(1).replace_button.click()
        press(qtbot, place.file, "Comparar con botica_parque.csv")
        qtbot.waitUntil(place.replacement.isVisible, timeout=10_000)
        if place.replacement.replace_button.isEnabled():
            press(qtbot, place, "Sustituir")
            qtbot.waitUntil(lambda: "Sustituido: botica_parque.csv" in shown_texts(place))
    assert "El archivo dice lo mismo que sus datos." in shown_texts(place.replacement)
    assert not place.replacement.replace_button.isEnabled()
    with closing(read(built)) as library:
        assert [change.source for change in library.changes.of(1)].count(path.name) == 1


def _recent(place: DataPlace) -> list[QAction]:
    place.overview._fill_recent()
    return place.overview._recent_menu.actions()


def test_escape_leads_back_step_by_step(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    open_rows(qtbot, place)
    rows_shown(qtbot, place)
    place.rows.table.selectRow(1)
    qtbot.waitUntil(place.rows.form.isVisible)
    qtbot.keyClick(place.rows.form.answer_field, Qt.Key.Key_Escape)
    assert not place.rows.form.isVisible()
    qtbot.keyClick(place.rows.table, Qt.Key.Key_Escape)
    assert place.overview.isVisible()
    qtbot.keyClick(place.overview.open_button, Qt.Key.Key_Escape)
    assert built.window.chat.isVisible()


def test_the_row_of_an_answer_is_opened_where_it_stands(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    library_rows.fill_larger(built.folder)
    with closing(read(built)) as library:
        row = library.rows(1)[150]
    ask(qtbot, built, "levotiroxina")
    wait_answered(qtbot, built)
    built.window.behind.answers.row_opened.emit(row)
    place = built.window.places.data_place
    qtbot.waitUntil(lambda: place.rows.form.isVisible() and place.rows.form.row_id == row.id)
    assert place.rows.table.currentIndex().row() == 150
    qtbot.waitUntil(lambda: "botica_parque.csv" in shown_texts(place.rows))


def test_a_command_that_changed_the_library_is_seen(qtbot: QtBot, built: Built, place: DataPlace) -> None:
    with closing(Library.open(built.folder)) as library:
        library.add_data_set("de la terminal.csv", library_rows.larger_rows(5))
    built.worker.listener(LibraryChanged(b.library_state()))
    qtbot.waitUntil(lambda: "de la terminal.csv" in shown_texts(place))


def test_a_file_of_ones_own_from_the_overview(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = open_window(settings=Settings(language="en", country="US", first_start_done=True))
    path = data_files.write(tmp_path / "mis_respuestas.csv")
    monkeypatch.setattr("medbot_desktop.ui.data.place.choose_data_file", lambda parent: str(path))
    qtbot.keyClick(built.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    place = built.window.places.data_place
    qtbot.waitUntil(lambda: "mis_respuestas.csv" in shown_texts(place.file))
    qtbot.waitUntil(lambda: not place.busy, timeout=10_000)
    assert "There is no data yet" not in shown_texts(place)
    assert not any(isinstance(request, EditRowRequest) for request in built.worker.requests)


def test_a_file_named_like_a_data_set_is_offered_to_take_its_place(
    qtbot: QtBot, built: Built, place: DataPlace, tmp_path: Path
) -> None:
    """Used beside it, the older rows would go on answering."""
    numbered = replace(b.own_data(), name="otra.csv (2)")
    built.worker.listener(LibraryChanged(b.library_state(b.own_data(), numbered)))
    path = library_rows.write_newer(built.folder)
    qtbot.waitUntil(lambda: place._named("otra.csv") == numbered)
    assert place._named("otra") is None
    built.worker.listener(LibraryChanged(b.library_state(b.own_data())))
    qtbot.waitUntil(lambda: place._named("otra.csv") is None)
    other = path.rename(tmp_path / "otra.csv")
    built.window.navigation.open_file(str(other))
    qtbot.waitUntil(lambda: place.file._file is not None, timeout=10_000)
    assert "Ya tiene datos" not in shown_texts(place)
    built.window.navigation.open_file(str(other.rename(tmp_path / "botica_parque.csv")))
    qtbot.waitUntil(
        lambda: "Ya tiene datos que se llaman «botica_parque.csv»." in shown_texts(place), timeout=10_000
    )
    press(qtbot, place.file.notices, "Comparar y sustituir")
    qtbot.waitUntil(place.replacement.isVisible, timeout=10_000)
    assert "Cambiadas: 1" in shown_texts(place.replacement)


def test_a_file_that_could_not_be_read_is_read_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    path = tmp_path / "botica.csv"
    path.write_text("", encoding="utf-8")
    page = built.window.places.data_place.file
    built.window.navigation.open_file(str(path))
    qtbot.waitUntil(lambda: "El archivo está vacío." in shown_texts(page))
    data_files.write(path)
    press(qtbot, page.notices, "Leerlo otra vez")
    qtbot.waitUntil(lambda: page._file is not None)
    assert "vacío" not in shown_texts(page)


def test_what_is_said_of_a_data_set_far_down_is_in_sight(
    qtbot: QtBot, built: Built, place: DataPlace
) -> None:
    built.window.resize(900, 520)
    overview = place.overview
    bar = overview._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = overview._cards.itemAt(overview._cards.count() - 1).widget()
    assert last is not None
    bar.setValue(bar.maximum())
    history = last.history_button
    history.click()
    lowest = last.rect().bottomLeft()
    qtbot.waitUntil(
        lambda: last.mapTo(overview._area.viewport(), lowest).y() <= overview._area.viewport().height()
    )
    overview.show_failure(Sentence("import_cut_off"))
    assert overview.notices.visibleRegion().boundingRect().height() == overview.notices.height()

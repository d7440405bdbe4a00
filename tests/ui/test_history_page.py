"""The History place: searching, filtering, choosing, the bin, the list of answers to write, export and import."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.history import Wanted
from medbot_desktop.domain.settings import Theme
from medbot_desktop.services.history_files import FileKind
from medbot_desktop.storage.history import History
from medbot_desktop.ui.history.model import ENTRY, Entry
from tests.ui import building as b
from tests.ui.acting import press, shown_texts
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.history.page import HistoryPage
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

DAY = 86_400.0
TURNS = (
    ("ibuprofeno con el estómago vacío", b.stored(), 0),
    ("semaglutida en la nevera", b.not_in_data(), 0),
    ("SEMAGLUTIDA en la nevera?", b.not_in_data(), 1),
    ("se ha tomado toda la caja", b.red_flag(), 40),
    ("hydraxyzine", b.choose(), 200),
)


@pytest.fixture
def built(qtbot: QtBot, open_window: OpenWindow, user_folder: Path) -> Built:
    """A window at its History place, five turns of five conversations behind it."""
    history = History.open(user_folder)
    now = time.time()
    for question, answer, days in reversed(TURNS):
        turn = history.add_turn(question, None, now - days * DAY)
        history.finish_turn(turn.id, answer, now - days * DAY)
    history.close()
    built = open_window(FakeWorker())
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(questions(built)) == 5)
    return built


def page(built: Built) -> HistoryPage:
    return built.window.places.history_page


def entries(built: Built) -> list[Entry]:
    model = page(built).search.list.model()
    return [model.index(row, 0).data(ENTRY) for row in range(model.rowCount())]


def questions(built: Built) -> list[str]:
    return [entry.title for entry in entries(built) if not entry.is_group]


def search(qtbot: QtBot, built: Built, text: str, found: int) -> None:
    page(built).search.field.setText(text)
    qtbot.waitUntil(lambda: page(built).search.list.searched == text and len(questions(built)) == found)


def choose(built: Built, *rows: int) -> None:
    """Choose the hits with these numbers, from 0, as clicks with Ctrl do."""
    view = page(built).search.list
    hits = [n for n, entry in enumerate(entries(built)) if not entry.is_group]
    selection = view.selectionModel()
    selection.clearSelection()
    for row in rows:
        selection.select(view.model().index(hits[row], 0), selection.SelectionFlag.Select)


def test_everything_stands_by_day_and_the_field_has_the_keyboard(qtbot: QtBot, built: Built) -> None:
    assert questions(built)[0] == "ibuprofeno con el estómago vacío"
    assert [entry.title for entry in entries(built) if entry.is_group][:2] == ["Hoy", "Ayer"]
    qtbot.waitUntil(lambda: page(built).search.field.hasFocus())
    qtbot.waitUntil(lambda: "5 de 5, con o sin tildes" in shown_texts(page(built)))


def test_searching_marks_list_and_text(qtbot: QtBot, built: Built) -> None:
    search(qtbot, built, "estomago", 1)
    (entry,) = [entry for entry in entries(built) if not entry.is_group]
    assert [entry.title[s : s + n] for s, n in entry.title_marks] == ["estómago"]
    assert entry.remark == "botica_parque.csv · fila 117"
    qtbot.waitUntil(lambda: "1 de 5, con o sin tildes" in shown_texts(page(built)))
    qtbot.keyClick(page(built).search.field, Qt.Key.Key_Down)
    preview = page(built).search.preview
    qtbot.waitUntil(lambda: preview.turn is not None)
    assert b.row().answer in shown_texts(preview)
    cursor = preview._answer.textCursor()
    cursor.setPosition(b.row().answer.index("estómago") + 2)
    assert cursor.charFormat().fontWeight() == 700


def test_the_menu_is_that_of_the_question_it_was_called_for(qtbot: QtBot, built: Built) -> None:
    """Called for the second while the first stood beside the list, it was the first's: Delete took that one."""
    view = page(built).search
    called: list[str] = []
    view.turn_menu_wanted.disconnect()
    view.turn_menu_wanted.connect(lambda turn, at: called.append(turn.question))
    for place, (question, _, _) in enumerate(TURNS[:2]):
        hits = [n for n, entry in enumerate(entries(built)) if not entry.is_group]
        at = view.list.visualRect(view.list.model().index(hits[place], 0)).center()
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.RightButton, pos=at)
        view.list.customContextMenuRequested.emit(at)
        qtbot.waitUntil(lambda place=place: len(called) == place + 1)  # type: ignore[misc]
        assert called[-1] == question


def test_a_phrase_and_a_word_to_leave_out(qtbot: QtBot, built: Built) -> None:
    search(qtbot, built, '"en la nevera"', 2)
    search(qtbot, built, '"la en nevera"', 0)
    qtbot.waitUntil(lambda: 'Nada con «"la en nevera"»' in shown_texts(page(built)))  # once it is counted
    search(qtbot, built, "caja -nevera", 1)


def test_filters_narrow_and_are_cleared(qtbot: QtBot, built: Built) -> None:
    filters = page(built).search.filters
    filters._want(Wanted(kind=AnswerKind.NOT_IN_DATA))
    qtbot.waitUntil(lambda: len(questions(built)) == 2)
    assert filters.kind.accessibleName() == "Respuesta: No consta"
    assert filters.kind.is_active
    filters.choose_period("today")
    qtbot.waitUntil(lambda: len(questions(built)) == 1)
    press(qtbot, page(built), "Quitar filtros")
    qtbot.waitUntil(lambda: len(questions(built)) == 5)
    assert not filters.kind.is_active


def test_the_menu_of_a_filter_opens_by_keyboard(qtbot: QtBot, built: Built) -> None:
    filters = page(built).search.filters
    filters.kind.setFocus()
    qtbot.keyClick(filters.kind, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    red_flag = next(act for act in menu.actions() if act.data() == AnswerKind.RED_FLAG)
    red_flag.trigger()
    menu.close()
    qtbot.waitUntil(lambda: questions(built) == ["se ha tomado toda la caja"])


def test_filters_fold_where_they_leave_no_room_for_the_list(qtbot: QtBot, built: Built) -> None:
    window, view = built.window, page(built).search
    filters = view.filters
    assert filters.kind.isVisible()
    assert not filters.fold.isVisible()
    filters.kind.setFocus()
    window.resize(1024, 700)
    window.look.set(Theme.LIGHT, 200)
    qtbot.waitUntil(lambda: filters.fold.isVisible() and not filters.kind.isVisible())
    assert filters.fold.hasFocus()
    qtbot.waitUntil(lambda: view.list.height() >= window.look.px(100))
    assert filters.fold.accessibleName() == "Filtros: ninguno"
    assert not filters.fold.is_active
    qtbot.keyClick(filters.fold, Qt.Key.Key_Space)
    assert filters.kind.isVisible()
    state = QAccessible.queryAccessibleInterface(filters.fold).state()
    assert state.checkable
    assert state.checked
    for filter_, name in ((filters.pinned, "Filtros: 1 activo"), (filters.corrected, "Filtros: 2 activos")):
        filter_.click()
        assert filters.fold.accessibleName() == name
        assert filter_.isVisible()
    filters.clear.click()
    assert not filters.fold.is_active
    filters.choose_period("between")
    assert filters.since.isVisible()
    qtbot.keyClick(filters.fold, Qt.Key.Key_Space)
    assert not filters.since.isVisible()
    assert not filters.kind.isVisible()
    window.look.set(Theme.LIGHT, 100)
    qtbot.waitUntil(lambda: filters.kind.isVisible() and not filters.fold.isVisible())
    assert filters.since.isVisible()


def test_between_two_days(qtbot: QtBot, built: Built) -> None:
    filters = page(built).search.filters
    today = QDate.currentDate()
    filters.choose_period("between")
    filters.since.setDate(today.addDays(-41))
    filters.until.setDate(today.addDays(-39))
    qtbot.waitUntil(lambda: questions(built) == ["se ha tomado toda la caja"])
    filters.since.setDate(today)  # the days the wrong way round mean the same
    filters.until.setDate(today.addDays(-41))
    qtbot.waitUntil(lambda: len(questions(built)) == 4)


def test_enter_opens_the_conversation_at_its_turn(qtbot: QtBot, built: Built) -> None:
    search(qtbot, built, "caja", 1)
    qtbot.keyClick(page(built).search.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(built.window.desk.opened) as opened:
        qtbot.keyClick(page(built).search.list, Qt.Key.Key_Return)
    assert opened.args[0].turns[0].question == "se ha tomado toda la caja"
    assert built.window.chat.isVisible()
    assert not page(built).isVisible()


def test_several_are_pinned_together(qtbot: QtBot, built: Built) -> None:
    choose(built, 0, 2)
    assert "2 preguntas elegidas" in shown_texts(page(built).search.preview)
    press(qtbot, page(built).search.preview, "Fijar")
    qtbot.waitUntil(
        lambda: [entry.pinned for entry in entries(built) if not entry.is_group][:3] == [True, False, True]
    )
    page(built).search.filters.pinned.click()
    qtbot.waitUntil(lambda: len(questions(built)) == 2)


def test_several_are_deleted_and_come_back_with_one_undo(qtbot: QtBot, built: Built) -> None:
    choose(built, 0, 1)
    qtbot.keyClick(page(built).search.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(questions(built)) == 3)
    assert "2 preguntas borradas." in shown_texts(page(built))
    press(qtbot, page(built), "Deshacer")
    qtbot.waitUntil(lambda: len(questions(built)) == 5)
    assert page(built).isVisible()


def test_ctrl_z_on_the_page_undoes_a_removal(qtbot: QtBot, built: Built) -> None:
    choose(built, 0)
    view = page(built).search.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(questions(built)) == 4)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(questions(built)) == 5)


def test_the_bin_gives_back(qtbot: QtBot, built: Built) -> None:
    choose(built, 0)
    qtbot.keyClick(page(built).search.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(questions(built)) == 4)
    press(qtbot, page(built), "Papelera")
    listed = page(built).bin.list
    qtbot.waitUntil(lambda: listed.count() == 1)
    assert "quedan 30 días" in listed.item(0).text()
    listed.setCurrentRow(0)
    press(qtbot, page(built), "Recuperar")
    qtbot.waitUntil(lambda: listed.count() == 0)
    assert "La papelera está vacía." in shown_texts(page(built))
    press(qtbot, page(built), "Todas las preguntas")
    qtbot.waitUntil(lambda: len(questions(built)) == 5)


def test_erasing_for_good_asks_first_and_leaves_nothing(
    qtbot: QtBot, built: Built, user_folder: Path
) -> None:
    choose(built, 0)
    qtbot.keyClick(page(built).search.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(questions(built)) == 4)
    press(qtbot, page(built), "Papelera")
    qtbot.waitUntil(lambda: page(built).bin.list.count() == 1)
    press(qtbot, page(built), "Vaciar la papelera…")
    assert "¿Eliminar 1 pregunta para siempre?" in shown_texts(page(built))
    press(qtbot, page(built), "Conservar")
    assert page(built).bin.list.count() == 1
    press(qtbot, page(built), "Vaciar la papelera…")
    press(qtbot, page(built), "Eliminar para siempre")
    qtbot.waitUntil(lambda: "Eliminado para siempre." in shown_texts(page(built)))
    written = b"".join(path.read_bytes() for path in user_folder.glob("history.db*"))
    assert b"con el est\xc3\xb3mago vac\xc3\xado" not in written
    assert b"semaglutida en la nevera" in written


def test_the_list_of_answers_to_write(qtbot: QtBot, built: Built, tmp_path: Path) -> None:
    press(qtbot, page(built), "Sin respuesta")
    gaps = page(built).gaps
    qtbot.waitUntil(lambda: len(gaps.gaps) == 1)
    model = gaps.table.model()
    assert [model.index(0, column).data() for column in range(2)] == ["semaglutida en la nevera", "2"]
    path = tmp_path / "lista.csv"
    built.window.behind.keeping.exports.save_gaps(gaps.gaps, path)
    qtbot.waitUntil(lambda: "Guardado como lista.csv." in shown_texts(page(built)))
    assert '"semaglutida en la nevera";"2"' in path.read_text(encoding="utf-8-sig")
    gaps.table.selectRow(0)
    press(qtbot, page(built), "Preguntar otra vez")
    qtbot.waitUntil(lambda: built.window.chat.composer.text == "semaglutida en la nevera")
    assert built.window.chat.isVisible()


@pytest.mark.parametrize("kind", list(FileKind))
def test_what_is_found_is_exported(qtbot: QtBot, built: Built, tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / f"historial.{kind}"
    built.window.behind.keeping.exports.save_found(Wanted("nevera"), path, kind)
    qtbot.waitUntil(lambda: f"Guardado como historial.{kind}. Preguntas: 2." in shown_texts(page(built)))
    content = path.read_bytes()
    if kind is FileKind.PDF:
        assert content.startswith(b"%PDF-")
    else:
        assert b"semaglutida en la nevera" in content
        assert b"caja" not in content


@pytest.mark.parametrize(
    ("kind", "begin"),
    [("PDF", b"%PDF-"), ("Markdown", b"#"), ("CSV", b"\xef\xbb\xbf"), ("JSON", b'{"medbot_history"')],
)
def test_the_menu_writes_the_form_it_says(
    qtbot: QtBot, built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, begin: bytes
) -> None:
    path = tmp_path / f"historial.{'md' if kind == 'Markdown' else kind.lower()}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    shown = page(built)
    shown._fill_menu()
    (form,) = [act for act in shown._menu.actions() if act.text().startswith(kind)]
    form.trigger()
    qtbot.waitUntil(lambda: f"Guardado como {path.name}." in shown_texts(shown))
    assert path.read_bytes().startswith(begin)


def test_an_export_read_in_again_brings_back_what_was_erased(
    qtbot: QtBot, built: Built, user_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "todo.json"
    built.window.behind.keeping.exports.save_found(Wanted(), path, FileKind.JSON)
    qtbot.waitUntil(lambda: "Preguntas: 5." in shown_texts(page(built)))
    built.window.behind.keeping.exports.read(path)
    qtbot.waitUntil(lambda: "Preguntas nuevas: 0." in shown_texts(page(built)))
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["conversations"][0]["turns"][0]["question"] = "una pregunta de otro equipo"
    path.write_text(json.dumps(whole), encoding="utf-8")
    built.window.behind.keeping.exports.read(path)
    qtbot.waitUntil(lambda: "Preguntas nuevas: 1." in shown_texts(page(built)))
    qtbot.waitUntil(lambda: "una pregunta de otro equipo" in questions(built))


def test_a_file_that_is_no_history_is_told(qtbot: QtBot, built: Built, tmp_path: Path) -> None:
    path = tmp_path / "otra.json"
    path.write_text("[]", encoding="utf-8")
    built.window.behind.keeping.exports.read(path)
    qtbot.waitUntil(lambda: "no es un historial exportado por MedBot" in shown_texts(page(built)))


def test_the_export_menu_says_what_it_would_write(qtbot: QtBot, built: Built) -> None:
    shown = page(built)

    def scope() -> str:
        shown._fill_menu()
        return shown._menu.actions()[0].text()

    assert scope() == "Todo el historial"
    search(qtbot, built, "nevera", 2)
    qtbot.waitUntil(lambda: scope() == "2 preguntas encontradas")
    choose(built, 0, 1)
    assert scope() == "2 preguntas elegidas"


def test_a_title_given_by_the_user_is_found_first(qtbot: QtBot, built: Built) -> None:
    built.window.behind.keeping.conversations.rename(1, "Paciente del quinto")
    search(qtbot, built, "quinto", 1)
    assert entries(built)[0].title == "Consultas con ese nombre"
    assert questions(built) == ["Paciente del quinto"]
    choose(built, 0)
    qtbot.waitUntil(lambda: page(built).search.preview.turn is not None)


def test_more_is_read_as_the_list_is_scrolled(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    history = History.open(user_folder)
    for number in range(130):
        history.add_turn(f"pregunta {number}", 1 if number else None, 1_790_000_000.0 + number)
    history.close()
    built = open_window(FakeWorker())
    built.window.rail.place_chosen.emit("history")
    qtbot.waitUntil(lambda: len(questions(built)) == 50)
    bar = page(built).search.list.verticalScrollBar()
    for count in (100, 130):
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda count=count: len(questions(built)) == count)
    assert questions(built)[-1] == "pregunta 0"


def test_escape_goes_back_to_the_chat_and_ctrl_f_searches_here(qtbot: QtBot, built: Built) -> None:
    page(built).search.list.setFocus()
    qtbot.keyClick(page(built).search.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page(built).search.field.hasFocus()
    qtbot.keyClick(page(built).search.field, Qt.Key.Key_Escape)
    assert built.window.chat.isVisible()


def test_the_page_speaks_the_language_in_use(qtbot: QtBot, built: Built) -> None:
    built.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: "All questions" in shown_texts(page(built)))
    assert "Papelera" not in shown_texts(page(built))


def test_an_answer_found_is_corrected_beside_its_question(qtbot: QtBot, built: Built) -> None:
    search(qtbot, built, "semaglutida", 2)
    qtbot.keyClick(page(built).search.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page(built).search.preview.turn is not None)
    turn = page(built).search.preview.turn
    built.window.navigation.begin_question()
    menu = built.window.behind.keeping.turns.menu(turn)
    [act] = [a for a in menu.actions() if a.objectName() in ("correct", "add")]
    act.trigger()
    menu.close()
    qtbot.waitUntil(lambda: built.window.side.is_open)
    assert built.window.desk.conversation_id == turn.conversation_id
    assert built.window.side.panel.shows_form

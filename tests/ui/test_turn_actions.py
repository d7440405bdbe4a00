"""What can be done with a turn and a conversation in the window; every removal comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.ui.history.model import ENTRY, Entry
from tests.ui import building as b
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


@pytest.fixture
def built(qtbot: QtBot, open_window: OpenWindow) -> Built:
    """A window with three answered turns in one conversation."""
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    for number, question in enumerate(("primera", "segunda", "tercera"), start=1):
        ask(qtbot, built, question)
        wait_answered(qtbot, built, number)
    return built


def questions(built: Built) -> list[str]:
    return [turn.question for turn in built.window.chat.pane.turns]


def entries(built: Built) -> list[Entry]:
    model = built.window.sidebar.lines.model()
    return [model.index(row, 0).data(ENTRY) for row in range(model.rowCount())]


def titles(built: Built) -> list[str]:
    return [entry.title for entry in entries(built)]


def turn_menu(built: Built, index: int) -> QMenu:
    return built.window.behind.keeping.turns.menu(built.window.chat.pane.turns[index])


def do(built: Built, name: str, index: int) -> None:
    """Choose an act of the turn's menu, as a click on it does."""
    menu = turn_menu(built, index)
    act(menu, name).trigger()
    menu.close()


def act(menu: QMenu, name: str) -> QAction:
    return next(a for a in menu.actions() if a.objectName() == name)


def test_the_menu_opens_from_its_button_by_keyboard(qtbot: QtBot, built: Built) -> None:
    view = next(
        v for v in built.window.chat.pane.live_views.values() if v.turn and v.turn.question == "segunda"
    )
    assert view.more.accessibleName() == "Más sobre: segunda"
    view.more.setFocus()
    qtbot.keyClick(view.more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Copiar",
        "Copiar con la fuente",
        "Imprimir…",
        "Guardar como PDF…",
        "Corregir…",
        "Preguntar otra vez",
        "Cambiar y preguntar otra vez",
        "Fijar",
        "Borrar",
    ]
    menu.close()


def test_copying_with_and_without_the_source(built: Built) -> None:
    do(built, "copy", 0)
    assert QApplication.clipboard().text() == b.row().answer
    do(built, "copy_source", 0)
    assert QApplication.clipboard().text().startswith(b.row().answer + "\n\n")
    assert "https://cima.aemps.es" in QApplication.clipboard().text()


def test_a_turn_that_is_not_a_row_is_copied_whole(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.choose()))
    ask(qtbot, built, "hydraxyzine")
    wait_answered(qtbot, built)
    menu = turn_menu(built, 0)
    assert "copy_source" not in [a.objectName() for a in menu.actions()]
    menu.close()
    do(built, "copy", 0)
    assert "hydrOXYzine" in QApplication.clipboard().text()
    assert "row 351" in QApplication.clipboard().text() or "fila 351" in QApplication.clipboard().text()


def test_a_turn_is_saved_as_a_pdf(qtbot: QtBot, built: Built, tmp_path: Path) -> None:
    path = tmp_path / "respuesta.pdf"
    built.window.behind.keeping.turns.save_pdf(built.window.chat.pane.turns[0], str(path))
    qtbot.waitUntil(lambda: "Guardado como respuesta.pdf." in shown_texts(built.window.chat))
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_size > 2_000


def test_a_pdf_where_nothing_can_be_written_is_told(qtbot: QtBot, built: Built, tmp_path: Path) -> None:
    built.window.behind.keeping.turns.save_pdf(
        built.window.chat.pane.turns[0], str(tmp_path / "no" / "x.pdf")
    )
    qtbot.waitUntil(lambda: "No se puede escribir en la carpeta" in shown_texts(built.window.chat))


def test_asking_again_keeps_what_was_shown(qtbot: QtBot, built: Built, user_folder: Path) -> None:
    turn_id = built.window.chat.pane.turns[1].id
    built.worker.answer = lambda question: b.not_in_data()
    do(built, "ask_again", 1)
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[1].answer == b.not_in_data())
    history = History.open(user_folder, interrupt_pending=False)
    assert [e.answer for e in history.earlier_answers(turn_id)] == [b.stored()]
    history.close()


def test_editing_asks_anew_and_gives_the_draft_back(qtbot: QtBot, built: Built) -> None:
    composer = built.window.chat.composer
    composer.field.setPlainText("a medio escribir")
    do(built, "edit", 0)
    assert composer.text == "primera"
    qtbot.keyClicks(composer.field, " con comida")
    with qtbot.waitSignal(built.window.desk.turn_stored):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    wait_answered(qtbot, built, 4)
    assert questions(built) == ["primera", "segunda", "tercera", "primera con comida"]
    assert composer.text == "a medio escribir"


def test_pinning_a_turn_is_kept_and_seen(qtbot: QtBot, built: Built) -> None:
    do(built, "pin", 1)
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[1].pinned)
    menu = turn_menu(built, 1)
    assert act(menu, "unpin").text() == "Dejar de fijar"
    menu.close()
    view = built.window.chat.pane.live_views[1]
    assert view._pinned.isVisible()


def test_a_deleted_turn_comes_back_with_ctrl_z(qtbot: QtBot, built: Built) -> None:
    """lmstudio-ai/lmstudio-bug-tracker#2209: a message that was deleted was gone for good."""
    do(built, "delete", 1)
    qtbot.waitUntil(lambda: questions(built) == ["primera", "tercera"])
    assert "1 pregunta borrada." in shown_texts(built.window.chat)
    assert "30 días en la papelera." in shown_texts(built.window.chat)
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: questions(built) == ["primera", "segunda", "tercera"])
    assert built.window.chat.notices.isHidden()


def test_ctrl_z_belongs_to_what_is_being_typed(qtbot: QtBot, built: Built) -> None:
    do(built, "delete", 1)
    qtbot.waitUntil(lambda: len(questions(built)) == 2)
    field = built.window.chat.composer.field
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""
    assert questions(built) == ["primera", "tercera"]


def test_the_only_turn_deleted_leaves_a_new_page_and_undo_opens_it_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "sola")
    wait_answered(qtbot, built)
    do(built, "delete", 0)
    qtbot.waitUntil(lambda: built.window.desk.conversation_id is None)
    qtbot.waitUntil(lambda: titles(built) == [])
    press(qtbot, built.window.chat, "Deshacer")
    qtbot.waitUntil(lambda: questions(built) == ["sola"])
    qtbot.waitUntil(lambda: titles(built) == ["Hoy", "sola"])


def test_a_turn_deleted_while_it_is_answered_frees_the_button(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    ask(qtbot, built, "nunca respondida")
    assert built.window.desk.pending
    do(built, "delete", 0)
    qtbot.waitUntil(lambda: not built.window.desk.pending)
    qtbot.waitUntil(lambda: built.window.desk.conversation_id is None)
    assert built.worker.cancelled()
    assert built.window.chat.composer.button.accessibleName() == "Enviar"


# Conversations in the sidebar


def select_first(built: Built) -> None:
    view = built.window.sidebar.lines
    row = next(n for n, entry in enumerate(entries(built)) if not entry.is_group)
    view.setCurrentIndex(view.model().index(row, 0))
    view.setFocus()


def test_backspace_deletes_nothing_and_delete_can_be_undone(qtbot: QtBot, built: Built) -> None:
    """lmstudio-ai/lmstudio-bug-tracker#983: one key in the list erased a chat."""
    view = built.window.sidebar.lines
    select_first(built)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert titles(built) == ["Hoy", "primera"]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(built) == [])
    assert "1 consulta borrada." in shown_texts(built.window.chat)
    assert built.window.desk.conversation_id is None
    press(qtbot, built.window.chat, "Deshacer")
    qtbot.waitUntil(lambda: titles(built) == ["Hoy", "primera"])
    qtbot.waitUntil(lambda: questions(built) == ["primera", "segunda", "tercera"])


def test_several_conversations_are_chosen_and_deleted_together(qtbot: QtBot, built: Built) -> None:
    """With Ctrl a line is chosen and nothing is opened; Delete and the menu are for all that are chosen."""
    for question in ("otra", "una mas"):
        with qtbot.waitSignal(built.window.desk.opened):
            built.window.navigation.begin_question()
        ask(qtbot, built, question)
        wait_answered(qtbot, built)
    view, menus = built.window.sidebar.lines, []
    qtbot.waitUntil(lambda: titles(built) == ["Hoy", "una mas", "otra", "primera"])
    built.window.sidebar.menu_wanted.connect(lambda numbers, _at: menus.append(numbers))
    open_now = built.window.desk.conversation_id
    for row in (2, 3):
        at = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert built.window.desk.conversation_id == open_now
    view.customContextMenuRequested.emit(at)
    assert len(menus[0]) == 3  # the open one is marked too
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(built) == [])
    press(qtbot, built.window.chat, "Deshacer")
    qtbot.waitUntil(lambda: titles(built) == ["Hoy", "una mas", "otra", "primera"])


def test_renaming_in_the_list_changes_list_and_head(qtbot: QtBot, built: Built) -> None:
    view = built.window.sidebar.lines
    select_first(built)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Paciente del quinto")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Paciente del quinto" in titles(built))
    qtbot.waitUntil(lambda: "Paciente del quinto" in shown_texts(built.window.chat.head))


def test_escape_leaves_a_name_as_it_was(qtbot: QtBot, built: Built) -> None:
    view = built.window.sidebar.lines
    select_first(built)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "otra cosa")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert titles(built) == ["Hoy", "primera"]


def test_pinned_conversations_stand_first(qtbot: QtBot, built: Built) -> None:
    built.window.navigation.begin_question()
    qtbot.waitUntil(lambda: built.window.desk.conversation_id is None)
    ask(qtbot, built, "otra consulta")
    wait_answered(qtbot, built)
    qtbot.waitUntil(lambda: titles(built) == ["Hoy", "otra consulta", "primera"])
    built.window.behind.keeping.conversations.pin([1], True)
    qtbot.waitUntil(lambda: titles(built) == ["Fijadas", "primera", "Hoy", "otra consulta"])
    assert entries(built)[1].pinned


def test_the_menu_of_a_conversation_labels_and_unlabels(qtbot: QtBot, built: Built) -> None:
    acts = built.window.behind.keeping.conversations
    with qtbot.waitSignal(acts.changed):
        acts.label([1], "Guardia")
    acts.open_menu([1], QPoint(10, 10))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    labels = next(a.menu() for a in menu.actions() if a.menu() is not None)
    assert isinstance(labels, QMenu)
    guardia = act(labels, "label:Guardia")
    assert guardia.isChecked()
    with qtbot.waitSignal(acts.changed):
        guardia.trigger()
    assert QApplication.activePopupWidget() is None
    with qtbot.waitCallback() as read:
        built.parts.store.run(lambda r: r.history.labels.labels(), read)
    assert read.args == [[]]


def test_a_window_closed_at_once_has_kept_question_and_name(qtbot: QtBot, open_window: OpenWindow) -> None:
    """nomic-ai/gpt4all#3406: what was sent and renamed just before quitting was lost."""
    built = open_window(FakeWorker())
    ask(qtbot, built, "antes de cerrar")
    built.window.behind.keeping.conversations.rename(1, "Nombre nuevo")
    built.close()
    again = open_window(FakeWorker())
    qtbot.waitUntil(lambda: "Nombre nuevo" in titles(again))
    again.window.chat.open(1)
    qtbot.waitUntil(lambda: questions(again) == ["antes de cerrar"])
    assert again.window.chat.pane.turns[0].state is TurnState.INTERRUPTED


def test_the_open_conversation_and_its_draft_are_there_at_the_next_start(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    for question in ("primera", "segunda"):
        ask(qtbot, built, question)
        qtbot.waitUntil(lambda: not built.window.desk.pending)
        built.window.navigation.begin_question()
        qtbot.waitUntil(lambda: built.window.desk.conversation_id is None)
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1)
    built.window.chat.composer.field.setPlainText("a medias")
    built.close()
    again = open_window(FakeWorker())
    qtbot.waitUntil(lambda: questions(again) == ["primera"])
    assert again.window.chat.composer.text == "a medias"


def test_a_conversation_deleted_since_opens_a_new_page(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "primera")
    wait_answered(qtbot, built)
    built.close()
    history = History.open(built.folder)
    history.bin.delete_conversations([1], 1.0)
    history.close()
    again = open_window(FakeWorker())
    assert again.window.desk.conversation_id is None
    assert questions(again) == []

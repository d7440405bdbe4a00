"""Menus and the window that asks for a name: opened by the keyboard, heard, pressed, closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

import medbot_desktop.ui
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.name_dialog import NameDialog
from tests.ui import building as b
from tests.ui.acting import ask, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


@pytest.fixture
def built(qtbot: QtBot, open_window: OpenWindow) -> Built:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "primera")
    wait_answered(qtbot, built)
    return built


def opened(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def by_keys(qtbot: QtBot, widget: QWidget) -> QMenu:
    """The menu that Shift+F10 opens where the focus is on `widget`."""
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    return opened(qtbot)


def test_every_menu_is_one_that_can_be_heard() -> None:
    ui = Path(medbot_desktop.ui.__file__).parent
    assert not [path.name for path in ui.rglob("*.py") if " QMenu(" in path.read_text(encoding="utf-8")]


def test_the_keyboard_opens_the_menu_of_a_right_click(qtbot: QtBot, built: Built) -> None:
    window = built.window
    sidebar = window.sidebar.lines
    qtbot.waitUntil(lambda: sidebar.model().rowCount() == 2)
    sidebar.setCurrentIndex(sidebar.model().index(1, 0))
    menu = by_keys(qtbot, sidebar)
    assert (menu.accessibleName(), words(menu)[0]) == ("primera", "Cambiar el nombre")
    menu.close()

    [turn] = [view for view in window.chat.pane.live_views.values() if view.turn is not None]
    menu = by_keys(qtbot, turn.more)
    assert (menu.accessibleName(), words(menu)[:2]) == ("primera", ["Copiar", "Copiar con la fuente"])
    menu.close()

    menu = by_keys(qtbot, window.chat.composer.field)
    assert words(menu)[4].startswith("&Pegar")  # Qt's own, of a field
    menu.close()

    window.places.show("history")
    search = window.places.history_page.search
    qtbot.waitUntil(lambda: search.list.model().rowCount() == 2)
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: search.preview.turn is not None)
    menu = by_keys(qtbot, search.list)
    assert (menu.accessibleName(), words(menu)[0]) == ("primera", "Copiar")
    menu.close()


def test_a_menu_opened_by_the_keyboard_begins_at_its_first_entry(qtbot: QtBot, built: Built) -> None:
    [turn] = [view for view in built.window.chat.pane.live_views.values() if view.turn is not None]
    turn.more.setFocus(Qt.FocusReason.TabFocusReason)
    built.window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as Qt does when Tab is pressed
    qtbot.keyClick(turn.more, Qt.Key.Key_Space)
    menu = opened(qtbot)
    qtbot.waitUntil(lambda: menu.activeAction() is menu.actions()[0])
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert built.window.focusWidget() is turn.more


def test_an_entry_pressed_by_a_screen_reader_closes_the_menu(qtbot: QtBot) -> None:
    done: list[str] = []
    button = QPushButton("Uno && dos")
    menu = Menu(button)
    menu.add("Ácido & base").triggered.connect(lambda: done.append("entry"))
    inner = menu.add_menu("Etiquetas", button.icon())
    inner.add_choice("Guardia", True).triggered.connect(lambda on: done.append(f"inner {on}"))
    button.setMenu(menu)
    qtbot.addWidget(button)
    button.show()
    for path, heard in (((0,), "Ácido & base"), ((1, 0, 0), "Guardia")):
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        entry = QAccessible.queryAccessibleInterface(menu)
        assert entry.text(QAccessible.Text.Name) == "Uno && dos"
        for child in path:
            entry = entry.child(child)
        assert entry.text(QAccessible.Text.Name) == heard
        assert entry.state().checked == (heard == "Guardia")
        entry.actionInterface().doAction("Press")
        assert not menu.isVisible()
    assert done == ["entry", "inner False"]


def test_a_label_is_named_in_a_window_of_the_programs_own(qtbot: QtBot, built: Built) -> None:
    acts = built.window.behind.keeping.conversations
    composer = built.window.chat.composer.field
    composer.setFocus()
    acts.do("new_label", [1])
    [dialog] = built.window.findChildren(NameDialog)
    assert dialog.isModal()
    assert dialog.field.hasFocus() or dialog.focusWidget() is dialog.field
    assert dialog.field.accessibleName() == "Nombre de la etiqueta"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.refusal.text() == dialog.field.accessibleDescription() == "Escriba primero un nombre."
    dialog.field.setText("g" * 41)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.refusal.text() == "El nombre tiene 41 letras. Caben 40 letras. Acórtelo."
    dialog.field.clear()
    qtbot.keyClicks(dialog.field, " Guardia  noche ")
    assert dialog.refusal.isHidden()
    with qtbot.waitSignal(acts.changed):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not built.window.findChildren(NameDialog)
    acts.open_menu([1], built.window.mapToGlobal(built.window.rect().center()))
    menu = opened(qtbot)
    labels = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(labels, QMenu)
    assert words(labels)[0] == "Guardia noche"
    menu.close()


def test_esc_leaves_the_labels_as_they_were(qtbot: QtBot, built: Built) -> None:
    acts = built.window.behind.keeping.conversations
    acts.do("new_label", [1])
    [dialog] = built.window.findChildren(NameDialog)
    told: list[str] = []
    dialog.named.connect(told.append)
    qtbot.keyClicks(dialog.field, "Guardia")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert not told

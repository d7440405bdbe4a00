"""Menus, as whoever hears the window has them too: among its windows, with a name, told when they open.

What Qt leaves out on Linux, measured over the bus (tests/accessible/test_menus.py): a menu is in no list of its windows
and has the program's name; opened, it says nothing of what it holds; an entry that a screen reader presses leaves it
open.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QContextMenuEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QMenu, QWidget

from medbot_desktop.ui.announcing import announce

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAccessibleInterface, QAction, QHideEvent, QIcon, QShowEvent
    from PySide6.QtWidgets import QToolButton

ON_LINUX = sys.platform.startswith("linux")


class Menu(QMenu):
    """A menu of a button, or of what was clicked: then with the name of that, and it deletes itself when closed."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self._name = name
        if name:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.triggered.connect(self._on_triggered)

    def add(self, words: str, icon: QIcon | None = None) -> QAction:
        """An entry with these words as they are: an ampersand of a name is none of Qt's."""
        action = self.addAction(words.replace("&", "&&"))
        if icon is not None:
            action.setIcon(icon)
        return action

    def add_choice(self, words: str, chosen: bool) -> QAction:
        """An entry that is chosen or not."""
        action = self.add(words)
        action.setCheckable(True)
        action.setChecked(chosen)
        return action

    def add_menu(self, words: str, icon: QIcon) -> Menu:
        """An entry that opens a menu of its own."""
        inner = Menu(self)
        inner.setTitle(words)
        inner.setIcon(icon)
        self.addMenu(inner)
        return inner

    @classmethod
    def of(cls, button: QToolButton) -> Menu:
        """The menu that opens below a tool button that is pressed. One that Qt itself opens there no screen reader can
        open, or it gets no answer until the menu is closed, by the button's mode."""
        menu = cls(button)
        button.clicked.connect(menu._on_pressed)
        return menu

    def open_at(self, at: QPoint) -> None:
        """Open it with its corner at a point of the screen."""
        self.popup(at)

    def showEvent(self, event: QShowEvent) -> None:
        self.setAccessibleName(self._name or self._name_of_opener())
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_open)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if ON_LINUX and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectDestroyed))
            QTimer.singleShot(0, _tell_focus)

    def _name_of_opener(self) -> str:
        """That of the button it hangs on; of the entry, for a menu in a menu."""
        for opener in (self.parentWidget(), *self.menuAction().associatedObjects()):
            if isinstance(opener, QAbstractButton):
                return opener.accessibleName() or opener.text()
        return self.title().replace("&&", "&")

    def _on_pressed(self) -> None:
        button = self.parentWidget()
        if button is not None:
            self.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_open(self) -> None:
        if not self.isVisible():
            return
        heard = QAccessible.isActive()
        if ON_LINUX and heard:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectCreated))
            entries = sum(not action.isSeparator() for action in self.actions())
            words = self.tr("{name}: menu with %Ln entry(ies)", "", entries)
            announce(self, words.format(name=self.accessibleName()))
        opener = self.parentWidget()
        by_keys = opener is not None and opener.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        )
        if (heard or by_keys) and self.activeAction() is None:
            first = next((act for act in self.actions() if act.isEnabled() and not act.isSeparator()), None)
            if first is not None:
                self.setActiveAction(first)

    def _on_triggered(self) -> None:
        """By mouse or key it is closed by now; a screen reader has pressed the entry alone."""
        if self.isVisible():
            self.close()


class MenuInTree(QWindow):
    """Stands among the windows for the menu that is open, whoever opened it: the fields' own as well. Never shown."""

    def accessibleRoot(self) -> QAccessibleInterface:
        opened = QApplication.activePopupWidget()
        while isinstance(opened, QMenu) and isinstance(opened.parentWidget(), QMenu):
            opened = opened.parentWidget()
        if not isinstance(opened, QMenu):
            return None  # type: ignore[return-value]  # as Qt's own does for a window without a widget
        if not isinstance(opened, Menu) and not opened.accessibleName():
            field = opened.parentWidget()
            opened.setAccessibleName(field.accessibleName() if field is not None else "")
            opened.triggered.connect(opened.close)
        return QAccessible.queryAccessibleInterface(opened)


def open_context_menu(widget: QWidget | None) -> None:
    """Open the menu that a right click on a widget opens, at what is chosen in it."""
    if widget is None:
        return
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = (cursor if isinstance(cursor, QRect) and cursor.isValid() else widget.rect()).center()
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(by_key, place, widget.mapToGlobal(place)))


def _tell_focus() -> None:
    """Tell where the focus is again, which Qt does only after some ways of closing a menu."""
    focused: QWidget | None = QApplication.focusWidget()
    opened: QWidget | None = QApplication.activePopupWidget()
    if focused is None or opened is not None:
        return
    event = QAccessibleEvent(focused, QAccessible.Event.Focus)
    if isinstance(focused, QListView) and focused.currentIndex().isValid():
        event.setChild(focused.currentIndex().row())
    QAccessible.updateAccessibility(event)

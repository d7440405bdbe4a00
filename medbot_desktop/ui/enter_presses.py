"""Enter presses the button that has the focus, as Space does: outside a dialog Qt leaves that to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


class EnterPresses(QObject):
    """Sees the keys of the window before any widget. A box to tick is left to Space, as everywhere."""

    def __init__(self, frame: QWindow, parent: QObject) -> None:
        super().__init__(parent)
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain:
            return False
        button = QApplication.focusWidget()
        if not isinstance(button, QAbstractButton) or isinstance(button, QCheckBox | QRadioButton):
            return False
        if not event.isAutoRepeat() and button.isEnabled():
            button.click()
        event.accept()
        return True

"""Where a key is pasted: what is pasted is checked as it is, before a field of one line can bend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from medbot_desktop.domain.errors import KeyRefused
from medbot_desktop.domain.keys import checked_key
from medbot_desktop.ui.menus import Menu

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QMouseEvent


class KeyField(QLineEdit):
    """Shows dots only. `refused` carries the code of the reason why what was pasted cannot be a key."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setAcceptDrops(False)

    def paste_text(self, text: str) -> None:
        """Put a pasted text in place of what stands there, or say why it cannot be a key."""
        try:
            key = checked_key(text)
        except KeyRefused as error:
            self.refused.emit(error.code)
            return
        self.setText(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text(QApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.paste_text(clipboard.text(clipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self, self.accessibleName())
        menu.add(self.tr("Paste")).triggered.connect(self._on_paste)
        menu.add(self.tr("Clear")).triggered.connect(self.clear)
        menu.open_at(event.globalPos())

    def _on_paste(self) -> None:
        self.paste_text(QApplication.clipboard().text())

    def dropEvent(self, event: QDropEvent) -> None:
        event.ignore()

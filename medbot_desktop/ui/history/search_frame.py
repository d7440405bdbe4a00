"""The field that searches the history: a glass before it, a remark and a button that clears it behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from medbot_desktop.ui.labels import Label


class SearchField(QLineEdit):
    """`downed` when the arrow down or Enter goes on to what was found."""

    focused = Signal(bool)
    downed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.downed.emit()
        else:
            super().keyPressEvent(event)


class SearchFrame(Translated, QFrame):
    """Wears the edge of the focus for its `field`; `remark` stands in it at the right."""

    def __init__(self, height: int, icon: int, remark: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        set_fixed(self, height=height)
        line = QHBoxLayout(self)
        set_measures(line, 10, 0, 8, 0, 8)
        picture = QLabel()
        set_icon(picture, "search", icon)
        self.field = SearchField()
        self.field.setFrame(False)
        self.field.textChanged.connect(self._on_typed)
        self.field.focused.connect(self._on_focused)
        self.clear_button = QToolButton()
        self.clear_button.setObjectName("close")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.clear_button, "close", icon - 3)
        self.clear_button.clicked.connect(self.field.clear)
        self.clear_button.hide()
        line.addWidget(picture)
        line.addWidget(self.field, 1)
        line.addWidget(remark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.clear_button)
        self.retranslate()

    def focus(self) -> None:
        """Let the next key be typed into the field, over what stands there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        words = self.tr("Clear the search")
        self.field.setAccessibleName(self.tr("Search history"))
        self.clear_button.setToolTip(words)
        self.clear_button.setAccessibleName(words)

    def _on_typed(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))

    def _on_focused(self, focused: bool) -> None:
        self.setProperty("active", focused)
        self.style().polish(self)

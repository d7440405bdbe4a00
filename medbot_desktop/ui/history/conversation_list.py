"""The list of the sidebar: what was asked, by day, one line a conversation or a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from medbot_desktop.ui.history.delegate import HistoryDelegate
from medbot_desktop.ui.history.lines_view import LinesView
from medbot_desktop.ui.history.model import HistoryModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from medbot_desktop.ui.theme import Look

CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ConversationList(LinesView):
    """A list that Enter opens from, whatever the platform's own key for that is.

    With Ctrl or Shift lines are chosen and not opened. `picked_row` for a line that was clicked alone.
    """

    entered_row = Signal(QModelIndex)
    picked_row = Signal(QModelIndex)
    deleted_rows = Signal()
    edited_row = Signal(QModelIndex)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.entries = HistoryModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(HistoryDelegate(look, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def is_editing(self) -> bool:
        """Whether a title is being written in its line."""
        return bool(self.state() == QAbstractItemView.State.EditingState)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted_rows.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edited_row.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        alone = event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & CHOOSING
        if alone and index.isValid() and index == self.currentIndex():
            self.picked_row.emit(index)

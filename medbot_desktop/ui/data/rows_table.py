"""The table of rows that the examined file and the library share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractItemDelegate

ROW_HEIGHT = 31


class RowsTable(QTableView):
    """Rows of one height. Enter, F2 or a double click is `opened`, Delete `delete_pressed`."""

    opened = Signal()
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opened)

    def show_model(self, model: QAbstractTableModel, delegate: QAbstractItemDelegate, stretched: int) -> None:
        """Show a model's rows; the column `stretched` takes the room that the others leave."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """No higher than it has to be: what stands around it should not be pushed out of sight."""
        return QSize(super().sizeHint().width(), super().minimumSizeHint().height())

    def head_width(self, column: int) -> int:
        """The width in pixels that the word at the head of a column needs."""
        return self.horizontalHeader().sectionSizeHint(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

"""Numbers as a table: the other form of every chart, and the tables of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent

    from medbot_desktop.ui.theme import Look

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 28
_HEAD_HEIGHT = 28
CELL_MARGIN = 8


class NumbersModel(QAbstractTableModel):
    """Rows of words under a head; the first `left` columns stand at the left, the others, numbers, at the right."""

    def __init__(self, parent: QObject | None = None, left: int = 1) -> None:
        super().__init__(parent)
        self._left = left
        self._head: Sequence[str] = ()
        self._rows: list[Sequence[str]] = []

    def show(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; those only added at the end leave the reader where he is."""
        same = list(head) == list(self._head) and list(rows[: len(self._rows)]) == self._rows
        if same and len(rows) > len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
            return
        if same and len(rows) == len(self._rows):
            return
        self.beginResetModel()
        self._head, self._rows = tuple(head), list(rows)
        self.endResetModel()

    @property
    def rows(self) -> list[Sequence[str]]:
        return self._rows

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._head)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._head):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole and index.column() < self._left:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._head[index.column()]}: {words}"
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column < self._left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


_ROLES = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)


class _Cells(QStyledItemDelegate):
    """Cells whose words stand under those of the head, with room between one column and the next."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * self._look.px(CELL_MARGIN), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        margin = self._look.px(CELL_MARGIN)
        box = option.rect.adjusted(margin, 0, -margin, 0)
        shown = ground.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(ground.font)
        painter.setPen(QColor(self._look.colour("text")))
        painter.drawText(box, int(ground.displayAlignment), shown)


class NumbersTable(QTableView):
    """A table of a NumbersModel, one row a line; `opened` carries the row that Enter or a double click is on.

    Its name for a screen reader is set by whoever shows it.
    """

    opened = Signal(int)

    def __init__(self, look: Look, left: int = 1, stretch: int | None = 0, most_rows: int = 0) -> None:
        """`stretch` is the column that takes the room that is left, None shares it; with `most_rows` the table is as
        high as its rows, but no higher than so many.
        """
        super().__init__()
        self._look, self._most_rows = look, most_rows
        self.numbers = NumbersModel(self, left)
        self.setModel(self.numbers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        # Only the rows in sight are measured: a review may have thousands.
        header.setResizeContentsPrecision(0)
        self.setItemDelegate(_Cells(look, self))
        self._stretch = stretch
        self.setAlternatingRowColors(True)
        self.activated.connect(self._on_activated)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_numbers(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows of words under a head."""
        before = self.numbers.columnCount()
        self.numbers.show(head, rows)
        if before != len(head):
            self._set_widths()
        elif self._stretch is None:
            self._share_room()
        self._fit()

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        if self._stretch is None:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self._share_room()
        else:
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            if self.numbers.columnCount() > self._stretch:
                header.setSectionResizeMode(self._stretch, QHeaderView.ResizeMode.Stretch)

    def _share_room(self) -> None:
        """Give each column what its words need, and all the same share of what is left."""
        header, count = self.horizontalHeader(), self.numbers.columnCount()
        needed = [max(header.sectionSizeHint(n), self.sizeHintForColumn(n)) for n in range(count)]
        room = self.viewport().width()
        over, share = max(room - sum(needed), 0) // max(count, 1), min(1.0, room / max(sum(needed), 1))
        for column, width in enumerate(needed):
            header.resizeSection(column, int(width * share) + over)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stretch is None:
            self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # While it was hidden no row was in sight, and none was measured.
        self._set_widths()

    def _fit(self) -> None:
        if self._most_rows:
            rows = min(max(self.numbers.rowCount(), 1), self._most_rows)
            self.setFixedHeight(
                self._look.px(_ROW_HEIGHT) * rows + self._look.px(_HEAD_HEIGHT) + 2 * self.frameWidth()
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(self._look.px(_HEAD_HEIGHT))
        self._fit()

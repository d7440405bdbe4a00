"""The rows of an examined file for a table: only the pages that are looked at are asked for and kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.domain.checked import RowState
from medbot_desktop.ui.data.requests import PAGE_ROWS
from medbot_desktop.ui.data.words import STATE_LOOKS, state_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.domain.checked import CheckedRow, RowPage
    from medbot_desktop.ui.theme import Look

PAGES_KEPT = 12
NUMBER, QUESTION, ANSWER, MEDICINE, REVIEWED, STATE = range(6)
_Index = QModelIndex | QPersistentModelIndex
_TINTS = {RowState.SET_ASIDE: "red_tint", RowState.LOOK_AGAIN: "warn_tint"}
_OF_DATE = ("old_review", "unclear_date")


class RowsModel(QAbstractTableModel):
    """`page_wanted` asks for the rows of `kind` from an offset; `show_page` brings them."""

    page_wanted = Signal(str, int)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.kind = ""
        self._total = 0
        self._pages: OrderedDict[int, Sequence[CheckedRow]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._names = [""] * 6
        self._complete = True

    def show_names(self, names: list[str]) -> None:
        """The words of the table's head, one a column."""
        self._names = names
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def show_rows(self, kind: str, total: int) -> None:
        """Show the rows of another kind, or the same ones anew after a change: those in sight stay until renewed."""
        if (kind, total) == (self.kind, self._total) and self._complete:
            self._stale = set(self._pages)
            self._asked.clear()
            if total:
                self.dataChanged.emit(self.index(0, 0), self.index(total - 1, STATE))
            return
        self.beginResetModel()
        self.kind, self._total, self._complete = kind, total, True
        self._pages.clear()
        self._stale.clear()
        self._asked.clear()
        self.endResetModel()

    def show_first(self, rows: Sequence[CheckedRow]) -> None:
        """Show rows that came before the report did; there are no others yet."""
        self.beginResetModel()
        self.kind, self._total, self._complete = "", len(rows), False
        self._pages = OrderedDict({0: rows})
        self._stale.clear()
        self._asked.clear()
        self.endResetModel()

    def show_page(self, page: RowPage) -> None:
        """Take a page in, unless it is of rows that are no longer shown."""
        if page.kind != self.kind or not self._complete:
            return
        place = page.offset // PAGE_ROWS
        self._asked.discard(place)
        self._stale.discard(place)
        self._pages[place] = page.rows
        self._pages.move_to_end(place)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        if page.rows and page.offset + len(page.rows) <= self._total:
            last = page.offset + len(page.rows) - 1
            self.dataChanged.emit(self.index(page.offset, 0), self.index(last, STATE))

    def row_at(self, place: int) -> CheckedRow | None:
        """The row in a line of the table; None while it is on its way, which this asks for."""
        page = place // PAGE_ROWS
        if self._complete and (page not in self._pages or page in self._stale) and page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(self.kind, page * PAGE_ROWS)
        rows = self._pages.get(page, ())
        return rows[place % PAGE_ROWS] if place % PAGE_ROWS < len(rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == NUMBER else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row_at(index.row())
        column = index.column()
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == QUESTION else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[column]}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._look.colour("text3" if column == NUMBER else "text"))
        if role == Qt.ItemDataRole.BackgroundRole and row.state in _TINTS:
            marked = REVIEWED if row.kind in _OF_DATE else ANSWER
            return QColor(self._look.colour(_TINTS[row.state])) if column == marked else None
        return None

    def _text(self, row: CheckedRow, column: int) -> str:
        if column == STATE:
            return state_word(row)
        cells = (str(row.number), row.question, row.answer, row.medicine, row.reviewed_on)
        return " ".join(cells[column].split())


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.BackgroundRole,
)


class RowDelegate(QStyledItemDelegate):
    """Cells on one line with a rule below; the state as icon and word; the chosen row with its ground and bar."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._look.px(80), self._look.px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, colour = self._look.px, self._look.colour
        box = QRect(option.rect)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if selected:
            painter.fillRect(box, QColor(colour("selected")))
        elif ground is not None:
            painter.fillRect(box, ground)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(colour("line")))
        if selected and index.column() == NUMBER:
            painter.fillRect(box.left(), box.top(), px(4), box.height(), QColor(colour("accent")))
        words = index.data() or ""
        tone = "text" if index.column() != NUMBER else "text2" if selected else "text3"
        left = box.left() + px(8)
        if index.column() == STATE:
            model = index.model()
            row = model.row_at(index.row()) if isinstance(model, RowsModel) else None
            if row is not None:
                icon, tone = STATE_LOOKS[row.state]
                drawn = self._look.icons.pixmap(
                    icon, colour(tone), px(14), painter.device().devicePixelRatio()
                )
                painter.drawPixmap(left, box.top() + (box.height() - px(14)) // 2, drawn)
                left += px(19)
        room = QRect(left, box.top(), box.right() - px(8) - left, box.height())
        font = self._look.font(12 if index.column() == STATE else 13)
        painter.setFont(font)
        painter.setPen(QColor(colour(tone)))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if index.column() == NUMBER else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

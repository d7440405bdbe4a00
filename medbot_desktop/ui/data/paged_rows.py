"""Rows in pages for a table, and how their cells are drawn: what the examined file and the library share.

Only the pages that are looked at are asked for and kept, so that a million rows cost no more than a screenful.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.ui.data.rows_table import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.ui.theme import Look

PAGE_ROWS = 100
PAGES_KEPT = 12
NUMBER, QUESTION, ANSWER, MEDICINE, REVIEWED, STATE = range(6)
Index = QModelIndex | QPersistentModelIndex


class State(NamedTuple):
    """How a row stands: a word, the name of its icon and of its colour."""

    word: str
    icon: str
    tone: str


class PagedRows(QAbstractTableModel):
    """`page_wanted` asks for the rows of `query` from an offset; `take_page` brings them."""

    page_wanted = Signal(object, int)

    def __init__(self, query: Hashable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = query
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._names = [""] * 6

    @abstractmethod
    def state_of(self, row: Any) -> State:
        """How one of this model's rows stands."""

    @abstractmethod
    def text_of(self, row: Any, column: int) -> str:
        """What a cell other than the state's reads."""

    def show_names(self, names: list[str]) -> None:
        """The words of the table's head, one a column."""
        self._names = names
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def start_over(self, query: Hashable, total: int, first: Sequence[Any] | None = None) -> None:
        """Show other rows, `total` of them; `first` is their first page where it is already here."""
        self.beginResetModel()
        self.query, self._total = query, total
        self._pages = OrderedDict() if first is None else OrderedDict({0: first})
        self._stale.clear()
        self._asked.clear()
        self.endResetModel()

    def renew(self) -> None:
        """Ask for every page again; rows in sight stay until their page is here."""
        self._stale = set(self._pages)
        self._asked.clear()

    def take_page(self, offset: int, rows: Sequence[Any]) -> None:
        """Take a page in and let go of the one not looked at for longest."""
        place = offset // PAGE_ROWS
        self._asked.discard(place)
        self._stale.discard(place)
        self._pages[place] = rows
        self._pages.move_to_end(place)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = offset + len(rows) - 1
        if rows and last < self._total:
            self.dataChanged.emit(self.index(offset, 0), self.index(last, STATE))

    def row_at(self, place: int) -> Any:
        """The row in a line of the table; None while it is on its way, which this asks for."""
        page = place // PAGE_ROWS
        if (page not in self._pages or page in self._stale) and page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(self.query, page * PAGE_ROWS)
        rows = self._pages.get(page, ())
        return rows[place % PAGE_ROWS] if place % PAGE_ROWS < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row()) if index.isValid() else None
        column = index.column()
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == QUESTION else None
        words = self.state_of(row).word if column == STATE else " ".join(self.text_of(row, column).split())
        return words if role == Qt.ItemDataRole.DisplayRole else f"{self._names[column]}: {words}"


class RowsDelegate(QStyledItemDelegate):
    """Cells on one line with a rule below; the state as icon and word; chosen rows with their ground and bar."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(80), self._look.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, colour = self._look.px, self._look.colour
        box, column = QRect(option.rect), index.column()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if selected:
            painter.fillRect(box, QColor(colour("selected")))
        elif ground is not None:
            painter.fillRect(box, ground)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(colour("line")))
        if selected and column == NUMBER:
            painter.fillRect(box.left(), box.top(), px(4), box.height(), QColor(colour("accent")))
        words = index.data() or ""
        tone = "text" if column != NUMBER else "text2" if selected else "text3"
        left = box.left() + px(8)
        model = index.model()
        if (
            column == STATE
            and isinstance(model, PagedRows)
            and (row := model.row_at(index.row())) is not None
        ):
            _, icon, tone = model.state_of(row)
            ratio = painter.device().devicePixelRatio()
            drawn = self._look.icons.pixmap(icon, colour(tone), px(14), ratio)
            painter.drawPixmap(left, box.top() + (box.height() - px(14)) // 2, drawn)
            left += px(19)
        room = QRect(left, box.top(), box.right() - px(8) - left, box.height())
        font = self._look.font(12 if column == STATE else 13)
        painter.setFont(font)
        painter.setPen(QColor(colour(tone)))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _side(column) | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft

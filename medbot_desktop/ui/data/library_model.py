"""The rows of the library for a table: only the pages that are looked at are read and kept."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.domain.library import RowQuery
from medbot_desktop.domain.review import due_before, review_day
from medbot_desktop.ui.days import review_date

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from medbot_desktop.domain.library import ListedRow, ListedRows
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

PAGE_ROWS = 60
PAGES_KEPT = 12
NUMBER, QUESTION, ANSWER, MEDICINE, REVIEWED, STATE = range(6)
_Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractTableModel):
    """`page_wanted` asks for the rows of `query` from an offset; `show_page` brings them."""

    page_wanted = Signal(object, int)

    def __init__(self, look: Look, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self.query = RowQuery()
        self._total = 0
        self._pages: OrderedDict[int, tuple[ListedRow, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._names = [""] * 6

    def show_names(self, names: list[str]) -> None:
        """The words of the table's head, one a column."""
        self._names = names
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def show_query(self, query: RowQuery) -> None:
        """Show the rows of another query, or the same anew: those in sight stay until they are renewed."""
        self._asked.clear()
        if query == self.query:
            self._stale = set(self._pages)
        else:
            self.beginResetModel()
            self.query, self._total = query, 0
            self._pages.clear()
            self._stale.clear()
            self.endResetModel()
        self.page_wanted.emit(query, 0)

    def show_page(self, page: ListedRows) -> None:
        """Take a page in, unless it is of rows that are no longer shown."""
        if page.query != self.query:
            return
        place = page.offset // PAGE_ROWS
        if page.total != self._total:
            self.beginResetModel()
            self._total = page.total
            self._pages.clear()
            self._stale.clear()
            self._asked.clear()
            self._pages[place] = page.rows
            self.endResetModel()
            return
        self._asked.discard(place)
        self._stale.discard(place)
        self._pages[place] = page.rows
        self._pages.move_to_end(place)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        if page.rows:
            last = page.offset + len(page.rows) - 1
            self.dataChanged.emit(self.index(page.offset, 0), self.index(last, STATE))

    def row_at(self, place: int) -> ListedRow | None:
        """The row in a line of the table; None while it is on its way, which this asks for."""
        page = place // PAGE_ROWS
        if (page not in self._pages or page in self._stale) and page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(self.query, page * PAGE_ROWS)
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
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row()) if index.isValid() else None
        column = index.column()
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == QUESTION else None
        words = self._text(row, column)
        return words if role == Qt.ItemDataRole.DisplayRole else f"{self._names[column]}: {words}"

    def _text(self, listed: ListedRow, column: int) -> str:
        row = listed.row
        if column == STATE:
            return state_words(listed)[0]
        reviewed = review_date(row.reviewed_on, self._language.code)
        cells = (str(row.number), row.question, row.answer, row.medicine or listed.named, reviewed)
        return " ".join(cells[column][:300].split())


def state_words(listed: ListedRow) -> tuple[str, str, str]:
    """How a row stands: a word, its icon and its tone."""
    translate = QCoreApplication.translate
    today = datetime.date.today()
    day = review_day(listed.row.reviewed_on)
    if not day or day > today.isoformat():
        return translate("LibraryRows", "Not reviewed"), "info", "text2"
    if day < due_before(today):
        return translate("LibraryRows", "Review is due"), "warning", "warn"
    if listed.edited:
        return translate("LibraryRows", "Corrected here"), "edit", "text2"
    return translate("LibraryRows", "Reviewed"), "check", "text2"


class LibraryDelegate(QStyledItemDelegate):
    """Cells on one line with a rule below; the state as icon and word; chosen rows with their ground and bar."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._look.px(80), self._look.px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, colour = self._look.px, self._look.colour
        box, column = QRect(option.rect), index.column()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, QColor(colour("selected")))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(colour("line")))
        if selected and column == NUMBER:
            painter.fillRect(box.left(), box.top(), px(4), box.height(), QColor(colour("accent")))
        words = index.data() or ""
        tone = "text" if column != NUMBER else "text2" if selected else "text3"
        left = box.left() + px(8)
        model = index.model()
        if column == STATE and isinstance(model, LibraryModel):
            row = model.row_at(index.row())
            if row is not None:
                words, icon, tone = state_words(row)
                ratio = painter.device().devicePixelRatio()
                drawn = self._look.icons.pixmap(icon, colour(tone), px(14), ratio)
                painter.drawPixmap(left, box.top() + (box.height() - px(14)) // 2, drawn)
                left += px(19)
        room = QRect(left, box.top(), box.right() - px(8) - left, box.height())
        font = self._look.font(12 if column == STATE else 13)
        painter.setFont(font)
        painter.setPen(QColor(colour(tone)))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

"""The hits of a search as cards by day, read on as the list is scrolled; several can be chosen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from medbot_desktop.domain.search_words import read_search
from medbot_desktop.ui.history.delegate import HistoryDelegate
from medbot_desktop.ui.history.entries import Entries
from medbot_desktop.ui.history.lines_view import LinesView
from medbot_desktop.ui.history.model import ENTRY, Entry, HistoryModel
from medbot_desktop.ui.kinds import KIND_LOOKS, kind_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QKeyEvent

    from medbot_desktop.domain.history import Found
    from medbot_desktop.domain.turns import Conversation
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

CARD = 80
BARE_CARD = 58
GAP = 9
GROUP = 30
READ_ON_PX = 400


class FoundDelegate(HistoryDelegate):
    """A card: kind and time, where it comes from, the question, the beginning of the answer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(ENTRY)
        height = GROUP if entry.is_group else self._height(entry) + GAP
        return QSize(self._look.px(240), self._look.px(height))

    def _height(self, entry: Entry) -> int:
        """Of a card at 100 %; one without the beginning of an answer is lower."""
        return CARD if entry.snippet else BARE_CARD

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        px, colour = self._look.px, self._look.colour
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.is_group:
            self._paint_group(painter, box.translated(-px(6), 0), entry)
            painter.restore()
            return
        box.setHeight(px(self._height(entry)))
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(colour("accent" if selected or focused else "line")), 2 if focused else 1))
        painter.setBrush(QColor(colour("selected" if selected else "sunken" if hovered else "surface")))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), px(8), px(8))
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour("accent")))
            bar = QRectF(box.left() + 1, box.top() + px(12), px(4), box.height() - px(24))
            painter.drawRoundedRect(bar, px(2), px(2))
        inner = box.adjusted(px(18), px(7), -px(16), -px(7))
        self._paint_head(painter, QRect(inner.left(), inner.top(), inner.width(), px(18)), entry)
        line = QRect(inner.left(), inner.top() + px(20), inner.width(), px(22))
        self._paint_marked(painter, line, entry.title, entry.title_marks, 15, colour("text"), bold=True)
        line = QRect(inner.left(), line.bottom() + px(2), inner.width(), px(20))
        self._paint_marked(painter, line, entry.snippet, entry.snippet_marks, 13, colour("text2"))
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        px, colour = self._look.px, self._look.colour
        ratio = painter.device().devicePixelRatio()
        middle = Qt.AlignmentFlag.AlignVCenter
        right = box.right()
        painter.setFont(self._look.font(12))
        if entry.pinned:
            pin = self._look.icons.pixmap("pin", colour("text2"), px(15), ratio)
            painter.drawPixmap(right - px(15), box.top() + px(1), pin)
            right -= px(22)
        remark = QFontMetrics(self._look.font(12)).elidedText(
            entry.remark, Qt.TextElideMode.ElideMiddle, box.width() // 2
        )
        painter.setPen(QColor(colour("text2")))
        painter.drawText(
            QRect(box.left(), box.top(), right - box.left(), box.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            remark,
        )
        left = box.left()
        words = ""
        if entry.kind is not None:
            look = KIND_LOOKS[entry.kind]
            icon = self._look.icons.pixmap(look.icon, colour(look.tone), px(16), ratio)
            painter.drawPixmap(left, box.top() + px(1), icon)
            left += px(22)
            words = kind_word(entry.kind)
            bold = self._look.font(12, bold=True)
            painter.setFont(bold)
            painter.setPen(QColor(colour(look.tone)))
            painter.drawText(QRect(left, box.top(), box.width(), box.height()), middle, words)
            left += QFontMetrics(bold).horizontalAdvance(words) + px(6)
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(colour("text2")))
        when = f"· {entry.when}" if words else entry.when
        painter.drawText(QRect(left, box.top(), box.width(), box.height()), middle, when)


class FoundList(LinesView):
    """`chosen_changed` carries the entries chosen; `opened` one that is to be opened in the chat."""

    chosen_changed = Signal(list)
    opened = Signal(int, int)
    read_on_wanted = Signal(int)
    delete_wanted = Signal(list)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._hits: list[Found] = []
        self._renamed: list[Conversation] = []
        self._searched = ""
        self._all_read = True
        self.found_model = HistoryModel(self)
        self.setModel(self.found_model)
        self.setItemDelegate(FoundDelegate(look, self))
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def searched(self) -> str:
        """The words that the list was searched by."""
        return self._searched

    @property
    def hits(self) -> Sequence[Found]:
        return self._hits

    def entries_chosen(self) -> list[Entry]:
        """What is chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.found_model.entry(row) for row in rows]

    def show_hits(
        self, hits: Sequence[Found], renamed: Sequence[Conversation], searched: str, more: bool
    ) -> None:
        """Show a search from its newest hit on."""
        kept = {entry.turn_id for entry in self.entries_chosen() if entry.turn_id}
        same = searched == self._searched
        self._hits, self._renamed = list(hits), list(renamed)
        self._searched, self._all_read = searched, not more
        self.show_again()
        if same and kept:
            self._choose(kept)
        else:
            self.scrollToTop()
        self._tell_chosen()

    def add_hits(self, hits: Sequence[Found], more: bool) -> None:
        """Show a later page below; what is chosen stays chosen."""
        self._all_read = not more
        self._hits += hits
        self.found_model.add_entries(self._made(self._hits, self._renamed)[self.found_model.rowCount() :])

    def show_again(self) -> None:
        """Another language, look or day."""
        self.found_model.show_entries(self._made(self._hits, self._renamed))

    def choose_first(self) -> None:
        """Go to the first hit."""
        for row in range(self.found_model.rowCount()):
            if not self.found_model.entry(row).is_group:
                self.setCurrentIndex(self.found_model.index(row))
                return

    def _made(self, hits: Sequence[Found], renamed: Sequence[Conversation]) -> list[Entry]:
        entries = Entries(self._language.locale, time.time())
        if renamed:
            entries.of_pinned(renamed, self.tr("Conversations with this name"))
        return entries.of_hits(hits, read_search(self._searched))

    def _choose(self, turn_ids: set[int]) -> None:
        selection = self.selectionModel()
        for row in range(self.found_model.rowCount()):
            if self.found_model.entry(row).turn_id in turn_ids:
                selection.select(self.found_model.index(row), selection.SelectionFlag.Select)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen_changed.emit(self.entries_chosen())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        entry = self.found_model.entry(index.row())
        if not entry.is_group:
            self.opened.emit(entry.conversation_id, entry.turn_id)

    def _on_scrolled(self, value: int) -> None:
        if not self._all_read and self._hits and value > self.verticalScrollBar().maximum() - READ_ON_PX:
            self._all_read = True  # until the page is there
            self.read_on_wanted.emit(self._hits[-1].turn_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.entries_chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(chosen) == 1:
            self.opened.emit(chosen[0].conversation_id, chosen[0].turn_id)
        elif event.key() == Qt.Key.Key_Delete and chosen:
            self.delete_wanted.emit(chosen)
        else:
            super().keyPressEvent(event)

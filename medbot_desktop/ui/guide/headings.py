"""A heading in the list beside the guide: as many lines as it needs, a subsection set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from medbot_desktop.ui.theme import Look

WRAP = Qt.TextFlag.TextWordWrap.value


class HeadingDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, headings: QListWidget) -> None:
        super().__init__(headings)
        self._look, self._list = look, headings

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._list.viewport().width()
        room = QRect(0, 0, max(width - self._left(index) - self._look.px(8), 1), 10_000)
        words = QFontMetrics(self._look.font(13)).boundingRect(room, WRAP, str(index.data()))
        return QSize(width, words.height() + self._look.px(12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        px, colour = self._look.px, self._look.colour
        box, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colour("selected" if chosen else "sunken")))
        if chosen:
            held = bool(state & QStyle.StateFlag.State_HasFocus)
            bar = QRect(box.left(), box.top(), px(4 if held else 2), box.height())
            painter.fillRect(bar, QColor(colour("accent")))
        painter.setFont(self._look.font(13))
        painter.setPen(QColor(colour("text" if self._level(index) == 2 else "text2")))
        painter.drawText(box.adjusted(self._left(index), px(6), -px(8), -px(6)), WRAP, str(index.data()))

    def _level(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return int(index.data(Qt.ItemDataRole.UserRole))

    def _left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._look.px(14 if self._level(index) == 2 else 28)

"""Draws a line of the bin: the title and, smaller below it, what it was and how long it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.ui.text_view import elided

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from medbot_desktop.ui.theme import Look


class BinDelegate(QStyledItemDelegate):
    """The item's text holds both, each on a line of its own; what does not fit ends in an ellipsis."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(120), self._look.px(50))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        px, colour = self._look.px, self._look.colour
        box, state = QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colour("selected")))
            painter.fillRect(QRect(box.left(), box.top(), px(4), box.height()), QColor(colour("accent")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colour("sunken")))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(colour("line")))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(colour("accent")), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        title, _, below = str(index.data()).partition("\n")
        line = QRect(box.left() + px(14), box.top() + px(7), box.width() - px(28), px(18))
        self._draw(painter, line, title, 13, "text")
        self._draw(painter, line.translated(0, px(18)), below, 12, "text2")
        painter.restore()

    def _draw(self, painter: QPainter, box: QRect, words: str, size: int, tone: str) -> None:
        font = self._look.font(size)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour(tone)))
        shown = elided(QFontMetrics(font), words, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

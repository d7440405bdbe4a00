"""Draws a line of the history: title, kind icon with its word, time, and the marks of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.ui.history.model import ENTRY, Entry
from medbot_desktop.ui.kinds import KIND_LOOKS, kind_word
from medbot_desktop.ui.text_view import elided

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.search_words import Span
    from medbot_desktop.ui.theme import Look


class HistoryDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(ENTRY)
        height = 32 if entry.is_group else 64 if entry.snippet else 47
        return QSize(self._look.px(120), self._look.px(height))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRect(option.rect)
        editor.setGeometry(
            box.adjusted(self._look.px(4), self._look.px(4), -self._look.px(4), -self._look.px(15))
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.is_group:
            self._paint_group(painter, box, entry)
        else:
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, box, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._look.colour("accent")), 2))
                painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
            self._paint_entry(painter, box, entry, selected)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        px = self._look.px
        painter.setFont(self._look.font(12, bold=True))
        painter.setPen(QColor(self._look.colour("text2")))
        painter.drawText(
            box.adjusted(px(8), px(12), -px(8), -px(2)), Qt.AlignmentFlag.AlignVCenter, entry.title
        )

    def _paint_ground(self, painter: QPainter, box: QRect, selected: bool, hovered: bool) -> None:
        if not selected and not hovered:
            return
        px, colour = self._look.px, self._look.colour
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour("selected" if selected else "sunken")))
        painter.drawRoundedRect(QRectF(box), px(6), px(6))
        if selected:
            painter.setBrush(QColor(colour("accent")))
            bar = QRectF(box.left(), box.top() + px(7), px(4), box.height() - px(14))
            painter.drawRoundedRect(bar, px(2), px(2))

    def _paint_entry(self, painter: QPainter, box: QRect, entry: Entry, selected: bool) -> None:
        px, colour = self._look.px, self._look.colour
        left, right = box.left() + px(10), box.right() - px(8)
        y = box.top() + px(6)
        line = QRect(left, y, right - left, px(18))
        self._paint_marked(painter, line, entry.title, entry.title_marks, 13, colour("text"))
        y += px(18)
        if entry.snippet:
            line = QRect(left, y, right - left, px(17))
            self._paint_marked(painter, line, entry.snippet, entry.snippet_marks, 12, colour("text2"))
            y += px(17)
        y += px(1)
        quiet = colour("text2" if selected else "text3")
        words = entry.when
        if entry.kind:
            look = KIND_LOOKS[entry.kind]
            size = px(14)
            ratio = painter.device().devicePixelRatio()
            icon = self._look.icons.pixmap(look.icon, colour(look.tone), size, ratio)
            painter.drawPixmap(left, y + (px(16) - size) // 2, icon)
            left += size + px(5)
            words = f"{kind_word(entry.kind)} · {entry.when}"
        if entry.pinned:
            pin = self._look.icons.pixmap("pin", colour("text2"), px(14), painter.device().devicePixelRatio())
            painter.drawPixmap(right - px(14), y + px(1), pin)
            right -= px(18)
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(quiet))
        painter.drawText(QRect(left, y, right - left, px(16)), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_marked(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        spans: tuple[Span, ...],
        size: int,
        colour: str,
        bold: bool = False,
    ) -> None:
        font: QFont = self._look.font(size, bold)
        widest = QFontMetrics(self._look.font(size, bold=bold or bool(spans)))
        shown = elided(widest, text, box.width())
        layout = QTextLayout(shown, font)
        mark = QTextCharFormat()
        mark.setBackground(QColor(self._look.colour("mark")))
        mark.setForeground(QColor(self._look.colour("on_mark")))
        mark.setFontWeight(QFont.Weight.Bold)
        formats = []
        for start, length in spans:
            if start < len(shown):
                span = QTextLayout.FormatRange()
                span.start, span.length = start, min(length, len(shown) - start)
                span.format = mark
                formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width() * 2)
        layout.endLayout()
        painter.setPen(QColor(colour))
        top = box.top() + (box.height() - line.height()) / 2
        layout.draw(painter, QPointF(box.left(), top))

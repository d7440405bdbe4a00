"""One line of the list of engines: a circle, an icon, a name, a sentence below, a word at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.theme import Look


class EngineLine(QAbstractButton):
    """Checked is the one that is looked at; the circle is filled where it is the one in use."""

    def __init__(self, look: Look, icon: str, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._first = look, icon, first
        self._below, self._state, self._in_use = "", "", False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, below: str, state: str, in_use: bool) -> None:
        """Set the name, the sentence below it, the word at the right, and whether it answers."""
        self._below, self._state, self._in_use = below, state, in_use
        self.setText(words)
        self.setToolTip(below)
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{state}. {below}" if state else below)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(53))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(53))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            ground = QColor(colour("selected" if self.isChecked() else "sunken"))
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), ground)
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, QColor(colour("line")))
        middle = self.height() / 2
        painter.setPen(QPen(QColor(colour("accent" if self._in_use else "control")), 1.5))
        painter.setBrush(QColor(colour("surface")))
        painter.drawEllipse(QPointF(px(24), middle), px(8), px(8))
        if self._in_use:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour("accent")))
            painter.drawEllipse(QPointF(px(24), middle), px(4), px(4))
        size = px(20)
        picture = self._look.icons.pixmap(self._icon, colour("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(px(42), round(middle - size / 2), picture)
        small = self._look.font(12)
        state_width = QFontMetrics(small).horizontalAdvance(self._state) + 1 if self._state else 0
        painter.setFont(small)
        painter.setPen(QColor(colour("text2")))
        right = self.width() - px(14) - state_width
        painter.drawText(
            QRectF(right, 0, state_width, self.height()), Qt.AlignmentFlag.AlignVCenter, self._state
        )
        left = px(72)
        room = max(right - px(10) - left, 0)
        bold = self._look.font(13, bold=True)
        words = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        below = QFontMetrics(small).elidedText(self._below, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, round(middle) + px(2), room, px(20)), Qt.AlignmentFlag.AlignTop, below)
        painter.setFont(bold)
        painter.setPen(QColor(colour("text")))
        painter.drawText(QRect(left, 0, room, round(middle) + px(1)), Qt.AlignmentFlag.AlignBottom, words)

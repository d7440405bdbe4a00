"""One line of the list of engines: a circle, an icon, a name, a sentence below, a word at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from medbot_desktop.ui.checkable import Checkable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.theme import Look


WRAP = int(Qt.TextFlag.TextWordWrap)


class EngineLine(Checkable, QAbstractButton):
    """Checked is the one that is looked at; the circle is filled where it is the one in use."""

    def __init__(self, look: Look, icon: str, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._first = look, icon, first
        self._below, self._state, self._in_use = "", "", False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, below: str, state: str, in_use: bool) -> None:
        """Set the name, the sentence below it, the word at the right, and whether it answers."""
        self._below, self._state, self._in_use = below, state, in_use
        self.setText(words)
        self.setToolTip(below)
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{state}. {below}" if state else below)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, below, _ = self._boxes(width)
        return max(below.bottom() + self._look.px(9), self._look.px(53)) if words.isValid() else 0

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(200))
        return QSize(self._look.px(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(53))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _boxes(self, width: int) -> tuple[QRect, QRect, bool]:
        """Where the name and the sentence lie at `width`, and whether the state has room at the right."""
        px = self._look.px
        state = QFontMetrics(self._look.font(12)).horizontalAdvance(self._state)
        left, right = px(72), width - px(14)
        beside = right - state - px(10) - left >= px(180)
        room = max(right - left - (state + px(10) if beside and state else 0), 1)
        words = self._measured(self._look.font(13, bold=True), self.text(), room).translated(left, px(9))
        below = self._measured(self._look.font(12), self._under(beside), room)
        return words, below.translated(left, words.bottom() + px(2)), beside

    def _under(self, beside: bool) -> str:
        state = f"{self._state[:1].upper()}{self._state[1:]}"
        return self._below if beside or not self._state else f"{state}. {self._below}"

    @staticmethod
    def _measured(font: QFont, words: str, room: int) -> QRect:
        box = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), WRAP, words)
        return QRect(0, 0, room, box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            ground = QColor(colour("selected" if self.isChecked() else "sunken"))
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), ground)
        if self.isChecked():
            painter.fillRect(1, 1, px(4), self.height() - 2, QColor(colour("accent")))
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
        words, below, beside = self._boxes(self.width())
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(colour("text2")))
        if beside:
            end = QRectF(0, 0, self.width() - px(14), self.height())
            painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._state)
        painter.drawText(below, WRAP, self._under(beside))
        painter.setFont(self._look.font(13, bold=True))
        painter.setPen(QColor(colour("text")))
        painter.drawText(words, WRAP, self.text())

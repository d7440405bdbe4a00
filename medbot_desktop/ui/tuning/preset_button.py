"""A preset: its name in bold with what it takes below; a tick and a ground where it is the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from medbot_desktop.ui.checkable import Checkable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look


class PresetButton(Checkable, QAbstractButton):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._remark = self._shorter = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def show_remark(self, remark: str = "", shorter: str = "") -> None:
        """What it takes, below its name, or `shorter` where there is no room; "" while nobody has told."""
        self._remark, self._shorter = remark, shorter
        self.setAccessibleDescription(remark)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(110), self._look.px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(84), self._look.px(48))

    def nextCheckState(self) -> None:
        """Which preset is in use follows from the fields, not from having been pressed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, on = self._look.px, self._look.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(QColor(colour("selected" if on else "sunken" if hovered else "surface")))
        painter.setPen(QPen(QColor(colour("accent" if on else "control")), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        left = px(8)
        bold = self._look.font(13, bold=True)
        room = self.width() - left - px(6)
        if on:
            tick = self._look.icons.pixmap("check", colour("text"), px(14), self.devicePixelRatioF())
            painter.drawPixmap(left, px(9), tick)
        words_left = left + (px(16) if on else 0)
        painter.setFont(bold)
        painter.setPen(QColor(colour("text")))
        words = QFontMetrics(bold).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - words_left - px(3)
        )
        painter.drawText(QRectF(words_left, px(7), room, px(19)), Qt.AlignmentFlag.AlignVCenter, words)
        small = self._look.font(12)
        painter.setFont(small)
        painter.setPen(QColor(colour("text2")))
        metrics = QFontMetrics(small)
        remark = self._remark if metrics.horizontalAdvance(self._remark) <= room else self._shorter
        remark = metrics.elidedText(remark, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, px(26), room, px(17)), Qt.AlignmentFlag.AlignVCenter, remark)

"""A flat button with an icon and words that takes no more room than these.

Qt's own reserves two spaces and five pixels behind the words, and cuts them where it does not have that: buttons in a
row would stand far from one another, and a chevron far from its word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QToolButton

from medbot_desktop.ui.labels import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionToolButton

BESIDE_EM = 8 / 13
BETWEEN_EM = 3 / 13


class FlatButton(QToolButton):
    """From right to left the icon comes after the words; with `flush` what comes last stands at the button's edge."""

    def __init__(self, flush: bool = False) -> None:
        super().__init__()
        self._flush = flush
        self._draws_ground = False
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _em(self, share: float) -> int:
        return round(self.font().pixelSize() * share)

    def _around_words(self) -> int:
        """Everything but the words."""
        icon = 0 if self.icon().isNull() else self.iconSize().width() + self._em(BETWEEN_EM)
        return icon + self._em(BESIDE_EM) * (1 if self._flush else 2)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self._draws_ground:
            option.text, option.icon = "", QIcon()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(
            self._around_words() + self.fontMetrics().horizontalAdvance(self.text()) + 1, size.height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Not by QStylePainter: what the binding has to load for it kept the first paint waiting for 7 ms.
        self._draws_ground = True
        super().paintEvent(event)
        self._draws_ground = False
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.rect().adjusted(self._em(BESIDE_EM), 0, 0 if self._flush else -self._em(BESIDE_EM), 0)
        if not self.icon().isNull():
            size = self.iconSize()
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            pixmap = self.icon().pixmap(size, self.devicePixelRatioF(), mode)
            left = room.right() + 1 - size.width() if mirrored else room.left()
            top = (self.height() - size.height()) // 2
            painter.drawPixmap(QRect(QPoint(left, top), size), pixmap)
            taken = size.width() + self._em(BETWEEN_EM)
            room = room.adjusted(0, 0, -taken, 0) if mirrored else room.adjusted(taken, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words = elided(self.fontMetrics(), self.text(), room.width() + 1)
        painter.drawText(room.adjusted(0, 0, 1, 0), int(flags | Qt.TextFlag.TextSingleLine), words)

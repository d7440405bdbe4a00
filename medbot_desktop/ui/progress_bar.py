"""How far something is. Nothing moves by itself: what has no parts to count shows still stripes.

Qt's own bar then runs to and fro without an end, also where the system asks for no motion, and paints again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QProgressBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

STEP = 0.01
"""Of the whole: less is neither shown nor told to a screen reader, which says each value."""


class ProgressBar(QProgressBar):
    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.show_busy()

    def show_busy(self) -> None:
        """It goes on; how far it is cannot be told."""
        self.setRange(0, 0)
        self.setAccessibleDescription(self.tr("under way, without a measure"))

    def show_part(self, done: int, total: int) -> None:
        """So much of it is done."""
        self.setAccessibleDescription("")
        total = max(total, 1)
        if total != self.maximum():
            self.setRange(0, total)
            self.setValue(done)
        elif done in (0, total) or abs(done - self.value()) >= STEP * total:
            self.setValue(done)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > 0:
            super().paintEvent(event)
            return
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, height = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.height()
        edge = QPainterPath()
        edge.addRoundedRect(box, height / 4, height / 4)
        painter.fillPath(edge, palette.color(QPalette.ColorRole.Base))
        painter.setClipPath(edge)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), height * 0.4))
        for left in range(-height, self.width(), max(height, 1)):
            painter.drawLine(left, height, left + height, 0)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawPath(edge)

"""The part of a model's text that no row supports, set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from medbot_desktop.ui.chat.markdown_view import MarkdownView
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look


class GeneralBox(QFrame):
    """What no row of the data supports, apart from the rest and with a dashed edge of its own."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("general")
        column = QVBoxLayout(self)
        set_measures(column, 12, 8, 12, 9, 4)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        picture = QLabel()
        set_icon(picture, "kind-not-in-data", 16)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.title = Label(role="strong", wrap=True)
        line.addWidget(self.title, 1)
        column.addLayout(line)
        self.text = MarkdownView(look, 13, 18)
        self.text.setProperty("role", "quiet")
        column.addWidget(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._look.colour("control")), 1)
        pen.setDashPattern([5.0, 3.0])
        painter.setPen(pen)
        radius = self._look.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

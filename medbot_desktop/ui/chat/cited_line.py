"""One row that a model's text cites, in a line below the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from medbot_desktop.ui.checkable import Checkable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.ui.theme import Look


class CitedLine(Checkable, QAbstractButton):
    """A row the text cites: its boxed number, its question, where it stands; pressing it opens the row."""

    def __init__(self, look: Look, number: int, row: Row, where: str) -> None:
        super().__init__()
        self._look, self._number, self._where = look, number, where
        self.setText(row.question)
        self.setAccessibleName(f"[{number}] {row.question}")
        self.setAccessibleDescription(f"{row.dataset}, {where}")
        self.setToolTip(f"{row.question}\n{row.dataset}, {where}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def number(self) -> int:
        return self._number

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(29))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(100), self._look.px(29))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colour("sunken" if self.underMouse() else "surface")))
        painter.fillRect(0, 0, self.width(), 1, QColor(colour("line")))
        box = QRectF(0.5, (self.height() - px(18)) / 2, px(19), px(18))
        painter.setPen(QPen(QColor(colour("gen")), 1))
        painter.setBrush(QColor(colour("gen_tint")))
        painter.drawRoundedRect(box, px(3), px(3))
        painter.setFont(self._look.font(12, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        size = px(16)
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        picture = self._look.icons.pixmap(chevron, colour("text3"), size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size, (self.height() - size) // 2, picture)
        small = self._look.font(12)
        right = self.width() - size - px(6)
        room = max((right - px(28)) * 2 // 5, 0)
        where = QFontMetrics(small).elidedText(self._where, Qt.TextElideMode.ElideMiddle, room)
        width = QFontMetrics(small).horizontalAdvance(where) + 1
        painter.setFont(small)
        painter.setPen(QColor(colour("text2")))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - width, 0, width, self.height()), middle, where)
        words = QRect(px(28), 0, max(right - width - px(38), 0), self.height())
        font = self._look.font(13)
        painter.setFont(font)
        painter.setPen(QColor(colour("text")))
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, shown)

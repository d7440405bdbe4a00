"""Words that lead somewhere, underlined: a button, so that the keys and a screen reader press it as any other.

A QLabel with a link has no action for a screen reader, and Shift+Tab never leaves it where it begins with the link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medbot_desktop.ui.text_view import breakable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
SIZE = 12


class LinkButton(QAbstractButton):
    """As high as its words need in the width it has."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _font(self) -> QFont:
        font = self._look.font(SIZE)
        font.setUnderline(True)
        return font

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        box = QRect(0, 0, max(width, 1), 10_000)
        return QFontMetrics(self._font()).boundingRect(box, WRAP, breakable(self.text())).height()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), QFontMetrics(self._font()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(QColor(self._look.colour("accent")))
        painter.drawText(self.rect(), WRAP, breakable(self.text()))

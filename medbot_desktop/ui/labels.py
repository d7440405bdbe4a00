"""Words on one line or wrapped, as plain text, that nobody selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent


class Label(QLabel):
    """Words on the page: plain text only, whatever they hold."""

    def __init__(
        self, text: str = "", role: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)


def elided(metrics: QFontMetrics, words: str, room: int) -> str:
    """`words` as they are where they fit, else ended by an ellipsis. Qt's own takes no ligature into account: it cuts
    "filas" where there is room for it."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where there is no room; the whole text is its tooltip then."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.text()
        shown = elided(self.fontMetrics(), whole, self.contentsRect().width())
        self.setToolTip(whole if shown != whole else "")
        if shown == whole:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

"""A button whose words end in an ellipsis where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingButton(QToolButton):
    def __init__(self) -> None:
        super().__init__()
        self._words, self._room = "", 0
        self._natural = QSize()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMinimumWidth(1)

    def show_words(self, words: str, room: int) -> None:
        """Show as much of `words` as fits into `room` pixels, or into less where the layout gives less."""
        self._words, self._room = words, room
        self.setText(self._elided(room))
        self._natural = super().sizeHint()
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return self._natural if self._words else super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edges = self._natural.width() - self.fontMetrics().horizontalAdvance(self._elided(self._room))
        # Advances are rounded and the elision is not: the words that just fit would lose their end without the pixel.
        words = self._elided(min(self._room, max(self.width() - edges + 1, 0)))
        if words != self.text():
            self.setText(words)

    def _elided(self, room: int) -> str:
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)

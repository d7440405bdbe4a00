"""A button whose words end in an ellipsis where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.labels import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FittingButton(FlatButton):
    """Where there is no room for all of `words`, `short` is shown in their place, cut if it has to be."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._short, self._room = "", "", 0
        self.setMinimumWidth(1)

    def show_words(self, words: str, room: int, short: str = "") -> None:
        """Show as much of `words` as fits into `room` pixels, or into less where the layout gives less."""
        self._words, self._short, self._room = words, short, room
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(self._around_words() + self._width(self._elided(self._room)) + 1, size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._elided(min(self._room, max(self.width() - self._around_words() - 1, 0)))
        if words != self.text():
            self.setText(words)

    def _elided(self, room: int) -> str:
        shown = self._words if not self._short or self._width(self._words) <= room else self._short
        return elided(self.fontMetrics(), shown, room)

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

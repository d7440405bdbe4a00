"""Work cut into pieces, one a turn of the event loop: what is clicked or typed meanwhile comes in between."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Turns(QObject):
    """Each piece should take less than 50 ms; they end with the parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    def add(self, pieces: Iterable[Callable[[], object]]) -> None:
        """Do these after those that wait already."""
        self._pieces.extend(pieces)
        self._timer.start(0)

    def _on_turn(self) -> None:
        piece = self._pieces.popleft()
        if not self._pieces:
            self._timer.stop()
        piece()

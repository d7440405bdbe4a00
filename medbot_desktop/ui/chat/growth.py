"""Text that models write, brought to the screen at most thirty times a second, whatever arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from medbot_desktop.domain.turns import TurnState

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.turns import Turn

INTERVAL_MS = 33


class Growing(NamedTuple):
    """What has come of a text that a model still writes; `news` says what holds it up."""

    text: str = ""
    news: str = ""


class Growth(QObject):
    """Takes pending turns with what has come so far; `grown` carries the newest state of each."""

    grown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, Turn] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._on_timeout)

    def add(self, turn: Turn) -> None:
        """Show this state of a turn soon; one that is not shown yet is left out."""
        self._waiting[turn.id] = turn
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, turn_id: int) -> None:
        """Something else is shown of a turn: what waits is old."""
        self._waiting.pop(turn_id, None)
        if not self._waiting:
            self._timer.stop()

    def _on_timeout(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for turn in waiting.values():
            self.grown.emit(turn)


def is_unfinished(answer: Answer) -> bool:
    """Whether a model was still writing on it when it was stored."""
    return answer.generated is not None and answer.generated.partial


def is_growing(turn: Turn) -> bool:
    """Whether a model writes on it now."""
    return turn.state is TurnState.PENDING and turn.answer is not None and is_unfinished(turn.answer)

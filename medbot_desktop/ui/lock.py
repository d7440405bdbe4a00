"""Whether the administrator's PIN stands before the data, the tuning and the models; open until the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from medbot_desktop.ui.tasks import TaskRunner

TRIES = 5
"""After so many wrong PINs a row nothing is tried for PAUSE_MS: four digits are guessed quickly otherwise."""
PAUSE_MS = 30_000


class Lock(QObject):
    """Whether the PIN has been given. `hidden_pin` "" closes nothing."""

    opened = Signal()
    refused = Signal(bool)
    """With True where nothing is tried for a while."""

    def __init__(self, tasks: TaskRunner, hidden_pin: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._hidden_pin = tasks, hidden_pin
        self._wrong = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.is_closed = bool(hidden_pin)

    def try_pin(self, pin: str) -> None:
        """Open if it is the PIN: `opened` or `refused` follows, for comparing takes 50 ms on purpose."""
        if self._pause.isActive():
            self.refused.emit(True)
            return
        from medbot_desktop.storage.pin import is_pin  # and OpenSSL: not for the first paint

        hidden = self._hidden_pin
        self._tasks.start(lambda: is_pin(pin, hidden), "io", self._on_compared)

    def _on_compared(self, right: bool) -> None:
        if right:
            self._wrong = 0
            self.is_closed = False
            self.opened.emit()
            return
        self._wrong += 1
        if self._wrong % TRIES == 0:
            self._pause.start()
        self.refused.emit(self._pause.isActive())

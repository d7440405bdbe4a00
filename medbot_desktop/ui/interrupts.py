"""Ctrl+C and the system's request to end, where Qt's loop can hear them."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Interrupts(QObject):
    """Ctrl+C and the system's request to end, as a signal of Qt: its loop would never let Python's handler run."""

    received = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        signal.set_wakeup_fd(self._writing.fileno())
        self._before = [
            (number, signal.signal(number, _ignore)) for number in (signal.SIGINT, signal.SIGTERM)
        ]

    def tell(self) -> None:
        """As if a signal came now: of one that came before there was anybody to hear it."""
        self._writing.send(b"\0")

    def release(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._before:
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()

    def _on_activated(self) -> None:
        self._reading.recv(64)
        self.received.emit()


def _ignore(_number: int, _frame: object) -> None:
    """The wake-up file descriptor has told already."""

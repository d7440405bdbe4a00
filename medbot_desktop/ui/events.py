"""The bridge from the worker client's reader thread to the UI thread: one queued signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class WorkerEvents(QObject):
    """Give `post` to the WorkerClient as its listener; connect to `received`, which fires on the UI thread."""

    received = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.received, Qt.ConnectionType.QueuedConnection)

    def post(self, event: object) -> None:
        """Hand over an event; safe from any thread."""
        self._arrived.emit(event)

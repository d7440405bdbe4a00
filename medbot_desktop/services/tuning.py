"""Tuning runs from the window: their own process, started when it is first wanted, and watched.

A process that dies is told as WorkerDied with the lost requests; its run is on disk, and ResumeRun takes it up.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from medbot_desktop.worker.client import ENDS, WorkerClient, run_tuning
from medbot_desktop.worker.messages import WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from medbot_desktop.worker.messages import Event
    from medbot_desktop.worker.tuning_messages import RunRequest


class TuningService:
    """Any thread may call. `listener` gets every event in a thread of its own; it must return soon and not raise."""

    def __init__(
        self,
        user_folder: Path,
        listener: Callable[[Event], None],
        entry: Callable[[Connection, str], None] = run_tuning,
    ) -> None:
        self._listener = listener
        self._client = WorkerClient(user_folder, self._on_event, entry)
        self._lock = threading.Lock()
        self._open: set[int] = set()

    def next_request_id(self) -> int:
        return self._client.next_request_id()

    def send(self, request: RunRequest) -> None:
        """Send a request, starting the process where none runs. Raises WorkerGone where it keeps dying."""
        with self._lock:
            self._open.add(request.request_id)
        self._client.send(request)

    @property
    def busy(self) -> bool:
        """Whether anything that was asked has no answer yet."""
        with self._lock:
            return bool(self._open)

    def stop(self, timeout_s: float = 3.0) -> None:
        """End the process. A going run is kept and can be resumed. Not from the listener."""
        self._client.stop(timeout_s)

    def _on_event(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, WorkerDied):
                self._open.difference_update(event.request_ids)
            elif isinstance(event, ENDS):
                self._open.discard(event.request_id)
        self._listener(event)

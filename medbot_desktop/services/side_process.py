"""A process beside the answering one: started when it is first wanted, watched, and ended when nothing is asked of it.

A process that dies is told as WorkerDied with the lost requests.
"""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

from medbot_desktop.worker.client import ENDS, WorkerClient
from medbot_desktop.worker.messages import CancelRequest, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from medbot_desktop.worker.cloud_messages import CloudRequest
    from medbot_desktop.worker.messages import Event
    from medbot_desktop.worker.tuning_messages import RunRequest

IDLE_S = 60.0
"""With nothing asked for so long the process ends: it holds the encoder, some 230 MB."""


class SideProcess:
    """Any thread may call. `listener` gets every event in a thread of its own; it must return soon and not raise."""

    def __init__(
        self,
        user_folder: Path,
        listener: Callable[[Event], None],
        entry: Callable[[Connection, str], None],
        idle_s: float = IDLE_S,
    ) -> None:
        self._user_folder = user_folder
        self._listener = listener
        self._entry = entry
        self._idle_s = idle_s
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._open: set[int] = set()
        self._client = self._make_client()
        self._idle: threading.Timer | None = None
        self._ending: threading.Thread | None = None
        self._stopped = False

    def next_request_id(self) -> int:
        return next(self._ids)

    def send(self, request: RunRequest | CloudRequest | CancelRequest) -> None:
        """Send a request, starting the process where none runs. Raises WorkerGone where it keeps dying."""
        with self._lock:
            if isinstance(request, CancelRequest):
                # Of what has ended meanwhile there is nothing to stop, and no process is started for it.
                if request.request_id in self._open:
                    self._client.send(request)
                return
            self._stay()
            # Not to a process that is being ended: that one is exchanged under this lock.
            self._client.send(request)
            self._open.add(request.request_id)

    @property
    def busy(self) -> bool:
        """Whether anything that was asked has no answer yet."""
        with self._lock:
            return bool(self._open)

    def stop(self, timeout_s: float = 3.0) -> None:
        """End the process. Not from the listener."""
        with self._lock:
            self._stopped = True
            ending = self._idle or self._ending
            self._stay()
        if ending is not None:
            ending.join()
        self._client.stop(timeout_s)

    def _make_client(self) -> WorkerClient:
        return WorkerClient(self._user_folder, self._on_event, self._entry)

    def _on_event(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, WorkerDied):
                self._open.difference_update(event.request_ids)
            elif isinstance(event, ENDS):
                self._open.discard(event.request_id)
            if not self._open and self._idle is None and not self._stopped:
                self._idle = threading.Timer(self._idle_s, self._end_idle)
                self._idle.name, self._idle.daemon = "idle-process", True
                self._idle.start()
        self._listener(event)

    def _stay(self) -> None:
        """The process is wanted on; the lock is held."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _end_idle(self) -> None:
        """In the timer's thread: end the process, and have the next request start another."""
        with self._lock:
            if self._idle is not threading.current_thread():
                return  # something was asked in the last moment
            self._idle, self._ending = None, self._idle
            idle, self._client = self._client, self._make_client()
        idle.stop()

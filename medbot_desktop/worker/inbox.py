"""What a worker was asked for and has not done: one thread reads it in, the loop takes it out, an ask first.

Knows which request may overtake which, and ends the process where nobody is left to wait for it.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from medbot_desktop.worker.library_messages import CompareRequest, ExportRequest, LibraryRequest
from medbot_desktop.worker.messages import (
    AskRequest,
    CancelRequest,
    EnableRequest,
    FileRequest,
    ImportRequest,
    RemoveRequest,
    Request,
    StopRequest,
    UseRowsRequest,
)
from medbot_desktop.worker.number_messages import NumbersRequest
from medbot_desktop.worker.tuning_messages import ModelRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Work = (
    AskRequest
    | ImportRequest
    | EnableRequest
    | RemoveRequest
    | UseRowsRequest
    | LibraryRequest
    | ModelRequest
    | FileRequest
    | NumbersRequest
)
# An ask may overtake what changes nothing of what answers, and what only adds to it.
OVERTAKEN = ImportRequest | UseRowsRequest | FileRequest | CompareRequest | ExportRequest | NumbersRequest

# Long enough for one step of any work; then nobody is left to wait for the rest.
ORPHAN_GRACE_S = 5.0


class Inbox:
    """What was asked for and is not done: filled by the thread in `read`, emptied by the loop."""

    def __init__(self, connection: Connection) -> None:
        self.ended = False
        self.finished = threading.Event()
        self._connection = connection
        self._changed = threading.Condition()
        self._waiting: list[Work] = []
        self._unfinished: set[int] = set()
        self._cancelled: set[int] = set()

    def read(self) -> None:
        """Take in requests until the other end is gone, and then see to it that this process ends."""
        while True:
            try:
                request: Request = self._connection.recv()
            except (EOFError, OSError):
                break
            self._accept(request)
        self.end()
        if not self.finished.wait(ORPHAN_GRACE_S):
            os._exit(1)

    def end(self) -> None:
        with self._changed:
            self.ended = True
            self._changed.notify()

    def wake(self) -> None:
        """Let `take_ask` look again."""
        with self._changed:
            self._changed.notify()

    def _accept(self, request: Request) -> None:
        with self._changed:
            match request:
                case StopRequest():
                    self.ended = True
                case CancelRequest():
                    self._cancelled |= {request.request_id} & self._unfinished
                case _:
                    self._waiting.append(request)
                    self._unfinished.add(request.request_id)
            self._changed.notify()

    def take(self, *, wait_s: float) -> Work | None:
        """The next request: an answerable ask first, else the oldest. None at the end, or if none comes in time."""
        with self._changed:
            if wait_s and not self._waiting and not self.ended:
                self._changed.wait(wait_s)
            if not self._waiting or self.ended:
                return None
            return self._waiting.pop(self._answerable() or 0)

    def take_ask(self, *, unless: Callable[[], bool]) -> AskRequest | None:
        """The next ask that may be answered while other work runs: waits for one `unless` there is no need to.

        None at the end, or if none waits.
        """
        with self._changed:
            while (place := self._answerable()) is None and not self.ended and not unless():
                self._changed.wait()
            if place is None or self.ended:
                return None
            ask = self._waiting.pop(place)
            assert isinstance(ask, AskRequest)
            return ask

    def _answerable(self) -> int | None:
        """The place of the first ask. It may overtake files, but no edit the user made before asking."""
        for place, request in enumerate(self._waiting):
            if isinstance(request, AskRequest):
                return place
            if not isinstance(request, OVERTAKEN):
                return None
        return None

    def is_cancelled(self, request_id: int) -> bool:
        with self._changed:
            return request_id in self._cancelled

    def forget(self, request: Work) -> None:
        with self._changed:
            self._unfinished.discard(request.request_id)
            self._cancelled.discard(request.request_id)

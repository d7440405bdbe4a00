"""Serves a connection with a thread a request, so that a stop is heard while one waits for a network."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

from medbot_desktop.pipeline.hosted import Stop
from medbot_desktop.worker.failures import failure_of
from medbot_desktop.worker.messages import CancelRequest, Failed, StopRequest, WorkCancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.worker.messages import Event


class RequestLoop:
    """`serve` gets a request, what to tell on the way, and what ends it; it gives the last event."""

    def __init__(
        self, connection: Connection, serve: Callable[[Any, Callable[[Event], None], Stop], Event]
    ) -> None:
        self._connection = connection
        self._serve_request = serve
        self._sending = threading.Lock()
        self._lock = threading.Lock()
        self._stops: dict[int, Stop] = {}

    def run(self) -> None:
        """Returns when the process may end; what still runs is cut."""
        while True:
            try:
                request: Any = self._connection.recv()
            except (EOFError, OSError):
                break
            match request:
                case StopRequest():
                    break
                case CancelRequest():
                    with self._lock:
                        stop = self._stops.get(request.request_id)
                    if stop is not None:
                        stop.now()
                case _:
                    self._begin(request)
        with self._lock:
            stops = list(self._stops.values())
        for stop in stops:
            stop.now()

    def _begin(self, request: Any) -> None:
        stop = Stop()
        with self._lock:
            self._stops[request.request_id] = stop
        threading.Thread(
            target=self._serve, args=(request, stop), name=f"request {request.request_id}", daemon=True
        ).start()

    def _serve(self, request: Any, stop: Stop) -> None:
        number = request.request_id
        failure = failure_of(number, lambda: self._send(self._serve_request(request, self._send, stop)))
        if isinstance(failure, Failed) and stop.wanted and failure.sentence.code != "internal_error":
            # A stopped request fails in whatever way its library has for a connection that was cut.
            failure = WorkCancelled(number)
        if failure is not None:
            self._send(failure)
        with self._lock:
            self._stops.pop(number, None)

    def _send(self, event: Event) -> None:
        with self._sending:
            try:
                self._connection.send(event)
            except OSError:
                os._exit(0)  # nobody is there any more

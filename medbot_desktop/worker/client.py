"""The window's side of a worker: starts the process, speaks with it, notices its death, starts it again.

Loads nothing heavy: the worker's own code is named, not imported.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import logging
import signal
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import WorkerGone
from medbot_desktop.worker.cloud_messages import CloudEnd
from medbot_desktop.worker.engine_messages import ModelsListed, Written
from medbot_desktop.worker.library_messages import LibraryEvent
from medbot_desktop.worker.log import start_log
from medbot_desktop.worker.measuring_messages import MeasuringEnd
from medbot_desktop.worker.messages import (
    Answered,
    CancelRequest,
    Checked,
    Done,
    Event,
    Failed,
    Imported,
    PageRead,
    Request,
    StopRequest,
    WorkCancelled,
    WorkerDied,
)
from medbot_desktop.worker.spawning import spawning
from medbot_desktop.worker.threads import leave_a_core
from medbot_desktop.worker.tuning_messages import ModelEvent, RunEnd

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from medbot_desktop.worker.cloud_messages import CloudRequest
    from medbot_desktop.worker.engine_messages import EngineRequest
    from medbot_desktop.worker.tuning_messages import RunRequest

ENDS = (
    Answered
    | Imported
    | Checked
    | PageRead
    | LibraryEvent
    | Done
    | Failed
    | WorkCancelled
    | Written
    | ModelsListed
    | RunEnd
    | ModelEvent
    | MeasuringEnd
    | CloudEnd
)
"""The events that end a request."""

RESTARTS = 3
RESTART_WINDOW_S = 60.0

_log = logging.getLogger(__name__)


def run_worker(connection: Connection, user_folder: str) -> None:
    """What the answering process runs."""
    gc.disable()  # it loads much and lets go of nothing: the loop switches it on when all is loaded
    _run("medbot_desktop.worker.process", "worker", connection, user_folder)


def run_engines(connection: Connection, user_folder: str) -> None:
    """What the process of the hosted engines runs."""
    _run("medbot_desktop.worker.engine_process", "engines", connection, user_folder)


def run_tuning(connection: Connection, user_folder: str) -> None:
    """What the process of tuning runs."""
    _run("medbot_desktop.worker.tuning_process", "tuning", connection, user_folder)


def run_cloud(connection: Connection, user_folder: str) -> None:
    """What the process that tunes on Google Cloud runs."""
    _run("medbot_desktop.worker.cloud_process", "cloud", connection, user_folder)


def _run(module: str, log_name: str, connection: Connection, user_folder: str) -> None:
    # Ctrl+C in a terminal reaches the whole group; the window's process decides when the worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_a_core()
    start_log(Path(user_folder), log_name)
    # By name, so that no import leads from the window to the pipeline.
    try:
        process = importlib.import_module(module)
    except ImportError:
        # A library of the system that is missing; without a console nobody would see it.
        _log.exception("the worker's libraries cannot be loaded")
        raise
    process.main(connection, user_folder)


class WorkerClient:
    """One worker process and the pipe to it, which is thrown away with it. Any thread may call.

    `listener` gets every event in the client's own thread; it must return soon and not raise.
    """

    def __init__(
        self,
        user_folder: Path,
        listener: Callable[[Event], None],
        entry: Callable[[Connection, str], None] = run_worker,
    ) -> None:
        self._user_folder = user_folder
        self._listener = listener
        self._entry = entry
        self._context = spawning()
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._thread: threading.Thread | None = None
        self._unanswered: set[int] = set()
        self._restarts: deque[float] = deque(maxlen=RESTARTS)
        self._stopping = False
        self._has_ended = False

    def start(self) -> None:
        """Start the process, unless it runs; Ready comes when it can answer. Raises WorkerGone."""
        with self._lock:
            if self._has_ended:
                raise WorkerGone()
            if self._connection is None:
                self._start()

    def next_request_id(self) -> int:
        """An id no other request of this client has."""
        return next(self._ids)

    def send(self, request: Request | EngineRequest | RunRequest | CloudRequest) -> None:
        """Send a request; if the process dies over it, WorkerDied names its id.

        Raises WorkerGone where the worker was given up less than a minute ago, or stopped.
        """
        with self._lock:
            if self._connection is None:
                if self._stopping or not self._may_restart():
                    raise WorkerGone()
                self._start()
            assert self._connection is not None
            if not isinstance(request, CancelRequest | StopRequest):
                self._unanswered.add(request.request_id)
            # To a process that has just died: its reader tells.
            with suppress(OSError):
                self._connection.send(request)

    def stop(self, timeout_s: float = 3.0) -> None:
        """End the process: asked to, then told to, then killed. Not from the listener."""
        with self._lock:
            self._stopping = True
            process, thread = self._process, self._thread
            if self._connection is not None:
                with suppress(OSError):
                    self._connection.send(StopRequest())
        if process is None or thread is None:
            return
        # Only the reader waits for the process: two waiting threads can miss its end.
        thread.join(timeout_s)
        for end in (process.terminate, process.kill):
            if thread.is_alive():
                end()
                thread.join(1.0)
        thread.join()

    def end(self, timeout_s: float = 3.0) -> None:
        """Stop for good: what is still on its way to `start` as the program ends finds WorkerGone.

        A process started then would be ended by Python's own way out, and another started in its place.
        """
        with self._lock:
            self._has_ended = True
        self.stop(timeout_s)

    def _start(self) -> None:
        """Start a process and a thread that reads from it; the lock is held."""
        self._spawn()
        self._stopping = False
        self._thread = threading.Thread(target=self._listen, name="worker-events", daemon=True)
        self._thread.start()

    def _spawn(self) -> None:
        ours, theirs = self._context.Pipe(duplex=True)
        process = self._context.Process(
            target=self._entry, args=(theirs, str(self._user_folder)), name="worker", daemon=True
        )
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise WorkerGone() from error
        finally:
            # The only other end is the process's own, so that its death closes the pipe.
            theirs.close()
        self._process, self._connection = process, ours

    def _listen(self) -> None:
        """Hand on the events of one process after the other, until there is none."""
        connection = self._connection
        while connection is not None:
            while True:
                try:
                    event: Event = connection.recv()
                except (EOFError, OSError):
                    break
                if isinstance(event, ENDS):
                    with self._lock:
                        self._unanswered.discard(event.request_id)
                self._listener(event)
            connection = self._after_death()

    def _after_death(self) -> Connection | None:
        """Say what is lost and start again; None where the end was wanted or comes too often."""
        with self._lock:
            assert self._process is not None
            assert self._connection is not None
            self._process.join(1.0)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._connection.close()
            self._process = self._connection = None
            lost = tuple(sorted(self._unanswered))
            self._unanswered.clear()
            if self._stopping:
                return None
            if self._may_restart():
                self._restarts.append(time.monotonic())
                with suppress(WorkerGone):
                    self._spawn()
            connection = self._connection
        self._listener(WorkerDied(lost, gave_up=connection is None))
        return connection

    def _may_restart(self) -> bool:
        """Whether it died fewer than RESTARTS times within the last minute."""
        return len(self._restarts) < RESTARTS or time.monotonic() - self._restarts[0] > RESTART_WINDOW_S

"""What the process of tuning does: one run at a time, held, taken up and ended from outside; small requests between.

One thread reads, so that a pause or a cancel is noticed at the next step; everything else happens in `run`.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import Cancelled, RunGoing, UnknownRun
from medbot_desktop.domain.tuning import RunProgress, RunState
from medbot_desktop.worker.failures import failure_of
from medbot_desktop.worker.measuring_messages import PrepareMeasuring
from medbot_desktop.worker.messages import (
    CancelRequest,
    Done,
    StopRequest,
)
from medbot_desktop.worker.tuning_messages import (
    CancelRun,
    EstimateRun,
    EvaluateFile,
    FileEvaluated,
    ListRuns,
    PauseRun,
    ResumeRun,
    RunEstimated,
    RunFinished,
    RunProgressed,
    RunRequest,
    RunsListed,
    ScoreTaught,
    StartRun,
    TaughtScored,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.pipeline.tuning_desk import TuningDesk
    from medbot_desktop.worker.messages import Event
    from medbot_desktop.worker.tuning_messages import RunEvent

ORPHAN_GRACE_S = 5.0


class TuningLoop:
    """Serves one connection until it is told to stop or the other end is gone; a going run stays on disk then."""

    def __init__(self, connection: Connection, open_desk: Callable[[], TuningDesk]) -> None:
        self._connection = connection
        self._open_desk = open_desk
        self._desk: TuningDesk | None = None
        self._sending = threading.Lock()
        self._changed = threading.Condition()
        self._waiting: deque[RunRequest] = deque()
        self._finished = threading.Event()
        # Whether the run has to look up from its work; read at every step without the lock.
        self._attention = False
        self._ended = False
        self._cancelled_requests: set[int] = set()
        # The going run.
        self._run_id = ""
        self._run_request = 0
        self._last: RunProgress | None = None
        self._paused = False
        self._cancelling = False
        self._stood_still_s = 0.0

    def run(self) -> None:
        """Returns when the process may end."""
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        while (request := self._take(wait=True)) is not None:
            self._carry_out(request)
        self._finished.set()

    # The reading thread.

    def _read(self) -> None:
        while True:
            try:
                request: RunRequest | CancelRequest | StopRequest = self._connection.recv()
            except (EOFError, OSError):
                break
            self._accept(request)
        with self._changed:
            self._ended = self._attention = True
            self._changed.notify()
        if not self._finished.wait(ORPHAN_GRACE_S):
            os._exit(1)

    def _accept(self, request: RunRequest | CancelRequest | StopRequest) -> None:
        with self._changed:
            self._attention = True
            match request:
                case StopRequest():
                    self._ended = True
                case CancelRequest():
                    self._cancelled_requests.add(request.request_id)
                    self._cancelling |= bool(self._run_id) and request.request_id == self._run_request
                case _:
                    self._waiting.append(request)
            self._changed.notify()

    # The working thread.

    def _take(self, *, wait: bool) -> RunRequest | None:
        with self._changed:
            while wait and not self._waiting and not self._ended:
                self._changed.wait()
            if self._ended or not self._waiting:
                return None
            return self._waiting.popleft()

    def _carry_out(self, request: RunRequest) -> None:
        """Do one request; send what went wrong."""
        failure = failure_of(request.request_id, lambda: self._do(request))
        if failure is not None:
            self._send(failure)

    def _do(self, request: RunRequest) -> None:
        number = request.request_id
        match request:
            case PauseRun() | ResumeRun() | CancelRun() if request.run_id == self._run_id and self._run_id:
                self._steer(request)
            case StartRun():
                self._ensure_free()
                run_id = self._ready().create(request.source, request.params, self._report(number))
                try:
                    self._execute(number, run_id)
                except RunGoing:  # in another process
                    self._ready().remove(run_id)
                    raise
            case ResumeRun():
                self._ensure_free()
                self._execute(number, request.run_id)
            case CancelRun():
                self._ready().remove(request.run_id)
                self._send(Done(number))
            case PauseRun():
                raise UnknownRun()
            case ListRuns():
                self._send(RunsListed(number, self._ready().list_runs()))
            case EstimateRun():
                estimate = self._ready().estimate(request.source, request.params, self._report(number))
                self._send(RunEstimated(number, estimate))
            case EvaluateFile():
                self._send(FileEvaluated(number, self._ready().evaluate(request, self._report(number))))
            case PrepareMeasuring():
                self._send(self._ready().prepare_measuring(request, self._report(number)))
            case ScoreTaught():
                scores = self._ready().score_taught(request.dataset_id, self._report(number))
                self._send(TaughtScored(number, scores))

    def _steer(self, request: PauseRun | ResumeRun | CancelRun) -> None:
        """Act on the going run; it notices at its next step."""
        if isinstance(request, CancelRun):
            self._cancelling = True
        else:
            self._paused = isinstance(request, PauseRun)
            self._ready().mark(self._run_id, RunState.PAUSED if self._paused else RunState.RUNNING)
            if self._last:
                state = RunState.PAUSED if self._paused else RunState.RUNNING
                self._tell(replace(self._last, state=state, points=()))
        self._send(Done(request.request_id))

    def _ensure_free(self) -> None:
        if self._run_id:
            raise RunGoing()

    def _execute(self, number: int, run_id: str) -> None:
        self._run_id, self._run_request = run_id, number
        self._paused = self._cancelling = False
        self._stood_still_s = 0.0
        try:
            review = self._ready().execute(run_id, self._tell, self._look_up, self._clock)
            self._send(RunFinished(number, review))
        except Cancelled:
            if self._cancelling:
                self._ready().remove(run_id)
            raise
        finally:
            self._run_id, self._last = "", None

    def _clock(self) -> float:
        return time.monotonic() - self._stood_still_s

    def _tell(self, progress: RunProgress) -> None:
        self._last = progress
        self._send(RunProgressed(self._run_request, progress))

    def _look_up(self) -> None:
        """At every step of a run: raises Cancelled, stands still while paused, serves what was asked meanwhile."""
        if not self._attention:
            return
        since = time.monotonic()
        while True:
            with self._changed:
                self._attention = False
                ended = self._ended
            if not ended:
                self._serve()
            if self._ended or self._cancelling:
                raise Cancelled
            with self._changed:
                if not self._paused:
                    break
                while not self._has_news():
                    self._changed.wait()
        self._stood_still_s += time.monotonic() - since

    def _has_news(self) -> bool:
        return bool(self._waiting) or self._ended or self._cancelling

    def _serve(self) -> None:
        while (request := self._take(wait=False)) is not None:
            self._carry_out(request)

    def _report(self, request_id: int) -> Callable[[int, int], None]:
        def report(done: int, total: int) -> None:
            if self._ended or request_id in self._cancelled_requests:
                raise Cancelled

        return report

    def _ready(self) -> TuningDesk:
        if self._desk is None:
            self._desk = self._open_desk()
        return self._desk

    def _send(self, event: Event | RunEvent) -> None:
        try:
            with self._sending:
                self._connection.send(event)
        except OSError:
            self._ended = self._attention = True  # nobody is there any more

"""What a worker does all day: takes requests, answers before anything else, makes rows ready in between.

One thread reads, so that a cancel is noticed while work runs; everything else happens in the thread of `run`.
Knows the desk only by its methods.
"""

from __future__ import annotations

import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medbot_desktop.domain.errors import Cancelled, MedBotError
from medbot_desktop.worker.failures import failure_of
from medbot_desktop.worker.inbox import Inbox
from medbot_desktop.worker.library_messages import LibraryRequest
from medbot_desktop.worker.messages import (
    Answered,
    AskRequest,
    Checked,
    CheckRequest,
    Done,
    EditRequest,
    EnableRequest,
    Event,
    Failed,
    FileRequest,
    FileSeen,
    Imported,
    ImportRequest,
    LibraryChanged,
    LibraryState,
    PageRead,
    PageRequest,
    Progress,
    Ready,
    RemoveRequest,
    SaveCopyRequest,
    SaveReportRequest,
    UseRowsRequest,
)
from medbot_desktop.worker.number_messages import NumbersRead, NumbersRequest
from medbot_desktop.worker.tuning_messages import ModelRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from medbot_desktop.domain.answers import Answer, EmergencyNumber, Sentence
    from medbot_desktop.domain.asking import Ask
    from medbot_desktop.domain.checked import CheckedFile, CheckedRow, Choices, Edit, FileLayout, RowPage
    from medbot_desktop.domain.ports import ReportProgress, RunAside, T
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.worker.inbox import Work
    from medbot_desktop.worker.library_messages import LibraryEvent
    from medbot_desktop.worker.tuning_messages import ModelEvent

PROGRESS_INTERVAL_S = 0.1
# So often an idle worker looks whether a command has changed the library.
LOOK_INTERVAL_S = 2.0


class Examining(Protocol):
    """The examined file, `pipeline.examining.Examining`; long calls report within about 50 ms."""

    def check(
        self,
        check_id: int,
        path: Path,
        choices: Choices,
        edits: Sequence[Edit],
        report: ReportProgress,
        seen: Callable[[FileLayout, tuple[CheckedRow, ...]], None],
    ) -> CheckedFile: ...

    def edit(self, check_id: int, edits: Sequence[Edit], report: ReportProgress) -> CheckedFile: ...

    def page(self, check_id: int, kind: str, offset: int, count: int, whole: bool) -> RowPage: ...

    def save_copy(self, check_id: int, path: Path, report: ReportProgress) -> None: ...

    def save_report(self, check_id: int, path: Path, language: str, report: ReportProgress) -> None: ...


class Models(Protocol):
    """Tuned models and taught questions, `pipeline.model_desk.ModelDesk`."""

    def carry_out(self, request: ModelRequest) -> ModelEvent | Done: ...


class Desk(Protocol):
    """The heavy half, `pipeline.desk.Desk`: every call returns or reports within about 50 ms.

    `index_step` returns within about 10 ms, but for what it runs aside.
    """

    @property
    def encoder_id(self) -> str: ...

    @property
    def notices(self) -> tuple[Sentence, ...]: ...

    @property
    def examining(self) -> Examining: ...

    def library_state(self) -> LibraryState: ...

    def ask(self, ask: Ask, go_on: Callable[[], None]) -> Answer: ...

    def numbers(self, country: str) -> tuple[tuple[EmergencyNumber, str], ...]: ...

    def follow(self) -> bool: ...

    def import_file(
        self, path: Path, name: str, sample: bool, report: ReportProgress, person: str
    ) -> DataSet: ...

    def use_rows(
        self, check_id: int, edits: Sequence[Edit], name: str, report: ReportProgress, person: str
    ) -> DataSet: ...

    def set_enabled(self, dataset_id: int, enabled: bool, person: str) -> None: ...

    def remove(self, dataset_id: int, person: str) -> None: ...

    def keep(self, request: LibraryRequest, report: ReportProgress) -> LibraryEvent | Done: ...

    @property
    def models(self) -> Models: ...

    def index_step(self, aside: RunAside) -> tuple[int, int] | None: ...

    def close(self) -> None: ...


class WorkerLoop:
    """Serves one connection until it is told to stop or the other end is gone."""

    def __init__(self, connection: Connection, open_desk: Callable[[], Desk]) -> None:
        self._connection = connection
        self._open_desk = open_desk
        self._inbox = Inbox(connection)
        self._desk: Desk | None = None
        self._library: LibraryState | None = None
        self._indexing = False
        self._progress_due = 0.0
        # One thread: rows are encoded one at a time, and an ask beside them.
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="aside")

    def run(self) -> None:
        """Returns when the process may end. Nothing raised by work comes out of it."""
        threading.Thread(target=self._inbox.read, name="requests", daemon=True).start()
        self._attempt(0, self._start)
        while not self._inbox.ended:
            request = self._inbox.take(wait_s=0.0 if self._indexing else LOOK_INTERVAL_S)
            if request is not None:
                self._carry_out(request)
            elif self._indexing:
                self._attempt(0, self._index)
            else:
                self._attempt(0, self._look)
        self._threads.shutdown()
        if self._desk is not None:
            self._desk.close()
        self._inbox.finished.set()

    def _carry_out(self, request: Work) -> None:
        self._attempt(request.request_id, lambda: self._do(request))
        self._inbox.forget(request)

    def _attempt(self, request_id: int, work: Callable[[], None]) -> None:
        """Do one piece of work, which sends its own result; send what went wrong."""
        failure = failure_of(request_id, work)
        if isinstance(failure, Failed) and request_id == 0:
            # What made it fail is still there: try again with the next change, not at once.
            self._indexing = False
            _collect_from_now_on()
        if failure is not None:
            self._send(failure)

    def _start(self) -> None:
        """Open the desk and say so. Raises what is in the way; the next request tries again."""
        self._desk = self._open_desk()
        self._library = self._desk.library_state()
        self._indexing = True
        self._send(Ready(self._desk.encoder_id, self._library, self._desk.notices))

    def _do(self, request: Work) -> None:
        number = request.request_id
        self._stop_if_cancelled(number)
        if self._desk is None:
            self._start()
        desk = self._desk
        assert desk is not None
        match request:
            case AskRequest():
                answer = desk.ask(request.ask, lambda: self._stop_if_cancelled(number))
                self._stop_if_cancelled(number)
                self._send(Answered(number, answer))
            case ImportRequest():
                report = self._reporter(number, "importing")
                imported = desk.import_file(
                    Path(request.path), request.name, request.sample, report, request.person
                )
                self._send(Imported(number, imported))
                self._library_changed(desk)
            case UseRowsRequest():
                report = self._reporter(number, "importing")
                imported = desk.use_rows(
                    request.check_id, request.edits, request.name, report, request.person
                )
                self._send(Imported(number, imported))
                self._library_changed(desk)
            case EnableRequest():
                desk.set_enabled(request.dataset_id, request.enabled, request.person)
                self._send(Done(number))
                self._library_changed(desk)
            case RemoveRequest():
                desk.remove(request.dataset_id, request.person)
                self._send(Done(number))
                self._library_changed(desk)
            case _ if isinstance(request, LibraryRequest):
                self._send(desk.keep(request, self._reporter(number, "importing")))
                self._library_changed(desk)
            case _ if isinstance(request, ModelRequest):
                self._send(desk.models.carry_out(request))
            case NumbersRequest():
                self._send(NumbersRead(number, request.country, desk.numbers(request.country)))
            case _:
                self._do_with_file(request, desk.examining)

    def _do_with_file(self, request: FileRequest, examining: Examining) -> None:
        number = request.request_id
        report = self._reporter(number, "checking")
        match request:
            case CheckRequest():
                path, seen = Path(request.path), self._seen_by(number)
                checked = examining.check(number, path, request.choices, request.edits, report, seen)
                self._send(Checked(number, checked))
            case EditRequest():
                self._send(Checked(number, examining.edit(request.check_id, request.edits, report)))
            case PageRequest():
                place = request.kind, request.offset, request.count
                self._send(PageRead(number, examining.page(request.check_id, *place, request.whole)))
            case SaveCopyRequest():
                examining.save_copy(request.check_id, Path(request.path), report)
                self._send(Done(number))
            case SaveReportRequest():
                examining.save_report(request.check_id, Path(request.path), request.language, report)
                self._send(Done(number))

    def _seen_by(self, request_id: int) -> Callable[[FileLayout, tuple[CheckedRow, ...]], None]:
        return lambda layout, rows: self._send(FileSeen(request_id, layout, rows))

    def _library_changed(self, desk: Desk) -> None:
        self._indexing = True
        self._tell_library(desk)

    def _look(self) -> None:
        """See whether another process has changed the library; what is in the way of that the next request tells."""
        if self._desk is not None:
            with suppress(MedBotError):
                if self._desk.follow():
                    self._library_changed(self._desk)

    def _index(self) -> None:
        """Make some rows ready; say how far it is and, at the end, what answers now."""
        desk = self._desk
        assert desk is not None
        progress = desk.index_step(self._aside)
        if progress is not None:
            self._tell_progress(0, "indexing", *progress)
        else:
            self._indexing = False
            self._tell_library(desk)
            _collect_from_now_on()

    def _aside(self, work: Callable[[], T]) -> T:
        """Run `work` in the other thread; answer what is asked meanwhile."""
        running = self._threads.submit(work)
        running.add_done_callback(lambda _: self._inbox.wake())
        while (ask := self._inbox.take_ask(unless=running.done)) is not None:
            self._carry_out(ask)
        return running.result()

    def _tell_library(self, desk: Desk) -> None:
        state = desk.library_state()
        if state != self._library:
            self._library = state
            self._send(LibraryChanged(state))

    def _reporter(self, request_id: int, what: str) -> ReportProgress:
        def report(done: int, total: int) -> None:
            self._tell_progress(request_id, what, done, total)
            while (ask := self._inbox.take_ask(unless=lambda: True)) is not None:
                self._carry_out(ask)
            self._stop_if_cancelled(request_id)

        return report

    def _stop_if_cancelled(self, request_id: int) -> None:
        if self._inbox.ended or self._inbox.is_cancelled(request_id):
            raise Cancelled

    def _tell_progress(self, request_id: int, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._progress_due:
            self._progress_due = now + PROGRESS_INTERVAL_S
            self._send(Progress(request_id, what, done, total))

    def _send(self, event: Event) -> None:
        try:
            self._connection.send(event)
        except OSError:
            self._inbox.end()  # nobody is there any more


def _collect_from_now_on() -> None:
    """What was loaded until now stays: the cycle collector has no more to look through it each time."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()

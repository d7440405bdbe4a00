"""What the data page asks of the worker about one file, and the edits made to it, which are kept here.

The worker may die: the file is then examined again with the same edits.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.checked import Choices
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.ui.data.paged_rows import PAGE_ROWS
from medbot_desktop.worker.messages import (
    CancelRequest,
    Checked,
    CheckRequest,
    Done,
    EditRequest,
    Failed,
    FileSeen,
    Imported,
    PageRead,
    PageRequest,
    Progress,
    SaveCopyRequest,
    SaveReportRequest,
    UseRowsRequest,
    WorkCancelled,
    WorkerDied,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.checked import CheckedFile, Edit
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.messages import Request


class _Mended(NamedTuple):
    """What was done to a file that another one took the place of."""

    choices: Choices
    edits: list[Edit]
    file: CheckedFile


class FileRequests(QObject):
    """One file at a time; what was mended in those before is kept. Sends in the `io` lane; `failed` and `unreadable`
    carry a Sentence, `used` the DataSet.

    `unreadable`: the file could not be examined at all. `busy_changed` tells whether long work runs. `cancelled` tells
    whether the file is no longer held.
    """

    opened = Signal(str)
    seen = Signal(object, object)
    checked = Signal(object)
    page_read = Signal(object)
    row_read = Signal(object)
    progressed = Signal(int, int)
    busy_changed = Signal(bool)
    unreadable = Signal(object)
    failed = Signal(object)
    cancelled = Signal(bool)
    saved = Signal(str)
    used = Signal(object)
    edits_dropped = Signal()
    edits_kept = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        client: WorkerClient,
        parent: QObject | None = None,
        person: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._client, self._person = tasks, client, person
        self._asked: dict[int, Request] = {}
        self._long = 0
        self._check_id = 0
        self._file: CheckedFile | None = None
        self._edits: list[Edit] = []
        self._undone: list[Edit] = []
        self._mended: dict[str, _Mended] = {}
        self._brings_edits = False
        self.path = ""
        self.choices = Choices()

    @property
    def busy(self) -> bool:
        """Whether a file is being examined, written or taken in."""
        return bool(self._long)

    @property
    def check_id(self) -> int:
        """The name of the examined file in the worker."""
        return self._check_id

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(self._edits)

    @property
    def can_undo(self) -> bool:
        return bool(self._edits)

    @property
    def mended(self) -> list[str]:
        """The files that hold edits and whose rows were not used."""
        return [
            *({self.path: 1} if self._edits else ()),
            *(path for path in self._mended if path != self.path),
        ]

    def open(self, path: str) -> None:
        """Examine a file in place of the one before; its edits come back when it is opened again."""
        self.cancel()
        if self._edits and self._file is not None:
            self._mended[self.path] = _Mended(self.choices, self._edits, self._file)
        mended = self._mended.pop(path, None)
        self.path, self.choices = path, mended.choices if mended else Choices()
        self._file = mended.file if mended else None
        self._edits, self._undone = mended.edits if mended else [], []
        self._brings_edits = mended is not None
        self.opened.emit(path)
        self._check()

    def choose(self, choices: Choices) -> None:
        """Read the same file by other choices. Rows may be others then, so edits are dropped."""
        self.cancel()
        self.choices = choices
        if self._edits:
            self.edits_dropped.emit()
        self._edits, self._undone = [], []
        self._check()

    def edit(self, edit: Edit) -> None:
        self._edits.append(edit)
        self._undone = []
        self._send_edits()

    def undo(self) -> None:
        if self._edits:
            self._undone.append(self._edits.pop())
            self._send_edits()

    def redo(self) -> None:
        if self._undone:
            self._edits.append(self._undone.pop())
            self._send_edits()

    def fetch(self, kind: str, offset: int) -> None:
        """Ask for a page of rows; `page_read` brings it."""
        self._send(PageRequest(self._client.next_request_id(), self._check_id, kind, offset, PAGE_ROWS))

    def fetch_row(self, number: int) -> None:
        """Ask for one row with its whole texts; `row_read` brings it."""
        request_id = self._client.next_request_id()
        self._send(PageRequest(request_id, self._check_id, "", number - 1, 1, whole=True))

    def save_copy(self, path: str) -> None:
        self._start(SaveCopyRequest(self._client.next_request_id(), self._check_id, path))

    def save_report(self, path: str, language: str) -> None:
        self._start(SaveReportRequest(self._client.next_request_id(), self._check_id, path, language))

    def use(self) -> None:
        """Take the rows that are left into the library."""
        name = Path(self.path).name
        request_id = self._client.next_request_id()
        self._start(UseRowsRequest(request_id, self._check_id, tuple(self._edits), name, self._person()))

    def let_go(self) -> None:
        """Its rows are taken in: what was mended is in the library."""
        self._edits, self._undone = [], []

    def cancel(self) -> None:
        """Stop the long work that runs, if any."""
        if self._long:
            number = self._long
            self._tasks.start(
                lambda: self._client.send(CancelRequest(number)), "io", failed=self._on_not_sent
            )

    def accept(self, event: object) -> None:
        """Take an event of the worker; one that belongs to no request of this page is left alone."""
        if isinstance(event, WorkerDied):
            self._on_died(event)
            return
        request = self._asked.get(getattr(event, "request_id", 0))
        if request is None:
            return
        if isinstance(event, Progress):
            self.progressed.emit(event.done, event.total)
            return
        if isinstance(event, FileSeen):
            if event.request_id == self._long:
                self.seen.emit(event.layout, event.rows)
            return
        del self._asked[request.request_id]  # type: ignore[union-attr]
        was_long = request.request_id == self._long  # type: ignore[union-attr]
        if was_long:
            self._set_long(0)
        self._finish(request, event, was_long)

    def _finish(self, request: Request, event: object, was_long: bool) -> None:
        match event:
            case Checked() if isinstance(request, CheckRequest):
                if was_long:
                    self._on_checked(request, event.file)
            case Checked() if isinstance(request, EditRequest) and request.check_id == self._check_id:
                self._file = event.file
                self.checked.emit(event.file)
            case PageRead() if isinstance(request, PageRequest) and request.check_id == self._check_id:
                (self.row_read if request.whole else self.page_read).emit(event.page)
            case Done() if isinstance(request, SaveCopyRequest | SaveReportRequest):
                self.saved.emit(request.path)
            case Imported():
                self.let_go()
                self.used.emit(event.dataset)
            case WorkCancelled() if was_long:
                is_gone = isinstance(request, CheckRequest)
                if is_gone:
                    self._file = None
                self.cancelled.emit(is_gone)
            case Failed() if isinstance(request, CheckRequest):
                if was_long:
                    self.unreadable.emit(event.sentence)
            case Failed():
                self.failed.emit(event.sentence)

    def _on_checked(self, request: CheckRequest, file: CheckedFile) -> None:
        before, self._file = self._file, file
        self._check_id = request.request_id
        if request.edits and before is not None and before.fingerprint != file.fingerprint:
            # Another file by the same name: what was mended there is not here.
            self._edits, self._undone = [], []
            self.edits_dropped.emit()
            self._send_edits()
            return
        self.checked.emit(file)
        if self._brings_edits:
            self._brings_edits = False
            self.edits_kept.emit()

    def _on_died(self, event: WorkerDied) -> None:
        lost = [self._asked.pop(number) for number in event.request_ids if number in self._asked]
        self._set_long(0)
        if any(isinstance(request, CheckRequest) for request in lost):
            self.unreadable.emit(Sentence("import_cut_off"))
        elif self._file is not None and not event.gave_up:
            if any(not isinstance(request, PageRequest | EditRequest) for request in lost):
                self.failed.emit(Sentence("import_cut_off"))
            self._check()

    def _check(self) -> None:
        request_id = self._client.next_request_id()
        self._start(CheckRequest(request_id, self.path, self.choices, tuple(self._edits)))

    def _send_edits(self) -> None:
        self._send(EditRequest(self._client.next_request_id(), self._check_id, tuple(self._edits)))

    def _start(self, request: Request) -> None:
        self._set_long(request.request_id)  # type: ignore[union-attr]
        self._send(request)

    def _set_long(self, number: int) -> None:
        was, self._long = bool(self._long), number
        if was != bool(number):
            self.busy_changed.emit(bool(number))

    def _send(self, request: Request) -> None:
        self._asked[request.request_id] = request  # type: ignore[union-attr]
        self._tasks.start(lambda: self._client.send(request), "io", failed=self._on_not_sent)

    def _on_not_sent(self, error: Exception) -> None:
        self._asked.clear()
        self._set_long(0)
        if isinstance(error, MedBotError):
            self.failed.emit(Sentence.of(error))

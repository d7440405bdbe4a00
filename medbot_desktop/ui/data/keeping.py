"""What the data place asks of the worker about rows and data sets, and what came of it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.worker.library_messages import (
    AddRowRequest,
    Compared,
    CompareRequest,
    DetailsRequest,
    EditRowRequest,
    ExportRequest,
    RemoveRowRequest,
    Replaced,
    ReplaceRequest,
    RestoreRequest,
    ReviewRowsRequest,
    RollBackRequest,
    RowSaved,
)
from medbot_desktop.worker.messages import (
    CancelRequest,
    Done,
    Failed,
    Progress,
    RemoveRequest,
    WorkCancelled,
    WorkerDied,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.checked import Edit
    from medbot_desktop.domain.rows import RowFields
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.library_messages import LibraryRequest

    KeepRequest = LibraryRequest | RemoveRequest


class KeepRequests(QObject):
    """Sends in the `io` lane. `done` carries the request; `row_saved`, `compared` and `replaced` the event.

    `failed` carries the request and a Sentence; `busy_changed` tells whether a comparison, a replacement, a roll back
    or an export runs.
    """

    done = Signal(object)
    row_saved = Signal(object, object)
    compared = Signal(object)
    replaced = Signal(object)
    failed = Signal(object, object)
    cancelled = Signal(object)
    progressed = Signal(int, int)
    busy_changed = Signal(bool)

    def __init__(
        self,
        tasks: TaskRunner,
        client: WorkerClient,
        person: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._client, self._person = tasks, client, person
        self._asked: dict[int, KeepRequest] = {}
        self._long: set[int] = set()

    @property
    def busy(self) -> bool:
        return bool(self._long)

    def add_row(self, fields: RowFields, dataset_id: int) -> None:
        self._send(AddRowRequest(self._id(), _key(), fields, self._person(), dataset_id))

    def edit_row(self, row_id: int, fields: RowFields, seen: RowFields) -> None:
        self._send(EditRowRequest(self._id(), _key(), row_id, fields, self._person(), seen))

    def review(self, row_ids: tuple[int, ...], day: str) -> None:
        self._send(ReviewRowsRequest(self._id(), row_ids, day, self._person()))

    def remove_row(self, row_id: int) -> None:
        self._send(RemoveRowRequest(self._id(), row_id, self._person()))

    def compare(self, check_id: int, edits: tuple[Edit, ...], dataset_id: int) -> None:
        self._send(CompareRequest(self._id(), check_id, edits, dataset_id), long=True)

    def replace(
        self, check_id: int, edits: tuple[Edit, ...], dataset_id: int, base: str, source: str
    ) -> None:
        request = ReplaceRequest(self._id(), check_id, edits, dataset_id, base, source, self._person())
        self._send(request, long=True)

    def roll_back(self, dataset_id: int, change_id: int) -> None:
        self._send(RollBackRequest(self._id(), dataset_id, change_id, self._person()), long=True)

    def set_details(self, dataset_id: int, name: str, owner: str) -> None:
        self._send(DetailsRequest(self._id(), dataset_id, name, owner, self._person()))

    def remove(self, dataset_id: int) -> None:
        self._send(RemoveRequest(self._id(), dataset_id, self._person()))

    def restore(self, dataset_id: int) -> None:
        self._send(RestoreRequest(self._id(), dataset_id, self._person()))

    def export(self, dataset_id: int, path: str, form: str) -> None:
        self._send(ExportRequest(self._id(), dataset_id, path, form), long=True)

    def cancel(self) -> None:
        """Stop the long work that runs."""
        for number in self._long:
            self._cancel(number)

    def _cancel(self, number: int) -> None:
        self._tasks.start(lambda: self._client.send(CancelRequest(number)), "io")

    def accept(self, event: object) -> None:
        """Take an event of the worker; one that belongs to no request of this kind is left alone."""
        if isinstance(event, WorkerDied):
            for number in event.request_ids:
                if number in self._asked:
                    self._fail(self._end(number), Sentence("import_cut_off"))
            return
        number = getattr(event, "request_id", 0)
        if number not in self._asked:
            return
        if isinstance(event, Progress):
            self.progressed.emit(event.done, event.total)
            return
        request = self._end(number)
        match event:
            case RowSaved():
                self.row_saved.emit(request, event)
            case Compared():
                self.compared.emit(event)
            case Replaced():
                self.replaced.emit(event)
            case Done():
                self.done.emit(request)
            case WorkCancelled():
                self.cancelled.emit(request)
            case Failed():
                self._fail(request, event.sentence)

    def _id(self) -> int:
        return self._client.next_request_id()

    def _send(self, request: KeepRequest, long: bool = False) -> None:
        number = request.request_id
        self._asked[number] = request
        if long:
            self._set_long(self._long | {number})
        self._tasks.start(
            lambda: self._client.send(request), "io", failed=lambda error: self._on_not_sent(number, error)
        )

    def _end(self, number: int) -> KeepRequest:
        self._set_long(self._long - {number})
        return self._asked.pop(number)

    def _set_long(self, long: set[int]) -> None:
        was, self._long = bool(self._long), long
        if was != bool(long):
            self.busy_changed.emit(bool(long))

    def _fail(self, request: KeepRequest, sentence: Sentence) -> None:
        self.failed.emit(request, sentence)

    def _on_not_sent(self, number: int, error: Exception) -> None:
        if number in self._asked and isinstance(error, MedBotError):
            self._fail(self._end(number), Sentence.of(error))


def _key() -> str:
    return str(uuid.uuid4())

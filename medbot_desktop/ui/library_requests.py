"""What the window asks of the library in the worker: the example, on and off; and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.worker.messages import (
    EnableRequest,
    Failed,
    Imported,
    ImportRequest,
    LibraryChanged,
    Progress,
    Ready,
    WorkerDied,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.messages import LibraryState, Request


class LibraryRequests(QObject):
    """Sends in the `io` lane, since sending may start the worker; `failed` carries a Sentence."""

    changed = Signal(object)
    imported = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        client: WorkerClient,
        samples: Sequence[Path],
        language: Language,
        parent: QObject | None = None,
        person: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self._person = person
        self._tasks, self._client, self._samples, self._language = tasks, client, samples, language
        self._waiting: set[int] = set()
        self.state: LibraryState | None = None

    @property
    def has_sample(self) -> bool:
        return self.state is not None and any(data_set.sample for data_set in self.state.data_sets)

    def import_example(self) -> None:
        """Import the shipped example in each language, the reader's first to answer first; unless it is there."""
        if not self.has_sample:
            for path in sorted(self._samples, key=lambda path: not path.stem.endswith(self._language.code)):
                self._send(ImportRequest(self._client.next_request_id(), str(path), sample=True))

    def enable(self, data_set_id: int, enabled: bool) -> None:
        self._send(EnableRequest(self._client.next_request_id(), data_set_id, enabled, self._person()))

    def accept(self, event: object) -> None:
        """Take an event of the worker; one that belongs to no request of the library is left alone."""
        match event:
            case Ready() | LibraryChanged():
                self.state = event.library
                self.changed.emit(event.library)
            case Progress(what="indexing") if self.state is not None:
                self.state = self.state._replace(ready_rows=event.done, total_rows=event.total)
                self.changed.emit(self.state)
            case Imported() if event.request_id in self._waiting:
                self._waiting.discard(event.request_id)
                self.imported.emit(event.dataset)
            case Progress() if event.request_id in self._waiting:
                self.progressed.emit(event.done, event.total)
            case Failed() if event.request_id in self._waiting:
                self._waiting.discard(event.request_id)
                self.failed.emit(event.sentence)
            case WorkerDied() if self._waiting.intersection(event.request_ids):
                self._waiting.difference_update(event.request_ids)
                self.failed.emit(Sentence("import_cut_off"))

    def _send(self, request: Request) -> None:
        self._waiting.add(request.request_id)  # type: ignore[union-attr]
        self._tasks.start(lambda: self._client.send(request), "io", failed=self._on_not_sent)

    def _on_not_sent(self, error: Exception) -> None:
        self._waiting.clear()
        if isinstance(error, MedBotError):
            self.failed.emit(Sentence.of(error))

"""What a measurement of a hosted model asks for: its questions of the run's process, the asking of the engines'.

The key is read from the keyring for each measurement and kept by nobody here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.worker.measuring_messages import (
    Measurement,
    MeasureRequest,
    MeasuringPrepared,
    MeasuringWent,
    PrepareMeasuring,
)
from medbot_desktop.worker.messages import CancelRequest, Failed, WorkCancelled, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.measuring import Held
    from medbot_desktop.domain.providers import Access, HostedSettings
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.tuning.requests import Runs


class Engines(Protocol):
    """The client of the process that speaks with providers."""

    def next_request_id(self) -> int: ...
    def send(self, request: MeasureRequest | CancelRequest) -> None: ...


class MeasureRequests(QObject):
    """One at a time. `prepared` carries a MeasuringPrepared, `went` done, total and a Sentence or None, `measured` the
    provider and a Measured, `used` the provider and the tokens sent and written since the last time, `failed` a
    Sentence.
    """

    prepared = Signal(object)
    went = Signal(int, int, object)
    measured = Signal(str, object)
    used = Signal(str, int, int)
    failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        runs: Runs,
        engines: Engines,
        access: Callable[[str, HostedSettings], Access],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._runs, self._engines, self._access = tasks, runs, engines, access
        self._preparing = self._measuring = 0
        self._provider = ""
        self._counted = (0, 0)

    def prepare(self, questions_path: str, dataset_id: int, country: str) -> None:
        """Find the rows for the questions of a file: `prepared`, or `failed`."""
        number = self._preparing = self._runs.next_request_id()
        request, runs = PrepareMeasuring(number, questions_path, dataset_id, country), self._runs
        self._tasks.start(lambda: runs.send(request), "io", failed=self._on_not_sent)

    def measure(self, provider: str, held: tuple[Held, ...], hosted: HostedSettings) -> None:
        """Ask a provider's chosen model each question twice: `went`, then `measured` or `failed`."""
        number = self._measuring = self._engines.next_request_id()
        self._provider, self._counted = provider, (0, 0)
        chosen = hosted.of(provider)
        effort = chosen.effort if chosen.effort in PROVIDERS[provider].efforts else ""

        def send() -> None:
            access = self._access(provider, hosted)
            self._engines.send(MeasureRequest(number, access, chosen.model, effort, held))

        self._tasks.start(send, "io", failed=self._on_not_sent)

    def stop(self) -> None:
        """End the measurement; what was measured by then comes as `measured`."""
        if self._measuring:
            request, engines = CancelRequest(self._measuring), self._engines
            self._tasks.start(lambda: engines.send(request), "io", failed=self._on_not_sent)

    def accept_run(self, event: object) -> None:
        """Take an event of the run's process that may be an answer to `prepare`."""
        if not self._is_mine(event, self._preparing):
            return
        self._preparing = 0
        match event:
            case MeasuringPrepared(held=()):
                self.failed.emit(Sentence("measure_empty"))
            case MeasuringPrepared():
                self.prepared.emit(event)
            case Failed():
                self.failed.emit(event.sentence)
            case WorkerDied() | WorkCancelled():
                self.failed.emit(Sentence("worker_gone"))

    def accept_engine(self, event: object) -> None:
        """Take an event of the engines' process that may be about the measurement."""
        if not self._is_mine(event, self._measuring):
            return
        if isinstance(event, MeasuringWent):
            self._count(event.tokens_in, event.tokens_out)
            self.went.emit(event.done, event.total, event.news)
            return
        self._measuring = 0
        provider = self._provider
        match event:
            case Measurement():
                sides = event.measured.grounded, event.measured.plain
                self._count(sum(side.tokens_in for side in sides), sum(side.tokens_out for side in sides))
                self.measured.emit(provider, event.measured)
            case Failed():
                self.failed.emit(event.sentence)
            case WorkerDied() | WorkCancelled():
                self.failed.emit(Sentence("provider_gone", {"provider": PROVIDERS[provider].name}))

    def _count(self, sent: int, written: int) -> None:
        """Tell what was used since the last time, of what was used in all."""
        sent_before, written_before = self._counted
        if sent > sent_before or written > written_before:
            self._counted = (sent, written)
            self.used.emit(self._provider, sent - sent_before, written - written_before)

    @staticmethod
    def _is_mine(event: object, number: int) -> bool:
        if isinstance(event, WorkerDied):
            return number in event.request_ids
        return bool(number) and getattr(event, "request_id", 0) == number

    def _on_not_sent(self, error: Exception) -> None:
        self._preparing = self._measuring = 0
        if isinstance(error, MedBotError):
            self.failed.emit(Sentence.of(error))

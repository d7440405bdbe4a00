"""What the tuning place asks for: of the run's own process, and of the answering worker about models and teaching.

Nothing is computed here; every figure that is shown comes from an event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.tuning import RunState
from medbot_desktop.worker.messages import Done, Failed, LibraryChanged, Ready, WorkCancelled, WorkerDied
from medbot_desktop.worker.tuning_messages import (
    CancelRun,
    DeleteModel,
    EstimateRun,
    EvaluateFile,
    ExportModel,
    FileEvaluated,
    ImportModel,
    ListModels,
    ListRuns,
    ListTaught,
    ModelsListed,
    NextToTeach,
    NoteModel,
    PauseRun,
    ReadReview,
    RenameModel,
    RestoreModel,
    ResumeRun,
    ReviewRead,
    RollBack,
    RowToTeach,
    RunEstimated,
    RunFinished,
    RunProgressed,
    RunsListed,
    ScoreTaught,
    StartRun,
    TaughtListed,
    TaughtScored,
    Teach,
    Unteach,
    UseModel,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.tuning import RunProgress, RunSummary, TuningParams
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.tuning_messages import ModelRequest, RunRequest, RunSource


class Runs(Protocol):
    """The window's side of the run's process, `services.tuning.TuningService`."""

    def next_request_id(self) -> int: ...

    def send(self, request: RunRequest) -> None: ...


class RunRequests(QObject):
    """One run at a time. `progressed` carries a RunProgress, `finished` a Review, `failed` a Sentence.

    `failed` is about the run; `refused` about anything else that was asked here. `estimated` carries what was
    asked (an EstimateRun) and the Estimate. All signals fire on the UI thread.
    """

    estimated = Signal(object, object)
    not_estimated = Signal(object, object)
    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    refused = Signal(object)
    runs_listed = Signal(object)
    evaluated = Signal(object)
    not_evaluated = Signal(object)
    taught_scored = Signal(object)

    def __init__(self, tasks: TaskRunner, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._runs = tasks, runs
        self._asked: dict[int, RunRequest] = {}
        self._run_request = 0
        self.progress: RunProgress | None = None

    @property
    def going(self) -> bool:
        """Whether a run is going or paused."""
        return bool(self._run_request)

    @property
    def paused(self) -> bool:
        return self.progress is not None and self.progress.state is RunState.PAUSED

    def estimate(self, source: RunSource, params: TuningParams) -> None:
        self._send(EstimateRun(self._runs.next_request_id(), source, params))

    def drop_estimates(self) -> None:
        """What is still being estimated is no longer of use: what it is about has changed."""
        for number in [n for n, request in self._asked.items() if isinstance(request, EstimateRun)]:
            del self._asked[number]

    def start(self, source: RunSource, params: TuningParams) -> None:
        if not self.going:
            self._begin(StartRun(self._runs.next_request_id(), source, params))

    def resume(self, run: RunSummary | None = None) -> None:
        """Go on with the paused run, or take up one that was interrupted."""
        if run is not None and not self.going:
            self._begin(ResumeRun(self._runs.next_request_id(), run.run_id))
        elif self.paused and self.progress is not None:
            self._send(ResumeRun(self._runs.next_request_id(), self.progress.run_id))

    def pause(self) -> None:
        if self.going and self.progress is not None:
            self._send(PauseRun(self._runs.next_request_id(), self.progress.run_id))

    def cancel(self, run_id: str = "") -> None:
        """End the going run, or drop one that was interrupted."""
        if not run_id and self.progress is not None:
            run_id = self.progress.run_id
        if run_id:
            self._send(CancelRun(self._runs.next_request_id(), run_id))

    def list_runs(self) -> None:
        self._send(ListRuns(self._runs.next_request_id()))

    def evaluate(self, questions_path: str, model_id: str, dataset_id: int) -> None:
        self._send(EvaluateFile(self._runs.next_request_id(), questions_path, model_id, dataset_id))

    def score_taught(self, dataset_id: int) -> None:
        self._send(ScoreTaught(self._runs.next_request_id(), dataset_id))

    def accept(self, event: object) -> None:
        """Take an event of the run's process; what belongs to no request of this place is left alone."""
        if isinstance(event, WorkerDied):
            self._on_died(event)
            return
        request = self._asked.get(getattr(event, "request_id", 0))
        if request is None:
            return
        if isinstance(event, RunProgressed):
            if request.request_id == self._run_request:
                self.progress = event.progress
                self.progressed.emit(event.progress)
            return
        del self._asked[request.request_id]
        if request.request_id == self._run_request:
            self._end(event)
        else:
            self._finish(request, event)

    def _end(self, event: object) -> None:
        """The run's own request has its last word."""
        if isinstance(event, Done):
            return
        self._run_request = 0
        match event:
            case RunFinished():
                self.finished.emit(event.review)
            case WorkCancelled():
                self.cancelled.emit()
            case Failed():
                self.failed.emit(event.sentence)

    def _finish(self, request: RunRequest, event: object) -> None:
        match event:
            case RunEstimated() if isinstance(request, EstimateRun):
                self.estimated.emit(request, event.estimate)
            case Failed() if isinstance(request, EstimateRun):
                self.not_estimated.emit(request, event.sentence)
            case RunsListed():
                self.runs_listed.emit(event.runs)
            case FileEvaluated():
                self.evaluated.emit(event.scores)
            case TaughtScored():
                self.taught_scored.emit(event.scores)
            case Failed() if isinstance(request, EvaluateFile):
                self.not_evaluated.emit(event.sentence)
            case Failed() if isinstance(request, ScoreTaught | ListRuns):
                pass  # what is not there is not shown
            case Failed():
                self.refused.emit(event.sentence)
            case Done() if isinstance(request, CancelRun):
                self.list_runs()

    def _on_died(self, event: WorkerDied) -> None:
        lost = [self._asked.pop(number) for number in event.request_ids if number in self._asked]
        if any(request.request_id == self._run_request for request in lost):
            self._run_request = 0
            self.failed.emit(Sentence("tuning_cut_off"))
            self.list_runs()
        for request in lost:
            if isinstance(request, EvaluateFile):
                self.not_evaluated.emit(Sentence("worker_gone"))

    def _begin(self, request: StartRun | ResumeRun) -> None:
        self._run_request, self.progress = request.request_id, None
        self.started.emit()
        self._send(request)

    def _send(self, request: RunRequest) -> None:
        self._asked[request.request_id] = request
        runs = self._runs

        def failed(error: Exception) -> None:
            self._on_not_sent(request, error)

        self._tasks.start(lambda: runs.send(request), "io", failed=failed)

    def _on_not_sent(self, request: RunRequest, error: Exception) -> None:
        self._asked.pop(request.request_id, None)
        if not isinstance(error, MedBotError):
            return
        event = Failed(request.request_id, Sentence.of(error))
        if request.request_id == self._run_request:
            self._end(event)
        else:
            self._finish(request, event)


class ModelRequests(QObject):
    """Models and what is taught. After `changed`, `models` and `activations` are those of ModelsListed.

    `taught` fires when a question is kept and `untaught` when one is taken back; `taught_listed` carries (id,
    question) of all, `row_to_teach` a RowToTeach, `failed` a Sentence.
    """

    changed = Signal()
    used = Signal(str)
    deleted = Signal(str)
    exported = Signal(str)
    imported = Signal()
    review_read = Signal(object)
    row_to_teach = Signal(object)
    taught = Signal()
    untaught = Signal()
    taught_listed = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, client: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._client = tasks, client
        self._asked: dict[int, ModelRequest] = {}
        self.models: tuple = ()
        self.activations: tuple = ()

    def list(self) -> None:
        self._ask(lambda number: ListModels(number))

    def use(self, model_id: str, confirmed: tuple[str, ...] = ()) -> None:
        self._ask(lambda number: UseModel(number, model_id, confirmed))

    def roll_back(self) -> None:
        self._ask(lambda number: RollBack(number))

    def rename(self, model_id: str, name: str) -> None:
        self._ask(lambda number: RenameModel(number, model_id, name))

    def note(self, model_id: str, note: str) -> None:
        self._ask(lambda number: NoteModel(number, model_id, note))

    def delete(self, model_id: str) -> None:
        self._ask(lambda number: DeleteModel(number, model_id))

    def restore(self, model_id: str) -> None:
        self._ask(lambda number: RestoreModel(number, model_id))

    def export(self, model_id: str, path: str) -> None:
        self._ask(lambda number: ExportModel(number, model_id, path))

    def import_(self, path: str) -> None:
        self._ask(lambda number: ImportModel(number, path))

    def read_review(self, model_id: str) -> None:
        self._ask(lambda number: ReadReview(number, model_id))

    def next_to_teach(self, dataset_id: int, skip: int) -> None:
        self._ask(lambda number: NextToTeach(number, dataset_id, skip))

    def teach(self, dataset_id: int, row_number: int, query: str) -> None:
        self._ask(lambda number: Teach(number, dataset_id, row_number, query))

    def list_taught(self) -> None:
        self._ask(lambda number: ListTaught(number))

    def unteach(self, taught_id: int) -> None:
        self._ask(lambda number: Unteach(number, taught_id))

    def accept(self, event: object) -> None:
        """Take an event of the answering worker."""
        match event:
            case ModelsListed():
                self.models, self.activations = event.models, event.activations
                self.changed.emit()
            case WorkerDied():
                for number in event.request_ids:
                    if self._asked.pop(number, None) is not None:
                        self.failed.emit(Sentence("worker_gone"))
                return
            case Ready() | LibraryChanged():
                return
        request = self._asked.pop(getattr(event, "request_id", 0), None)
        if request is None:
            return
        match event:
            case Failed():
                self.failed.emit(event.sentence)
            case ReviewRead():
                self.review_read.emit(event.review)
            case RowToTeach():
                self.row_to_teach.emit(event)
            case TaughtListed():
                self.taught_listed.emit(event.taught)
            case _:
                self._done(request)

    def _done(self, request: ModelRequest) -> None:
        match request:
            case Teach():
                self.taught.emit()
            case Unteach():
                self.untaught.emit()
            case UseModel():
                self.used.emit(request.model_id)
            case RollBack():
                self.used.emit("")
            case DeleteModel():
                self.deleted.emit(request.model_id)
            case ExportModel():
                self.exported.emit(request.path)
            case ImportModel():
                self.imported.emit()

    def _ask(self, make: Callable[[int], ModelRequest]) -> None:
        request = make(self._client.next_request_id())
        self._asked[request.request_id] = request
        client = self._client

        def failed(error: Exception) -> None:
            self._asked.pop(request.request_id, None)
            if isinstance(error, MedBotError):
                self.failed.emit(Sentence.of(error))

        self._tasks.start(lambda: client.send(request), "io", failed=failed)

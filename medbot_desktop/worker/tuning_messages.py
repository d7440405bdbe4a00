"""What travels about tuning. Two processes serve it, each request says which:

RUN requests go to the run's own process (`services.tuning.TuningService` starts and watches it); MODEL requests go to
the worker that answers, which alone writes library.db. Failures come back as `messages.Failed`, as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.tuned_models import Activation, ModelSummary
    from medbot_desktop.domain.tuning import Estimate, KnownQuestion, RunProgress, RunSummary, TuningParams
    from medbot_desktop.domain.tuning_review import FileScores, Review, TaughtScore
    from medbot_desktop.worker.measuring_messages import PrepareMeasuring


class RunSource(NamedTuple):
    """What to learn from: a data set of the library, or with `dataset_id` 0 the file `path`.

    Real questions come from `questions_path` (query, expected_row) where it is not "", and from `known`: the chat's
    and the taught ones, whose rows are found by their words. Those whose row is not in the data are counted and left.
    Of a data set, what was taught and what the chat knows is read anew by the process itself, with `taught_only` the
    former alone.
    """

    dataset_id: int = 0
    path: str = ""
    questions_path: str = ""
    known: tuple[KnownQuestion, ...] = ()
    taught_only: bool = False


# --- RUN requests --------------------------------------------------------------------------------------------------


class EstimateRun(NamedTuple):
    """Answered by RunEstimated, within about two seconds."""

    request_id: int
    source: RunSource
    params: TuningParams


class StartRun(NamedTuple):
    """Answered by RunProgressed many times and at the end RunFinished, Failed or WorkCancelled.

    A copy of rows and questions is kept with the run: a data set changed or deleted meanwhile changes nothing of it.
    Raises RunGoing where another run is going on this computer.
    """

    request_id: int
    source: RunSource
    params: TuningParams


class ResumeRun(NamedTuple):
    """Go on with a paused run, or take up an interrupted one from its checkpoint; answered as StartRun is."""

    request_id: int
    run_id: str


class PauseRun(NamedTuple):
    """Hold the going run after its step; answered by RunProgressed with state PAUSED, and Done."""

    request_id: int
    run_id: str


class CancelRun(NamedTuple):
    """End a run and remove what it left; also one that is interrupted. The run's own request gets WorkCancelled."""

    request_id: int
    run_id: str


class ListRuns(NamedTuple):
    """Answered by RunsListed: what is on disk and not finished."""

    request_id: int


class EvaluateFile(NamedTuple):
    """Score a test file (query, expected_row, expected_kind) with a model; "" is the active one.

    The rows are those of the data set, or with `dataset_id` 0 of the file `path`.
    """

    request_id: int
    questions_path: str
    model_id: str = ""
    dataset_id: int = 0
    path: str = ""


class ScoreTaught(NamedTuple):
    """What the questions taught on a data set bring, by each ten of them; answered by TaughtScored."""

    request_id: int
    dataset_id: int


RunRequest: TypeAlias = (
    "EstimateRun | StartRun | ResumeRun | PauseRun | CancelRun | ListRuns | EvaluateFile | ScoreTaught | "
    "PrepareMeasuring"
)


class RunEstimated(NamedTuple):
    request_id: int
    estimate: Estimate


class RunProgressed(NamedTuple):
    """`request_id` is that of StartRun or ResumeRun."""

    request_id: int
    progress: RunProgress


class RunFinished(NamedTuple):
    """The model is on disk; the next ListModels or UseModel of the answering worker takes it in."""

    request_id: int
    review: Review


class RunsListed(NamedTuple):
    request_id: int
    runs: tuple[RunSummary, ...]


class FileEvaluated(NamedTuple):
    request_id: int
    scores: FileScores


class TaughtScored(NamedTuple):
    """One score for each ten questions; none where fewer than ten have their row in the data."""

    request_id: int
    scores: tuple[TaughtScore, ...]


RunEnd = RunEstimated | RunFinished | RunsListed | FileEvaluated | TaughtScored
"""The events that end a RUN request."""

RunEvent = RunEnd | RunProgressed


# --- MODEL requests ------------------------------------------------------------------------------------------------


class ListModels(NamedTuple):
    """Answered by ModelsListed."""

    request_id: int


class UseModel(NamedTuple):
    """Let a model answer from the next question on. `confirmed` are the names of `ModelSummary.worse` the user was
    told of and accepted; without all of them NeedsConfirmation is raised. Answered by ModelsListed.
    """

    request_id: int
    model_id: str
    confirmed: tuple[str, ...] = ()


class RollBack(NamedTuple):
    """Let the model answer that did before the active one. Answered by ModelsListed."""

    request_id: int


class RenameModel(NamedTuple):
    request_id: int
    model_id: str
    name: str


class NoteModel(NamedTuple):
    request_id: int
    model_id: str
    note: str


class DeleteModel(NamedTuple):
    """To the bin for 30 days; the active model is refused (ModelInUse)."""

    request_id: int
    model_id: str


class RestoreModel(NamedTuple):
    request_id: int
    model_id: str


class ExportModel(NamedTuple):
    """Write a model as one file."""

    request_id: int
    model_id: str
    path: str


class ImportModel(NamedTuple):
    """Take in a model from a file; raises what `read_model` raises. It does not answer by that."""

    request_id: int
    path: str


class ReadReview(NamedTuple):
    """Answered by ReviewRead; raises UnknownModel where a model has none (imported, shipped)."""

    request_id: int
    model_id: str


class NextToTeach(NamedTuple):
    """A row nobody has told a question for yet, of the data set; answered by RowToTeach, with None at the end."""

    request_id: int
    dataset_id: int
    skip: int = 0


class Teach(NamedTuple):
    """How a row is asked at this counter. Answered by Done."""

    request_id: int
    dataset_id: int
    row_number: int
    query: str


class ListTaught(NamedTuple):
    """Answered by TaughtListed."""

    request_id: int


class Unteach(NamedTuple):
    """Take a taught question back, by its id. Answered by Done."""

    request_id: int
    taught_id: int


ModelRequest = (
    ListModels
    | UseModel
    | RollBack
    | RenameModel
    | NoteModel
    | DeleteModel
    | RestoreModel
    | ExportModel
    | ImportModel
    | ReadReview
    | NextToTeach
    | Teach
    | ListTaught
    | Unteach
)
"""All but ReadReview, NextToTeach, Teach, ListTaught, Unteach and ExportModel are answered by ModelsListed."""


class ModelsListed(NamedTuple):
    """All models, the shipped one first, then the newest first, those in the bin too; the last activations, newest
    first. Also sent where a model was taken in by itself.
    """

    request_id: int
    models: tuple[ModelSummary, ...]
    activations: tuple[Activation, ...]


class ReviewRead(NamedTuple):
    request_id: int
    review: Review


class RowToTeach(NamedTuple):
    """`n_taught` of `n_rows` rows have a question by now."""

    request_id: int
    row: Row | None
    n_taught: int
    n_rows: int


class TaughtListed(NamedTuple):
    """(id, question) of what was taught, newest first."""

    request_id: int
    taught: tuple[tuple[int, KnownQuestion], ...]


ModelEvent = ModelsListed | ReviewRead | RowToTeach | TaughtListed

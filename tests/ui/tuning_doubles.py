"""Doubles of the run's process and of the worker's models, for the tuning place; they send what the real ones send."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL, Activation, ModelSummary
from medbot_desktop.domain.tuning import (
    PRESETS,
    EpochPoint,
    Estimate,
    KnownQuestion,
    Part,
    Preset,
    QuestionKind,
    RunPhase,
    RunProgress,
    RunState,
    RunSummary,
)
from medbot_desktop.domain.tuning_review import (
    FileScores,
    HeldOutQuestion,
    Interval,
    KindScores,
    PartReview,
    ReliabilityBin,
    Review,
    RoundReview,
    SafetyCheck,
    ScorePair,
    TaughtScore,
    TestedQuestion,
    Verdict,
)
from medbot_desktop.worker.measuring_messages import MeasuringPrepared, PrepareMeasuring
from medbot_desktop.worker.messages import Done, Failed, WorkCancelled, WorkerDied
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

    from medbot_desktop.domain.measuring import Held
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.worker.tuning_messages import ModelRequest, RunRequest

RUN_ID = "2026-11-29-1214"
MODEL_ID = "m-1"
QUERIES = (
    ("sintrom q analgesico puede", 3, 1),
    ("el nolotil y dolor garganta, fiebre", 4, 1),
    ("parche clonidina ducha", 2, 1),
    ("omeprazol con clopidogrel?", 2, 1),
    ("Dalsy estomago vacio", 5, 1),
    ("metotrexato cada cuanto", 2, 1),
    ("heparina, antidoto", 1, 2),
    ("lactulosa cuanto tarda", 1, 2),
    ("colirio diclofenaco lentillas", 1, 3),
    ("memantina olvido toma", 1, 0),
)


@dataclass
class FakeRuns:
    """The run's process. It does nothing by itself: a test sends progress and the end of the run."""

    listener: Callable[[object], None] = field(default=lambda event: None)
    requests: list[RunRequest] = field(default_factory=list)
    runs: tuple[RunSummary, ...] = ()
    estimate: Estimate | Sentence = field(
        default_factory=lambda: Estimate(34.0, 212.0, 1284, 0, 264, 310, QuestionKind.REAL)
    )
    stopped: bool = False
    n_taught: int = 0
    held: tuple[Held, ...] = ()

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)

    def next_request_id(self) -> int:
        return next(self._ids)

    def send(self, request: RunRequest) -> None:
        self.requests.append(request)
        number = request.request_id
        match request:
            case EstimateRun():
                if isinstance(self.estimate, Sentence):
                    self.listener(Failed(number, self.estimate))
                else:
                    seconds = self.estimate.seconds * request.params.epochs * request.params.folds / 300
                    self.listener(RunEstimated(number, replace(self.estimate, seconds=seconds)))
            case ListRuns():
                self.listener(RunsListed(number, self.runs))
            case PauseRun():
                self.listener(RunProgressed(self.run_request, replace(self.last, state=RunState.PAUSED)))
                self.listener(Done(number))
            case ResumeRun():
                if any(isinstance(before, PauseRun) for before in self.requests):
                    self.listener(RunProgressed(self.run_request, replace(self.last, state=RunState.RUNNING)))
                    self.listener(Done(number))
            case CancelRun():
                self.runs = tuple(run for run in self.runs if run.run_id != request.run_id)
                if any(isinstance(before, StartRun) for before in self.requests):
                    self.listener(WorkCancelled(self.run_request))
                self.listener(Done(number))
            case EvaluateFile():
                self.listener(FileEvaluated(number, file_scores()))
            case PrepareMeasuring():
                self.listener(MeasuringPrepared(number, self.held, left_out=1))
            case ScoreTaught():
                n = self.n_taught
                scores = [
                    TaughtScore(m, 0.6, 0.62 + m / 500, 0.7, 0.72 + m / 500) for m in range(10, n + 1, 10)
                ]
                self.listener(TaughtScored(number, tuple(scores)))

    @property
    def run_request(self) -> int:
        """The id of the request that began the run."""
        began = [r for r in self.requests if isinstance(r, StartRun | ResumeRun)]
        return began[0].request_id

    @property
    def last(self) -> RunProgress:
        return self._last

    def progress(self, **changes: object) -> None:
        """Send how far the run is."""
        self._last = progress(**changes)
        self.listener(RunProgressed(self.run_request, self._last))
        self._last = replace(self._last, points=())

    def finish(self, review: Review) -> None:
        self.listener(RunFinished(self.run_request, review))

    def fail(self, code: str, **params: str | int) -> None:
        self.listener(Failed(self.run_request, Sentence(code, params)))

    def die(self) -> None:
        self.listener(WorkerDied((self.run_request,)))

    def stop(self, timeout_s: float = 3.0) -> None:
        self.stopped = True


@dataclass
class FakeModels:
    """The worker's models and what is taught, kept in memory."""

    models: tuple[ModelSummary, ...] = field(default_factory=lambda: (shipped(),))
    activations: tuple[Activation, ...] = ()
    rows: tuple[Row, ...] = ()
    taught: list[tuple[int, int, KnownQuestion]] = field(default_factory=list)
    review: Review | None = None
    requests: list[ModelRequest] = field(default_factory=list)

    def send(self, request: ModelRequest, listener: Callable[[object], None]) -> bool:
        """Whether the request was about models or teaching, and is answered."""
        number = request.request_id
        match request:
            case UseModel():
                self.models = tuple(replace(m, active=m.id == request.model_id) for m in self.models)
                self.activations = (
                    Activation(request.model_id, 1_796_000_000.0, request.confirmed),
                    *self.activations,
                )
            case RollBack():
                before = self.activations[1].model_id if len(self.activations) > 1 else SHIPPED_MODEL
                self.models = tuple(replace(m, active=m.id == before) for m in self.models)
                self.activations = (Activation(before, 1_796_000_100.0), *self.activations)
            case RenameModel():
                self._change(request.model_id, name=request.name)
            case NoteModel():
                self._change(request.model_id, note=request.note)
            case DeleteModel():
                self._change(request.model_id, deleted_at=1.0)
            case RestoreModel():
                self._change(request.model_id, deleted_at=None)
            case ImportModel():
                self.models = (*self.models, replace(model("m-9", "De la otra farmacia"), imported=True))
            case ListModels():
                pass
            case _:
                return self._teach(request, listener)
        self.requests.append(request)
        listener(ModelsListed(number, self.models, self.activations))
        return True

    def _teach(self, request: ModelRequest, listener: Callable[[object], None]) -> bool:
        number = request.request_id
        match request:
            case ExportModel():
                listener(Done(number))
            case ReadReview():
                assert self.review is not None
                listener(ReviewRead(number, self.review))
            case NextToTeach():
                known = {row for _, row, _ in self.taught}
                left = [row for row in self.rows if row.number not in known]
                row = left[request.skip] if request.skip < len(left) else None
                listener(RowToTeach(number, row, len(known), len(self.rows)))
            case Teach():
                row = next(row for row in self.rows if row.number == request.row_number)
                self.taught.insert(
                    0,
                    (
                        len(self.taught) + 1,
                        row.number,
                        KnownQuestion(request.query, row.question, row.answer),
                    ),
                )
                listener(Done(number))
            case Unteach():
                self.taught = [one for one in self.taught if one[0] != request.taught_id]
                listener(Done(number))
            case ListTaught():
                listener(TaughtListed(number, tuple((one[0], one[2]) for one in self.taught)))
            case _:
                return False
        self.requests.append(request)
        return True

    def _change(self, model_id: str, **changes: object) -> None:
        self.models = tuple(
            replace(one, **changes) if one.id == model_id else one  # type: ignore[arg-type]
            for one in self.models
        )


def shipped(active: bool = True) -> ModelSummary:
    return ModelSummary(SHIPPED_MODEL, "shipped", "", 0.0, active)


def model(model_id: str = MODEL_ID, name: str = "botica_parque 29/11", **changes: object) -> ModelSummary:
    values: dict[str, object] = {
        "made_at": 1_796_000_000.0,
        "active": False,
        "note": "",
        "data_name": "botica_parque.csv",
        "params": PRESETS[Preset.BALANCED],
        "kind": QuestionKind.REAL,
        "n_held_out": 264,
        "verdict": Verdict.HELPS,
        "gain": Interval(0.043, 0.018, 0.069),
        "before": Interval(0.82, 0.78, 0.86),
        "after": Interval(0.87, 0.83, 0.9),
    }
    return ModelSummary(model_id, name, **{**values, **changes})  # type: ignore[arg-type]


def points(part: Part, number: int, epochs: int) -> tuple[EpochPoint, ...]:
    """A curve that falls and flattens, the same each time."""
    dice = random.Random(number)
    made = []
    for epoch in range(epochs + 1):
        train = 0.55 + 1.45 * math.exp(-epoch / 9)
        check = 0.98 + 1.05 * math.exp(-epoch / 7) + max(epoch - 20, 0) * 0.004 + dice.uniform(-0.01, 0.01)
        made.append(EpochPoint(part, number, epoch, train, check, 0.9 - 0.15 * math.exp(-epoch / 6)))
    return tuple(made)


def progress(**changes: object) -> RunProgress:
    values: dict[str, object] = {
        "run_id": RUN_ID,
        "state": RunState.RUNNING,
        "phase": RunPhase.TRAINING,
        "done": 27,
        "total": 60,
        "part": Part.RANKING,
        "round": 3,
        "rounds": 5,
        "epoch": 27,
        "epochs": 60,
        "best_epoch": 22,
        "without_progress": 5,
        "patience": 8,
        "n_train": 638,
        "n_check": 91,
        "n_held_out": 183,
        "seconds_spent": 61.0,
        "seconds_left": 101.0,
    }
    return RunProgress(**{**values, **changes})  # type: ignore[arg-type]


def summary(state: RunState = RunState.INTERRUPTED, error: Sentence | None = None) -> RunSummary:
    made = progress(state=state, points=points(Part.RANKING, 1, 12))
    return RunSummary(
        RUN_ID, "botica_parque.csv", 1_796_000_000.0, state, PRESETS[Preset.BALANCED], made, error
    )


def _pair(name: str, n: int, before: float, after: float, gain: tuple[float, float]) -> ScorePair:
    return ScorePair(
        name,
        n,
        Interval(before, before - 0.05, before + 0.04),
        Interval(after, after - 0.04, min(after + 0.04, 1.0)),
        Interval(round(after - before, 3), *gain),
    )


def review(verdict: Verdict = Verdict.HELPS, worse: bool = False) -> Review:
    """A whole review; a verdict of no clear gain or worse has figures to it."""
    after, gain = {
        Verdict.HELPS: (0.863, (0.018, 0.069)),
        Verdict.NO_CLEAR_GAIN: (0.826, (-0.008, 0.021)),
        Verdict.WORSE: (0.781, (-0.061, -0.012)),
    }[verdict]
    questions = [
        HeldOutQuestion(query, before, now, number // 2 + 1, number % 5 + 1, f"¿{query}?")
        for number, (query, before, now) in enumerate(QUERIES)
    ]
    questions += [HeldOutQuestion(f"pregunta {n}", 1, 1, 6 + n // 3, n % 5 + 1, "") for n in range(254)]
    rows = KindScores(
        QuestionKind.ROW,
        310,
        (
            _pair("recall_at_1", 310, 0.66, 0.67, (-0.01, 0.03)),
            _pair("mrr_at_10", 310, 0.75, 0.76, (-0.01, 0.02)),
        ),
        (),
    )
    look_alike = SafetyCheck(
        "look_alike", 124, 7, 9 if worse else 6, Interval(0.056, 0.03, 0.11), Interval(0.048, 0.02, 0.1)
    )
    confidences = (0.13, 0.29, 0.45, 0.61, 0.74, 0.88, 0.97)
    return Review(
        run_id=RUN_ID,
        model_id=MODEL_ID,
        data_name="botica_parque.csv",
        content_hash="7c1e" * 16,
        encoder_id="e5-small-es-en-1",
        params=PRESETS[Preset.BALANCED],
        n_rows=1284,
        n_groups=310,
        verdict=verdict,
        main=KindScores(
            QuestionKind.REAL,
            310,
            (
                _pair("recall_at_1", 264, 0.74, 0.808, (0.031, 0.106)),
                _pair("recall_at_5", 264, 0.94, 0.951, (-0.008, 0.03)),
                _pair("mrr_at_10", 264, 0.82, after, gain),
                _pair("answered", 264, 0.58, 0.671, (0.034, 0.148)),
            ),
            tuple(questions),
        ),
        other=rows,
        checks=(
            SafetyCheck("red_flag", 40, 0, 0, Interval(0, 0, 0.09), Interval(0, 0, 0.09)),
            look_alike,
            SafetyCheck("wrong_medicine", 264, 5, 3, Interval(0.02, 0.01, 0.04), Interval(0.01, 0, 0.03)),
            SafetyCheck("false_alarm", 0, 0, 0, Interval(0, 0, 0), Interval(0, 0, 0)),
        ),
        reliability_before=tuple(ReliabilityBin(c, max(c - 0.12, 0.02), 20) for c in confidences),
        reliability_after=tuple(
            ReliabilityBin(c, min(c + 0.01, 0.99), n * 9) for n, c in enumerate(confidences, 1)
        ),
        threshold_before=0.86,
        threshold_after=0.83,
        group_sizes=((1, 240), (2, 48), (3, 14), (5, 8)),
        rounds=tuple(RoundReview(n, 638 - n, 91, 183 + n, 20 + n, 0) for n in range(1, 6)),
        parts=(
            PartReview("ranking", True, "tuning_part_trained", 264, 22),
            PartReview("adapter", False, "tuning_part_no_gain", 1284),
            PartReview("calibration", False, "tuning_part_shipped", 64),
        ),
        points=tuple(point for n in range(1, 6) for point in points(Part.RANKING, n, 30)),
        notices=(Sentence("tuning_questions_without_row", {"n": 3}),),
        seconds_encoding=0.0,
        seconds_training=41.0,
        seconds=64.0,
        peak_memory_mb=208.0,
    )


def file_scores() -> FileScores:
    return FileScores(
        SHIPPED_MODEL,
        3,
        2,
        Interval(0.5, 0.1, 0.9),
        Interval(1.0, 0.34, 1.0),
        Interval(0.75, 0.3, 1.0),
        0.67,
        1.0,
        0,
        (
            TestedQuestion("sintrom q analgesico puede", (12,), "stored", "stored", 12, 1, 0.93, False),
            TestedQuestion("hydroxizina para que", (40,), "choose", "choose", None, 2, 0.41, False),
            TestedQuestion("semaglutida nevera", (), "not_in_data", "not_in_data", None, 0, 0.2, False),
        ),
    )

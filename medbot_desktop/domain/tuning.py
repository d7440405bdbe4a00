"""Tuning as everybody sees it: its settings, how far a run is, what a review shows, the models there are.

A setting is declared once, as a field of TuningParams: form, command line, manifest and checks are derived from it.
Its label is the sentence `tuning_<name>`, its help `tuning_<name>_help` (texts/tuning.py).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import BadSetting

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a setting may be. `decimals` 0 is a whole number; `step` is what an arrow of the form adds."""

    low: float
    high: float
    step: float
    decimals: int


def setting(default: float, low: float, high: float, step: float, decimals: int = 0) -> Any:
    """A field that is a setting, with its default and what it may be."""
    return field(default=default, metadata={"bounds": Bounds(low, high, step, decimals)})


def check_bounds(params: object, bounds_of: dict[str, Bounds]) -> None:
    """Raises BadSetting (name, low, high) for the first value out of its bounds or not a number."""
    for name, bounds in bounds_of.items():
        value = getattr(params, name)
        whole = bounds.decimals > 0 or value == int(value) if math.isfinite(value) else False
        if not whole or not bounds.low <= value <= bounds.high:
            raise BadSetting(name=name, low=f"{bounds.low:g}", high=f"{bounds.high:g}")


@dataclass(frozen=True, slots=True)
class TuningParams:
    """How to tune. Every field changes what training does; a test fails on one that does not."""

    learning_rate: float = setting(0.05, 0.001, 0.5, 0.01, 3)
    batch_size: int = setting(32, 8, 512, 8)
    epochs: int = setting(60, 1, 400, 5)
    momentum: float = setting(0.9, 0.0, 0.99, 0.05, 2)
    dropout_rate: float = setting(0.1, 0.0, 0.5, 0.05, 2)
    patience: int = setting(8, 1, 50, 1)
    seed: int = setting(42, 0, 2_147_483_647, 1)
    folds: int = setting(5, 2, 10, 1)

    def check(self) -> None:
        """Raises BadSetting (name, low, high) for the first value out of its bounds or not a number."""
        check_bounds(self, BOUNDS)


BOUNDS: dict[str, Bounds] = {f.name: f.metadata["bounds"] for f in fields(TuningParams)}
"""The settings' names in the order of the form, with what each may be."""


class Preset(StrEnum):
    """Named settings; the label is the sentence `tuning_preset_<value>`."""

    QUICK = "quick"
    BALANCED = "balanced"
    THOROUGH = "thorough"


PRESETS: dict[Preset, TuningParams] = {
    Preset.QUICK: TuningParams(learning_rate=0.1, epochs=20, patience=4, folds=3),
    Preset.BALANCED: TuningParams(),
    Preset.THOROUGH: TuningParams(learning_rate=0.03, epochs=150, patience=15, folds=10),
}


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question somebody asked whose right row is known, by the row's own words: numbers change when data does."""

    query: str
    row_question: str
    row_answer: str


class RunState(StrEnum):
    """INTERRUPTED: its process is gone, as after a crash or a closed window; it can be resumed from its checkpoint."""

    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class RunPhase(StrEnum):
    """What a run is at, in this order; the label is the sentence `tuning_phase_<value>`."""

    READING = "reading"
    ENCODING = "encoding"
    TRAINING = "training"
    CHECKING = "checking"
    FINAL = "final"


class Part(StrEnum):
    """What is trained."""

    ADAPTER = "adapter"
    RANKING = "ranking"


@dataclass(frozen=True, slots=True)
class EpochPoint:
    """One epoch of a round (from 1; 0 is the model trained on all at the end), epoch 0 before any step.

    `check_*` are on the inner questions that only decide when to stop; None in round 0, which has none.
    """

    part: Part
    round: int
    epoch: int
    train_loss: float
    check_loss: float | None
    check_mrr: float | None


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is; sent at most ten times a second. `done` of `total` counts within the phase.

    `points` are those since the last progress, so collect them. `best_epoch` and `without_progress` belong to the
    running round. `seconds_left` is None until it can be told. `n_held_out` of the round are set aside: they are in
    neither `n_train` nor `n_check`.
    """

    run_id: str
    state: RunState
    phase: RunPhase
    done: int = 0
    total: int = 0
    part: Part | None = None
    round: int = 0
    rounds: int = 0
    epoch: int = 0
    epochs: int = 0
    best_epoch: int = 0
    without_progress: int = 0
    patience: int = 0
    n_train: int = 0
    n_check: int = 0
    n_held_out: int = 0
    seconds_spent: float = 0.0
    seconds_left: float | None = None
    points: tuple[EpochPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take here, from a short probe on this machine. `n_texts` are those still to be encoded.

    `kind` is the kind of questions the verdict will rest on; None where that was not looked at.
    """

    seconds: float
    memory_mb: float
    n_rows: int
    n_texts: int
    n_questions: int
    n_groups: int
    kind: QuestionKind | None = None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run on disk: going, paused, interrupted (resume it) or failed (`error` says why)."""

    run_id: str
    data_name: str
    started_at: float
    state: RunState
    params: TuningParams
    progress: RunProgress | None = None
    error: Sentence | None = None


class Verdict(StrEnum):
    """HELPS only where the lower bound of the gain in MRR@10 is above zero; WORSE where the upper is below."""

    HELPS = "helps"
    NO_CLEAR_GAIN = "no_clear_gain"
    WORSE = "worse"


class QuestionKind(StrEnum):
    """REAL: asked by somebody, the whole index searched. ROW: a row's own question, answers alone in the index."""

    REAL = "real"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ScorePair:
    """A score on the same `n` held-out questions before and after, and the paired gain, by bootstrap over groups.

    Names: "recall_at_1", "recall_at_5", "mrr_at_10"; on real questions also "answered", the share given as the
    answer from the threshold set for 95 % precision on other questions, and "precision", what was right of those
    (n: how many were given after).
    """

    name: str
    n: int
    before: Interval
    after: Interval
    gain: Interval


@dataclass(frozen=True, slots=True)
class SafetyCheck:
    """How many of `n` cases went wrong before and after; `rate_*` with its interval (Wilson), 0..1.

    Names: "wrong_medicine", "look_alike", "red_flag", "false_alarm". With n 0 nothing was there to check.
    """

    name: str
    n: int
    wrong_before: int
    wrong_after: int
    rate_before: Interval
    rate_after: Interval

    @property
    def worse(self) -> bool:
        return self.wrong_after > self.wrong_before


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Questions of about one confidence: its mean, the share whose first row was right, how many."""

    confidence: float
    right: float
    n: int


@dataclass(frozen=True, slots=True)
class HeldOutQuestion:
    """A held-out question with the place of its first right row, from 1; 0 where it is not among the first ten."""

    query: str
    rank_before: int
    rank_after: int
    group: int
    round: int
    expected: str = ""

    @property
    def better(self) -> bool:
        return (self.rank_after or 11) < (self.rank_before or 11)

    @property
    def worse(self) -> bool:
        return (self.rank_after or 11) > (self.rank_before or 11)


@dataclass(frozen=True, slots=True)
class RoundReview:
    """A round: how many questions it learned from, stopped by and was scored on, and the chosen epochs."""

    round: int
    n_train: int
    n_check: int
    n_held_out: int
    ranking_epoch: int
    adapter_epoch: int


@dataclass(frozen=True, slots=True)
class PartReview:
    """What became of a part: "ranking", "adapter" or "calibration". `kept` or why not, and for how many epochs.

    `reason` is a sentence code: tuning_part_trained, tuning_part_few_questions, tuning_part_few_rows,
    tuning_part_no_gain, tuning_part_shipped.
    """

    name: str
    kept: bool
    reason: str
    n: int
    epochs: int = 0


@dataclass(frozen=True, slots=True)
class KindScores:
    """The scores on one kind of held-out questions, each question with its place."""

    kind: QuestionKind
    n_groups: int
    scores: tuple[ScorePair, ...]
    questions: tuple[HeldOutQuestion, ...]

    def score(self, name: str) -> ScorePair:
        """Raises KeyError."""
        for pair in self.scores:
            if pair.name == name:
                return pair
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Review:
    """All that a finished run found. `main` carries the verdict; `other` is the other kind, where there is one.

    `group_sizes` are (size, how many groups of it) of all questions. `model_id` names the model trained on all
    questions. `worse` names what speaks against using it: "held_out" and the names of checks; where it is not empty,
    using it needs a recorded confirmation.
    """

    run_id: str
    model_id: str
    data_name: str
    content_hash: str
    encoder_id: str
    params: TuningParams
    n_rows: int
    n_groups: int
    verdict: Verdict
    main: KindScores
    other: KindScores | None
    checks: tuple[SafetyCheck, ...]
    reliability_before: tuple[ReliabilityBin, ...]
    reliability_after: tuple[ReliabilityBin, ...]
    threshold_before: float
    threshold_after: float
    group_sizes: tuple[tuple[int, int], ...]
    rounds: tuple[RoundReview, ...]
    parts: tuple[PartReview, ...]
    points: tuple[EpochPoint, ...]
    notices: tuple[Sentence, ...]
    seconds_encoding: float
    seconds_training: float
    seconds: float
    peak_memory_mb: float

    @property
    def worse(self) -> tuple[str, ...]:
        held_out = ("held_out",) if self.verdict is Verdict.WORSE else ()
        return held_out + tuple(check.name for check in self.checks if check.worse)


SHIPPED_MODEL = "shipped-1"
"""The id of what comes with the program: always there, neither renamed nor deleted."""


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """A model that can answer. For the shipped one `verdict` and `gain` are None and `params` is None.

    `worse` as in Review: not empty, using it needs a confirmation. `deleted_at` is set while Restore can bring it
    back. `usable` is false where its file is missing or altered or for another encoder; `trouble` says which.
    """

    id: str
    name: str
    note: str
    made_at: float
    active: bool
    data_name: str = ""
    params: TuningParams | None = None
    kind: QuestionKind | None = None
    n_held_out: int = 0
    verdict: Verdict | None = None
    gain: Interval | None = None
    before: Interval | None = None
    after: Interval | None = None
    worse: tuple[str, ...] = ()
    deleted_at: float | None = None
    imported: bool = False
    usable: bool = True
    trouble: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """That a model was made to answer, UTC seconds; `confirmed` names what the user was told is worse."""

    model_id: str
    at: float
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaughtScore:
    """What the first `n` taught questions bring: each was ranked by weights fitted on the others.

    `first_*` is the share whose right row comes first, `mrr_*` MRR@10, with the shipped ranking and with theirs.
    """

    n: int
    first_before: float
    first_after: float
    mrr_before: float
    mrr_after: float


@dataclass(frozen=True, slots=True)
class TestedQuestion:
    """One question of the user's own test file. `rank` as in HeldOutQuestion; `kind` an AnswerKind's value."""

    query: str
    expected_rows: tuple[int, ...]
    expected_kind: str
    kind: str
    row: int | None
    rank: int
    confidence: float
    wrong_medicine: bool


@dataclass(frozen=True, slots=True)
class FileScores:
    """What a model does on a test file. The shares are None where no question has an expected row."""

    model_id: str
    n: int
    n_with_row: int
    recall_at_1: Interval | None
    recall_at_5: Interval | None
    mrr_at_10: Interval | None
    answered: float | None
    precision: float | None
    wrong_medicine: int
    questions: tuple[TestedQuestion, ...]

"""Tuning as everybody sees it: its settings and how far a run is.

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


class QuestionKind(StrEnum):
    """REAL: asked by somebody, the whole index searched. ROW: a row's own question, answers alone in the index."""

    REAL = "real"
    ROW = "row"

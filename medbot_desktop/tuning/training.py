"""The one training loop: stochastic gradient descent with momentum, dropout and early stopping.

Reads every TuningParams field that governs training. Chance is drawn anew for each epoch from (seed, round, part,
epoch), so that a run taken up from a checkpoint goes on exactly as it would have.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from medbot_desktop.domain.errors import TrainingDiverged
from medbot_desktop.domain.tuning import EpochPoint, Part, TuningParams

if TYPE_CHECKING:
    from collections.abc import Callable

Numbers = npt.NDArray[np.floating[Any]]
Arrays = tuple[Numbers, ...]

_ORDER, _DROPOUT = 0, 1
# A loss this far above that of the untrained model does not come back.
_FAR = 3.0
_PARTS = {Part.RANKING: 1, Part.ADAPTER: 2}


@dataclass(frozen=True, slots=True)
class Measured:
    """On the check questions: what decides when to stop (lower is better), their loss and MRR@10."""

    decides: float
    loss: float
    mrr: float


class Task(Protocol):
    """What is learned: `n` examples, a start, a gradient, and the check questions where there are any."""

    part: Part
    n: int
    rate: float
    """What one unit of learning rate is here."""
    batches: int
    """How many times the batch size is taken at a step."""

    def start(self, seed: int) -> Arrays: ...

    def gradient(
        self, arrays: Arrays, batch: npt.NDArray[np.int64], dropout: float, chance: np.random.Generator
    ) -> tuple[float, Arrays]: ...

    def check(self, arrays: Arrays) -> Measured | None: ...


@dataclass(slots=True)
class Training:
    """How far a training is: all that is needed to go on with it. Epoch 0 is the untrained model."""

    arrays: Arrays
    velocity: Arrays
    best: Arrays
    epoch: int = 0
    best_epoch: int = 0
    best_decides: float = math.inf
    first_loss: float = math.nan
    over: bool = False
    points: list[EpochPoint] = field(default_factory=list)

    @property
    def without_progress(self) -> int:
        return self.epoch - self.best_epoch


def train(
    task: Task,
    params: TuningParams,
    round_number: int,
    so_far: Training | None = None,
    on_step: Callable[[int, int, float], None] = lambda epoch, step, loss: None,
    on_epoch: Callable[[Training], None] = lambda training: None,
) -> Training:
    """Train until the epochs are over or `patience` epochs brought nothing on the check questions.

    Without check questions all epochs are run and the last counts. `on_step` and `on_epoch` may raise Cancelled.
    Raises TrainingDiverged.
    """
    training = so_far or _begin(task, params, round_number)
    if so_far is None:
        on_epoch(training)
    while not training.over and training.epoch < params.epochs:
        loss = _run_epoch(task, params, round_number, training, on_step)
        training.epoch += 1
        _note(task, training, round_number, loss)
        if not math.isfinite(loss) or loss > _FAR * max(training.first_loss, 1.0):
            raise TrainingDiverged(epoch=training.epoch)
        training.over = training.without_progress >= params.patience
        on_epoch(training)
    training.over = True
    return training


def _begin(task: Task, params: TuningParams, round_number: int) -> Training:
    arrays = task.start(params.seed)
    training = Training(arrays, tuple(np.zeros_like(a) for a in arrays), arrays)
    everything = np.arange(task.n)
    loss, _ = task.gradient(arrays, everything, 0.0, np.random.default_rng(0))
    training.first_loss = loss
    _note(task, training, round_number, loss)
    return training


def _run_epoch(
    task: Task,
    params: TuningParams,
    round_number: int,
    training: Training,
    on_step: Callable[[int, int, float], None],
) -> float:
    """One pass over all examples; gives the mean loss of its steps."""
    key = [params.seed, round_number, _PARTS[task.part], training.epoch + 1]
    order = np.random.default_rng([*key, _ORDER]).permutation(task.n)
    chance = np.random.default_rng([*key, _DROPOUT])
    losses = []
    size = params.batch_size * task.batches
    for step, start in enumerate(range(0, task.n, size)):
        # In the order of the questions: what a sum gives does not depend on the shuffle within a batch.
        batch = np.sort(order[start : start + size])
        loss, gradient = task.gradient(training.arrays, batch, params.dropout_rate, chance)
        rate = params.learning_rate * task.rate
        training.velocity = tuple(
            params.momentum * v - rate * g for v, g in zip(training.velocity, gradient, strict=True)
        )
        training.arrays = tuple(a + v for a, v in zip(training.arrays, training.velocity, strict=True))
        losses.append(loss * len(batch))
        on_step(training.epoch + 1, step, loss)
    return sum(losses) / task.n


def _note(task: Task, training: Training, round_number: int, loss: float) -> None:
    measured = task.check(training.arrays) if math.isfinite(loss) else None
    point = EpochPoint(
        task.part,
        round_number,
        training.epoch,
        loss,
        measured.loss if measured else None,
        measured.mrr if measured else None,
    )
    training.points.append(point)
    if measured is None or measured.decides < training.best_decides:
        training.best, training.best_epoch = training.arrays, training.epoch
        training.best_decides = measured.decides if measured else math.inf

"""Fusion weights from real questions: softmax over all rows, pulled to a prior.

Never fit on corrupted copies of questions that stand in the index: measured, that lost 12 to 24 points of
recall at 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from medbot_desktop.domain.tuning import Part, TuningParams
from medbot_desktop.tuning.metrics import reciprocal_rank
from medbot_desktop.tuning.training import Arrays, Measured, Numbers, train

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.retrieval.ranking import Array

PULL = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """One question: features (n, f) of all rows and the numbers of its right rows."""

    features: Array
    right: tuple[int, ...]


class RankingTask:
    """One weight a feature (f,), from `prior`; dropout leaves features out of a question for a step."""

    part = Part.RANKING
    rate = 1.0
    batches = 1

    def __init__(
        self, examples: Sequence[Example], check: Sequence[Example], prior: Array, pull: float = PULL
    ) -> None:
        self.n = len(examples)
        self._examples = examples
        self._check = check
        self._prior = prior
        self._pull = pull

    def start(self, seed: int) -> Arrays:
        return (self._prior.astype(np.float64),)

    def gradient(
        self, arrays: Arrays, batch: npt.NDArray[np.int64], dropout: float, chance: np.random.Generator
    ) -> tuple[float, Arrays]:
        examples = [self._examples[i] for i in batch]
        masks = None
        if dropout:
            masks = (chance.random((len(batch), len(self._prior))) >= dropout) / (1 - dropout)
        loss, gradient = loss_and_gradient(examples, arrays[0], self._prior, self._pull, masks)
        return loss, (gradient,)

    def check(self, arrays: Arrays) -> Measured | None:
        if not self._check:
            return None
        loss, _ = loss_and_gradient(self._check, arrays[0], self._prior, 0.0)
        return Measured(loss, loss, mrr_of(self._check, arrays[0]))


def fit_weights(
    examples: Sequence[Example],
    prior: Array,
    *,
    pull: float = PULL,
    rate: float = 0.05,
    momentum: float = 0.9,
    epochs: int = 400,
) -> Array:
    """Weights (f,) minimising mean -log softmax(right rows) + pull/2 * |w - prior|^2, from the prior.

    All questions in each step, nothing left out, no stopping: the fit that ships.
    """
    params = TuningParams(
        learning_rate=rate, momentum=momentum, epochs=epochs, batch_size=len(examples), dropout_rate=0.0
    )
    trained = train(RankingTask(examples, (), prior, pull), params, 0)
    return trained.best[0].astype(np.float32)


def loss_and_gradient(
    examples: Sequence[Example],
    weights: Numbers,
    prior: Numbers,
    pull: float,
    masks: Numbers | None = None,
) -> tuple[float, Numbers]:
    """The objective and its gradient (f,) at `weights`; `masks` (n, f) scale the features of each question."""
    loss = pull / 2 * float(((weights - prior) ** 2).sum())
    gradient = pull * (weights - prior)
    for place, example in enumerate(examples):
        used = weights if masks is None else weights * masks[place]
        scores = example.features.astype(np.float64) @ used
        scores -= scores.max()
        shares = np.exp(scores)
        shares /= shares.sum()
        right = list(example.right)
        mass = max(float(shares[right].sum()), 1e-12)
        loss -= np.log(mass) / len(examples)
        target = np.zeros_like(shares)
        target[right] = shares[right] / mass
        step = example.features.T.astype(np.float64) @ (shares - target) / len(examples)
        gradient = gradient + (step if masks is None else step * masks[place])
    return float(loss), gradient


def mrr_of(examples: Sequence[Example], weights: Numbers) -> float:
    """MRR@10 of the examples ranked by `weights`; equal scores by row order."""
    found = [reciprocal_rank(np.round(e.features @ weights, 4), e.right) for e in examples]
    return sum(found) / len(found)

"""The query adapter: a residual step on the frozen encoder's vectors, learned from questions and their answers.

InfoNCE against the batch's own answers and some drawn ones. It starts as the identity, so that nothing learned is
nothing changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from medbot_desktop.domain.tuning import Part
from medbot_desktop.retrieval.adapter import Adapter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.tuning.training import Arrays, Measured, Numbers

HIDDEN = 256
TEMPERATURE = 0.02
DRAWN = 128  # answers beside the batch's own that each step compares with
# Answers on the same subject that stand against each question: on medquad_3000 the first round's R@1 is .842 without
# and .860 with two (over three divisions +.018, +.016, +.020). The nearest answers of all instead brought nothing.
NEAR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Questions (n, dim) unit float32 with the numbers of their right answers among distinct ones (m, dim).

    `near` are the numbers of other answers on a question's subject, which are hardest to tell from the right one.
    """

    questions: Array
    right: Sequence[tuple[int, ...]]
    answers: Array
    near: Sequence[tuple[int, ...]] = ()


class AdapterTask:
    """`inner` (dim, hidden) random, `outer` (hidden, dim) zero; dropout on the hidden units.

    `measure` gives loss and MRR@10 of the check questions' fused ranking for an adapter.
    """

    part = Part.ADAPTER
    # On medquad_3000 with the default settings, over the ranking's own: batches of 128 train as well as of 32 in
    # half the time, at the rate that goes with them.
    rate = 0.96
    batches = 4

    def __init__(self, pairs: Pairs, measure: Callable[[Adapter], Measured] | None) -> None:
        self.n = len(pairs.questions)
        self._pairs = pairs
        self._measure = measure

    def start(self, seed: int) -> Arrays:
        dim = self._pairs.questions.shape[1]
        chance = np.random.default_rng([seed, 21])
        inner = chance.standard_normal((dim, HIDDEN), np.float32) * np.float32(np.sqrt(2 / dim))
        return inner, np.zeros((HIDDEN, dim), np.float32)

    def gradient(
        self, arrays: Arrays, batch: npt.NDArray[np.int64], dropout: float, chance: np.random.Generator
    ) -> tuple[float, Arrays]:
        pairs = self._pairs
        rights = [pairs.right[i] for i in batch]
        own = {n for numbers in rights for n in numbers}
        drawn = chance.integers(0, len(pairs.answers), DRAWN) if len(pairs.answers) > len(own) else ()
        candidates = np.array(sorted(own.union((int(n) for n in drawn), self._near(batch, chance))), np.int64)
        is_right = np.zeros((len(batch), len(candidates)), np.bool_)
        for place, numbers in enumerate(rights):
            is_right[place, np.searchsorted(candidates, numbers)] = True
        mask = None
        if dropout:
            kept = chance.random((len(batch), HIDDEN), np.float32) >= dropout
            mask = kept.astype(np.float32) / np.float32(1 - dropout)
        x, answers = pairs.questions[batch], pairs.answers[candidates]
        return loss_and_gradient(arrays, x, answers, is_right, mask)

    def _near(self, batch: npt.NDArray[np.int64], chance: np.random.Generator) -> set[int]:
        found: set[int] = set()
        for places in (self._pairs.near[i] for i in batch) if self._pairs.near else ():
            if places:
                found.update(places[int(k)] for k in chance.integers(0, len(places), NEAR))
        return found

    def check(self, arrays: Arrays) -> Measured | None:
        return self._measure(adapter_of(arrays)) if self._measure else None


def adapter_of(arrays: Arrays) -> Adapter:
    inner, outer = arrays
    return Adapter(inner.astype(np.float32), outer.astype(np.float32))


def loss_and_gradient(
    arrays: Arrays, x: Numbers, answers: Numbers, is_right: npt.NDArray[np.bool_], mask: Numbers | None
) -> tuple[float, Arrays]:
    """Mean InfoNCE and its gradient: x (b, dim), answers (c, dim), is_right (b, c), mask (b, hidden) or None."""
    inner, outer = arrays
    before = x @ inner
    hidden = np.maximum(before, 0)
    used = hidden if mask is None else hidden * mask
    moved = x + used @ outer
    length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    y = moved / length
    shares, mass = shares_of(y @ answers.T, is_right)
    loss = -float(np.log(mass).mean())
    wrong = shares - np.where(is_right, shares / mass, 0)
    d_y = (wrong @ answers) / (len(x) * TEMPERATURE)
    d_moved = (d_y - y * (d_y * y).sum(axis=1, keepdims=True)) / length
    d_used = d_moved @ outer.T
    d_hidden = d_used if mask is None else d_used * mask
    return loss, (x.T @ (d_hidden * (before > 0)), used.T @ d_moved)


def shares_of(cosines: Numbers, is_right: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Softmax over the answers (b, c), and how much of it lies on the right ones (b, 1)."""
    logits = cosines / TEMPERATURE
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = logits / logits.sum(axis=1, keepdims=True)
    mass = np.maximum(np.where(is_right, shares, 0).sum(axis=1, keepdims=True), 1e-12)
    return shares, mass

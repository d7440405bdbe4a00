"""The confidence calibration: logistic regression on evidence, and the threshold for a wanted precision.

Fitted on questions whose right row is known, on the same with their right rows taken out, and on questions that the
data cannot answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from medbot_desktop.answering.confidence import Calibration

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.retrieval.reading import Query

PRECISION = 0.95
LEFT_OUT_WEIGHT = 0.1  # at the counter, far fewer questions lack their row than half
LEFT_OUT_GIVEN = 0.11  # at most this share of questions whose row was taken out may be given another row
RIDGE = 0.003
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question read against an index; `right` are row numbers from 0, none where the data cannot answer.

    `own` are rows that hold the question itself and are always left out. `features` are read anew where None.
    """

    query: Query
    index: RowIndex
    right: frozenset[int]
    own: frozenset[int] = frozenset()
    features: Callable[[], Array] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Evidence (n, f), labels (n,) and weights (n,) of the first candidates past the gates, right rows in and out.

    `left_out` is how many questions had their row taken out, those included for which no other passed the gates.
    """

    evidence: Array
    right: Array
    weight: Array
    left_out: int


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A calibration with the probabilities (n,) that folds gave which had not seen the question."""

    calibration: Calibration
    unseen: npt.NDArray[np.float64]


def gather(answerer: Answerer, labelled: Sequence[Labelled]) -> Judged:
    """What the model's first candidates look like, and whether they are right."""
    evidence, right, weight = [], [], []
    for item in labelled:
        features = item.features() if item.features else None
        for without in {item.own, item.own | item.right}:
            found = answerer.found(item.query, item.index, without, features)
            first = next((f for f in found if f.gates.open), None)
            if first:
                evidence.append(first.evidence)
                right.append(first.number in item.right)
                weight.append(LEFT_OUT_WEIGHT if without - item.own else 1.0)
    return Judged(
        np.array(evidence, np.float32),
        np.array(right, np.float32),
        np.array(weight, np.float32),
        sum(bool(item.right) for item in labelled),
    )


def calibrate(judged: Judged, name: str, seed: int) -> Fit:
    """Fit on all, with the threshold from probabilities given by folds that did not see the question."""
    evidence, right, weight = judged.evidence, judged.right, judged.weight
    order = np.random.default_rng(seed).permutation(len(right))
    unseen = np.zeros(len(right))
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = np.setdiff1d(order, held)
        weights, bias = fit_logistic(evidence[rest], right[rest], weight[rest], ridge=RIDGE)
        calibration = Calibration(name, tuple(float(w) for w in weights), bias, 0.0)
        unseen[held] = [calibration.probability(e) for e in evidence[held]]
    threshold = threshold_for(list(unseen), [bool(r) for r in right], PRECISION, list(weight))
    most_given = int(LEFT_OUT_GIVEN * judged.left_out)
    of_left_out = np.sort(unseen[weight < 1])[::-1][:most_given]
    if len(of_left_out):
        threshold = max(threshold, float(of_left_out[-1]))
    weights, bias = fit_logistic(evidence, right, weight, ridge=RIDGE)
    return Fit(Calibration(name, tuple(float(w) for w in weights), bias, threshold), unseen)


def fit_logistic(
    evidence: Array, right: Array, weight: Array | None = None, *, ridge: float = 0.001, steps: int = 100
) -> tuple[Array, float]:
    """Weights (f,) and bias by Newton's method, from evidence (n, f) and labels right (n,) of 0 and 1.

    `weight` (n,) says how much each example counts, all the same by default. `ridge` shrinks the weights, not the bias.
    """
    n, width = evidence.shape
    share = (np.ones(n) if weight is None else weight) / (n if weight is None else weight.sum())
    design = np.hstack([evidence.astype(np.float64), np.ones((n, 1))])
    penalty = np.diag([ridge] * width + [1e-9])
    weights = np.zeros(width + 1)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (share * (p - right)) + penalty @ weights
        curvature = (design * (share * p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(width + 1), gradient)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights[:-1].astype(np.float32), float(weights[-1])


def threshold_for(
    probabilities: Sequence[float],
    right: Sequence[bool],
    precision: float,
    weight: Sequence[float] | None = None,
) -> float:
    """The lowest probability from which on at least `precision` of those given are right; 1.01 if none.

    `weight` says how much each counts, all the same by default.
    """
    order = sorted(zip(probabilities, right, weight or [1.0] * len(right), strict=True), reverse=True)
    lowest, hits, given = 1.01, 0.0, 0.0
    for probability, is_right, counts in order:
        hits += counts * is_right
        given += counts
        if hits / given >= precision:
            lowest = probability
    return lowest


def reliability(
    probabilities: Sequence[float], right: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, int]]:
    """(mean probability, share right, n) of each filled bin of equal width, lowest first."""
    table = []
    for i in range(bins):
        inside = [
            (p, r) for p, r in zip(probabilities, right, strict=True)
            if i / bins <= p < (i + 1) / bins or (i == bins - 1 and p == 1)
        ]  # fmt: skip
        if inside:
            n = len(inside)
            table.append((sum(p for p, _ in inside) / n, sum(r for _, r in inside) / n, n))
    return table

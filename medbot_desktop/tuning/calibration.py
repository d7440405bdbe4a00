"""The confidence calibration: logistic regression on evidence, and the threshold for a wanted precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.retrieval.ranking import Array


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

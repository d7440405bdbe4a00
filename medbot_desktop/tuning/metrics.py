"""Ranks, their means, and how sure those are: bootstrap over groups for gains, Wilson for shares."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from medbot_desktop.domain.tuning_review import Interval, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DEEPEST = 10
RESAMPLES = 2000
_CONFIDENCE = 0.95
_Z = 1.959963984540054


def rank_of(scores: npt.NDArray[np.floating[Any]], right: Collection[int]) -> int:
    """The place of the best right row among (n,) scores, from 1, equal scores by row order; 0 beyond the tenth."""
    best = DEEPEST + 1
    for number in right:
        score = scores[number]
        before = int((scores > score).sum()) + int((scores[:number] == score).sum())
        best = min(best, before + 1)
    return best if best <= DEEPEST else 0


def reciprocal_rank(scores: npt.NDArray[np.floating[Any]], right: Collection[int]) -> float:
    rank = rank_of(scores, right)
    return 1 / rank if rank else 0.0


def values_of(ranks: Sequence[int]) -> dict[str, npt.NDArray[np.float64]]:
    """Each question's value by score: (n,) of recall_at_1, recall_at_5 and mrr_at_10."""
    places = np.array(ranks, np.float64)
    found = places > 0
    return {
        "recall_at_1": (places == 1).astype(np.float64),
        "recall_at_5": (found & (places <= 5)).astype(np.float64),
        "mrr_at_10": np.where(found, 1 / np.where(found, places, 1), 0.0),
    }


def interval_of(values: Sequence[float], groups: Sequence[int], seed: int) -> Interval:
    """The mean of the values with the bootstrap's 95 % interval, drawing whole groups with replacement.

    Questions of a group stand or fall together; drawn one by one they would look surer than they are.
    """
    numbers = np.asarray(values, np.float64)
    mean = float(numbers.mean())
    _, member = np.unique(np.asarray(groups), return_inverse=True)
    n_groups = int(member.max()) + 1
    sums = np.bincount(member, numbers, n_groups)
    counts = np.bincount(member, minlength=n_groups)
    chance = np.random.default_rng([seed, n_groups])
    means = np.empty(RESAMPLES)
    for place in range(RESAMPLES):
        drawn = chance.integers(0, n_groups, n_groups)
        means[place] = sums[drawn].sum() / counts[drawn].sum()
    low, high = np.quantile(means, [(1 - _CONFIDENCE) / 2, (1 + _CONFIDENCE) / 2])
    return Interval(mean, float(low), float(high))


def verdict_of(gain: Interval) -> Verdict:
    """What a paired gain's interval says."""
    if gain.low > 0:
        return Verdict.HELPS
    return Verdict.WORSE if gain.high < 0 else Verdict.NO_CLEAR_GAIN


def wilson(hits: int, n: int) -> Interval:
    """A share with its 95 % interval (Wilson 1927); 0 to 1 where n is 0."""
    if n == 0:
        return Interval(0.0, 0.0, 1.0)
    share, z2 = hits / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))

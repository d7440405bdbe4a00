"""What more questions would bring, from what each ten so far brought; so that nobody writes them for nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning_review import TaughtScore

MORE = 20
"""So many questions ahead the curve is drawn on: a sitting."""
LITTLE = 0.005
_LEAST = 3  # points a line can be told from


@dataclass(frozen=True, slots=True)
class Outlook:
    """The gain in MRR@10 that MORE questions would add, `low` to `high` one standard error either way."""

    gain: float
    low: float
    high: float

    @property
    def worth_it(self) -> bool | None:
        """None where the tens differ too much to tell."""
        if self.low > 0 and self.gain >= LITTLE:
            return True
        return False if self.high < 2 * LITTLE else None


def outlook(scores: Sequence[TaughtScore]) -> Outlook | None:
    """The gain by the logarithm of the number of questions, a straight line through all tens; None of fewer than three.

    Each doubling brings about the same: of 674 real rows, 10 questions brought +.047 R@1, 20 +.069, 40 +.087, 80 +.104.
    """
    if len(scores) < _LEAST:
        return None
    at = [math.log(score.n) for score in scores]
    gains = [score.mrr_after - score.mrr_before for score in scores]
    middle, mean = math.fsum(at) / len(at), math.fsum(gains) / len(gains)
    spread = math.fsum((x - middle) ** 2 for x in at)
    slope = math.fsum((x - middle) * (y - mean) for x, y in zip(at, gains, strict=True)) / spread
    off = math.fsum((y - mean - slope * (x - middle)) ** 2 for x, y in zip(at, gains, strict=True))
    error = math.sqrt(off / (len(at) - 2) / spread)
    ahead = math.log((scores[-1].n + MORE) / scores[-1].n)
    return Outlook(slope * ahead, (slope - error) * ahead, (slope + error) * ahead)

"""How sure the shares of an evaluation at Google Cloud are: the bootstrap over groups that every review uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.tuning.metrics import interval_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning_review import Interval


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one held-out question got in one way of answering, and the group the question stands or falls with."""

    group: int
    answered: bool = False
    right: bool = False
    numbers: int = 0
    unsupported: int = 0


@dataclass(frozen=True, slots=True)
class Shares:
    """Of all questions the answered and the right ones, of all numbers those without support; None where of none."""

    answered: Interval | None
    right: Interval | None
    unsupported: Interval | None


def shares_of(outcomes: Sequence[Outcome], seed: int) -> Shares:
    """The shares with their 95 % intervals; numbers of one group stand or fall together, like its questions."""
    groups = [one.group for one in outcomes]
    of_numbers = [one.group for one in outcomes for _ in range(one.numbers)]
    without = [float(n < one.unsupported) for one in outcomes for n in range(one.numbers)]
    return Shares(
        _interval([float(one.answered) for one in outcomes], groups, seed),
        _interval([float(one.right) for one in outcomes], groups, seed),
        _interval(without, of_numbers, seed),
    )


def _interval(values: Sequence[float], groups: Sequence[int], seed: int) -> Interval | None:
    return interval_of(values, groups, seed) if values else None

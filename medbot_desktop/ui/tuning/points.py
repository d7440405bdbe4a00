"""The points of a line that is still growing, thinned out as they come; knows nothing of Qt.

Drawing costs the same however many points there are: they are kept in at most LIMIT buckets of equal width, each with
its first, lowest, highest and last point, so that no peak is lost.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 512

Point = tuple[float, float]


class Points:
    """Points whose x never falls. `exact` keeps them all for reading values out; `thinned` is what is drawn."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._step = 0.0
        self._start = 0.0
        self._buckets: list[tuple[int, list[Point]]] = []
        self.exact: list[Point] = []
        self.low = math.inf
        self.high = -math.inf

    def add(self, x: float, y: float) -> None:
        """Take one more point. A y that is no finite number is left out: there is nothing to draw.

        Raises ValueError if x falls behind the point before.
        """
        if self.exact and x < self.exact[-1][0]:
            raise ValueError("points come in the order of x")
        if not math.isfinite(y):
            return
        self.exact.append((x, y))
        self.low, self.high = min(self.low, y), max(self.high, y)
        if len(self.exact) == 1:
            self._start = x
        self._put(x, y)
        while len(self._buckets) > self._limit:
            self._widen()

    def _put(self, x: float, y: float) -> None:
        number = int((x - self._start) / self._step) if self._step else len(self.exact) - 1
        if not self._buckets or self._buckets[-1][0] != number:
            self._buckets.append((number, [(x, y)]))
            return
        kept = self._buckets[-1][1]
        kept.append((x, y))
        if len(kept) > 4:
            self._buckets[-1] = (number, _four(kept))

    def _widen(self) -> None:
        """Put the buckets together into half as many, twice as wide."""
        span = self.exact[-1][0] - self._start
        self._step = self._step * 2 if self._step else span * 2 / self._limit
        merged: list[tuple[int, list[Point]]] = []
        for _, points in self._buckets:
            number = int((points[0][0] - self._start) / self._step) if self._step else 0
            if merged and merged[-1][0] == number:
                merged[-1] = (number, _four(merged[-1][1] + points))
            else:
                merged.append((number, points))
        self._buckets = merged

    def thinned(self) -> Iterator[Point]:
        """At most four points a bucket, in the order of x."""
        for _, points in self._buckets:
            yield from points

    def at(self, x: float) -> float | None:
        """The y at exactly this x; None where the line has no point."""
        low, high = 0, len(self.exact)
        while low < high:
            middle = (low + high) // 2
            if self.exact[middle][0] < x:
                low = middle + 1
            else:
                high = middle
        return self.exact[low][1] if low < len(self.exact) and self.exact[low][0] == x else None


def _four(points: list[Point]) -> list[Point]:
    """First, lowest, highest and last, in the order they came."""
    kept = {0, len(points) - 1}
    kept.add(min(range(len(points)), key=lambda n: points[n][1]))
    kept.add(max(range(len(points)), key=lambda n: points[n][1]))
    return [points[n] for n in sorted(kept)]

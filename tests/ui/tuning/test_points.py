"""Lines that grow are thinned without losing a peak, and axes that anybody can read."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.ui.language import locale_of
from medbot_desktop.ui.tuning.axes import decimals_of, marks_of, nice_range, nice_step, number_words
from medbot_desktop.ui.tuning.points import Points


def test_few_points_stay_as_they_are() -> None:
    points = Points()
    for x in range(100):
        points.add(x, math.sin(x))
    assert list(points.thinned()) == points.exact


def test_many_points_are_thinned_and_no_peak_is_lost() -> None:
    points, dice = Points(limit=64), random.Random(3)
    for x in range(20_000):
        points.add(x, dice.gauss(0, 1) + (50 if x == 7_777 else -50 if x == 12_345 else 0))
    drawn = list(points.thinned())
    assert len(drawn) <= 4 * 64
    assert drawn[0] == points.exact[0]
    assert drawn[-1] == points.exact[-1]
    assert max(drawn, key=lambda point: point[1])[0] == 7_777
    assert min(drawn, key=lambda point: point[1])[0] == 12_345
    assert [x for x, _ in drawn] == sorted(x for x, _ in drawn)
    assert (points.low, points.high) == (
        min(y for _, y in points.exact),
        max(y for _, y in points.exact),
    )


def test_what_cannot_be_drawn_is_left_out() -> None:
    points = Points()
    points.add(1, 2.0)
    points.add(2, math.nan)
    points.add(3, math.inf)
    points.add(4, 3.0)
    assert points.exact == [(1, 2.0), (4, 3.0)]
    assert points.at(2) is None
    assert points.at(4) == 3.0
    with pytest.raises(ValueError, match="order"):
        points.add(3, 1.0)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_range_holds_both_ends_and_its_marks_are_told_apart(one: float, other: float) -> None:
    low, high, step = nice_range(min(one, other), max(one, other), 5)
    assert low <= min(one, other) + 1e-6 * step
    assert high >= max(one, other) - 1e-6 * step
    marks = marks_of(low, high, step)
    assert 2 <= len(marks) <= 8
    written = [number_words(mark, decimals_of(step), locale_of("es")) for mark in marks]
    assert len(set(written)) == len(written)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert number_words(1234.5, 1, locale_of("es")) == "1234,5"
    assert number_words(1234.5, 1, locale_of("en")) == "1234.5"
    assert number_words(-0.0684, 3, locale_of("es")) == "−0,068"
    assert number_words(0.0684, 3, locale_of("en"), sign=True) == "+0.068"
    assert number_words(-0.0001, 3, locale_of("en"), sign=True) == "+0.000"
    assert nice_step(60, 6) == 10
    assert decimals_of(0.25) == 2

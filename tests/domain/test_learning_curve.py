"""How many questions more are worth writing: told from the tens so far, and not before they tell."""

from __future__ import annotations

import math
import random

import pytest

from medbot_desktop.domain.learning_curve import MORE, outlook
from medbot_desktop.domain.tuning_review import TaughtScore


def scores(*gains: float) -> list[TaughtScore]:
    return [TaughtScore(10 * n, 0.6, 0.6 + gain, 0.7, 0.7 + gain) for n, gain in enumerate(gains, 1)]


def test_fewer_than_three_tens_tell_nothing() -> None:
    assert outlook(scores()) is None
    assert outlook(scores(0.01, 0.05)) is None


def test_a_curve_that_rises_goes_on_as_it_did() -> None:
    ahead = outlook(scores(*(0.03 * math.log(10 * n) for n in range(1, 5))))
    assert ahead is not None
    assert ahead.gain == pytest.approx(0.03 * math.log((40 + MORE) / 40))
    assert ahead.worth_it is True


def test_a_curve_that_has_flattened_says_enough() -> None:
    ahead = outlook(scores(0.05, 0.051, 0.05, 0.051, 0.05))
    assert ahead is not None
    assert ahead.worth_it is False


def test_the_same_rise_is_worth_less_after_more_questions() -> None:
    few = outlook(scores(*(0.01 * math.log(10 * n) for n in range(1, 5))))
    many = outlook(scores(*(0.01 * math.log(10 * n) for n in range(1, 41))))
    assert few is not None
    assert many is not None
    assert many.gain < few.gain / 5
    assert many.worth_it is False


def test_tens_that_differ_by_chance_alone_rarely_promise_anything() -> None:
    """Gains of a fifth of a point up and down around none: over 200 draws a promise in fewer than one of four."""
    chance = random.Random(3)
    drawn = [outlook(scores(*(chance.gauss(0.0, 0.02) for _ in range(5)))) for _ in range(200)]
    promised = sum(ahead is not None and ahead.worth_it is True for ahead in drawn)
    assert promised < 50

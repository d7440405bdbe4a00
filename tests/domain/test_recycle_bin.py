"""How long what is deleted can still be brought back, as it is told."""

from __future__ import annotations

import pytest

from medbot_desktop.domain.clock import DAY_S, is_ahead
from medbot_desktop.domain.recycle_bin import BIN_DAYS, days_left

NOW = 20_000 * DAY_S


@pytest.mark.parametrize(
    ("days_ago", "left"),
    [(0, 30), (0.5, 30), (1, 29), (29.5, 1), (30, 0), (400, 0), (-400, BIN_DAYS)],
)
def test_the_days_left_are_never_more_than_there_are(days_ago: float, left: int) -> None:
    """Also of what was deleted while the clock was a year ahead."""
    assert days_left(NOW - days_ago * DAY_S, NOW) == left


def test_a_clock_an_hour_off_is_not_ahead() -> None:
    assert not is_ahead(NOW + 3_600, NOW)
    assert not is_ahead(NOW - 400 * DAY_S, NOW)
    assert is_ahead(NOW + 2 * DAY_S, NOW)

"""The intervals of an evaluation at Google Cloud are those of the review."""

from __future__ import annotations

from medbot_desktop.pipeline.cloud_shares import Outcome, shares_of
from medbot_desktop.tuning.metrics import interval_of


def test_shares_are_of_all_questions_and_drawn_by_group() -> None:
    outcomes = [
        Outcome(1, answered=True, right=True, numbers=2, unsupported=0),
        Outcome(1, answered=True, right=True, numbers=1, unsupported=1),
        Outcome(2, answered=True, right=False, numbers=3, unsupported=2),
        Outcome(3),
    ]
    shares = shares_of(outcomes, seed=7)
    assert shares.answered == interval_of([1, 1, 1, 0], [1, 1, 2, 3], 7)
    assert shares.right == interval_of([1, 1, 0, 0], [1, 1, 2, 3], 7)
    assert shares.unsupported is not None
    assert shares.unsupported == interval_of([0, 0, 1, 1, 1, 0], [1, 1, 1, 2, 2, 2], 7)
    assert shares.unsupported.mean == 0.5


def test_where_no_number_was_written_there_is_no_share_of_them() -> None:
    shares = shares_of([Outcome(1, answered=True, right=True), Outcome(2)], seed=1)
    assert shares.unsupported is None
    assert shares.right is not None
    assert shares.right.mean == 0.5
    assert shares_of([], seed=1).answered is None

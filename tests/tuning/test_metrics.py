"""Ranks and their means by hand, and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest

from medbot_desktop.domain.tuning_review import Interval, Verdict
from medbot_desktop.tuning.metrics import interval_of, rank_of, values_of, verdict_of, wilson


def test_ranks_by_hand() -> None:
    scores = np.array([0.5, 0.9, 0.9, 0.1])
    assert rank_of(scores, (1,)) == 1
    assert rank_of(scores, (2,)) == 2  # equal scores by row order
    assert rank_of(scores, (3, 0)) == 3
    assert rank_of(np.arange(20.0), (0,)) == 0


def test_values_by_hand() -> None:
    values = values_of([1, 2, 6, 0])
    assert list(values["recall_at_1"]) == [1, 0, 0, 0]
    assert list(values["recall_at_5"]) == [1, 1, 0, 0]
    assert list(values["mrr_at_10"]) == [1, 1 / 2, 1 / 6, 0]


def test_the_interval_holds_the_mean_and_narrows_with_more_groups() -> None:
    random = np.random.default_rng(1)
    few, many = random.random(30), random.random(3000)
    one, other = interval_of(list(few), range(30), 1), interval_of(list(many), range(3000), 1)
    assert one.low < one.mean < one.high
    assert other.high - other.low < (one.high - one.low) / 5


def test_questions_of_one_group_count_together() -> None:
    values = [1.0, 0.0] * 50
    alone = interval_of(values, range(100), 1)
    together = interval_of(values, [0] * 50 + [1] * 50, 1)
    in_pairs = interval_of([1.0] * 50 + [0.0] * 50, [0] * 50 + [1] * 50, 1)
    assert together == Interval(0.5, 0.5, 0.5)
    assert in_pairs.high - in_pairs.low > alone.high - alone.low


def test_the_bootstrap_covers_the_truth_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(7)
    held = 0
    for trial in range(200):
        values = random.normal(0.1, 1, 60)
        interval = interval_of(list(values), range(60), trial)
        held += interval.low <= 0.1 <= interval.high
    assert 0.88 <= held / 200 <= 0.99


def test_the_verdict_needs_the_whole_interval_on_one_side() -> None:
    assert verdict_of(Interval(0.1, 0.001, 0.2)) is Verdict.HELPS
    assert verdict_of(Interval(0.1, 0.0, 0.2)) is Verdict.NO_CLEAR_GAIN
    assert verdict_of(Interval(-0.1, -0.2, 0.01)) is Verdict.NO_CLEAR_GAIN
    assert verdict_of(Interval(-0.1, -0.2, -0.01)) is Verdict.WORSE


def test_wilson_against_the_published_example() -> None:
    """Newcombe 1998, table I: 81 of 263 gives .2553 to .3662."""
    interval = wilson(81, 263)
    assert (interval.low, interval.high) == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))
    assert wilson(0, 0) == Interval(0.0, 0.0, 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_ranks_and_their_means_are_those_of_trec_eval(seed: int) -> None:
    """Drawn scores with ties and one to three right rows; trec_eval breaks ties by name, so it is told of none."""
    trec = pytest.importorskip("pytrec_eval", reason="in the development requirements where it has a wheel")
    random = np.random.default_rng(seed)
    ranks: list[int] = []
    run: dict[str, dict[str, float]] = {}
    right_rows: dict[str, dict[str, int]] = {}
    for question in range(40):
        n = int(random.integers(3, 60))
        scores = np.round(random.normal(size=n), 1)
        right = random.choice(n, int(random.integers(1, 4)), replace=False)
        ranks.append(rank_of(scores, [int(r) for r in right]))
        order = np.lexsort((np.arange(n), -scores))
        # MRR@10 is that of the first ten alone.
        run[str(question)] = {f"row{number}": 1.0 / place for place, number in enumerate(order[:10], 1)}
        right_rows[str(question)] = {f"row{number}": 1 for number in right}
    told = trec.RelevanceEvaluator(right_rows, {"success.1,5", "recip_rank"}).evaluate(run)
    values = values_of(ranks)
    for ours, theirs in (
        ("recall_at_1", "success_1"),
        ("recall_at_5", "success_5"),
        ("mrr_at_10", "recip_rank"),
    ):
        expected = [told[str(question)][theirs] for question in range(40)]
        assert list(values[ours]) == pytest.approx(expected)
    assert 0 < values["mrr_at_10"].mean() < 1

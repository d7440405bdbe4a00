"""The fit of the fusion weights: its gradient, and what it learns."""

from __future__ import annotations

import numpy as np
import pytest

from medbot_desktop.tuning.fusion import Example, fit_weights, loss_and_gradient

PRIOR = np.array([1.0, 0.5, 0.0], np.float32)


def examples(seed: int = 1) -> list[Example]:
    """Questions whose right row stands out in feature 2, which the prior ignores."""
    random = np.random.default_rng(seed)
    made = []
    for number in range(20):
        features = random.normal(size=(30, 3)).astype(np.float32)
        features[number, 2] += 3
        made.append(Example(features, (number,)))
    return made


def test_the_gradient_is_that_of_the_loss() -> None:
    at, step = np.array([0.3, -0.2, 0.7]), 1e-5
    _, gradient = loss_and_gradient(examples(), at, PRIOR, 0.02)
    for place in range(3):
        moved = np.zeros(3)
        moved[place] = step
        above, _ = loss_and_gradient(examples(), at + moved, PRIOR, 0.02)
        below, _ = loss_and_gradient(examples(), at - moved, PRIOR, 0.02)
        assert gradient[place] == pytest.approx((above - below) / (2 * step), rel=1e-3, abs=1e-5)


def test_the_feature_that_tells_the_right_row_gains_weight() -> None:
    weights = fit_weights(examples(), PRIOR)
    assert weights[2] > 1
    before, _ = loss_and_gradient(examples(2), PRIOR, PRIOR, 0)
    after, _ = loss_and_gradient(examples(2), weights, PRIOR, 0)
    assert after < before


def test_without_questions_that_tell_anything_the_prior_stays() -> None:
    flat = [Example(np.ones((5, 3), np.float32), (0,))]
    assert np.allclose(fit_weights(flat, PRIOR), PRIOR, atol=1e-5)


def test_several_right_rows_share_the_credit() -> None:
    features = np.array([[2, 0, 0], [2, 0, 0], [0, 0, 0]], np.float32)
    both, _ = loss_and_gradient([Example(features, (0, 1))], PRIOR, PRIOR, 0)
    one, _ = loss_and_gradient([Example(features, (0,))], PRIOR, PRIOR, 0)
    assert both < one


def test_the_same_questions_give_the_same_weights() -> None:
    assert fit_weights(examples(), PRIOR).tobytes() == fit_weights(examples(), PRIOR).tobytes()

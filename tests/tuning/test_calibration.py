from __future__ import annotations

import numpy as np
import pytest

from medbot_desktop.tuning.calibration import fit_logistic, reliability, threshold_for


def test_logistic_regression_finds_the_weights_the_labels_were_made_with() -> None:
    random = np.random.default_rng(3)
    evidence = random.normal(size=(20_000, 2)).astype(np.float32)
    chance = 1 / (1 + np.exp(-(evidence @ [1.5, -0.5] + 0.3)))
    right = (random.random(20_000) < chance).astype(float)
    weights, bias = fit_logistic(evidence, right, ridge=1e-6)
    assert weights == pytest.approx([1.5, -0.5], abs=0.1)
    assert bias == pytest.approx(0.3, abs=0.1)


def test_a_perfectly_divided_set_still_gives_finite_weights() -> None:
    evidence = np.array([[0.0], [1.0]], np.float32)
    weights, bias = fit_logistic(evidence, np.array([0.0, 1.0]))
    assert np.isfinite([*weights, bias]).all()


def test_the_threshold_keeps_the_wanted_precision_by_hand() -> None:
    probabilities = [0.9, 0.8, 0.7, 0.6, 0.5]
    right = [True, True, False, True, False]
    assert threshold_for(probabilities, right, 0.75) == 0.6
    assert threshold_for(probabilities, right, 1.0) == 0.8
    assert threshold_for([0.9], [False], 0.5) > 1


def test_reliability_counts_each_question_once() -> None:
    table = reliability([0.05, 0.95, 1.0], [False, True, False])
    assert table == [(0.05, 0.0, 1), (pytest.approx(0.975), 0.5, 2)]

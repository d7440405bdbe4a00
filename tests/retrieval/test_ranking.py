from __future__ import annotations

import numpy as np

from medbot_desktop.retrieval.ranking import (
    FEATURES,
    Weights,
    best,
    fuse,
    share_of_largest,
    standardised,
)


def test_each_language_is_standardised_on_its_own() -> None:
    scores = np.array([0.9, 0.8, 0.2, 0.1], np.float32)
    masks = [np.array([True, True, False, False]), np.array([False, False, True, True])]
    out = standardised(scores, masks)
    assert np.allclose(out, [1, -1, 1, -1], atol=1e-4)


def test_one_row_alone_divides_by_nothing() -> None:
    assert standardised(np.array([0.7], np.float32), [np.array([True])]).tolist() == [0.0]
    assert share_of_largest(np.zeros(1, np.float32)).tolist() == [0.0]


def test_equal_scores_keep_the_order_of_the_rows() -> None:
    for n in (10, 5_000):
        scores = np.zeros(n, np.float32)
        scores[[7, 3]] = 1
        assert best(scores, 4).tolist() == [3, 7, 0, 1]


def test_fewer_rows_than_asked_for_are_all_there_is() -> None:
    assert best(np.array([0.1, 0.3], np.float32), 10).tolist() == [1, 0]
    assert best(np.zeros(0, np.float32), 10).tolist() == []


def test_fusion_weighs_each_feature_once() -> None:
    features = np.eye(len(FEATURES), dtype=np.float32)
    weights = Weights("t", tuple(float(i) for i in range(len(FEATURES))))
    assert fuse(features, weights).tolist() == list(weights.values)

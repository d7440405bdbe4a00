"""BM25 and coverage against values worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from medbot_desktop.retrieval.lexical import WordIndex, trigrams


def index_of(*rows: str) -> WordIndex:
    index = WordIndex()
    for row in rows:
        index.add(row.split())
    return index


def test_bm25_of_one_word_is_the_textbook_value() -> None:
    index = index_of("a b", "a c c", "d")
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = 1.2 * (1 - 0.75 + 0.75 * 3 / 2)
    assert index.bm25(["c"])[1] == pytest.approx(idf * 2 * 2.2 / (2 + norm), rel=1e-5)
    assert list(index.bm25(["c"])[[0, 2]]) == [0, 0]


def test_an_empty_index_and_unknown_words_score_nothing() -> None:
    assert WordIndex().bm25(["a"]).shape == (0,)
    assert not index_of("a", "b").bm25(["z"]).any()


def test_coverage_is_the_weighted_share_of_the_question() -> None:
    index = index_of("a b", "a", "c")
    assert index.coverage(["a", "b"])[0] == pytest.approx(1.0)
    both = index.idf("a") + index.idf("b")
    assert index.coverage(["a", "b"])[1] == pytest.approx(index.idf("a") / both)
    assert index.coverage(["a", "zzz"])[0] < index.coverage(["a"])[0]


def test_rows_added_later_score_as_if_added_at_once() -> None:
    grown = index_of("a b", "c d")
    grown.bm25(["a"])
    grown.add(["a", "d"])
    assert np.array_equal(grown.bm25(["a", "d"]), index_of("a b", "c d", "a d").bm25(["a", "d"]))


def test_trigrams_keep_the_borders_of_each_word() -> None:
    assert trigrams(["ab", "c"]) == ["^ab", "ab$", "^c$"]

"""What a run learns from and is scored on, read once: real questions, and the rows' own questions.

A real question was asked by somebody, and everything is indexed. A row's own question would find itself, so it is
ranked against the answers alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from medbot_desktop.retrieval.ranking import FEATURES, standardised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.retrieval.adapter import Adapter
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.retrieval.reading import Query

COSINES = (
    FEATURES.index("cosine_question"),
    FEATURES.index("cosine_answer"),
    FEATURES.index("cosine_larger"),
)
# The columns an index of answers alone can fill, besides the cosines.
ROW_COLUMNS = tuple(
    FEATURES.index(name)
    for name in (
        "bm25_both",
        "coverage_both",
        "medicine_mentioned",
        "concepts_both",
        "qualifiers",
        "same_language",
    )
)
KEPT_ROWS = (
    1000  # rows of a large file that a row question is ranked among, the nearest by the shipped weights
)
CACHE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True, eq=False)
class RealQuestion:
    """`right` are row numbers from 0; `own` are rows that hold the question itself and are left out."""

    text: str
    query: Query
    right: frozenset[int]
    own: frozenset[int]
    group: int


@dataclass(frozen=True, slots=True, eq=False)
class RowQuestion:
    """A row's question against the answers alone: `numbers` (k,) of the kept rows, ascending, the right ones in it.

    `rest` (k, len(ROW_COLUMNS)) are their features without the cosines; `right` are places in `numbers`.
    """

    text: str
    row: int
    vector: Array
    numbers: npt.NDArray[np.int64]
    rest: Array
    right: tuple[int, ...]
    group: int


@dataclass(slots=True, eq=False)
class Material:
    """Everything read once. `index` is the whole index, `answers_alone` the one without the rows' questions.

    `row_groups` has a group for each row. `unanswerable` are questions that no row answers. `answerer` answers with
    the shipped model.
    """

    answerer: Answerer
    index: RowIndex
    answers_alone: RowIndex
    row_groups: list[int]
    real: list[RealQuestion]
    rows: list[RowQuestion]
    unanswerable: list[Query] = field(default_factory=list)
    answer_of: list[int] = field(default_factory=list)
    """For each row, the first row that gives the same answer."""
    not_found: int = 0
    _cache: dict[int, Array] = field(default_factory=dict)

    def features(self, question: RealQuestion, adapter: Adapter | None) -> Array:
        """What the ranking sees of a real question: (n, len(FEATURES)) float32, not to be written to."""
        kept = self._cache.get(id(question))
        if kept is None:
            kept = self.index.features(question.query)
            if (len(self._cache) + 1) * kept.nbytes <= CACHE_BYTES:
                self._cache[id(question)] = kept
        if adapter is None:
            return kept
        cosine_question, _ = self.index.cosines(question.query)
        cosine_answer = self.index.answer_vectors @ adapter(question.query.vector)
        changed = kept.copy()
        for place, column in zip(
            COSINES, self.index.cosine_features(cosine_question, cosine_answer), strict=True
        ):
            changed[:, place] = column
        return changed

    def row_cosines(self, questions: Sequence[RowQuestion], adapter: Adapter | None) -> list[Array]:
        """The standardised cosines of each row question to its kept rows' answers."""
        if not questions:
            return []
        vectors = np.stack([q.vector for q in questions])
        cosines = (adapter(vectors) if adapter else vectors) @ self.answers_alone.answer_vectors.T
        groups = self.answers_alone.language_masks()
        return [standardised(row, groups)[q.numbers] for row, q in zip(cosines, questions, strict=True)]

    def row_scores(
        self, questions: Sequence[RowQuestion], weights: Array, adapter: Adapter | None
    ) -> list[Array]:
        """The fused scores of each row question's kept rows, as the ranking would give them."""
        rest = weights[list(ROW_COLUMNS)]
        # Without the rows' questions the larger cosine is that to the answer.
        dense = weights[COSINES[1]] + weights[COSINES[2]]
        found = self.row_cosines(questions, adapter)
        return [
            np.round(q.rest @ rest + dense * cosine, 4) for q, cosine in zip(questions, found, strict=True)
        ]


def kept_rows(scores: Array, right: Sequence[int]) -> npt.NDArray[np.int64]:
    """The rows worth keeping, ascending: all of a small file, else the best KEPT_ROWS and the right ones."""
    n = len(scores)
    if n <= KEPT_ROWS:
        return np.arange(n)
    best = np.argpartition(-scores, KEPT_ROWS)[:KEPT_ROWS]
    return np.unique(np.concatenate([best, np.array(right, np.int64)]))

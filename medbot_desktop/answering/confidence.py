"""How likely the row found is the right one: a logistic calibration over evidence that compares across file sizes.

No feature depends on how the other rows of the file score on average: alone in its file a row is judged the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.retrieval.reading import PreparedRow, Query

EVIDENCE = (
    "cosine_question",
    "cosine_answer",
    "lead",
    "words_in_question",
    "words_in_row",
    "row_words_asked",
    "concepts_in_question",
    "concepts_in_row",
    "row_concepts_asked",
    "trigrams_shared",
    "only_these",
    "corrected",
    "concepts_missed",
    "qualifiers_asked",
    "no_medicine",
)
_CLEAR_LEAD = (
    5.0  # fused scores of rows that answer different questions on one medicine lie about this far apart
)
# This encoder's cosines lie between .75 and .95; brought to the unit of the other evidence.
_COSINE_MIDDLE = 0.85
_COSINE_SCALE = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic weights in the order of EVIDENCE and the probability from which a row is given as the answer."""

    name: str
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, evidence: Array) -> float:
        """Of being the right row, 0..1, for evidence (len(EVIDENCE),)."""
        logit = float(evidence @ np.array(self.weights, np.float32)) + self.bias
        return round(float(1 / (1 + np.exp(-np.clip(logit, -30, 30)))), 4)


def evidence(query: Query, index: RowIndex, number: int, lead: float | None) -> Array:
    """What speaks for row `number`: (len(EVIDENCE),) float32.

    `lead` is by how much its fused score passes that of the best other row on the medicines; None without one.
    """
    row = index.rows[number]
    cosine_question, cosine_answer = index.cosines(query)
    asked_set, question_set = frozenset(query.stems), frozenset(row.question_stems)
    both_set = question_set | frozenset(row.answer_stems)
    asked_trigrams, row_trigrams = frozenset(query.trigrams), frozenset(row.question_trigrams)
    shared = len(asked_trigrams & row_trigrams) / max(1, len(asked_trigrams | row_trigrams))
    only = len(row.subject & query.asked.ids) / len(row.subject) if row.subject else 1.0
    return np.array(
        [
            _COSINE_SCALE * (cosine_question[number] - _COSINE_MIDDLE),
            _COSINE_SCALE * (cosine_answer[number] - _COSINE_MIDDLE),
            1.0 if lead is None else np.clip(lead / _CLEAR_LEAD, -1, 1),
            _share(index, query.stems, question_set),
            _share(index, query.stems, both_set),
            _share(index, row.question_stems, asked_set),
            _part(query.concepts, row.question_concepts),
            _part(query.concepts, row.concepts),
            _part(row.question_concepts, query.concepts),
            shared,
            only,
            float(any(m.corrected for m in query.asked.mentions)),
            float(bool(query.concepts) and query.concepts.isdisjoint(row.concepts)),
            min(3, len(query.qualifiers)) / 3,
            float(not query.asked.groups),
        ],
        np.float32,
    )


def are_rivals(one: PreparedRow, other: PreparedRow) -> bool:
    """Whether two rows are two answers; a copy or a translation of the same row is none."""
    return one.row.answer != other.row.answer and one.language == other.language


def _part(wanted: frozenset[str], held: frozenset[str]) -> float:
    return len(wanted & held) / len(wanted) if wanted else 0.5


def _share(index: RowIndex, stems: Sequence[str], held: frozenset[str]) -> float:
    """The idf-weighted share of `stems` that lies in `held`; nothing to ask for counts as held."""
    total = index.weight_of_words(stems)
    return index.weight_of_words(s for s in stems if s in held) / total if total else 1.0

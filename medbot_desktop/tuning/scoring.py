"""How a model does on questions it has not seen: their ranks, and for real questions what would be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.tuning.metrics import rank_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.retrieval.adapter import Adapter
    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.tuning.material import Material, RealQuestion, RowQuestion

BLOCK = 256


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a model makes of a real question. `given` is whether a row is given as the answer, `right` whether it is
    a right one; `first_right` whether the first candidate is; `confidence` is that of the first candidate.
    """

    rank: int
    given: bool
    right: bool
    wrong_medicine: bool
    confidence: float
    first_right: bool


def row_ranks(
    material: Material,
    questions: Sequence[RowQuestion],
    weights: Array,
    adapter: Adapter | None,
    step: Callable[[], None],
) -> list[int]:
    """The ranks of row questions; `step` is called now and then."""
    ranks = []
    for start in range(0, len(questions), BLOCK):
        block = questions[start : start + BLOCK]
        scores = material.row_scores(block, weights, adapter)
        ranks += [rank_of(s, q.right) for s, q in zip(scores, block, strict=True)]
        step()
    return ranks


def outcomes(
    material: Material, questions: Sequence[RealQuestion], answerer: Answerer, step: Callable[[], None]
) -> list[Outcome]:
    """What the answerer's model makes of real questions."""
    found = []
    for question in questions:
        found.append(_outcome(material, question, answerer))
        step()
    return found


def _outcome(material: Material, question: RealQuestion, answerer: Answerer) -> Outcome:
    index = material.index
    query = answerer.adapted(question.query)
    features = material.features(question, answerer.adapter)
    found = answerer.found(query, index, question.own, features)
    places = [place for place, f in enumerate(found, 1) if f.number in question.right]
    given = answerer.given(found, query.language)
    subjects = [index.rows[number].subject for number in question.right]
    return Outcome(
        rank=places[0] if places else 0,
        given=given is not None,
        right=given is not None and given.number in question.right,
        wrong_medicine=given is not None and all(given.row.subject != s for s in subjects),
        confidence=found[0].confidence if found else 0.0,
        first_right=bool(places) and places[0] == 1,
    )


def precision(found: Sequence[Outcome]) -> float | None:
    """The share of right ones among those given."""
    given = [o.right for o in found if o.given]
    return float(np.mean(given)) if given else None

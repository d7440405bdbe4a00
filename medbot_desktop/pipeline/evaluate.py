"""Scores of answering on questions whose right row or kind is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import UserInputError
from medbot_desktop.retrieval.text import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.retrieval.index import RowIndex


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """`expected_rows` are row numbers from 1, any of them right; `expected_kind` "" where none is expected."""

    query: str
    expected_rows: tuple[int, ...] = ()
    expected_kind: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question; `ranked` are row numbers from 1, best first, at most ten."""

    question: LabelledQuestion
    kind: str
    row: int | None
    confidence: float
    ranked: tuple[int, ...]
    wrong_medicine: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    n: int
    right: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Recall and MRR over questions with an expected row; `answered` their share given as stored.

    `precision` is the share of those given as stored whose row is expected; None where the divisor is 0.
    """

    n: int
    recall_at_1: float | None
    recall_at_5: float | None
    mrr_at_10: float | None
    answered: float | None
    precision: float | None
    wrong_medicine: int
    kinds: dict[str, KindCount]
    outcomes: tuple[Outcome, ...]


def evaluate(answerer: Answerer, index: RowIndex, questions: Sequence[LabelledQuestion]) -> Scores:
    """Ask every question of the index, which holds one data set in its order."""
    return score([_outcome(answerer, index, question) for question in questions])


def score(outcomes: Sequence[Outcome]) -> Scores:
    """The figures of a list of outcomes."""
    with_row = [o for o in outcomes if o.question.expected_rows]
    ranks = [rank_of_first(o) for o in with_row]
    given = [o for o in with_row if o.kind == AnswerKind.STORED]
    kinds = {}
    for kind in sorted({o.question.expected_kind for o in outcomes if o.question.expected_kind}):
        of_kind = [o for o in outcomes if o.question.expected_kind == kind]
        kinds[kind] = KindCount(len(of_kind), sum(o.kind == kind for o in of_kind))
    return Scores(
        n=len(outcomes),
        recall_at_1=_share([rank == 1 for rank in ranks]),
        recall_at_5=_share([0 < rank <= 5 for rank in ranks]),
        mrr_at_10=sum(1 / rank for rank in ranks if rank) / len(ranks) if ranks else None,
        answered=_share([o.kind == AnswerKind.STORED for o in with_row]),
        precision=_share([o.row in o.question.expected_rows for o in given]),
        wrong_medicine=sum(o.wrong_medicine for o in outcomes),
        kinds=kinds,
        outcomes=tuple(outcomes),
    )


def _outcome(answerer: Answerer, index: RowIndex, question: LabelledQuestion) -> Outcome:
    asked = answerer.asked(question.query, index)
    language = language_of(question.query)
    try:
        answer = answerer.answer(Ask(question.query, language=language), index)
    except UserInputError as error:
        return Outcome(question, error.code, None, 0.0, (), wrong_medicine=False)
    query = answerer.query(question.query, index, asked, language)
    ranked = tuple(index.rows[number].row.number for number, _ in answerer.ranked(query, index))
    return Outcome(
        question=question,
        kind=str(answer.kind),
        row=answer.row.number if answer.row else None,
        confidence=answer.confidence,
        ranked=ranked,
        wrong_medicine=_is_wrong_medicine(answer, question, index, asked.ids),
    )


def _is_wrong_medicine(
    answer: Answer, question: LabelledQuestion, index: RowIndex, asked: frozenset[str]
) -> bool:
    """Whether a stored answer is about other medicines than the expected row's or, without one, the question's."""
    if answer.kind is not AnswerKind.STORED or answer.row is None:
        return False
    subject_of = {row.row.number: row.subject for row in index.rows}
    given = subject_of[answer.row.number]
    if question.expected_rows:
        return all(given != subject_of.get(number) for number in question.expected_rows)
    return not asked & given if asked else bool(given)


def rank_of_first(outcome: Outcome) -> int:
    """The place of the first expected row among the ranked, from 1; 0 if it is not there."""
    places = [i for i, number in enumerate(outcome.ranked, 1) if number in outcome.question.expected_rows]
    return places[0] if places else 0


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None

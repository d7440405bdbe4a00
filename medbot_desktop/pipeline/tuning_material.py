"""Reads what a tuning run learns from: the rows into two indexes, and the questions whose right row is known.

Real questions are those of a test file, of the chat and of the guided sitting, and those of a file that has several
questions for one answer: there the question's own row is left out when it is ranked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.retrieval.ranking import fuse
from medbot_desktop.retrieval.text import language_of, tokens
from medbot_desktop.tuning.groups import group_questions, group_rows
from medbot_desktop.tuning.material import ROW_COLUMNS, Material, RealQuestion, RowQuestion, kept_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.reading import PreparedRow, Query
    from medbot_desktop.retrieval.vectors import VectorCache

MAX_ROW_QUESTIONS = 3000
_RANKED_KINDS = ("", str(AnswerKind.STORED))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its right rows, by number from 1, or with a kind of answer and no row."""

    query: str
    rows: tuple[int, ...]
    kind: str = ""


Asked = tuple[str, frozenset[int], frozenset[int]]
"""A real question: its text, the places of its right rows, and of rows that hold the question itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Which rows and questions stand or fall together, without a text being encoded.

    `row_groups` has a group for each row, `question_groups` one for each of `real`; `asked_rows` are the rows whose
    own question is asked. `answer_of` is, for each row, the first row that gives the same answer, and `alike`, by
    that first one, all that do.
    """

    row_groups: list[int]
    question_groups: list[int]
    real: list[Asked]
    asked_rows: list[int]
    answer_of: list[int]
    unanswerable: list[str]
    not_found: int
    alike: dict[int, frozenset[int]]

    def same_answer(self, place: int) -> frozenset[int]:
        """The places of the rows that give the same answer as this one, its own among them."""
        return self.alike[self.answer_of[place]]


def divide(
    rows: Sequence[Row],
    prepared: Sequence[PreparedRow],
    questions: Sequence[Labelled],
    seed: int,
    *,
    row_questions: bool = True,
) -> Division:
    """The groups of rows (`prepared` are the same rows, read) and of the questions whose right row is known."""
    answer_of = _same_answers(prepared)
    place = {row.number: place for place, row in enumerate(rows)}
    real, unanswerable, not_found = _labelled(questions, prepared, place, answer_of)
    row_groups, question_groups = group_questions(
        group_rows(rows),
        [right for _, right, _ in real],
        [tuple(tokens(text)) for text, _, _ in real],
    )
    asked_rows = _sample(len(rows), seed) if row_questions else []
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for here, first in enumerate(answer_of):
        alike[first].append(here)
    return Division(
        row_groups,
        question_groups,
        real,
        asked_rows,
        answer_of,
        unanswerable,
        not_found,
        {first: frozenset(places) for first, places in alike.items()},
    )


def read_material(
    rows: Sequence[Row],
    questions: Sequence[Labelled],
    knowledge: Knowledge,
    vectors: VectorCache,
    seed: int,
    report: Callable[[int, int], None],
    *,
    row_questions: bool = True,
) -> Material:
    """Encode and prepare everything, the rows' own questions too where they are wanted.

    `report` gets (done, total) after each text and may raise Cancelled.
    """
    reading = _Reading(rows, questions, knowledge, vectors, seed, report, row_questions)
    return reading.material()


class _Reading:
    def __init__(
        self,
        rows: Sequence[Row],
        questions: Sequence[Labelled],
        knowledge: Knowledge,
        vectors: VectorCache,
        seed: int,
        report: Callable[[int, int], None],
        row_questions: bool,
    ) -> None:
        self._rows = rows
        self._questions = questions
        self._knowledge = knowledge
        self._vectors = vectors
        self._report = report
        self._seed, self._row_questions = seed, row_questions
        self._done = 0
        n_asked = min(len(rows), MAX_ROW_QUESTIONS) if row_questions else 0
        self._total = len(rows) + len(questions) + n_asked
        self._index = knowledge.empty_index()
        self._answers_alone = knowledge.empty_index()

    def material(self) -> Material:
        for row in self._rows:
            self._add(row)
            self._step()
        division = divide(
            self._rows, self._index.rows, self._questions, self._seed, row_questions=self._row_questions
        )
        row_groups, answer_of = division.row_groups, division.answer_of
        material = Material(
            answerer=self._knowledge.answerer,
            index=self._index,
            answers_alone=self._answers_alone,
            row_groups=row_groups,
            real=[],
            rows=[],
            answer_of=answer_of,
            not_found=division.not_found,
        )
        for (text, right, own), group in zip(division.real, division.question_groups, strict=True):
            material.real.append(RealQuestion(text, self._query(text, self._index), right, own, group))
            self._step()
        for text in division.unanswerable:
            material.unanswerable.append(self._query(text, self._index))
            self._step()
        weights = self._knowledge.answerer.weights
        for place in division.asked_rows:
            question = self._rows[place].question
            query = self._query(question, self._answers_alone)
            features = self._answers_alone.features(query)
            alike = sorted(division.same_answer(place))
            numbers = kept_rows(fuse(features, weights), alike)
            material.rows.append(
                RowQuestion(
                    text=question,
                    row=place,
                    vector=query.vector,
                    numbers=numbers,
                    rest=features[numbers][:, list(ROW_COLUMNS)],
                    right=tuple(int(np.searchsorted(numbers, n)) for n in alike),
                    group=row_groups[place],
                )
            )
            self._step()
        return material

    def _step(self) -> None:
        self._done += 1
        self._report(min(self._done, self._total), self._total)

    def _add(self, row: Row) -> None:
        knowledge = self._knowledge
        prepared = knowledge.prepare(row)
        question = self._vector(prepared.question_text)
        answer = self._vectors.vectors_for([prepared.answer_text], "answer", knowledge.encoder)[0]
        self._index.add(prepared, question, answer)
        alone = knowledge.prepare(replace(row, question=""))
        self._answers_alone.add(alone, np.zeros_like(question), answer)

    def _query(self, text: str, index: RowIndex) -> Query:
        """The question prepared for an index; its vector is kept, as a row's question's is: both are encoded alike."""
        knowledge = self._knowledge
        asked = knowledge.answerer.asked(text, index)
        language = language_of(text)
        vector = self._vector(knowledge.reader.text_to_encode(text, asked, language))
        return knowledge.reader.query(text, vector, asked, language, index)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._vectors.vectors_for([text], "question", self._knowledge.encoder)[
            0
        ]
        return vector


def _same_answers(rows: Sequence[PreparedRow]) -> list[int]:
    """For each row, the first row with the same answer about the same medicine."""
    first: dict[tuple[str, frozenset[str]], int] = {}
    return [
        first.setdefault((" ".join(tokens(row.row.answer)) or row.row.answer, row.subject), place)
        for place, row in enumerate(rows)
    ]


def _labelled(
    questions: Sequence[Labelled],
    rows: Sequence[PreparedRow],
    place: dict[int, int],
    answer_of: Sequence[int],
) -> tuple[list[Asked], list[str], int]:
    """Real questions; those without an answer; how many rows were not found."""
    ranked: list[Asked] = []
    unanswerable, not_found = [], 0
    seen: set[tuple[tuple[str, ...], frozenset[int]]] = set()
    for question in questions:
        if not question.rows:
            if question.kind == AnswerKind.NOT_IN_DATA:
                unanswerable.append(question.query)
            continue
        right = frozenset(place[n] for n in question.rows if n in place)
        if not right:
            not_found += 1
        elif question.kind in _RANKED_KINDS and (tuple(tokens(question.query)), right) not in seen:
            seen.add((tuple(tokens(question.query)), right))
            ranked.append((question.query, right, frozenset()))
    ranked += [
        (text, right, own)
        for text, right, own in _several_questions(rows, answer_of)
        if (tuple(tokens(text)), right) not in seen
    ]
    return ranked, unanswerable, not_found


def _several_questions(rows: Sequence[PreparedRow], answer_of: Sequence[int]) -> list[Asked]:
    """Questions of rows whose answer other rows give to another question."""
    same: defaultdict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(answer_of):
        same[first].append(place)
    found = []
    for places in same.values():
        asking: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in places:
            asking[tuple(tokens(rows[place].row.question))].append(place)
        if len(asking) > 1:
            for own in asking.values():
                right = frozenset(places) - frozenset(own)
                found.append((rows[own[0]].row.question, right, frozenset(own)))
    return found


def _sample(n: int, seed: int) -> list[int]:
    """All rows of a file of usual size, else some drawn by the seed, in their order."""
    if n <= MAX_ROW_QUESTIONS:
        return list(range(n))
    drawn = np.random.default_rng([seed, 31]).permutation(n)[:MAX_ROW_QUESTIONS]
    return sorted(int(i) for i in drawn)

"""The rows that answer, prepared for search, and the features of every row for a question."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from medbot_desktop.domain.corrections import Decisions
from medbot_desktop.domain.wording import question_key
from medbot_desktop.retrieval.lexical import WordIndex
from medbot_desktop.retrieval.names import across_languages
from medbot_desktop.retrieval.ranking import FEATURES, Array, best, share_of_largest, standardised
from medbot_desktop.retrieval.spelling import Speller, allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.medicines import Asked, Medicines
    from medbot_desktop.retrieval.reading import PreparedRow, Query

_MIN_SPELT = 5
_MIN_ACROSS = 7  # what is left of a shorter name says too little
_SMALL = 5_000
_LESS_LIKELY = 0.8  # what a row on a name's second reading is worth beside one on its first


class RowIndex:
    """All prepared rows with their vectors, searched exactly.

    Rows may be added, changed and taken away in any order: the answers are those of an index filled anew in the order
    of data sets and rows. A row's number here is its place, not that of its file.
    """

    def __init__(self, dimension: int) -> None:
        self.rows: list[PreparedRow] = []
        self._place_of: dict[int, int] = {}
        self._vectors = np.zeros((2, 64, dimension), np.float32)
        self._question_words = WordIndex()
        self._all_words = WordIndex()
        self._trigrams = WordIndex()
        self._by_subject: dict[str, array[int]] = {}
        self._by_mentioned: dict[str, array[int]] = {}
        self._languages: dict[str, array[int]] = {}
        self._vocabulary = Speller(())
        self._word_counts: Counter[str] = Counter()
        self.unknown_names = Speller(())
        self._name_counts: Counter[str] = Counter()
        self._unknown_across: dict[str, set[str]] = {}
        # None where the rows stand in their order.
        self._ranks: npt.NDArray[np.int64] | None = None
        self._in_order = True
        self.decisions = Decisions()

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._place_of

    def add(self, row: PreparedRow, question_vector: Array, answer_vector: Array) -> None:
        """One more row with the vectors (dim,) of its question and its answer."""
        number = len(self.rows)
        if number == self._vectors.shape[1]:
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)], axis=1)
        if self.rows and _order(row.row) < _order(self.rows[-1].row):
            self._in_order = False
        self._ranks = None
        self.rows.append(row)
        for words in (self._question_words, self._all_words, self._trigrams):
            words.add(())
        self._put(number, row, question_vector, answer_vector)

    def change(self, row: PreparedRow, question_vector: Array, answer_vector: Array) -> None:
        """Let the row with this id say something else."""
        number = self._place_of[row.row.id]
        if _order(row.row) != _order(self.rows[number].row):
            self._in_order, self._ranks = False, None
        self._clear(number)
        self.rows[number] = row
        self._put(number, row, question_vector, answer_vector)

    def row(self, row_id: int) -> Row:
        """The row with this id as it is here."""
        return self.rows[self._place_of[row_id]].row

    def settled(self, question: str) -> PreparedRow | None:
        """The row that was decided to answer this question, if it is here."""
        row_id = self.decisions.settled.get(question_key(question))
        return self.rows[self._place_of[row_id]] if row_id is not None and row_id in self else None

    def overruled(self) -> set[int]:
        """The places of the rows that are not to answer any more."""
        return {self._place_of[row_id] for row_id in self.decisions.overruled if row_id in self}

    def place_of(self, row: PreparedRow) -> int:
        """Where a row of this index stands in it."""
        return self._place_of[row.row.id]

    def take(self, row_id: int) -> PreparedRow:
        """Take a row away and give it; the last one moves to its place."""
        number, last = self._place_of[row_id], len(self.rows) - 1
        taken = self.rows[number]
        self._clear(number)
        if number != last:
            moved, vectors = self.rows[last], self._vectors[:, last].copy()
            self._clear(last)
            self.rows[number] = moved
            self._put(number, moved, vectors[0], vectors[1])
            self._in_order = False
        self._ranks = None
        self.rows.pop()
        for words in (self._question_words, self._all_words, self._trigrams):
            words.drop_last()
        return taken

    def keep(self, is_wanted: Callable[[Row], bool]) -> None:
        """Keep the rows that are wanted; quicker than taking away many one by one."""
        numbers = np.array([n for n, row in enumerate(self.rows) if is_wanted(row.row)], np.int64)
        if len(numbers) == len(self.rows):
            return
        wanted = set(numbers.tolist())
        for number, row in enumerate(self.rows):
            if number not in wanted:
                self._forget_words(row)
        self._vectors[:, : len(numbers)] = self._vectors[:, numbers]
        for words in (self._question_words, self._all_words, self._trigrams):
            words.keep(numbers)
        for postings in (self._by_subject, self._by_mentioned, self._languages):
            _keep_numbers(postings, numbers, len(self.rows))
        self.rows = [self.rows[number] for number in numbers]
        self._place_of = {row.row.id: place for place, row in enumerate(self.rows) if row.row.id}
        self._ranks = None

    def relabel(self, rows: Iterable[Row]) -> None:
        """Let rows that say the same have another number or data set's name."""
        for row in rows:
            place = self._place_of[row.id]
            self.rows[place] = replace(self.rows[place], row=row)
            self._in_order = False
        self._ranks = None

    def _put(self, number: int, row: PreparedRow, question_vector: Array, answer_vector: Array) -> None:
        self._vectors[0, number], self._vectors[1, number] = question_vector, answer_vector
        if row.row.id:
            self._place_of[row.row.id] = number
        self._question_words.put(number, row.question_stems)
        self._all_words.put(number, (*row.question_stems, *row.answer_stems))
        self._trigrams.put(number, row.question_trigrams)
        insort(self._languages.setdefault(row.language, array("I")), number)
        for word in row.words:
            if len(word) >= _MIN_SPELT:
                self._word_counts[word] += 1
                self._vocabulary.add(word)
        for ids, postings in ((row.subject, self._by_subject), (row.mentioned, self._by_mentioned)):
            for medicine_id in ids:
                insort(postings.setdefault(medicine_id, array("I")), number)
                if medicine_id.startswith("?"):
                    name = medicine_id[1:]
                    self._name_counts[name] += 1
                    self.unknown_names.add(name)
                    self._unknown_across.setdefault(across_languages(name), set()).add(name)

    def _clear(self, number: int) -> None:
        row = self.rows[number]
        self._place_of.pop(row.row.id, None)
        self._question_words.clear(number, row.question_stems)
        self._all_words.clear(number, (*row.question_stems, *row.answer_stems))
        self._trigrams.clear(number, row.question_trigrams)
        _remove_number(self._languages, row.language, number)
        for ids, postings in ((row.subject, self._by_subject), (row.mentioned, self._by_mentioned)):
            for medicine_id in ids:
                _remove_number(postings, medicine_id, number)
        self._forget_words(row)

    def _forget_words(self, row: PreparedRow) -> None:
        for word in row.words:
            if len(word) >= _MIN_SPELT:
                self._word_counts[word] -= 1
                if not self._word_counts[word]:
                    del self._word_counts[word]
                    self._vocabulary.discard(word)
        for medicine_id in (*row.subject, *row.mentioned):
            if medicine_id.startswith("?"):
                name = medicine_id[1:]
                self._name_counts[name] -= 1
                if not self._name_counts[name]:
                    del self._name_counts[name]
                    self.unknown_names.discard(name)
                    self._unknown_across[across_languages(name)].discard(name)

    def best(self, scores: Array, k: int) -> npt.NDArray[np.int64]:
        """The places of the k best scores, best first; equal ones in the order of data sets and rows."""
        return best(scores, k, self._order())

    def _order(self) -> npt.NDArray[np.int64] | None:
        """The rank of each place in the order of data sets and rows; None where places are ranks."""
        if self._in_order:
            return None
        if self._ranks is None:
            in_order = sorted(range(len(self.rows)), key=lambda place: _order(self.rows[place].row))
            self._ranks = np.empty(len(in_order), np.int64)
            self._ranks[in_order] = np.arange(len(in_order))
        return self._ranks

    def spelt(self, word: str, medicines: Medicines) -> str:
        """The word, or the nearest word of the rows where it is neither theirs nor an ordinary one."""
        if (
            len(word) < _MIN_SPELT
            or not word.isalpha()
            or word in self._vocabulary
            or medicines.is_ordinary(word)
        ):
            return word
        near = self._vocabulary.near(word, min(1.0, allowed(len(word))))
        return near[0][1] if near else word

    def in_other_spelling(self, name: str) -> str:
        """How the rows spell a name that is no entry: as given, or as the other language writes it; "" if nowhere."""
        if name in self.unknown_names:
            return name
        if len(name) < _MIN_ACROSS:
            return ""
        return min(self._unknown_across.get(across_languages(name), ()), default="")

    def has_subject(self, medicine_id: str) -> bool:
        """Whether any row is about this medicine."""
        return medicine_id in self._by_subject

    def with_subject(self, medicine_id: str) -> list[PreparedRow]:
        """The rows about this medicine, in their order."""
        gone = self.overruled()
        found = [self.rows[i] for i in self._by_subject.get(medicine_id, ()) if i not in gone]
        return found if self._in_order else sorted(found, key=lambda row: _order(row.row))

    def cosines(self, query: Query) -> tuple[Array, Array]:
        """Cosine of the question to every row's question and answer: two (n,) float32."""
        n = len(self.rows)
        return self._vectors[0, :n] @ query.vector, self._vectors[1, :n] @ query.vector

    @property
    def answer_vectors(self) -> Array:
        """(n, dim) unit float32 of the rows' answers."""
        return self._vectors[1, : len(self.rows)]

    def language_masks(self) -> list[npt.NDArray[np.bool_]]:
        """The rows of each language (n,), on whose own mean a cosine is judged."""
        return [_mask(len(self.rows), self._languages[name]) for name in sorted(self._languages)]

    def cosine_features(self, cosine_question: Array, cosine_answer: Array) -> tuple[Array, Array, Array]:
        """The first three columns of `features` from the cosines to the rows' questions and answers: (n,) each."""
        groups = self.language_masks()
        larger = np.maximum(cosine_question, cosine_answer + 0.02)
        return (
            standardised(cosine_question, groups),
            standardised(cosine_answer, groups),
            standardised(larger, groups),
        )

    def weight_of_words(self, stems: Iterable[str]) -> float:
        """The summed idf of the distinct stems."""
        return sum(self._all_words.idf(s) for s in dict.fromkeys(stems))

    def features(self, query: Query) -> Array:
        """What the ranking looks at, for every row: (n, len(FEATURES)) float32, columns as FEATURES names them."""
        n = len(self.rows)
        out = np.zeros((n, len(FEATURES)), np.float32)
        if not n:
            return out
        cosine_question, cosine_answer = self.cosines(query)
        if query.adapted is not None:
            cosine_answer = self.answer_vectors @ query.adapted
        medicines = self._medicine_features(query.asked)
        columns: Sequence[npt.NDArray[np.float32]] = (
            *self.cosine_features(cosine_question, cosine_answer),
            share_of_largest(self._question_words.bm25(query.stems)),
            share_of_largest(self._all_words.bm25(query.stems)),
            share_of_largest(self._trigrams.bm25(query.trigrams)),
            self._question_words.coverage(query.stems),
            self._all_words.coverage(query.stems),
            *medicines,
            *self._concept_features(query, medicines[0]),
            self._qualifier_feature(query, medicines[0]),
            self._language_feature(query.language),
        )
        for place, column in enumerate(columns):
            out[:, place] = column
        return out

    def _medicine_features(self, asked: Asked) -> tuple[Array, Array, Array]:
        """Shares of the asked groups a row is about and speaks of, and how little else it is about."""
        n = len(self.rows)
        subject, mentioned = np.zeros(n, np.float32), np.zeros(n, np.float32)
        for group in asked.groups:
            in_subject, in_text = np.zeros(n, np.float32), np.zeros(n, np.float32)
            for medicine_id in group:
                worth = np.float32(1 if medicine_id in asked.likeliest else _LESS_LIKELY)
                for found, postings in ((in_subject, self._by_subject), (in_text, self._by_mentioned)):
                    rows = np.array(postings.get(medicine_id, ()), np.int64)
                    found[rows] = np.maximum(found[rows], worth)
            subject += in_subject
            mentioned += in_text
        only = np.zeros(n, np.float32)
        if asked.groups:
            subject /= len(asked.groups)
            mentioned /= len(asked.groups)
            for number in np.flatnonzero(subject):
                only[number] = len(self.rows[number].subject & asked.ids) / len(self.rows[number].subject)
        return subject, mentioned, only

    def _concept_features(self, query: Query, subject: Array) -> tuple[Array, Array, Array]:
        """Shares of the asked concepts in a row's question and anywhere in it, and of its own that were asked."""
        n = len(self.rows)
        in_question, anywhere, asked_too = (np.zeros(n, np.float32) for _ in range(3))
        for number in self._worth_reading(query, subject):
            row = self.rows[number]
            if query.concepts:
                in_question[number] = len(query.concepts & row.question_concepts) / len(query.concepts)
                anywhere[number] = len(query.concepts & row.concepts) / len(query.concepts)
            if row.question_concepts:
                asked_too[number] = len(query.concepts & row.question_concepts) / len(row.question_concepts)
        return in_question, anywhere, asked_too

    def _worth_reading(self, query: Query, subject: Array) -> npt.NDArray[np.int64]:
        """The rows whose sets are compared in Python: where the medicine fits, or all of a small file."""
        n = len(self.rows)
        return np.flatnonzero(subject) if query.asked.groups else np.arange(n if n <= _SMALL else 0)

    def _qualifier_feature(self, query: Query, subject: Array) -> Array:
        """Share of the asked qualifiers a row carries, less what its question limits it to beyond them."""
        out = np.zeros(len(self.rows), np.float32)
        for number in self._worth_reading(query, subject):
            row = self.rows[number]
            held = len(query.qualifiers & row.qualifiers) / len(query.qualifiers) if query.qualifiers else 0.0
            beyond = len(row.question_qualifiers - query.qualifiers)
            out[number] = held - 0.25 * beyond
        return out

    def _language_feature(self, language: str) -> Array:
        n = len(self.rows)
        if not language or language not in self._languages:
            return np.zeros(n, np.float32)
        other = np.ones(n, np.bool_)
        for name in (language, ""):
            other &= ~_mask(n, self._languages.get(name, ()))
        return np.where(other, np.float32(-1), np.float32(0))


def _order(row: Row) -> tuple[int, int]:
    return row.dataset_id, row.number


def _remove_number(postings: dict[str, array[int]], key: str, number: int) -> None:
    numbers = postings[key]
    del numbers[bisect_left(numbers, number)]
    if not numbers:
        del postings[key]


def _keep_numbers(postings: dict[str, array[int]], numbers: npt.NDArray[np.int64], n: int) -> None:
    places = np.full(n, -1, np.int64)
    places[numbers] = np.arange(len(numbers))
    for key in list(postings):
        there = places[np.frombuffer(postings[key], np.uint32)]
        there = there[there >= 0]
        if there.size:
            postings[key] = array("I", there.astype(np.uint32).tobytes())
        else:
            del postings[key]


def _mask(n: int, numbers: Sequence[int]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(n, np.bool_)
    mask[np.array(numbers, np.int64)] = True
    return mask

"""Rows that say the same or contradict each other, found by hashing: no pair of rows is compared in vain."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import plain, words, words_and_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row

Group = tuple[int, ...]
_STEP = 64
_MIN_TYPO = 6  # in shorter words one letter makes another word
# Words whose coming and going does not change a question. Never a negation, a number, a person or a time.
_LIGHT = {
    "a", "al", "an", "and", "con", "cual", "cuales", "cuanta", "cuantas", "cuanto", "cuantos", "de", "del", "do",
    "does", "e", "el", "en", "es", "esta", "for", "hay", "how", "i", "if", "in", "is", "it", "la", "las", "lo",
    "los", "many", "may", "me", "mi", "much", "my", "o", "of", "on", "or", "para", "por", "puede", "puedo", "que",
    "se", "si", "son", "su", "the", "to", "un", "una", "unas", "uno", "unos", "what", "which", "with", "y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repeats:
    """Groups of row numbers. `exact`: same question and answer to the letter, the first one is used.

    `near`: the same but for accents, order, light words or one typing error. `contradicting`: same question, other
    answer.
    """

    exact: tuple[Group, ...]
    near: tuple[Group, ...]
    contradicting: tuple[Group, ...]

    @property
    def spare(self) -> frozenset[int]:
        """Rows that repeat an earlier one exactly."""
        return frozenset(number for group in self.exact for number in group[1:])


def find_repeats(
    rows: Sequence[Row], medicines_of: Callable[[str], frozenset[str]], report: ReportProgress
) -> Repeats:
    """The repeats among the rows. `medicines_of` keeps look-alike names from counting as typing errors."""
    exact: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    by_question: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    by_content: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    vocabulary: Counter[str] = Counter()
    for place, row in enumerate(rows):
        key = row.question, row.answer
        exact[key].append(place)
        if len(exact[key]) == 1:
            subject = plain(row.medicine)
            spoken = words(row.question)
            content = tuple(sorted({word for word in spoken if word not in _LIGHT}))
            by_question[subject, " ".join(spoken) or row.question].append(place)
            if len(content) > 1:
                by_content[subject, content].append(place)
            vocabulary.update(content)
        if place % _STEP == 0:
            report(place, 2 * len(rows))
    contradicting, same = _by_answers(rows, by_question.values())
    near = _Groups(same)
    for places in by_content.values():
        near.join(places)
    _join_typos(rows, by_content, vocabulary, medicines_of, near, report)
    apart = {frozenset(group) for group in contradicting}
    return Repeats(
        exact=_numbers(rows, (places for places in exact.values() if len(places) > 1)),
        near=_numbers(rows, (group for group in near.groups() if frozenset(group) not in apart)),
        contradicting=_numbers(rows, contradicting),
    )


def _by_answers(rows: Sequence[Row], groups: Iterable[list[int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Rows of one question: those whose answers differ, and those whose answers differ only in writing."""
    contradicting = []
    same = []
    for places in groups:
        if len(places) == 1:
            continue
        answers: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            answers[" ".join(words_and_signs(rows[place].answer)) or rows[place].answer].append(place)
        if len(answers) > 1:
            contradicting.append(places)
        same += [alike for alike in answers.values() if len(alike) > 1]
    return contradicting, same


def _join_typos(
    rows: Sequence[Row],
    by_content: dict[tuple[str, tuple[str, ...]], list[int]],
    vocabulary: Counter[str],
    medicines_of: Callable[[str], frozenset[str]],
    near: _Groups,
    report: ReportProgress,
) -> None:
    """Join questions that are one letter apart: the rarer spelling is looked up as the commoner one."""
    meant = _commoner_spellings(vocabulary)
    for done, ((subject, content), places) in enumerate(list(by_content.items())):
        if done % _STEP == 0:
            report(len(rows) + done, len(rows) + len(by_content))
        for word in content:
            for other in meant.get(word, ()):
                corrected = tuple(sorted({other if w == word else w for w in content}))
                others = by_content.get((subject, corrected), ())
                if others and medicines_of(rows[places[0]].question) == medicines_of(
                    rows[others[0]].question
                ):
                    near.join([others[0], *places])


def _commoner_spellings(vocabulary: Counter[str]) -> dict[str, list[str]]:
    """Words one letter away that are at least as common, for each word that has any."""
    by_shorter: defaultdict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        if len(word) >= _MIN_TYPO and word.isalpha():
            by_shorter[word].add(word)
            for i in range(len(word)):
                by_shorter[word[:i] + word[i + 1 :]].add(word)
    meant: defaultdict[str, list[str]] = defaultdict(list)
    for alike in by_shorter.values():
        if 1 < len(alike) <= 20:
            for word in alike:
                meant[word] += [w for w in alike if w != word and vocabulary[w] >= vocabulary[word]]
    return {word: sorted(set(others)) for word, others in meant.items() if others}


class _Groups:
    """Places joined step by step."""

    def __init__(self, groups: Iterable[list[int]]) -> None:
        self._leader: dict[int, int] = {}
        for group in groups:
            self.join(group)

    def join(self, places: Sequence[int]) -> None:
        if len(places) > 1:
            first = self._find(min(places))
            for place in places:
                leader = self._find(place)
                low, high = sorted((first, leader))
                self._leader[high] = low
                first = low

    def groups(self) -> list[list[int]]:
        joined: defaultdict[int, list[int]] = defaultdict(list)
        for place in sorted(self._leader):
            joined[self._find(place)].append(place)
        return [group for group in joined.values() if len(group) > 1]

    def _find(self, place: int) -> int:
        self._leader.setdefault(place, place)
        while self._leader[place] != place:
            self._leader[place] = self._leader[self._leader[place]]
            place = self._leader[place]
        return place


def _numbers(rows: Sequence[Row], groups: Iterable[Sequence[int]]) -> tuple[Group, ...]:
    return tuple(sorted(tuple(rows[place].number for place in group) for group in groups))

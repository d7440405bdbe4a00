"""Which questions stand or fall together, and their division into rounds that never split them.

Rows belong together where they give the same answer or ask the same once the template of the question is taken
away ("what are the symptoms of X", "what causes X": X). Templates are found in the file itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.retrieval.text import STOP_WORDS, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.domain.rows import Row

_STOP = STOP_WORDS["es"] | STOP_WORDS["en"]
_MIN_FIXED = 2  # words of a template
_MAX_SLOT = 8
_MAX_WORDS = 24
_MIN_USES = 5  # different things a template is used with
_CHECK_SHARE = 0.15

Frame = tuple[tuple[str, ...], tuple[str, ...]]


def group_rows(rows: Sequence[Row]) -> list[int]:
    """The group of every row, numbered from 0 in the order of the rows."""
    groups = _Joined(len(rows))
    by_answer: dict[tuple[str, ...], int] = {}
    by_subject: dict[tuple[str, ...], int] = {}
    for place, (row, subject) in enumerate(zip(rows, subjects([r.question for r in rows]), strict=True)):
        answer = tuple(tokens(row.answer)) or (row.answer,)
        groups.join(by_answer.setdefault(answer, place), place)
        groups.join(by_subject.setdefault(subject, place), place)
    return groups.numbered()


def group_questions(
    row_groups: Sequence[int], right: Sequence[Iterable[int]], words: Sequence[tuple[str, ...]]
) -> tuple[list[int], list[int]]:
    """Groups of rows and of questions: a question belongs to its right rows' groups and joins them.

    So does the same question (`words`) with other right rows.
    """
    groups = _Joined(max(row_groups, default=-1) + 1)
    firsts = []
    by_words: dict[tuple[str, ...], int] = {}
    for rows, said in zip(right, words, strict=True):
        places = [row_groups[n] for n in sorted(rows)]
        for place in (*places[1:], by_words.setdefault(said, places[0])):
            groups.join(places[0], place)
        firsts.append(places[0])
    numbers = groups.numbered()
    return [numbers[g] for g in row_groups], [numbers[g] for g in firsts]


def subjects(questions: Sequence[str]) -> list[tuple[str, ...]]:
    """What each question is about once its template is removed; all its words where it fits none."""
    split = [tuple(tokens(q))[:_MAX_WORDS] for q in questions]
    slots: dict[Frame, set[tuple[str, ...]]] = defaultdict(set)
    for words in split:
        for frame, slot in _frames(words):
            if len(slots[frame]) < 100_000:
                slots[frame].add(slot)
    found = []
    for words in split:
        fitting = [
            (len(slots[frame]) * (len(frame[0]) + len(frame[1])) ** 2, -len(slot), slot)
            for frame, slot in _frames(words)
            if len(slots[frame]) >= _MIN_USES
        ]
        subject = max(fitting)[2] if fitting else words
        found.append(tuple(w for w in subject if w not in _STOP) or subject)
    return found


def _frames(words: tuple[str, ...]) -> Iterable[tuple[Frame, tuple[str, ...]]]:
    n = len(words)
    for start in range(n):
        for end in range(start + 1, min(n, start + _MAX_SLOT) + 1):
            if n - (end - start) >= _MIN_FIXED:
                yield (words[:start], words[end:]), words[start:end]


def sizes(groups: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """(size, how many groups of it), smallest size first."""
    return tuple(sorted(Counter(Counter(groups).values()).items()))


def folds_of(groups: Sequence[int], folds: int, seed: int) -> dict[int, int]:
    """The fold (from 0) of each group: of about equal size, drawn by the seed."""
    counts = Counter(groups)
    order = [sorted(counts)[i] for i in np.random.default_rng([seed, 11]).permutation(len(counts))]
    # Large groups first, so that the small ones even the folds out.
    order.sort(key=lambda group: -counts[group])
    filled = [0] * folds
    fold = {}
    for group in order:
        smallest = min(range(folds), key=lambda i: (filled[i], i))
        fold[group] = smallest
        filled[smallest] += counts[group]
    return fold


def check_groups(groups: Sequence[int], seed: int, round_number: int) -> frozenset[int]:
    """The groups of a round's learning part that only decide when to stop: about 15 % of its questions."""
    counts = Counter(groups)
    order = np.random.default_rng([seed, round_number, 12]).permutation(sorted(counts))
    wanted, taken, chosen = _CHECK_SHARE * len(groups), 0, []
    for group in order:
        # One huge group would leave too little to learn from.
        if taken < wanted and counts[int(group)] <= max(1.0, 2 * wanted):
            chosen.append(int(group))
            taken += counts[int(group)]
    return frozenset(chosen)


class _Joined:
    """Places joined step by step."""

    def __init__(self, n: int) -> None:
        self._leader = list(range(n))

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._find(one), self._find(other)))
        self._leader[high] = low

    def numbered(self) -> list[int]:
        """The group of each place, numbered from 0 by first appearance."""
        numbers: dict[int, int] = {}
        return [numbers.setdefault(self._find(place), len(numbers)) for place in range(len(self._leader))]

    def _find(self, place: int) -> int:
        while self._leader[place] != place:
            self._leader[place] = self._leader[self._leader[place]]
            place = self._leader[place]
        return place

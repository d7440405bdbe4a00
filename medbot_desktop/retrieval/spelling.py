"""Typing errors: how far two words lie apart as a Spanish or English speaker types them, and the nearest of many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters that sound alike at a Spanish or English counter: confusing them is half an error.
_PAIRS = (
    "bv",
    "cs",
    "cz",
    "sz",
    "ck",
    "kq",
    "cq",
    "gj",
    "iy",
    "jx",
    "mn",
    "ei",
    "hj",
    "ao",
    "ou",
    "cx",
    "sx",
)
_ALIKE = frozenset(_PAIRS) | frozenset(pair[::-1] for pair in _PAIRS)
_SOUNDS_LIKE = {
    a: frozenset(b for b in map(chr, range(97, 123)) if a + b in _ALIKE) for pair in _ALIKE for a in pair
}
_HALF = 0.5
_REMEMBERED = 4096  # unknown words come again: in the rows on one subject, and in what is asked about them


def distance(typed: str, word: str, limit: float = 2.5) -> float:
    """Weighted Damerau-Levenshtein distance of two folded words, cut off above `limit`.

    A step costs 1; letters that sound alike, a silent h, a letter doubled or halved and two neighbours swapped
    cost a half.
    """
    if abs(len(typed) - len(word)) > 2 * limit:
        return limit + 1
    before: list[float] = []
    row = [0.0]
    for letter in word:
        row.append(row[-1] + (_HALF if letter == "h" else 1.0))
    for i, a in enumerate(typed, 1):
        current = [row[0] + (_HALF if a == "h" else 1.0)]
        for j, b in enumerate(word, 1):
            swap = 0.0 if a == b else _HALF if a + b in _ALIKE else 1.0
            drop = _HALF if a == "h" or (i > 1 and typed[i - 2] == a) else 1.0
            insert = _HALF if b == "h" or (j > 1 and word[j - 2] == b) else 1.0
            best = min(row[j - 1] + swap, row[j] + drop, current[j - 1] + insert)
            if i > 1 and j > 1 and a != b and a == word[j - 2] and typed[i - 2] == b:
                best = min(best, before[j - 2] + _HALF)
            current.append(best)
        if min(current) > limit:
            return limit + 1
        before, row = row, current
    return row[-1]


def allowed(length: int) -> float:
    """How far a typed word of `length` letters may lie from the word that was meant."""
    if length < 5:
        return 0.0
    if length < 7:
        return 1.0
    return 1.5 if length < 9 else 2.0


def one_edit_away(word: str) -> Iterable[str]:
    """Every string one plain edit from a folded word; for a quick look into a set of ordinary words."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            for letter in letters:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail


class Speller:
    """The nearest of a set of words. What finds them is made when it is first asked for: most texts are well spelt."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: list[str] = []
        self._seen: dict[str, int] = {}
        self._by_bigram: dict[str, list[int]] = {}
        self._n_indexed = 0
        self._found: dict[tuple[str, float], list[tuple[float, str]]] = {}
        for word in words:
            self.add(word)

    def __contains__(self, word: str) -> bool:
        return word in self._seen

    def add(self, word: str) -> None:
        """One more word; known ones are ignored."""
        if word in self._seen:
            return
        self._found.clear()
        self._seen[word] = len(self._words)
        self._words.append(word)

    def discard(self, word: str) -> None:
        """Know a word no more."""
        self._found.clear()
        number = self._seen.pop(word, None)
        if number is not None:
            self._words[number] = ""
            if number < self._n_indexed:
                for bigram in _bigrams(word):
                    self._by_bigram[bigram].remove(number)

    def near(self, typed: str, within: float) -> list[tuple[float, str]]:
        """(distance, word) of every word at most `within` away, nearest first, then by alphabet."""
        found = self._found.get((typed, within))
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[typed, within] = self._nearest(typed, within)
        return found

    def _nearest(self, typed: str, within: float) -> list[tuple[float, str]]:
        self._index()
        shared: Counter[int] = Counter()
        bigrams = _bigrams(typed)
        for bigram in bigrams:
            shared.update(self._by_bigram.get(bigram, ()))
        # An edit touches at most two bigrams (three for a swap), so a word within two edits keeps the others.
        needed = max(1, len(bigrams) - 3 * int(within + 1))
        found = []
        letters = frozenset(typed)
        for number, count in shared.items():
            word = self._words[number]
            if (
                count >= needed
                and abs(len(word) - len(typed)) <= 2 * within
                and _at_least(letters, frozenset(word)) <= within
            ):
                far = distance(typed, word, within)
                if far <= within:
                    found.append((far, word))
        return sorted(found)

    def _index(self) -> None:
        for number in range(self._n_indexed, len(self._words)):
            word = self._words[number]
            for bigram in _bigrams(word) if word else ():
                self._by_bigram.setdefault(bigram, []).append(number)
        self._n_indexed = len(self._words)


def _at_least(one: frozenset[str], other: frozenset[str]) -> float:
    """A distance below which words of these letters cannot lie: each letter that only one has costs a step."""
    return max(_cost(one - other, other), _cost(other - one, one))


def _cost(alone: frozenset[str], others: frozenset[str]) -> float:
    return sum(_HALF if a == "h" or not others.isdisjoint(_SOUNDS_LIKE.get(a, ())) else 1.0 for a in alone)


def _bigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}

"""Word scores: BM25 over any token lists (words, character trigrams) and how much of a question a row covers."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Scores = npt.NDArray[np.float32]

_K1 = 1.2
_B = 0.75


class WordIndex:
    """An inverted index that grows row by row; rows are numbered in the order they were added."""

    def __init__(self) -> None:
        self._rows_of: dict[str, array[int]] = {}
        self._counts_of: dict[str, array[int]] = {}
        self._lengths = array("I")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, tokens: Iterable[str]) -> None:
        """One more row."""
        self._lengths.append(0)
        self.put(len(self._lengths) - 1, tokens)

    def put(self, number: int, tokens: Iterable[str]) -> None:
        """Let a row that holds nothing hold these."""
        length = 0
        for token, count in Counter(tokens).items():
            rows = self._rows_of.setdefault(token, array("I"))
            counts = self._counts_of.setdefault(token, array("I"))
            if rows and rows[-1] > number:
                place = bisect_left(rows, number)
                rows.insert(place, number)
                counts.insert(place, count)
            else:
                rows.append(number)
                counts.append(count)
            length += count
        self._lengths[number] = length

    def clear(self, number: int, tokens: Iterable[str]) -> None:
        """Let a row hold nothing; `tokens` is what was put into it."""
        for token in set(tokens):
            rows, counts = self._rows_of[token], self._counts_of[token]
            place = bisect_left(rows, number)
            del rows[place], counts[place]
            if not rows:
                del self._rows_of[token], self._counts_of[token]
        self._lengths[number] = 0

    def drop_last(self) -> None:
        """Forget the last row, which holds nothing."""
        self._lengths.pop()

    def keep(self, numbers: npt.NDArray[np.int64]) -> None:
        """Keep these rows alone, in this order from 0 on; `numbers` rises."""
        places = np.full(len(self._lengths), -1, np.int64)
        places[numbers] = np.arange(len(numbers))
        for token in list(self._rows_of):
            there = places[np.frombuffer(self._rows_of[token], np.uint32)]
            stay = there >= 0
            if stay.any():
                counts = np.frombuffer(self._counts_of[token], np.uint32)[stay]
                self._rows_of[token] = array("I", there[stay].astype(np.uint32).tobytes())
                self._counts_of[token] = array("I", counts.tobytes())
            else:
                del self._rows_of[token], self._counts_of[token]
        lengths = np.array(self._lengths, np.uint32)[numbers]
        self._lengths = array("I", lengths.tobytes())

    def idf(self, token: str) -> float:
        """ln(1 + (n - df + .5) / (df + .5)); a token nobody has gets the largest value."""
        n, df = len(self._lengths), len(self._rows_of.get(token, ()))
        return float(np.log1p((n - df + 0.5) / (df + 0.5)))

    def bm25(self, tokens: Sequence[str]) -> Scores:
        """Okapi BM25 (k1 1.2, b .75) of the query tokens against every row: (n,) float32."""
        n = len(self._lengths)
        scores = np.zeros(n, np.float32)
        if not n:
            return scores
        lengths = np.array(self._lengths, np.float32)
        norm = _K1 * (1 - _B + _B * lengths / max(1e-9, float(lengths.mean())))
        for token in dict.fromkeys(tokens):
            if token in self._rows_of:
                rows = np.array(self._rows_of[token])
                counts = np.array(self._counts_of[token], np.float32)
                scores[rows] += self.idf(token) * counts * (_K1 + 1) / (counts + norm[rows])
        return scores

    def coverage(self, tokens: Sequence[str]) -> Scores:
        """The idf-weighted share of the distinct query tokens that each row holds: (n,) float32 in 0..1."""
        scores = np.zeros(len(self._lengths), np.float32)
        total = 0.0
        for token in dict.fromkeys(tokens):
            weight = self.idf(token)
            total += weight
            if token in self._rows_of:
                scores[np.array(self._rows_of[token])] += weight
        return scores / total if total else scores


def trigrams(words: Sequence[str]) -> list[str]:
    """Character trigrams of each word with its borders, which forgive endings and slips of the hand."""
    return [padded[i : i + 3] for padded in (f"^{w}$" for w in words) for i in range(len(padded) - 2)]

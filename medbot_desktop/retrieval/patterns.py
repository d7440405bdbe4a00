"""A small language for "people say it in many ways": word classes, typing errors, rows of words, what rules out.

    @child + @swallowed ~3 @pills - @topic

A pattern is one or more parts joined by ` + `, in any order, and may name what rules it out after ` - `. A part is
a row of elements: a word, words joined by `|`, a class `@name`, a number `#`, `#>=5`, `#<=12` or `#6-99`, `!` before
any of them for "one word that is not", `~3` for up to three words in between. A class holds words and rows of
elements; "convuls*" stands for every word that begins or sounds so. Spanish and English words stand in the same
class, because people mix them. Knows no medicine and no file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medbot_desktop.retrieval.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NUMBER_WORDS: dict[str, int] = {
    word: value
    for value, words in {
        2: "dos two",
        3: "tres three",
        4: "cuatro four",
        5: "cinco five",
        6: "seis six",
        7: "siete seven",
        8: "ocho eight",
        9: "nueve nine",
        10: "diez ten",
        12: "doce twelve",
        15: "quince fifteen",
        20: "veinte twenty",
        30: "treinta thirty",
        40: "cuarenta forty",
        50: "cincuenta fifty",
        100: "cien hundred",
    }.items()
    for word in words.split()
}
_SHORTHAND = {"d": "de", "q": "que", "k": "que", "pa": "para", "toy": "estoy", "ta": "esta"}
_NUMBER = re.compile(r"#(?:>=(?P<from>\d+)|<=(?P<to>\d+)|(?P<low>\d+)-(?P<high>\d+))?")
_NEAR_LENGTH = 6  # shorter words lie too close to each other for one wrong letter


def sound(word: str) -> str:
    """How a Spanish or English word sounds, roughly: "aogo" comes out as "ahogo", "combulsion" as "convulsion".

    Letters that spellers confuse fall together: b/v, s/z/soft c, y/i/ll, silent h, k/qu/c, ph/f, m/n before b.
    """
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


# In this order; as plain letters, for some 5,000 words are heard before the first answer.
_SOUNDS = (
    ("ph", "f"), ("ch", "\x01"), ("sh", "\x02"), ("h", ""), ("ck", "k"), ("que", "ke"), ("qui", "ki"), ("sce", "se"),
    ("sci", "si"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("z", "s"), ("c", "k"), ("q", "k"), ("v", "b"),
    ("mb", "nb"), ("ll", "y"), ("y", "i"), ("ge", "je"), ("gi", "ji"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the lexicon reads it: its words, typing errors mended, and the stem each begins with, or "".

    `present` has the bit of every known word, stem and of numbers. `found` remembers where elements were found: many
    patterns share them, and an answer is long.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    numbers: tuple[float | None, ...]
    present: int
    found: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Where any of these words or stems stands, ascending."""
        where: dict[str, list[int]] | None = self.found.get("where")
        if where is None:
            where = self.found["where"] = {}
            for place, pair in enumerate(zip(self.words, self.stems, strict=True)):
                for word in set(pair):
                    where.setdefault(word, []).append(place)
        fewer, more = (words, where) if len(words) < len(where) else (where, words)
        return sorted({place for word in fewer if word in more for place in where[word]})


class _Words:
    __slots__ = ("words",)

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def ends(self, reading: Reading, at: int) -> Iterator[int]:
        if at < len(reading.words) and (reading.words[at] in self.words or reading.stems[at] in self.words):
            yield at + 1

    def places(self, reading: Reading) -> list[int]:
        return reading.places_of(self.words)


class _Number:
    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high

    def ends(self, reading: Reading, at: int) -> Iterator[int]:
        if at < len(reading.words):
            value = reading.numbers[at]
            if value is not None and self.low <= value <= self.high:
                yield at + 1


class _Class:
    __slots__ = ("rows", "words")

    def __init__(self) -> None:
        self.words: frozenset[str] = frozenset()
        self.rows: tuple[_Row, ...] = ()

    def ends(self, reading: Reading, at: int) -> Iterator[int]:
        ends = reading.found.get((self, at))
        if ends is None:
            ends = reading.found[self, at] = tuple(self._ends(reading, at))
        yield from ends

    def _ends(self, reading: Reading, at: int) -> Iterator[int]:
        if at < len(reading.words) and (reading.words[at] in self.words or reading.stems[at] in self.words):
            yield at + 1
        for row in self.rows:
            yield from row.ends(reading, at)

    def places(self, reading: Reading) -> list[int]:
        """Where it may begin, ascending."""
        places: list[int] | None = reading.found.get(self)
        if places is None:
            begins = {place for row in self.rows for place in row.starts(reading)}
            places = reading.found[self] = sorted(begins.union(reading.places_of(self.words)))
        return places


class _Other:
    __slots__ = ("element",)

    def __init__(self, element: _Element) -> None:
        self.element = element

    def ends(self, reading: Reading, at: int) -> Iterator[int]:
        if at < len(reading.words) and not any(True for _ in self.element.ends(reading, at)):
            yield at + 1


_Element = _Words | _Number | _Class | _Other


class _Row:
    """Elements one after the other, each with the number of words that may stand before it."""

    __slots__ = ("needs", "steps")

    def __init__(self, steps: tuple[tuple[int, _Element], ...], needs: tuple[int, ...]) -> None:
        self.steps = steps
        self.needs = needs

    def possible(self, reading: Reading) -> bool:
        return all(reading.present & need for need in self.needs)

    def ends(self, reading: Reading, at: int, step: int = 0) -> Iterator[int]:
        if step == len(self.steps):
            yield at
            return
        gap, element = self.steps[step]
        for start in range(at, min(at + gap, len(reading.words)) + 1):
            for end in element.ends(reading, start):
                yield from self.ends(reading, end, step + 1)

    def starts(self, reading: Reading) -> Iterable[int]:
        """Where its first element allows it to start, ascending."""
        gap, first = self.steps[0]
        if not isinstance(first, _Words | _Class):
            return range(len(reading.words))
        places = first.places(reading)
        return places if not gap else sorted({p - g for p in places for g in range(gap + 1) if p >= g})

    def spans(self, reading: Reading) -> Iterator[tuple[int, int]]:
        for start in self.starts(reading):
            for end in self.ends(reading, start):
                yield start, end


class Pattern:
    """One way of saying a thing; made by `Lexicon.pattern`."""

    __slots__ = ("_parts", "_ruled_out", "source")

    def __init__(self, source: str, parts: tuple[_Row, ...], ruled_out: tuple[_Row, ...]) -> None:
        self.source = source
        self._parts = parts
        self._ruled_out = ruled_out

    def rarest_need(self) -> int:
        """The smallest set of words, as bits, of which one has to stand in a text that fits; 0 if there is none."""
        needs = [need for part in self._parts for need in part.needs if need]
        return min(needs, key=int.bit_count, default=0)

    def matches(self, reading: Reading) -> bool:
        """True if every part stands in the text and nothing that rules it out."""
        return (
            all(part.possible(reading) for part in self._parts)
            and all(any(True for _ in part.spans(reading)) for part in self._parts)
            and not any(
                row.possible(reading) and any(True for _ in row.spans(reading)) for row in self._ruled_out
            )
        )

    def spans(self, reading: Reading) -> list[tuple[int, int]]:
        """Where the first part stands, as (start, end) word positions; empty if `matches` is false."""
        if not self.matches(reading):
            return []
        return list(self._parts[0].spans(reading))


class PatternIndex:
    """Patterns in their order, with a quick way to those that a text may fit."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._by_bit: dict[int, int] = {}
        self._anywhere = 0
        for number, pattern in enumerate(self._patterns):
            rarest = pattern.rarest_need()
            self._anywhere |= 0 if rarest else 1 << number
            for bit in _bits_of(rarest):
                self._by_bit[bit] = self._by_bit.get(bit, 0) | 1 << number

    def candidates(self, reading: Reading) -> Iterator[tuple[int, Pattern]]:
        """(number, pattern) of those whose words stand in the text, in order; each is still to be matched."""
        possible = self._anywhere
        for bit in _bits_of(reading.present):
            possible |= self._by_bit.get(bit, 0)
        for bit in _bits_of(possible):
            number = bit.bit_length() - 1
            yield number, self._patterns[number]


class Lexicon:
    """The word classes patterns are written with, and the reading of a text by them.

    `ordinary` are words that are never taken for a typing error of a known one.
    """

    def __init__(self, classes: Mapping[str, str | Iterable[str]], ordinary: Iterable[str] = ()) -> None:
        self._classes: dict[str, _Class] = {name: _Class() for name in classes}
        self._bits: dict[str, int] = {}
        self._masks: dict[frozenset[str], int] = {}  # of classes, which stand in many patterns
        self._stems: dict[str, str] = {}
        self._number_bit = self._bit("#")
        sources = {name: _members(value) for name, value in classes.items()}
        for name, members in sources.items():
            single = [m for m in members if _is_word(m)]
            self._classes[name].words = frozenset(self._known(word) for word in single)
        for name, members in sources.items():
            rows = [m for m in members if not _is_word(m)]
            self._classes[name].rows = tuple(self._row(row, inside=name) for row in rows)
        self._sealed = False
        self._ordinary = frozenset(ordinary)
        self._near: dict[str, list[str]] = {}
        self._by_sound: dict[str, str] = {}
        self._read = lru_cache(maxsize=1024)(self._read_text)

    def pattern(self, source: str) -> Pattern:
        """Compile a pattern. Raises ValueError for a class or an element that does not exist."""
        wanted, *ruled_out = source.split(" - ")
        return Pattern(
            source,
            tuple(self._row(part) for part in wanted.split(" + ")),
            tuple(self._row(part) for part in ruled_out),
        )

    def read(self, text: str) -> Reading:
        """Read a text; all patterns have to be compiled before the first one."""
        if not self._sealed:
            self._seal()
        return self._read(text)

    # Compiling.

    def _bit(self, word: str) -> int:
        bit = self._bits.get(word)
        if bit is None:
            bit = self._bits[word] = 1 << len(self._bits)
        return bit

    def _known(self, word: str) -> str:
        if word.endswith("*"):
            self._stems[sound(word[:-1])] = word
        self._bit(word)
        return word

    def _row(self, source: str, inside: str = "") -> _Row:
        steps: list[tuple[int, _Element]] = []
        gap = 0
        for part in source.split():
            if part[0] == "~":
                gap = int(part[1:])
                continue
            steps.append((gap, self._element(part, source)))
            gap = 0
        if not steps:
            raise ValueError(f"empty pattern in {inside or source!r}")
        return _Row(tuple(steps), tuple(self._need(e) for _, e in steps if not isinstance(e, _Other)))

    def _element(self, part: str, source: str) -> _Element:
        if part[0] == "!":
            return _Other(self._element(part[1:], source))
        if "|" in part and any(sign in part for sign in "@#"):
            union = _Class()
            ones = part.split("|")
            union.words = frozenset(self._known(one) for one in ones if one[0] not in "@#")
            union.rows = tuple(self._row(one) for one in ones if one[0] in "@#")
            return union
        if part[0] == "#":
            found = _NUMBER.fullmatch(part)
            if not found:
                raise ValueError(f"{part!r} is no number in {source!r}")
            low = found["from"] or found["low"] or 0
            high = found["to"] or found["high"] or "inf"
            return _Number(float(low), float(high))
        if part[0] == "@":
            if part[1:] not in self._classes:
                raise ValueError(f"no class {part!r} in {source!r}")
            return self._classes[part[1:]]
        return _Words(frozenset(self._known(word) for word in part.split("|")))

    def _need(self, element: _Element) -> int:
        """The words of which at least one has to stand in a text for the element to be found."""
        if isinstance(element, _Words):
            return self._mask(element.words)
        if isinstance(element, _Number):
            return self._number_bit
        if isinstance(element, _Class):
            mask = self._mask(element.words)
            for row in element.rows:
                mask |= next((self._need(e) for _, e in row.steps if not isinstance(e, _Other)), 0)
            return mask
        return 0

    def _mask(self, words: frozenset[str]) -> int:
        mask = self._masks.get(words)
        if mask is None:
            mask = 0
            for word in words:
                mask |= self._bit(word)
            self._masks[words] = mask
        return mask

    # Reading.

    def _seal(self) -> None:
        self._sealed = True
        for word in sorted(self._bits):
            if not word.isalpha():
                continue
            heard = sound(word)
            if len(word) >= 5:
                self._by_sound.setdefault(heard, word)
            if len(word) >= _NEAR_LENGTH:
                for shorter in _one_less(heard):
                    self._near.setdefault(shorter, []).append(word)

    def _read_text(self, text: str) -> Reading:
        read = [self._mend(token) for token in tokens(text)]
        words = tuple(word for word, _ in read)
        numbers = tuple(_number(word) for word in words)
        present = 0
        for word, stem in read:
            present |= self._bits.get(word, 0) | self._bits.get(stem, 0)
        if any(number is not None for number in numbers):
            present |= self._number_bit
        return Reading(words, tuple(stem for _, stem in read), numbers, present)

    @lru_cache(maxsize=8192)  # noqa: B019 - one lexicon lives as long as the process
    def _mend(self, token: str) -> tuple[str, str]:
        """A known word the token is or was meant to be, else the token itself, and its stem."""
        if not token.isalpha():
            return token, ""
        token = _SHORTHAND.get(token, token)
        heard = sound(token)
        lengths = range(len(heard), 3, -1)
        stem = next((self._stems[heard[:n]] for n in lengths if heard[:n] in self._stems), "")
        if token in self._bits or token in self._ordinary or len(token) < 5:
            return token, stem
        same = self._by_sound.get(heard)
        if same:
            return same, stem
        if stem or len(token) < _NEAR_LENGTH:
            return token, stem
        near = {word for shorter in _one_less(heard) for word in self._near.get(shorter, ())}
        close = [word for word in near if word[0] == token[0] and _one_slip(token, word)]
        if not close and len(heard) > _NEAR_LENGTH:
            close = [word for word in near if _one_slip(heard, sound(word))]
        return (min(close) if close else token), ""


def _bits_of(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def _members(value: str | Iterable[str]) -> list[str]:
    """Words of a string one by one; rows of elements stand after a semicolon or as items of a list."""
    if not isinstance(value, str):
        return [member for item in value for member in _members(item)]
    single, *rows = re.sub(r"\s*\|\s*", "|", value).split(";")
    return single.split() + [row.strip() for row in rows if row.strip()]


def _is_word(member: str) -> bool:
    return member[0] not in "@#!" and not any(sign in member for sign in " |")


def _number(word: str) -> float | None:
    if word in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[word])
    if word[:1].isdigit():
        try:
            return float(word)
        except ValueError:
            return None
    return None


def _one_less(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _one_slip(one: str, other: str) -> bool:
    """True if one letter more, less, other, or two neighbours exchanged lead from one word to the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )

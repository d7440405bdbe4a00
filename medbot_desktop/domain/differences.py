"""What a model's text says beside the stored answer it was given: compared word by word, by rule, on this computer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medbot_desktop.domain.answers import Generated
    from medbot_desktop.domain.rows import Row

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = (
    "%|°c|mg|g|kg|mcg|µg|ug|ml|cl|dl|l|iu|ui|meq|mmol|h|min|hours?|horas?|minutes?|minutos?|days?|d[ií]as?|weeks?|"
    "semanas?|months?|mes(?:es)?|years?|años?|times?|ve(?:z|ces)|tablets?|comprimidos?|capsules?|cápsulas?|drops?|gotas?"
)
UNIT = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?[-/–]\s?\d+(?:[.,]\d+)*)?"
    rf"(?:\s?(?:{_UNITS})(?:/(?:kg|m2|h|day|d[ií]a|ml))?(?!\w)|(?!\w))",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 4
"""Words that begin with the same so many letters count as the same: avoid, avoided."""
TOLD = 0.5
"""A sentence is told where at least this share of its longer words and numbers is found."""


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that the stored row does not cite: `cited` are its rows, none for general knowledge."""

    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """`numbers_left_out` and `numbers_added` are words of the texts, with their unit where there is one;
    `names_left_out` the medicines the stored answer names and the model's text does not.
    """

    numbers_in_both: tuple[str, ...] = ()
    numbers_left_out: tuple[str, ...] = ()
    numbers_added: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()
    left_out: tuple[str, ...] = ()
    names_left_out: tuple[str, ...] = ()


def differences(row: Row, generated: Generated) -> Differences:
    """Compare what the model wrote with the answer of `row`, which it was given."""
    written = " ".join(s.text for s in generated.statements) or generated.text
    stored_numbers, written_numbers = _numbers(row.answer), _numbers(written)
    places = {place for place, given in enumerate(generated.rows, 1) if given == row}
    return Differences(
        numbers_in_both=_once(w for n, w in stored_numbers.items() if n in written_numbers),
        numbers_left_out=_once(w for n, w in stored_numbers.items() if n not in written_numbers),
        numbers_added=_once(w for n, w in written_numbers.items() if n not in stored_numbers),
        added=tuple(
            Added(" ".join(s.text.split()), s.cited)
            for s in generated.statements
            if WORD.search(s.text) and not places & set(s.cited)
        ),
        left_out=tuple(_left_out(row.answer, written)),
        names_left_out=generated.names_left_out if generated.rows[:1] == (row,) else (),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _numbers(text: str) -> dict[str, str]:
    """Each number of a text and the first words it stands in, with its unit."""
    found: dict[str, str] = {}
    for match in UNIT.finditer(text):
        for number in NUMBER.findall(match[0]):
            found.setdefault(number.replace(",", "."), match[0].strip())
    return found


def _left_out(stored: str, written: str) -> list[str]:
    told = _stems(written)
    left = []
    for sentence in SENTENCE.split(stored):
        stems = _stems(sentence)
        if stems and len(stems & told) / len(stems) < TOLD:
            left.append(sentence.strip())
    return left


def _stems(text: str) -> set[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return {word[:STEM] for word in WORD.findall(bare)} | set(NUMBER.findall(bare))

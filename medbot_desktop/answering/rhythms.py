"""How often a text says that something is taken: daily, weekly, monthly. A weekly medicine taken daily kills."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUNTED = r"(?:once|twice|thrice|times|time|mg|mcg|g|ml|units?|tablets?|capsules?|pills?|drops?|doses?|puffs?|[1-9])"
_RHYTHMS = {
    "day": re.compile(
        r"\b(?:daily|diari[oa]s?|diariamente|al dia|por dia|cada dia|todos los dias|(?:per|every|each) day|nightly"
        r"|cada (?:manana|noche)|todas las (?:mananas|noches)|every (?:morning|night|evening)"
        rf"|{_COUNTED} a day)\b|/ ?(?:dia|day)\b"
    ),
    "week": re.compile(
        r"\b(?:weekly|semanal(?:es|mente)?|(?:a la|por|cada) semana|todas las semanas|(?:per|every|each) week"
        rf"|{_COUNTED} a week|dia de la semana|day of the week|(?:7|siete) dias|(?:7|seven) days)\b"
        r"|/ ?(?:semana|week)\b"
    ),
    "month": re.compile(
        r"\b(?:monthly|mensual(?:es|mente)?|(?:al|por|cada) mes|todos los meses|(?:per|every|each) month"
        rf"|{_COUNTED} a month|(?:28|30) dias|(?:28|30) days)\b"
        r"|/ ?(?:mes|month)\b"
    ),
    "other day": re.compile(
        r"\b(?:every (?:other|second) day|(?:en )?dias alternos|un dia si y otro no"
        r"|cada (?:dos|2) dias|every (?:two|2) days|cada (?:48|cuarenta y ocho) h\w*|every (?:48|forty-eight) hours)\b"
    ),
}
_HOURS = re.compile(r"\b(?:cada|every) [\w ]{1,24}\b(?:h|hs|horas?|hours?|hrs?)\b")
# What else tells that something is taken once in a day.
_EACH_DAY = re.compile(
    r"\b(?:24 ?h\w*|24 hours|un dia|one day|noches?|mananas?|nights?|mornings?|evenings?|bedtime|acostarse|desayuno"
    r"|breakfast|cena|dinner|dias?|days?)\b"
)
_DENIED_BEFORE = re.compile(r"\b(?:no|nunca|never|not|don.t|en vez de|instead of)\b[^,:]{0,40}$")
_DENIED_AFTER = re.compile(r"^[^,:]{0,24}\b(?:error|mistake|mortal|fatal|deadly)\b")
_SENTENCE = re.compile(r"[^.;!?\n]+")


@dataclass(frozen=True, slots=True)
class Rhythms:
    """What a text says of how often: the rhythms by name, and whether it tells of hours or of parts of a day."""

    named: frozenset[str]
    by_hours: bool
    in_a_day: bool


def rhythms(flat: str) -> Rhythms:
    """Read a text in lower case without accents."""
    named = frozenset(name for name, words in _RHYTHMS.items() if _places(words, flat))
    return Rhythms(named, _HOURS.search(flat) is not None, _EACH_DAY.search(flat) is not None)


def differ(asked: str, question: str, answer: str) -> bool:
    """Whether somebody asks of another rhythm than a row tells, such as daily for weekly; texts as written."""
    of_question = rhythms(fold(asked)).named
    of_row = rhythms(fold(answer)).named or rhythms(fold(question)).named
    return bool(of_question and of_row) and of_question.isdisjoint(of_row)


def unsupported_rhythms(flat: str, held: Sequence[Rhythms]) -> list[tuple[int, int]]:
    """Where a text says "daily" or "weekly" and nothing it stands on does; `flat` as for `rhythms`.

    "Daily" is marked only where that has another rhythm: many a row says it in other words, or not at all.
    """
    named = frozenset[str]().union(*(one.named for one in held))
    has_other = bool(named) or any(one.by_hours for one in held)
    daily = "day" in named or (not named and any(one.in_a_day for one in held)) or not has_other
    supported = named | {"day"} if daily else named
    return [
        place for name, words in _RHYTHMS.items() if name not in supported for place in _places(words, flat)
    ]


def _places(words: re.Pattern[str], flat: str) -> list[tuple[int, int]]:
    """Where it is said, but not where it is denied or called a mistake: "never daily"."""
    return [
        (sentence.start() + found.start(), sentence.start() + found.end())
        for sentence in _SENTENCE.finditer(flat)
        for found in words.finditer(sentence[0])
        if not _DENIED_BEFORE.search(sentence[0], max(0, found.start() - 50), found.start())
        and not _DENIED_AFTER.search(sentence[0][found.end() : found.end() + 40])
    ]

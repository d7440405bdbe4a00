"""The strengths a text names beside its medicines: "rivaroxaban 20 mg", "Adiro 300"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

Strength = tuple[float, str]
"""A number in mg, or in its own unit; the unit is "" where the text has none."""

_IN_MG = {"mg": 1.0, "mgs": 1.0, "miligramos": 1.0, "g": 1000.0, "gr": 1000.0, "gramo": 1000.0, "gramos": 1000.0,
          "gram": 1000.0, "grams": 1000.0, "mcg": 0.001, "microgramos": 0.001, "ug": 0.001}  # fmt: skip
_OTHER = {"ui": "iu", "iu": "iu", "unidades": "iu", "units": "iu"}
_LEAST = 2.0  # a smaller number beside a name counts packs or tablets
# "600 al dia", "3 times": what a bare number beside a name counts when it is no strength.
_COUNTED = {
    "al", "cada", "veces", "vez", "times", "x", "a", "per", "por", "o", "or", "y", "and", "dias", "dia",
    "days", "day", "horas", "hora", "hours", "hour", "h", "semanas", "weeks", "meses", "months", "anos", "ano",
    "years", "year", "yr", "yrs", "yo", "comprimidos", "comprimido", "pastillas", "pastilla", "capsulas",
    "tablets", "tablet", "pills", "pill", "cajas", "caja", "packs", "kilos", "kg", "lb", "lbs", "ml", "gotas",
    "drops", "sobres", "to",
}  # fmt: skip

_AMOUNT = re.compile(
    r"\d\s*(?:mg|g|gr|mcg|ug|ml|ui|iu|gotas?|drops?|unidades|units|comprimidos?|tablets?|capsulas?|capsules?|pastillas?"
    r"|pills?|sobres?|sachets?|puffs?|inhalacion(?:es)?|pulsaciones|parches?|patch(?:es)?|veces|times)\b"
    r"|\b(?:un|una|medio|media|dos|tres|cuatro) (?:sola )?"
    r"(?:vez|veces|comprimidos?|capsulas?|pastillas?|sobres?|dosis|inhalacion(?:es)?|pulsacion(?:es)?|gotas?)\b"
    r"|\b(?:one|two|three|four|half a) (?:tablets?|capsules?|pills?|puffs?|doses?|times|drops?|sachets?|patch(?:es)?)\b"
    r"|\b(?:once|twice|daily|weekly|monthly|diari[oa]s?|semanal(?:es)?|mensual(?:es)?)\b"
    r"|\b(?:cada|every|each|al|a la|per|todos los|todas las) "
    r"(?:\w+ )?(?:dias?|horas?|semanas?|mananas?|noches?|day|week|hours?|morning|night|evening|month)\b"
    r"|\b(?:dosis|dose) (?:habitual|usual|recomendada|recommended|maxima|maximum|inicial)\b"
)


def tells_amount(text: str) -> bool:
    """Whether a text says how much or how often: "500 mg", "twice daily", "cada 8 horas", "una pastilla"."""
    return _AMOUNT.search(fold(text)) is not None


def strengths(text: str, name_ends: Iterable[int]) -> frozenset[Strength]:
    """The strengths of a text; `name_ends` are the token places after each of its medicines' names."""
    return _strengths(text, tuple(name_ends))


@lru_cache(maxsize=4096)
def _strengths(text: str, name_ends: tuple[int, ...]) -> frozenset[Strength]:
    words = tokens(text)
    found: set[Strength] = set()
    for end in name_ends:
        at = end
        while at < len(words) and at < end + 2 and _value(words[at]) is None:
            at += 1
        value = _value(words[at]) if at < len(words) else None
        if value is None:
            continue
        unit = words[at + 1] if at + 1 < len(words) else ""
        if unit in _IN_MG:
            found.add((value * _IN_MG[unit], "mg"))
        elif unit in _OTHER:
            found.add((value, _OTHER[unit]))
        elif at == end and unit not in _COUNTED and value >= _LEAST:
            found.add((value, ""))
    return frozenset(found)


def differ(asked: frozenset[Strength], held: frozenset[Strength]) -> bool:
    """Whether both name strengths and share none; a number without a unit may mean any."""
    if not asked or not held:
        return False
    return not any(a == b and (not u or not v or u == v) for a, u in asked for b, v in held)


def _value(word: str) -> float | None:
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None

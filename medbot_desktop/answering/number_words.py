"""Numbers written in words, Spanish and English, up to the hundred thousands: "veinticinco", "two hundred and fifty".

A phrase counts as one number, so that "treinta y cinco" is never read as the 5 at its end.
"""

from __future__ import annotations

import re
from decimal import Decimal


def _named(first: int, words: str, step: int = 1) -> dict[str, int]:
    return {word: first + step * i for i, group in enumerate(words.split()) for word in group.split("/")}


_ONES = _named(
    1, "un/una/uno/one dos/two tres/three cuatro/four cinco/five seis/six siete/seven ocho/eight nueve/nine"
)
_TEENS = _named(
    10,
    "diez/ten once/eleven doce/twelve trece/thirteen catorce/fourteen quince/fifteen dieciseis/sixteen "
    "diecisiete/seventeen dieciocho/eighteen diecinueve/nineteen",
) | _named(
    21,
    "veintiun/veintiuno/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho "
    "veintinueve",
)  # fmt: skip
_TENS = _named(
    20,
    "veinte/twenty treinta/thirty cuarenta/forty/fourty cincuenta/fifty sesenta/sixty setenta/seventy ochenta/eighty "
    "noventa/ninety",
    10,
)
_HUNDREDS = {"cien": 100, "ciento": 100} | {
    f"{stem}cient{end}s": value
    for stem, value in {
        "dos": 200, "tres": 300, "cuatro": 400, "seis": 600, "sete": 700, "ocho": 800, "nove": 900,
    }.items()
    for end in "oa"
} | {"quinientos": 500, "quinientas": 500}  # fmt: skip
_PARTS = {"medio": "0.5", "media": "0.5", "half": "0.5"}
_DOZEN = {"docena", "docenas", "dozen"}
_PAIR = {"par", "couple", "pair"}
_SHARES = {
    "cuarto": 4,
    "cuartos": 4,
    "quarter": 4,
    "quarters": 4,
    "tercio": 3,
    "tercios": 3,
    "third": 3,
    "thirds": 3,
}
_VALUES = _ONES | _TEENS | _TENS | _HUNDREDS


def _any_of(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_GAP = r"[ \u00a0-]"
_SMALL = (
    rf"(?:{_any_of(_TENS)}(?:(?:{_GAP}|{_GAP}y{_GAP}){_any_of(_ONES)})?|{_any_of(_TEENS)}|{_any_of(_ONES)})"
    r"(?![^\W\d_])"
)
_BELOW_1000 = (
    rf"(?:{_any_of(_HUNDREDS)}(?:{_GAP}{_SMALL})?"
    rf"|(?:{_any_of(_ONES)}|a){_GAP}hundred(?:{_GAP}(?:and{_GAP})?{_SMALL})?|hundred|{_SMALL})"
)
# "A third dose" is the one after the second; a share is of something.
_OF = rf"{_GAP}(?:de|of)(?:{_GAP}(?:a|an|the|un|una|el|la))?(?={_GAP})"
_SHARE = rf"(?:un|una|a|one|dos|two|tres|three){_GAP}(?:cuartos?|quarters?|tercios?|thirds?){_OF}"
_COUNTED = (
    rf"(?:(?:{_any_of(_ONES)}|half{_GAP}an?|an?|media|half){_GAP})?(?:docenas?|dozen)(?![^\W\d_])(?:{_OF})?"
    rf"|(?:un|an?){_GAP}(?:par|couple|pair)(?![^\W\d_])(?:{_OF})?"
)
_HALF = rf"(?:{_GAP}(?:y|and){_GAP}(?:a{_GAP})?(?:medio|media|half))?"

PHRASE = (
    rf"(?:{_SHARE}|{_COUNTED}|(?:{_BELOW_1000}{_GAP})?(?:mil|thousand)(?:{_GAP}{_BELOW_1000})?|{_BELOW_1000}{_HALF}"
    rf"|medio|media|half(?:{_GAP}(?:a|an)(?={_GAP}))?)(?![^\W\d_])"
)
"""A pattern, without groups, of a whole number phrase in lower case without accents."""


def value_of(phrase: str) -> Decimal | None:
    """What a phrase that PHRASE matched is worth; None for what is none."""
    words = re.split(r"[ \u00a0-]", phrase)
    if group := _group_of(words):
        return group
    if words[0] in _PARTS:
        return Decimal(_PARTS[words[0]])
    whole, now, half = 0, 0, Decimal(0)
    for word in words:
        if word in _PARTS:
            half = Decimal(_PARTS[word])
        elif word == "hundred":
            now = (now or 1) * 100
        elif word in ("mil", "thousand"):
            whole, now = whole + (now or 1) * 1000, 0
        elif word in _VALUES:
            now += _VALUES[word]
        elif word not in ("y", "and", "a", "an"):
            return None
    return Decimal(whole + now) + half


def _group_of(words: list[str]) -> Decimal | None:
    """What is said by the dozen, by twos or as a share of something; None for all else."""
    count = Decimal(_PARTS[words[0]]) if words[0] in _PARTS else Decimal(_VALUES.get(words[0], 1))
    for word in words:
        if word in _DOZEN:
            return count * 12
        if word in _PAIR:
            return Decimal(2)
        if word in _SHARES:
            return count / _SHARES[word]
    return None

"""How a number is meant: at most, at least, not, or as it stands. Read in the words around it, in both languages."""

from __future__ import annotations

import re
from enum import Enum


class Bound(Enum):
    """What the words beside a number make of it."""

    NONE = ""
    MOST = "most"
    LEAST = "least"
    NOT = "not"


_NO = r"(?:no|nunca|jamas|not|never|dont|don.t|doesn.t|mustn.t|without|sin)"
_MORE = r"(?:mas|more|longer|over|other) (?:de|que|than)|mas alla de"
# In this order: "no more than" before "more than".
_BEFORE = (
    (
        Bound.LEAST,
        r"(?:al|por lo) menos|at (?:least|the least)|\bminim[oa]\w*|\bminimum"
        rf"|{_NO}\b[^.]{{0,24}}\b(?:menos|antes|less|fewer|under|before|earlier|younger|sooner)(?: (?:de|que|than))?",
    ),
    (
        Bound.MOST,
        rf"{_NO}\b[^.]{{0,40}}\b(?:{_MORE}|super\w+|exced\w+|exceed\w*|sobrepas\w+|pas\w+ de)"
        r"|\bhasta\b|\bup to\b|\bat (?:the )?most\b|\b(?:como|a lo) (?:mucho|maximo|sumo)\b|\bmaxim\w+|\bmax\b"
        r"|\b(?:tope|limite|limit(?:ed)?)\b|\b(?:menos|menor(?:es)?|less|fewer|younger) (?:de|que|than)\b"
        r"|\b(?:under|below|within|antes de|before)\b",
    ),
    (
        Bound.LEAST,
        r"\b(?:a partir|desde|mayor(?:es)?|tras|pasad[oa]s)(?: de)?(?: los| las)?$"
        r"|\b(?:mas de|mas que|more than|longer than|older than|over|above|from the age of)$",
    ),
    (
        Bound.NOT,
        rf"\b{_NO} (?:(?:se|lo|la|los|las|debe|deben|must|should|do|to) ){{0,2}}[^\W\d_]+(?: (?:los|las|the|mas))?\W*$",
    ),
)
# "Cada 8 horas, máximo 400 mg": that is said of the next number.
_OF_ANOTHER = r"(?!\W{0,3}(?:(?:de|of|dosis|dose)\W{0,3})?\d)"
_AFTER = (
    (
        Bound.LEAST,
        r"^\W{0,3}(?:(?:o|y) (?:mas|mayores)|(?:or|and) (?:more|over|older|above|up)|en adelante|como minimo|at least"
        rf"|por lo menos|al menos)\b{_OF_ANOTHER}",
    ),
    (
        Bound.MOST,
        r"^\W{0,3}(?:(?:de |al |a |por |per )?(?:dia|day|daily|24 h\w*)?\W{0,2}(?:como|a lo) (?:maximo|mucho|sumo)"
        rf"|at (?:the )?most|(?:o|y) menos|(?:or|and) (?:less|under|younger)|maxim\w+)\b{_OF_ANOTHER}",
    ),
)
_BEFORE_RE = tuple((bound, re.compile(words)) for bound, words in _BEFORE)
_AFTER_RE = tuple((bound, re.compile(words)) for bound, words in _AFTER)
# What is said of a number stands in its clause and after the number before it.
_BARRIER = re.compile(r"[.;:!?\n\d]")
_SENTENCE_END = re.compile(r"[.;:!?\n]")
_REACH = 60


def bound_of(flat: str, start: int, end: int) -> Bound:
    """How the number at flat[start:end] is meant; `flat` is lower case without accents."""
    before = _BARRIER.split(flat[max(0, start - _REACH) : start])[-1].rstrip(" \u00a0*_(")
    after = _SENTENCE_END.split(flat[end : end + _REACH])[0]
    for reading, words_of in ((after, _AFTER_RE), (before, _BEFORE_RE)):
        for bound, words in words_of:
            if words.search(reading):
                return bound
    return Bound.NONE


def opposed(said: Bound, held: Bound) -> bool:
    """Whether a text that says it so goes beyond a row that holds it so.

    A row's amount given as a limit is let pass, and so is "2 hours" for "at least 2 hours".
    """
    if said is held:
        return False
    if said is Bound.NONE:
        return held in (Bound.MOST, Bound.NOT)
    if said is Bound.NOT:
        return held is not Bound.MOST
    return held in ({Bound.MOST, Bound.NOT} if said is Bound.LEAST else {Bound.LEAST})

"""Personal details in a question, found and masked before anything is stored or sent.

What each looks like in Spain, Latin America and the USA stands in personal_numbers.py and person_names.py. Stdlib
only; the window's process uses it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class DetailKind(StrEnum):
    """What a detail is."""

    MAIL = "mail"
    CARD = "card"
    DOCUMENT = "document"
    INSURANCE = "insurance"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Detail:
    """A personal detail at text[start:end]."""

    kind: DetailKind
    start: int
    end: int


# What takes a detail's place. It becomes part of the stored question and has to be recognised in it for good, so it
# stands here and not among the sentences of texts.
_MASKS: dict[str, dict[DetailKind, str]] = {
    "es": {
        DetailKind.MAIL: "[correo]",
        DetailKind.CARD: "[tarjeta]",
        DetailKind.DOCUMENT: "[documento]",
        DetailKind.INSURANCE: "[seguro]",
        DetailKind.PHONE: "[teléfono]",
        DetailKind.BIRTH_DATE: "[fecha de nacimiento]",
        DetailKind.ADDRESS: "[dirección]",
        DetailKind.NAME: "[nombre]",
    },
    "en": {
        DetailKind.MAIL: "[mail]",
        DetailKind.CARD: "[card]",
        DetailKind.DOCUMENT: "[document]",
        DetailKind.INSURANCE: "[insurance]",
        DetailKind.PHONE: "[phone]",
        DetailKind.BIRTH_DATE: "[date of birth]",
        DetailKind.ADDRESS: "[address]",
        DetailKind.NAME: "[name]",
    },
}

_MASKED = re.compile(r"\[[^\[\]\n]{3,30}\]")
_OPAQUE = "\x00"  # stands for what is masked already: no pattern reaches across it


def find(text: str) -> tuple[Detail, ...]:
    """The personal details of a text, in order and apart from one another."""
    rest = _MASKED.sub(lambda m: _OPAQUE * len(m[0]), text)
    found: list[Detail] = []
    while True:
        more = _found_in(rest)
        if not more:
            return tuple(sorted(found, key=lambda d: d.start))
        found += more
        for detail in more:
            rest = rest[: detail.start] + _OPAQUE * (detail.end - detail.start) + rest[detail.end :]


def mask(text: str) -> str:
    """The text with every detail replaced by a word for it, "[teléfono]"; a masked text stays as it is."""
    details = find(text)
    if not details:
        return text
    language = _language_of(text)
    parts = []
    at = 0
    for detail in details:
        parts += [text[at : detail.start], _MASKS[language][detail.kind]]
        at = detail.end
    return "".join([*parts, text[at:]])


def _found_in(text: str) -> list[Detail]:
    """Details that do not overlap; the earlier rule wins."""
    taken: list[Detail] = []
    for kind, rule in _rules():
        for start, end in rule(text):
            if all(end <= d.start or d.end <= start for d in taken):
                taken.append(Detail(kind, start, end))
    return taken


@cache
def _rules() -> tuple[tuple[DetailKind, Callable[[str], Iterator[tuple[int, int]]]], ...]:
    # 13 ms of patterns: made for the first question and not before the window is painted.
    from medbot_desktop.domain.person_names import addresses_in, birth_dates_in, names_in
    from medbot_desktop.domain.personal_numbers import (
        cards_in,
        documents_in,
        insurances_in,
        mails_in,
        phones_in,
    )

    return (
        (DetailKind.MAIL, mails_in),
        (DetailKind.CARD, cards_in),
        (DetailKind.DOCUMENT, documents_in),
        (DetailKind.INSURANCE, insurances_in),
        (DetailKind.BIRTH_DATE, birth_dates_in),
        (DetailKind.ADDRESS, addresses_in),
        (DetailKind.PHONE, phones_in),
        (DetailKind.NAME, names_in),
    )


_NAME_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {
        "the",
        "is",
        "are",
        "my",
        "his",
        "her",
        "for",
        "with",
        "can",
        "take",
        "does",
        "what",
        "how",
        "of",
        "and",
        "to",
        "in",
        "patient",
        "called",
        "name",
        "phone",
        "call",
        "born",
        "i",
    }
)
_SPANISH = frozenset(
    {
        "el",
        "la",
        "los",
        "las",
        "es",
        "de",
        "que",
        "para",
        "con",
        "puede",
        "mi",
        "su",
        "y",
        "en",
        "un",
        "una",
        "se",
        "tomar",
        "paciente",
        "llama",
        "telefono",
        "nacido",
        "soy",
    }
)


def _language_of(text: str) -> str:
    """The language the mask's words are written in; Spanish where the text does not tell."""
    words = _NAME_WORD.findall(text.lower())
    return "en" if sum(w in _ENGLISH for w in words) > sum(w in _SPANISH for w in words) else "es"

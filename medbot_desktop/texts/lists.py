"""How each language joins names ("A, B y C", "A, B, and C"), writes a day, and says one thing or several."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Spanish says "e" before the sound of an i: "furosemida e ibuprofeno", "calcio e hidrocortisona", but "calcio y hierro".
_I_SOUND = re.compile(r"h?i(?![aeou])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
AND = {"es": "y", "en": "and"}
SEPARATOR = "\n"
"""Between the names in one parameter of a sentence, which is joined when it is shown."""


def joined(names: Sequence[str], language: str) -> str:
    """The names in one phrase."""
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    if language not in AND:
        return ", ".join(names)
    if language != "es":
        comma = "," if language == "en" and len(first) > 1 else ""
        return f"{', '.join(first)}{comma} {AND[language]} {last}"
    plain = "".join(c for c in unicodedata.normalize("NFD", last.lower()) if not unicodedata.combining(c))
    return f"{', '.join(first)} {'e' if _I_SOUND.match(plain) else AND['es']} {last}"


def review_date(iso: str, language: str) -> str:
    """A date of the data, 2026-09-14, as the reader writes it; what is no such date stays as it is."""
    if language != "es" or not _DAY.fullmatch(iso):
        return iso
    try:
        return f"{date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso


class Shown(str):
    """What stands in the place of a parameter; `{n:row|rows}` gives the first word for "1", else the second."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, bar, several = words.partition("|")
        if bar:
            return one if self == "1" else several
        return super().__format__(words)

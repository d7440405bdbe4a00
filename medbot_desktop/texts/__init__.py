"""Sentences by stable code, Spanish and English, for everything that is not a widget: errors, reasons, notices, help.

Stdlib only; usable in every process. Each module is one subject: its `SENTENCES` are (Spanish, English) by code.
Parameters stand in braces; several names in one, a line each, are joined and a day is written as the language does, and
`{n:row|rows}` is the word for that number of things. A test holds both languages to the same codes and parameters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.texts import (
    administration,
    answers,
    cloud,
    copies,
    countries,
    errors,
    files,
    findings,
    further,
    generated,
    google_cloud,
    guide,
    history,
    hosted,
    keeping,
    library,
    qualifiers,
    red_flags,
    tuning,
    tuning_window,
    window,
)
from medbot_desktop.texts.lists import SEPARATOR, Shown, joined, review_date

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBJECTS = (
    administration,
    answers,
    cloud,
    copies,
    countries,
    errors,
    files,
    findings,
    generated,
    google_cloud,
    guide,
    history,
    hosted,
    keeping,
    library,
    qualifiers,
    red_flags,
    tuning,
    tuning_window,
    window,
)

TEXTS: dict[str, dict[str, str]] = {
    language: {code: pair[place] for subject in SUBJECTS for code, pair in subject.SENTENCES.items()}
    for place, language in enumerate(("es", "en"))
} | further.SENTENCES


def say(language: str, code: str, params: Mapping[str, str | int] | None = None) -> str:
    """The sentence of `code` in `language`, English where nobody wrote that. Raises KeyError for a code nobody wrote."""
    shown = {
        name: Shown(joined([review_date(part, language) for part in value.split(SEPARATOR)], language))
        if isinstance(value, str)
        else Shown(value)
        for name, value in (params or {}).items()
    }
    return TEXTS.get(language, TEXTS["en"])[code].format_map(shown)

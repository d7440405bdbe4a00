"""Questions to show where nothing has been asked yet: real ones of the active data, spread over medicines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import Row

SHOWN = 6
_MAX_LENGTH = 90


def suggested_questions(rows: Sequence[Row], count: int = SHOWN) -> tuple[str, ...]:
    """Up to `count` questions of different medicines, evenly over the rows; the same for the same rows."""
    first_of: dict[str, str] = {}
    for row in rows:
        if row.medicine and len(row.question) <= _MAX_LENGTH:
            first_of.setdefault(row.medicine, row.question)
    questions = list(first_of.values()) or [r.question for r in rows if len(r.question) <= _MAX_LENGTH]
    step = max(1, len(questions) // count)
    return tuple(dict.fromkeys(questions[::step]))[:count]

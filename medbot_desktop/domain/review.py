"""When a row was last reviewed, as its cell tells it, and whether that is too long ago."""

from __future__ import annotations

import datetime
import re

REVIEW_MONTHS = 24

_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})")
_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2})(?:[-/. ](\d{2,4}))?")


def date_of(cell: str) -> datetime.date | None:
    """The date a cell tells: 2026-09-14, 14/09/2026 (day first unless it cannot be), 09/2026, 2026."""
    if cell.isdigit() and len(cell) == 4:
        return _date(int(cell), 1, 1)
    found = _MONTH.fullmatch(cell)
    if found:
        return _date(int(found[2]), int(found[1]), 1)
    found = _DATE.match(cell)
    if not found:
        return None
    first, second, third = (int(part) if part else 0 for part in found.groups())
    if first > 999:
        return _date(first, second, third or 1)
    if not third:
        return None
    year = third if third > 99 else 2000 + third
    return _date(year, second, first) or _date(year, first, second)


def review_day(cell: str) -> str:
    """The date a cell tells as 2026-09-14, which sorts; "" where it tells none."""
    reviewed = date_of(cell.strip())
    return reviewed.isoformat() if reviewed else ""


def due_before(today: datetime.date) -> str:
    """The day, as 2026-09-14, before which a review is due again."""
    years, months = divmod(today.year * 12 + today.month - 1 - REVIEW_MONTHS, 12)
    return datetime.date(years, months + 1, 1).isoformat()


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

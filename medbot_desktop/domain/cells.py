"""Cells that a spreadsheet must not calculate. Excel, LibreOffice and Google Sheets run what begins like a formula.

One apostrophe before it stops them; a cell that already has apostrophes there gets one more, so that taking one
away gives back exactly what was written.
"""

from __future__ import annotations

import re

_GUARDABLE = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(cell: str) -> str:
    """The cell so that no spreadsheet calculates it; `unguard` gives it back."""
    return "'" + cell if _GUARDABLE.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell without the apostrophe that `guard`, or a careful exporter, put before a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell

"""The recycle bin's rule, the same for what is deleted from the history and from the library."""

from __future__ import annotations

import math

from medbot_desktop.domain.clock import DAY_S

BIN_DAYS = 30
"""So long what was deleted can be restored."""
DAYS_IN_USE = 10
"""So many of them the program must have run, fewer than a pharmacy is open: only a clock that jumped waits for them."""


def days_left(deleted_at: float, now: float) -> int:
    """Days until what was deleted may be erased, from 0 to `BIN_DAYS` whatever the clock says; both UTC seconds."""
    return min(BIN_DAYS, max(0, math.ceil(BIN_DAYS - (now - deleted_at) / DAY_S)))

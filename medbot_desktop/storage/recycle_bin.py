"""When what is deleted may be erased: after 30 days, on ten of which the program ran.

The clock alone is not enough: one set a year forward by mistake would erase at once what was deleted yesterday.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.recycle_bin import BIN_DAYS, DAYS_IN_USE

if TYPE_CHECKING:
    from medbot_desktop.storage.database import Database

NOTHING = float("-inf")


def erasable_before(database: Database, now: float, *tables: str) -> float:
    """Note that the program runs today; the `deleted_at` before which the records of `tables` may be erased.

    Call it on each day of use. What was deleted while the clock was ahead counts from now. UTC seconds; raises the
    domain's errors.
    """
    today = int(now // DAY_S)
    with database.writing():
        database.execute("DELETE FROM days_in_use WHERE day > ?", (today,))
        database.execute("INSERT OR IGNORE INTO days_in_use (day) VALUES (?)", (today,))
        for table in tables:
            database.execute(f"UPDATE {table} SET deleted_at = ? WHERE deleted_at > ?", (now, now + DAY_S))
    days = database.rows("SELECT day FROM days_in_use ORDER BY day DESC LIMIT ?", (DAYS_IN_USE,))
    if len(days) < DAYS_IN_USE:
        return NOTHING
    return min(now - BIN_DAYS * DAY_S, float(days[-1][0]) * DAY_S)

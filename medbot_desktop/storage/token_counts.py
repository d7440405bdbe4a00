"""How many tokens each hosted provider counted, by month, in history.db: kept when questions are deleted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.storage.database import Database


class TokenCounts:
    """Used from the history's thread. Methods raise the domain's errors."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, provider: str, sent: int, written: int, at: float) -> None:
        """Count the tokens of one answer for the month of `at` (UTC seconds), in this computer's time."""
        if sent > 0 or written > 0:
            self._database.execute(
                "INSERT INTO token_counts (month, provider, sent, written) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (month, provider) DO UPDATE SET "
                "sent = sent + excluded.sent, written = written + excluded.written",
                (_month(at), provider, max(sent, 0), max(written, 0)),
            )

    def of_month(self, at: float) -> dict[str, tuple[int, int]]:
        """(sent, written) by provider in the month of `at`; none for who counted nothing."""
        records = self._database.rows(
            "SELECT provider, sent, written FROM token_counts WHERE month = ?", (_month(at),)
        )
        return {str(provider): (int(sent), int(written)) for provider, sent, written in records}


def _month(at: float) -> str:
    return time.strftime("%Y-%m", time.localtime(at))

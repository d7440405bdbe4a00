"""What the history keeps of the questions asked, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.history import Kept

if TYPE_CHECKING:
    from medbot_desktop.storage.history_records import HistoryFile


class HistoryKept:
    """How much the history holds, for whoever decides what is kept."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file

    def counts(self) -> Kept:
        """All there is, the bin included and told apart."""
        [(questions, oldest_at)] = self._file.database.rows("SELECT count(*), min(asked_at) FROM turns")
        return Kept(
            questions=questions,
            in_bin=self._count(
                "turns t WHERE t.deleted_at IS NOT NULL OR EXISTS "
                "(SELECT 1 FROM conversations c WHERE c.id = t.conversation_id AND c.deleted_at IS NOT NULL)"
            ),
            drafts=self._count("drafts"),
            judged=self._count("judgements"),
            corrected=self._count("corrections WHERE state <> 'undone'"),
            oldest_at=oldest_at,
        )

    def _count(self, what: str) -> int:
        return int(self._file.database.rows(f"SELECT count(*) FROM {what}")[0][0])

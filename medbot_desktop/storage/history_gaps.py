"""The questions the data could not answer: the pharmacy's list of answers to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.history import Gap
from medbot_desktop.domain.search_words import MOST_TERMS, fold
from medbot_desktop.storage.history_words import quoted

if TYPE_CHECKING:
    from medbot_desktop.storage.history_records import HistoryFile

NEWEST = 20_000
"""So many unanswered turns are looked at, the newest."""
_WORD = re.compile(r"\w+")


class HistoryGaps:
    """What was asked and is not in the data: the questions a pharmacy has to find answers to."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file

    def gaps(self, limit: int = 500) -> list[Gap]:
        """The commonest first, then the newest. Questions are the same without case, accents and punctuation.

        One that was asked again later and answered is left out.
        """
        records = self._file.database.rows(
            "SELECT t.id, t.question, t.asked_at, t.medicines FROM turns t JOIN conversations c "
            "ON c.id = t.conversation_id WHERE t.kind = ? AND t.deleted_at IS NULL AND c.deleted_at IS NULL "
            "ORDER BY t.id DESC LIMIT ?",
            (AnswerKind.NOT_IN_DATA, NEWEST),
        )
        newest: dict[str, tuple[int, Gap]] = {}
        for turn_id, question, asked_at, medicines in records:
            if not isinstance(question, str):
                continue
            key = _key(question)
            if key in newest:
                last_id, gap = newest[key]
                newest[key] = (
                    last_id,
                    Gap(gap.question, gap.count + 1, max(gap.last_asked_at, asked_at), gap.medicines),
                )
            elif key:
                named = tuple(medicines.split("\n")) if medicines else ()
                newest[key] = (turn_id, Gap(question, 1, asked_at, named))
        ordered = sorted(newest.items(), key=lambda item: (-item[1][1].count, -item[1][0]))
        gaps: list[Gap] = []
        for key, (last_id, gap) in ordered:
            if len(gaps) == limit:
                break
            if not self._was_answered(key, last_id):
                gaps.append(gap)
        return gaps

    def _was_answered(self, key: str, last_id: int) -> bool:
        words = " AND ".join(quoted(word) for word in key.split()[:MOST_TERMS])
        records = self._file.database.rows(
            "SELECT t.question FROM turns_fts f CROSS JOIN turns t ON t.id = f.rowid "
            "WHERE turns_fts MATCH ? AND f.rowid > ? AND t.kind IN (?, ?, ?) AND t.deleted_at IS NULL LIMIT 20",
            (
                f"question : ({words})",
                last_id,
                AnswerKind.STORED,
                AnswerKind.GENERATED,
                AnswerKind.CHOOSE,
            ),
        )
        return any(isinstance(question, str) and _key(question) == key for (question,) in records)


def _key(question: str) -> str:
    return " ".join(_WORD.findall(fold(question)))

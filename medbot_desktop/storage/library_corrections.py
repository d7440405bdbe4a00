"""Which corrections are in library.db: what each changed, so that it can be taken back, and what it decided.

A question is kept as a digest of its words: whoever asked it may erase it from the history for good.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.corrections import Decisions
from medbot_desktop.domain.rows import RowFields

if TYPE_CHECKING:
    from medbot_desktop.storage.database import Database

_RECORD = "uuid, row_id, overruled, before, after, undone"


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """`row_id` is 0 until the row was written. `before` is what the row said, None where the row was added.

    `overruled` is the row of the shipped example that gives way, 0 if none does.
    """

    uuid: str
    row_id: int
    overruled: int
    before: RowFields | None
    after: RowFields
    undone: bool


class LibraryCorrections:
    """Used from the thread that writes the library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, uuid: str) -> AppliedCorrection | None:
        """A correction that was begun or applied here."""
        found = self._database.rows(f"SELECT {_RECORD} FROM corrections WHERE uuid = ?", (uuid,))
        return _applied(found[0]) if found else None

    def begin(self, correction: AppliedCorrection, asked_keys: tuple[str, ...], at: float) -> None:
        """Keep what is about to be done and which questions it decides, before the row is written."""
        with self._database.writing():
            self._database.execute(
                f"INSERT OR IGNORE INTO corrections ({_RECORD}, made_at) VALUES (?, 0, ?, ?, ?, 0, ?)",
                (
                    correction.uuid,
                    correction.overruled,
                    _as_text(correction.before),
                    _as_text(correction.after),
                    at,
                ),
            )
            self._database.execute_many(
                "INSERT OR IGNORE INTO decided_questions (key, uuid) VALUES (?, ?)",
                ((key, correction.uuid) for key in asked_keys if key),
            )

    def finish(self, uuid: str, row_id: int) -> None:
        """The row is written: from now on the correction decides."""
        self._database.execute("UPDATE corrections SET row_id = ? WHERE uuid = ?", (row_id, uuid))

    def undo(self, uuid: str) -> None:
        """The row is as it was: the correction decides nothing any more."""
        self._database.execute("UPDATE corrections SET undone = 1 WHERE uuid = ?", (uuid,))

    def decisions(self) -> Decisions:
        """What all corrections together have decided; of two on the same question the later one."""
        settled = self._database.rows(
            "SELECT q.key, c.row_id FROM decided_questions q JOIN corrections c ON c.uuid = q.uuid "
            "WHERE c.row_id AND NOT c.undone ORDER BY c.made_at, c.uuid"
        )
        overruled = self._database.rows(
            "SELECT c.overruled FROM corrections c JOIN rows r ON r.id = c.row_id "
            "JOIN data_sets s ON s.id = r.dataset_id "
            "WHERE c.overruled AND NOT c.undone AND s.enabled AND s.deleted_at = 0"
        )
        return Decisions(dict(settled), frozenset(row_id for (row_id,) in overruled))


def _applied(record: tuple[Any, ...]) -> AppliedCorrection:
    uuid, row_id, overruled, before, after, undone = record
    said = RowFields(**json.loads(after))
    return AppliedCorrection(
        uuid, row_id, overruled, RowFields(**json.loads(before)) if before else None, said, bool(undone)
    )


def _as_text(fields: RowFields | None) -> str | None:
    return None if fields is None else json.dumps(asdict(fields), ensure_ascii=False)

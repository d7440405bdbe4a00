"""The recycle bin: what is deleted waits 30 days, is put back by an undo, or is erased so that no byte is left.

Erasing takes several steps, so that a question can be stored between two of them; `upkeep` remembers what is left
to do if the program ends in the middle.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.history import Removed
from medbot_desktop.storage.database import Database
from medbot_desktop.storage.history_records import text_of
from medbot_desktop.storage.recycle_bin import erasable_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from medbot_desktop.storage.history_records import HistoryFile

MERGE_PAGES = 64
"""A step of wiping the index of words: 64 of its pages, a few milliseconds."""


class HistoryBin:
    """Deletes, puts back and erases; used from the thread that writes the history."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file

    def delete_turns(self, turn_ids: Sequence[int], at: float) -> None:
        """Put turns in the bin; those that lie there stay as they are."""
        self._set("turns", "deleted_at = ?", "deleted_at IS NULL", at, turn_ids)

    def restore_turns(self, turn_ids: Sequence[int]) -> None:
        """Put turns back in their place, and their conversation with them."""
        self._set("turns", "deleted_at = ?", "1", None, turn_ids)
        with self._file.database.writing():
            self._file.database.execute_many(
                "UPDATE conversations SET deleted_at = NULL "
                "WHERE id = (SELECT conversation_id FROM turns WHERE id = ?)",
                ((number,) for number in turn_ids),
            )

    def delete_conversations(self, conversation_ids: Sequence[int], at: float) -> None:
        """Put whole conversations in the bin."""
        self._set("conversations", "deleted_at = ?", "deleted_at IS NULL", at, conversation_ids)

    def delete_all(self, at: float) -> None:
        """Put every conversation in the bin, what was never sent with them."""
        with self._file.database.writing():
            self._file.database.execute(
                "UPDATE conversations SET deleted_at = ? WHERE deleted_at IS NULL", (at,)
            )
            self._file.database.execute("DELETE FROM drafts")

    def restore_conversations(self, conversation_ids: Sequence[int]) -> None:
        """Put conversations back; turns of theirs that were deleted one by one stay in the bin."""
        self._set("conversations", "deleted_at = ?", "1", None, conversation_ids)

    def holds(self, conversation_id: int) -> bool:
        """Whether a whole conversation lies in the bin."""
        found = self._file.database.rows(
            "SELECT 1 FROM conversations WHERE id = ? AND deleted_at IS NOT NULL", (conversation_id,)
        )
        return bool(found)

    def removed(self, limit: int = 500) -> list[Removed]:
        """What lies in the bin, the last deleted first; with a `limit` of -1 all of it."""
        records = self._file.database.rows(
            "SELECT c.id, 0, c.title, c.deleted_at, "
            "(SELECT count(*) FROM turns t WHERE t.conversation_id = c.id) "
            "FROM conversations c WHERE c.deleted_at IS NOT NULL "
            "UNION ALL "
            "SELECT t.conversation_id, t.id, t.question, t.deleted_at, 1 FROM turns t "
            "JOIN conversations c ON c.id = t.conversation_id "
            "WHERE t.deleted_at IS NOT NULL AND c.deleted_at IS NULL "
            "ORDER BY 4 DESC, 1 DESC LIMIT ?",
            (limit,),
        )
        return self._file.read(
            records, lambda r: Removed(int(r[0]), int(r[1]), text_of(r[2]), float(r[3]), int(r[4]))
        )

    # Erasing

    def erase(self, removed: Iterable[Removed], copies: Sequence[Path] = ()) -> list[str]:
        """Erase what lies in the bin for good; then call `erase_step` until it says it is done.

        The same is erased from `copies`, backups of history.db. Gives the names of those that could not be changed.
        """
        gone = list(removed)
        turn_ids = self._turns_of(gone)
        refused = [copy.name for copy in copies if not self._erased_from(copy, turn_ids)]
        database = self._file.database
        with database.writing():
            database.execute_many("DELETE FROM turns WHERE id = ?", ((number,) for number in turn_ids))
            database.execute_many(
                "DELETE FROM conversations WHERE id = ? AND deleted_at IS NOT NULL",
                ((r.conversation_id,) for r in gone if not r.turn_id),
            )
            # Where the last turn of a conversation goes, its title would stay, which is a question's words.
            database.execute_many(
                "DELETE FROM conversations WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM turns WHERE conversation_id = conversations.id)",
                ((r.conversation_id,) for r in gone if r.turn_id),
            )
            self._retitle({r.conversation_id for r in gone if r.turn_id})
            database.execute("INSERT OR IGNORE INTO upkeep (name) VALUES ('merge')")
        return refused

    def erase_old(self, now: float) -> int:
        """Erase what has lain in the bin as long as `recycle_bin` says; gives how much that was.

        Call it on each day of use.
        """
        before = erasable_before(self._file.database, now, "turns", "conversations")
        old = [removed for removed in self.removed(limit=10_000) if removed.deleted_at < before]
        if old:
            self.erase(old)
        return len(old)

    def erase_step(self) -> bool:
        """Do one more step of wiping what was erased; True when nothing is left to do."""
        database = self._file.database
        left = {name for (name,) in database.rows("SELECT name FROM upkeep")}
        if not left:
            return True
        if "merge" in left:
            if self._merge_step():
                return False
            database.execute("DELETE FROM upkeep WHERE name = 'merge'")
        if "vacuum" in left:
            database.execute("VACUUM")
            database.execute("DELETE FROM upkeep WHERE name = 'vacuum'")
        # The log still holds the pages as they were.
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return True

    def _merge_step(self) -> bool:
        """Write a part of the index anew without what was deleted; False when it is one piece without any."""
        database = self._file.database
        (pieces,) = database.rows("SELECT count(DISTINCT segid) FROM turns_fts_idx")[0]
        if pieces <= 1:
            return False
        before = database.connection.total_changes
        # A negative number makes one piece of all there are; said again, it goes on with that.
        database.execute("INSERT INTO turns_fts (turns_fts, rank) VALUES ('merge', ?)", (-MERGE_PAGES,))
        if database.connection.total_changes - before < 2:
            database.execute("INSERT INTO turns_fts (turns_fts) VALUES ('optimize')")
        return True

    def _turns_of(self, gone: Sequence[Removed]) -> list[int]:
        turn_ids = [removed.turn_id for removed in gone if removed.turn_id]
        for removed in gone:
            if not removed.turn_id:
                found = self._file.database.rows(
                    "SELECT id FROM turns WHERE conversation_id = ?", (removed.conversation_id,)
                )
                turn_ids += [number for (number,) in found]
        return turn_ids

    def _retitle(self, conversation_ids: set[int]) -> None:
        """A title made of an erased question becomes that of the first question left."""
        for number in sorted(conversation_ids):
            self._file.database.execute(
                "UPDATE conversations SET title = coalesce((SELECT substr(question, 1, 80) FROM turns "
                "WHERE conversation_id = conversations.id ORDER BY id LIMIT 1), title) "
                "WHERE id = ? AND NOT renamed",
                (number,),
            )

    def _erased_from(self, copy: Path, turn_ids: Sequence[int]) -> bool:
        """Erase the same turns from a backup, of whatever schema; False if it could not be changed."""
        asked = self._identities(turn_ids)
        try:
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                database = Database(connection, copy)
                with database.translated():
                    _wipe_copy(connection, asked)
        except (MedBotError, sqlite3.Error):
            return False
        return True

    def _identities(self, turn_ids: Sequence[int]) -> list[tuple[float, str]]:
        """When and what: ids may mean other turns in a copy of an earlier life."""
        found: list[tuple[float, str]] = []
        for number in turn_ids:
            found += self._file.database.rows("SELECT asked_at, question FROM turns WHERE id = ?", (number,))
        return found

    def _set(self, table: str, what: str, where: str, value: object, numbers: Sequence[int]) -> None:
        with self._file.database.writing():
            self._file.database.execute_many(
                f"UPDATE {table} SET {what} WHERE id = ? AND {where}", ((value, number) for number in numbers)
            )


def _wipe_copy(connection: sqlite3.Connection, asked: Sequence[tuple[float, str]]) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TEMP TABLE gone_from AS SELECT 0 AS id WHERE 0")
    for at, question in asked:
        connection.execute(
            "INSERT INTO gone_from SELECT conversation_id FROM turns WHERE asked_at = ? AND question = ?",
            (at, question),
        )
        connection.execute("DELETE FROM turns WHERE asked_at = ? AND question = ?", (at, question))
    connection.execute(
        "DELETE FROM conversations WHERE id IN (SELECT id FROM gone_from) AND id NOT IN "
        "(SELECT conversation_id FROM turns)"
    )
    connection.execute("COMMIT")
    connection.execute("INSERT INTO turns_fts (turns_fts) VALUES ('rebuild')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

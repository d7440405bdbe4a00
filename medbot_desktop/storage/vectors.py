"""Vectors and readings of rows in vectors.db: a cache of what can be computed again. Knows them as bytes alone.

So no fault of the file stops anything: what cannot be read is missing, what cannot be written is not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from medbot_desktop.domain.errors import DatabaseDamaged, EnvironmentFailure
from medbot_desktop.storage.opening import open_database
from medbot_desktop.storage.vector_migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.storage.database import Database

K = TypeVar("K", bytes, int)

FILE_NAME = "vectors.db"

_BATCH = 64
_PRUNED_AT_ONCE = 1_000
_KEYS_A_QUERY = 500  # SQLite's oldest limit on parameters is 999
# An ask may wait for a vector, never long for another process that is writing.
_BUSY_TIMEOUT_S = 0.5


class VectorFile:
    """The store on disk, used from one thread; implements the ports VectorStore and ReadingStore.

    Additions are written 64 at a time and by `close`; a process that is killed loses at most the last batch.
    `notice` tells what happened to the file when it was opened.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[bytes, bytes] = {}
        self._waiting_readings: dict[int, bytes] = {}
        self._database = _open(folder)
        self.notice: Sentence | None = self._database.notice if self._database else None

    @classmethod
    def open(cls, folder: Path) -> VectorFile:
        """Open or make vectors.db in `folder`; a damaged one is set aside. Without a usable one nothing is kept."""
        return cls(folder)

    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:
        """What is stored under these keys; those that are missing or cannot be read are left out."""
        return self._found(keys, self._waiting, "SELECT key, vector FROM vectors WHERE key IN")

    def readings(self, row_ids: list[int]) -> dict[int, bytes]:
        """What was kept of these rows; those that are missing or cannot be read are left out."""
        return self._found(row_ids, self._waiting_readings, "SELECT id, reading FROM readings WHERE id IN")

    def add(self, vectors: dict[bytes, bytes]) -> None:
        """Keep these under their keys, in the place of what was there."""
        self._waiting.update(vectors)
        if len(self._waiting) >= _BATCH:
            self.flush()

    def keep_readings(self, readings: dict[int, bytes]) -> None:
        """Keep these of the rows, in the place of what was there."""
        self._waiting_readings.update(readings)
        if len(self._waiting_readings) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was added since the last batch."""
        vectors, self._waiting = self._waiting, {}
        readings, self._waiting_readings = self._waiting_readings, {}
        if self._database is None or not (vectors or readings):
            return
        try:
            with self._database.writing():
                self._database.execute_many(
                    "INSERT INTO vectors (key, vector) VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET vector = excluded.vector",
                    vectors.items(),
                )
                self._database.execute_many(
                    "INSERT OR REPLACE INTO readings (id, reading) VALUES (?, ?)", readings.items()
                )
        except DatabaseDamaged:
            self._reopen()
        except EnvironmentFailure:
            pass  # a full disk or another writer: these are computed again when they are asked for

    def kept_for(self) -> str:
        """The encoder whose vectors alone are left here; "" where those of others may be."""
        found = self._rows("SELECT encoder FROM kept_for")
        return str(found[0][0]) if found else ""

    def prune(self, used: Container[bytes], encoder_id: str, after: int = 0) -> int | None:
        """Remove what nobody uses any more, a thousand at a time; gives where to go on, None when it is done.

        Then `encoder_id` is known to be the one whose vectors are left. A key that is wanted again is computed again.
        """
        self.flush()
        found = self._rows(
            "SELECT id, key FROM vectors WHERE id > ? ORDER BY id LIMIT ?", (after, _PRUNED_AT_ONCE)
        )
        unused = [(number,) for number, key in found if key not in used]
        if self._database is None:
            return None
        try:
            with self._database.writing():
                self._database.execute_many("DELETE FROM vectors WHERE id = ?", unused)
                if not found:
                    self._database.execute("DELETE FROM kept_for")
                    self._database.execute("INSERT INTO kept_for (encoder) VALUES (?)", (encoder_id,))
        except EnvironmentFailure:
            return None  # at the next start
        return int(found[-1][0]) if found else None

    def prune_readings(self, used: Container[int], after: int = 0) -> int | None:
        """Remove the readings of rows that are not among `used`, a thousand at a time; None when it is done."""
        self.flush()
        found = self._rows(
            "SELECT id FROM readings WHERE id > ? ORDER BY id LIMIT ?", (after, _PRUNED_AT_ONCE)
        )
        unused = [row for row in found if row[0] not in used]
        if unused and self._database is not None:
            try:
                with self._database.writing():
                    self._database.execute_many("DELETE FROM readings WHERE id = ?", unused)
            except EnvironmentFailure:
                return None  # at the next start
        return int(found[-1][0]) if found else None

    def close(self) -> None:
        self.flush()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _found(self, keys: list[K], waiting: dict[K, bytes], select: str) -> dict[K, bytes]:
        found = {key: waiting[key] for key in keys if key in waiting}
        wanted = [key for key in keys if key not in found]
        for start in range(0, len(wanted), _KEYS_A_QUERY):
            some = wanted[start : start + _KEYS_A_QUERY]
            found.update(self._rows(f"{select} ({','.join('?' * len(some))})", some))
        return found

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if self._database is None:
            return []
        try:
            return self._database.rows(sql, values)
        except DatabaseDamaged:
            self._reopen()
        except EnvironmentFailure:
            pass  # locked for now, or a later version's file with another schema
        return []

    def _reopen(self) -> None:
        """Damage met while the file was in use: opening it again looks at every page and sets it aside."""
        if self._database is not None:
            self._database.close()
        self._database = _open(self._folder)


def _open(folder: Path) -> Database | None:
    try:
        return open_database(
            folder / FILE_NAME,
            MIGRATIONS,
            synchronous="NORMAL",
            busy_timeout_s=_BUSY_TIMEOUT_S,
            computed=True,
        )
    except EnvironmentFailure:
        return None

"""An open SQLite file: statements, transactions, and its errors in the domain's words. Knows no table."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseUnreachable,
    DiskFull,
    FolderReadOnly,
    MedBotError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from medbot_desktop.domain.answers import Sentence

COMPANIONS = ("-wal", "-shm")


class Database:
    """An open SQLite file, used from the thread that opened it.

    `notice` tells what the user has to know about the file; `newer` is true where a later version of the
    program wrote it and it is only read.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.notice: Sentence | None = None
        self.newer = False

    def rows(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises the domain's errors."""
        with self.translated():
            return self.connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> sqlite3.Cursor:
        """One statement that changes something, a transaction of its own unless inside `writing`."""
        with self.translated():
            return self.connection.execute(sql, values)

    def execute_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """The same statement for each of `values`; call it inside `writing`."""
        with self.translated():
            self.connection.executemany(sql, values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: on disk when the block has ended, undone if it raises."""
        with self.translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite raises about the computer into the domain's errors; a wrong statement stays."""
        try:
            yield
        except sqlite3.Error as error:
            translation = self.translation_of(error)
            if translation is None:
                raise
            raise translation from error

    def close(self) -> None:
        self.connection.close()

    def translation_of(self, error: sqlite3.Error) -> MedBotError | None:
        """The domain's error for what SQLite raised about the computer or the file; None for a wrong statement."""
        # Python's own errors (undecodable text) carry no code of SQLite.
        extended = getattr(error, "sqlite_errorcode", None)
        if extended is None:
            return DatabaseDamaged(path=str(self.path)) if "decode" in str(error) else None
        code = extended & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            with suppress(OSError):
                suspect_mark(self.path).touch(mode=0o600)
            return DatabaseDamaged(path=str(self.path))
        if self.newer and code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_ERROR):
            return DatabaseNewer(path=str(self.path))
        # A quota that is used up is an I/O error to SQLite; so is a -shm file that cannot grow.
        if code == sqlite3.SQLITE_FULL or extended in (
            sqlite3.SQLITE_IOERR_WRITE,
            sqlite3.SQLITE_IOERR_SHMSIZE,
            sqlite3.SQLITE_IOERR_FSYNC,
            sqlite3.SQLITE_IOERR_TRUNCATE,
        ):
            return DiskFull()
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return DatabaseLocked(path=str(self.path))
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return FolderReadOnly(path=str(self.path.parent))
        if code == sqlite3.SQLITE_IOERR:
            return DatabaseUnreachable(path=str(self.path))
        return None


def sqlite_features() -> tuple[str, bool]:
    """SQLite's version and whether it was built with FTS5, for a report."""
    with closing(sqlite3.connect(":memory:")) as connection:
        (has_fts5,) = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()
    return sqlite3.sqlite_version, bool(has_fts5)


def suspect_mark(path: Path) -> Path:
    """The empty file beside a database that makes the next opening look at every page."""
    return path.with_name(path.name + ".suspect")


def free_name(path: Path) -> Path:
    """`path`, with a number where that name is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free

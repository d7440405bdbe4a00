"""Opening a SQLite file to rely on: private, migrated, checked.

A damaged file never stops the start: it is kept beside under a dated name, and a fresh one with what could be read
of it takes its place.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import BundleIncomplete, DatabaseDamaged, DiskFull, FolderReadOnly
from medbot_desktop.paths import make_private_folder
from medbot_desktop.storage.database import COMPANIONS, Database, free_name, suspect_mark
from medbot_desktop.storage.folders import translated_os

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.storage.salvage import Salvaged

Migration = Callable[[sqlite3.Connection], None]
"""Takes a file from one schema to the next, inside a transaction; never edited once released."""

Synchronous = Literal["FULL", "NORMAL"]

SALVAGED = ".salvaged"
NO_STAND_INS: Mapping[str, str] = MappingProxyType({})
FTS_STRUCTURE_ID = 10  # fts5_index.c, FTS5_STRUCTURE_ROWID


def open_database(
    path: Path,
    migrations: Sequence[Migration],
    *,
    synchronous: Synchronous,
    busy_timeout_s: float = 5.0,
    stand_ins: Mapping[str, str] = NO_STAND_INS,
    computed: bool = False,
    secure_delete: bool = False,
) -> Database:
    """Open `path` at the newest schema, made if missing; `Database.notice` says what happened to it.

    With `secure_delete` what is deleted or changed is overwritten with zeros, in migrations too.

    An older file is copied to `backups/` before it is migrated. A newer one is opened for reading. A damaged
    one is set aside, and what can be read of it comes into the fresh one (`stand_ins`: see `salvage`). Neither for
    what can be `computed` again. Raises FolderReadOnly, DiskFull (only where the file has to change first),
    DatabaseLocked or, without FTS5, BundleIncomplete.
    """
    make_private_folder(path.parent)
    options = _Options(
        migrations, synchronous, busy_timeout_s, copied=not computed, secure_delete=secure_delete
    )
    try:
        _finish_salvage(path)
        return _open(path, options)
    except DatabaseDamaged:
        pass
    except DiskFull:
        # Without room for a -shm file the log's index is kept in memory: what is there can be read.
        return _open(path, options, exclusive=True)
    saved = None if computed else _salvaged(path, migrations, stand_ins)
    kept = _set_aside(path)
    _finish_salvage(path)
    database = _open(path, options)
    params: dict[str, str | int] = {"path": path.name, "kept": kept.name}
    if saved is None or not saved.saved:
        database.notice = Sentence("database_set_aside", params)
    else:
        params |= {"saved": saved.saved, "lost": saved.lost}
        database.notice = Sentence("database_salvaged", params)
    return database


def _salvaged(path: Path, migrations: Sequence[Migration], stand_ins: Mapping[str, str]) -> Salvaged | None:
    """Save what can be read of a damaged file into one beside it, of the same schema; None where there is nothing.

    Raises DiskFull or FolderReadOnly; the damaged file is as it was then, and still in its place.
    """
    # Loaded where a file is damaged, and not at every start.
    from medbot_desktop.storage.salvage import Salvaged, mend, salvage, schema_of

    version = schema_of(path)
    if not 0 < version <= len(migrations):
        return None
    beside = path.with_name(path.name + SALVAGED)
    for ending in ("", "-journal"):
        beside.with_name(beside.name + ending).unlink(missing_ok=True)
    _make_private_file(beside)
    database = Database(_connection(beside), path)
    try:
        with closing(database.connection), database.translated():
            database.connection.execute("PRAGMA synchronous = FULL")
            _migrate(database, migrations[:version])
            saved = salvage(path, database.connection)
            try:
                _migrate(database, migrations)
                orphans = mend(database.connection, stand_ins)
            except (sqlite3.IntegrityError, sqlite3.OperationalError) as error:
                if database.translation_of(error) is not None:
                    raise
                # What was saved does not hold together well enough to be used.
                saved, orphans = Salvaged(0, 0), 0
            saved = Salvaged(saved.saved - orphans, saved.lost + orphans)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if not saved.saved:
        beside.unlink()
    return saved


def _finish_salvage(path: Path) -> None:
    """Put what was saved in the place of the damaged file, once that one is out of the way.

    A log that it left behind, cut off in the middle of being set aside, must never meet another file.
    """
    if path.exists():
        return
    beside = path.with_name(path.name + SALVAGED)
    with translated_os(path.parent):
        for ending in COMPANIONS:
            left = path.with_name(path.name + ending)
            if left.exists():
                left.replace(free_name(_damaged_name(path).with_name(_damaged_name(path).name + ending)))
        if beside.exists():
            beside.replace(path)


def open_to_read(path: Path, migrations: Sequence[Migration], *, busy_timeout_s: float = 5.0) -> Database:
    """Open a file another process writes, changing nothing; an empty one in memory where there is none yet.

    Raises the domain's errors, DatabaseDamaged too: setting a file aside is left to the one that writes it.
    """
    address = f"{path.absolute().as_uri()}?mode=ro" if path.exists() else "file::memory:"
    database = Database(_connection(path, address, busy_timeout_s=busy_timeout_s), path)
    try:
        with database.translated():
            version = _version(database)
        if version == 0:  # in memory, or made by its writer this very moment
            database.close()
            database = Database(sqlite3.connect(":memory:", isolation_level=None), path)
            _migrate(database, migrations)
        database.newer = version > len(migrations)
        database.execute("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


@dataclass(frozen=True, slots=True)
class _Options:
    migrations: Sequence[Migration]
    synchronous: Synchronous
    busy_timeout_s: float
    copied: bool
    secure_delete: bool


def _connection(path: Path, address: str = "", *, busy_timeout_s: float = 5.0) -> sqlite3.Connection:
    """Raises FolderReadOnly where SQLite cannot use a file there: its own limit for a place is 512 bytes."""
    try:
        return sqlite3.connect(
            address or path, uri=bool(address), timeout=busy_timeout_s, isolation_level=None
        )
    except sqlite3.OperationalError as error:
        raise FolderReadOnly(path=str(path.parent)) from error


def _open(path: Path, options: _Options, exclusive: bool = False) -> Database:
    _make_private_file(path)
    database = Database(_connection(path, busy_timeout_s=options.busy_timeout_s), path)
    try:
        with database.translated():
            if exclusive:
                database.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            if options.secure_delete:
                database.connection.execute("PRAGMA secure_delete = ON")
            _prepare(database, options)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: Database, options: _Options) -> None:
    connection, migrations = database.connection, options.migrations
    if not connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
        raise BundleIncomplete(path=f"SQLite {sqlite3.sqlite_version} FTS5")
    version = _version(database)
    if version > len(migrations):
        connection.execute("PRAGMA query_only = ON")
        database.newer = True
        database.notice = Sentence("database_newer", {"path": database.path.name})
        return
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection, options.busy_timeout_s)
    connection.execute(f"PRAGMA synchronous = {options.synchronous}")
    _check_if_suspect(database)
    if version < len(migrations):
        if version and options.copied:
            _copy_beside(database, version)
        _migrate(database, migrations)


def _write_ahead(connection: sqlite3.Connection, busy_timeout_s: float) -> None:
    """Keep a log beside the file. SQLite does not wait by itself for another that does the same."""
    ends_at = time.monotonic() + busy_timeout_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > ends_at:
                raise
            time.sleep(0.01)
        else:
            return


def _version(database: Database) -> int:
    """The schema's number, 0 for an empty file. Raises DatabaseDamaged for one of another program."""
    connection = database.connection
    # Both of the same moment: another process may be migrating.
    connection.execute("BEGIN")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")
    if version == 0 and things:
        raise DatabaseDamaged(path=str(database.path))
    return int(version)


def _check_if_suspect(database: Database) -> None:
    """Look at every page, which takes time, only where damage was met the last time.

    A search index is made anew from its table first: damage to it alone loses nothing.
    """
    mark = suspect_mark(database.path)
    if not mark.exists():
        return
    connection = database.connection
    indexes = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
    with database.writing():
        for (name,) in indexes.fetchall():
            # FTS5 reads the structure record before anything else, 'rebuild' too: give it that of an empty index.
            connection.execute(
                f"REPLACE INTO {name}_data (id, block) VALUES (?, ?)", (FTS_STRUCTURE_ID, bytes(7))
            )
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DatabaseDamaged(path=str(database.path))
    mark.unlink(missing_ok=True)


def _migrate(database: Database, migrations: Sequence[Migration]) -> None:
    """All steps in one transaction, so that a failed one leaves the file as it was."""
    with database.writing():
        # Read again: another process may have migrated while this one waited for the lock.
        (version,) = database.connection.execute("PRAGMA user_version").fetchone()
        for number, migrate in enumerate(migrations[version:], start=version + 1):
            migrate(database.connection)
            database.connection.execute(f"PRAGMA user_version = {number}")


def _copy_beside(database: Database, version: int) -> None:
    """A copy of the file before it is migrated, read back before it gets its name. Raises DatabaseDamaged."""
    folder = make_private_folder(database.path.parent / "backups")
    copy = free_name(folder / f"{database.path.stem}-schema{version}-{_stamp()}{database.path.suffix}")
    scratch = folder / f".making-{copy.name}-{os.getpid()}"
    try:
        _make_private_file(scratch)
        with closing(sqlite3.connect(scratch, isolation_level=None)) as target:
            database.connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DatabaseDamaged(path=str(database.path))
        with translated_os(folder):
            scratch.replace(copy)
    finally:
        for ending in ("", "-journal"):
            scratch.with_name(scratch.name + ending).unlink(missing_ok=True)


def _set_aside(path: Path) -> Path:
    """Rename the file and its log, so that somebody can still look into them; gives the new name."""
    kept = free_name(_damaged_name(path))
    try:
        path.replace(kept)
        for ending in COMPANIONS:
            companion = path.with_name(path.name + ending)
            if companion.exists():
                companion.replace(kept.with_name(kept.name + ending))
        suspect_mark(path).unlink(missing_ok=True)
    except OSError as error:
        raise FolderReadOnly(path=str(path.parent)) from error
    return kept


def _damaged_name(path: Path) -> Path:
    return path.with_name(f"{path.stem}-damaged-{_stamp()}{path.suffix}")


def _make_private_file(path: Path) -> None:
    """Make the file for its user alone before SQLite opens it; -wal and -shm take over its rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull() from error
        raise FolderReadOnly(path=str(path.parent)) from error


def _stamp() -> str:
    return time.strftime("%Y%m%d-%H%M%S")

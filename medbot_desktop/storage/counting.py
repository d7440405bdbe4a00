"""Looking at the databases of a copy or of the folder in use without changing them: whole or not, how much is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from medbot_desktop.domain.copies import Contents
from medbot_desktop.domain.errors import DatabaseDamaged, MadeByNewer, MedBotError
from medbot_desktop.storage import history, history_migrations, library_file, library_migrations
from medbot_desktop.storage.database import COMPANIONS, Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMAS = {
    history.FILE_NAME: len(history_migrations.MIGRATIONS),
    library_file.FILE_NAME: len(library_migrations.MIGRATIONS),
}
"""The databases that cannot be computed again, and the newest schema this program knows of each."""

MODELS = "models"
_BUSY_TIMEOUT_S = 5.0


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; also where the place itself cannot be written to. Raises the domain's errors."""
    address = path.absolute().as_uri() + "?mode=ro"
    has_log = any(path.with_name(path.name + ending).exists() for ending in COMPANIONS)
    with closing(_connect(address)) as connection:
        database = Database(connection, path)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if has_log or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN:
                with database.translated():
                    raise
        except sqlite3.Error:
            with database.translated():
                raise
        else:
            with database.translated():
                yield connection
            return
    # A stick that is write-protected has no place for the log's index, and no log to read.
    with closing(_connect(address + "&immutable=1")) as connection, Database(connection, path).translated():
        yield connection


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None)


def check_database(path: Path, *, thorough: bool = False) -> None:
    """Look at every page of a file that is at rest, `thorough` at every index too.

    Raises DatabaseDamaged, or MadeByNewer where a later version of the program wrote it.
    """
    with reading(path) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMAS.get(path.name, version):
            raise MadeByNewer(path=path.name)
        check = "integrity_check(1)" if thorough else "quick_check(1)"
        if version == 0 or connection.execute(f"PRAGMA {check}").fetchone()[0] != "ok":
            raise DatabaseDamaged(path=path.name)


def contents_of(folder: Path) -> Contents:
    """How much the databases and the models of a folder hold. Raises the domain's errors."""
    conversations = turns = data_sets = rows = 0
    newest_at = 0.0
    if (folder / history.FILE_NAME).exists():
        with reading(folder / history.FILE_NAME) as connection:
            conversations, turns, newest_at = connection.execute(
                "SELECT (SELECT count(*) FROM conversations), count(*), coalesce(max(asked_at), 0) FROM turns"
            ).fetchone()
    if (folder / library_file.FILE_NAME).exists():
        with reading(folder / library_file.FILE_NAME) as connection:
            data_sets, rows = connection.execute(
                "SELECT (SELECT count(*) FROM data_sets), (SELECT count(*) FROM rows)"
            ).fetchone()
    return Contents(conversations, turns, data_sets, rows, _models(folder), float(newest_at))


def contents_or_none(folder: Path) -> Contents | None:
    """The same, None where something in the folder cannot be read."""
    try:
        return contents_of(folder)
    except (MedBotError, sqlite3.Error):
        return None


def lost_by(here: Path, there: Path) -> tuple[int, int, tuple[str, ...]]:
    """What `here` has and `there` lacks, and the other way round: (questions lost, gained, names of data sets lost).

    A file that is missing on one side loses or gains nothing: it is left as it is. Raises the domain's errors.
    """
    lost = gained = 0
    names: tuple[str, ...] = ()
    if (here / history.FILE_NAME).exists() and (there / history.FILE_NAME).exists():
        with _beside(here / history.FILE_NAME, there / history.FILE_NAME) as connection:
            (lost,), (gained,) = (
                connection.execute(
                    f"SELECT count(*) FROM (SELECT asked_at, question FROM {one}.turns "
                    f"EXCEPT SELECT asked_at, question FROM {other}.turns)"
                ).fetchone()
                for one, other in (("main", "there"), ("there", "main"))
            )
    if (here / library_file.FILE_NAME).exists() and (there / library_file.FILE_NAME).exists():
        with _beside(here / library_file.FILE_NAME, there / library_file.FILE_NAME) as connection:
            names = tuple(
                name
                for (name,) in connection.execute(
                    "SELECT name FROM main.data_sets WHERE content_hash NOT IN "
                    "(SELECT content_hash FROM there.data_sets) ORDER BY id"
                )
            )
    return lost, gained, names


@contextmanager
def _beside(here: Path, there: Path) -> Iterator[sqlite3.Connection]:
    with reading(here) as connection:
        with reading(there):
            ending = "?mode=ro" if _can_be_logged(there) else "?mode=ro&immutable=1"
        connection.execute("ATTACH DATABASE ? AS there", (there.absolute().as_uri() + ending,))
        yield connection


def _can_be_logged(path: Path) -> bool:
    try:
        with closing(_connect(path.absolute().as_uri() + "?mode=ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return False
    return True


def _models(folder: Path) -> int:
    """A model is one file; its review lies beside it."""
    models = folder / MODELS
    return sum(1 for _ in models.glob("*.npz")) if models.is_dir() else 0

"""Bringing the databases of another MedBot folder here: from an earlier computer, a stick, a copy of the folder.

Both are looked at whole before anything here changes; what was here is kept beside.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import (
    DatabaseDamaged,
    DatabaseNewer,
    DiskFull,
    FileUnreadable,
    FolderReadOnly,
)
from medbot_desktop.paths import make_private_folder
from medbot_desktop.storage import history, history_migrations, library, library_migrations
from medbot_desktop.storage.database import COMPANIONS, Database

if TYPE_CHECKING:
    from pathlib import Path

_RESTORED = {
    history.FILE_NAME: (len(history_migrations.MIGRATIONS), "turns"),
    library.FILE_NAME: (len(library_migrations.MIGRATIONS), "rows"),
}


@dataclass(frozen=True, slots=True)
class Restored:
    """How many questions and rows the copy holds."""

    turns: int
    rows: int


def restore_copy(source: Path, folder: Path) -> Restored:
    """Put the history and the library of `source` in the place of those in `folder`; nothing may have them open.

    What was there moves to backups/before-restore-DATE. Raises FileUnreadable("no_copy") where there is none,
    DatabaseDamaged or DatabaseNewer where one cannot be used, DiskFull or FolderReadOnly; then nothing has changed.
    """
    names = [name for name in _RESTORED if (source / name).is_file()]
    if not names or source.resolve() == folder.resolve():
        raise FileUnreadable("no_copy", name=source.name)
    make_private_folder(folder)
    fresh = {name: folder / f"{name}.restoring" for name in names}
    try:
        counts = {name: _copy_checked(source / name, fresh[name], *_RESTORED[name]) for name in names}
        _replace(folder, fresh)
    except OSError as error:
        raise (DiskFull() if error.errno == 28 else FolderReadOnly(path=str(folder))) from error
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    return Restored(counts.get(history.FILE_NAME, 0), counts.get(library.FILE_NAME, 0))


def _copy_checked(source: Path, target: Path, schema: int, table: str) -> int:
    """A whole, checked copy of one database; gives how many records its main table holds."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection,
        closing(sqlite3.connect(target)) as copy,
    ):
        original = Database(connection, source)
        with original.translated():
            connection.backup(copy)
        with Database(copy, source).translated():
            (version,) = copy.execute("PRAGMA user_version").fetchone()
            if version > schema:
                raise DatabaseNewer(path=source.name)
            if version == 0 or copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DatabaseDamaged(path=source.name)
            count: int = copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return count


def _replace(folder: Path, fresh: dict[str, Path]) -> None:
    """Keep what is there, put the copies in its place."""
    kept = folder / "backups" / time.strftime("before-restore-%Y%m%d-%H%M%S")
    for name, path in fresh.items():
        for old in (folder / name, *(folder / (name + ending) for ending in COMPANIONS)):
            if old.exists():
                make_private_folder(kept)
                old.replace(kept / old.name)
        path.replace(folder / name)

"""Bringing a copy here: a dated one, that of another computer, a folder that was in use somewhere.

It is looked at whole before anything here changes; what was here is kept beside and can be brought back the same way.
What is to be replaced is written down first: a restore that is cut off in the middle is finished at the next start.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.domain.copies import Contents, CopyFault, CopyReason, Preview, Proof
from medbot_desktop.domain.errors import CopyUnusable, DatabaseDamaged, FileUnreadable, MedBotError
from medbot_desktop.paths import make_private_folder
from medbot_desktop.storage import history, library, library_file
from medbot_desktop.storage.copies import (
    FOLDER,
    LIST,
    copy_database,
    fault_of,
    read_copy,
    refuse_newer,
    write_list_of,
)
from medbot_desktop.storage.counting import (
    MODELS,
    SCHEMAS,
    check_database,
    contents_of,
    contents_or_none,
    lost_by,
    reading,
)
from medbot_desktop.storage.database import COMPANIONS, Database, free_name
from medbot_desktop.storage.folders import (
    copy_tree,
    remove_tree,
    sync_file,
    sync_folder,
    translated_os,
    write_whole,
)

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.copies import Copy

PLAN = "restoring.json"
_FRESH = ".restoring"


@dataclass(frozen=True, slots=True)
class Restored:
    """How many questions and rows the copy holds, and where what was here is kept: None if nothing was."""

    turns: int
    rows: int
    kept: Path | None = field(default=None, compare=False)


def preview_restore(source: Path, folder: Path) -> Preview:
    """What restoring `source` into `folder` would change; nothing is written. Both may be in use.

    Raises what `restore_copy` raises about the copy.
    """
    _names(source, folder)
    there = contents_of(source)
    here = contents_or_none(folder)
    if here is None:
        return Preview(Contents(), there, 0, 0, (), here_readable=False)
    try:
        lost, gained, data_sets = lost_by(folder, source)
    except (DatabaseDamaged, sqlite3.DatabaseError):
        return Preview(here, there, 0, 0, (), here_readable=False)
    return Preview(here, there, lost, gained, data_sets)


def restore_copy(source: Path, folder: Path, at: float | None = None) -> Restored:
    """Put the history, the library and the models of `source` in the place of those in `folder`.

    What was there moves to backups/before-restore-DATE, listed as a copy. What the source lacks stays. Raises
    FileUnreadable("no_copy") where there is none, CopyUnusable, DatabaseDamaged or MadeByNewer where it cannot be
    used, DatabaseLocked where something here is still open, DiskFull, FolderReadOnly or DatabaseUnreachable; then
    nothing has changed.
    """
    names = _names(source, folder)
    make_private_folder(folder)
    fresh = {name: folder / (name + _FRESH) for name in names}
    try:
        with translated_os(folder):
            for name, path in fresh.items():
                _clear(path)
                _bring(source / name, path, folder / name)
            counts = _counts(fresh)
            for name in (history.FILE_NAME, library_file.FILE_NAME):
                if name in fresh:
                    _close_log(folder / name)
            before = contents_or_none(folder)
            at = time.time() if at is None else at
            kept = free_name(
                folder / FOLDER / time.strftime("before-restore-%Y%m%d-%H%M%S", time.localtime(at))
            )
            plan = {"kept": kept.name, "names": names, "at": at}
            write_whole(folder / PLAN, json.dumps(plan).encode())
    except BaseException:
        for path in fresh.values():
            with suppress(OSError):
                _clear(path)
        raise
    _carry_out(folder, before)
    return Restored(*counts, kept=kept if kept.is_dir() else None)


def finish_restoring(folder: Path) -> bool:
    """Finish a restore that was cut off; whether there was one. Before anything in `folder` is opened.

    Raises FolderReadOnly or DatabaseUnreachable.
    """
    with translated_os(folder):
        if not (folder / PLAN).exists():
            for path in folder.glob(f"*{_FRESH}*"):  # never planned: nothing was replaced
                _clear(path)
            (folder / f"{PLAN}.part").unlink(missing_ok=True)
            return False
    _carry_out(folder, None)
    return True


def prove(copy: Copy, scratch: Path) -> Proof:
    """Restore a copy into an empty folder, open it as the program does, read every record; then remove the folder.

    Raises CopyUnusable, DatabaseDamaged, and what restoring raises.
    """
    started = time.monotonic()
    try:
        fault = fault_of(copy.folder)
        if fault and fault is not CopyFault.NO_LIST:
            raise CopyUnusable(name=copy.name)
        restore_copy(copy.folder, scratch)
        contents = contents_of(scratch)
        turns, found = _read_history(scratch) if (scratch / history.FILE_NAME).exists() else (0, True)
        rows = _read_library(scratch) if (scratch / library_file.FILE_NAME).exists() else 0
        for name in SCHEMAS:
            if (scratch / name).exists():
                check_database(scratch / name, thorough=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Proof(copy, contents, turns, rows, found, time.monotonic() - started)


def _read_history(folder: Path) -> tuple[int, bool]:
    """How many turns can be read, those in the bin too, and whether the newest that is shown is found by its words."""
    records = history.History.open(folder, interrupt_pending=False)
    with closing(records):
        if records.damage is not None and records.damage.code != "database_newer":
            raise CopyUnusable(name=folder.name)
        with reading(folder / history.FILE_NAME) as connection:
            numbers = [number for (number,) in connection.execute("SELECT id FROM turns ORDER BY id")]
        read = 0
        for number in numbers:
            with suppress(LookupError):
                read += records.turn(number).error_code != "answer_unreadable"
        newest = [
            turn for shown in records.conversations(limit=1) for turn in records.turns(shown.id, limit=1)
        ]
        found = all(
            _has_no_word(turn.question)
            or any(hit.turn_id == turn.id for hit in records.search(turn.question, limit=200))
            for turn in newest
        )
    return read, found


def _has_no_word(text: str) -> bool:
    return not any(sign.isalnum() for sign in text)


def _read_library(folder: Path) -> int:
    rows = library.Library.open(folder)
    with closing(rows):
        if rows.notice is not None and rows.notice.code != "database_newer":
            raise CopyUnusable(name=folder.name)
        return sum(len(rows.rows(data_set.id)) for data_set in rows.data_sets())


def _names(source: Path, folder: Path) -> list[str]:
    names = [name for name in SCHEMAS if (source / name).is_file()]
    if not names or source.resolve() == folder.resolve():
        raise FileUnreadable("no_copy", name=source.name)
    if (source / LIST).exists():
        with translated_os(source):
            refuse_newer((source / LIST).read_bytes(), source.name)
        if read_copy(source).fault:
            raise CopyUnusable(name=source.name)
    for name in names:
        check_database(source / name)
    return [*names, MODELS] if (source / MODELS).is_dir() else names


def _bring(source: Path, fresh: Path, target: Path) -> None:
    """A whole, checked copy of a database or of the models, on the disk."""
    if source.is_dir():
        copy_tree(source, fresh)
        return
    copy_database(source, fresh)
    with (
        closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro", uri=True)) as copy,
        Database(copy, source).translated(),
    ):
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DatabaseDamaged(path=target.name)
    sync_file(fresh)


def _counts(fresh: dict[str, Path]) -> tuple[int, int]:
    counts = []
    for name, table in ((history.FILE_NAME, "turns"), (library_file.FILE_NAME, "rows")):
        count = 0
        if name in fresh:
            with closing(
                sqlite3.connect(f"{fresh[name].absolute().as_uri()}?mode=ro", uri=True)
            ) as connection:
                (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        counts.append(int(count))
    return counts[0], counts[1]


def _close_log(path: Path) -> None:
    """Bring the log into the file, which only works while nobody has it open. Raises DatabaseLocked.

    One that is damaged is left as it is: it is only moved.
    """
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=2.0, isolation_level=None)) as connection:
        try:
            with Database(connection, path).translated():
                connection.execute("PRAGMA journal_mode = DELETE")
        except DatabaseDamaged:
            pass


def _carry_out(folder: Path, before: Contents | None) -> None:
    """Do what the plan says, as far as it is not done yet. Each step can be repeated."""
    with translated_os(folder):
        try:
            plan = json.loads((folder / PLAN).read_text(encoding="utf-8"))
            kept, names, at = (
                folder / FOLDER / str(plan["kept"]),
                [str(n) for n in plan["names"]],
                float(plan["at"]),
            )
        except (ValueError, KeyError, TypeError):
            # It is written whole before anything is moved, so one that cannot be read has moved nothing.
            (folder / PLAN).unlink()
            return
        for name in names:
            fresh = folder / (name + _FRESH)
            if not fresh.exists():
                continue
            for old in (folder / name, *(folder / (name + ending) for ending in COMPANIONS)):
                if old.exists():
                    make_private_folder(kept)
                    old.replace(kept / old.name)
            fresh.replace(folder / name)
        sync_folder(folder)
        if kept.is_dir():
            with suppress(OSError):  # without its list it is still a copy
                write_list_of(kept, at, CopyReason.BEFORE_RESTORE, before or contents_or_none(kept))
        (folder / PLAN).unlink()
        sync_folder(folder)
        for path in folder.glob(f"*{_FRESH}-*"):  # the log of a copy that was cut off before
            path.unlink()


def _clear(path: Path) -> None:
    if path.is_dir():
        remove_tree(path)
    else:
        path.unlink(missing_ok=True)


def usable(copy: Copy) -> bool:
    """Whether restoring the copy can be offered: its files are all there and its databases open."""
    if copy.fault:
        return False
    try:
        contents_of(copy.folder)
    except (MedBotError, sqlite3.Error):
        return False
    return True

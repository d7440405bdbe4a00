"""Copies of both databases, the models and the settings: each a dated folder, made while the program runs.

A copy is written under another name, read back, listed with its digests, and only then given its own name; what is
cut off in the middle is no copy. Old ones go by a rule that always leaves the newest that can be relied on.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from medbot_desktop import __version__
from medbot_desktop.domain.clock import is_ahead
from medbot_desktop.domain.copies import Contents, Copy, CopyFault, CopyReason
from medbot_desktop.domain.errors import (
    CopyUnusable,
    DatabaseDamaged,
    MadeByNewer,
    NoRoomForCopy,
)
from medbot_desktop.paths import make_private_folder
from medbot_desktop.storage import settings
from medbot_desktop.storage.counting import MODELS, SCHEMAS, check_database, contents_of, reading
from medbot_desktop.storage.database import COMPANIONS, Database, free_name, suspect_mark
from medbot_desktop.storage.folders import (
    copy_file,
    copy_tree,
    digest_of,
    remove_tree,
    size_of,
    sync_file,
    sync_folder,
    translated_os,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress

FOLDER = "backups"
LIST = "copy.json"
FORMAT = 1

DAILY, WEEKLY, MONTHLY = 7, 4, 12
SPECIAL = 5
"""How many of those made by hand, or before something was replaced, stay beside the daily ones."""
SHARE_OF_FREE = 0.25
"""All copies together never take more than this share of what would be free without them."""
ALWAYS = 2

_STEP_PAGES = 2_048
_ROOM_BYTES = 8_000_000
_LEFTOVER_S = 3_600
_NAME = re.compile(r"(?:copy|before-restore)-(\d{8}-\d{6})")


def make_copy(
    folder: Path,
    place: Path,
    reason: CopyReason,
    at: float | None = None,
    report: ReportProgress | None = None,
) -> Copy:
    """Copy what is in `folder` into a new dated folder of `place`, while others read and write it; read it back.

    Any thread. Raises NoRoomForCopy, DiskFull, FolderReadOnly, DatabaseUnreachable, DatabaseDamaged where the file in
    use does not hold together, or Cancelled from `report`; then no copy is left behind.
    """
    at = time.time() if at is None else at
    make_private_folder(place)
    with translated_os(place):
        _remove_leftovers(place)
        _need_room(folder, place)
        scratch = free_name(place / f".making-{_stamp(at)}-{os.getpid()}")
        make_private_folder(scratch)
    try:
        with translated_os(place):
            _fill(folder, scratch, report)
            contents = contents_of(scratch)
            _write_list(scratch, at, reason, contents)
            sync_folder(scratch)
            copy = free_name(place / f"copy-{_stamp(at)}")
            scratch.replace(copy)
            sync_folder(place)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return Copy(copy, at, reason, size_of(copy), contents, at)


def repeat_copy(copy: Copy, place: Path) -> Copy:
    """Put the same copy into another place, a stick or a drive of the network, and read it back there.

    Raises what `make_copy` raises.
    """
    make_private_folder(place)
    with translated_os(place):
        _remove_leftovers(place)
        _need_room(copy.folder, place)
        scratch = place / f".making-{copy.name}-{os.getpid()}"
        shutil.rmtree(scratch, ignore_errors=True)
    try:
        with translated_os(place):
            copy_tree(copy.folder, scratch)
            fault = fault_of(scratch)
            if fault:
                raise CopyUnusable(name=copy.name)
            target = free_name(place / copy.name)
            scratch.replace(target)
            sync_folder(place)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return replace(copy, folder=target, elsewhere=True)


def list_copies(place: Path, *, elsewhere: bool = False, now: float | None = None) -> list[Copy]:
    """The copies of a place, `newest_first`; [] where the place is not there. Raises DatabaseUnreachable."""
    if not place.is_dir():
        return []
    with translated_os(place):
        folders = [path for path in place.iterdir() if path.is_dir() and _NAME.match(path.name)]
    found = [replace(read_copy(path), elsewhere=elsewhere) for path in folders]
    return newest_first(found, time.time() if now is None else now)


def newest_first(copies: Iterable[Copy], now: float) -> list[Copy]:
    """In the order they were made; those from the future, made while the clock was ahead, behind all others.

    Whatever is made next is newer than they are, and would else never count as the newest, nor stay.
    """
    return sorted(
        copies, key=lambda copy: (not is_ahead(copy.made_at, now), copy.made_at, copy.name), reverse=True
    )


def read_copy(folder: Path) -> Copy:
    """What the list of a copy says, and whether its files are all there; nothing is read whole."""
    before = folder.name.startswith("before-restore")
    made_at, reason = _stamped_at(folder), CopyReason.BEFORE_RESTORE if before else CopyReason.DAILY
    try:
        content = json.loads((folder / LIST).read_text(encoding="utf-8"))
        contents = None if content["contents"] is None else Contents(**content["contents"])
        copy = Copy(
            folder,
            float(content["made_at"]),
            CopyReason(content["reason"]),
            size_of(folder),
            contents,
            float(content["checked_at"]),
        )
        sizes = {str(name): int(entry["size"]) for name, entry in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        has_files = any((folder / name).is_file() for name in SCHEMAS)
        fault = CopyFault.NONE if before and has_files else CopyFault.NO_LIST
        return Copy(folder, made_at, reason, size_of(folder), fault=fault)
    if any(not (folder / name).is_file() or size_of(folder / name) != size for name, size in sizes.items()):
        return replace(copy, fault=CopyFault.INCOMPLETE)
    return copy


def fault_of(folder: Path) -> CopyFault:
    """Read a copy whole: its files against their digests, every page of its databases.

    Raises MadeByNewer, and what the place raises where it cannot be read.
    """
    with suppress(OSError):  # what is in the way is told when the rest is read
        refuse_newer((folder / LIST).read_bytes(), folder.name)
    copy = read_copy(folder)
    if copy.fault:
        return copy.fault
    with translated_os(folder):
        for name, entry in _listed(folder).items():
            if digest_of(folder / name) != entry["sha256"]:
                return CopyFault.CHANGED
    for name in SCHEMAS:
        if (folder / name).exists():
            try:
                check_database(folder / name, thorough=True)
            except DatabaseDamaged:
                return CopyFault.DAMAGED
    return CopyFault.NONE


def refuse_newer(listed: bytes, name: str) -> None:
    """Raises MadeByNewer where the list of the copy `name` is of a later format: what it means is not known here."""
    with suppress(ValueError, RecursionError):
        content = json.loads(listed)
        if isinstance(content, dict) and type(content.get("format")) is int and content["format"] > FORMAT:
            raise MadeByNewer(path=name)


def mark_checked(copy: Copy, at: float) -> Copy:
    """Note in the copy's list that it was looked at; where it cannot be written, only in what is given back."""
    with suppress(OSError, ValueError, TypeError):
        content = json.loads((copy.folder / LIST).read_text(encoding="utf-8"))
        content["checked_at"] = at
        write_whole(copy.folder / LIST, _as_bytes(content))
    return replace(copy, checked_at=at)


def relist(folder: Path) -> None:
    """List a copy's files as they are now, after something was erased from them. Raises the domain's errors."""
    copy = read_copy(folder)
    with translated_os(folder):
        _write_list(folder, copy.made_at, copy.reason, contents_of(folder), copy.checked_at)


def remove_old(place: Path, free_bytes: int | None = None, now: float | None = None) -> list[Copy]:
    """Remove the copies that the rule does not keep; gives them. Call it when a new one is there and checked.

    Raises DatabaseUnreachable or FolderReadOnly.
    """
    with translated_os(place):
        now = time.time() if now is None else now
        copies = list_copies(place, now=now)
        free = shutil.disk_usage(place).free if free_bytes is None else free_bytes
        kept = to_keep(copies, int((free + sum(copy.size_bytes for copy in copies)) * SHARE_OF_FREE), now)
        removed = [copy for copy in copies if copy.folder not in kept]
        for copy in removed:
            remove_tree(copy.folder)
        _remove_old_schemas(place)
    return removed


def to_keep(copies: Iterable[Copy], most_bytes: int, now: float) -> set[Path]:
    """Which of the copies stay: the newest of each of the last days, weeks and months that have one.

    Days without the program count nothing, so neither a long absence nor a wrong clock removes what there is. Those
    made by hand or before a restore stay for a while; broken ones only until there are enough good ones. Of what is
    too much for `most_bytes` the oldest go, never the newest two that are good.
    """
    ordered = newest_first(copies, now)
    good = [copy for copy in ordered if not copy.fault]
    kept = {copy.folder for copy in good[:ALWAYS]}
    for count, pattern in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        periods: dict[str, Path] = {}
        for copy in good:
            periods.setdefault(datetime.fromtimestamp(copy.made_at).strftime(pattern), copy.folder)
        kept.update(list(periods.values())[:count])
    special = [copy for copy in good if copy.reason in (CopyReason.BY_HAND, CopyReason.BEFORE_RESTORE)]
    kept.update(copy.folder for copy in special[:SPECIAL])
    if len(good) < ALWAYS:
        kept.update(copy.folder for copy in ordered if copy.fault)
    staying = [copy for copy in ordered if copy.folder in kept]
    total = sum(copy.size_bytes for copy in staying)
    protected = {copy.folder for copy in good[:ALWAYS]}
    for copy in reversed(staying):
        if total <= most_bytes:
            break
        if copy.folder not in protected:
            kept.discard(copy.folder)
            total -= copy.size_bytes
    return kept


def write_list_of(folder: Path, at: float, reason: CopyReason, contents: Contents | None) -> None:
    """List files that were moved, not copied, so that they can be told and restored like a copy. Raises OSError."""
    _write_list(folder, at, reason, contents, checked_at=0.0)


def _fill(folder: Path, scratch: Path, report: ReportProgress | None) -> None:
    for name in SCHEMAS:
        if (folder / name).exists():
            copy_database(folder / name, scratch / name, report)
            try:
                check_database(scratch / name)
            except MadeByNewer:
                pass  # it is kept as it is, for the program that wrote it
            except DatabaseDamaged:
                # Opening the file in use looks at every page the next time, and saves what can be read.
                with suppress(OSError):
                    suspect_mark(folder / name).touch(mode=0o600)
                raise DatabaseDamaged(path=str(folder / name)) from None
            sync_file(scratch / name)
    for name in (settings.FILE_NAME,):
        with suppress(FileNotFoundError):
            copy_file(folder / name, scratch / name)
    if (folder / MODELS).is_dir():
        copy_tree(folder / MODELS, scratch / MODELS)


def copy_database(source: Path, target: Path, report: ReportProgress | None = None) -> None:
    """One file by SQLite's own backup, as it is at this moment, while others write it. Raises the domain's errors."""
    # Also the log of one that was cut off: SQLite would undo what it never did to this one.
    for ending in ("", "-journal", *COMPANIONS):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    target.touch(mode=0o600)

    def told(_status: int, remaining: int, total: int) -> None:
        if report is not None:
            report(total - remaining, total)

    with reading(source) as original, closing(sqlite3.connect(target, isolation_level=None)) as copy:
        database = Database(copy, source)
        with database.translated():
            # A transaction that reads keeps this moment: a writer would otherwise make the backup begin anew.
            original.execute("BEGIN")
            original.execute("SELECT count(*) FROM sqlite_master").fetchone()
            original.backup(copy, pages=_STEP_PAGES, progress=told, sleep=0.001)
            original.execute("COMMIT")
            # One file without a log, that can be read where nothing can be written.
            copy.execute("PRAGMA journal_mode = DELETE")
    for ending in COMPANIONS:
        target.with_name(target.name + ending).unlink(missing_ok=True)


def _need_room(folder: Path, place: Path) -> None:
    needed = (
        sum(size_of(folder / name) for name in (*SCHEMAS, *(name + "-wal" for name in SCHEMAS), MODELS))
        + _ROOM_BYTES
    )
    free = shutil.disk_usage(place).free
    if needed > free:
        raise NoRoomForCopy(needed=_megabytes(needed), free=_megabytes(free), path=str(place))


def _write_list(
    folder: Path, at: float, reason: CopyReason, contents: Contents | None, checked_at: float | None = None
) -> None:
    # A list that was cut off in the middle of being written lies there as .part.
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".part")
    files = [path for path in found if path.name != LIST]
    content = {
        "format": FORMAT,
        "made_at": at,
        "checked_at": at if checked_at is None else checked_at,
        "reason": reason,
        "program": __version__,
        "computer": platform.node(),
        "contents": None if contents is None else asdict(contents),
        "files": {
            path.relative_to(folder).as_posix(): {"size": size_of(path), "sha256": digest_of(path)}
            for path in files
        },
    }
    write_whole(folder / LIST, _as_bytes(content))


def _listed(folder: Path) -> dict[str, Any]:
    content = json.loads((folder / LIST).read_text(encoding="utf-8"))
    return dict(content["files"])


def _as_bytes(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _remove_leftovers(place: Path) -> None:
    """What a copy that was cut off left behind, once it is certain that nobody is still at it."""
    for path in place.glob(".*"):
        if (
            path.name.startswith((".making-", ".removing-", ".proving-", ".opened-"))
            and _age_s(path) > _LEFTOVER_S
        ):
            shutil.rmtree(path, ignore_errors=True)
            if path.is_file():
                path.unlink(missing_ok=True)


def _remove_old_schemas(place: Path) -> None:
    """Of the single files kept before a change of schema, the newest few of each."""
    by_kind: dict[str, list[Path]] = {}
    for path in sorted(place.glob("*-schema*-*.db"), reverse=True):
        by_kind.setdefault(path.name.split("-schema")[0], []).append(path)
    for paths in by_kind.values():
        for path in paths[SPECIAL:]:
            path.unlink(missing_ok=True)


def _age_s(path: Path) -> float:
    with suppress(OSError):
        return abs(time.time() - path.stat().st_mtime)
    return 0.0


def _stamped_at(folder: Path) -> float:
    match = _NAME.match(folder.name)
    if match:
        with suppress(ValueError, OverflowError):
            return datetime.strptime(match[1], "%Y%m%d-%H%M%S").timestamp()
    return 0.0


def _stamp(at: float) -> str:
    return datetime.fromtimestamp(at).strftime("%Y%m%d-%H%M%S")


def _megabytes(size_bytes: int) -> int:
    return max(1, round(size_bytes / 1_000_000))

"""Everything as one file, for a new computer: a copy in a zip, its digests inside. Keys are never in it."""

from __future__ import annotations

import json
import shutil
import stat
import time
import zipfile
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from medbot_desktop.domain.copies import Copy, CopyReason
from medbot_desktop.domain.errors import CopyUnusable, FileUnreadable, MadeByNewer, NoRoomForCopy
from medbot_desktop.paths import make_private_folder
from medbot_desktop.storage import settings
from medbot_desktop.storage.copies import FOLDER, LIST, fault_of, make_copy, refuse_newer
from medbot_desktop.storage.counting import MODELS, SCHEMAS
from medbot_desktop.storage.folders import sync_file, translated_os

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress

ENDING = ".medbot"
_MOST_FILES = 5_000
_CHUNK_BYTES = 1_048_576


def export_everything(folder: Path, target: Path, report: ReportProgress | None = None) -> Copy:
    """Write everything in `folder` into `target`, read back before it gets its name; gives the copy it holds.

    Raises what `make_copy` raises, FolderReadOnly for a target that cannot be written, Cancelled from `report`.
    """
    place = folder / FOLDER / f".opened-{time.time_ns()}"
    scratch = target.with_name(target.name + ".part")
    try:
        copy = make_copy(folder, place, CopyReason.EXPORT, report=report)
        with translated_os(target.parent):
            _zip(copy.folder, scratch, report)
            sync_file(scratch)
            _prove(scratch)
            scratch.replace(target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    return copy


def open_everything(file: Path, folder: Path) -> Path:
    """Unpack `file` beside the copies of `folder` and read it whole; gives the folder to restore from and remove.

    Raises FileUnreadable("no_everything") for another kind of file, MadeByNewer, CopyUnusable for a damaged one,
    NoRoomForCopy.
    """
    place = make_private_folder(folder / FOLDER) / f".opened-{time.time_ns()}"
    make_private_folder(place)
    try:
        with translated_os(file), zipfile.ZipFile(file) as packed:
            _need_room(packed, place)
            for entry in _entries(packed, file.name):
                path = place / entry.filename
                make_private_folder(path.parent)
                with packed.open(entry) as inside, path.open("wb") as outside:
                    shutil.copyfileobj(inside, outside, _CHUNK_BYTES)
                path.chmod(0o600)
        if fault_of(place):
            raise CopyUnusable(name=file.name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        shutil.rmtree(place, ignore_errors=True)
        if zipfile.is_zipfile(file):
            raise CopyUnusable(name=file.name) from error
        raise FileUnreadable("no_everything", name=file.name) from error
    except MadeByNewer as error:
        shutil.rmtree(place, ignore_errors=True)
        raise MadeByNewer(path=file.name) from error
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return place


def _zip(folder: Path, target: Path, report: ReportProgress | None) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as packed:
        for done, path in enumerate(files, 1):
            packed.write(path, path.relative_to(folder).as_posix())
            if report is not None:
                report(done, len(files))
    target.chmod(0o600)


def _prove(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if packed.testzip() is not None:
            raise CopyUnusable(name=path.name)


def _entries(packed: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """What may be unpacked: only what a copy has, under names that stay inside.

    Raises FileUnreadable otherwise, MadeByNewer.
    """
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    listed = packed.read(LIST) if LIST in names else b""
    refuse_newer(listed, name)
    if not listed or not any(database in names for database in SCHEMAS) or len(entries) > _MOST_FILES:
        raise FileUnreadable("no_everything", name=name)
    known_names = {LIST, *json.loads(listed).get("files", ())}
    for entry in entries:
        path = PurePosixPath(entry.filename)
        known = entry.filename in {LIST, *SCHEMAS, settings.FILE_NAME} or path.parts[0] == MODELS
        plain = (
            not path.is_absolute()
            and ".." not in path.parts
            and not any(c in entry.filename for c in "\\:\0")
        )
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if not known or not plain or is_link or entry.filename not in known_names:
            raise FileUnreadable("no_everything", name=name)
    return entries


def _need_room(packed: zipfile.ZipFile, place: Path) -> None:
    needed, free = sum(entry.file_size for entry in packed.infolist()), shutil.disk_usage(place).free
    if needed > free:
        raise NoRoomForCopy(needed=needed // 1_000_000 + 1, free=free // 1_000_000, path=str(place))

"""Files and folders on disk: errors of the system in the domain's words, files written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import DatabaseUnreachable, DiskFull, FolderReadOnly, MedBotError
from medbot_desktop.paths import make_private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT)
_GONE = tuple(
    getattr(errno, name)
    for name in ("EIO", "ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ETIMEDOUT", "ENODEV", "ENXIO")
    if hasattr(errno, name)
)  # fmt: skip
_CHUNK_BYTES = 1_048_576


def translate_os(error: OSError, path: Path) -> MedBotError:
    """What the system says about `path`, in the domain's words."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _GONE:
        return DatabaseUnreachable(path=str(path))
    return FolderReadOnly(path=str(path))


@contextmanager
def translated_os(path: Path) -> Iterator[None]:
    """Raise DiskFull, DatabaseUnreachable or FolderReadOnly in place of an OSError."""
    try:
        yield
    except OSError as error:
        raise translate_os(error, path) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a private file that is there whole or as it was before. Raises OSError."""
    scratch = path.with_name(path.name + ".part")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)
    sync_folder(path.parent)


def copy_file(source: Path, target: Path) -> None:
    """A private copy of a file, on the disk when this returns. Raises OSError."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with source.open("rb") as original, os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(original, file, _CHUNK_BYTES)
        file.flush()
        os.fsync(file.fileno())


def copy_tree(source: Path, target: Path) -> None:
    """The regular files below `source`, with their folders; links and files being written are left out."""
    make_private_folder(target)
    for path in sorted(source.iterdir()):
        if path.is_symlink() or path.suffix == ".part":
            continue
        if path.is_dir():
            copy_tree(path, target / path.name)
        elif path.is_file():
            copy_file(path, target / path.name)


def digest_of(path: Path) -> str:
    """SHA-256 of a file that nothing has open for writing."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def size_of(path: Path) -> int:
    """Bytes of a file or of all files of a folder; 0 where there is none."""
    if path.is_dir():
        return sum(size_of(inside) for inside in path.iterdir() if not inside.is_symlink())
    with suppress(OSError):
        return path.stat().st_size
    return 0


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring names that were given or taken in a folder to the disk, where the system knows how."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_tree(folder: Path) -> None:
    """Remove a folder with what is in it: under another name first, so that half of it is never taken for whole."""
    doomed = folder.with_name(f".removing-{folder.name}")
    try:
        folder.replace(doomed)
    except OSError:
        doomed = folder
    shutil.rmtree(doomed, ignore_errors=True)

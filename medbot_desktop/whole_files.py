"""Files that are there whole or not at all, and the one form of CSV that a Spanish Excel opens unharmed.

Stdlib only; usable in every process.
"""

from __future__ import annotations

import contextlib
import csv
import errno
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from medbot_desktop.domain.cells import guard
from medbot_desktop.domain.errors import DiskFull, FolderReadOnly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


def write_csv_lines(lines: Iterable[Sequence[str]], path: Path) -> None:
    """Write lines as UTF-8 with byte-order mark, semicolons, CR LF, all cells quoted, formulas guarded.

    Raises DiskFull, FolderReadOnly.
    """

    def write(file: IO[str]) -> None:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerows([guard(cell) for cell in line] for line in lines)

    write_whole(path, "utf-8-sig", write)


def write_whole(path: Path, encoding: str, write: Callable[[IO[str]], None]) -> None:
    """Write beside the place and move there at the end: a reader never sees half a file.

    Raises DiskFull, FolderReadOnly; what was there is then as it was.
    """
    with _told(path):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(descriptor)
        beside = Path(name)
    try:
        with _told(path):
            with beside.open("w", encoding=encoding, newline="") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        raise FolderReadOnly(path=str(path.parent)) from error

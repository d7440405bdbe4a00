"""Rows into files: CSV that a Spanish Excel opens unharmed, JSON lines for fine-tuning. We read both back unchanged."""

from __future__ import annotations

import contextlib
import csv
import errno
import json
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from medbot_desktop.datasets.cells import guard
from medbot_desktop.domain.errors import DiskFull, FolderReadOnly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from medbot_desktop.domain.rows import Row

HEADER = ("question", "answer", "medicine", "topic", "source", "source_url", "reviewed_on", "language")


def write_csv(rows: Iterable[Row], path: Path) -> None:
    """Write rows as UTF-8 with byte-order mark, semicolons, CR LF, all cells quoted, formulas guarded.

    The file is there whole or not at all. Raises DiskFull, FolderReadOnly.
    """

    def write(file: IO[str]) -> None:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(HEADER)
        writer.writerows([guard(getattr(row, column)) for column in HEADER] for row in rows)

    _replace(path, "utf-8-sig", write)


def write_report(lines: Iterable[tuple[str, ...]], path: Path) -> None:
    """Write lines of text in the same form as `write_csv`. Raises as `write_csv`."""

    def write(file: IO[str]) -> None:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerows([guard(cell) for cell in line] for line in lines)

    _replace(path, "utf-8-sig", write)


def write_jsonl(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON lines, prompt and completion first, then what the row has besides. Raises as `write_csv`."""

    def write(file: IO[str]) -> None:
        for row in rows:
            more = {column: getattr(row, column) for column in HEADER[2:] if getattr(row, column)}
            file.write(
                json.dumps({"prompt": row.question, "completion": row.answer, **more}, ensure_ascii=False)
                + "\n"
            )

    _replace(path, "utf-8", write)


def _replace(path: Path, encoding: str, write: Callable[[IO[str]], None]) -> None:
    """Write beside the place and move there at the end: a reader never sees half a file."""
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

"""One file while it is read: opened once, its progress told, and found out if it changes meanwhile."""

from __future__ import annotations

import os
import stat
from typing import IO, TYPE_CHECKING

from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from medbot_desktop.domain.ports import ReportProgress

CHUNK_BYTES = 1 << 17  # about 5 ms of parsing: progress and Cancel stay lively


class DataFile:
    """A regular file open for reading. Raises FileUnreadable (missing, not_a_file, locked, empty) where it cannot be.

    Progress counts each byte twice: once to learn how the file is written, once to read it.
    """

    def __init__(self, path: Path, report: ReportProgress) -> None:
        self.path = path
        self._report = report
        self._read = 0
        try:
            # Looked at before it is opened: opening a named pipe would wait for ever.
            if not stat.S_ISREG(path.stat().st_mode):
                raise FileUnreadable("not_a_file")
            self._file: IO[bytes] = path.open("rb")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise FileUnreadable("missing") from error
        except PermissionError as error:
            raise FileUnreadable("locked") from error
        except (OSError, ValueError) as error:
            raise FileUnreadable("unreadable") from error
        self._seen = _identity(os.fstat(self._file.fileno()))
        self.size_bytes = self._seen[1]
        if not self.size_bytes:
            self._file.close()
            raise FileUnreadable("empty")

    def __enter__(self) -> DataFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def head(self, size_bytes: int) -> bytes:
        """The first bytes, without progress."""
        return b"".join(self._chunks(size_bytes))

    def chunks(self, limit_bytes: int | None = None) -> Iterator[bytes]:
        """The bytes from the start, with progress; raises Cancelled from inside."""
        for chunk in self._chunks(self.size_bytes if limit_bytes is None else limit_bytes):
            self._read += len(chunk)
            total = 2 * self.size_bytes
            self._report(min(self._read, total), total)
            yield chunk

    def still_busy(self) -> None:
        """Tell the progress again, from work that reads no bytes."""
        self._report(min(self._read, 2 * self.size_bytes), 2 * self.size_bytes)

    def ensure_unchanged(self) -> None:
        """Raise FileUnreadable("changed_while_reading") if the file is no longer the one that was opened."""
        try:
            now = _identity(self.path.stat())
        except OSError as error:
            raise FileUnreadable("changed_while_reading") from error
        if now != self._seen:
            raise FileUnreadable("changed_while_reading")

    def _chunks(self, limit_bytes: int) -> Iterator[bytes]:
        place = 0
        while place < limit_bytes:
            try:
                # The place is kept here: two readings of one file may run side by side.
                self._file.seek(place)
                chunk = self._file.read(min(CHUNK_BYTES, limit_bytes - place))
            except OSError as error:
                raise FileUnreadable("unreadable") from error
            if not chunk:
                return
            place += len(chunk)
            yield chunk


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns

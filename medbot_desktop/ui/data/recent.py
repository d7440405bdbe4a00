"""The data files opened last, the newest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = 8


class RecentFiles:
    """Kept beside the window's geometry."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "window.ini"

    def add(self, path: str) -> None:
        """The file was opened just now."""
        whole = str(Path(path).absolute())
        self._write([whole, *(other for other in self._read() if other != whole)][:KEPT])

    def there(self) -> list[str]:
        """Those that are still there."""
        return [path for path in self._read() if Path(path).is_file()]

    def clear(self) -> None:
        self._write([])

    def _file(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)

    def _read(self) -> list[str]:
        kept = self._file().value("recent_files", [])
        return [kept] if isinstance(kept, str) else [str(path) for path in kept or ()]  # type: ignore[attr-defined]

    def _write(self, paths: Sequence[str]) -> None:
        file = self._file()
        file.setValue("recent_files", list(paths))
        file.sync()

"""Which data files are meant when files and folders are dropped on the window. Knows no window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".jsonl", ".json")
"""What a file holds is told from its content; its name only helps to find it among others."""


def data_files(paths: Sequence[str]) -> list[str]:
    """The files, whatever their name, and those in the folders that look like data, by name; not what lies deeper.

    Raises FileUnreadable for a folder that cannot be read.
    """
    found: dict[str, None] = {}
    for path in map(Path, paths):
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else None
        except OSError as error:
            raise FileUnreadable(path=str(path)) from error
        if inside is None:
            found[str(path)] = None
        else:
            found.update((str(file), None) for file in inside if _looks_like_data(file))
    return list(found)


def _looks_like_data(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # what Excel keeps beside an open workbook
    return not hidden and path.suffix.lower() in DATA_ENDINGS and path.is_file()

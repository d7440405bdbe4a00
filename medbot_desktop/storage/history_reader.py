"""A second way into history.db, to read alone: searching and exporting must never keep a question waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.storage.history import FILE_NAME
from medbot_desktop.storage.history_archive import HistoryArchive
from medbot_desktop.storage.history_gaps import HistoryGaps
from medbot_desktop.storage.history_kept import HistoryKept
from medbot_desktop.storage.history_labels import HistoryLabels
from medbot_desktop.storage.history_migrations import MIGRATIONS
from medbot_desktop.storage.history_records import HistoryFile
from medbot_desktop.storage.history_search import HistorySearch
from medbot_desktop.storage.opening import open_to_read

if TYPE_CHECKING:
    from pathlib import Path


class HistoryReader:
    """Used from one thread, which need not be the one that writes; the history has to be there already."""

    def __init__(self, folder: Path) -> None:
        self._file = HistoryFile(open_to_read(folder / FILE_NAME, MIGRATIONS))
        self.finder = HistorySearch(self._file)
        self.archive = HistoryArchive(self._file)
        self.gaps = HistoryGaps(self._file)
        self.kept = HistoryKept(self._file)
        self.labels = HistoryLabels(self._file)

    def interrupt(self) -> None:
        """End what is being searched for now; may be called from any thread."""
        self._file.database.connection.interrupt()

    def close(self) -> None:
        self._file.database.close()

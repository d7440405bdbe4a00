"""Library.db as anybody reads it: data sets, rows, and what else the file holds.

`version` tells whoever holds rows that they have changed. What changes them is `library.py`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from medbot_desktop.domain.errors import UnknownDataSet
from medbot_desktop.domain.rows import DataSet, Row
from medbot_desktop.storage.library_changes import Changes
from medbot_desktop.storage.library_corrections import LibraryCorrections
from medbot_desktop.storage.library_migrations import MIGRATIONS
from medbot_desktop.storage.library_reading import RowReading
from medbot_desktop.storage.library_rows import DATA_SET, ROW, row_of
from medbot_desktop.storage.opening import open_database, open_to_read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.storage.cloud_jobs import CloudJobs
    from medbot_desktop.storage.database import Database
    from medbot_desktop.storage.models import Models

FILE_NAME = "library.db"

# What a damaged file's readable rows need in the fresh one: a data set each, which does not answer until it is
# looked at; counts that fit; a version that no answer was given with before.
STAND_INS = {
    "data_sets": (
        "INSERT INTO data_sets (id, name, language, row_count, content_hash, imported_at, enabled, sample) "
        "SELECT dataset_id, 'recovered ' || dataset_id, max(language), 0, 'recovered', 0, 0, 0 FROM rows "
        "WHERE dataset_id NOT IN (SELECT id FROM data_sets) GROUP BY dataset_id"
    ),
    "row_counts": (
        "UPDATE data_sets SET row_count = (SELECT count(*) FROM rows WHERE dataset_id = data_sets.id)"
    ),
    "hashes": "UPDATE data_sets SET content_hash = ''",
    "library": (
        "UPDATE library SET version = version + 1, last_row_id = max(last_row_id, "
        "(SELECT coalesce(max(id), 0) FROM rows), (SELECT coalesce(max(row_id), 0) FROM row_changes))"
    ),
}

DATA_SET_COLUMNS = (
    "id, name, language, row_count, content_hash, imported_at, enabled, sample, owner, own, deleted_at"
)
_IDS_A_QUERY = 500  # SQLite's oldest limit on parameters is 999


class LibraryFile:
    """The data sets and their rows, used from one thread. Methods raise the domain's errors.

    `notice` tells what happened to the file when it was opened.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.notice: Sentence | None = database.notice
        self.changes = Changes(database)
        self.corrections = LibraryCorrections(database)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open or make library.db in `folder`, to write it."""
        return cls(open_database(folder / FILE_NAME, MIGRATIONS, synchronous="FULL", stand_ins=STAND_INS))

    @classmethod
    def open_to_read(cls, folder: Path) -> Self:
        """Open library.db while another process may write it; an empty library where there is no file yet."""
        return cls(open_to_read(folder / FILE_NAME, MIGRATIONS))

    def close(self) -> None:
        self._database.close()

    @cached_property
    def reading(self) -> RowReading:
        """Rows a page at a time, searched and filtered; also what an old answer's row has become."""
        return RowReading(self._database)

    @cached_property
    def models(self) -> Models:
        """The tuned models and which of them answers."""
        # 15 ms of tuning's declared settings: not before the window is painted.
        from medbot_desktop.storage.models import Models

        return Models(self._database)

    @cached_property
    def cloud_jobs(self) -> CloudJobs:
        """The jobs that tune Gemini on Google Cloud."""
        from medbot_desktop.storage.cloud_jobs import CloudJobs

        return CloudJobs(self._database)

    @property
    def version(self) -> int:
        """Rises by one with each change."""
        return int(self._database.rows("SELECT version FROM library")[0][0])

    # Data sets

    def data_sets(self) -> list[DataSet]:
        """All data sets that are not deleted, in the order they were added."""
        return self._data_sets("deleted_at = 0 ORDER BY id")

    def deleted_data_sets(self) -> list[DataSet]:
        """Those that can still be brought back, the last deleted first."""
        return self._data_sets("deleted_at > 0 ORDER BY deleted_at DESC, id DESC")

    def data_set(self, dataset_id: int) -> DataSet:
        """Raises UnknownDataSet, also for one that is deleted."""
        found = self._data_sets("deleted_at = 0 AND id = ?", (dataset_id,))
        if not found:
            raise UnknownDataSet(name=str(dataset_id))
        return found[0]

    # Reading rows

    def rows(self, dataset_id: int) -> list[Row]:
        """The rows of a data set in the order of its file. Raises UnknownDataSet."""
        name = self.data_set(dataset_id).name
        records = self._database.rows(
            f"SELECT {ROW} FROM rows WHERE dataset_id = ? ORDER BY number", (dataset_id,)
        )
        return [row_of(record, name) for record in records]

    def rows_from(self, data_set: DataSet, after: int, count: int) -> list[Row]:
        """The next rows of a data set behind the row with number `after`."""
        records = self._database.rows(
            f"SELECT {ROW} FROM rows WHERE dataset_id = ? AND number > ? ORDER BY number LIMIT ?",
            (data_set.id, after, count),
        )
        return [row_of(record, data_set.name) for record in records]

    def sample_rows(self, data_set: DataSet, count: int) -> list[Row]:
        """About `count` rows evenly over a data set, all where it has fewer; the same for the same rows."""
        if data_set.row_count <= count:
            return self.rows(data_set.id)
        numbers = range(1, self._next_number(data_set.id), max(1, data_set.row_count // count))
        found = []
        for start in range(0, len(numbers), _IDS_A_QUERY):
            part = numbers[start : start + _IDS_A_QUERY]
            marks = ", ".join("?" * len(part))
            found += self._database.rows(
                f"SELECT {ROW} FROM rows WHERE dataset_id = ? AND number IN ({marks}) ORDER BY number",
                (data_set.id, *part),
            )
        return [row_of(record, data_set.name) for record in found]

    def rows_by_id(self, ids: Sequence[int]) -> dict[int, Row]:
        """Those of these rows whose data set answers."""
        names = {data_set.id: data_set.name for data_set in self.data_sets() if data_set.enabled}
        found = {}
        for start in range(0, len(ids), _IDS_A_QUERY):
            part = ids[start : start + _IDS_A_QUERY]
            marks = ", ".join("?" * len(part))
            for record in self._database.rows(f"SELECT {ROW} FROM rows WHERE id IN ({marks})", part):
                if record[DATA_SET] in names:
                    row = row_of(record, names[record[DATA_SET]])
                    found[row.id] = row
        return found

    def enabled_rows(self) -> list[Row]:
        """All rows that answer: data sets in the order they were added, rows in the order of their files."""
        names = {data_set.id: data_set.name for data_set in self.data_sets() if data_set.enabled}
        records = self._database.rows(
            f"SELECT {ROW} FROM rows WHERE dataset_id IN "
            "(SELECT id FROM data_sets WHERE enabled AND deleted_at = 0) ORDER BY dataset_id, number"
        )
        # A data set another process added between the two queries is left for the next reading.
        return [row_of(record, names[record[DATA_SET]]) for record in records if record[DATA_SET] in names]

    def _next_number(self, dataset_id: int) -> int:
        ((last,),) = self._database.rows(
            "SELECT coalesce(max(number), 0) FROM rows WHERE dataset_id = ?", (dataset_id,)
        )
        return int(last) + 1

    def _data_sets(self, condition: str, values: tuple[object, ...] = ()) -> list[DataSet]:
        records = self._database.rows(f"SELECT {DATA_SET_COLUMNS} FROM data_sets WHERE {condition}", values)
        return [_data_set(record) for record in records]


def _data_set(record: tuple[Any, ...]) -> DataSet:
    (
        dataset_id,
        name,
        language,
        row_count,
        content_hash,
        imported_at,
        enabled,
        sample,
        owner,
        own,
        deleted_at,
    ) = record
    return DataSet(
        dataset_id,
        name,
        language,
        row_count,
        content_hash,
        imported_at,
        bool(enabled),
        bool(sample),
        owner,
        bool(own),
        deleted_at,
    )

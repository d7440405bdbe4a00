"""The pharmacy's rows in library.db: written by the worker alone, read by anybody."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import UnknownDataSet
from medbot_desktop.domain.rows import DataSet, Row
from medbot_desktop.storage.database import Database, open_database, open_to_read
from medbot_desktop.storage.library_migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.answers import Sentence

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
    "library": "UPDATE library SET version = version + 1",
}

_DATA_SET = "id, name, language, row_count, content_hash, imported_at, enabled, sample"
_ROW = "dataset_id, number, question, answer, medicine, topic, source, source_url, reviewed_on, language"


class Library:
    """The data sets and their rows, used from one thread. Methods raise the domain's errors.

    `notice` tells what happened to the file when it was opened.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.notice: Sentence | None = database.notice

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open or make library.db in `folder`, for the one process that writes it."""
        return cls(open_database(folder / FILE_NAME, MIGRATIONS, synchronous="FULL", stand_ins=STAND_INS))

    @classmethod
    def open_to_read(cls, folder: Path) -> Library:
        """Open library.db while another process may write it; an empty library where there is no file yet."""
        return cls(open_to_read(folder / FILE_NAME, MIGRATIONS))

    def close(self) -> None:
        self._database.close()

    @property
    def version(self) -> int:
        """Rises with each change to what answers."""
        return int(self._database.rows("SELECT version FROM library")[0][0])

    def data_sets(self) -> list[DataSet]:
        """All data sets in the order they were added."""
        records = self._database.rows(f"SELECT {_DATA_SET} FROM data_sets ORDER BY id")
        return [_data_set(record) for record in records]

    def data_set(self, dataset_id: int) -> DataSet:
        """Raises UnknownDataSet."""
        records = self._database.rows(f"SELECT {_DATA_SET} FROM data_sets WHERE id = ?", (dataset_id,))
        if not records:
            raise UnknownDataSet(name=str(dataset_id))
        return _data_set(records[0])

    def rows(self, dataset_id: int) -> list[Row]:
        """The rows of a data set in the order of its file. Raises UnknownDataSet."""
        name = self.data_set(dataset_id).name
        records = self._database.rows(
            f"SELECT {_ROW} FROM rows WHERE dataset_id = ? ORDER BY number", (dataset_id,)
        )
        return [Row(name, *record[1:]) for record in records]

    def enabled_rows(self) -> list[Row]:
        """All rows that answer: data sets in the order they were added, rows in the order of their files."""
        names = {data_set.id: data_set.name for data_set in self.data_sets() if data_set.enabled}
        records = self._database.rows(
            f"SELECT {_ROW} FROM rows WHERE dataset_id IN (SELECT id FROM data_sets WHERE enabled) "
            "ORDER BY dataset_id, number"
        )
        # A data set another process added between the two queries is left for the next reading.
        return [Row(names[record[0]], *record[1:]) for record in records if record[0] in names]

    def add_data_set(
        self,
        name: str,
        rows: Iterable[Row],
        sample: bool = False,
        at: float | None = None,
        language: str = "",
    ) -> DataSet:
        """Add rows as an enabled data set, all or none; a name in use gets " (2)".

        `at` is now and `language` that of most rows where they are not given. If `rows` raises, nothing is.
        """
        digest = hashlib.sha256()
        languages: Counter[str] = Counter()

        def records(dataset_id: int) -> Iterator[tuple[object, ...]]:
            for row in rows:
                columns = _columns(row)
                digest.update(json.dumps(columns).encode() + b"\n")
                languages[row.language] += 1
                yield (dataset_id, row.number, *columns)

        with self._database.writing():
            dataset_id = self._database.execute(
                f"INSERT INTO data_sets ({_DATA_SET}) VALUES (NULL, ?, '', 0, '', ?, 1, ?)",
                (self._free_name(name), time.time() if at is None else at, sample),
            ).lastrowid
            assert dataset_id is not None
            self._database.execute_many(
                f"INSERT INTO rows ({_ROW}) VALUES ({', '.join('?' * 10)})", records(dataset_id)
            )
            most = max((name for name in languages if name), key=languages.__getitem__, default="")
            self._database.execute(
                "UPDATE data_sets SET language = ?, row_count = ?, content_hash = ? WHERE id = ?",
                (language or most, languages.total(), digest.hexdigest(), dataset_id),
            )
            self._raise_version()
            return self.data_set(dataset_id)

    def set_enabled(self, dataset_id: int, enabled: bool) -> None:
        """Let a data set answer or not. Raises UnknownDataSet."""
        with self._database.writing():
            if self.data_set(dataset_id).enabled != enabled:
                self._database.execute("UPDATE data_sets SET enabled = ? WHERE id = ?", (enabled, dataset_id))
                self._raise_version()

    def remove(self, dataset_id: int) -> None:
        """Remove a data set with its rows. Raises UnknownDataSet."""
        with self._database.writing():
            self.data_set(dataset_id)
            self._database.execute("DELETE FROM data_sets WHERE id = ?", (dataset_id,))
            self._raise_version()

    def _raise_version(self) -> None:
        self._database.execute("UPDATE library SET version = version + 1")

    def _free_name(self, name: str) -> str:
        taken = {data_set.name.casefold() for data_set in self.data_sets()}
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name} ({number})"
        return free


def _columns(row: Row) -> tuple[str, ...]:
    return (
        row.question,
        row.answer,
        row.medicine,
        row.topic,
        row.source,
        row.source_url,
        row.reviewed_on,
        row.language,
    )


def _data_set(record: tuple[Any, ...]) -> DataSet:
    dataset_id, name, language, row_count, content_hash, imported_at, enabled, sample = record
    return DataSet(
        dataset_id, name, language, row_count, content_hash, imported_at, bool(enabled), bool(sample)
    )

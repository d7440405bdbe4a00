"""What the window reads of library.db by itself, in a lane of its own: lists of rows, one row, changes, counts."""

from __future__ import annotations

from array import array
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.library import Change, ListedRow, ListedRows, ReviewCount, RowChange, RowQuery
    from medbot_desktop.domain.ports import T
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.tasks import TaskRunner

LAST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class Overview:
    """All data sets, those that can be brought back, how far each is reviewed, the last changes of each."""

    data_sets: tuple[DataSet, ...]
    deleted: tuple[DataSet, ...]
    reviews: dict[int, ReviewCount]
    changes: dict[int, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """A row with what was done to it, the newest first."""

    listed: ListedRow
    changes: tuple[RowChange, ...]


class LibraryReader:
    """Opens the library for reading for one call at a time: nothing is held while copies are put in its place."""

    def __init__(self, tasks: TaskRunner, folder: Path) -> None:
        self._tasks, self._folder = tasks, folder
        self._last: tuple[object, array[int]] = ((), array("q"))

    def read_overview(self, then: Callable[[Overview], None], failed: Callable[[Exception], None]) -> None:
        self._start(_overview, then, failed)

    def read_page(
        self,
        query: RowQuery,
        offset: int,
        count: int,
        then: Callable[[ListedRows], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._start(lambda library: library.reading.page(query, offset, count), then, failed)

    def read_row(
        self, row_id: int, then: Callable[[OpenedRow | None], None], failed: Callable[[Exception], None]
    ) -> None:
        self._start(lambda library: _opened(library, row_id), then, failed)

    def find_place(
        self,
        query: RowQuery,
        row_id: int,
        number: int,
        then: Callable[[int | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Where a row stands among those of a query, by its id or, where it is 0, by its number."""

        def find(library: Library) -> int | None:
            reading = library.reading
            found = reading.row_at(query.dataset_id, number) if not row_id else None
            wanted = found.id if found else row_id
            return reading.place_of(query, wanted) if wanted else None

        self._start(find, then, failed)

    def read_medicines(
        self, dataset_id: int, then: Callable[[list[str]], None], failed: Callable[[Exception], None]
    ) -> None:
        self._start(lambda library: library.reading.medicines(dataset_id), then, failed)

    def read_changes(
        self, dataset_id: int, then: Callable[[tuple[Change, ...]], None], failed: Callable[[Exception], None]
    ) -> None:
        self._start(lambda library: tuple(library.changes.of(dataset_id)), then, failed)

    def read_ids(
        self,
        query: RowQuery,
        places: list[int],
        then: Callable[[tuple[int, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._start(lambda library: library.reading.ids_at(query, places), then, failed)

    def _start(
        self, read: Callable[[Library], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        def work() -> T:
            with closing(Library.open_to_read(self._folder)) as library:
                library.reading.last = self._last
                result = read(library)
                self._last = library.reading.last
                return result

        self._tasks.start(work, "library", then, failed)


def _overview(library: Library) -> Overview:
    data_sets = tuple(library.data_sets())
    return Overview(
        data_sets=data_sets,
        deleted=tuple(library.deleted_data_sets()),
        reviews=library.reading.review_counts(),
        changes={s.id: tuple(library.changes.of(s.id)[:LAST_CHANGES]) for s in data_sets},
    )


def _opened(library: Library, row_id: int) -> OpenedRow | None:
    listed = library.reading.row(row_id)
    return OpenedRow(listed, tuple(library.changes.of_row(row_id))) if listed else None

"""Reading one row of the library for the window: as it was in an answer, as it is now, and its neighbours.

Opens library.db for reading for one call at a time, in whatever thread calls; knows no window.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.library import Fate, RowNow, RowQuery
from medbot_desktop.domain.wording import folded
from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from medbot_desktop.domain.rows import DataSet, Row

NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class RowDetails:
    """`shown` is the row as an answer had it, `now` what it is. `data_set` is None where it is gone.

    `neighbours` are rows on the same medicine, those of the same data set first, `more` how many others there are.
    """

    shown: Row
    now: RowNow
    data_set: DataSet | None
    neighbours: tuple[Row, ...] = ()
    more: int = 0

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was where it is gone."""
        return self.now.row or self.shown


def read_row(folder: Path, row: Row) -> RowDetails:
    """Everything there is to show of a row that was in an answer. Raises the domain's errors."""
    with closing(Library.open_to_read(folder)) as library:
        now = library.reading.fate_of(row)
        known = now.row or row
        data_set = next((s for s in library.data_sets() if s.id == known.dataset_id), None)
        neighbours, more = _neighbours(library, known)
        return RowDetails(row, now, data_set, neighbours, more)


def read_fates(folder: Path, rows: Mapping[int, Row]) -> dict[int, RowNow]:
    """What has become of these rows, by the same keys; those that are as they were are left out."""
    with closing(Library.open_to_read(folder)) as library:
        found = {key: library.reading.fate_of(row) for key, row in rows.items()}
    return {key: now for key, now in found.items() if now.fate is not Fate.SAME}


def _neighbours(library: Library, row: Row) -> tuple[tuple[Row, ...], int]:
    medicine = folded(row.medicine)
    if not medicine:
        return (), 0
    # By its beginning of words, so that accents and case do not matter; then exactly.
    page = library.reading.page(RowQuery(words=row.medicine), 0, 1_000)
    same = [o.row for o in page.rows if folded(o.row.medicine) == medicine and o.row.id != row.id]
    same.sort(key=lambda other: other.dataset_id != row.dataset_id)
    return tuple(same[:NEIGHBOURS]), max(len(same) - NEIGHBOURS, 0)

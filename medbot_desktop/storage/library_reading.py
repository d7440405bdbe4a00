"""Rows of the library a page at a time: searched, filtered, and what an old answer's row has become."""

from __future__ import annotations

import datetime
import re
from array import array
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.library import Fate, ListedRow, ListedRows, ReviewCount, RowFilter, RowNow
from medbot_desktop.domain.review import due_before
from medbot_desktop.storage.library_rows import DATA_SET, ROW, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medbot_desktop.domain.library import RowQuery
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.storage.database import Database

# A pasted leaflet is searched by its beginning.
_MAX_WORDS = 12
_WORD = re.compile(r"\w+")
_THERE = "dataset_id IN (SELECT id FROM data_sets WHERE deleted_at = 0)"


class RowReading:
    """Used from one thread, beside the process that writes.

    `last` are the ids of the last query, good while the library has the version it was made for; they may be handed
    on to another reading.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.last: tuple[object, array[int]] = ((), array("q"))

    def page(self, query: RowQuery, offset: int, count: int) -> ListedRows:
        """Some rows of a query in the order of their file; those due for review with the oldest review first."""
        ids = self._ids(query)
        wanted = list(ids[offset : offset + count])
        found = {row.row.id: row for row in self._listed(wanted)}
        rows = tuple(found[row_id] for row_id in wanted if row_id in found)
        return ListedRows(query, offset, len(ids), rows)

    def place_of(self, query: RowQuery, row_id: int) -> int | None:
        """Where a row stands among those of a query, from 0; None where it is not one of them."""
        ids = self._ids(query)
        return ids.index(row_id) if row_id in ids else None

    def ids_at(self, query: RowQuery, places: Iterable[int]) -> tuple[int, ...]:
        """The ids of the rows at these places of a query."""
        ids = self._ids(query)
        return tuple(ids[place] for place in places if place < len(ids))

    def row(self, row_id: int) -> ListedRow | None:
        """A row by its id, of a data set that is not deleted; None where there is none."""
        return next(iter(self._listed([row_id])), None)

    def row_at(self, dataset_id: int, number: int) -> Row | None:
        """The row with this number in a data set."""
        records = self._database.rows(
            "SELECT id FROM rows WHERE dataset_id = ? AND number = ?", (dataset_id, number)
        )
        found = self.row(records[0][0]) if records else None
        return found.row if found else None

    def fate_of(self, row: Row) -> RowNow:
        """What has become of a row that an answer was taken from, also one kept by an earlier version."""
        found = self.row(row.id) if row.id else self._by_name(row)
        if found is None:
            return RowNow(Fate.REMOVED)
        if found.row.fields != row.fields:
            return RowNow(Fate.CHANGED, found.row)
        ((enabled,),) = self._database.rows(
            "SELECT enabled FROM data_sets WHERE id = ?", (found.row.dataset_id,)
        )
        return RowNow(Fate.SAME if enabled else Fate.OFF, found.row)

    def medicines(self, dataset_id: int) -> list[str]:
        """The medicines of a data set's rows, those of the column and those read in questions, by alphabet."""
        records = self._database.rows(
            "SELECT DISTINCT CASE WHEN medicine != '' THEN medicine ELSE coalesce(named, '') END FROM rows "
            "WHERE dataset_id = ?",
            (dataset_id,),
        )
        return sorted((name for (name,) in records if name), key=str.casefold)

    def review_counts(self, today: datetime.date | None = None) -> dict[int, ReviewCount]:
        """How far each data set is reviewed, by its id."""
        today = today or datetime.date.today()
        records = self._database.rows(
            "SELECT dataset_id, count(*), sum(reviewed_day BETWEEN '1' AND ?), sum(reviewed_day BETWEEN '1' AND ?) "
            f"FROM rows WHERE {_THERE} GROUP BY dataset_id",
            (today.isoformat(), _day_before(due_before(today))),
        )
        return {record[0]: ReviewCount(*record[1:]) for record in records}

    def _ids(self, query: RowQuery) -> array[int]:
        ((version,),) = self._database.rows("SELECT version FROM library")
        today = datetime.date.today()
        key = query, version, today
        if self.last[0] != key:
            sql, values = _selection(query, today)
            self.last = key, array("q", (row_id for (row_id,) in self._database.rows(sql, values)))
        return self.last[1]

    def _listed(self, ids: list[int]) -> list[ListedRow]:
        marks = ", ".join("?" * len(ids))
        names = dict(self._database.rows("SELECT id, name FROM data_sets WHERE deleted_at = 0"))
        records = self._database.rows(
            f"SELECT {ROW}, named, as_imported FROM rows WHERE id IN ({marks})", ids
        )
        return [
            ListedRow(row_of(record[:-2], names[record[DATA_SET]]), record[-2] or "", record[-1] is not None)
            for record in records
            if record[DATA_SET] in names
        ]

    def _by_name(self, row: Row) -> ListedRow | None:
        """The row of an answer that was kept without an id: of the same question, else of the same number."""
        records = self._database.rows(
            "SELECT id FROM rows WHERE dataset_id = "
            "(SELECT id FROM data_sets WHERE name = ? AND deleted_at = 0) AND (question = ? OR number = ?) "
            "ORDER BY question = ? DESC LIMIT 1",
            (row.dataset, row.question, row.number, row.question),
        )
        return self.row(records[0][0]) if records else None


def _selection(query: RowQuery, today: datetime.date) -> tuple[str, list[Any]]:
    """The ids of a query's rows in their order."""
    conditions = ["dataset_id = ?" if query.dataset_id else _THERE]
    values: list[Any] = [query.dataset_id] if query.dataset_id else []
    order = "dataset_id, number"
    words = _expression(query.words)
    if words:
        conditions.append("id IN (SELECT rowid FROM rows_fts WHERE rows_fts MATCH ?)")
        values.append(words)
    if query.medicine:
        conditions.append("(medicine = ? OR (medicine = '' AND named = ?))")
        values += [query.medicine, query.medicine]
    match query.filter:
        case RowFilter.DUE:
            conditions.append("reviewed_day BETWEEN '1' AND ?")
            values.append(_day_before(due_before(today)))
            order = "reviewed_day, dataset_id, number"
        case RowFilter.UNREVIEWED:
            conditions.append("(reviewed_day = '' OR reviewed_day > ?)")
            values.append(today.isoformat())
        case RowFilter.EDITED:
            conditions.append("as_imported IS NOT NULL")
        case RowFilter.ALL:
            pass
    return f"SELECT id FROM rows WHERE {' AND '.join(conditions)} ORDER BY {order}", values


def _expression(words: str) -> str:
    """Each word as the beginning of one, quoted, so that nothing in it is an operator of FTS5."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(words.replace("_", " "))[:_MAX_WORDS])


def _day_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()

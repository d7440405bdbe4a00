"""The history of the data sets: each change with who, when, what it did to which row, so that it can be undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.library import Change, ChangeKind, RowChange
from medbot_desktop.storage.library_rows import (
    INSERT_ROW,
    KEPT,
    Kept,
    digest_of,
    hash_with,
    kept_of,
    kept_of_columns,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import RowFields
    from medbot_desktop.storage.database import Database

_CHANGE = "id, dataset_id, made_at, made_by, kind, source, added, changed, removed, version, returned_to"
_STEP = 256
# A row that stays and has one differing column, its number: the first of `Kept.as_columns`.
_MOVED = """ifnull(after LIKE '{"number": %' AND after NOT LIKE '%,%', 0)"""
_BY_NAME = ", ".join(f"{name} = ?" for name in ("reviewed_day", *KEPT.split(", ")))


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one row; `before` is None where it comes, `after` where it goes."""

    row_id: int
    before: Kept | None
    after: Kept | None


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change and when, UTC seconds."""

    name: str
    at: float


class Changes:
    """Reads and writes the log; writing is for inside of a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Reading

    def of(self, dataset_id: int) -> list[Change]:
        """The changes of a data set, the newest first."""
        return self._changes("dataset_id = ? ORDER BY id DESC", (dataset_id,))

    def after(self, version: int) -> list[Change]:
        """The changes since the library had this version, the oldest first."""
        return self._changes("version > ? ORDER BY id", (version,))

    def rows_touched(self, changes: Iterable[Change]) -> tuple[set[int], set[int]]:
        """The ids of the rows these changes brought, changed or took away, and of those that only got a number."""
        told: set[int] = set()
        moved: set[int] = set()
        for change in changes:
            records = self._database.rows(
                f"SELECT row_id, before IS NOT NULL AND {_MOVED} FROM row_changes WHERE change_id = ?",
                (change.id,),
            )
            for row_id, only_moved in records:
                (moved if only_moved else told).add(row_id)
        return told, moved - told

    def of_row(self, row_id: int) -> list[RowChange]:
        """What was done to a row, the newest first, beginning with what brought it if it was not an import."""
        columns = ", ".join(f"c.{name}" for name in _CHANGE.split(", "))
        records = self._database.rows(
            f"SELECT {columns}, r.before, r.after FROM row_changes r JOIN changes c ON c.id = r.change_id "
            "WHERE r.row_id = ? ORDER BY r.change_id DESC",
            (row_id,),
        )
        state = self.kept(row_id)
        columns_now = state.as_columns() if state else None
        told = []
        for *change, before, after in records:
            columns_then = _back(columns_now, before, after)
            told.append(RowChange(_change(change), _texts(columns_then), _texts(columns_now)))
            columns_now = columns_then
        return [change for change in told if change.before != change.after]

    def kept(self, row_id: int) -> Kept | None:
        """A row as it stands in the table; None where it is gone."""
        records = self._database.rows(f"SELECT {KEPT} FROM rows WHERE id = ?", (row_id,))
        return kept_of(records[0]) if records else None

    def steps_back(self, dataset_id: int, to_change: int, report: ReportProgress) -> Iterator[Step]:
        """What has to happen for the rows to be as they were after a change."""
        records = self._database.rows(
            "SELECT r.row_id, r.before, r.after FROM row_changes r JOIN changes c ON c.id = r.change_id "
            "WHERE c.dataset_id = ? AND c.id > ? ORDER BY r.row_id, c.id DESC",
            (dataset_id, to_change),
        )
        now: Kept | None = None
        columns: dict[str, Any] | None = None
        for done, (row_id, before, after) in enumerate(records):
            if done % _STEP == 0:
                report(done, len(records))
            if done == 0 or records[done - 1][0] != row_id:
                now = self.kept(row_id)
                columns = now.as_columns() if now else None
            columns = _back(columns, before, after)
            if done + 1 == len(records) or records[done + 1][0] != row_id:
                then = kept_of_columns(columns) if columns else None
                if then != now:
                    yield Step(row_id, now, then)

    # Writing

    def record(
        self,
        kind: ChangeKind,
        dataset_id: int,
        author: Author,
        *,
        source: str = "",
        counts: tuple[int, int, int] = (0, 0, 0),
        returned_to: int = 0,
    ) -> int:
        """Raise the library's version and tell what did; gives the change's id."""
        self._database.execute("UPDATE library SET version = version + 1")
        change_id = self._database.execute(
            f"INSERT INTO changes ({_CHANGE}) VALUES "
            "(NULL, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT version FROM library), ?)",
            (dataset_id, author.at, author.name, kind.value, source, *counts, returned_to),
        ).lastrowid
        assert change_id is not None
        return change_id

    def apply(self, dataset_id: int, change_id: int, steps: Sequence[Step], report: ReportProgress) -> None:
        """Carry the steps out and keep them with a change; count the rows and hash them anew."""
        database = self._database
        going = [step.row_id for step in steps if step.after is None]
        moving = [s.row_id for s in steps if s.before and s.after and s.before.number != s.after.number]
        database.execute_many("DELETE FROM rows WHERE id = ?", ((row_id,) for row_id in going))
        # Rows may change places: a number is free only when all that move have left theirs.
        database.execute_many("UPDATE rows SET number = -id WHERE id = ?", ((row_id,) for row_id in moving))
        added = removed = 0
        for done, step in enumerate(steps):
            if done % _STEP == 0:
                report(done, len(steps))
            if step.before and step.after:
                if step.before.texts == step.after.texts and not _differs(step.before, step.after):
                    database.execute(
                        "UPDATE rows SET number = ? WHERE id = ?", (step.after.number, step.row_id)
                    )
                else:
                    values = written(0, 0, step.after)[2:]
                    # What was read in the old question says nothing of the new one.
                    database.execute(
                        f"UPDATE rows SET named = NULL, {_BY_NAME} WHERE id = ?", (*values, step.row_id)
                    )
            elif step.after:
                database.execute(INSERT_ROW, written(step.row_id, dataset_id, step.after))
            if not (step.before and step.after and step.before.texts == step.after.texts):
                added += digest_of(step.after.texts) if step.after else 0
                removed += digest_of(step.before.texts) if step.before else 0
        database.execute_many(
            "INSERT INTO row_changes (change_id, row_id, before, after) VALUES (?, ?, ?, ?)",
            ((change_id, step.row_id, *_told(step)) for step in steps),
        )
        come = sum(step.before is None for step in steps)
        ((content_hash,),) = database.rows("SELECT content_hash FROM data_sets WHERE id = ?", (dataset_id,))
        if content_hash:
            content_hash = hash_with(content_hash, added, removed)
        else:  # of a data set that was saved from a damaged file
            content_hash = hash_with("", self._digest_of_all(dataset_id))
        database.execute(
            "UPDATE data_sets SET row_count = row_count + ?, content_hash = ? WHERE id = ?",
            (come - len(going), content_hash, dataset_id),
        )

    def _digest_of_all(self, dataset_id: int) -> int:
        records = self._database.rows(f"SELECT {KEPT} FROM rows WHERE dataset_id = ?", (dataset_id,))
        return sum(digest_of(kept_of(record).texts) for record in records)

    def _changes(self, condition: str, values: tuple[object, ...]) -> list[Change]:
        records = self._database.rows(f"SELECT {_CHANGE} FROM changes WHERE {condition}", values)
        return [_change(record) for record in records]


def _change(record: Sequence[Any]) -> Change:
    change_id, dataset_id, made_at, made_by, kind, *rest = record
    return Change(change_id, dataset_id, made_at, made_by, ChangeKind(kind), *rest)


def _differs(one: Kept, other: Kept) -> bool:
    return (one.edited_by, one.edited_at, one.as_imported) != (
        other.edited_by,
        other.edited_at,
        other.as_imported,
    )


def _told(step: Step) -> tuple[str | None, str | None]:
    """The two sides as JSON: of a row that stays only the columns that differ."""
    before = step.before.as_columns() if step.before else None
    after = step.after.as_columns() if step.after else None
    if before and after:
        differing = [name for name in before if before[name] != after[name]]
        before = {name: before[name] for name in differing}
        after = {name: after[name] for name in differing}
    return _as_json(before), _as_json(after)


def _as_json(columns: dict[str, Any] | None) -> str | None:
    return None if columns is None else json.dumps(columns, ensure_ascii=False)


def _back(columns: dict[str, Any] | None, before: str | None, after: str | None) -> dict[str, Any] | None:
    """A row's columns before a change, from those after it."""
    if before is None:
        return None
    then: dict[str, Any] = json.loads(before)
    return then if after is None or columns is None else {**columns, **then}


def _texts(columns: dict[str, Any] | None) -> RowFields | None:
    return kept_of_columns(columns).texts if columns else None

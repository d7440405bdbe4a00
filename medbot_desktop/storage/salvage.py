"""Saving what can be read from a damaged file into a fresh one, record by record.

Knows no table of its own: it takes every ordinary table both files have. A record that cannot be read, or that the
fresh file's own rules refuse, is counted and left; the damaged file is only read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

_BATCH = 500
_MOST_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many records were read and are in the fresh file, and how many are known to be lost."""

    saved: int
    lost: int


def schema_of(damaged: Path) -> int:
    """The schema's number as the file's head has it, 0 where even that cannot be read."""
    with suppress(OSError):
        with damaged.open("rb") as file:
            head = file.read(100)
        if head.startswith(b"SQLite format 3\0"):
            return int.from_bytes(head[60:64], "big")
    return 0


def salvage(damaged: Path, fresh: sqlite3.Connection) -> Salvaged:
    """Copy what can be read of `damaged` into `fresh`, which has the same schema and is empty; one transaction.

    Raises sqlite3.Error only where `fresh` cannot be written.
    """
    saved = lost = 0
    fresh.execute("PRAGMA foreign_keys = OFF")
    fresh.execute("BEGIN IMMEDIATE")
    try:
        # Filling the search index record by record takes five times as long as making it anew.
        triggers = fresh.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            fresh.execute(f'DROP TRIGGER "{name}"')
        try:
            with closing(_open(damaged)) as old:
                for table in _tables(fresh):
                    table_saved, table_lost = _copy_table(old, fresh, table)
                    saved, lost = saved + table_saved, lost + table_lost
        except sqlite3.DatabaseError:
            if saved == 0:  # not even its list of tables can be read
                fresh.execute("ROLLBACK")
                return Salvaged(0, 0)
        for _name, sql in triggers:
            fresh.execute(sql)
        indexes = fresh.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in indexes.fetchall():
            fresh.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        fresh.execute("COMMIT")
    except BaseException:
        if fresh.in_transaction:
            fresh.execute("ROLLBACK")
        raise
    return Salvaged(saved, lost)


def mend(fresh: sqlite3.Connection, stand_ins: Mapping[str, str]) -> int:
    """Make what was saved hold together, at the newest schema; gives how many records had to go for it.

    `stand_ins` has, for a table whose records others need, the statement that makes those that are missing. What
    still points nowhere is removed.
    """
    fresh.execute("BEGIN IMMEDIATE")
    for statement in stand_ins.values():
        fresh.execute(statement)
    orphans = _remove_orphans(fresh)
    fresh.execute("COMMIT")
    fresh.execute("PRAGMA foreign_keys = ON")
    return orphans


def _open(damaged: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    # A wrong entry in the list of tables must not keep the others from being read.
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The ordinary tables; the parts of a search index fill themselves."""
    virtual = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    ]
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    return [name for (name,) in names if not any(name == v or name.startswith(f"{v}_") for v in virtual)]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [record[1] for record in connection.execute(f'PRAGMA table_info("{table}")')]


def _copy_table(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str) -> tuple[int, int]:
    """How many records of a table came over and how many did not."""
    try:
        had = set(_columns(old, table))
    except sqlite3.DatabaseError:
        return 0, 0
    columns = [name for name in _columns(fresh, table) if name in had]
    if not columns:
        return 0, 0
    listed = ", ".join(f'"{name}"' for name in columns)
    # What a migration put there already (the one record of a table of counters) gives way.
    insert = f'INSERT OR REPLACE INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(columns))})'
    if not _has_rowid(fresh, table):
        return _copy_by_key(old, fresh, table, listed)
    reader = _Reader(old, table, columns)
    saved = refused = 0
    for records in reader.batches():
        for record in records:
            try:
                fresh.execute(insert, record)
                saved += 1
            except sqlite3.IntegrityError:
                refused += 1
    total = reader.count()
    return saved, max(refused, total - saved) if total else refused + reader.lost


def _has_rowid(connection: sqlite3.Connection, table: str) -> bool:
    query = "SELECT sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE name = ?"
    return not connection.execute(query, (table,)).fetchone()[0]


def _copy_by_key(
    old: sqlite3.Connection, fresh: sqlite3.Connection, table: str, listed: str
) -> tuple[int, int]:
    """A table that is its own index is read from its beginning and, where that breaks, from its end."""
    key = [r[1] for r in sorted(fresh.execute(f'PRAGMA table_info("{table}")'), key=lambda r: r[5]) if r[5]]
    insert = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({", ".join("?" * listed.count(",") + "?")})'
    saved = 0
    for direction in ("ASC", "DESC"):
        order = ", ".join(f'"{name}" {direction}' for name in key)
        try:
            for record in old.execute(f'SELECT {listed} FROM "{table}" ORDER BY {order}'):
                saved += fresh.execute(insert, record).rowcount
            return saved, 0
        except sqlite3.DatabaseError:
            continue
    return saved, 1


class _Reader:
    """Reads a table from both ends to where it breaks, then what can be reached in between."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        self._connection, self._table = connection, table
        listed = ", ".join(f'"{name}"' for name in columns)
        self._select = f'SELECT rowid, {listed} FROM "{table}"'
        self._tries = 0
        self.lost = 0

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        last = 0
        for part in self._run("1", "rowid"):
            last = part[-1][0]
            yield _values(part)
        if not self._broke:
            return
        first, backwards = 0, []
        for part in self._run(f"rowid > {last}", "rowid DESC"):
            first = part[-1][0]
            backwards.append(part)
        for part in reversed(backwards):
            yield _values(part[::-1])
        # Where the end cannot be reached, look a little further all the same.
        high = first - 1 if first else self._highest()
        yield from self._between(last + 1, high or last + _BATCH * 20)
        if not high:
            self.lost = 0  # nobody knows

    def count(self) -> int:
        """How many records the table had, by an index that can be read whole; 0 where there is none."""
        return self._by_index("count(*)")

    def _highest(self) -> int:
        """The last rowid, by an index or by the number given last; 0 where neither can be read."""
        found = self._by_index("max(rowid)")
        if not found:
            with suppress(sqlite3.DatabaseError):
                sequence = "SELECT seq FROM sqlite_sequence WHERE name = ?"
                found = next(iter(self._connection.execute(sequence, (self._table,))), (0,))[0]
        return int(found)

    def _by_index(self, what: str) -> int:
        with suppress(sqlite3.DatabaseError):
            indexes = self._connection.execute(f'PRAGMA index_list("{self._table}")').fetchall()
            for _number, name, _unique, _origin, partial in indexes:
                with suppress(sqlite3.DatabaseError):
                    query = f'SELECT {what} FROM "{self._table}" INDEXED BY "{name}"'
                    if not partial:
                        return int(self._connection.execute(query).fetchone()[0] or 0)
        return 0

    def _run(self, where: str, order: str) -> Iterator[list[tuple[Any, ...]]]:
        """Read as far as it goes, in that order; `_broke` says whether it ended before the end."""
        self._broke = False
        part: list[tuple[Any, ...]] = []
        try:
            for record in self._connection.execute(f"{self._select} WHERE {where} ORDER BY {order}"):
                part.append(record)
                if len(part) == _BATCH:
                    yield part
                    part = []
        except sqlite3.DatabaseError:
            self._broke = True
        if part:
            yield part

    def _between(self, low: int, high: int) -> Iterator[list[tuple[Any, ...]]]:
        """Halve what is left until each piece is read, or is one record that cannot be."""
        pieces = [(low, high)] if low <= high else []
        while pieces and self._tries < _MOST_TRIES:
            low, high = pieces.pop()
            self._tries += 1
            try:
                records = self._connection.execute(
                    f"{self._select} WHERE rowid BETWEEN {low} AND {high} ORDER BY rowid"
                ).fetchall()
            except sqlite3.DatabaseError:
                if low == high:
                    self.lost += 1
                else:
                    middle = (low + high) // 2
                    pieces += [(middle + 1, high), (low, middle)]
            else:
                if records:
                    yield _values(records)
        self.lost += sum(high - low + 1 for low, high in pieces)


def _values(records: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [record[1:] for record in records]


def _remove_orphans(connection: sqlite3.Connection) -> int:
    """Remove what points to a record that was lost, and what points to that.

    By the columns that point, not by row id: a table WITHOUT ROWID has none, and what belongs to one lost question
    must not cost all others. Raises IntegrityError where that removes nothing.
    """
    removed = 0
    while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        before = removed
        for table, number in {(table, number) for table, _row_id, _parent, number in orphans}:
            removed += connection.execute(_orphans_of(connection, table, number)).rowcount
        if removed == before:
            raise sqlite3.IntegrityError("orphans that cannot be removed")
    return removed


def _orphans_of(connection: sqlite3.Connection, table: str, number: int) -> str:
    """The statement that removes what a foreign key of a table, by its number there, points to in vain."""
    points, finds, of = [], [], ""
    for record in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        key, _place, parent, column, wanted, *_rest = record
        if key == number:
            of = parent
            points.append(f'"{table}"."{column}" IS NOT NULL')
            finds.append(f'"{parent}"."{wanted or column}" = "{table}"."{column}"')
    found = f'SELECT 1 FROM "{of}" WHERE {" AND ".join(finds)}'
    return f'DELETE FROM "{table}" WHERE {" AND ".join(points)} AND NOT EXISTS ({found})'

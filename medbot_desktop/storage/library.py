"""What changes the pharmacy's rows in library.db: the worker and the commands alone call it.

Each change is one transaction and one record of the log. What anybody reads there is `library_file.py`.
"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import (
    ChangedMeanwhile,
    NameTaken,
    RowIncomplete,
    UnknownDataSet,
    UnknownRow,
)
from medbot_desktop.domain.library import OF_ROWS, ChangeKind
from medbot_desktop.storage.library_changes import Author, Step
from medbot_desktop.storage.library_file import DATA_SET_COLUMNS, LibraryFile
from medbot_desktop.storage.library_replacing import Comparison, compare
from medbot_desktop.storage.library_rows import (
    INSERT_ROW,
    KEPT,
    Kept,
    digest_of,
    hash_with,
    kept_of,
    written,
)
from medbot_desktop.storage.recycle_bin import erasable_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from medbot_desktop.domain.library import Replacement
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import DataSet, Row, RowFields

USUAL_WAIT_S = 5.0


def _untold(done: int, total: int) -> None:
    pass


class Library(LibraryFile):
    """The data sets and their rows with all that changes them, used from one thread."""

    @contextmanager
    def waiting_at_most(self, seconds: float) -> Iterator[None]:
        """How long a change waits for another process that writes before it raises DatabaseLocked; usually 5 s."""
        self._database.execute(f"PRAGMA busy_timeout = {round(1_000 * seconds)}")
        try:
            yield
        finally:
            self._database.execute(f"PRAGMA busy_timeout = {round(1_000 * USUAL_WAIT_S)}")

    # Data sets

    def add_data_set(
        self,
        name: str,
        rows: Iterable[Row],
        sample: bool = False,
        at: float | None = None,
        language: str = "",
        who: str = "",
        own: bool = False,
    ) -> DataSet:
        """Add rows as an enabled data set, all or none; a name in use gets " (2)".

        `at` is now and `language` that of most rows where they are not given. If `rows` raises, nothing is.
        """
        author = _author(who, at)
        digest = 0
        languages: Counter[str] = Counter()

        def records(dataset_id: int, first_id: int) -> Iterator[tuple[object, ...]]:
            nonlocal digest
            for place, row in enumerate(rows):
                texts = row.fields
                digest += digest_of(texts)
                languages[row.language] += 1
                yield written(first_id + place, dataset_id, Kept(row.number, texts))

        with self._database.writing():
            dataset_id = self._database.execute(
                f"INSERT INTO data_sets ({DATA_SET_COLUMNS}) VALUES (NULL, ?, '', 0, '', ?, 1, ?, ?, ?, 0)",
                (self._free_name(name), author.at, sample, who, own),
            ).lastrowid
            assert dataset_id is not None
            self._database.execute_many(INSERT_ROW, records(dataset_id, self._next_id()))
            self._keep_last_id()
            most = max((name for name in languages if name), key=languages.__getitem__, default="")
            self._database.execute(
                "UPDATE data_sets SET language = ?, row_count = ?, content_hash = ? WHERE id = ?",
                (language or most, languages.total(), hash_with("", digest), dataset_id),
            )
            counts = languages.total(), 0, 0
            self.changes.record(ChangeKind.IMPORTED, dataset_id, author, source=name, counts=counts)
            return self.data_set(dataset_id)

    def set_enabled(self, dataset_id: int, enabled: bool, *, who: str = "", at: float | None = None) -> None:
        """Let a data set answer or not. Raises UnknownDataSet."""
        with self._database.writing():
            if self.data_set(dataset_id).enabled != enabled:
                self._database.execute("UPDATE data_sets SET enabled = ? WHERE id = ?", (enabled, dataset_id))
                kind = ChangeKind.ENABLED if enabled else ChangeKind.DISABLED
                self.changes.record(kind, dataset_id, _author(who, at))

    def set_details(
        self, dataset_id: int, name: str, owner: str, *, who: str = "", at: float | None = None
    ) -> DataSet:
        """Give a data set another name or owner. Raises UnknownDataSet, NameTaken."""
        with self._database.writing():
            before = self.data_set(dataset_id)
            if name.casefold() in self._names(but=dataset_id) or not name.strip():
                raise NameTaken(name=name)
            if (before.name, before.owner) != (name, owner):
                self._database.execute(
                    "UPDATE data_sets SET name = ?, owner = ? WHERE id = ?", (name.strip(), owner, dataset_id)
                )
                self.changes.record(ChangeKind.RENAMED, dataset_id, _author(who, at), source=before.name)
            return self.data_set(dataset_id)

    def remove(self, dataset_id: int, *, who: str = "", at: float | None = None) -> None:
        """Delete a data set; for 30 days `restore` brings it back. Raises UnknownDataSet."""
        author = _author(who, at)
        with self._database.writing():
            self.data_set(dataset_id)
            self._database.execute(
                "UPDATE data_sets SET deleted_at = ? WHERE id = ?", (author.at, dataset_id)
            )
            self.changes.record(ChangeKind.DELETED, dataset_id, author)

    def restore(self, dataset_id: int, *, who: str = "", at: float | None = None) -> DataSet:
        """Bring a deleted data set back as it was. Raises UnknownDataSet."""
        with self._database.writing():
            if not self._data_sets("deleted_at > 0 AND id = ?", (dataset_id,)):
                raise UnknownDataSet(name=str(dataset_id))
            self._database.execute("UPDATE data_sets SET deleted_at = 0 WHERE id = ?", (dataset_id,))
            self.changes.record(ChangeKind.RESTORED, dataset_id, _author(who, at))
            return self.data_set(dataset_id)

    def erasable_before(self, now: float) -> float:
        """As `recycle_bin` says, of data sets and tuned models; call it on each day of use."""
        return erasable_before(self._database, now, "data_sets", "models")

    def erase_deleted(self, before: float) -> None:
        """Erase for good what was deleted before this moment."""
        gone = self._data_sets("deleted_at > 0 AND deleted_at < ?", (before,))
        if gone:
            with self._database.writing():
                for data_set in gone:
                    self._database.execute("DELETE FROM data_sets WHERE id = ?", (data_set.id,))

    # Changing rows

    def add_row(
        self,
        texts: RowFields,
        *,
        dataset_id: int = 0,
        own_name: str = "",
        key: str = "",
        who: str = "",
        at: float | None = None,
    ) -> Row:
        """Add a row written here: to a data set or, where it is 0, to that of the own answers, made if missing.

        A `key` that was applied before changes nothing and gives the row as it is. Raises RowIncomplete,
        UnknownDataSet.
        """
        author = _author(who, at)
        _ensure_complete(texts)
        with self._database.writing():
            done = self._applied(key)
            if done is not None:
                return done
            data_set = self.data_set(dataset_id) if dataset_id else self._own_data_set(own_name, author)
            kept = Kept(self._next_number(data_set.id), texts, author.name, author.at, "")
            row_id = self._next_id()
            self._change_rows(ChangeKind.ROW_ADDED, data_set.id, author, [Step(row_id, None, kept)], key)
            self._keep_last_id()
            return self._row(row_id)

    def edit_row(
        self,
        row_id: int,
        texts: RowFields,
        *,
        seen: RowFields | None = None,
        key: str = "",
        who: str = "",
        at: float | None = None,
    ) -> Row:
        """Let a row say this. `seen` is what it said when it was opened; a `key` counts once.

        Raises RowIncomplete, UnknownRow, and ChangedMeanwhile where the row no longer says what was seen.
        """
        author = _author(who, at)
        _ensure_complete(texts)
        with self._database.writing():
            done = self._applied(key)
            if done is not None:
                return done
            row = self._row(row_id)
            if seen is not None and seen != row.fields:
                raise ChangedMeanwhile()
            before = self.changes.kept(row_id)
            assert before is not None
            if texts != before.texts:
                step = Step(row_id, before, before.edited(texts, author.name, author.at))
                self._change_rows(ChangeKind.ROW_EDITED, row.dataset_id, author, [step], key)
            return self._row(row_id)

    def edit_rows(self, texts: dict[int, RowFields], *, who: str = "", at: float | None = None) -> None:
        """Let several rows of one data set say something else, as one change. Raises RowIncomplete, UnknownRow."""
        author = _author(who, at)
        with self._database.writing():
            steps, dataset_ids = [], set()
            for row_id, after in texts.items():
                _ensure_complete(after)
                dataset_ids.add(self._row(row_id).dataset_id)
                before = self.changes.kept(row_id)
                assert before is not None
                if after != before.texts:
                    steps.append(Step(row_id, before, before.edited(after, author.name, author.at)))
            for dataset_id in dataset_ids if steps else ():
                self._change_rows(ChangeKind.ROW_EDITED, dataset_id, author, steps)

    def remove_row(self, row_id: int, *, who: str = "", at: float | None = None) -> None:
        """Take a row away; returning to the change before brings it back. Raises UnknownRow."""
        with self._database.writing():
            row = self._row(row_id)
            step = Step(row_id, self.changes.kept(row_id), None)
            self._change_rows(ChangeKind.ROW_REMOVED, row.dataset_id, _author(who, at), [step])

    def compare(self, dataset_id: int, rows: Sequence[Row], report: ReportProgress = _untold) -> Replacement:
        """What the rows of a newer file would change in a data set. Raises UnknownDataSet."""
        base = self.data_set(dataset_id).content_hash
        return self._compared(dataset_id, rows, report).told(dataset_id, base)

    def replace_rows(
        self,
        dataset_id: int,
        rows: Sequence[Row],
        *,
        base: str = "",
        source: str = "",
        who: str = "",
        at: float | None = None,
        report: ReportProgress = _untold,
    ) -> Replacement:
        """Put the rows of a newer file in the place of a data set's, as `compare` told.

        `base` is the content hash at that time. Raises UnknownDataSet, ChangedMeanwhile.
        """
        author = _author(who, at)
        with self._database.writing():
            before = self.data_set(dataset_id)
            if base and base != before.content_hash:
                raise ChangedMeanwhile()
            compared = self._compared(dataset_id, rows, report)
            if compared.steps:
                counts = compared.added, compared.changed, compared.removed
                change_id = self.changes.record(
                    ChangeKind.REPLACED, dataset_id, author, source=source, counts=counts
                )
                self.changes.apply(dataset_id, change_id, compared.steps, report)
                self._keep_last_id()
            self._database.execute(
                "UPDATE data_sets SET imported_at = ? WHERE id = ?", (author.at, dataset_id)
            )
            return compared.told(dataset_id, before.content_hash)

    def roll_back(
        self,
        dataset_id: int,
        to_change: int,
        *,
        who: str = "",
        at: float | None = None,
        report: ReportProgress = _untold,
    ) -> None:
        """Let a data set's rows be as they were right after a change, as a new change. Raises UnknownDataSet."""
        with self._database.writing():
            self.data_set(dataset_id)
            known = {change.id for change in self.changes.of(dataset_id) if change.kind in OF_ROWS}
            if to_change not in known:
                raise ChangedMeanwhile()
            steps = list(self.changes.steps_back(dataset_id, to_change, report))
            if steps:
                self._change_rows(
                    ChangeKind.ROLLED_BACK,
                    dataset_id,
                    _author(who, at),
                    steps,
                    returned_to=to_change,
                    report=report,
                )

    def set_named(self, named: Iterable[tuple[int, str]]) -> None:
        """Keep the medicines that were read in rows' questions where none are kept; no change of what answers.

        Waits for nobody: raises DatabaseLocked where another process writes.
        """
        with self.waiting_at_most(0), self._database.writing():
            self._database.execute_many(
                "UPDATE rows SET named = ? WHERE id = ? AND named IS NULL",
                ((name, row_id) for row_id, name in named),
            )

    def _change_rows(
        self,
        kind: ChangeKind,
        dataset_id: int,
        author: Author,
        steps: Sequence[Step],
        key: str = "",
        returned_to: int = 0,
        report: ReportProgress = _untold,
    ) -> None:
        come = sum(step.before is None for step in steps)
        gone = sum(step.after is None for step in steps)
        counts = come, len(steps) - come - gone, gone
        change_id = self.changes.record(kind, dataset_id, author, counts=counts, returned_to=returned_to)
        self.changes.apply(dataset_id, change_id, steps, report)
        if key:
            self._database.execute(
                "INSERT INTO applied (key, dataset_id, row_id) VALUES (?, ?, ?)",
                (key, dataset_id, steps[0].row_id),
            )

    def _compared(self, dataset_id: int, rows: Sequence[Row], report: ReportProgress) -> Comparison:
        records = self._database.rows(
            f"SELECT id, {KEPT} FROM rows WHERE dataset_id = ? ORDER BY number", (dataset_id,)
        )
        old = [(record[0], kept_of(record[1:])) for record in records]
        return compare(old, rows, self._next_id(), report)

    def _applied(self, key: str) -> Row | None:
        """The row an earlier message with this key made. Raises UnknownRow where it was removed since."""
        found = self._database.rows("SELECT row_id FROM applied WHERE key = ?", (key,)) if key else []
        return self._row(found[0][0]) if found else None

    def _row(self, row_id: int) -> Row:
        found = self.reading.row(row_id)
        if found is None:
            raise UnknownRow()
        return found.row

    def _own_data_set(self, name: str, author: Author) -> DataSet:
        own = self._data_sets("own AND deleted_at = 0 ORDER BY id")
        if own:
            return own[0]
        dataset_id = self._database.execute(
            f"INSERT INTO data_sets ({DATA_SET_COLUMNS}) VALUES (NULL, ?, '', 0, '', ?, 1, 0, ?, 1, 0)",
            (self._free_name(name or "…"), author.at, author.name),
        ).lastrowid
        assert dataset_id is not None
        self.changes.record(ChangeKind.IMPORTED, dataset_id, author)
        return self.data_set(dataset_id)

    def _next_id(self) -> int:
        ((last,),) = self._database.rows("SELECT last_row_id FROM library")
        return int(last) + 1

    def _keep_last_id(self) -> None:
        self._database.execute(
            "UPDATE library SET last_row_id = max(last_row_id, (SELECT coalesce(max(id), 0) FROM rows))"
        )

    def _names(self, but: int = 0) -> set[str]:
        """The names in use, those of deleted data sets too: they may come back."""
        records = self._database.rows("SELECT name FROM data_sets WHERE id != ?", (but,))
        return {name.casefold() for (name,) in records}

    def _free_name(self, name: str) -> str:
        taken = self._names()
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name} ({number})"
        return free


def _author(who: str, at: float | None) -> Author:
    return Author(who, time.time() if at is None else at)


def _ensure_complete(texts: RowFields) -> None:
    if not texts.question.strip() or not texts.answer.strip():
        raise RowIncomplete()

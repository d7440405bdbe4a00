"""The index of the rows that answer, kept in step with library.db, whoever writes it.

Every change is learnt from the library's log: what is gone is taken away at once, a few changed rows are renewed at
once, more of them and whole data sets step by step while the others answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import DatabaseLocked, EnvironmentFailure
from medbot_desktop.retrieval.kept_readings import ReadingCache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from medbot_desktop.domain.rows import DataSet, Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.reading import PreparedRow
    from medbot_desktop.retrieval.vectors import RowEncoder, Side, VectorCache
    from medbot_desktop.storage.library import Library

AT_ONCE = 8
"""So many changed rows are encoded before the next answer: 25 ms each."""
ONE_BY_ONE = 100
"""So many rows are taken away one by one; more of them are quicker left out together."""
_PAGE = 256
_AHEAD = 64  # rows looked up together


@dataclass
class _Loading:
    """A data set whose rows behind number `after` are still to come; `page` are the next of them."""

    after: int = -1
    page: list[Row] = field(default_factory=list)


class LiveIndex:
    """Used from one thread. `index` may be another one after `follow`. Without `readings` every row is read anew."""

    def __init__(
        self,
        knowledge: Knowledge,
        library: Library,
        vectors: VectorCache,
        readings: ReadingCache | None = None,
    ) -> None:
        self._knowledge, self._library, self._vectors = knowledge, library, vectors
        self._readings = readings or ReadingCache(knowledge.reader)
        self._named: dict[int, str] = {}
        self._turn = 0
        self.version = 0
        self.data_sets: dict[int, DataSet] = {}
        self._restart()

    @property
    def total(self) -> int:
        """How many rows there are, ready or not."""
        return sum(data_set.row_count for data_set in self.data_sets.values())

    def follow(self, encoder: RowEncoder) -> bool:
        """Take in what was changed since the last time, here or by another process; whether anything was."""
        version = self._library.version
        if version == self.version:
            return False
        changes = [c for c in self._library.changes.after(self.version) if c.version <= version]
        if len(changes) != version - self.version:
            # A library from elsewhere took this one's place.
            self._restart()
            return True
        before = self.data_sets
        touched, moved = self._library.changes.rows_touched(changes)
        self._turn += 1
        self.version = version
        self.data_sets = self._answering()
        self._leave_out(before)
        self._rename(before)
        self._renew(touched, encoder)
        if moved:
            # A row may have come to where its data set was read already.
            for dataset_id in {change.dataset_id for change in changes} & self._loading.keys():
                self._loading[dataset_id].after = -1
        self._moved |= moved
        if len(self._moved) <= _PAGE:
            self._relabel()
        return True

    def step(self, encoder: RowEncoder) -> bool:
        """Make one more row ready; False where all are."""
        row = self._next(encoder)
        if row is None and self._moved:
            self._relabel()
            return True
        if row is None:
            self._keep_named()
            return False
        turn = self._turn
        prepared = self._readings.row(row)
        question, answer = vectors_of(prepared, self._vectors, encoder)
        # While it was encoded an ask may have found the library changed: then this row is looked at again.
        if turn == self._turn:
            self._add(prepared, question, answer)
        return True

    def _restart(self) -> None:
        self.version = self._library.version
        self._turn += 1
        self.index = self._knowledge.empty_index()
        self.data_sets = self._answering()
        self._loading = {dataset_id: _Loading() for dataset_id in self.data_sets}
        self._changed: dict[int, None] = {}
        # Ready rows whose number or whose data set's name is another one now: they answer as before meanwhile.
        self._moved: set[int] = set()

    def _relabel(self) -> None:
        """Let some of the rows that are as they were be told by their number or data set's name of now."""
        some = [row_id for row_id, _ in zip(self._moved, range(_PAGE), strict=False)]
        self._moved.difference_update(some)
        now = self._library.rows_by_id(some)
        self.index.relabel(row for row in now.values() if row.id in self.index)

    def _answering(self) -> dict[int, DataSet]:
        return {data_set.id: data_set for data_set in self._library.data_sets() if data_set.enabled}

    def _leave_out(self, before: dict[int, DataSet]) -> None:
        if before.keys() - self.data_sets.keys():
            self.index.keep(lambda row: row.dataset_id in self.data_sets)
        kept = {i: loading for i, loading in self._loading.items() if i in self.data_sets}
        for loading in kept.values():
            loading.page.clear()
        fresh = {i: _Loading() for i in self.data_sets if i not in before}
        self._loading = kept | fresh

    def _rename(self, before: dict[int, DataSet]) -> None:
        renamed = {
            i for i, data_set in self.data_sets.items() if i in before and before[i].name != data_set.name
        }
        if renamed:
            self._moved |= {row.row.id for row in self.index.rows if row.row.dataset_id in renamed}

    def _renew(self, touched: set[int], encoder: RowEncoder) -> None:
        """Let the touched rows be as they are now, or be gone."""
        now = self._library.rows_by_id(sorted(touched))
        moved = []
        gone = set()
        for row_id in touched:
            row = now.get(row_id)
            self._changed.pop(row_id, None)
            if row_id in self.index:
                if row is None:
                    gone.add(row_id)
                elif self.index.row(row_id).fields == row.fields:
                    moved.append(row)
                else:
                    self._changed[row_id] = None
            elif row is not None and (len(touched) <= AT_ONCE or not self._is_coming(row)):
                self._changed[row_id] = None
        self.index.relabel(moved)
        few = len(self._changed) <= AT_ONCE
        if not few:
            gone |= {row_id for row_id in self._changed if row_id in self.index}
        if len(gone) > ONE_BY_ONE:
            self.index.keep(lambda row: row.id not in gone)
        else:
            for row_id in sorted(gone):
                self.index.take(row_id)
        renewed = self._library.rows_by_id(list(self._changed)) if few else {}
        for row in renewed.values():
            prepared = self._readings.row(row)
            self._add(prepared, *vectors_of(prepared, self._vectors, encoder))

    def _is_coming(self, row: Row) -> bool:
        """Whether the row is among those its data set is still to bring."""
        loading = self._loading.get(row.dataset_id)
        return loading is not None and row.number > loading.after

    def _next(self, encoder: RowEncoder) -> Row | None:
        while self._changed:
            row_id = next(iter(self._changed))
            found = self._library.rows_by_id([row_id])
            if row_id in found:
                return found[row_id]
            del self._changed[row_id]
        while self._loading:
            dataset_id, loading = next(iter(self._loading.items()))
            if not loading.page:
                data_set = self.data_sets[dataset_id]
                loading.page = self._library.rows_from(data_set, loading.after, _AHEAD)[::-1]
                self._look_up(loading.page, encoder.id)
            while loading.page:
                row = loading.page[-1]
                if row.id not in self.index:
                    return row
                self._come_to(row)
            if not self._library.rows_from(self.data_sets[dataset_id], loading.after, 1):
                del self._loading[dataset_id]
        return None

    def _look_up(self, rows: list[Row], encoder_id: str) -> None:
        texts: list[tuple[str, Side]] = []
        for prepared in self._readings.look_up([row for row in rows if row.id not in self.index]):
            texts += [(prepared.question_text, "question"), (prepared.answer_text, "answer")]
        self._vectors.look_up(texts, encoder_id)

    def _come_to(self, row: Row) -> None:
        loading = self._loading.get(row.dataset_id)
        if loading is not None and loading.page and loading.page[-1].id == row.id:
            loading.page.pop()
            loading.after = row.number

    def _add(self, prepared: PreparedRow, question: NDArray[np.float32], answer: NDArray[np.float32]) -> None:
        row = prepared.row
        self._changed.pop(row.id, None)
        self._come_to(row)
        if row.id in self.index:
            self.index.change(prepared, question, answer)
        else:
            self.index.add(prepared, question, answer)
        if not row.medicine:
            self._named[row.id] = self._knowledge.medicine_names(prepared)
            if len(self._named) >= _PAGE:
                self._keep_named()

    def _keep_named(self) -> None:
        """Write the medicines read in questions, for the lists of rows; later where another process writes."""
        if self._named:
            try:
                self._library.set_named(self._named.items())
            except DatabaseLocked:
                return
            except EnvironmentFailure:
                pass  # read again at the next start
            self._named = {}


def vectors_of(
    prepared: PreparedRow, vectors: VectorCache, encoder: RowEncoder
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The vectors (dim,) of a row's question and answer, read from the cache or encoded into it."""
    return (
        vectors.vectors_for([prepared.question_text], "question", encoder)[0],
        vectors.vectors_for([prepared.answer_text], "answer", encoder)[0],
    )

"""The answering desk of a worker: keeps the library's rows ready for search and answers from those that are ready."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.answers import SAMPLE_NOTICE, Answer, Sentence
from medbot_desktop.pipeline.examining import Examining
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.pipeline.suggestions import suggested_questions
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.vectors import VectorFile
from medbot_desktop.worker.messages import LibraryState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.domain.asking import Ask
    from medbot_desktop.domain.checked import Edit
    from medbot_desktop.domain.ports import ReportProgress, RunAside, T
    from medbot_desktop.domain.rows import DataSet, Row
    from medbot_desktop.retrieval.index import PreparedRow, RowIndex
    from medbot_desktop.retrieval.vectors import RowEncoder

STEP_S = 0.01


def _at_once(work: Callable[[], T]) -> T:
    return work()


class Desk:
    """Used from one thread of a worker. The order of the index is that of data sets and rows, however it was filled."""

    def __init__(self, user_folder: Path, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge or load_knowledge()
        self.examining = Examining(self._knowledge.reader.medicines)
        self._library = Library.open(user_folder)
        self._vector_file = VectorFile.open(user_folder)
        self._vectors = VectorCache(self._vector_file)
        self._prepared: dict[Row, PreparedRow] = {}
        self._restart_index()

    @property
    def encoder_id(self) -> str:
        return self._knowledge.encoder.id

    @property
    def notices(self) -> tuple[Sentence, ...]:
        """What happened to the files while they were opened."""
        return tuple(n for n in (self._library.notice, self._vector_file.notice) if n)

    def library_state(self) -> LibraryState:
        return LibraryState(
            version=self._library.version,
            data_sets=tuple(self._library.data_sets()),
            ready_rows=len(self._index),
            total_rows=len(self._rows),
            suggestions=suggested_questions(self._rows),
        )

    def ask(self, ask: Ask) -> Answer:
        """Answer from the rows that are ready; says so where some are not yet, and where a row is a sample."""
        answer = self._knowledge.answerer.answer(ask, self._index)
        if any(row.dataset in self._samples for row in answer.shown_rows()):
            answer = answer.with_notice(Sentence(SAMPLE_NOTICE))
        if len(self._index) < len(self._rows):
            ready = Sentence("rows_ready", {"done": len(self._index), "total": len(self._rows)})
            answer = answer.with_notice(ready)
        return replace(answer, library_version=self._library.version)

    def import_file(self, path: Path, name: str, sample: bool, report: ReportProgress) -> DataSet:
        """Read a file whole, then add it as one data set in one transaction. Raises FileUnreadable, Cancelled."""
        rows = read_rows(path, name or path.stem, report)
        dataset = self._library.add_data_set(name or path.name, rows, sample=sample)
        self._restart_index()
        return dataset

    def use_rows(self, check_id: int, edits: Sequence[Edit], name: str, report: ReportProgress) -> DataSet:
        """Add an examined file's rows, with the edits, as one data set in one transaction; then let the file go.

        Raises CheckGone, FileUnreadable, Cancelled; the library is as before then.
        """
        rows = self.examining.rows_to_use(check_id, edits, name, report)
        dataset = self._library.add_data_set(name, rows)
        self.examining.release(check_id)
        self._restart_index()
        return dataset

    def set_enabled(self, dataset_id: int, enabled: bool) -> None:
        self._library.set_enabled(dataset_id, enabled)
        self._restart_index()

    def remove(self, dataset_id: int) -> None:
        self._library.remove(dataset_id)
        self._restart_index()

    def index_step(self, aside: RunAside = _at_once) -> tuple[int, int] | None:
        """Make rows ready for about 10 ms, encoding aside: (ready, total), or None when all are."""
        encoder = _AsideEncoder(self._knowledge.encoder, aside)
        ends_at = time.monotonic() + STEP_S
        for row in self._waiting:
            self._add(row, encoder)
            if time.monotonic() >= ends_at:
                return len(self._index), len(self._rows)
        return None

    def close(self) -> None:
        self._library.close()
        self._vector_file.close()

    def _restart_index(self) -> None:
        self._rows: Sequence[Row] = self._library.enabled_rows()
        self._samples = {data_set.name for data_set in self._library.data_sets() if data_set.sample}
        self._index = self._knowledge.empty_index()
        self._waiting: Iterator[Row] = iter(self._rows)
        wanted = set(self._rows)
        self._prepared = {row: ready for row, ready in self._prepared.items() if row in wanted}

    def _add(self, row: Row, encoder: RowEncoder) -> None:
        prepared = self._prepared.get(row)
        if prepared is None:
            prepared = self._prepared[row] = self._knowledge.prepare(row)
        add_row(self._index, prepared, self._vectors, encoder)


class _AsideEncoder:
    """The encoder, run so that questions are answered while a row is being encoded."""

    def __init__(self, encoder: RowEncoder, aside: RunAside) -> None:
        self.id = encoder.id
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._aside = aside

    def encode_row_question(self, text: str) -> NDArray[np.float32]:
        return self._aside(lambda: self._encoder.encode_row_question(text))

    def encode_answer(self, text: str) -> NDArray[np.float32]:
        return self._aside(lambda: self._encoder.encode_answer(text))


class FileDesk:
    """A desk over one file that is not imported: all its rows ready at once, vectors kept for the next time."""

    def __init__(
        self, path: Path, user_folder: Path, report: ReportProgress, knowledge: Knowledge | None = None
    ) -> None:
        rows = read_rows(path, path.name, report)
        self._knowledge = knowledge or load_knowledge()
        self._vector_file = VectorFile.open(user_folder)
        vectors = VectorCache(self._vector_file)
        self.index = self._knowledge.empty_index()
        for done, row in enumerate(rows, 1):
            add_row(self.index, self._knowledge.prepare(row), vectors, self._knowledge.encoder)
            report(done, len(rows))

    @property
    def answerer(self) -> Answerer:
        return self._knowledge.answerer

    def ask(self, ask: Ask) -> Answer:
        return self._knowledge.answerer.answer(ask, self.index)

    def close(self) -> None:
        self._vector_file.close()


def add_row(index: RowIndex, prepared: PreparedRow, vectors: VectorCache, encoder: RowEncoder) -> None:
    """One more row with its vectors, read from the cache or encoded into it."""
    question = vectors.vectors_for([prepared.question_text], "question", encoder)[0]
    answer = vectors.vectors_for([prepared.answer_text], "answer", encoder)[0]
    index.add(prepared, question, answer)

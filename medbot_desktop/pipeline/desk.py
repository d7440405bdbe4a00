"""The answering desk of a worker: keeps the library's rows ready for search and answers from those that are ready."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.answers import MAY_BE_IN_THE_REST, SAMPLE_NOTICE, Answer, AnswerKind, Sentence
from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.errors import DatabaseLocked, EnvironmentFailure
from medbot_desktop.pipeline.examining import Examining
from medbot_desktop.pipeline.keeping import Keeping
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.pipeline.live_index import LiveIndex, vectors_of
from medbot_desktop.pipeline.model_desk import ModelDesk
from medbot_desktop.pipeline.models import ModelShelf
from medbot_desktop.pipeline.suggestions import suggested_questions
from medbot_desktop.retrieval.kept_readings import ReadingCache
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
    from medbot_desktop.domain.answers import EmergencyNumber
    from medbot_desktop.domain.asking import Ask
    from medbot_desktop.domain.checked import Edit
    from medbot_desktop.domain.ports import ReportProgress, RunAside, T
    from medbot_desktop.domain.rows import DataSet, Row
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.reading import PreparedRow
    from medbot_desktop.retrieval.vectors import RowEncoder
    from medbot_desktop.worker.library_messages import LibraryEvent, LibraryRequest
    from medbot_desktop.worker.messages import Done, Suggestion

STEP_S = 0.01
PATIENCE_S = 30.0
_TRY_S = 0.05
CATCH_UP_S = 6.0
"""So long an ask waits at most for rows that only have to be read, as all of them after a start: about 6,000."""
_STEP = 256
_LOOKED_AT = 3_000  # rows that suggestions are chosen from


def _at_once(work: Callable[[], T]) -> T:
    return work()


class Desk:
    """Used from one thread of a worker. The answers are those of an index in the order of data sets and rows."""

    def __init__(
        self,
        user_folder: Path,
        knowledge: Knowledge | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._knowledge = knowledge or load_knowledge()
        self._clock = clock
        self.examining = Examining(self._knowledge.reader.medicines)
        self._library = Library.open(user_folder)
        self._vector_file = VectorFile.open(user_folder)
        self._vectors = VectorCache(self._vector_file)
        if self._vector_file.kept_for() != self.encoder_id:
            self._vectors.used = set()
        self._pruned_to = 0
        readings = ReadingCache(self._knowledge.reader, self._vector_file, self._knowledge.reader_id)
        self._readings_pruned_to: int | None = 0
        self._live = LiveIndex(self._knowledge, self._library, self._vectors, readings)
        self._keeping = Keeping(self._library, self.examining)
        answerer = self._knowledge.answerer
        self._shelf = ModelShelf(user_folder, self._library.models, answerer, self.encoder_id, clock)
        self._models = ModelDesk(self._library, self._shelf)
        self._is_changing = False
        self._suggestions: tuple[int, tuple[Suggestion, ...]] = (-1, ())
        self._emptied_on = -1
        self._empty_bin()

    @property
    def encoder_id(self) -> str:
        return self._knowledge.encoder.id

    @property
    def models(self) -> ModelDesk:
        return self._models

    @property
    def notices(self) -> tuple[Sentence, ...]:
        """What happened to the files while they were opened."""
        return tuple(n for n in (self._library.notice, self._vector_file.notice) if n)

    def library_state(self) -> LibraryState:
        self._follow()
        return LibraryState(
            version=self._library.version,
            data_sets=tuple(self._library.data_sets()),
            ready_rows=len(self._live.index),
            total_rows=self._live.total,
            suggestions=self._suggested(),
        )

    def numbers(self, country: str) -> tuple[tuple[EmergencyNumber, str], ...]:
        """The emergency numbers of a country, each with its source."""
        return self._knowledge.answerer.red_flags.sourced(country)

    def follow(self) -> bool:
        """Take in what another process has written; whether it has. Call it now and then, on every day of use."""
        self._empty_bin()
        return self._follow()

    def ask(self, ask: Ask, go_on: Callable[[], None] = lambda: None) -> Answer:
        """Answer from the rows that are ready; says so where some are not yet, and where a row is a sample.

        `go_on` is called while it waits for rows, and may end the wait by what it raises.
        """
        self._follow()
        self._catch_up(go_on)
        live = self._live
        live.index.decisions = self._keeping.correcting.decisions()
        # The model and the index of this moment, to the end of the answer.
        answerer, trouble = self._shelf.answerer()
        answer = answerer.answer(ask, live.index)
        if trouble:
            answer = answer.with_notice(trouble)
        samples = {i for i, data_set in live.data_sets.items() if data_set.sample}
        if any(row.dataset_id in samples for row in answer.shown_rows()):
            answer = answer.with_notice(Sentence(SAMPLE_NOTICE))
        if len(live.index) < live.total:
            ready = Sentence("rows_ready", {"done": len(live.index), "total": live.total})
            answer = _without_the_rest(answer).with_notice(ready)
        return replace(answer, library_version=live.version)

    def import_file(
        self, path: Path, name: str, sample: bool, report: ReportProgress, person: str = ""
    ) -> DataSet:
        """Read a file whole, then add it as one data set in one transaction. Raises FileUnreadable, Cancelled."""
        rows = read_rows(path, name or path.stem, report)
        return self._change(
            lambda: self._library.add_data_set(
                name or path.name, _told(rows, report), sample=sample, who=person
            ),
            report,
        )

    def use_rows(
        self, check_id: int, edits: Sequence[Edit], name: str, report: ReportProgress, person: str = ""
    ) -> DataSet:
        """Add an examined file's rows, with the edits, as one data set in one transaction; then let the file go.

        Raises CheckGone, FileUnreadable, Cancelled; the library is as before then.
        """
        rows = self.examining.rows_to_use(check_id, edits, name, report)
        dataset = self._change(
            lambda: self._library.add_data_set(name, _told(rows, report), who=person), report
        )
        self.examining.release(check_id)
        return dataset

    def set_enabled(self, dataset_id: int, enabled: bool, person: str = "") -> None:
        self._library.set_enabled(dataset_id, enabled, who=person)
        self._follow()

    def remove(self, dataset_id: int, person: str = "") -> None:
        self._library.remove(dataset_id, who=person)
        self._follow()

    def keep(self, request: LibraryRequest, report: ReportProgress) -> LibraryEvent | Done:
        """Do what is asked of the library's rows and data sets. Raises the domain's errors, Cancelled."""
        return self._change(lambda: self._keeping.carry_out(request, report), report)

    def index_step(self, aside: RunAside = _at_once) -> tuple[int, int] | None:
        """Make rows ready for about 10 ms, encoding aside: (ready, total), or None when all are."""
        encoder = _AsideEncoder(self._knowledge.encoder, aside)
        ends_at = time.monotonic() + STEP_S
        while self._live.step(encoder):
            if time.monotonic() >= ends_at:
                return len(self._live.index), self._live.total
        if self._prune_step():
            return len(self._live.index), self._live.total
        return None

    def _prune_step(self) -> bool:
        """With every row ready, let go of the vectors of encoders that were used before, and once a start of the
        readings of rows that are gone; whether there is more."""
        if self._readings_pruned_to is not None:
            self._readings_pruned_to = self._vector_file.prune_readings(
                self._live.index, self._readings_pruned_to
            )
            return True
        if self._vectors.used is None:
            return False
        at = self._vector_file.prune(self._vectors.used, self.encoder_id, self._pruned_to)
        if at is None:
            self._vectors.used = None
            return False
        self._pruned_to = at
        return True

    def close(self) -> None:
        self._library.close()
        self._vector_file.close()

    def _change(self, work: Callable[[], T], report: ReportProgress) -> T:
        """A change of the library: asks in the middle of it are answered from what was before.

        While another process writes it is tried again, for half a minute, and `report` called in between.
        """
        ends_at = time.monotonic() + PATIENCE_S
        self._is_changing = True
        try:
            while True:
                try:
                    with self._library.waiting_at_most(_TRY_S):
                        result = work()
                    break
                except DatabaseLocked:
                    if time.monotonic() > ends_at:
                        raise
                    report(0, 1)
        finally:
            self._is_changing = False
        self._follow()
        return result

    def _empty_bin(self) -> None:
        """Once a day; where another process writes or nothing can be written, the next time."""
        now = self._clock()
        today = int(now // DAY_S)
        if today == self._emptied_on:
            return
        with suppress(EnvironmentFailure), self._library.waiting_at_most(_TRY_S):
            before = self._library.erasable_before(now)
            self._library.erase_deleted(before)
            self._shelf.erase_deleted(before)
            self._emptied_on = today

    def _follow(self) -> bool:
        return not self._is_changing and self._live.follow(self._knowledge.encoder)

    def _catch_up(self, go_on: Callable[[], None]) -> None:
        encoder = _KeptOnly(self._knowledge.encoder)
        ends_at = time.monotonic() + CATCH_UP_S
        with suppress(_NotKept):
            while time.monotonic() < ends_at and self._live.step(encoder):
                go_on()

    def _suggested(self) -> tuple[Suggestion, ...]:
        if self._suggestions[0] != self._live.version:
            sets = self._live.data_sets.values()
            share = _LOOKED_AT // max(1, len(sets))
            rows = [row for data_set in sets for row in self._library.sample_rows(data_set, share)]
            self._suggestions = self._live.version, suggested_questions(rows)
        return self._suggestions[1]


def _told(rows: Sequence[Row], report: ReportProgress) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            report(done, len(rows))
        yield row


def _without_the_rest(answer: Answer) -> Answer:
    """Not "no row is about it" while rows are missing that may well be."""
    if answer.kind is not AnswerKind.NOT_IN_DATA:
        return answer
    reasons = [s for s in answer.sentences if s.code != "no_row_about"]
    return replace(answer, sentences=(Sentence(MAY_BE_IN_THE_REST), *reasons))


class _NotKept(Exception):
    """The vector of a row has to be computed."""


class _KeptOnly:
    """Stands for the encoder where only vectors that are kept already are wanted."""

    def __init__(self, encoder: RowEncoder) -> None:
        self.id = encoder.id
        self.dimension = encoder.dimension

    def encode_row_question(self, text: str) -> NDArray[np.float32]:
        raise _NotKept

    def encode_answer(self, text: str) -> NDArray[np.float32]:
        raise _NotKept


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
    index.add(prepared, *vectors_of(prepared, vectors, encoder))

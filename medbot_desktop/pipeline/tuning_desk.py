"""The heavy half of the tuning process: runs, estimates, test files. The encoder is loaded when it is first needed."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from medbot_desktop.pipeline.estimating import Probe, estimate
from medbot_desktop.pipeline.evaluating import evaluate_file
from medbot_desktop.pipeline.held_out import prepare_measuring
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.pipeline.runs import Runs, read_source
from medbot_desktop.pipeline.teaching import score_taught
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import VectorFile
from medbot_desktop.worker.tuning_messages import RunSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.tuning import Estimate, RunProgress, RunState, RunSummary, TuningParams
    from medbot_desktop.domain.tuning_review import FileScores, Review, TaughtScore
    from medbot_desktop.worker.measuring_messages import MeasuringPrepared, PrepareMeasuring
    from medbot_desktop.worker.tuning_messages import EvaluateFile


class TuningDesk:
    """Used from one thread. Methods raise the domain's errors and Cancelled."""

    def __init__(self, user_folder: Path, load: Callable[[], Knowledge] = load_knowledge) -> None:
        self._user_folder = user_folder
        self._load = load
        self._runs = Runs(user_folder)
        self._probed: tuple[str, Probe] | None = None

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._load()

    def create(self, source: RunSource, params: TuningParams, report: ReportProgress) -> str:
        """Keep what a run learns from; gives its id."""
        params.check()
        inputs = read_source(self._user_folder, source, report)
        return self._runs.create(inputs, params, source.dataset_id)

    def execute(
        self,
        run_id: str,
        tell: Callable[[RunProgress], None],
        wait: Callable[[], None],
        clock: Callable[[], float],
    ) -> Review:
        self._probed = None  # what it found still to be encoded no longer is
        return self._runs.execute(run_id, self._knowledge, tell, wait, clock).review

    def list_runs(self) -> tuple[RunSummary, ...]:
        return self._runs.list()

    def mark(self, run_id: str, state: RunState) -> None:
        self._runs.mark(run_id, state)

    def remove(self, run_id: str) -> None:
        self._runs.remove(run_id)

    def estimate(self, source: RunSource, params: TuningParams, report: ReportProgress) -> Estimate:
        inputs = read_source(self._user_folder, source, report)
        if self._probed is None or self._probed[0] != inputs.content_hash:
            with self._vectors() as vectors:
                self._probed = (inputs.content_hash, Probe(inputs.rows, self._knowledge, vectors))
        return estimate(inputs, params, self._probed[1])

    def evaluate(self, request: EvaluateFile, report: ReportProgress) -> FileScores:
        with self._vectors() as vectors:
            return evaluate_file(self._user_folder, request, self._knowledge, vectors, report)

    def prepare_measuring(self, request: PrepareMeasuring, report: ReportProgress) -> MeasuringPrepared:
        with self._vectors() as vectors:
            return prepare_measuring(self._user_folder, request, self._knowledge, vectors, report)

    def score_taught(self, dataset_id: int, report: ReportProgress) -> tuple[TaughtScore, ...]:
        inputs = read_source(self._user_folder, RunSource(dataset_id, taught_only=True), report)
        with self._vectors() as vectors:
            return score_taught(inputs.rows, inputs.questions, self._knowledge, vectors, report)

    @contextmanager
    def _vectors(self) -> Iterator[VectorCache]:
        file = VectorFile.open(self._user_folder)
        try:
            yield VectorCache(file)
        finally:
            file.close()

"""Tuning runs on disk: what each learns from, how far it is, and that only one goes at a time.

A run keeps its own copy of rows and questions, so that it can be taken up as it began, whatever became of the data.
Its folder goes when it has finished or was cancelled; metrics.jsonl stays beside the model.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.datasets.reading import read_questions, read_rows
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError, RunGoing, UnknownDataSet, UnknownRun
from medbot_desktop.domain.plain import from_plain
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.tuning import RunState, RunSummary, TuningParams
from medbot_desktop.paths import make_private_folder
from medbot_desktop.pipeline.file_lock import held
from medbot_desktop.pipeline.models import FOLDER, keep_model
from medbot_desktop.pipeline.tune import Finished, RunInputs, run
from medbot_desktop.pipeline.tuning_control import METRICS_FILE, RunControl, write_whole
from medbot_desktop.pipeline.tuning_material import Labelled
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.labelled import labelled_questions
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.vectors import VectorFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.tuning import RunProgress
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.worker.tuning_messages import RunSource

_RUNS = "runs"
_RUN_FILE = "run.json"
INPUTS_FILE = "inputs.json.gz"
_LOCK_FILE = "lock"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What run.json holds."""

    data_name: str
    dataset_id: int
    content_hash: str
    started_at: float
    params: TuningParams
    state: RunState = RunState.RUNNING
    error_code: str = ""
    error_params: tuple[tuple[str, str], ...] = ()


def read_source(user_folder: Path, source: RunSource, report: ReportProgress) -> RunInputs:
    """The rows and the known questions of a source, as they are now.

    Raises FileUnreadable, UnknownDataSet, Cancelled and what the library's file raises.
    """
    questions: list[Labelled] = []
    known = list(source.known)
    if source.dataset_id:
        library = Library.open_to_read(user_folder)
        try:
            data_set = next((d for d in library.data_sets() if d.id == source.dataset_id), None)
            if data_set is None:
                raise UnknownDataSet(name=str(source.dataset_id))
            rows = library.rows(source.dataset_id)
            known += [question for _, question in library.models.taught()]
        finally:
            library.close()
        name, content_hash = data_set.name, data_set.content_hash
        if not source.taught_only:
            questions += [
                Labelled(q.question, (q.number,))
                for q in labelled_questions(user_folder)
                if q.dataset_id == source.dataset_id
            ]
    else:
        path = Path(source.path)
        rows = read_rows(path, path.name, report)
        name, content_hash = path.name, hash_of(rows)
    if source.questions_path:
        questions += [
            Labelled(q.query, q.expected_rows, q.expected_kind)
            for q in read_questions(Path(source.questions_path))
        ]
    places = {(row.question, row.answer): row.number for row in rows}
    # Those whose row is gone name none that is there: they are counted and left.
    questions += [Labelled(k.query, (places.get((k.row_question, k.row_answer), -1),)) for k in known]
    return RunInputs(tuple(rows), tuple(questions), name, content_hash)


def write_inputs(path: Path, inputs: RunInputs) -> None:
    """Keep rows and questions as they are now. Raises DiskFull, FolderReadOnly."""
    plain = asdict(inputs)
    plain.pop("notices")
    write_whole(path, gzip.compress(json.dumps(plain).encode(), 3, mtime=0))


def read_inputs(path: Path) -> RunInputs:
    """What `write_inputs` kept. Raises UnknownRun."""
    try:
        plain = json.loads(gzip.decompress(path.read_bytes()))
        return from_plain(RunInputs, plain, {"Row": Row, "Labelled": Labelled, "Sentence": Sentence})
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise UnknownRun() from error


def hash_of(rows: Sequence[Row]) -> str:
    """The sha256 of what rows say."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps([row.number, row.question, row.answer, row.medicine]).encode())
    return digest.hexdigest()


class Runs:
    """The runs of a user's folder; methods raise DiskFull, FolderReadOnly and UnknownRun."""

    def __init__(self, user_folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._user_folder = user_folder
        self._folder = user_folder / FOLDER / _RUNS
        self._clock = clock

    def create(self, inputs: RunInputs, params: TuningParams, dataset_id: int = 0) -> str:
        """Keep what a run learns from; gives its id."""
        params.check()
        make_private_folder(self._folder.parent)
        make_private_folder(self._folder)
        run_id = time.strftime("%Y%m%d-%H%M%S", time.localtime(self._clock()))
        number = 1
        while (self._folder / run_id).exists():
            number += 1
            run_id = f"{run_id.split('.')[0]}.{number}"
        folder = make_private_folder(self._folder / run_id)
        write_inputs(folder / INPUTS_FILE, inputs)
        kept = _Kept(inputs.data_name, dataset_id, inputs.content_hash, self._clock(), params)
        self._write(run_id, kept)
        return run_id

    def list(self) -> tuple[RunSummary, ...]:
        """The runs that are not finished, the newest first. One that no process runs is interrupted."""
        found = []
        for path in sorted(self._folder.glob(f"*/{_RUN_FILE}"), reverse=True):
            with suppress(UnknownRun):
                kept = self._read(path.parent.name)
                state = kept.state
                if state in (RunState.RUNNING, RunState.PAUSED) and not self._is_going():
                    state = RunState.INTERRUPTED
                error = Sentence(kept.error_code, dict(kept.error_params)) if kept.error_code else None
                found.append(
                    RunSummary(
                        path.parent.name, kept.data_name, kept.started_at, state, kept.params, error=error
                    )
                )
        return tuple(found)

    def execute(
        self,
        run_id: str,
        knowledge: Knowledge,
        tell: Callable[[RunProgress], None],
        wait: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> Finished:
        """Run or take up a run, to its model on the shelf. Raises what `tune.run` raises, RunGoing, UnknownRun.

        `clock` stands still while the run is paused. Cancelled leaves the run as it is: `remove` takes it away,
        executing it again goes on.
        """
        with self._only_one():
            kept = self._read(run_id)
            self._write(run_id, kept)
            inputs = self._inputs(run_id)
            folder = self._folder / run_id
            control = RunControl(run_id, kept.params, folder, tell, wait, clock)
            file = VectorFile.open(self._user_folder)
            try:
                inputs = self._with_notice(inputs, kept)
                finished = run(run_id, inputs, kept.params, knowledge, VectorCache(file), control)
                control.flush()
            except MedBotError as error:
                told = tuple((name, str(value)) for name, value in error.params.items())
                with suppress(MedBotError):
                    self._write(run_id, kept, RunState.FAILED, error.code, told)
                raise
            finally:
                file.close()
                control.close()
            if finished.model:
                keep_model(self._user_folder, finished.model, finished.review)
                # A copy: a run that dies before its folder is gone is taken up again, and needs them whole.
                with suppress(OSError):
                    metrics = self._folder.parent / f"{finished.model.id}.{METRICS_FILE}"
                    partial = metrics.with_name(metrics.name + ".part")
                    shutil.copyfile(folder / METRICS_FILE, partial)
                    partial.replace(metrics)
            self.remove(run_id)
            return finished

    def params(self, run_id: str) -> TuningParams:
        """The settings of a run. Raises UnknownRun."""
        return self._read(run_id).params

    def mark(self, run_id: str, state: RunState) -> None:
        """Remember that a run is paused or goes on."""
        kept = self._read(run_id)
        self._write(run_id, kept, state)

    def remove(self, run_id: str) -> None:
        """Take away all a run has kept."""
        self._read(run_id)
        shutil.rmtree(self._folder / run_id, ignore_errors=True)

    def _with_notice(self, inputs: RunInputs, kept: _Kept) -> RunInputs:
        if not kept.dataset_id:
            return inputs
        library = Library.open_to_read(self._user_folder)
        try:
            now = next((d.content_hash for d in library.data_sets() if d.id == kept.dataset_id), "")
        finally:
            library.close()
        if now == kept.content_hash:
            return inputs
        return RunInputs(
            inputs.rows,
            inputs.questions,
            inputs.data_name,
            inputs.content_hash,
            (Sentence("tuning_data_changed"),),
        )

    def _inputs(self, run_id: str) -> RunInputs:
        return read_inputs(self._folder / run_id / INPUTS_FILE)

    def _read(self, run_id: str) -> _Kept:
        if not run_id or not run_id.replace("-", "").replace(".", "").isdigit():
            raise UnknownRun()
        try:
            plain = json.loads((self._folder / run_id / _RUN_FILE).read_text(encoding="utf-8"))
            return from_plain(_Kept, plain)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnknownRun() from error

    def _write(
        self,
        run_id: str,
        kept: _Kept,
        state: RunState = RunState.RUNNING,
        error_code: str = "",
        error_params: tuple[tuple[str, str], ...] = (),
    ) -> None:
        plain: dict[str, Any] = asdict(kept) | {
            "state": state,
            "error_code": error_code,
            "error_params": error_params,
        }
        write_whole(self._folder / run_id / _RUN_FILE, json.dumps(plain).encode())

    def _is_going(self) -> bool:
        try:
            with self._only_one():
                return False
        except RunGoing:
            return True

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        """Hold the lock that the system lets go of when its process ends. Raises RunGoing where another holds it."""
        make_private_folder(self._folder.parent)
        make_private_folder(self._folder)
        with held(self._folder / _LOCK_FILE):
            yield

"""A desk small enough for tests of the worker, without encoder; imported by the new process."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Answer, AnswerKind, Understood
from medbot_desktop.domain.errors import FileUnreadable, ModelDamaged, QuestionEmpty, UnknownDataSet
from medbot_desktop.domain.rows import DataSet
from medbot_desktop.worker.log import start_log
from medbot_desktop.worker.loop import WorkerLoop
from medbot_desktop.worker.messages import LibraryState

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.asking import Ask
    from medbot_desktop.domain.ports import ReportProgress, RunAside

STEP_S = 0.02


AT_WORK = "at-work"
"""A file in the folder from when the worker is in the middle of an import or of a long call."""


class SmallDesk:
    """Answers with what it was asked. Some questions make it fail, die or show what its process is like."""

    encoder_id = "small"
    notices: tuple[Sentence, ...] = ()

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if (folder / "model-damaged").exists():
            raise ModelDamaged(path="small")
        self._sets: dict[int, DataSet] = {}
        self._version = 0
        # A data set is slow to get ready: `rows` steps of STEP_S.
        self._ready = 0

    def library_state(self) -> LibraryState:
        return LibraryState(self._version, tuple(self._sets.values()), self._ready, self._rows())

    def ask(self, ask: Ask, go_on: Callable[[], None]) -> Answer:
        text, kind, understood = ask.question, AnswerKind.STORED, Understood()
        match ask.question.split():
            case ["die"]:
                os.kill(os.getpid(), 9)
            case ["wait", seconds]:
                (self._folder / AT_WORK).touch()
                time.sleep(float(seconds))
            case ["empty"]:
                raise QuestionEmpty()
            case ["break", *secret]:
                raise ZeroDivisionError(" ".join(secret))
            case ["print"]:
                print("to nowhere", file=sys.stderr)
            case ["modules"]:
                text = " ".join(sys.modules)
            case ["collects"]:
                text = str(gc.isenabled())
            case ["before"]:
                text = repr(ask.before)
            case ["chosen"]:
                text = ask.chosen
            case ["about", medicine]:
                understood = Understood((medicine,), (medicine,))
            case ["emergency"]:
                kind = AnswerKind.RED_FLAG
            case ["enabled"]:
                text = " ".join(s.name for s in self._sets.values() if s.enabled)
        return Answer(kind, ask.language, text, understood=understood, library_version=self._version)

    def import_file(
        self, path: Path, name: str, sample: bool, report: ReportProgress, person: str
    ) -> DataSet:
        if path.name == "missing":
            raise FileUnreadable("missing", path=str(path))
        rows = int(path.name)
        (self._folder / AT_WORK).touch()
        for done in range(rows):
            time.sleep(STEP_S)
            report(done, rows)
        self._version += 1
        dataset = DataSet(len(self._sets) + 1, name, "es", rows, "", 0.0, True, sample)
        self._sets[dataset.id] = dataset
        return dataset

    def follow(self) -> bool:
        return False

    def set_enabled(self, dataset_id: int, enabled: bool, person: str) -> None:
        if dataset_id not in self._sets:
            raise UnknownDataSet(name=str(dataset_id))
        old = self._sets[dataset_id]
        self._sets[dataset_id] = DataSet(old.id, old.name, "es", old.row_count, "", 0.0, enabled)
        self._version += 1

    def remove(self, dataset_id: int, person: str) -> None:
        del self._sets[dataset_id]
        self._version += 1

    def index_step(self, aside: RunAside) -> tuple[int, int] | None:
        if self._ready >= self._rows():
            return None
        if (self._folder / "disk-broken").exists():
            raise OSError("broken")
        aside(lambda: time.sleep(self._encoding_s()))
        self._ready += 1
        return self._ready, self._rows()

    def close(self) -> None:
        (self._folder / "closed").touch()

    def _encoding_s(self) -> float:
        """What one row takes to encode; long where a test looks at what happens meanwhile."""
        return 1.0 if (self._folder / "slow").exists() else STEP_S

    def _rows(self) -> int:
        return sum(s.row_count for s in self._sets.values() if s.enabled)


def run(connection: Connection, folder: str) -> None:
    gc.disable()  # as `client.run_worker` does
    start_log(Path(folder))
    WorkerLoop(connection, lambda: SmallDesk(Path(folder))).run()


def run_without_streams(connection: Connection, folder: str) -> None:
    sys.stdout = sys.stderr = None  # type: ignore[assignment]
    run(connection, folder)


def run_and_end(connection: Connection, folder: str) -> None:
    """A process that dies at once, as one whose libraries are missing does."""
    os._exit(1)

"""A run in its own process: watched, held, taken up after being killed, ended; nothing is lost and nothing doubled."""

from __future__ import annotations

import csv
import json
import os
import queue
import random
import signal
import threading
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.tuning import RunPhase, RunState, TuningParams
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.pipeline.models import FOLDER
from medbot_desktop.pipeline.runs import Runs, read_source
from medbot_desktop.services.side_process import IDLE_S
from medbot_desktop.services.tuning import TuningService
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.messages import Done, Failed, WorkCancelled, WorkerDied
from medbot_desktop.worker.tuning_messages import (
    CancelRun,
    EstimateRun,
    EvaluateFile,
    FileEvaluated,
    ListRuns,
    PauseRun,
    ResumeRun,
    RunEstimated,
    RunFinished,
    RunProgressed,
    RunsListed,
    RunSource,
    StartRun,
)
from tests.pipeline.tuning_files import QUICK, asked_by_answer, misleading_rows
from tests.worker.quick_tuning import load, run_quick_tuning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.tuning import RunProgress
    from medbot_desktop.worker.messages import Event

E = TypeVar("E")
SLOW = replace(QUICK, epochs=400, patience=50, folds=3, batch_size=8, learning_rate=0.02)


class Watched:
    """The service with its events in a queue."""

    def __init__(self, folder: Path, idle_s: float = IDLE_S) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.service = TuningService(folder, self.events.put, run_quick_tuning, idle_s)
        self.seen: list[Event] = []

    def wait_for(self, kind: type[E], that: Callable[[E], bool] = lambda event: True) -> E:
        while True:
            event = self.events.get(timeout=180)
            self.seen.append(event)
            if isinstance(event, kind) and that(event):
                return event
            assert not isinstance(event, Failed), event

    def progress(self, that: Callable[[RunProgress], bool]) -> RunProgress:
        return self.wait_for(RunProgressed, lambda event: that(event.progress)).progress

    @property
    def pid(self) -> int:
        """Of the process; 0 where none runs."""
        process = self.service._client._process
        return process.pid or 0 if process else 0

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.wait_for(WorkerDied)

    def number(self) -> int:
        return self.service.next_request_id()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path / "user")
    yield made
    made.service.stop()


@pytest.fixture
def source(tmp_path: Path) -> RunSource:
    rows, questions = tmp_path / "rows.csv", tmp_path / "questions.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("question", "answer"), *((r.question, r.answer) for r in misleading_rows())]
        )
    with questions.open("w", encoding="utf-8", newline="") as file:
        lines = [(q.query, q.rows[0]) for q in asked_by_answer()]
        csv.writer(file).writerows([("query", "expected_row"), *lines])
    return RunSource(path=str(rows), questions_path=str(questions))


def through(tmp_path: Path, source: RunSource, params: TuningParams) -> tuple[str, bytes, list[str]]:
    """A run nothing disturbed, in this process: model id, model, steps."""
    folder = tmp_path / "undisturbed"
    runs = Runs(folder)
    run_id = runs.create(read_source(folder, source, lambda done, total: None), params)
    finished = runs.execute(run_id, load(), lambda progress: None, lambda: None)
    return finished.review.model_id, *kept(folder, finished.review.model_id)


def kept(folder: Path, model_id: str) -> tuple[bytes, list[str]]:
    model = (folder / FOLDER / f"{model_id}.npz").read_bytes()
    steps = (folder / FOLDER / f"{model_id}.metrics.jsonl").read_text().splitlines()
    return model, steps


def test_a_run_tells_how_far_it_is_and_leaves_its_model(
    watched: Watched, source: RunSource, tmp_path: Path
) -> None:
    started = time.monotonic()
    watched.service.send(StartRun(watched.number(), source, SLOW))
    review = watched.wait_for(RunFinished).review
    spent = time.monotonic() - started
    told = [e.progress for e in watched.seen if isinstance(e, RunProgressed)]
    assert review.verdict is Verdict.HELPS
    assert len(told) <= 10 * spent + 20  # ten a second, and one at each change of phase or round
    assert {p.phase for p in told} >= {RunPhase.ENCODING, RunPhase.TRAINING, RunPhase.FINAL}
    assert [point for p in told for point in p.points] == list(review.points)
    _, steps = kept(tmp_path / "user", review.model_id)
    lines = [json.loads(line) for line in steps]
    assert sum("step" in line for line in lines) > len(review.points)
    assert not list((tmp_path / "user" / FOLDER / "runs").glob("2*"))


def test_the_time_left_goes_down_to_nothing(watched: Watched, source: RunSource) -> None:
    watched.service.send(StartRun(watched.number(), source, SLOW))
    watched.wait_for(RunFinished)
    training = [
        e.progress
        for e in watched.seen
        if isinstance(e, RunProgressed) and e.progress.phase is RunPhase.TRAINING
    ]
    left = [p.seconds_left for p in training if p.seconds_left is not None]
    assert left[-1] <= 0.5 * max(left) + 1


def test_pause_holds_and_resume_goes_on_to_the_same_model(
    watched: Watched, source: RunSource, tmp_path: Path
) -> None:
    watched.service.send(StartRun(watched.number(), source, SLOW))
    run_id = watched.progress(lambda p: p.epoch > 2).run_id
    watched.service.send(PauseRun(watched.number(), run_id))
    watched.progress(lambda p: p.state is RunState.PAUSED)
    watched.wait_for(Done)
    watched.service.send(ListRuns(watched.number()))
    (run,) = watched.wait_for(RunsListed).runs
    assert run.state is RunState.PAUSED
    for _ in range(20):
        watched.service.send(ListRuns(watched.number()))
        assert isinstance(
            watched.events.get(timeout=180), RunsListed
        )  # nothing of the run between two answers
    watched.service.send(ResumeRun(watched.number(), run_id))
    watched.wait_for(Done)
    review = watched.wait_for(RunFinished).review
    model_id, model, steps = through(tmp_path, source, SLOW)
    assert review.model_id == model_id
    assert kept(tmp_path / "user", model_id) == (model, steps)


def test_cancel_leaves_nothing(watched: Watched, source: RunSource, tmp_path: Path) -> None:
    number = watched.number()
    watched.service.send(StartRun(number, source, SLOW))
    run_id = watched.progress(lambda p: p.epoch > 1).run_id
    watched.service.send(PauseRun(watched.number(), run_id))
    watched.progress(lambda p: p.state is RunState.PAUSED)
    watched.service.send(CancelRun(watched.number(), run_id))
    assert watched.wait_for(WorkCancelled).request_id == number
    watched.service.send(ListRuns(watched.number()))
    assert watched.wait_for(RunsListed).runs == ()
    assert not list((tmp_path / "user" / FOLDER).glob("*.npz"))


def test_two_runs_at_once_are_refused(watched: Watched, source: RunSource, tmp_path: Path) -> None:
    watched.service.send(StartRun(watched.number(), source, SLOW))
    run_id = watched.progress(lambda p: p.epoch > 1).run_id
    watched.service.send(PauseRun(watched.number(), run_id))
    watched.wait_for(Done)
    number = watched.number()
    watched.service.send(StartRun(number, source, SLOW))
    while not isinstance(event := watched.events.get(timeout=120), Failed):
        pass
    assert (event.request_id, event.sentence.code) == (number, "run_going")
    other = Watched(tmp_path / "user")
    other.service.send(StartRun(other.number(), source, SLOW))
    while not isinstance(event := other.events.get(timeout=120), Failed):
        pass
    assert event.sentence.code == "run_going"
    other.service.send(ListRuns(other.number()))
    assert [run.run_id for run in other.wait_for(RunsListed).runs] == [run_id]
    other.service.stop()
    watched.service.send(CancelRun(watched.number(), run_id))
    watched.wait_for(WorkCancelled)


def test_closing_keeps_the_run_for_the_next_time(watched: Watched, source: RunSource, tmp_path: Path) -> None:
    watched.service.send(StartRun(watched.number(), source, SLOW))
    run_id = watched.progress(lambda p: p.epoch > 3).run_id
    watched.service.stop()
    later = Watched(tmp_path / "user")
    try:
        later.service.send(ListRuns(later.number()))
        (run,) = later.wait_for(RunsListed).runs
        assert (run.run_id, run.state, run.params) == (run_id, RunState.INTERRUPTED, SLOW)
        later.service.send(ResumeRun(later.number(), run_id))
        review = later.wait_for(RunFinished).review
    finally:
        later.service.stop()
    model_id, model, steps = through(tmp_path, source, SLOW)
    assert review.model_id == model_id
    assert kept(tmp_path / "user", model_id) == (model, steps)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_twenty_moments_the_result_is_the_same(source: RunSource, tmp_path: Path) -> None:
    """A run that ends before its turn is looked at and begun again."""
    model_id, model, steps = through(tmp_path, source, SLOW)
    folder = tmp_path / "user"
    chance = random.Random(5)
    run_id, killed, ended = "", 0, 0
    while killed < 20 or run_id:
        # A client that lost its process three times within a minute gives up; each kill is a new start here.
        watched = Watched(folder)
        request = ResumeRun(watched.number(), run_id) if run_id else StartRun(watched.number(), source, SLOW)
        watched.service.send(request)
        first = watched.events.get(timeout=180)
        if isinstance(first, RunProgressed):
            run_id = first.progress.run_id
            if killed < 20:
                time.sleep(chance.random() * 1.2)
            else:
                watched.wait_for(RunFinished)
        else:  # killed after its work was done and before that was told
            assert isinstance(first, Failed), first
            assert first.sentence.code == "unknown_run"
        done = any(isinstance(e, Failed | RunFinished) for e in (first, *watched.events.queue))
        if killed == 20 or done:
            watched.service.stop()
            assert kept(folder, model_id) == (model, steps)
            for path in (folder / FOLDER).glob(f"{model_id}.*"):
                path.unlink()
            run_id, ended = "", ended + 1
            continue
        watched.kill()
        watched.service.stop()
        killed += 1
    assert ended >= 1


def removed(library: Library, dataset_id: int) -> None:
    library.remove(dataset_id)


def replaced(library: Library, dataset_id: int) -> None:
    rows = [Row("f", r.number, r.question, f"{r.answer} otra vez") for r in misleading_rows()[:40]]
    told = library.compare(dataset_id, rows)
    library.replace_rows(dataset_id, rows, base=told.base, source="f", who="")


@pytest.mark.parametrize("change", [removed, replaced])
def test_data_deleted_or_changed_during_a_run_is_told_and_changes_nothing(
    watched: Watched, tmp_path: Path, change: Callable[[Library, int], None]
) -> None:
    folder = tmp_path / "user"
    with closing(Library.open(folder)) as library:
        rows = [Row("f", r.number, r.question, r.answer) for r in misleading_rows()]
        data_set = library.add_data_set("f", rows)
    questions = tmp_path / "q.csv"
    lines = "\n".join(f"{q.query},{q.rows[0]}" for q in asked_by_answer())
    questions.write_text(f"query,expected_row\n{lines}\n", encoding="utf-8")
    source = RunSource(dataset_id=data_set.id, questions_path=str(questions))
    watched.service.send(StartRun(watched.number(), source, SLOW))
    run_id = watched.progress(lambda p: p.epoch > 1).run_id
    watched.kill()
    with closing(Library.open(folder)) as library:
        change(library, data_set.id)
    watched.service.send(ResumeRun(watched.number(), run_id))
    review = watched.wait_for(RunFinished).review
    assert [n.code for n in review.notices] == ["tuning_data_changed"]
    assert review.n_rows == 60
    assert review.verdict is Verdict.HELPS


def test_a_clock_set_back_or_forward_does_not_disturb_a_run(tmp_path: Path, source: RunSource) -> None:
    folder = tmp_path / "user"
    runs = Runs(folder, clock=lambda: 0.0)
    jumps = iter([0.0, 5.0, -1e6, 1e9] * 100_000)
    run_id = runs.create(read_source(folder, source, lambda done, total: None), QUICK)
    other_id = runs.create(read_source(folder, source, lambda done, total: None), QUICK)
    assert run_id != other_id
    told: list[RunProgress] = []
    finished = runs.execute(run_id, load(), told.append, lambda: None, lambda: next(jumps))
    assert finished.review.model_id == through(tmp_path, source, QUICK)[0]
    assert all(p.seconds_left is None or p.seconds_left >= 0 for p in told)
    assert all(p.seconds_spent >= 0 for p in told)


def test_an_estimate_and_a_test_file(watched: Watched, source: RunSource, tmp_path: Path) -> None:
    watched.service.send(EstimateRun(watched.number(), source, QUICK))
    estimate = watched.wait_for(RunEstimated).estimate
    assert estimate.n_rows == 60
    assert estimate.n_questions == 60
    assert 0 < estimate.seconds < 300
    assert 100 < estimate.memory_mb < 3000
    watched.service.send(EstimateRun(watched.number(), source, replace(QUICK, epochs=200, folds=10)))
    assert watched.wait_for(RunEstimated).estimate.seconds > estimate.seconds
    number = watched.number()
    watched.service.send(EvaluateFile(number, source.questions_path, "shipped-1", 0, source.path))
    scores = watched.wait_for(FileEvaluated).scores
    assert (scores.n, scores.n_with_row, len(scores.questions)) == (60, 60, 60)
    assert scores.recall_at_1 is not None
    assert scores.recall_at_1.low <= scores.recall_at_1.mean <= scores.recall_at_1.high


def gone(pid: int) -> bool:
    """Whether a process has ended, within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_with_nothing_to_do_the_process_ends_and_the_next_request_starts_another(
    source: RunSource, tmp_path: Path
) -> None:
    watched = Watched(tmp_path / "user", idle_s=0.3)
    try:
        watched.service.send(StartRun(watched.number(), source, SLOW))
        review = watched.wait_for(RunFinished).review
        first = watched.pid
        assert gone(first)
        assert watched.events.empty()  # an end that was meant is not told as a death
        assert watched.service.next_request_id() > 1
        watched.service._idle_s = IDLE_S
        number = watched.number()
        watched.service.send(EvaluateFile(number, source.questions_path, review.model_id, 0, source.path))
        assert watched.wait_for(FileEvaluated).request_id == number
        assert watched.pid not in (0, first)
    finally:
        watched.service.stop()
    assert gone(watched.pid) if watched.pid else True


def test_a_paused_run_and_new_requests_keep_the_process(
    source: RunSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timers: list[threading.Timer] = []

    class Noted(threading.Timer):
        def start(self) -> None:
            timers.append(self)
            super().start()

    def running_down() -> list[threading.Timer]:
        return [timer for timer in timers if not timer.finished.is_set()]

    monkeypatch.setattr(threading, "Timer", Noted)
    watched = Watched(tmp_path / "user")
    try:
        for _ in range(5):
            watched.service.send(ListRuns(watched.number()))
            watched.wait_for(RunsListed)
            assert running_down() == timers[-1:]  # each question begins the idle time anew
        pid = watched.pid
        watched.service.send(StartRun(watched.number(), source, SLOW))
        run_id = watched.progress(lambda p: p.epoch > 1).run_id
        watched.service.send(PauseRun(watched.number(), run_id))
        watched.wait_for(Done)
        assert not running_down()
        watched.service.send(CancelRun(watched.number(), run_id))
        watched.wait_for(WorkCancelled)
        assert watched.pid == pid
    finally:
        watched.service.stop()

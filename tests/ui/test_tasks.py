"""The task runner: results on the UI thread, in order, and nothing after the end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from medbot_desktop.domain.errors import DiskFull
from medbot_desktop.ui.events import WorkerEvents
from medbot_desktop.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    assert tasks.shutdown()


def test_work_runs_elsewhere_and_its_result_arrives_here(qtbot: QtBot, runner: TaskRunner) -> None:
    got: list[tuple[int, bool]] = []

    def work() -> int:
        return threading.get_ident()

    task = runner.start(
        work, "io", lambda ident: got.append((ident, threading.current_thread() is threading.main_thread()))
    )
    with qtbot.waitSignal(task.ended):
        pass
    assert got[0][0] != threading.get_ident()
    assert got[0][1]


def test_storage_has_one_thread_and_keeps_the_order(qtbot: QtBot, runner: TaskRunner) -> None:
    got: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(50):
        runner.start(lambda number=number: work(number), "storage", got.append)
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == list(range(50))
    assert len(threads) == 1


def test_a_known_failure_is_told_and_nothing_else(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[Exception] = []

    def work() -> None:
        raise DiskFull()

    with qtbot.waitSignal(runner.start(work, "io", failed=told.append).ended):
        pass
    assert isinstance(told[0], DiskFull)


def test_a_bug_is_told_and_also_reaches_the_excepthook(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[Exception] = []
    with qtbot.captureExceptions() as bugs:
        task = runner.start(lambda: 1 / 0, "io", failed=told.append)
        with qtbot.waitSignal(task.ended):
            pass
        after: list[int] = []
        runner.start(lambda: 7, "io", after.append)
        qtbot.waitUntil(lambda: after == [7])
    assert isinstance(told[0], ZeroDivisionError)
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]


def test_whoever_waits_may_be_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    class Waiting(QObject):
        def take(self, _result: object) -> None:
            pytest.fail("called after its end")

    waiting, gate = Waiting(), threading.Event()
    task = runner.start(lambda: gate.wait(2), "io", waiting.take)
    waiting.deleteLater()
    qtbot.wait(1)
    del waiting
    with qtbot.waitSignal(task.ended):
        gate.set()


def test_after_shutdown_nothing_is_delivered(qtbot: QtBot) -> None:
    tasks, gate, got = TaskRunner(), threading.Event(), []
    tasks.start(lambda: gate.wait(2), "storage", got.append)
    gate.set()
    assert tasks.shutdown()
    tasks.start(lambda: 1, "storage", got.append)
    qtbot.wait(5)
    assert got == []


def test_finish_waits_for_what_was_started(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[int] = []
    gate = threading.Event()
    runner.start(lambda: (gate.wait(5), done.append(1)), "storage")
    assert not runner.finish("storage", 0.05)
    gate.set()
    assert runner.finish("storage", 5.0)
    assert done == [1]


def test_events_of_another_thread_arrive_on_this_one_in_order(qtbot: QtBot) -> None:
    events, got = WorkerEvents(), []
    events.received.connect(
        lambda event: got.append((event, threading.current_thread() is threading.main_thread()))
    )
    thread = threading.Thread(target=lambda: [events.post(n) for n in range(20)])
    thread.start()
    thread.join()
    assert got == []
    qtbot.waitUntil(lambda: len(got) == 20)
    assert got == [(n, True) for n in range(20)]


def test_only_the_keyring_and_the_network_are_not_waited_for(qtbot: QtBot) -> None:
    """What is still written at the end is waited for; what may never come is not."""
    tasks, reading, writing = TaskRunner(), threading.Event(), threading.Event()
    tasks.start(reading.wait, "io")
    tasks.start(writing.wait, "storage")
    tasks.start(writing.wait, "files")
    assert not tasks.shutdown(0.05)
    assert not tasks.waits_outside
    writing.set()
    tasks.shutdown(0.2)
    assert tasks.waits_outside
    reading.set()
    assert tasks.shutdown()
    assert not tasks.waits_outside

"""The worker as the window knows it: a real process behind a real pipe, with a small desk."""

from __future__ import annotations

import os
import signal
import stat
import statistics
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import WorkerGone
from medbot_desktop.worker.messages import (
    Answered,
    CancelRequest,
    Done,
    EnableRequest,
    Failed,
    Imported,
    LibraryChanged,
    Progress,
    Ready,
    RemoveRequest,
    WorkCancelled,
    WorkerDied,
)
from tests.worker.small_desk import AT_WORK

if TYPE_CHECKING:
    from tests.worker.conftest import StartTalk

ROOT = Path(__file__).parents[2]


def test_a_question_is_answered(talk: StartTalk) -> None:
    assert talk().answer("¿Con comida?") == "¿Con comida?"


def test_stopping_closes_the_desk(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk()
    worker.client.stop()
    assert (tmp_path / "closed").exists()
    with pytest.raises(WorkerGone):
        worker.ask("too late")


def test_a_stopped_worker_can_be_started_again(talk: StartTalk) -> None:
    worker = talk()
    worker.client.stop()
    worker.client.start()
    assert worker.answer("again") == "again"


def test_a_worker_that_was_ended_for_good_is_not_started_again(talk: StartTalk) -> None:
    """By what was on its way as the program ended: it would outlive the pipe it is told by."""
    worker = talk()
    worker.client.end()
    with pytest.raises(WorkerGone):
        worker.client.start()
    with pytest.raises(WorkerGone):
        worker.ask("again")
    assert worker.client._process is None


def until_at_work(folder: Path) -> None:
    """Return once the worker of this folder is in the middle of what it was asked."""
    ends_at = time.monotonic() + 60
    while not (folder / AT_WORK).exists():
        assert time.monotonic() < ends_at, "the worker never began"
        time.sleep(0.01)


def test_a_worker_that_does_not_listen_is_ended_all_the_same(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk()
    worker.ask("wait 60")
    until_at_work(tmp_path)
    started = time.monotonic()
    worker.client.stop(0.2)
    assert time.monotonic() - started < 30


def test_failures_become_sentences(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk()
    assert worker.wait(Failed, worker.ask("empty")).sentence.code == "question_empty"
    missing = worker.wait(Failed, worker.import_rows("missing"))
    assert (missing.sentence.code, missing.sentence.params) == ("file_missing", {"path": "missing"})
    assert worker.wait(Failed, worker.ask("break Perez")).sentence.code == "internal_error"
    assert worker.answer("still here") == "still here"
    log = (tmp_path / "logs" / "worker.log").read_text()
    assert "ZeroDivisionError at small_desk.py" in log
    assert "Perez" not in log


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_logs_are_private(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk()
    worker.wait(Failed, worker.ask("break"))
    for path in [tmp_path / "logs", *(tmp_path / "logs").iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_worker_without_streams_works(talk: StartTalk) -> None:
    assert talk("run_without_streams").answer("print") == "print"


def test_a_desk_that_cannot_open_says_why_and_opens_later(talk: StartTalk, tmp_path: Path) -> None:
    (tmp_path / "model-damaged").touch()
    worker = talk(ready=False)
    assert worker.wait(Failed, 0).sentence.code == "model_damaged"
    assert worker.wait(Failed, worker.ask("anything")).sentence.params == {"path": "small"}
    (tmp_path / "model-damaged").unlink()
    assert worker.answer("repaired") == "repaired"
    assert any(isinstance(event, Ready) for event in worker.told)


def test_what_was_let_go_is_collected_once_all_is_loaded_or_cannot_be(
    talk: StartTalk, tmp_path: Path
) -> None:
    """The collector rests while a worker loads; for good, it would hold more and more."""
    worker = talk()
    worker.import_rows(2)
    while worker.wait(LibraryChanged).library.ready_rows < 2:
        pass
    assert worker.answer("collects") == "True"
    (tmp_path / "model-damaged").touch()
    worker = talk(ready=False)
    worker.wait(Failed, 0)
    (tmp_path / "model-damaged").unlink()
    assert worker.answer("collects") == "True"


def test_imported_rows_become_ready(talk: StartTalk) -> None:
    worker = talk()
    imported = worker.wait(Imported, worker.import_rows(5, "rows"))
    assert imported.dataset.name == "rows"
    assert worker.wait(LibraryChanged).library.ready_rows == 0
    assert worker.wait(LibraryChanged).library.ready_rows == 5


def test_edits_are_told(talk: StartTalk) -> None:
    worker = talk()
    worker.wait(Imported, worker.import_rows(1, "a"))
    worker.client.send(EnableRequest(90, 1, False))
    worker.wait(Done, 90)
    assert [s.enabled for s in worker.wait(LibraryChanged).library.data_sets] == [False]
    worker.client.send(RemoveRequest(91, 1))
    worker.wait(Done, 91)
    assert worker.wait(LibraryChanged).library.data_sets == ()
    worker.client.send(EnableRequest(92, 7, False))
    assert worker.wait(Failed, 92).sentence.code == "unknown_data_set"


def test_an_ask_waits_for_the_edit_before_it_but_not_for_an_import(talk: StartTalk) -> None:
    worker = talk()
    worker.wait(Imported, worker.import_rows(1, "first"))
    slow = worker.import_rows(30, "second")
    assert worker.answer("enabled") == "first"
    worker.client.send(EnableRequest(90, 1, False))
    assert worker.answer("enabled") == "second"
    order = [e.request_id for e in worker.told if isinstance(e, Imported | Done)]
    assert order[-2:] == [slow, 90]


def test_questions_are_answered_in_time_while_rows_are_made_ready(talk: StartTalk) -> None:
    worker = talk()

    def times_s() -> list[float]:
        took = []
        for number in range(15):
            started = time.monotonic()
            worker.answer(f"wait 0.03{number}")
            took.append(time.monotonic() - started)
        return took

    idle = statistics.median(times_s())
    worker.wait(Imported, worker.import_rows(1, "small"))
    worker.wait(LibraryChanged)
    worker.import_rows(3_000, "large")
    importing = statistics.median(times_s())
    assert importing <= 2 * idle
    assert not any(isinstance(e, Imported) and e.dataset.name == "large" for e in worker.told)


def test_a_question_is_answered_while_a_row_is_being_encoded(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk()
    worker.answer("warm")
    (tmp_path / "slow").touch()
    worker.wait(Imported, worker.import_rows(3))
    worker.wait(LibraryChanged)
    started = time.monotonic()
    for number in range(10):
        assert worker.answer(str(number)) == str(number)
    assert time.monotonic() - started < 0.9
    assert not any(isinstance(e, Progress) and e.what == "indexing" for e in worker.told)


def test_progress_comes_at_most_ten_times_a_second(talk: StartTalk) -> None:
    worker = talk()
    started = time.monotonic()
    worker.wait(Imported, worker.import_rows(60))
    took = time.monotonic() - started
    told = [e for e in worker.told if isinstance(e, Progress)]
    assert 2 <= len(told) <= 10 * took + 1
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert {(p.what, p.total) for p in told} == {("importing", 60)}


def test_an_import_is_cancelled(talk: StartTalk) -> None:
    worker = talk()
    number = worker.import_rows(3_000)
    worker.wait(Progress)
    started = time.monotonic()
    worker.client.send(CancelRequest(number))
    worker.wait(WorkCancelled, number)
    assert time.monotonic() - started < 1
    assert worker.answer("enabled") == ""


def test_a_waiting_question_is_cancelled(talk: StartTalk) -> None:
    worker = talk()
    first, second = worker.ask("wait 0.3"), worker.ask("second")
    worker.client.send(CancelRequest(second))
    worker.client.send(CancelRequest(12_345))
    worker.wait(Answered, first)
    worker.wait(WorkCancelled, second)
    assert worker.answer("third") == "third"


def test_indexing_that_fails_is_told_once_and_tried_again(talk: StartTalk, tmp_path: Path) -> None:
    (tmp_path / "disk-broken").touch()
    worker = talk()
    worker.wait(Imported, worker.import_rows(2, "a"))
    assert worker.wait(Failed, 0).sentence.code == "internal_error"
    assert worker.answer("alive") == "alive"
    (tmp_path / "disk-broken").unlink()
    worker.client.send(EnableRequest(90, 1, True))
    worker.wait(Done, 90)
    while worker.wait(LibraryChanged).library.ready_rows < 2:
        pass
    assert sum(isinstance(e, Failed) for e in worker.told) == 1


def test_a_killed_worker_is_told_and_replaced(talk: StartTalk) -> None:
    worker = talk()
    first = worker.ask("wait 30")
    second = worker.ask("never read")
    os.kill(worker.pid(), signal.SIGKILL)
    died = worker.wait(WorkerDied)
    assert died == WorkerDied((first, second))
    worker.wait(Ready)
    assert worker.answer("back") == "back"


def test_a_worker_that_dies_over_a_question_does_not_take_others_along(talk: StartTalk) -> None:
    worker = talk()
    assert worker.answer("first") == "first"
    number = worker.ask("die")
    assert worker.wait(WorkerDied).request_ids == (number,)
    assert worker.answer("second") == "second"


def test_a_worker_that_always_dies_is_given_up(talk: StartTalk) -> None:
    worker = talk("run_and_end", ready=False)
    deaths = [worker.wait(WorkerDied) for _ in range(4)]
    assert [d.gave_up for d in deaths] == [False, False, False, True]
    with pytest.raises(WorkerGone):
        worker.ask("anybody?")


def test_a_worker_given_up_is_tried_again_after_a_minute(
    talk: StartTalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = talk("run_and_end", ready=False)
    while not worker.wait(WorkerDied).gave_up:
        pass
    monkeypatch.setattr("medbot_desktop.worker.client.RESTART_WINDOW_S", -1.0)
    number = worker.ask("now?")
    assert number in worker.wait(WorkerDied).request_ids
    monkeypatch.undo()


def test_no_window_code_in_a_worker(talk: StartTalk) -> None:
    # The parent is this test run, with PySide6 and pytest-qt loaded.
    assert "PySide6" in sys.modules
    modules = talk().answer("modules").split()
    assert not [m for m in modules if m.split(".")[0] in ("PySide6", "shiboken6", "keyring")]


PARENT = """
    import os, sys, time
    from pathlib import Path
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.messages import *
    from medbot_desktop.domain.asking import Ask
    from tests.worker import small_desk

    def main():
        def tell(event):
            if isinstance(event, Ready):
                client.send({request})
                print(client._process.pid, flush=True)
        client = WorkerClient(Path(sys.argv[1]), tell, entry=small_desk.run)
        client.start()
        time.sleep(60)

    if __name__ == "__main__":
        main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    "request_made", ["CancelRequest(1)", "ImportRequest(1, '3000')", "AskRequest(1, Ask('wait 60'))"]
)
def test_a_worker_ends_with_its_parent(tmp_path: Path, request_made: str) -> None:
    """Idle, in the middle of an import, and stuck in one long call."""
    program = tmp_path / "parent.py"
    program.write_text(textwrap.dedent(PARENT).format(request=request_made))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, program, tmp_path], env=environment, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = Path(f"/proc/{int(parent.stdout.readline())}")
        assert worker.exists()
        if "CancelRequest" not in request_made:
            until_at_work(tmp_path)
        parent.kill()
    ends_at = time.monotonic() + 60
    while worker.exists() and "Z" not in (worker / "stat").read_text().rsplit(")", 1)[1].split()[0]:
        assert time.monotonic() < ends_at, "the worker outlived its parent"
        time.sleep(0.05)


def test_the_windows_side_loads_nothing_heavy() -> None:
    program = (
        "import sys, pkgutil, importlib, medbot_desktop.storage, medbot_desktop.services\n"
        "import medbot_desktop.worker.client\n"
        "for p in (medbot_desktop.storage, medbot_desktop.services):\n"
        "    for m in pkgutil.iter_modules(p.__path__, p.__name__ + '.'): importlib.import_module(m.name)\n"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'PySide6', 'keyring', 'google', 'openai', 'ftfy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

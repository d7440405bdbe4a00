"""Ten thousand questions in one run of the program, offscreen: does any process grow?

usage: soak.py [QUESTIONS]    (10,000 unless given)

The whole program with its real worker on both starter files. Each question is written into the field and sent by its
button, answered, stored and painted; every fortieth begins a chat, now and then the history is opened and searched.
Then the process of the hosted models writes answers from a server on this computer, and that of tuning does whole runs.
Resident memory of each process in MB; a process grows if its second half climbs by more than ALLOWED_MB per 1,000.
Linux only, where the system tells the memory of another process.
"""

from __future__ import annotations

import csv
import itertools
import os
import queue
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from medbot_desktop.app import make_window
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.providers import GEMINI, OPENAI, OPENAI_COMPATIBLE, Access
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuning import PRESETS, Preset
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.services.tuning import TuningService
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.engine_messages import GenerateRequest, Written
from medbot_desktop.worker.messages import Failed, ImportRequest
from medbot_desktop.worker.tuning_messages import RunFinished, RunSource, StartRun
from tests.engines.loopback import Loopback, Plan

ROOT = Path(__file__).resolve().parent.parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.main_window import MainWindow
    from medbot_desktop.worker.messages import Event

QUESTIONS = 10_000
A_CHAT = 40
SAMPLE_EVERY = 100
ENGINE_REQUESTS = 4_000
RUNS = 6
ALLOWED_MB = 1.0
WITHIN_S = 120.0
ROWS = tuple(
    Row("set", n, f"¿Dosis de paracetamol {n}?", "500 mg cada 8 horas. Máximo 3 g al día.", "paracetamol")
    for n in range(1, 6)
)


def resident_mb(pid: int) -> float:
    """What a process holds of the memory now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


def climb(samples: list[tuple[int, float]]) -> float:
    """The slope over the second half of (count, MB), in MB per 1,000."""
    half = samples[len(samples) // 2 :]
    if len(half) < 3:
        return 0.0
    counts, sizes = zip(*half, strict=True)
    return statistics.linear_regression(counts, sizes).slope * 1_000


def told(name: str, idle: float, samples: list[tuple[int, float]], what: str) -> bool:
    """Print one process; whether it grew."""
    at = {count: size for count, size in samples}
    places = [count for count in (100, 1_000, samples[len(samples) // 2][0], samples[-1][0]) if count in at]
    sizes = ", ".join(f"{at[count]:.1f} after {count:,}" for count in sorted(set(places)))
    slope = climb(samples)
    print(f"{name}: {idle:.1f} MB idle, {sizes} {what}; second half {slope:+.3f} MB per 1,000", flush=True)
    return slope > ALLOWED_MB


def questions() -> Iterator[str]:
    """Those of both languages in turn, again and again, each time a little otherwise."""
    asked = []
    for language in ("es", "en"):
        with (ROOT / "tests" / "questions" / f"questions_{language}.csv").open(encoding="utf-8-sig") as file:
            asked += [row["query"] for row in csv.DictReader(file)]
    for number in itertools.count(1):
        for question in asked:
            yield question if number == 1 else f"{question} ({number})"


class Asking:
    """Sends one question after the other through the window's own field and button."""

    def __init__(self, window: MainWindow, count: int) -> None:
        self._window, self._count = window, count
        self._questions = questions()
        self._loop = QEventLoop(window)
        self._asked_at = 0.0
        self.done = 0
        self.took_ms: list[float] = []
        self.window_mb: list[tuple[int, float]] = []
        self.worker_mb: list[tuple[int, float]] = []
        self._patience = QTimer(window)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._loop.quit)
        window.desk.turn_changed.connect(self._on_changed)

    def run(self) -> None:
        """Until all are answered. Raises TimeoutError where one is not."""
        self._ask()
        self._loop.exec()
        if self.done < self._count:
            raise TimeoutError(self._window.chat.composer.text)

    def _ask(self) -> None:
        window = self._window
        if self.done and self.done % A_CHAT == 0:
            window.rail.place_chosen.emit("history" if self.done % (10 * A_CHAT) == 0 else "chat")
            window.rail.place_chosen.emit("chat")
            window.sidebar.search_field.setText("ibuprofeno" if self.done % (4 * A_CHAT) == 0 else "")
            window.navigation.begin_question()
        composer = window.chat.composer
        composer.field.setPlainText(next(self._questions))
        self._asked_at = time.perf_counter()
        composer.button.click()
        self._patience.start(round(WITHIN_S * 1_000))

    def _on_changed(self, turn: Turn) -> None:
        if turn.state is not TurnState.COMPLETE:
            return  # another than asked for is waited for in vain, and told
        self.took_ms.append((time.perf_counter() - self._asked_at) * 1_000)
        self.done += 1
        if self.done % SAMPLE_EVERY == 0:
            self.window_mb.append((self.done, resident_mb(os.getpid())))
            self.worker_mb.append((self.done, resident_mb(pid_of(self._window.parts.workers().client))))
            if self.done % 1_000 == 0:
                print(f"  {self.done:,}: {self.window_mb[-1][1]:.1f} {self.worker_mb[-1][1]:.1f}", flush=True)
        if self.done == self._count:
            self._patience.stop()
            self._loop.quit()
        else:
            QTimer.singleShot(0, self._ask)  # after the answer was painted


def pid_of(client: WorkerClient) -> int:
    process = client._process
    assert process is not None
    assert process.pid is not None
    return process.pid


def wait_until(condition: Callable[[], object]) -> None:
    ends_at = time.monotonic() + WITHIN_S
    while not condition():
        if time.monotonic() > ends_at:
            raise TimeoutError
        loop = QEventLoop()
        QTimer.singleShot(100, loop.quit)
        loop.exec()


def the_window(folder: Path, count: int) -> bool:
    """Ask through the window; whether the window's process or the worker grew."""
    SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
    app = QApplication([])
    window, finish = make_window(app, folder, None)
    window.resize(1280, 800)
    window.show()
    wait_until(lambda: window.behind.library_requests.state)
    client = window.parts.workers().client
    for path in window.parts.workers().samples:
        client.send(ImportRequest(client.next_request_id(), str(path), path.name, sample=True))

    def is_ready() -> bool:
        state = window.behind.library_requests.state
        return state is not None and len(state.data_sets) == 2 and state.ready_rows == state.total_rows

    wait_until(is_ready)
    idle = resident_mb(os.getpid()), resident_mb(pid_of(window.parts.workers().client))
    asking = Asking(window, count)
    began = time.monotonic()
    asking.run()
    late = sorted(asking.took_ms)
    half = len(late) // 2
    print(
        f"{count:,} questions in {time.monotonic() - began:.0f} s; from the button to the stored answer p50 "
        f"{late[half]:.1f}, p99 {late[int(len(late) * 0.99)]:.1f} ms; first 1,000 p50 "
        f"{statistics.median(asking.took_ms[:1_000]):.1f}, last 1,000 {statistics.median(asking.took_ms[-1_000:]):.1f}"
    )
    grew = [
        told("window", idle[0], asking.window_mb, "questions"),
        told("worker", idle[1], asking.worker_mb, "questions"),
    ]
    window.close_now()
    finish()
    return any(grew)


def the_engines(folder: Path) -> bool:
    """Let hosted models write, the providers taking turns; whether the engines' process grew."""
    server = Loopback()
    server.plan(Plan())
    events: queue.Queue[Event] = queue.Queue()
    client = WorkerClient(folder, events.put, run_engines)
    accesses = [
        Access(spec.id, server.address + ("" if spec is GEMINI else "/v1"), "k")
        for spec in (GEMINI, OPENAI, OPENAI_COMPATIBLE)
    ]

    def write(access: Access) -> None:
        number = client.next_request_id()
        client.send(
            GenerateRequest(number, access, "m", "¿dosis de paracetamol?", "es", ROWS, AnswerKind.STORED)
        )
        while not isinstance(event := events.get(timeout=WITHIN_S), Written):
            if isinstance(event, Failed):
                raise RuntimeError(event.sentence.code)

    for access in accesses:
        write(access)
    idle = resident_mb(pid_of(client))
    samples = []
    for number in range(1, ENGINE_REQUESTS + 1):
        write(accesses[number % len(accesses)])
        if number % 20 == 0:
            samples.append((number, resident_mb(pid_of(client))))
    grew = told("engines", idle, samples, "answers")
    client.stop()
    server.stop()
    return grew


def the_tuning(folder: Path) -> None:
    """Whole runs in one process of tuning; too few for a slope, so each is told."""
    events: queue.Queue[Event] = queue.Queue()
    runs = TuningService(folder, events.put)
    source = RunSource(path=str(bundled("data") / "sample_for_tuning.csv"))
    sizes = []
    for _ in range(RUNS):
        params = replace(PRESETS[Preset.QUICK], epochs=5, folds=2)
        runs.send(StartRun(runs.next_request_id(), source, params))
        while not isinstance(event := events.get(timeout=WITHIN_S), RunFinished):
            if isinstance(event, Failed):
                raise RuntimeError(event.sentence.code)
        sizes.append(resident_mb(pid_of(runs._client)))
    runs.stop(5)
    print("tuning: " + ", ".join(f"{size:.1f}" for size in sizes) + f" MB after each of {RUNS} runs")


def main(arguments: list[str]) -> int:
    """Run all three; 1 if a process grew."""
    count = int(arguments[0]) if arguments else QUESTIONS
    with tempfile.TemporaryDirectory(prefix="medbot-soak-") as name:
        grew = the_window(Path(name) / "window", count)
        grew |= the_engines(Path(name) / "engines")
        the_tuning(Path(name) / "tuning")
    print("something grew" if grew else "nothing grew")
    return 1 if grew else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

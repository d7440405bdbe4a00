"""How late the window is while it makes rows ready, tunes and shows a streamed answer, against rest in the same run.

usage: lateness.py [ROUNDS]    (4 unless given)

The whole program, offscreen, with its real worker, the run's real process, and a hosted model from a server on this
computer in a process of its own. A 16 ms tick of the window's thread; how much later than that it comes, in ms. Rest
and work take turns, so that both meet the same noise; each ROUND has SECONDS of both.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from medbot_desktop.app import make_window
from medbot_desktop.domain.providers import COMPATIBLE, HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuning import PRESETS, Preset
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.worker.messages import ImportRequest
from medbot_desktop.worker.tuning_messages import RunSource
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.ui.main_window import MainWindow

TICK_MS = 16
ROUNDS = 4
SECONDS = 5.0
WITHIN_S = 180.0
ROWS = 400
PIECE_S = 0.03
TEXT = (
    "Se toma **con comida** [1], no con el *estómago vacío* [1].\n\n"
    "1. Medio vaso de agua\n2. Después el comprimido\n   - nunca dos a la vez\n\n"
    "| Forma | Cómo |\n|---|---|\n| Comprimido | con agua [1] |\n| Sobre | disuelto |\n\n"
) * 20


class Ticks:
    """A tick every 16 ms; how late each came, in ms."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def of(self, seconds: float, while_true: Callable[[], bool] = lambda: True) -> list[float]:
        """Those of some time, or of what of it `while_true` holds."""
        self._late, self._last = [], time.perf_counter()
        self._timer.start()
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at and while_true():
            wait(0.1)
        self._timer.stop()
        return self._late

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max((now - self._last) * 1_000 - TICK_MS, 0.0))
        self._last = now


class Server:
    """Writes TEXT for each question. In the window's own process it would take the interpreter from the window."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._wire, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self.address: str = self._wire.recv()

    def be_ready(self) -> None:
        """Answer again: the answer before was ended by who asked for it."""
        self._wire.send(True)
        self._wire.recv()

    def stop(self) -> None:
        self._wire.close()
        self._process.join()


def _serve(wire: Connection) -> None:
    server = Loopback()
    pieces = tuple(TEXT[start : start + 24] for start in range(0, len(TEXT), 24))
    server.plan(Plan(pieces=pieces, delay_s=PIECE_S))
    wire.send(server.address)
    with contextlib.suppress(EOFError):
        while wire.recv():
            server.closed_by_client.clear()
            wire.send(True)
    server.stop()


class Program:
    """The whole program on a folder with the Spanish example in it."""

    def __init__(self, app: QApplication, folder: Path, server: Server) -> None:
        self._server = server
        address = f"{server.address}/v1"
        hosted = HostedSettings(
            engine=COMPATIBLE,
            providers=(ProviderSettings(COMPATIBLE, model="m", address=address, accepted=True),),
        )
        settings = Settings(language="es", country="ES", first_start_done=True, hosted=hosted)
        SettingsFile(folder).save(settings)
        self.folder, self._files = folder, 0
        self.window: MainWindow
        self.window, self._finish = make_window(app, folder, None)
        self.window.resize(1280, 800)
        self.window.show()
        wait_until(lambda: self.window.behind.library_requests.state)
        self.window.behind.library_requests.import_example()
        wait_until(lambda: self.state.total_rows and self.is_ready())
        self.points = 0
        self.window.behind.tuning.runs.progressed.connect(self._on_progress)

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return self.window.behind.library_requests.state

    def is_ready(self) -> bool:
        return bool(self.state.ready_rows == self.state.total_rows)

    def index(self) -> Callable[[], bool]:
        """Bring a file of new rows; true while they are being made ready."""
        self.window.rail.place_chosen.emit("chat")
        self._files += 1
        path, before = self.folder / f"rows{self._files}.csv", self.state.total_rows
        lines = (
            f'"¿pregunta {n} de {self._files} sobre el medicamento?";"Respuesta {n} del archivo {self._files}."'
            for n in range(ROWS)
        )
        path.write_text("question;answer\n" + "\n".join(lines), encoding="utf-8")
        client = self.window.parts.workers().client
        client.send(ImportRequest(client.next_request_id(), str(path), path.name))
        wait_until(lambda: self.state.total_rows > before)
        return lambda: not self.is_ready()

    def tune(self) -> Callable[[], bool]:
        """Begin a run with its step open; true while it goes."""
        runs, place = self.window.behind.tuning.runs, self.window.places.tuning_place
        self.window.rail.place_chosen.emit("tuning")
        place.show_step("run")
        if not runs.going:
            drawn = self.points
            params = replace(PRESETS[Preset.THOROUGH], seed=self._files)
            runs.start(RunSource(dataset_id=self.state.data_sets[0].id), params)
            wait_until(lambda: self.points > drawn)
        return lambda: runs.going

    def stream(self) -> Callable[[], bool]:
        """Ask with the hosted model; true while it writes."""
        self._server.be_ready()
        self.window.rail.place_chosen.emit("chat")
        self.window.chat.composer.field.setPlainText("el ibuprofeno se toma con comida")
        self.window.chat.composer.button.click()
        pane = self.window.chat.pane

        def writes() -> bool:
            answer = pane.turns[-1].answer if pane.turns else None
            return self.window.desk.pending and answer is not None and answer.generated is not None

        wait_until(writes)
        return writes

    def rest(self) -> None:
        """End what goes on."""
        if self.window.behind.tuning.runs.going:
            self.window.behind.tuning.runs.cancel()
            wait_until(lambda: not self.window.behind.tuning.runs.going)
        wait_until(lambda: self.is_ready() and not self.window.desk.pending)
        wait(1.0)

    def close(self) -> None:
        self.window.close_now()
        self._finish()

    def _on_progress(self, progress: object) -> None:
        self.points += len(progress.points)  # type: ignore[attr-defined]


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1_000), loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], object]) -> None:
    ends_at = time.monotonic() + WITHIN_S
    while not condition():
        if time.monotonic() > ends_at:
            raise TimeoutError
        wait(0.05)


def p99(late: list[float]) -> float:
    return statistics.quantiles(late, n=100)[98]


def main(arguments: list[str]) -> None:
    """Print a line for each kind of work: both, and the difference."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    server = Server()
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="medbot-late-") as name:
        program = Program(app, Path(name), server)
        ticks = Ticks()
        for work in (program.index, program.tune, program.stream):
            idle: list[float] = []
            busy: list[float] = []
            for _ in range(rounds):
                program.rest()
                idle += ticks.of(SECONDS)
                going = work()
                busy += ticks.of(SECONDS, going)
            program.rest()
            print(
                f"{work.__name__}: p50 {statistics.median(idle):.1f} at rest, {statistics.median(busy):.1f} busy; "
                f"p99 {p99(idle):.1f} at rest, {p99(busy):.1f} busy, {p99(busy) - p99(idle):+.1f} ms "
                f"({len(idle)} and {len(busy)} ticks)",
                flush=True,
            )
        program.close()
    server.stop()


if __name__ == "__main__":
    main(sys.argv[1:])

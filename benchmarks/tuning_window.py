"""How late the window is while a tuning run works beside it: lateness of a 16 ms tick, idle and then tuning.

usage: tuning_window.py [SECONDS]    (20 of each unless given)

The whole program, offscreen, with its real worker and the run's real process, on the Spanish example; the step Run is
open and draws every epoch. The run begins again as often as it takes to fill the time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from medbot_desktop.app import make_window
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuning import PRESETS, Preset
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.worker.tuning_messages import RunSource

TICK_MS = 16


class Ticks:
    """A tick every 16 ms; how late each came, in ms."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        self._timer.stop()
        late, self.late_ms = self.late_ms, []
        return late

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max((now - self._last) * 1_000 - TICK_MS, 0.0))
        self._last = now


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1_000), loop.quit)
    loop.exec()


def told(name: str, late: list[float]) -> float:
    ranked = sorted(late)
    p99 = ranked[int(len(ranked) * 0.99)]
    print(
        f"{name}: {len(late)} ticks, late p50 {statistics.median(late):.1f}, p99 {p99:.1f}, max {ranked[-1]:.1f} ms"
    )
    return p99


def main(arguments: list[str]) -> None:
    """Measure and print both, and the difference."""
    seconds = float(arguments[0]) if arguments else 20.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
        app = QApplication([])
        window, finish = make_window(app, folder, None)
        window.resize(1280, 800)
        window.show()
        while window.behind.library_requests.state is None:
            wait(0.1)
        window.behind.library_requests.import_example()
        while (
            not (state := window.behind.library_requests.state)
            or not state.total_rows
            or state.ready_rows < state.total_rows
        ):
            wait(0.2)
        runs, place = window.behind.tuning.runs, window.places.tuning_place
        window.places.show("tuning")
        place.show_step("run")
        wait(3.0)
        ticks = Ticks()
        ticks.start()
        wait(seconds)
        idle = told("idle", ticks.stop())
        source = RunSource(dataset_id=state.data_sets[0].id)
        points = 0

        def count(progress: object) -> None:
            nonlocal points
            points += len(progress.points)  # type: ignore[attr-defined]

        runs.progressed.connect(count)
        began = time.monotonic()
        runs.start(source, PRESETS[Preset.THOROUGH])
        while points == 0 and time.monotonic() - began < 120:
            wait(0.1)
        late: list[float] = []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not runs.going:
                runs.start(source, PRESETS[Preset.THOROUGH])
                place.show_step("run")
            ticks.start()
            wait(0.5)
            late += ticks.stop()
        tuning = told("tuning", late)
        print(f"{points} epochs drawn; p99 {tuning - idle:+.1f} ms against idle")
        window.close_now()
        finish()


if __name__ == "__main__":
    main(sys.argv[1:])

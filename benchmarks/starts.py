"""Hundreds of starts and closings of the whole program, several at a time: does any die, hang or leave anything?

usage: starts.py [EACH] [AT_ONCE] [WAY ...]    (40 of each way, 4 at a time, every way unless named)

Each has a data folder of its own and is closed 0, 50, 200 or 1,000 ms after the first paint, or after what its way
begins, every second four with Python's threads taking turns each 10 us. Told are codes other than 0, crashes in the
log, words on the console or in the log, processes that stay, and a run that did not note its end. Linux only.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("first", "again", "asked", "session", "question", "pdf", "tuning", "twice")
DELAYS_MS = (0, 50, 200, 1_000)
QUESTIONS = 120
WITHIN_S = 120.0
LEFT_WITHIN_S = 6.0


def one(folder: str, way: str, delay_ms: int) -> int:
    """Run the program until its way has come to its end; its code. In a process of its own."""
    from PySide6.QtCore import QTimer

    from medbot_desktop import app

    make = app.make_window

    def made(*arguments: Any) -> Any:
        window, finish = make(*arguments)

        def end() -> None:
            if way == "asked":
                os.kill(os.getpid(), signal.SIGTERM)
                return
            if way == "session":
                window.keep_everything()
            window.close_now()

        def then_end() -> None:
            QTimer.singleShot(delay_ms, window, end)

        def begin() -> None:
            if not window.starting.records_are_open:
                QTimer.singleShot(20, window, begin)
                return
            _begin(way, window, Path(folder))
            then_end()

        window.painted.connect(begin if way in ("pdf", "tuning") else then_end)
        if way == "question":
            window.painted.connect(lambda: window.chat.ask("¿puedo tomar ibuprofeno con alcohol?"))
        return window, finish

    app.make_window = made
    return app.run(["medbot"])


def _begin(way: str, window: Any, folder: Path) -> None:
    from medbot_desktop.domain.tuning import PRESETS, Preset
    from medbot_desktop.paths import bundled
    from medbot_desktop.services.history_files import FileKind
    from medbot_desktop.worker.tuning_messages import RunSource

    if way == "pdf":
        for name in ("one.pdf", "other.pdf"):
            window.behind.keeping.exports.save_conversations([1, 2, 3], folder / name, FileKind.PDF)
    else:
        sample = RunSource(path=str(bundled("data") / "sample_for_tuning.csv"))
        window.behind.tuning.runs.start(sample, PRESETS[Preset.QUICK])


def left_behind(folder: Path) -> list[str]:
    """The processes that work on a folder."""
    mark, found = f"MEDBOT_DATA_DIR={folder}\0".encode(), []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:100])
        except OSError:
            continue
    return found


def start(way: str, number: int, folder: Path, template: Path) -> list[str]:
    """What is to be told of one start, nothing where all is well."""
    if way != "first":
        shutil.copytree(template, folder)
    delay, switch = DELAYS_MS[number % 4], "1e-5" if number // 4 % 2 else "0"
    console = folder.with_suffix(".console")
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    environment |= {"MEDBOT_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    command = [sys.executable, __file__, "--one", str(folder), way, str(delay), switch]
    with console.open("wb") as words:
        copies = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=words, stderr=words)
            for _ in range(2 if way == "twice" else 1)
        ]
    codes: list[int | str] = []
    for copy in copies:
        try:
            codes.append(copy.wait(WITHIN_S))
        except subprocess.TimeoutExpired:
            copy.send_signal(signal.SIGABRT)  # says in the log where it hangs
            copy.wait()
            codes.append("hangs")
    told = [] if set(codes) <= {0, 1} and 0 in codes else [f"codes {codes}"]
    until = time.monotonic() + LEFT_WITHIN_S
    while (left := left_behind(folder)) and time.monotonic() < until:
        time.sleep(0.3)
    told += left
    for file in [console, *(folder / "logs").glob("*.log")]:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        told += [f"{file.name}: {line}" for line in lines if "This plugin does not support" not in line]
    if (folder / "logs" / "running").exists():
        told.append("did not note its end")
    return [f"{way} {number}, {delay} ms, switch interval {switch}: {line}" for line in told]


def main(arguments: list[str]) -> int:
    """Start them all; 1 if there is anything to tell."""
    if arguments[:1] == ["--one"]:
        _, folder, way, delay, switch = arguments
        if switch != "0":
            sys.setswitchinterval(float(switch))
        return one(folder, way, int(delay))
    from benchmarks.soak import the_window

    numbers, ways = [int(a) for a in arguments if a.isdigit()], [a for a in arguments if not a.isdigit()]
    each, at_once = (numbers + [40, 4][len(numbers) :])[:2]
    any_told = False
    with tempfile.TemporaryDirectory(prefix="medbot-starts-") as name:
        template = Path(name) / "template"
        template.mkdir()
        the_window(template, QUESTIONS)
        shutil.rmtree(template / "logs", ignore_errors=True)
        for way in ways or WAYS:
            began = time.monotonic()
            with ThreadPoolExecutor(at_once) as threads:
                folders = [Path(name) / f"{way}{number}" for number in range(each)]
                found = list(threads.map(start, [way] * each, range(each), folders, [template] * each))
            lines = [line for lines in found for line in lines]
            print(
                f"{way}: {each} starts in {time.monotonic() - began:.0f} s, {sum(map(bool, found))} to tell of"
            )
            print("".join(f"  {line}\n" for line in lines), end="", flush=True)
            any_told |= bool(lines)
    return 1 if any_told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

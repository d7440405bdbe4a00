"""What the program writes down about itself, in logs/ of the user's folder: warnings, bugs and crashes.

Never a question, an answer or a key: of an exception its kind and its place are kept, not its words, and whatever looks
like a key is masked. Stdlib only; used by both processes.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import re
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import EnvironmentFailure
from medbot_desktop.paths import make_private_folder

if TYPE_CHECKING:
    from types import TracebackType

FOLDER = "logs"
SIZE_BYTES = 500_000
KEPT = 2
RUNNING = "running"

_KEY = (
    r"(?i)(\bbearer\s+|\bbasic\s+|\b(?:api[_-]?)?key[\"']?\s*[=:]\s*[\"']?)[^\s\"'&]+"
    r"|\b(?:sk|pk|AIza|gsk|xai|hf)[-_A-Za-z0-9]{12,}"
    r"|\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{32,}"
)
_crash_files: list[int] = []


class Discreet(logging.Formatter):
    """A line of the log without what a question, an answer or a key could be in."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))

    def formatException(self, ei: Any) -> str:
        _kind, error, trace = ei
        return "" if error is None else told(error, trace)

    def formatStack(self, stack_info: str) -> str:
        return ""


class TurnedFile(logging.FileHandler):
    """A file that is turned over once it is full; the KEPT before it are its name with .1, .2 and so on.

    The library's own loads sockets and pickles besides: 8 ms of a start that takes 200.
    """

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            if self.stream is not None and self.stream.tell() > SIZE_BYTES:
                self.stream.close()
                self._turn_over()
                self.stream = self._open()
        super().emit(record)

    def _turn_over(self) -> None:
        full = Path(self.baseFilename)
        for number in range(KEPT, 0, -1):
            earlier = full.with_name(f"{full.name}.{number - 1}") if number > 1 else full
            if earlier.exists():
                earlier.replace(full.with_name(f"{full.name}.{number}"))


def without_keys(text: str) -> str:
    """The same with everything masked that looks like a key."""
    return re.sub(_KEY, lambda match: (match[1] or "") + "••••", text)


def told(error: BaseException, trace: TracebackType | None = None) -> str:
    """Kind and places of an exception and of what it came from, the innermost first; never its words.

    But for what the system itself said: the number of an OSError, what an ImportError could not load.
    """
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(lines) < 8:
        words = f" {seen.errno}" if isinstance(seen, OSError) else ""
        words = f" {seen}" if isinstance(seen, ImportError) else words
        frames = traceback.extract_tb(trace if seen is error and trace is not None else seen.__traceback__)
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        lines.append(f"{type(seen).__name__}{words} at {places}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n  from ".join(lines)


def start_log(user_folder: Path, name: str) -> None:
    """Write what this process has to say to logs/`name`.log, turned over twice, and crashes to `name`-crash.log.

    Without a place for them, do without. The crash file is open for this alone: that of the log is closed when it is
    turned over, and a crash would be written into whatever file has its number then.
    """
    try:
        folder = make_private_folder(user_folder / FOLDER)
        crash = folder / f"{name}-crash.log"
        if crash.exists() and crash.stat().st_size > SIZE_BYTES:
            crash.replace(folder / f"{name}-crash.log.1")
        descriptor = os.open(crash, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        handler = TurnedFile(folder / f"{name}.log", encoding="utf-8")
    except (EnvironmentFailure, OSError):
        return
    _crash_files.append(descriptor)
    faulthandler.enable(descriptor)
    handler.setFormatter(Discreet())
    logging.getLogger("medbot_desktop").addHandler(handler)


def log_bugs() -> None:
    """Have what nobody caught written down, in whatever thread."""
    sys.excepthook = _log_bug
    threading.excepthook = lambda bug: _log_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)


def _log_bug(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is None or issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("medbot_desktop").error("a bug: %s", told(error, trace))
    sys.__excepthook__(kind, error, trace)


def begin_run(user_folder: Path) -> bool:
    """Note that the program runs; whether the run before ended without saying so: a crash, a power cut, a kill.

    For the only copy on this folder. Where nothing can be written nothing is known.
    """
    mark = user_folder / FOLDER / RUNNING
    try:
        make_private_folder(mark.parent)
        left = mark.exists()
        descriptor = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"pid": os.getpid(), "since": time.time()}, file)
    except (EnvironmentFailure, OSError):
        return False
    return left


def end_run(user_folder: Path) -> None:
    """Note that the program came to its end."""
    with suppress(OSError):
        (user_folder / FOLDER / RUNNING).unlink(missing_ok=True)

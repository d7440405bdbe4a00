"""What is written down: places and kinds, never words; keys masked; crashes in a file of their own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medbot_desktop import logs
from medbot_desktop.logs import Discreet, begin_run, end_run, told, without_keys

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "metotrexato cada semana"


def test_an_exception_is_told_by_kind_and_place_without_its_words() -> None:
    try:
        try:
            raise ValueError(QUESTION)
        except ValueError as error:
            raise KeyError(QUESTION) from error
    except KeyError as error:
        words = told(error)
        record = logging.LogRecord(
            "medbot_desktop.x", logging.ERROR, __file__, 1, "failed", (), sys.exc_info()
        )
        line = Discreet().format(record)
    assert words.startswith("KeyError at test_logs.py:")
    assert "ValueError at test_logs.py:" in words
    for text in (words, line):
        assert "metotrexato" not in text


def test_what_the_system_said_is_kept() -> None:
    assert told(OSError(28, QUESTION)).startswith("OSError 28 at")
    assert "libgomp.so.1" in told(ImportError("libgomp.so.1: cannot open shared object file"))


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-AbCdEf0123456789AbCdEf",
        "AIzaSyA1234567890abcdefghijklmnopqrstu",
        "Bearer abc.def-ghi",
        "api_key=abcd",
        'key: "abcdef"',
        "0123456789abcdef0123456789abcdef",
    ],
)
def test_keys_are_masked(key: str) -> None:
    masked = without_keys(f"refused {key} by the server")
    assert "••••" in masked
    assert key.split("=")[-1].split()[-1].strip('"') not in masked
    assert masked.startswith("refused")
    assert masked.endswith("by the server")


def test_ordinary_lines_stay() -> None:
    line = "2026-11-29 10:00:00 WARNING medbot_desktop.app storage did not finish within 3.0 s"
    assert without_keys(line) == line


CRASH = """
import faulthandler, logging, os, sys
from pathlib import Path
from medbot_desktop import logs
folder = Path(sys.argv[1])
logs.SIZE_BYTES = 2_000
logs.start_log(folder, "window")
for number in range(200):
    logging.getLogger("medbot_desktop").warning("line %d", number)
# Whatever is opened after the log was turned over gets the lowest free number.
innocent = os.open(folder / "innocent.db", os.O_RDWR | os.O_CREAT)
faulthandler._sigsegv()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_crash_is_written_to_its_own_file_though_the_log_was_turned_over(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode < 0
    assert (tmp_path / "logs" / "window-crash.log").read_text().startswith("Fatal Python error")
    assert (tmp_path / "innocent.db").read_bytes() == b""
    assert len(list((tmp_path / "logs").glob("window.log*"))) == logs.KEPT + 1
    assert all(path.stat().st_size < 4_000 for path in (tmp_path / "logs").glob("window.log*"))


def test_a_run_that_did_not_end_is_known_at_the_next(tmp_path: Path) -> None:
    assert not begin_run(tmp_path)
    assert begin_run(tmp_path)
    end_run(tmp_path)
    assert not begin_run(tmp_path)


def test_without_a_place_for_logs_it_does_without(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    logs.start_log(tmp_path, "window")
    assert not begin_run(tmp_path)
    end_run(tmp_path)

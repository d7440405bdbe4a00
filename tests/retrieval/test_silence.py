"""The encoder's libraries keep to themselves: no connection, no file of their own in the user's folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.calls import called, watched

ROOT = Path(__file__).resolve().parent.parent.parent
ENCODES = """
import time
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.encoder import Encoder
Encoder(bundled("resources") / "encoder").encode_question("ibuprofeno")
time.sleep(2)
"""
REACHES_OUT = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.connect(('192.0.2.1', 53))"


def run(home: Path, code: str, record: Path) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    environment |= {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*watched(record), sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return called(record)


def test_encoding_calls_nobody_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert run(home, ENCODES, tmp_path / "calls") == []
    assert list(home.rglob("*")) == []


def test_a_call_would_be_seen(tmp_path: Path) -> None:
    (call,) = run(tmp_path, REACHES_OUT, tmp_path / "calls")
    assert "192.0.2.1" in call

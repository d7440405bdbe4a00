"""The same engines against a server of somebody else's making: aimock, where it is installed.

npm install @copilotkit/aimock
AIMOCK_CLI=node_modules/@copilotkit/aimock/dist/cli.js python3 dev.py test tests/engines/test_counterpart.py
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.grounding import Prompt
from medbot_desktop.domain.providers import Access
from medbot_desktop.engines.gemini import GeminiEngine
from medbot_desktop.engines.openai import OpenAIEngine
from medbot_desktop.engines.openai_compatible import CompatibleEngine
from medbot_desktop.engines.port import Engine, Timeouts, Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Tome 500 mg cada 8 horas [1]. No supere 3 g al día [1]."


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    program, node = os.environ.get("AIMOCK_CLI", ""), shutil.which("node")
    if not program or node is None:
        pytest.skip("aimock is not installed; see the top of this file")
    answers = {"fixtures": [{"match": {"userMessage": "paracetamol"}, "response": {"content": TEXT}}]}
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        node,
        program,
        "--port",
        str(port),
        "--fixtures",
        str(tmp_path / "answers.json"),
        "--latency",
        "5",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        ends_at = time.monotonic() + 20
        while time.monotonic() < ends_at:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def test_each_engine_reads_its_stream(address: str) -> None:
    timeouts = Timeouts(5.0, 10.0)
    engines: list[Engine] = [
        # It speaks the older version of Gemini's interface alone.
        GeminiEngine(Access("gemini", address, "k"), timeouts, api_version="v1beta"),
        OpenAIEngine(Access("openai", f"{address}/v1", "k"), timeouts),
        CompatibleEngine(Access("openai_compatible", f"{address}/v1", "k"), timeouts),
    ]
    for engine in engines:
        pieces = list(
            engine.pieces(Prompt("rules", "¿dosis de paracetamol?"), "gemini-3.8-flash", "", Told())
        )
        engine.close()
        assert "".join(pieces) == TEXT
        assert len(pieces) > 1

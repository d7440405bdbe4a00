"""What this program adds to the first word of a hosted model, against the bare SDK on the same server of this computer.

The server answers at once, so that what is left is ours: the process boundary, the prompt, the gathering of pieces.
Also the memory of the engines' process, and what the check of a whole answer takes.

    python -m benchmarks.hosted [ROUNDS]
"""

from __future__ import annotations

import queue
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.answering.grounding import Prompt, checked, prompt
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.providers import PROVIDERS, Access
from medbot_desktop.domain.rows import Row
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.engine_messages import Delta, GenerateRequest, Written
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.worker.messages import Event

ROWS = tuple(
    Row(
        "set", n, f"¿Dosis de paracetamol {n}?", "500 mg cada 8 horas. Máximo 3 g al día. " * 3, "paracetamol"
    )
    for n in range(1, 6)
)
QUESTION = "¿dosis de paracetamol en adultos?"


def bare(access: Access, task: Prompt) -> Callable[[], float]:
    """Asks with nothing but the SDK, its client made once: milliseconds to the first word."""
    if access.provider == "gemini":
        from google import genai
        from google.genai import types

        client = genai.Client(api_key="k", http_options=types.HttpOptions(base_url=access.address))
        config = types.GenerateContentConfig(system_instruction=task.system)

        def first() -> object:
            return next(
                iter(client.models.generate_content_stream(model="m", contents=task.user, config=config))
            )
    else:
        import openai

        other = openai.OpenAI(api_key="k", base_url=access.address, max_retries=0)

        def first() -> object:
            if access.provider == "openai":
                events = other.responses.create(
                    model="m", instructions=task.system, input=task.user, stream=True, store=False
                )
                return next(event for event in events if event.type == "response.output_text.delta")
            chunks = other.chat.completions.create(
                model="m", messages=[{"role": "user", "content": task.user}], stream=True
            )
            return next(chunk for chunk in chunks if chunk.choices and chunk.choices[0].delta.content)

    def timed() -> float:
        started = time.perf_counter()
        first()
        return (time.perf_counter() - started) * 1000

    return timed


class Ours:
    """The engines' process, asked as the window asks it."""

    def __init__(self, folder: Path) -> None:
        self._events: queue.Queue[Event] = queue.Queue()
        self.client = WorkerClient(folder, self._events.put, run_engines)

    def first_word(self, access: Access) -> float:
        """Milliseconds from the request to the first word here."""
        number = self.client.next_request_id()
        started = time.perf_counter()
        self.client.send(GenerateRequest(number, access, "m", QUESTION, "es", ROWS, AnswerKind.STORED))
        first = 0.0
        while True:
            event = self._events.get(timeout=60)
            if isinstance(event, Delta) and not first:
                first = (time.perf_counter() - started) * 1000
            if isinstance(event, Written):
                return first

    def memory_mb(self) -> float:
        process = self.client._process
        assert process is not None
        status = Path(f"/proc/{process.pid}/status")
        if not status.exists():
            return 0.0
        resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1024


def main() -> None:
    """Print one line a provider, then memory and the check."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    server = Loopback()
    server.plan(Plan())
    task = prompt(QUESTION, "es", ROWS, AnswerKind.STORED)
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(Path(folder))
        # Without the one that signs in: its stream is Gemini's, its token is asked for once an hour.
        for provider in (spec.id for spec in PROVIDERS.values() if not spec.signs_in):
            access = Access(provider, server.address + ("" if provider == "gemini" else "/v1"), "k")
            started = ours.first_word(access)
            theirs: list[float] = []
            own: list[float] = []
            ask_bare = bare(access, task)
            ask_bare()
            for _ in range(rounds):  # in turn, so that both meet the same noise
                theirs.append(ask_bare())
                own.append(ours.first_word(access))
            added = statistics.median(own) - statistics.median(theirs)
            print(
                f"{provider}: first word, median of {rounds}: bare SDK {statistics.median(theirs):.1f} ms, "
                f"here {statistics.median(own):.1f} ms, added {added:+.1f} ms; "
                f"first request of the process {started:.0f} ms; process {ours.memory_mb():.0f} MB"
            )
        ours.client.stop()
    server.stop()
    medicines = Medicines(load_names(bundled("data")))
    text = "El paracetamol se toma cada 8 horas con 500 mg, sin superar 3 g al día [1][2]. " * 8
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        checked(text, ROWS, medicines)
        times.append((time.perf_counter() - begun) * 1000)
    print(f"check of an answer of {len(text)} signs: {statistics.median(times):.1f} ms")


if __name__ == "__main__":
    main()

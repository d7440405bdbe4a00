"""The program's own proof that it works where it stands: answers, history, tuning, providers, keys, window.

Everything happens in a temporary folder; nothing of the user's is touched and nothing calls out.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudSettings
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.keys import KeyPlace
from medbot_desktop.domain.providers import PROVIDERS, Access
from medbot_desktop.domain.tuning import PRESETS, Preset
from medbot_desktop.paths import bundled
from medbot_desktop.services.tuning import TuningService
from medbot_desktop.storage.history import History
from medbot_desktop.storage.secrets import Secrets, keyring_name
from medbot_desktop.texts import say
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.engine_messages import ListModelsRequest
from medbot_desktop.worker.messages import Answered, AskRequest, Event, Failed, Imported, ImportRequest, Ready
from medbot_desktop.worker.tuning_messages import RunFinished, RunSource, StartRun

TIMEOUT_S = 180.0
CONNECTIONS = "connections.txt"
KEYRING_EXPECTED = "MEDBOT_KEYRING_EXPECTED"
"""Set where a keyring was prepared for the check: then one that keeps nothing is a failure."""
# language: (question, kind, the question of the row that must answer)
KNOWN = {
    "es": (
        (
            "el ibuprofeno hay que darlo con las comidas?",
            AnswerKind.STORED,
            "¿El ibuprofeno se toma con comida?",
        ),
        (
            "puedo dar ibuprofeno con sintrom",
            AnswerKind.STORED,
            "¿Se puede tomar ibuprofeno con anticoagulantes como acenocumarol o warfarina?",
        ),
        ("para qué sirve la semaglutida", AnswerKind.NOT_IN_DATA, ""),
        ("me he tomado una caja entera de paracetamol", AnswerKind.RED_FLAG, ""),
    ),
    "en": (
        ("what is metformin for", AnswerKind.STORED, "What is metformin used to treat?"),
        (
            "omeprazol before or after breakfast?",
            AnswerKind.STORED,
            "How do I take omeprazole, with food or without?",
        ),
        ("what is semaglutide for", AnswerKind.NOT_IN_DATA, ""),
        ("my kid swallowed a whole bottle of tylenol", AnswerKind.RED_FLAG, ""),
    ),
}
COUNTRIES = {"es": "ES", "en": "US"}

Wanted = TypeVar("Wanted", bound="Event")


class CheckFailed(Exception):
    """A step of the self-check did not give what it must."""


def run_selfcheck() -> int:
    """Run every step, print a line for each; 0 if all hold, 3 otherwise."""
    failures = 0
    with tempfile.TemporaryDirectory(prefix="medbot-selfcheck-", ignore_cleanup_errors=True) as folder:
        # Read by every process of the built program that is started from here on.
        os.environ["MEDBOT_CONNECTIONS_FILE"] = str(Path(folder) / CONNECTIONS)
        for name, step in (
            ("worker and answers", _worker_answers),
            ("hosted models", _engines_load),
            ("history", _history_keeps),
            ("tuning", _tunes),
            ("keys", _keys_are_kept),
            ("window", _window_paints),
            ("connections", _nothing_called_out),
        ):
            started = time.monotonic()
            try:
                detail = step(Path(folder))
                print(f"ok   {name}: {detail} ({time.monotonic() - started:.1f} s)", flush=True)
            except (CheckFailed, MedBotError, OSError, subprocess.SubprocessError) as error:
                failures += 1
                told = say("en", error.code, error.params) if isinstance(error, MedBotError) else str(error)
                print(f"BAD  {name}: {told}", flush=True)
    print("self-check passed" if not failures else f"self-check failed: {failures}", flush=True)
    return 3 if failures else 0


def _worker_answers(folder: Path) -> str:
    """Start the worker, import the starter rows, ask the known questions."""
    events: queue.Queue[Event] = queue.Queue()
    client = WorkerClient(folder, events.put)
    client.start()
    try:
        _wait(events, Ready)
        for name in ("starter_es.csv", "starter_en.csv"):
            number = client.next_request_id()
            client.send(ImportRequest(number, str(bundled("data") / name), name, sample=True))
            _wait(events, Imported)
        for language, known in KNOWN.items():
            for question, kind, row in known:
                answer = _ask_until_ready(client, events, question, language)
                found = answer.row.question if answer.row else ""
                if answer.kind is not kind or found != row:
                    raise CheckFailed(f"{question!r} gave {answer.kind} with the row {found!r}")
    finally:
        client.stop(5)
    counts = ", ".join(f"{len(known)} {language}" for language, known in KNOWN.items())
    return f"known questions answered as they must ({counts})"


def _ask_until_ready(
    client: WorkerClient, events: queue.Queue[Event], question: str, language: str
) -> Answer:
    """Ask again while rows are still being prepared."""
    ends_at = time.monotonic() + TIMEOUT_S
    while True:
        ask = Ask(question, language=language, country=COUNTRIES[language])
        client.send(AskRequest(client.next_request_id(), ask))
        answer = _wait(events, Answered).answer
        if not any(n.code == "rows_ready" for n in answer.notices) or time.monotonic() > ends_at:
            return answer
        time.sleep(0.2)


def _wait(events: queue.Queue[Event], wanted: type[Wanted]) -> Wanted:
    """The next event of a kind; requests are sent one at a time, so it belongs to the last one."""
    ends_at = time.monotonic() + TIMEOUT_S
    while True:
        try:
            event = events.get(timeout=max(0.1, ends_at - time.monotonic()))
        except queue.Empty:
            raise CheckFailed(f"nothing came within {TIMEOUT_S:.0f} s") from None
        if isinstance(event, wanted):
            return event
        if isinstance(event, Failed):  # another kind was wanted
            raise CheckFailed(say("en", event.sentence.code, event.sentence.params))


def _engines_load(folder: Path) -> str:
    """Let the engines' process load each provider's code, at an address of this computer where nothing listens."""
    events: queue.Queue[Event] = queue.Queue()
    client = WorkerClient(folder, events.put, run_engines)
    with socket.socket() as unused:
        # Bound and not listening: whoever connects is refused, and nobody else gets the number.
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        try:
            for number, provider in enumerate(PROVIDERS, start=1):
                # A sign-in that is none: its file is looked for and not found.
                nobody = CloudAccess(CloudSettings(str(folder / "no-file"), "no-project"))
                cloud = nobody if PROVIDERS[provider].signs_in else None
                client.send(ListModelsRequest(number, Access(provider, address, "no-key", cloud=cloud)))
                ended = events.get(timeout=TIMEOUT_S)
                if not isinstance(ended, Failed) or not ended.sentence.code.startswith("provider_"):
                    raise CheckFailed(f"{provider}: {type(ended).__name__}")
        except queue.Empty:
            raise CheckFailed(f"nothing came within {TIMEOUT_S:.0f} s") from None
        finally:
            client.stop(5)
    if not PROVIDERS:
        raise CheckFailed("no provider is part of this program")
    return f"{', '.join(PROVIDERS)} load in a process of their own"


def _history_keeps(folder: Path) -> str:
    """Write a turn, open the file again, find it by a word without its accent."""
    history = History.open(folder)
    turn = history.add_turn("¿Daña el riñón?", None, time.time())
    history.finish_turn(turn.id, Answer(AnswerKind.NOT_IN_DATA, "es"), time.time())
    history.close()
    history = History.open(folder)
    hits = history.search("rinon")
    history.close()
    if [hit.turn_id for hit in hits] != [turn.id]:
        raise CheckFailed("a stored question was not found again")
    return "a stored question is found after opening again"


def _tunes(folder: Path) -> str:
    """Tune on the sample in its own process, with the least settings, until the review is there."""
    events: queue.Queue[Event] = queue.Queue()
    runs = TuningService(folder, events.put)
    source = RunSource(path=str(bundled("data") / "sample_for_tuning.csv"))
    try:
        runs.send(StartRun(1, source, replace(PRESETS[Preset.QUICK], epochs=2, folds=2)))
        review = _wait(events, RunFinished).review
    finally:
        runs.stop(5)
    return f"{review.n_rows} rows, {len(review.main.questions)} questions held out: {review.verdict}"


def _keys_are_kept(_folder: Path) -> str:
    """Keep a made-up key as the settings do, read it, remove it."""
    name, key = "selfcheck", f"made-up-{os.getpid()}"
    kept = Secrets().store(name, key)
    if kept.place is KeyPlace.MEMORY:
        told = f"{keyring_name()} keeps none: keys last until the program ends"
        if os.environ.get(KEYRING_EXPECTED):
            raise CheckFailed(told)
        return told
    try:
        read = Secrets().get(name)  # a new object: nothing of the first one's memory
    finally:
        Secrets().remove(name)
    if read != key or Secrets().get(name) is not None:
        raise CheckFailed("a key did not come back, or did not go")
    return f"kept, read and removed by {keyring_name()}"


def _nothing_called_out(folder: Path) -> str:
    place = folder / CONNECTIONS
    if place.exists():
        raise CheckFailed(", ".join(sorted(set(place.read_text(encoding="utf-8").split()))))
    return "none to another computer"


def _window_paints(folder: Path) -> str:
    """Paint every screen in a process of its own, as the window's process really is."""
    program = [sys.executable, "-m", "medbot_desktop"]
    if getattr(sys, "frozen", False):
        window = Path(sys.executable).with_name("medbot" + Path(sys.executable).suffix)
        program = [str(window)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDBOT_DATA_DIR": str(folder / "window")}
    if os.name == "nt":  # without a screen Qt looks for fonts beside itself there, and brings none
        environment.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"))
    report = folder / "window-report.txt"
    done = subprocess.run(
        [*program, "--window-check", str(report)],
        env=environment,
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    told = (
        report.read_text(encoding="utf-8") if report.exists() else done.stderr.decode(errors="replace")[-400:]
    )
    if done.returncode:
        raise CheckFailed(told or f"exit code {done.returncode}")
    return told

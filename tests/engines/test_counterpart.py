"""The same engines against servers of somebody else's making, whole and broken, and against a real small model."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.grounding import Prompt
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import Access
from medbot_desktop.domain.rows import Row
from medbot_desktop.engines.gemini import GeminiEngine
from medbot_desktop.engines.openai import OpenAIEngine
from medbot_desktop.engines.openai_compatible import CompatibleEngine
from medbot_desktop.engines.port import Engine, Timeouts, Told
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.hosted import Stop, Writer
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.worker.engine_messages import Delta, GenerateRequest
from tests.engines import peers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.worker.engine_messages import EngineEvent

TEXT = "Tome 500 mg cada 8 horas [1]. No supere 3 g al día [1]."
TASK = Prompt("rules", "¿dosis de paracetamol?")
ROW = Row("set", 1, "¿Dosis de paracetamol?", "500 mg cada 8 horas.", "paracetamol")


def engines(address: str, gemini: str = "", read_s: float = 10.0) -> Iterator[tuple[str, Engine]]:
    timeouts = Timeouts(5.0, read_s)
    # They speak the older version of Gemini's interface alone.
    yield "gemini", GeminiEngine(Access("gemini", address + gemini, "k"), timeouts, api_version="v1beta")
    yield "openai", OpenAIEngine(Access("openai", f"{address}/v1", "k"), timeouts)
    patience = Timeouts(5.0, read_s / 4)  # it is four times as patient
    yield "compatible", CompatibleEngine(Access("openai_compatible", f"{address}/v1", "k"), patience)


def ask(engine: Engine) -> tuple[list[str], str]:
    """The pieces and the code of the failure."""
    pieces: list[str] = []
    code = ""
    try:
        pieces.extend(engine.pieces(TASK, "gemini-3.8-flash", "", Told()))
    except ProviderFailed as failure:
        code = failure.code
    finally:
        engine.close()
    return pieces, code


def test_each_engine_reads_the_stream_of_aimock(tmp_path: Path) -> None:
    with peers.aimock(tmp_path, TEXT) as address:
        for name, engine in engines(address):
            pieces, code = ask(engine)
            assert ("".join(pieces), code) == (TEXT, ""), name
            assert len(pieces) > 1


def test_each_engine_reads_the_stream_and_the_models_of_llmock() -> None:
    with peers.llmock("--stream-chunk-delay-ms", "5") as address:
        for name, engine in engines(address, "/gemini"):
            assert engine.models(), name
            pieces, code = ask(engine)
            assert (len(pieces) > 1, code) == (True, ""), name


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--error-rate", "401=1.0"), "key_refused"),
        (("--error-rate", "404=1.0"), "not_found"),
        (("--error-rate", "429=1.0"), "rate_limited"),
        (("--error-rate", "503=1.0"), "down"),
        (("--stream-fault", "stall=1.0", "--stream-stall-seconds", "30"), "slow"),
        (("--stream-fault", "disconnect=1.0"), "stream_broken"),
        (("--stream-fault", "truncate=1.0"), "stream_broken"),
        (("--stream-fault", "malformed=1.0"), "unreadable"),
    ],
)
def test_each_engine_knows_what_llmock_breaks(options: tuple[str, ...], code: str) -> None:
    with peers.llmock(*options) as address:
        for name, engine in engines(address, "/gemini", read_s=1.5):
            pieces, failed = ask(engine)
            if name == "gemini" and not failed:
                # It breaks a stream of Gemini's now and then only after its last word.
                assert "".join(pieces).rstrip().endswith(".")
                continue
            # A piece that is cut in the middle may look like a connection that broke.
            assert failed in (f"provider_{code}", "provider_stream_broken"), name


@pytest.mark.timeout(300)
def test_a_real_small_model_writes_from_the_rows_until_it_is_stopped() -> None:
    told: list[EngineEvent] = []
    stop = Stop()
    with peers.small_model() as address:
        access = Access("openai_compatible", f"{address}/v1")
        engine = CompatibleEngine(access, Timeouts(5.0, 60.0))
        ends_at = time.monotonic() + 60
        (model, *_) = _listed(engine, ends_at)
        engine.close()

        def tell(event: EngineEvent) -> None:
            told.append(event)
            if sum(len(one.text) for one in told if isinstance(one, Delta)) > 10:
                threading.Thread(target=stop.now).start()

        writer = Writer(lambda: Medicines(load_names(bundled("data"))))
        request = GenerateRequest(1, access, model, "¿dosis de paracetamol?", "es", (ROW,), AnswerKind.STORED)
        started = time.monotonic()
        written = writer.write(request, tell, stop).generated
        assert time.monotonic() - started < 200
    assert len(written.text) > 10
    assert "".join(one.text for one in told if isinstance(one, Delta)) == written.text
    assert written.partial
    assert written.failure is not None
    assert written.failure.code == "provider_stopped"
    assert "".join(statement.text for statement in written.statements)  # checked against the row all the same


def _listed(engine: Engine, ends_at: float) -> list[str]:
    """The names of its models, once it has loaded the one it has."""
    while True:
        try:
            return [model.name for model in engine.models()]
        except ProviderFailed:
            if time.monotonic() > ends_at:
                raise
            time.sleep(0.2)

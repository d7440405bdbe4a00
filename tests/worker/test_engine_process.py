"""The process of the hosted engines, real, on a server of this computer."""

from __future__ import annotations

import queue
import time
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudSettings
from medbot_desktop.domain.measuring import Held
from medbot_desktop.domain.providers import PROVIDERS, Access
from medbot_desktop.domain.rows import Row
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.engine_messages import (
    Delta,
    GenerateRequest,
    ListModelsRequest,
    ModelsListed,
    Written,
)
from medbot_desktop.worker.measuring_messages import Measurement, MeasureRequest, MeasuringWent
from medbot_desktop.worker.messages import CancelRequest, Event, Failed, WorkerDied
from tests.engines.google_key import write_key_file
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.domain.answers import Generated

PATIENCE_S = 30.0
KEY = "key-4242-of-the-process"
ROW = Row("set", 1, "¿Dosis de paracetamol?", "500 mg cada 8 horas.", "paracetamol")

_E = TypeVar("_E", bound=Event)


class Talk:
    def __init__(self, folder: Path, address: str) -> None:
        self.address = address
        self.folder = folder
        self.events: queue.Queue[Event] = queue.Queue()
        self.told: list[Event] = []
        self.client = WorkerClient(folder, self.events.put, run_engines)

    def access(self, provider: str) -> Access:
        if provider == "gemini_cloud":
            file = write_key_file(self.folder.parent / f"{self.folder.name}.json", self.address)
            return Access(provider, self.address, cloud=CloudAccess(CloudSettings(file, "shop-1234")))
        return Access(provider, self.address + ("" if provider == "gemini" else "/v1"), KEY)

    def write(self, provider: str, **more: Any) -> int:
        number = self.client.next_request_id()
        self.client.send(
            GenerateRequest(
                number, self.access(provider), "m", "¿dosis secreta?", "es", (ROW,), AnswerKind.STORED, **more
            )
        )
        return number

    def wait(self, kind: type[_E], number: int) -> _E:
        ends_at = time.monotonic() + PATIENCE_S
        while True:
            event = self.events.get(timeout=max(0.01, ends_at - time.monotonic()))
            self.told.append(event)
            if isinstance(event, kind) and getattr(event, "request_id", None) == number:
                return event

    def generated(self, number: int) -> Generated:
        return self.wait(Written, number).generated


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    server = Loopback()
    yield server
    server.stop()


@pytest.fixture
def talk(tmp_path: Path, loopback: Loopback) -> Iterator[Talk]:
    talk = Talk(tmp_path, loopback.address)
    yield talk
    talk.client.stop()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes()
            assert b"secreta" not in path.read_bytes()


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_an_answer_comes_in_pieces_and_is_checked_at_the_end(talk: Talk, provider: str) -> None:
    number = talk.write(provider)
    generated = talk.generated(number)
    pieces = [event.text for event in talk.told if isinstance(event, Delta)]
    assert "".join(pieces) == generated.text == "Tome 500 mg cada 8 horas [1].\nNo supere 3 g al día [1]."
    first, second = generated.statements
    assert (first.cited, first.unsupported) == ((1,), ())
    assert [second.text[a:b] for a, b in second.unsupported] == ["3 g"]
    assert generated.rows == (ROW,)
    assert 0 < generated.first_text_ms <= generated.elapsed_ms


def test_pieces_are_gathered_but_none_waits_for_the_next(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=("a",) * 100, delay_s=0.001))
    generated = talk.generated(talk.write("openai"))
    assert generated.text == "a" * 100
    told = [event for event in talk.told if isinstance(event, Delta)]
    assert len(told) < generated.elapsed_ms / 33 + 3
    loopback.plan(Plan(pieces=("first ", "second "), end="stall"))
    number = talk.write("openai")
    seen = ""
    while seen != "first second ":
        seen += talk.wait(Delta, number).text
    talk.client.send(CancelRequest(number))
    assert talk.generated(number).failure == Sentence("provider_stopped", {"provider": "GPT"})


def test_two_answers_at_once_do_not_wait_for_one_another(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=("slow ",) * 500, delay_s=0.05), Plan())
    slow = talk.write("openai")
    talk.wait(Delta, slow)
    assert talk.generated(talk.write("openai")).text.startswith("Tome")
    talk.client.send(CancelRequest(slow))
    assert talk.generated(slow).partial


def test_a_stop_before_the_first_word_ends_the_wait(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=(), end="stall"))
    number = talk.write("gemini")
    ends_at = time.monotonic() + PATIENCE_S
    while not loopback.seen and time.monotonic() < ends_at:
        time.sleep(0.02)
    talk.client.send(CancelRequest(number))
    generated = talk.generated(number)
    assert (generated.text, generated.partial) == ("", False)
    assert loopback.closed_by_client.wait(5)


def test_a_stop_while_waiting_for_another_attempt(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(status=429, body={"error": {"message": "per minute"}}, headers={"retry-after": "20"}))
    number = talk.write("openai")
    ends_at = time.monotonic() + PATIENCE_S
    while not loopback.seen and time.monotonic() < ends_at:
        time.sleep(0.02)
    started = time.monotonic()
    talk.client.send(CancelRequest(number))
    talk.generated(number)
    assert time.monotonic() - started < 5
    assert len(loopback.seen) == 1


def test_three_attempts_are_made_and_no_more(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(status=503, body={"error": {"message": "overloaded"}}))
    generated = talk.generated(talk.write("openai"))
    assert len(loopback.seen) == 3
    assert generated.failure is not None
    assert generated.failure.code == "provider_down"


@pytest.mark.parametrize("wait", ["31", "86400"])
def test_a_provider_that_asks_for_a_long_wait_is_not_waited_for(
    talk: Talk, loopback: Loopback, wait: str
) -> None:
    loopback.plan(Plan(status=429, body={"error": {"message": "busy"}}, headers={"retry-after": wait}))
    generated = talk.generated(talk.write("openai"))
    assert len(loopback.seen) == 1
    assert generated.failure is not None
    assert generated.failure.code == "provider_rate_limited"


def test_a_text_that_never_ends_is_ended(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=("x" * 20_000,) * 10))
    generated = talk.generated(talk.write("openai_compatible"))
    assert generated.failure is not None
    assert generated.failure.code == "provider_cut_off"
    assert 100_000 < len(generated.text) <= 120_000


def test_models_are_listed_preferred_first_or_the_reason_is_told(talk: Talk, loopback: Loopback) -> None:
    number = talk.client.next_request_id()
    talk.client.send(ListModelsRequest(number, talk.access("gemini")))
    names = [model.name for model in talk.wait(ModelsListed, number).models]
    assert names == ["gemini-3.8-flash", "gemini-3.6-flash", "gemini-other"]
    loopback.plan(Plan(status=401, body={"error": {"message": KEY}}))
    number = talk.client.next_request_id()
    talk.client.send(ListModelsRequest(number, talk.access("openai")))
    assert talk.wait(Failed, number).sentence.code == "provider_key_refused"


def test_nothing_is_looked_up_in_the_environment(
    talk: Talk, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_BASE_URL", "GOOGLE_GEMINI_BASE_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-somebody-else")
    monkeypatch.setenv("OPENAI_LOG", "debug")
    for provider in PROVIDERS:
        assert talk.generated(talk.write(provider)).failure is None
    assert "somebody-else" not in str([seen.headers for seen in loopback.seen])


def test_a_process_that_dies_names_what_is_lost(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=("a ",) * 500, delay_s=0.05))
    number = talk.write("openai")
    talk.wait(Delta, number)
    process = talk.client._process
    assert process is not None
    process.kill()
    ends_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_at:
        event = talk.events.get(timeout=PATIENCE_S)
        if isinstance(event, WorkerDied):
            assert event.request_ids == (number,)
            break
    assert loopback.closed_by_client.wait(5)


def test_an_unknown_bug_says_only_where(talk: Talk, tmp_path: Path) -> None:
    number = talk.client.next_request_id()
    talk.client.send(ListModelsRequest(number, Access("nobody", talk.address, KEY)))
    assert talk.wait(Failed, number).sentence.code == "internal_error"
    log = (tmp_path / "logs" / "engines.log").read_text(encoding="utf-8")
    assert "ModuleNotFoundError at " in log


HELD = tuple(
    Held(question, "es", (ROW,), (ROW,), AnswerKind.STORED)
    for question in ("¿dosis secreta?", "¿otra secreta?")
)


def test_a_model_is_measured_from_the_rows_and_without_them(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(
        Plan(pieces=("Tome 500 mg cada 8 horas [1].",)),
        Plan(pieces=("Tome 1 g cada 6 horas.",)),
        Plan(pieces=("Cada 8 horas, hasta 4 g [1][3].",)),
        Plan(pieces=("Pregunte.",)),
    )
    number = talk.client.next_request_id()
    talk.client.send(MeasureRequest(number, talk.access("openai"), "m", "low", HELD))
    measured = talk.wait(Measurement, number).measured
    grounded, plain = measured.grounded, measured.plain
    assert (measured.model, measured.n, measured.ended_by) == ("model-that-answered", 2, None)
    assert (grounded.cited_right, grounded.wrong_citations) == (1.0, 1 / 3)
    assert (grounded.numbers, grounded.unsupported_numbers) == (4, 1 / 4)
    assert (plain.numbers, plain.unsupported_numbers, plain.general) == (2, 1.0, 1.0)
    assert [one.unsupported for one in plain.judged] == [("1 g", "6 horas"), ()]
    assert (plain.tokens_in, plain.tokens_out) == (240, 84)
    told = [event for event in talk.told if isinstance(event, MeasuringWent)]
    assert list(dict.fromkeys((event.done, event.total) for event in told)) == [(0, 2), (1, 2), (2, 2)]
    used = list(dict.fromkeys((event.tokens_in, event.tokens_out) for event in told))
    assert used == [(120, 42), (240, 84), (360, 126), (480, 168)]
    assert "500 mg" in str(loopback.seen[0].body)
    assert "500 mg" not in str(loopback.seen[1].body)


def test_a_measurement_ends_at_what_every_question_would_meet(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(pieces=("Tome 500 mg [1].",)), Plan(status=401, body={"error": {"message": KEY}}))
    number = talk.client.next_request_id()
    talk.client.send(MeasureRequest(number, talk.access("openai"), "m", "", HELD))
    measured = talk.wait(Measurement, number).measured
    assert measured.ended_by is not None
    assert measured.ended_by.code == "provider_key_refused"
    assert (measured.n, len(loopback.seen)) == (0, 2)
    assert measured.grounded.tokens_in == 120  # what was used counts, also where nothing was measured


def test_a_measurement_is_stopped_at_once_and_keeps_what_it_has(talk: Talk, loopback: Loopback) -> None:
    loopback.plan(Plan(), Plan(), Plan(pieces=("Tome ",), end="stall"))
    number = talk.client.next_request_id()
    talk.client.send(MeasureRequest(number, talk.access("openai_compatible"), "m", "", HELD))
    talk.wait(MeasuringWent, number)
    ends_at = time.monotonic() + PATIENCE_S
    while len(loopback.seen) < 3 and time.monotonic() < ends_at:
        time.sleep(0.02)
    started = time.monotonic()
    talk.client.send(CancelRequest(number))
    measured = talk.wait(Measurement, number).measured
    assert time.monotonic() - started < 5
    assert measured.n == 1
    assert measured.ended_by == Sentence("provider_stopped", {"provider": "OpenAI-compatible"})

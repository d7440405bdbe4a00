"""A hosted model writing on a turn: real history, the engines' own process, a server on this computer.

After every failure a scan looks for the key and the question where neither may be.
"""

from __future__ import annotations

import itertools
import os
import queue
import signal
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind, Candidate, Choice, Sentence, Understood
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import KeyringUnavailable
from medbot_desktop.domain.grounds import MAX_ROWS, rows_for
from medbot_desktop.domain.providers import PROVIDERS, HostedSettings, ProviderSettings
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.services.chat import ChatService
from medbot_desktop.services.writing import Writing
from medbot_desktop.storage.history import History
from medbot_desktop.storage.secrets import Secrets
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.messages import Answered, AskRequest, Event, WorkerDied
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


PATIENCE_S = 30.0
KEY = "sk-key-of-the-test-5e77"
QUESTION = "¿dosis de paracetamol para pregunta-9c41?"
DOSE = Row("set", 1, "¿Dosis de paracetamol?", "500 mg cada 8 horas. Máximo 3 g al día.", "paracetamol")
CHILD = Row("set", 2, "¿Paracetamol en niños?", "15 mg/kg cada 6 horas.", "paracetamol")
OTHER = Row("set", 3, "¿Dosis de ibuprofeno?", "400 mg cada 8 horas.", "ibuprofeno")
STORED = Answer(
    AnswerKind.STORED,
    "es",
    DOSE.answer,
    DOSE,
    0.9,
    candidates=(Candidate(DOSE, 0.9, True), Candidate(CHILD, 0.5, True), Candidate(OTHER, 0.4, False)),
    understood=Understood(("paracetamol",), ("paracetamol",)),
    library_version=7,
    model="shipped",
)


class Answering:
    """The answering process, as far as a chat sees it: takes asks, answers when told to."""

    def __init__(self) -> None:
        self.asked: list[AskRequest] = []

    def next_request_id(self) -> int:
        return len(self.asked) + 1

    def send(self, request: Any) -> None:
        if isinstance(request, AskRequest):
            self.asked.append(request)


class Chat:
    def __init__(self, folder: Path, loopback: Loopback, provider: str = "openai_compatible") -> None:
        self.folder = folder
        self.loopback = loopback
        self.provider = provider
        self.events: queue.Queue[Event] = queue.Queue()
        self.engines = WorkerClient(folder, self.events.put, run_engines)
        self.secrets = Secrets()
        self.secrets.store(provider, KEY)
        address = loopback.address + ("" if provider == "gemini" else "/v1")
        if PROVIDERS[provider].needs_address:
            self.secrets.store(f"{provider} {loopback.address}", KEY)
        chosen = ProviderSettings(provider, model="model-asked", address=address, accepted=True)
        self.hosted = HostedSettings(provider).with_provider(chosen)
        self.history = History.open(folder)
        self.answering = Answering()
        self.writing = Writing(
            self.engines, self.secrets, lambda: self.hosted, self.events.put, {provider: address}
        )
        self.service = ChatService(self.history, self.answering, writing=self.writing)  # type: ignore[arg-type]
        self.shown: list[Turn] = []

    def ask(self, embedded: Answer = STORED, question: str = QUESTION) -> Turn:
        """Ask, and let the answering process answer at once; gives the turn as it is shown then."""
        self.service.ask(None, Ask(question, "es", "ES", engine=self.provider))
        (turn,) = self.service.accept(Answered(len(self.answering.asked), embedded))
        return turn

    def step(self) -> list[Turn]:
        turns = self.service.accept_engine(self.events.get(timeout=PATIENCE_S))
        self.shown += turns
        return turns

    def until(self, wanted: Callable[[Turn], bool]) -> Turn:
        ends_at = time.monotonic() + PATIENCE_S
        while time.monotonic() < ends_at:
            for turn in self.step():
                if wanted(turn):
                    return turn
        raise TimeoutError

    def end(self) -> Turn:
        return self.until(lambda turn: turn.state is not TurnState.PENDING)

    def retry(self) -> Turn:
        (conversation,) = self.history.conversations()
        (turn,) = self.history.turns(conversation.id)
        self.service.retry(turn.id, language="es", country="ES", engine=self.provider)
        (shown,) = self.service.accept(Answered(len(self.answering.asked), STORED))
        return shown

    def close(self) -> None:
        self.engines.stop()
        self.history.close()


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    server = Loopback()
    yield server
    server.stop()


@pytest.fixture
def chat(user_folder: Path, loopback: Loopback, capfd: pytest.CaptureFixture[str]) -> Iterator[Chat]:
    chat = Chat(user_folder, loopback)
    SettingsFile(user_folder).save(Settings(hosted=chat.hosted))
    with closing(chat):
        yield chat
    no_secret_in(user_folder, capfd)


def no_secret_in(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The key stands in no file at all, the question in the history alone."""
    written = capfd.readouterr()
    assert KEY not in written.out + written.err
    assert "pregunta-9c41" not in written.out + written.err
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert KEY.encode() not in content, path
            if not path.name.startswith("history.db"):
                assert b"pregunta-9c41" not in content, path


def stored(chat: Chat, turn: Turn) -> Turn:
    """The turn as a start after a crash in this moment would find it."""
    with closing(History.open(chat.folder)) as other:
        return other.turn(turn.id)


def test_the_stored_answer_is_shown_first_and_the_models_text_grows_beside_it(chat: Chat) -> None:
    first = chat.ask()
    assert first.state is TurnState.PENDING
    assert first.answer is not None
    assert (first.answer.kind, first.answer.text) == (AnswerKind.STORED, DOSE.answer)
    turn = chat.end()
    growing = [t.answer.generated.text for t in chat.shown if t.answer and t.answer.generated]
    assert all(after.startswith(before) for before, after in itertools.pairwise(growing))
    answer = turn.answer
    assert answer is not None
    assert answer.generated is not None
    assert (turn.state, answer.kind, answer.row) == (TurnState.COMPLETE, AnswerKind.GENERATED, DOSE)
    assert answer.text == "Tome 500 mg cada 8 horas [1].\nNo supere 3 g al día [1]."
    assert answer.generated.rows_cited == (1,)
    assert not any(statement.unsupported for statement in answer.generated.statements)
    assert answer.generated.answered_by == "model-that-answered"
    assert not answer.generated.partial
    assert chat.history.turn(turn.id) == turn
    assert chat.history.earlier_answers(turn.id) == []
    assert chat.history.tokens.of_month(time.time())[chat.provider] == (120, 42)
    assert [hit.turn_id for hit in chat.history.search("supere")] == [turn.id]


def test_only_rows_about_the_medicine_asked_are_sent(chat: Chat) -> None:
    chat.ask()
    chat.end()
    sent = str(chat.loopback.seen[0].body)
    assert "500 mg" in sent
    assert "15 mg/kg" in sent
    assert "ibuprofeno" not in sent
    assert len(rows_for(replace(STORED, candidates=tuple(
        Candidate(Row("s", n, "q", str(n), "p"), 0.1, True) for n in range(20))))) == MAX_ROWS  # fmt: skip


def test_personal_details_kept_on_this_computer_are_masked_for_the_model(chat: Chat) -> None:
    turn = chat.ask(question="¿dosis de paracetamol para Juan Pérez García, DNI 12345678Z?")
    assert "12345678Z" in turn.question
    turn = chat.end()
    assert "12345678Z" not in str(chat.loopback.seen[0].body)
    assert turn.answer is not None
    assert Sentence("model_got_masked") in turn.answer.notices


@pytest.mark.parametrize("kind", [AnswerKind.RED_FLAG, AnswerKind.CHOOSE, AnswerKind.HELP])
def test_these_cards_stand_first_and_the_model_waits_until_it_is_wanted(chat: Chat, kind: AnswerKind) -> None:
    choices = (Choice("row:set#1", "a", row=DOSE),) if kind is AnswerKind.CHOOSE else ()
    card = Answer(kind, "es", choices=choices, candidates=STORED.candidates)
    turn = chat.ask(card)
    assert turn.state is TurnState.COMPLETE
    assert turn.answer is not None
    assert turn.answer.notices == (Sentence(f"model_after_{kind}"),)
    assert chat.loopback.seen == []
    chat.service.write(turn.id, language="es", country="ES", engine=chat.provider)
    chat.service.accept(Answered(len(chat.answering.asked), card))
    turn = chat.end()
    assert turn.answer is not None
    assert (turn.answer.kind, turn.answer.text) == (kind, "")
    assert turn.answer.generated is not None
    assert turn.answer.generated.text.startswith("Tome 500 mg")


def test_not_in_data_stands_first_and_the_model_is_told(chat: Chat) -> None:
    reasons = (Sentence("row_lacks_child"),)
    card = Answer(AnswerKind.NOT_IN_DATA, "es", sentences=reasons, candidates=STORED.candidates)
    chat.ask(card)
    turn = chat.end()
    assert turn.answer is not None
    assert (turn.answer.kind, turn.answer.sentences) == (AnswerKind.NOT_IN_DATA, reasons)
    assert turn.answer.generated is not None
    assert turn.answer.generated.text
    assert "does not answer this" in chat.loopback.seen[0].body["messages"][0]["content"]


def test_without_a_row_only_general_knowledge_may_be_asked_for(chat: Chat) -> None:
    card = Answer(AnswerKind.NOT_IN_DATA, "es", candidates=(Candidate(OTHER, 0.4, False),))
    turn = chat.ask(card)
    assert turn.answer is not None
    assert turn.answer.notices == (Sentence("model_without_rows"),)
    assert turn.answer.generated is None
    assert chat.loopback.seen == []
    chat.hosted = replace(chat.hosted, general_knowledge=True)
    chat.ask(card)
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert all(statement.is_general for statement in turn.answer.generated.statements)


def test_a_stop_closes_the_connection_and_keeps_what_came(chat: Chat) -> None:
    chat.loopback.plan(Plan(pieces=("Tome 500 mg [1]. ",) * 500, delay_s=0.05))
    chat.ask()
    turn = chat.until(lambda t: bool(t.answer and t.answer.generated and len(t.answer.generated.text) > 30))
    stopped = chat.service.cancel(turn.id)
    assert stopped.state is TurnState.COMPLETE
    assert chat.loopback.closed_by_client.wait(5)
    turn = chat.until(lambda t: bool(t.answer and t.answer.generated and t.answer.generated.statements))
    assert turn.answer is not None
    generated = turn.answer.generated
    assert generated is not None
    assert generated.partial
    assert generated.failure is not None
    assert generated.failure.code == "provider_stopped"
    assert generated.rows_cited == (1,)
    assert chat.history.turn(turn.id) == turn


def test_a_killed_process_keeps_what_came_and_a_retry_writes_it_whole(chat: Chat) -> None:
    chat.loopback.plan(Plan(pieces=("Tome 500 mg [1]. ",) * 500, delay_s=0.05), Plan())
    first = chat.ask()
    assert stored(chat, first).answer is not None
    turn = chat.until(lambda t: bool(t.answer and t.answer.generated and len(t.answer.generated.text) > 30))
    process = chat.engines._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure == Sentence("provider_gone", {"provider": "OpenAI-compatible"})
    assert turn.answer.generated.text.startswith("Tome 500 mg [1]. Tome")
    assert turn.answer.row == DOSE
    chat.retry()
    again = chat.end()
    assert again.answer is not None
    assert again.answer.text.endswith("3 g al día [1].")
    assert [e.answer for e in chat.history.earlier_answers(turn.id)] == [turn.answer]


def test_a_killed_window_finds_what_had_come(chat: Chat) -> None:
    chat.loopback.plan(Plan(pieces=("Tome 500 mg [1]. ",) * 500, delay_s=0.05))
    chat.ask()
    turn = chat.until(lambda t: bool(t.answer and t.answer.generated and len(t.answer.generated.text) > 400))
    found = stored(chat, turn)
    assert found.state is TurnState.INTERRUPTED
    assert found.answer is not None
    assert found.answer.generated is not None
    assert found.answer.generated.partial
    assert len(found.answer.generated.text) > 100
    assert found.answer.row == DOSE
    chat.service.cancel(turn.id)


@pytest.mark.parametrize(
    ("plans", "code", "text"),
    [
        ([{"end": "cut"}], "provider_stream_broken", "Tome"),
        ([{"end": "error_event"}], "provider_down", "Tome"),
        ([{"end": "broken_json"}], "provider_unreadable", "Tome"),
        ([{"end": "max_tokens"}], "provider_cut_off", "Tome"),
        ([{"status": 401, "body": {"error": {"message": f"bad key {KEY}"}}}], "provider_key_refused", ""),
        (
            [{"status": 400, "body": {"error": {"message": f"cannot read {QUESTION}"}}}],
            "provider_request_refused",
            "",
        ),
    ],
)
def test_after_every_failure_the_row_stands_and_what_came_is_kept(
    chat: Chat, plans: list[dict[str, Any]], code: str, text: str
) -> None:
    chat.loopback.plan(*(Plan(**one) for one in plans))
    chat.ask()
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.row == DOSE
    assert turn.answer.kind is (AnswerKind.GENERATED if text else AnswerKind.STORED)
    generated = turn.answer.generated
    assert generated is not None
    assert generated.failure is not None
    assert generated.failure.code == code
    assert generated.text.startswith(text)
    assert generated.partial is bool(text)
    assert chat.history.turn(turn.id) == turn


def test_another_attempt_is_told_before_it_is_made(chat: Chat) -> None:
    busy = Plan(status=503, body={"error": {"message": "overloaded"}})
    chat.loopback.plan(busy, Plan())
    chat.ask()
    waiting = chat.until(lambda t: bool(t.answer and t.answer.generated and t.answer.generated.failure))
    assert waiting.state is TurnState.PENDING
    assert waiting.answer is not None
    assert waiting.answer.generated is not None
    assert waiting.answer.generated.failure == Sentence(
        "provider_retrying", {"provider": "OpenAI-compatible", "attempt": 2, "attempts": 3, "seconds": 1}
    )
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure is None
    assert len(chat.loopback.seen) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"accepted": False}, "provider_not_accepted"),
        ({"model": ""}, "provider_model_missing"),
        ({"address": "http://models.example.org/v1"}, "address_not_secure"),
        ({"address": "nonsense"}, "address_malformed"),
    ],
)
def test_nothing_is_sent_before_everything_is_set(chat: Chat, change: dict[str, Any], code: str) -> None:
    chosen = replace(chat.hosted.of(chat.provider), **change)
    chat.hosted = chat.hosted.with_provider(chosen)
    chat.ask()
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.STORED
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure is not None
    assert turn.answer.generated.failure.code == code
    assert chat.loopback.seen == []
    assert chat.engines._process is None


def test_a_missing_key_and_a_locked_keyring_say_so(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = ProviderSettings("openai", model="m", accepted=True)
    chat.hosted = chat.hosted.with_provider(chosen)
    chat.provider = "openai"
    chat.ask()
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure == Sentence("provider_key_missing", {"provider": "GPT"})

    def locked(_name: str) -> str:
        raise KeyringUnavailable()

    monkeypatch.setattr(chat.secrets, "get", locked)
    chat.ask()
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure is not None
    assert turn.answer.generated.failure.code == "keyring_unavailable"


def test_what_the_administrator_does_not_allow_is_not_asked(chat: Chat) -> None:
    chat.writing = Writing(
        chat.engines, chat.secrets, lambda: chat.hosted, chat.events.put, allows=lambda provider: False
    )
    chat.service = ChatService(chat.history, chat.answering, writing=chat.writing)  # type: ignore[arg-type]
    chat.ask()
    turn = chat.end()
    assert turn.answer is not None
    assert turn.answer.generated is not None
    assert turn.answer.generated.failure is not None
    assert turn.answer.generated.failure.code == "provider_not_allowed"
    assert chat.loopback.seen == []


def test_events_nobody_waits_for_change_nothing(chat: Chat) -> None:
    assert chat.service.accept_engine(WorkerDied((99,))) == []
    chat.loopback.plan(Plan(pieces=("a ",) * 200, delay_s=0.05), Plan())
    turn = chat.ask()
    chat.step()
    chat.retry()  # what was under way is forgotten
    shown = chat.end()
    assert shown.id == turn.id
    assert shown.answer is not None
    assert shown.answer.text.startswith("Tome 500 mg")

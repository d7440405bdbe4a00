"""A chat as the window drives it: real history, real worker process with a small desk."""

from __future__ import annotations

import math
import os
import queue
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind, Sentence
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH, Ask, Before
from medbot_desktop.domain.errors import QuestionEmpty, QuestionTooLong
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.services.chat import ChatService
from medbot_desktop.storage.history import History
from medbot_desktop.worker.client import WorkerClient
from medbot_desktop.worker.messages import Answered, Event, Failed, Progress, WorkerDied
from tests.worker import small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 20.0


class Chat:
    """The service with its clock, and the loop that feeds it what the worker says."""

    def __init__(self, history: History, client: WorkerClient, events: queue.Queue[Event]) -> None:
        self.now = 1_000.0
        self.history = history
        self.client = client
        self.service = ChatService(history, client, lambda: self.now)
        self._events = events

    def ask(self, question: str, conversation_id: int | None = None, *, carry: bool = True) -> Turn:
        return self.service.ask(conversation_id, Ask(question, "es", "ES"), carry=carry)

    def settled(self, turn: Turn) -> Turn:
        """What the window shows in the end."""
        ends_at = time.monotonic() + PATIENCE_S
        while True:
            event = self._events.get(timeout=max(0.01, ends_at - time.monotonic()))
            for changed in self.service.accept(event):
                if changed.id == turn.id:
                    return changed

    def answer(self, turn: Turn) -> Answer:
        answer = self.settled(turn).answer
        assert answer is not None
        return answer


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    events: queue.Queue[Event] = queue.Queue()
    client = WorkerClient(tmp_path / "worker", events.put, entry=small_desk.run)
    client.start()
    with closing(History.open(tmp_path)) as history:
        yield Chat(history, client, events)
    client.stop()


def test_a_question_is_stored_before_it_is_answered(chat: Chat, tmp_path: Path) -> None:
    turn = chat.ask("wait 0.2")
    with closing(History.open(tmp_path)) as other:
        # As a start after a crash in this very moment would find it.
        assert other.turn(turn.id).state is TurnState.INTERRUPTED
    shown = chat.settled(turn)
    assert (shown.state, shown.answer) == (TurnState.COMPLETE, Answer(AnswerKind.STORED, "es", "wait 0.2"))
    assert chat.history.turn(turn.id) == shown


@pytest.mark.parametrize(
    ("question", "error"),
    [("", QuestionEmpty), (" \n\0 ", QuestionEmpty), ("x" * (MAX_QUESTION_LENGTH + 1), QuestionTooLong)],
)
def test_what_cannot_be_asked_is_not_stored(chat: Chat, question: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        chat.ask(question)
    assert chat.history.conversations() == []


def test_a_failure_is_kept_with_its_reason_and_can_be_retried(chat: Chat) -> None:
    turn = chat.settled(chat.ask("empty"))
    assert (turn.state, turn.error_code) == (TurnState.FAILED, "question_empty")
    again = chat.service.retry(turn.id, language="es", country="ES")
    assert (again.state, again.error_code) == (TurnState.PENDING, "")
    assert chat.settled(again).state is TurnState.FAILED


def test_the_parameters_of_a_failure_are_kept(chat: Chat) -> None:
    turn = chat.ask("wait 0.1")
    (asked,) = chat.service._asked
    (failed,) = chat.service.accept(Failed(asked, Sentence("model_damaged", {"path": "x"})))
    assert (failed.id, failed.error_params) == (turn.id, {"path": "x"})


def test_a_follow_up_knows_the_turn_before(chat: Chat) -> None:
    """nomic-ai/gpt4all#1494: the conversation was forgotten."""
    first = chat.ask("about ibuprofeno")
    chat.settled(first)
    chat.now += 90
    assert chat.answer(chat.ask("before", first.conversation_id)).text == repr(Before(("ibuprofeno",), 90.0))
    assert chat.answer(chat.ask("before")).text == "None"
    assert chat.answer(chat.ask("before", first.conversation_id, carry=False)).text == "None"


def test_a_follow_up_looks_past_a_turn_that_failed(chat: Chat) -> None:
    first = chat.ask("about ibuprofeno")
    chat.settled(first)
    chat.settled(chat.ask("empty", first.conversation_id))
    chat.now -= 5  # a clock that was corrected
    assert chat.answer(chat.ask("before", first.conversation_id)).text == repr(Before(("ibuprofeno",), 0.0))


def test_after_a_clock_was_set_back_nothing_is_carried_on(chat: Chat) -> None:
    """How long ago the medicine was asked about is not known then; it may have been yesterday's."""
    first = chat.ask("about ibuprofeno")
    chat.settled(first)
    chat.now -= 3_600
    assert chat.answer(chat.ask("before", first.conversation_id)).text == repr(
        Before(("ibuprofeno",), math.inf)
    )


def test_a_follow_up_of_an_emergency_is_told_so(chat: Chat) -> None:
    first = chat.ask("emergency")
    chat.settled(first)
    assert chat.answer(chat.ask("before", first.conversation_id)).text == repr(Before((), 0.0, red_flag=True))


def test_asking_again_sees_what_the_first_ask_saw(chat: Chat) -> None:
    first = chat.ask("about ibuprofeno")
    chat.settled(first)
    chat.now += 60
    second = chat.ask("before", first.conversation_id)
    expected = chat.answer(second).text
    chat.settled(chat.ask("about amoxicilina", first.conversation_id))
    chat.now += 6_000
    assert chat.answer(chat.service.retry(second.id, language="es", country="ES")).text == expected
    dropped = chat.service.retry(second.id, language="es", country="ES", carry=False)
    assert chat.answer(dropped).text == "None"


def test_a_choice_answers_the_same_turn_and_keeps_the_card(chat: Chat) -> None:
    turn = chat.settled(chat.ask("chosen"))
    chat.settled(chat.service.choose(turn.id, "sub:nimodipino", language="es", country="ES"))
    (shown,) = chat.history.turns(turn.conversation_id)
    assert shown.answer is not None
    assert shown.answer.text == "sub:nimodipino"
    assert [e.answer for e in chat.history.earlier_answers(turn.id)] == [turn.answer]


def test_a_cancelled_turn_stays_cancelled(chat: Chat) -> None:
    turn = chat.ask("wait 0.3")
    assert chat.service.cancel(turn.id).state is TurnState.CANCELLED
    chat.settled(chat.ask("after"))
    assert chat.history.turn(turn.id).state is TurnState.CANCELLED
    again = chat.service.retry(turn.id, language="es", country="ES")
    assert chat.settled(again).state is TurnState.COMPLETE
    assert chat.service.cancel(turn.id).state is TurnState.COMPLETE


def test_a_worker_killed_over_a_question_leaves_it_to_be_retried(chat: Chat) -> None:
    turn = chat.ask("wait 30")
    other = chat.ask("before")
    process = chat.client._process
    assert process is not None
    os.kill(process.pid or 0, signal.SIGKILL)
    shown = chat.settled(turn)
    assert (shown.state, shown.error_code) == (TurnState.INTERRUPTED, "worker_gone")
    assert chat.history.turn(other.id).state is TurnState.INTERRUPTED
    assert chat.answer(chat.service.retry(other.id, language="es", country="ES")).text == "None"


def test_without_a_worker_a_question_is_kept(chat: Chat, tmp_path: Path) -> None:
    gone = WorkerClient(tmp_path, lambda event: None)
    gone.stop()
    turn = ChatService(chat.history, gone).ask(None, Ask("anybody?"))
    assert (turn.state, turn.error_code) == (TurnState.INTERRUPTED, "worker_gone")
    assert chat.history.turn(turn.id) == turn


def test_events_nobody_waits_for_change_nothing(chat: Chat) -> None:
    answer = Answer(AnswerKind.HELP, "es")
    for event in (Answered(99_999, answer), Failed(0, Sentence("disk_full")), WorkerDied((99_998,))):
        assert chat.service.accept(event) == []
    assert chat.service.accept(Progress(0, "indexing", 1, 2)) == []


def test_an_answer_that_cannot_be_stored_is_shown_all_the_same(chat: Chat) -> None:
    turn = chat.ask("wait 0.1")
    database = chat.history._database
    (pages,) = database.rows("PRAGMA page_count")[0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    (asked,) = chat.service._asked
    (shown,) = chat.service.accept(Answered(asked, Answer(AnswerKind.STORED, "es", "x" * 50_000)))
    assert shown.id == turn.id
    assert shown.state is TurnState.COMPLETE
    assert shown.answer is not None
    assert shown.answer.notices == (Sentence("disk_full"),)
    assert chat.history.turn(turn.id).state is TurnState.PENDING

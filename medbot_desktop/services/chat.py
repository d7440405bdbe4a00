"""Asking: the question is on disk before it is sent, and whatever becomes of it is stored with it.

Used from the window's storage lane, one thread; knows no window.
"""

from __future__ import annotations

import math
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH, Ask, Before
from medbot_desktop.domain.errors import EnvironmentFailure, QuestionEmpty, QuestionTooLong, WorkerGone
from medbot_desktop.domain.grounds import why_not
from medbot_desktop.domain.providers import EMBEDDED
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.services.writing import Change
from medbot_desktop.worker.messages import (
    Answered,
    AskRequest,
    CancelRequest,
    Event,
    Failed,
    WorkCancelled,
    WorkerDied,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.services.writing import Writing
    from medbot_desktop.storage.history import History
    from medbot_desktop.worker.client import WorkerClient

# A turn that failed has no answer to carry on from; look a little further back.
TURNS_BACK = 5
# Clocks are corrected by seconds while they run.
CLOCK_SLACK_S = 60.0


@dataclass(frozen=True, slots=True)
class _Asked:
    turn_id: int
    chosen: str
    engine: str = EMBEDDED
    forced: bool = False


class ChatService:
    """Turns from question to answer. Methods raise what `History` raises and give the turn to show.

    `writing` lets hosted models write on the embedded answers; without it there are none.
    """

    def __init__(
        self,
        history: History,
        client: WorkerClient,
        clock: Callable[[], float] = time.time,
        writing: Writing | None = None,
    ) -> None:
        self._history = history
        self._client = client
        self._clock = clock
        self._writing = writing
        self._asked: dict[int, _Asked] = {}

    def ask(self, conversation_id: int | None, ask: Ask, *, carry: bool = True) -> Turn:
        """Store a question and send it; None starts a conversation.

        `ask.question` is masked already, `ask.before` is filled in here unless `carry` is false. Raises
        QuestionEmpty or QuestionTooLong before anything is stored.
        """
        if not ask.question.replace("\0", " ").strip():
            raise QuestionEmpty()
        if len(ask.question) > MAX_QUESTION_LENGTH:
            raise QuestionTooLong(limit=MAX_QUESTION_LENGTH)
        turn = self._history.add_turn(ask.question, conversation_id, self._clock())
        return self._send(turn, ask._replace(question=turn.question), carry)

    def retry(
        self, turn_id: int, *, language: str, country: str, carry: bool = True, engine: str = EMBEDDED
    ) -> Turn:
        """Ask a turn's question again; without `carry` the medicine of the turn before is dropped."""
        return self._ask_again(turn_id, Ask("", language, country, engine=engine), carry)

    def choose(self, turn_id: int, key: str, *, language: str, country: str, engine: str = EMBEDDED) -> Turn:
        """Ask again with the key of a choice; the card that offered it is kept as an earlier answer."""
        shown = self._history.turn(turn_id).answer
        carry = shown.understood.carried if shown else True
        return self._ask_again(turn_id, Ask("", language, country, chosen=key, engine=engine), carry)

    def write(self, turn_id: int, *, language: str, country: str, engine: str) -> Turn:
        """Let a hosted model write on a turn, also after a card that stands first, or once more.

        The embedded answer is made anew, for the rows may have changed.
        """
        shown = self._history.turn(turn_id)
        carry = shown.answer.understood.carried if shown.answer else True
        key = self._history.chosen(turn_id)
        ask = Ask("", language, country, chosen=key, engine=engine)
        return self._ask_again(turn_id, ask, carry, forced=True)

    def cancel(self, turn_id: int) -> Turn:
        """Stop waiting for a turn; what a model has written is kept, an answer that still comes is not stored."""
        stopped = self._writing.stop(turn_id) if self._writing else None
        if stopped is not None:
            return self._keep(Change(stopped, ended=True, due=True))[0]
        self._withdraw(turn_id)
        turn = self._history.turn(turn_id)
        if turn.state is not TurnState.PENDING:
            return turn
        return self._history.end_turn(turn_id, TurnState.CANCELLED)

    def accept(self, event: Event) -> list[Turn]:
        """Store what became of asks; gives the turns it changed, none if nobody waits for the event.

        An answer that cannot be stored, as on a full disk, is shown all the same and says so.
        """
        match event:
            case Answered():
                asked = self._asked.pop(event.request_id, None)
                return [] if asked is None else self._finish(asked, event.answer)
            case Failed():
                return self._end([event.request_id], TurnState.FAILED, event.sentence)
            case WorkCancelled():
                return self._end([event.request_id], TurnState.CANCELLED, Sentence(""))
            case WorkerDied():
                return self._end(list(event.request_ids), TurnState.INTERRUPTED, Sentence("worker_gone"))
            case _:
                return []

    def accept_engine(self, event: Event) -> list[Turn]:
        """Take an event of the engines' process; gives the turns it changed, still pending while a model writes."""
        if self._writing is None:
            return []
        turns: list[Turn] = []
        for change in self._writing.accept(event):
            try:
                turns += self._keep(change)
            except LookupError:  # erased while it was being written
                self._writing.forget(change.underway.turn.id)
        return turns

    def _ask_again(self, turn_id: int, ask: Ask, carry: bool, *, forced: bool = False) -> Turn:
        self._withdraw(turn_id)
        turn = self._history.restart_turn(turn_id)
        # What is stored was masked, or kept as it is by the user's own decision.
        return self._send(turn, ask._replace(question=turn.question, keep_details=True), carry, forced=forced)

    def _send(self, turn: Turn, ask: Ask, carry: bool, *, forced: bool = False) -> Turn:
        before = self._before(turn) if carry else None
        request_id = self._client.next_request_id()
        self._asked[request_id] = _Asked(turn.id, ask.chosen, ask.engine, forced)
        try:
            self._client.send(AskRequest(request_id, ask._replace(before=before)))
        except WorkerGone as gone:
            del self._asked[request_id]
            return self._history.end_turn(turn.id, TurnState.INTERRUPTED, gone.code)
        return turn

    def _before(self, turn: Turn) -> Before | None:
        """What a follow-up may carry on from: the last turn of the conversation that was answered."""
        earlier = self._history.turns(turn.conversation_id, before_id=turn.id, limit=TURNS_BACK)
        for last in reversed(earlier):
            if last.answer is not None:
                return Before(
                    medicine_ids=last.answer.understood.medicine_ids,
                    age_s=age_s(last.asked_at, turn.asked_at),
                    red_flag=last.answer.kind is AnswerKind.RED_FLAG,
                )
        return None

    def _withdraw(self, turn_id: int) -> None:
        """Forget what was asked for a turn and tell the worker."""
        if self._writing is not None:
            self._writing.forget(turn_id)
        for request_id in [number for number, asked in self._asked.items() if asked.turn_id == turn_id]:
            del self._asked[request_id]
            with suppress(WorkerGone):
                self._client.send(CancelRequest(request_id))

    def _finish(self, asked: _Asked, answer: Answer) -> list[Turn]:
        try:
            if asked.engine != EMBEDDED and self._writing is not None:
                general = self._writing.general_knowledge
                reason = why_not(answer, general_knowledge=general, forced=asked.forced)
                if reason is None:
                    turn = self._history.turn(asked.turn_id)
                    underway = self._writing.begin(turn, answer, asked.engine, asked.chosen)
                    return self._keep(Change(underway, due=True))
                answer = answer.with_notice(reason)
            return [self._history.finish_turn(asked.turn_id, answer, self._clock(), asked.chosen)]
        except LookupError:  # erased while it was being answered
            if self._writing is not None:
                self._writing.forget(asked.turn_id)
            return []
        except EnvironmentFailure as failure:
            told = answer.with_notice(Sentence.of(failure))
            turn = self._history.turn(asked.turn_id)
            return [replace(turn, state=TurnState.COMPLETE, answer=told)]

    def _keep(self, change: Change) -> list[Turn]:
        """Write down what has come of an answer, where that is due, and give the turn that shows it.

        Raises LookupError if the turn does not exist any more.
        """
        underway = change.underway
        state = TurnState.COMPLETE if change.ended else TurnState.PENDING
        turn = replace(underway.turn, state=state, answer=underway.answer)
        if not change.due:
            return [turn]
        try:
            kept = self._history.keep_answer(
                turn.id, underway.answer, self._clock(), underway.chosen, state, begun=underway.begun
            )
        except EnvironmentFailure as failure:
            told = underway.answer.with_notice(Sentence.of(failure))
            return [replace(turn, answer=told)]
        underway.begun = True
        used = underway.generated
        if change.ended and (used.tokens_in or used.tokens_out):
            self._history.tokens.add(used.provider, used.tokens_in, used.tokens_out, self._clock())
        return [kept]

    def _end(self, request_ids: list[int], state: TurnState, error: Sentence) -> list[Turn]:
        turns = []
        for asked in [self._asked.pop(number) for number in request_ids if number in self._asked]:
            with suppress(LookupError):
                turns.append(self._history.end_turn(asked.turn_id, state, error.code, error.params))
        return turns


def age_s(before: float, now: float) -> float:
    """How long ago something was; of a clock that was set back nobody knows, and nothing may be carried on."""
    return max(0.0, now - before) if now > before - CLOCK_SLACK_S else math.inf

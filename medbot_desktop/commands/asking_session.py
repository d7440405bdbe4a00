"""The questions of one run of `medbot ask`: stored before each is asked, answered, printed."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.commands.answers_as_json import answer_as_json
from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask, Before
from medbot_desktop.domain.errors import MedBotError, UserInputError
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.services.chat import age_s
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from medbot_desktop.commands.hosted import HostedModel
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.pipeline.desk import Desk, FileDesk
    from medbot_desktop.services.writing import Change
    from medbot_desktop.storage.history import History


class Session:
    """Questions of one run of the command: one conversation, stored before each is asked."""

    def __init__(
        self,
        desk: Desk | FileDesk,
        history: History | None,
        settings: Settings,
        language: str,
        hosted: HostedModel | None,
        *,
        as_json: bool,
    ) -> None:
        self._desk = desk
        self._hosted = hosted
        self._history = history
        self._settings = settings
        self._language = language
        self._as_json = as_json
        self._conversation_id: int | None = None
        self._last: tuple[float, Answer] | None = None

    def read_questions(self) -> int:
        """Answer line by line until an empty line or the end; bad input gets its sentence and the next line counts."""
        print(say(self._language, "terminal_welcome"))
        while True:
            try:
                question = input("> ").strip()
            except EOFError:
                return 0
            if not question:
                return 0
            try:
                self.ask(question)
            except UserInputError as error:
                print(say(self._language, error.code, error.params))

    def ask(self, question: str) -> None:
        """Store, answer, store the answer, print."""
        # ask() refuses an empty question; what would be refused is not worth a record.
        turn_id = None
        if self._history and question.strip():
            kept = self._history.add_turn(privacy.mask(question), self._conversation_id, time.time())
            turn_id, self._conversation_id = kept.id, kept.conversation_id
        before = None
        if self._last:
            then, last = self._last
            before = Before(
                last.understood.medicine_ids, age_s(then, time.time()), last.kind is AnswerKind.RED_FLAG
            )
        ask = Ask(question, language=self._language, country=self._settings.country, before=before)
        try:
            answer = self._desk.ask(ask)
        except MedBotError as error:
            if self._history and turn_id:
                self._history.end_turn(turn_id, TurnState.FAILED, error.code)
            raise
        if self._hosted is None:
            if self._history and turn_id:
                self._history.finish_turn(turn_id, answer, time.time())
        else:
            answer = self._written(turn_id, privacy.mask(question), answer)
        self._last = (time.time(), answer)
        if self._as_json:
            print(json.dumps(answer_as_json(answer, self._language), ensure_ascii=False, indent=2))
        else:
            print(answer_as_text(answer, self._language))

    def _written(self, turn_id: int | None, question: str, embedded: Answer) -> Answer:
        """The answer with what the hosted model wrote, kept as it came in."""
        assert self._hosted is not None
        history = self._history

        def keep(change: Change) -> None:
            if history and turn_id and change.due and not change.ended:
                state, underway = TurnState.PENDING, change.underway
                history.keep_answer(turn_id, underway.answer, time.time(), "", state, begun=underway.begun)
                underway.begun = begun[0] = True

        begun = [False]
        answer = self._hosted.write(question, embedded, keep)
        if history and turn_id:
            history.keep_answer(turn_id, answer, time.time(), "", TurnState.COMPLETE, begun=begun[0])
            if answer.generated:
                used = answer.generated
                history.tokens.add(used.provider, used.tokens_in, used.tokens_out, time.time())
        return answer

"""Correcting: what is decided is on disk before it is sent, and is sent again until the worker has done it.

Used from the window's storage lane, one thread; knows no window.
"""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.corrections import Correction, CorrectionState, StoredCorrection
from medbot_desktop.domain.errors import WorkerGone
from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest
from medbot_desktop.worker.messages import Event, Failed, Ready, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.storage.history import History
    from medbot_desktop.worker.client import WorkerClient


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form. `own_data_set` is what the data set of the rows made here is called, if it is new."""

    turn_id: int | None
    asked: str
    question: str
    answer: str
    medicine: str
    source: str
    source_url: str
    reviewer: str
    own_data_set: str
    language: str
    replaces: Row | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event changed: the correction as it is stored now, and why it could not be done if it could not."""

    stored: StoredCorrection
    trouble: Sentence | None = None


class CorrectionService:
    """Judgements and corrections. Methods raise what `Corrections` raises."""

    def __init__(
        self, history: History, client: WorkerClient, clock: Callable[[], float] = time.time
    ) -> None:
        self._corrections = history.corrections
        self._client = client
        self._clock = clock
        self._sent: dict[int, str] = {}

    def judge(self, turn_id: int, right: bool | None) -> None:
        """Store whether the answer a turn shows is right; None takes the judgement back."""
        self._corrections.judge(turn_id, right, self._clock())

    def correct(self, draft: Draft) -> StoredCorrection:
        """Store a correction and have it applied; where the worker is gone, at its next start."""
        correction = Correction(
            uuid=str(uuid.uuid4()),
            asked=draft.asked,
            question=draft.question,
            answer=draft.answer,
            medicine=draft.medicine,
            source=draft.source,
            source_url=draft.source_url,
            reviewer=draft.reviewer,
            made_at=self._clock(),
            own_data_set=draft.own_data_set,
            language=draft.language,
            replaces=draft.replaces,
        )
        stored = self._corrections.add(draft.turn_id, correction)
        self._send(stored)
        return stored

    def undo(self, correction_uuid: str) -> StoredCorrection:
        """Take a correction back, in the library too. Raises LookupError if there is none."""
        stored = self._corrections.get(correction_uuid)
        if stored.state in (CorrectionState.UNDONE, CorrectionState.UNDOING):
            return stored
        stored = self._corrections.set_state(correction_uuid, CorrectionState.UNDOING, stored.row)
        self._send(stored)
        return stored

    def accept(self, event: Event) -> list[Outcome]:
        """Store what became of corrections; a worker that is ready is sent all that waits for it."""
        match event:
            case Ready():
                for stored in self._corrections.waiting():
                    self._send(stored)
            case Corrected() if event.request_id in self._sent:
                del self._sent[event.request_id]
                return self._done(event)
            case Failed() if event.request_id in self._sent:
                return self._failed(self._sent.pop(event.request_id), event.sentence)
            case WorkerDied():
                for number in event.request_ids:
                    self._sent.pop(number, None)  # sent again when it is ready
        return []

    def _send(self, stored: StoredCorrection) -> None:
        request_id = self._client.next_request_id()
        self._sent[request_id] = stored.correction.uuid
        try:
            if stored.state is CorrectionState.UNDOING:
                self._client.send(TakeBackRequest(request_id, stored.correction.uuid))
            else:
                self._client.send(CorrectRequest(request_id, stored.correction))
        except WorkerGone:
            del self._sent[request_id]

    def _failed(self, correction_uuid: str, why: Sentence) -> list[Outcome]:
        """What could not be applied is tried again at the worker's next start; an undo is the user's to repeat."""
        with suppress(LookupError):
            stored = self._corrections.get(correction_uuid)
            if stored.state is CorrectionState.UNDOING and stored.row is not None:
                stored = self._corrections.set_state(correction_uuid, CorrectionState.APPLIED, stored.row)
            return [Outcome(stored, why)]
        return []

    def _done(self, event: Corrected) -> list[Outcome]:
        try:
            stored = self._corrections.get(event.uuid)
        except LookupError:
            return []
        if event.row is not None:
            if stored.state is CorrectionState.UNDOING:
                return []  # decided otherwise meanwhile; that is on its way
            return [Outcome(self._corrections.set_state(event.uuid, CorrectionState.APPLIED, event.row))]
        return [Outcome(self._corrections.set_state(event.uuid, CorrectionState.UNDONE))]

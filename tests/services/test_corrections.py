"""Corrections between the history and the worker: nothing is lost on the way, nothing said before it is so."""

from __future__ import annotations

import itertools
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.corrections import CorrectionState
from medbot_desktop.domain.errors import WorkerGone
from medbot_desktop.domain.rows import Row
from medbot_desktop.services.corrections import CorrectionService, Draft
from medbot_desktop.storage.history import History
from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest
from medbot_desktop.worker.messages import Failed, LibraryState, Ready, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.worker.messages import Request

READY = Ready("e5", LibraryState(1, (), 0, 0))
ROW = Row("Respuestas corregidas aquí", 1, "¿?", "Sí.")
DRAFT = Draft(None, "¿?", "¿?", "Sí.", "ibuprofeno", "", "", "MG", "Respuestas corregidas aquí", "")


class Client:
    """Takes requests, or says that the worker is gone."""

    def __init__(self) -> None:
        self.sent: list[Request] = []
        self.gone = False
        self._ids = itertools.count(1)

    def next_request_id(self) -> int:
        return next(self._ids)

    def send(self, request: Request) -> None:
        if self.gone:
            raise WorkerGone()
        self.sent.append(request)


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def history(user_folder: Path) -> Iterator[History]:
    with closing(History.open(user_folder)) as opened:
        yield opened


@pytest.fixture
def service(history: History, client: Client) -> CorrectionService:
    return CorrectionService(history, client, clock=lambda: 100.0)  # type: ignore[arg-type]


def state(history: History, uuid: str) -> CorrectionState:
    return history.corrections.get(uuid).state


def test_it_is_on_disk_before_it_is_sent_and_sent_until_it_is_done(
    service: CorrectionService, client: Client, history: History
) -> None:
    client.gone = True
    stored = service.correct(DRAFT)
    uuid = stored.correction.uuid
    assert (stored.state, client.sent) == (CorrectionState.PENDING, [])
    client.gone = False
    assert service.accept(READY) == []
    (first,) = client.sent
    assert isinstance(first, CorrectRequest)
    service.accept(WorkerDied((first.request_id,)))
    assert service.accept(Corrected(first.request_id, uuid, ROW)) == []  # of a process that is gone
    service.accept(READY)
    (outcome,) = service.accept(Corrected(client.sent[-1].request_id, uuid, ROW))  # type: ignore[union-attr]
    assert (outcome.stored.state, outcome.stored.row, outcome.trouble) == (CorrectionState.APPLIED, ROW, None)
    service.accept(READY)
    assert len(client.sent) == 2


def test_undone_before_it_was_applied_it_stays_undone(
    service: CorrectionService, client: Client, history: History
) -> None:
    uuid = service.correct(DRAFT).correction.uuid
    assert service.undo(uuid).state is CorrectionState.UNDOING
    correct, take_back = client.sent
    assert isinstance(take_back, TakeBackRequest)
    assert service.accept(Corrected(correct.request_id, uuid, ROW)) == []  # type: ignore[union-attr]
    assert state(history, uuid) is CorrectionState.UNDOING
    (outcome,) = service.accept(Corrected(take_back.request_id, uuid, None))
    assert (outcome.stored.state, outcome.stored.row) == (CorrectionState.UNDONE, None)
    service.undo(uuid)
    assert len(client.sent) == 2


def test_an_undo_outlives_the_worker_too(
    service: CorrectionService, client: Client, history: History
) -> None:
    uuid = service.correct(DRAFT).correction.uuid
    service.accept(Corrected(client.sent[-1].request_id, uuid, ROW))  # type: ignore[union-attr]
    client.gone = True
    service.undo(uuid)
    assert state(history, uuid) is CorrectionState.UNDOING
    client.gone = False
    service.accept(READY)
    assert isinstance(client.sent[-1], TakeBackRequest)


def test_what_fails_is_told_and_only_applying_is_tried_again(
    service: CorrectionService, client: Client, history: History
) -> None:
    uuid = service.correct(DRAFT).correction.uuid
    full = Sentence("disk_full")
    (outcome,) = service.accept(Failed(client.sent[-1].request_id, full))  # type: ignore[union-attr]
    assert (outcome.stored.state, outcome.trouble) == (CorrectionState.PENDING, full)
    service.accept(READY)
    service.accept(Corrected(client.sent[-1].request_id, uuid, ROW))  # type: ignore[union-attr]
    service.undo(uuid)
    (outcome,) = service.accept(Failed(client.sent[-1].request_id, Sentence("changed_meanwhile")))  # type: ignore[union-attr]
    assert outcome.stored.state is CorrectionState.APPLIED
    assert service.accept(Failed(99, full)) == []


def test_a_row_that_was_removed_in_the_library_is_undone_here_too(
    service: CorrectionService, client: Client, history: History
) -> None:
    uuid = service.correct(DRAFT).correction.uuid
    (outcome,) = service.accept(Corrected(client.sent[-1].request_id, uuid, None))  # type: ignore[union-attr]
    assert outcome.stored.state is CorrectionState.UNDONE

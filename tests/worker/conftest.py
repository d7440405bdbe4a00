"""Talking to a worker in a real process: with a small desk, or with the one that ships."""

from __future__ import annotations

import queue
import time
from typing import TYPE_CHECKING, TypeVar

import pytest

from medbot_desktop.domain.asking import Ask
from medbot_desktop.worker.client import WorkerClient, run_worker
from medbot_desktop.worker.messages import Answered, AskRequest, Event, ImportRequest, Ready
from tests.worker import small_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

PATIENCE_S = 20.0

_E = TypeVar("_E", bound=Event)


class Talk:
    """A client and everything it was told, in order."""

    def __init__(self, folder: Path, entry: Callable[[Connection, str], None]) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.told: list[Event] = []
        self.client = WorkerClient(folder, self.events.put, entry)

    def ask(self, question: str) -> int:
        number = self.client.next_request_id()
        self.client.send(AskRequest(number, Ask(question)))
        return number

    def import_rows(self, rows: int | str, name: str = "set") -> int:
        number = self.client.next_request_id()
        self.client.send(ImportRequest(number, str(rows), name))
        return number

    def wait(self, kind: type[_E], number: int | None = None) -> _E:
        """The next event of a kind, and of a request where one is given."""
        ends_at = time.monotonic() + PATIENCE_S
        while True:
            event = self.events.get(timeout=max(0.01, ends_at - time.monotonic()))
            self.told.append(event)
            if isinstance(event, kind) and number in (None, getattr(event, "request_id", None)):
                return event

    def answer(self, question: str) -> str:
        return self.wait(Answered, self.ask(question)).answer.text

    def pid(self) -> int:
        process = self.client._process
        assert process is not None
        assert process.pid is not None
        return process.pid


class StartTalk:
    """Starts workers for a test; `stop` ends them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._talks: list[Talk] = []

    def __call__(self, entry: str = "run", *, ready: bool = True) -> Talk:
        """A worker with a small desk."""
        return self.start(getattr(small_desk, entry), ready=ready)

    def start(self, entry: Callable[[Connection, str], None] = run_worker, *, ready: bool = True) -> Talk:
        """A worker with the desk that ships, unless `entry` is another's."""
        self._talks.append(Talk(self._folder, entry))
        self._talks[-1].client.start()
        if ready:
            self._talks[-1].wait(Ready)
        return self._talks[-1]

    def stop(self) -> None:
        for talk in self._talks:
            talk.client.stop(2)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[StartTalk]:
    start = StartTalk(tmp_path)
    yield start
    start.stop()

"""Reads the history beside the thread that writes it: a search keeps no question waiting, and a stale one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.history import Found, Wanted
    from medbot_desktop.domain.turns import Conversation
    from medbot_desktop.storage.history_reader import HistoryReader
    from medbot_desktop.ui.tasks import TaskRunner

PAGE = 50
COUNTED = 1_000


class HistoryReading:
    """The lane `reading` and the one reader that is used in it, opened when it is first needed."""

    def __init__(self, tasks: TaskRunner, folder: Path) -> None:
        self._tasks, self._folder = tasks, folder
        self._reader: HistoryReader | None = None

    def run(
        self,
        work: Callable[[HistoryReader], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the lane; it must not raise Cancelled."""
        self._tasks.start(lambda: work(self._opened()), "reading", then, failed)

    def interrupt(self) -> None:
        """End the search that runs now."""
        reader = self._reader
        if reader is not None:
            reader.interrupt()

    def close(self) -> None:
        """Let go of the file after what runs now; it is opened again when it is needed."""
        self.interrupt()
        self._tasks.start(self._close, "reading")

    def _opened(self) -> HistoryReader:
        from medbot_desktop.storage.history_reader import HistoryReader  # and sqlite: not for the first paint

        if self._reader is None:
            self._reader = HistoryReader(self._folder)
        return self._reader

    def _close(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()


class Results(NamedTuple):
    """The first page of a search, or a later one where `before_id` is not None."""

    wanted: Wanted
    hits: list[Found]
    renamed: list[Conversation]
    before_id: int | None = None


class Searcher(QObject):
    """Searches for what was wanted last; what was wanted before is ended and never told.

    `counted` carries how many fit, up to COUNTED, and how many there are at all.
    """

    found = Signal(object)
    counted = Signal(int, int)
    failed = Signal(object)

    def __init__(self, reading: HistoryReading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._serial = 0

    def search(self, wanted: Wanted) -> None:
        """Find the newest that fit."""
        self._serial += 1
        serial = self._serial
        self._reading.interrupt()
        self._reading.run(lambda r: self._first(r, serial, wanted), self._on_found, self._on_failed)

    def search_on(self, wanted: Wanted, before_id: int) -> None:
        """Find the next page of the same search."""
        serial = self._serial
        self._reading.run(
            lambda r: self._attempt(
                serial, lambda: Results(wanted, r.finder.find(wanted, PAGE, before_id), [], before_id)
            ),
            self._on_found,
            self._on_failed,
        )

    def count(self, wanted: Wanted) -> None:
        """Count what fits the search that was told last."""
        serial = self._serial
        self._reading.run(
            lambda r: self._attempt(serial, lambda: (r.finder.count(wanted, COUNTED), r.finder.turn_count())),
            self._on_counted,
            self._on_failed,
        )

    def stop(self) -> None:
        """Nothing is wanted any more."""
        self._serial += 1
        self._reading.interrupt()

    def _first(self, reader: HistoryReader, serial: int, wanted: Wanted) -> tuple[int, Results] | None:
        return self._attempt(
            serial,
            lambda: Results(wanted, reader.finder.find(wanted, PAGE), reader.finder.renamed(wanted.text)),
        )

    def _attempt(self, serial: int, work: Callable[[], Any]) -> tuple[int, Any] | None:
        """In the lane: None for what is stale before it begins or was ended in the middle."""
        if serial != self._serial:
            return None
        try:
            return serial, work()
        except Cancelled:
            return None

    def _on_found(self, outcome: tuple[int, Results] | None) -> None:
        if outcome is not None and outcome[0] == self._serial:
            self.found.emit(outcome[1])

    def _on_counted(self, outcome: tuple[int, tuple[int, int]] | None) -> None:
        if outcome is not None and outcome[0] == self._serial:
            self.counted.emit(*outcome[1])

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

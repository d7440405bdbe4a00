"""The history and the chat service, opened and used in the storage lane and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.services.chat import ChatService
    from medbot_desktop.services.corrections import CorrectionService
    from medbot_desktop.storage.history import History
    from medbot_desktop.ui.tasks import TaskRunner


class Records(NamedTuple):
    """What work in the storage lane is given."""

    history: History
    chat: ChatService
    corrections: CorrectionService


class Store:
    """Opens the records at the first piece of work, so that the window is on the screen before the disk is read."""

    def __init__(self, tasks: TaskRunner, open_records: Callable[[], Records]) -> None:
        self._tasks = tasks
        self._open_records = open_records
        self._records: Records | None = None

    def run(
        self,
        work: Callable[[Records], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the storage lane; call `then` or `failed` on the UI thread.

        Where the records cannot be opened, `failed` gets the error, and the next piece of work tries again.
        """
        self._tasks.start(lambda: work(self._opened()), "storage", then, failed)

    def close(self) -> None:
        """Close the records after all work given so far."""
        self._tasks.start(self._close, "storage")

    def _opened(self) -> Records:
        if self._records is None:
            self._records = self._open_records()
        return self._records

    def _close(self) -> None:
        if self._records is not None:
            self._records.history.close()
            self._records = None

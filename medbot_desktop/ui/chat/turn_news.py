"""What is told of the turns of the open conversation beside their answers: remarks, and how their rows fared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.domain.corrections import TurnRemarks
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.chat.turn_column import MOST_TURNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from medbot_desktop.domain.library import RowNow
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.desk import Desk, Opened
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.messages import LibraryState


class TurnNews(QObject):
    """Reads it in the lanes and shows it on the chat page."""

    def __init__(self, store: Store, tasks: TaskRunner, folder: Path, desk: Desk, chat: ChatPage) -> None:
        super().__init__(chat)
        self._store, self._tasks, self._folder, self._chat = store, tasks, folder, chat
        self._turns: dict[int, Turn] = {}
        self._library_version = -1
        self._serial = 0
        desk.opened.connect(self._on_opened)
        desk.older_read.connect(self._on_more)
        desk.newer_read.connect(self._on_more)
        desk.turn_changed.connect(self._on_turn_changed)

    def show_library(self, library: LibraryState) -> bool:
        """Look again what has become of the rows that are shown; whether the library is another."""
        if library.version == self._library_version:
            return False
        self._library_version = library.version
        self._read_fates()
        return True

    def read_remarks(self, turn_ids: list[int]) -> None:
        """Show what was said of these turns as it is now."""

        def read(records: Records) -> dict[int, TurnRemarks]:
            found = records.history.corrections.remarks(turn_ids)
            return {turn_id: found.get(turn_id, TurnRemarks()) for turn_id in turn_ids}

        if turn_ids:
            self._store.run(read, self._chat.pane.show_remarks, self._chat.show_failure)

    def _on_opened(self, opened: Opened) -> None:
        self._turns = {}
        self._take(opened.turns)

    def _on_more(self, turns: list[Turn]) -> None:
        self._take(turns)

    def _on_turn_changed(self, turn: Turn) -> None:
        self._take([turn])

    def _take(self, turns: Iterable[Turn]) -> None:
        taken = list(turns)
        self._turns.update((turn.id, turn) for turn in taken)
        if len(self._turns) > MOST_TURNS:
            # Those that the pane has let go of; what comes back to it is read anew.
            held = {turn.id for turn in (*self._chat.pane.turns, *taken)}
            self._turns = {turn_id: turn for turn_id, turn in self._turns.items() if turn_id in held}
        self.read_remarks([turn.id for turn in taken])
        self._read_fates()

    def _read_fates(self) -> None:
        """Look up the rows of answers that an earlier library gave; where the library is the same, so are they."""
        if self._library_version < 0:
            return
        rows = {
            turn.id: turn.answer.row
            for turn in self._turns.values()
            if turn.state is TurnState.COMPLETE
            and turn.answer is not None
            and turn.answer.row is not None
            and turn.answer.library_version != self._library_version
        }
        self._serial += 1
        folder, serial = self._folder, self._serial
        if not rows:
            self._chat.pane.show_fates({})
            return

        def read() -> tuple[int, dict[int, RowNow]]:
            from medbot_desktop.services.rows import read_fates

            return serial, read_fates(folder, rows)

        self._tasks.start(read, "io", self._on_fates, self._chat.show_failure)

    def _on_fates(self, read: tuple[int, dict[int, RowNow]]) -> None:
        serial, fates = read
        if serial == self._serial:  # else something newer is on its way
            self._chat.pane.show_fates(fates)

"""Empties the bin of what has lain there 30 days and wipes what was erased, a little at a time between other work."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medbot_desktop.domain.history import Removed
    from medbot_desktop.ui.store import Records, Store

FIRST_AFTER_MS = 20_000
"""Not while the program starts and the first question is asked."""
AGAIN_MS = 6 * 3_600_000
"""Where the program is never ended it still runs on each day."""


class Upkeep(QObject):
    """`erased` carries the names of the copies that could not be changed, once no byte is left in the history."""

    erased = Signal(list)
    failed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._refused: list[str] | None = None
        self._next = QTimer(self)
        self._next.setInterval(FIRST_AFTER_MS)
        self._next.timeout.connect(self._clear_old)

    def start(self) -> None:
        """Begin, some time after the history was opened."""
        self._next.start()

    def erase(self, removed: Sequence[Removed], copies: Sequence[Path]) -> None:
        """Erase what lies in the bin, and from copies of the history, for good."""

        def erase(records: Records) -> list[str]:
            return records.history.bin.erase(removed, copies)

        self._store.run(erase, self._on_erasing, self._on_failed)

    def _clear_old(self) -> None:
        self._next.setInterval(AGAIN_MS)
        self._store.run(lambda r: r.history.bin.erase_old(time.time()), self._step, self._on_quiet)

    def _on_erasing(self, refused: list[str]) -> None:
        self._refused = [*(self._refused or []), *refused]
        self._step()

    def _step(self, _outcome: object = None) -> None:
        """One step a turn of the lane: a question asked meanwhile is stored between two of them."""
        self._store.run(lambda r: r.history.bin.erase_step(), self._on_step, self._on_failed)

    def _on_step(self, done: bool) -> None:
        if not done:
            self._step()
        elif self._refused is not None:
            refused, self._refused = self._refused, None
            self.erased.emit(refused)

    def _on_failed(self, error: Exception) -> None:
        self._refused = None
        self.failed.emit(error)

    def _on_quiet(self, _error: Exception) -> None:
        """Nobody asked for it: a full disk or a newer file is told where somebody acts."""

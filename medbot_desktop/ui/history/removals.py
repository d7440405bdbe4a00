"""Taking turns and conversations away, and giving them back: every removal of this window can be undone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.ui.store import Records, Store


@dataclass(frozen=True, slots=True)
class Removal:
    """What was put in the bin together."""

    turn_ids: tuple[int, ...] = ()
    conversation_ids: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.turn_ids) or len(self.conversation_ids)


class Removals(QObject):
    """`removed` and `restored` carry a Removal once it is on disk."""

    removed = Signal(object)
    restored = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._done: list[Removal] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def remove_turns(self, turn_ids: Sequence[int]) -> None:
        """Put turns in the bin; those being answered are stopped first."""
        self._remove(Removal(turn_ids=tuple(turn_ids)))

    def remove_conversations(self, conversation_ids: Sequence[int]) -> None:
        self._remove(Removal(conversation_ids=tuple(conversation_ids)))

    def undo(self) -> None:
        """Give back what was taken last."""
        if self._done:
            self.restore(self._done.pop())

    def restore(self, removal: Removal) -> None:
        """Give back what lies in the bin."""

        def restore(records: Records) -> Removal:
            records.history.bin.restore_turns(removal.turn_ids)
            records.history.bin.restore_conversations(removal.conversation_ids)
            return removal

        self._store.run(restore, self._on_restored, self._on_failed)

    def _remove(self, removal: Removal) -> None:
        if not removal.count:
            return

        def remove(records: Records) -> Removal:
            now = time.time()
            for turn_id in removal.turn_ids:
                records.chat.cancel(turn_id)
            records.history.bin.delete_turns(removal.turn_ids, now)
            records.history.bin.delete_conversations(removal.conversation_ids, now)
            return removal

        self._store.run(remove, self._on_removed, self._on_failed)

    def _on_removed(self, removal: Removal) -> None:
        self._done.append(removal)
        self.removed.emit(removal)

    def _on_restored(self, removal: Removal) -> None:
        if removal in self._done:
            self._done.remove(removal)
        self.restored.emit(removal)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

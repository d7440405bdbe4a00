"""Names, pins and labels: how a user keeps conversations and turns findable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.history import LABEL_LENGTH, Label
from medbot_desktop.domain.search_words import fold
from medbot_desktop.storage.history_records import storable, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.storage.history_records import HistoryFile


class HistoryLabels:
    """Used from the thread that writes the history. Ids that do not exist are passed over."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file

    def rename(self, conversation_id: int, title: str) -> None:
        """Give a conversation a title of the user's own; blanks alone change nothing."""
        title = " ".join(storable(title).replace("\0", " ").split())
        if title:
            self._file.database.execute(
                "UPDATE conversations SET title = ?, renamed = 1 WHERE id = ?", (title, conversation_id)
            )

    def pin_conversations(self, conversation_ids: Sequence[int], pinned: bool) -> None:
        """Keep conversations above all others, or no longer."""
        self._many("UPDATE conversations SET pinned = ? WHERE id = ?", pinned, conversation_ids)

    def pin_turns(self, turn_ids: Sequence[int], pinned: bool) -> None:
        """Mark turns to be found by it, or no longer."""
        self._many("UPDATE turns SET pinned = ? WHERE id = ?", pinned, turn_ids)

    def labels(self) -> list[Label]:
        """All labels by name, with how many conversations wear each."""
        records = self._file.database.rows(
            "SELECT l.id, l.name, count(c.id) FROM labels l "
            "LEFT JOIN conversation_labels cl ON cl.label_id = l.id "
            "LEFT JOIN conversations c ON c.id = cl.conversation_id AND c.deleted_at IS NULL "
            "GROUP BY l.id ORDER BY l.folded"
        )
        return self._file.read(records, lambda r: Label(int(r[0]), text_of(r[1]), int(r[2])))

    def label(self, conversation_ids: Sequence[int], name: str, on: bool = True) -> None:
        """Put a label on conversations or take it off; one that nothing wears any more is gone."""
        name = " ".join(storable(name).replace("\0", " ").split())[:LABEL_LENGTH]
        folded = fold(name)
        if not folded:
            return
        database = self._file.database
        with database.writing():
            if on:
                database.execute("INSERT OR IGNORE INTO labels (name, folded) VALUES (?, ?)", (name, folded))
                sql = (
                    "INSERT OR IGNORE INTO conversation_labels (label_id, conversation_id) "
                    "SELECT l.id, c.id FROM labels l, conversations c WHERE l.folded = ? AND c.id = ?"
                )
            else:
                sql = (
                    "DELETE FROM conversation_labels WHERE label_id = (SELECT id FROM labels WHERE folded = ?) "
                    "AND conversation_id = ?"
                )
            database.execute_many(sql, ((folded, number) for number in conversation_ids))
            database.execute("DELETE FROM labels WHERE id NOT IN (SELECT label_id FROM conversation_labels)")

    def _many(self, sql: str, value: object, numbers: Sequence[int]) -> None:
        with self._file.database.writing():
            self._file.database.execute_many(sql, ((value, number) for number in numbers))

"""The lines of the history list, as Qt asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from medbot_desktop.ui.kinds import kind_word

if TYPE_CHECKING:
    from medbot_desktop.domain.kinds import AnswerKind
    from medbot_desktop.domain.search_words import Span

ENTRY = int(Qt.ItemDataRole.UserRole)


class Entry(NamedTuple):
    """A line of the list. A group has only a title; a hit has a snippet and a turn. Spans mark what was searched."""

    title: str
    conversation_id: int = 0
    turn_id: int = 0
    kind: AnswerKind | None = None
    when: str = ""
    snippet: str = ""
    title_marks: tuple[Span, ...] = ()
    snippet_marks: tuple[Span, ...] = ()
    pinned: bool = False
    remark: str = ""

    @property
    def is_group(self) -> bool:
        return not self.conversation_id


class HistoryModel(QAbstractListModel):
    """The entries of the list; groups cannot be chosen. `renamed` when a title was written in its line."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def add_entries(self, entries: list[Entry]) -> None:
        """Add entries at the end."""
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries = [*self._entries, *entries]
            self.endInsertRows()

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, conversation_id: int) -> int:
        """The row of a conversation, or -1."""
        rows = (row for row, entry in enumerate(self._entries) if entry.conversation_id == conversation_id)
        return next(rows, -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if entry.is_group else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                w for w in (entry.title, kind_word(entry.kind) if entry.kind else "", entry.when) if w
            )
        return entry if role == ENTRY else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self._entries[index.row()].is_group:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        # A hit is a question as it was asked: only a conversation has a title to change.
        return flags if self._entries[index.row()].turn_id else flags | Qt.ItemFlag.ItemIsEditable

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        entry, title = self._entries[index.row()], " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not title or title == entry.title:
            return False
        self._entries[index.row()] = entry._replace(title=title)
        self.dataChanged.emit(index, index)
        self.renamed.emit(entry.conversation_id, title)
        return True

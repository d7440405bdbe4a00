"""What stands in the history list: conversations under their days, or the hits of a search with their marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from medbot_desktop.domain.kinds import AnswerKind
from medbot_desktop.domain.search_words import SearchWords, Span, marks
from medbot_desktop.ui.days import day_group, time_words
from medbot_desktop.ui.kinds import kind_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QLocale

    from medbot_desktop.domain.history import Found
    from medbot_desktop.domain.turns import Conversation

ENTRY = int(Qt.ItemDataRole.UserRole)
SNIPPET_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass
class Entries:
    """Entries made for a reader's locale at a moment (UTC seconds)."""

    locale: QLocale
    now: float
    made: list[Entry] = field(default_factory=list)

    def of_pinned(self, conversations: Sequence[Conversation], title: str) -> list[Entry]:
        if conversations:
            self.made.append(Entry(title))
        self.made += [self._of_conversation(conversation) for conversation in conversations]
        return self.made

    def _of_conversation(self, conversation: Conversation) -> Entry:
        return Entry(
            conversation.title,
            conversation.id,
            kind=AnswerKind(conversation.last_kind) if conversation.last_kind else None,
            when=time_words(conversation.updated_at, self.now, self.locale),
            pinned=conversation.pinned,
        )

    def of_conversations(self, conversations: Sequence[Conversation]) -> list[Entry]:
        group = ""
        for conversation in conversations:
            day = day_group(conversation.updated_at, self.now, self.locale)
            if day != group:
                group = day
                self.made.append(Entry(day))
            self.made.append(self._of_conversation(conversation))
        return self.made

    def of_hits(self, hits: Sequence[Found], searched: SearchWords) -> list[Entry]:
        group = ""
        for hit in hits:
            day = day_group(hit.asked_at, self.now, self.locale)
            if day != group:
                group = day
                self.made.append(Entry(day))
            title = " ".join(hit.question.split())
            snippet = snippet_around(" ".join(hit.text.partition("\n")[0].split()), searched)
            self.made.append(
                Entry(
                    title,
                    hit.conversation_id,
                    hit.turn_id,
                    hit.kind,
                    time_words(hit.asked_at, self.now, self.locale),
                    snippet,
                    marks(title, searched),
                    marks(snippet, searched),
                    hit.pinned,
                    _where(hit),
                )
            )
        return self.made


def _where(hit: Found) -> str:
    """The data set and the rows an answer shows."""
    translate = QCoreApplication.translate
    if not hit.rows:
        return ""
    if len(hit.rows) == 1:
        row = translate("Entries", "row {number}").format(number=hit.rows[0])
        return f"{hit.dataset} · {row}"
    return translate("Entries", "rows {numbers}").format(numbers=", ".join(hit.rows))


def snippet_around(text: str, searched: SearchWords) -> str:
    """The text from a little before its first hit on."""
    found = marks(text, searched)
    start = found[0][0] - SNIPPET_BEFORE if found else 0
    if start <= 0:
        return text
    space = text.find(" ", start)
    return "…" + text[space + 1 if 0 <= space < found[0][0] else start :]


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
        self._entries[index.row()] = replace(entry, title=title)
        self.dataChanged.emit(index, index)
        self.renamed.emit(entry.conversation_id, title)
        return True

"""The history beside the chat: a new question, the search field, and what was asked, by day."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.ui.history.reading import Searcher
from medbot_desktop.ui.history.search_frame import SearchFrame
from medbot_desktop.ui.labels import Label
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.history import Found
    from medbot_desktop.domain.turns import Conversation
    from medbot_desktop.ui.history.conversation_list import ConversationList
    from medbot_desktop.ui.history.model import Entry
    from medbot_desktop.ui.history.reading import HistoryReading, Results
    from medbot_desktop.ui.store import Store
    from medbot_desktop.ui.theme import Look

SEARCH_AFTER_MS = 150
PAGE = 200


class HistorySidebar(Translated, QFrame):
    """Emits `opened` with a conversation and, for a hit, its turn (else 0)."""

    opened = Signal(int, int)
    menu_wanted = Signal(list, object)
    delete_wanted = Signal(list)
    renamed = Signal(int, str)
    new_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        look: Look,
        language: Language,
        store: Store,
        history: HistoryReading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._searcher = Searcher(history, self)
        self._searcher.found.connect(self._on_found)
        self._searcher.failed.connect(self.failed)
        self._look, self._language, self._store = look, language, store
        self._current = 0
        self._pinned: list[Conversation] = []
        self._conversations: list[Conversation] = []
        self._hits: list[Found] | None = None
        self._was_read = False
        self._renamed: list[Conversation] = []
        self.setObjectName("sidebar")
        self._column = column = QVBoxLayout(self)
        set_measures(column, 12, 12, 12, 0, 2)
        top = QVBoxLayout()
        set_measures(top, 0, 0, 0, 0, 8)
        column.addLayout(top)
        self.new_button = QPushButton()
        set_icon(self.new_button, "plus", 18, "text")
        self.new_button.clicked.connect(self.new_wanted)
        top.addWidget(self.new_button)
        self._key = Label("Ctrl F", role="key")
        self._key.setIndent(0)
        self._search_frame = SearchFrame(32, 17, self._key)
        self.search_field = self._search_frame.field
        self.search_field.textChanged.connect(self._on_search_changed)
        self.search_field.focused.connect(self._show_key)
        self.search_field.downed.connect(self._on_search_downed)
        top.addWidget(self._search_frame)
        self._nothing = Label(role="quiet", wrap=True)
        self._nothing.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._nothing)
        column.addStretch()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_AFTER_MS)
        self._wait.timeout.connect(self._search)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    @cached_property
    def lines(self) -> ConversationList:
        """The list. Made with its first line: the first paint has none, and a list of Qt's takes 7 ms to load."""
        from medbot_desktop.ui.history.conversation_list import ConversationList

        view = ConversationList(self._look)
        view.setAccessibleName(self.tr("History"))
        view.picked_row.connect(self._on_opened)
        view.entered_row.connect(self._on_opened)
        view.deleted_rows.connect(self._on_deleted)
        view.edited_row.connect(self._on_edited)
        view.customContextMenuRequested.connect(self._on_menu)
        view.entries.renamed.connect(self.renamed)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        add_shown(self._column, view, 1)
        self.setTabOrder(self._search_frame.clear_button, view)
        self._look.dress(view)
        return view

    @property
    def _has_lines(self) -> bool:
        return "lines" in self.__dict__

    def refresh(self) -> None:
        """Read the newest conversations again."""
        self._store.run(
            lambda r: (
                r.history.conversations(limit=PAGE, pinned=True),
                r.history.conversations(limit=PAGE, pinned=False),
            ),
            self._on_conversations,
            self._on_failed,
        )

    def edit_title(self, conversation_id: int) -> None:
        """Let the user change a conversation's title in its line."""
        row = self.lines.entries.row_of(conversation_id)
        if row >= 0:
            self._on_edited(self.lines.entries.index(row))

    def show_current(self, conversation_id: int | None) -> None:
        """Mark the conversation that is open."""
        self._current = conversation_id or 0
        self._select_current()

    def focus_search(self) -> None:
        self._search_frame.focus()

    def clear_search(self) -> None:
        self.search_field.clear()

    def retranslate(self) -> None:
        self.new_button.setText(self.tr("New question"))
        self.search_field.setPlaceholderText(self.tr("Search history"))
        if self._has_lines:
            self.lines.setAccessibleName(self.tr("History"))
        self._show()

    # Searching

    def _on_search_changed(self, text: str) -> None:
        self._show_key()
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._searcher.stop()
            self._hits = None
            self._show()

    def _search(self) -> None:
        from medbot_desktop.domain.wanted import Wanted

        self._searcher.search(Wanted(self.search_field.text()))

    def _on_found(self, results: Results) -> None:
        self._hits, self._renamed = results.hits, results.renamed
        self._show()

    def _show_key(self, _focused: bool = False) -> None:
        self._key.setVisible(not self.search_field.text() and not self.search_field.hasFocus())

    def _on_search_downed(self) -> None:
        if self._has_lines and self.lines.entries.rowCount() > 1:
            self.lines.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.lines.currentIndex().isValid():
                self.lines.setCurrentIndex(self.lines.entries.index(1))

    # The list

    def _on_conversations(self, read: tuple[list[Conversation], list[Conversation]]) -> None:
        self._pinned, self._conversations = read
        self._was_read = True
        if self._has_lines and self.lines.is_editing:
            return  # shown when the title has been written
        if self._hits is None:
            self._show()

    def _on_scrolled(self, value: int) -> None:
        bar = self.lines.verticalScrollBar()
        if self._hits is not None or value < bar.maximum() or len(self._conversations) < PAGE:
            return
        last = self._conversations[-1]
        before = (last.updated_at, last.id)
        self._store.run(
            lambda r: (before, r.history.conversations(before=before, limit=PAGE, pinned=False)),
            self._on_older,
            self._on_failed,
        )

    def _on_older(self, read: tuple[tuple[float, int], list[Conversation]]) -> None:
        before, older = read
        last = self._conversations[-1] if self._conversations else None
        if older and last is not None and (last.updated_at, last.id) == before:
            self._conversations = [*self._conversations, *older]
            if self._hits is None:
                self._show()

    def _entries(self) -> list[Entry]:
        """What stands in the list. At the first paint that is nothing, and what makes the lines is not loaded."""
        if not (self._pinned or self._conversations or self._hits or self._renamed):
            return []
        from medbot_desktop.domain.search_words import read_search
        from medbot_desktop.ui.history.entries import Entries

        entries = Entries(self._language.locale, time.time())
        if self._hits is None:
            entries.of_pinned(self._pinned, self.tr("Pinned"))
            return entries.of_conversations(self._conversations)
        if self._renamed:
            entries.of_pinned(self._renamed, self.tr("Conversations with this name"))
        return entries.of_hits(self._hits, read_search(self.search_field.text()))

    def _show(self) -> None:
        entries = self._entries()
        if entries or self._has_lines:
            bar = self.lines.verticalScrollBar()
            kept = bar.value()
            self.lines.entries.show_entries(entries)
            self._select_current()
            bar.setValue(kept if self._hits is None else 0)
        self._nothing.setText(self._nothing_words())
        # Before the history is read, "none yet" would look as if it were lost.
        known = self._was_read or self._hits is not None
        self._nothing.setVisible(known and not entries)

    def _nothing_words(self) -> str:
        if self._hits is None:
            return self.tr("Every question will be kept here. There are none yet.")
        words = self.tr("Nothing with “{words}”. Try one word.")
        return words.format(words=self.search_field.text().strip())

    def _select_current(self) -> None:
        if not self._has_lines:
            return
        shown = self._current and self._hits is None
        row = self.lines.entries.row_of(self._current) if shown else -1
        if row < 0:
            self.lines.clearSelection()
            self.lines.setCurrentIndex(QModelIndex())
        else:
            self.lines.setCurrentIndex(self.lines.entries.index(row))

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self.lines.entries.entry(index.row())
            if not entry.is_group:
                self.opened.emit(entry.conversation_id, entry.turn_id)

    def _chosen(self) -> list[int]:
        """The conversations that are chosen, from the top; a hit stands for one question of its conversation."""
        rows = sorted(index.row() for index in self.lines.selectedIndexes())
        entries = [self.lines.entries.entry(row) for row in rows]
        return [entry.conversation_id for entry in entries if not entry.is_group and not entry.turn_id]

    def _on_deleted(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.delete_wanted.emit(chosen)

    def _on_edited(self, index: QModelIndex) -> None:
        if index.isValid() and not self.lines.entries.entry(index.row()).turn_id:
            self.lines.setCurrentIndex(index)
            self.lines.edit(index)

    def _on_menu(self, at: QPoint) -> None:
        index = self.lines.indexAt(at)
        if index.isValid() and not self.lines.entries.entry(index.row()).is_group:
            entry, chosen = self.lines.entries.entry(index.row()), self._chosen()
            among = (
                chosen if entry.conversation_id in chosen and not entry.turn_id else [entry.conversation_id]
            )
            self.menu_wanted.emit(among, self.lines.viewport().mapToGlobal(at))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._show()

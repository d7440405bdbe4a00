"""Ties the acts on turns and conversations to the chat and the sidebar; the main window makes one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from medbot_desktop.ui.chat.turn_actions import TurnActs
from medbot_desktop.ui.history.conversation_actions import ConversationActs
from medbot_desktop.ui.history.removals import Removal, Removals
from medbot_desktop.ui.history.upkeep import Upkeep

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.chat.desk import Desk
    from medbot_desktop.ui.chat.notices import NoticeBar
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.history.sidebar import HistorySidebar
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


class HistoryWiring(QObject):
    """Everything that changes the history but asking."""

    def __init__(
        self,
        look: Look,
        reading: Reading,
        store: Store,
        tasks: TaskRunner,
        desk: Desk,
        chat: ChatPage,
        sidebar: HistorySidebar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._desk, self._chat, self._sidebar = store, desk, chat, sidebar
        self._to_tell: Removal | None = None
        self.removals = Removals(store, self)
        self.upkeep = Upkeep(store, self)
        self.turns = TurnActs(look, reading, store, tasks, desk, self.removals, window)
        self.conversations = ConversationActs(look, store, self.removals, window)
        desk.opened.connect(self._on_opened)
        chat.pane.menu_wanted.connect(self.turns.open_menu)
        self.turns.changed.connect(chat.pane.replace_turn)
        self.turns.edit_wanted.connect(chat.edit_question)
        self.turns.told.connect(self._tell)
        chat.head.menu_wanted.connect(self._on_head_menu)
        chat.notices.acted.connect(self._on_notice_acted)
        sidebar.menu_wanted.connect(self.conversations.open_menu)
        sidebar.delete_wanted.connect(self.removals.remove_conversations)
        sidebar.renamed.connect(self.conversations.rename)
        self.conversations.rename_wanted.connect(sidebar.edit_title)
        self.conversations.changed.connect(self._on_changed)
        self.removals.removed.connect(self._on_removed)
        self.removals.restored.connect(self._on_restored)
        for part in (self.removals, self.upkeep, self.turns, self.conversations):
            part.failed.connect(chat.show_failure)

    def start(self) -> None:
        """The history is open."""
        self.upkeep.start()

    def add_undo_key(self, place: QWidget) -> None:
        """Ctrl+Z in `place` gives back what was deleted last, unless a field there has something to undo itself."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), place)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.removals.undo)

    def tell_removed(self, notices: NoticeBar, removal: Removal) -> None:
        """Say what was deleted, with the way back."""
        if removal.turn_ids:
            words = self.tr("%n question(s) deleted.", "", removal.count)
        else:
            words = self.tr("%n conversation(s) deleted.", "", removal.count)
        notices.show_notice(
            words,
            self.tr("30 days in the bin."),
            [("undo", self.tr("Undo"))],
            warning=False,
            icon="trash",
        )

    def _tell(self, words: str) -> None:
        self._chat.notices.show_notice(words, warning=False)

    def _on_head_menu(self, at: object) -> None:
        if self._desk.conversation_id is not None:
            self.conversations.open_menu([self._desk.conversation_id], at)  # type: ignore[arg-type]

    def _on_notice_acted(self, action: str) -> None:
        if action == "undo":
            self.removals.undo()

    def _on_changed(self) -> None:
        self._sidebar.refresh()
        self._desk.read_title()

    def _on_removed(self, removal: Removal) -> None:
        for turn_id in removal.turn_ids:
            self._desk.forget(turn_id)
            self._chat.pane.remove_turn(turn_id)
        left = self._chat.pane.turns
        if self._desk.conversation_id in removal.conversation_ids or (removal.turn_ids and not left):
            self._to_tell = removal  # a page that is opened begins without news
            self._chat.open(None)
        else:
            self.tell_removed(self._chat.notices, removal)
        self._sidebar.refresh()

    def _on_opened(self) -> None:
        removal, self._to_tell = self._to_tell, None
        if removal is not None:
            self.tell_removed(self._chat.notices, removal)

    def _on_restored(self, removal: Removal) -> None:
        self._chat.notices.dismiss()
        self._sidebar.refresh()
        if removal.turn_ids:
            self._store.run(lambda r: _turns(r, removal.turn_ids), self._on_turns_back)
        elif len(removal.conversation_ids) == 1:
            self._chat.open(removal.conversation_ids[0])

    def _on_turns_back(self, turns: list[Turn]) -> None:
        for turn in turns:
            if turn.conversation_id != self._desk.conversation_id:
                self._chat.open(turn.conversation_id, turn.id)
                return
            self._chat.pane.insert_turn(turn)


def _turns(records: Records, turn_ids: tuple[int, ...]) -> list[Turn]:
    return [records.history.turn(turn_id) for turn_id in turn_ids]

"""Ties the acts on turns and conversations to the chat and the sidebar; the main window makes one of these."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from medbot_desktop.ui.chat.turn_actions import TurnActs
from medbot_desktop.ui.history.conversation_actions import ConversationActs
from medbot_desktop.ui.history.exports import HistoryExports
from medbot_desktop.ui.history.removals import Removal, Removals
from medbot_desktop.ui.history.upkeep import Upkeep

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.services.backups import Backups
    from medbot_desktop.ui.chat.desk import Desk
    from medbot_desktop.ui.chat.notices import NoticeBar, Words
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.history.place import HistoryPlace
    from medbot_desktop.ui.history.reading import HistoryReading
    from medbot_desktop.ui.history.sidebar import HistorySidebar
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


class HistoryWiring(QObject):
    """Everything that changes the history but asking; `history_changed` when lists have to be read again.

    `chat_wanted` when what was chosen elsewhere goes on in the chat.
    """

    history_changed = Signal()
    chat_wanted = Signal()

    def __init__(
        self,
        look: Look,
        reading: Reading,
        language: Language,
        store: Store,
        tasks: TaskRunner,
        history: HistoryReading,
        folder: Path,
        backups: Backups,
        desk: Desk,
        chat: ChatPage,
        sidebar: HistorySidebar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._desk, self._chat, self._sidebar = store, desk, chat, sidebar
        self._look, self._reading, self._language, self._tasks = look, reading, language, tasks
        self._backups = backups
        self._to_tell: Removal | None = None
        self._to_do: tuple[str, Turn] | None = None
        self.history = history
        self.exports = HistoryExports(language, store, tasks, folder, window)
        self.removals = Removals(store, self)
        self.upkeep = Upkeep(store, self)
        self.turns = TurnActs(look, reading, store, tasks, desk, self.removals, window)
        self.conversations = ConversationActs(look, store, self.removals, window)
        desk.opened.connect(self._on_opened)
        chat.pane.menu_wanted.connect(self.turns.open_menu)
        self.turns.changed.connect(chat.pane.replace_turn)
        self.turns.edit_wanted.connect(self._on_edit)
        self.turns.acted.connect(self._on_acted)
        self.turns.told.connect(self._tell)
        chat.head.menu_wanted.connect(self._on_head_menu)
        chat.notices.acted.connect(self._on_notice_acted)
        sidebar.menu_wanted.connect(self.conversations.open_menu)
        sidebar.delete_wanted.connect(self.removals.remove_conversations)
        sidebar.renamed.connect(self.conversations.rename)
        self.conversations.rename_wanted.connect(sidebar.edit_title)
        self.conversations.changed.connect(self._on_changed)
        self.conversations.export_wanted.connect(self.exports.export_conversations)
        self.exports.told.connect(self._tell_sentence)
        self.exports.imported.connect(self._on_changed)
        desk.history_changed.connect(self.history_changed)
        self.removals.removed.connect(self._on_removed)
        self.removals.restored.connect(self._on_restored)
        for part in (self.removals, self.upkeep, self.turns, self.conversations, self.exports):
            part.failed.connect(self._on_failed)

    @cached_property
    def place(self) -> HistoryPlace:
        """The History place, made and its code loaded when it is first wanted."""
        from medbot_desktop.ui.history.place import HistoryPlace

        return HistoryPlace(
            self._look,
            self._reading,
            self._language,
            self._store,
            self._tasks,
            self._backups,
            self,
        )

    def _shown_place(self) -> HistoryPlace | None:
        """The History place if it is what the user looks at."""
        place = self.__dict__.get("place")
        return place if place is not None and place.page.isVisible() else None

    def keep_place(self, kept: QSettings) -> None:
        """Note how wide the page's parts are, if it was made."""
        place = self.__dict__.get("place")
        if place is not None:
            kept.setValue("history_splitter", place.page.search.splitter.saveState())

    def close(self) -> None:
        """The window closes, or the files are replaced: let go of them."""
        self.exports.stop()
        self.history.close()

    def show_link(self, address: str) -> None:
        """Ask before a link is opened, where that is asked."""
        self.chat_wanted.emit()
        self._chat.ask_to_open(address)

    def show_changed(self, turns: list[Turn]) -> None:
        """Show turns anew where they stand in the chat."""
        for turn in turns:
            self._chat.pane.replace_turn(turn)
        self._sidebar.refresh()

    def forget_all(self) -> None:
        """Every question is going: begin with an empty page."""
        for turn in self._chat.pane.turns:
            self._desk.forget(turn.id)
        self._chat.composer.show_draft("")
        self._chat.open(None)
        self._sidebar.refresh()
        self.history_changed.emit()

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

        def words() -> str:
            if removal.turn_ids:
                return self.tr("%Ln question(s) deleted.", "", removal.count)
            return self.tr("%Ln conversation(s) deleted.", "", removal.count)

        notices.show_notice(
            words,
            lambda: self.tr("30 days in the bin."),
            [("undo", lambda: self.tr("Undo"))],
            warning=False,
            icon="trash",
        )

    def _tell(self, words: Words) -> None:
        place = self._shown_place()
        notices = place.page.notices if place is not None else self._chat.notices
        notices.show_notice(words, warning=False)

    def _tell_sentence(self, sentence: Sentence) -> None:
        self._tell(lambda: self._reading.sentence(sentence))

    def _on_failed(self, error: Exception) -> None:
        place = self._shown_place()
        if place is not None:
            place.show_failure(error)
        else:
            self._chat.show_failure(error)

    def _on_edit(self, question: str) -> None:
        self.chat_wanted.emit()
        self._chat.edit_question(question)

    def _on_acted(self, act: str, turn: Turn) -> None:
        """What is done beside the chat, at the turn: its conversation is opened for it."""
        self.chat_wanted.emit()
        if turn.conversation_id == self._desk.conversation_id:
            self._chat.pane.acted.emit(act, turn, None)
        else:
            self._to_do = act, turn
            self._chat.open(turn.conversation_id, turn.id)

    def _on_head_menu(self, at: object) -> None:
        if self._desk.conversation_id is not None:
            self.conversations.open_menu([self._desk.conversation_id], at)  # type: ignore[arg-type]

    def _on_notice_acted(self, action: str) -> None:
        if action == "undo":
            self.removals.undo()

    def _on_changed(self) -> None:
        self._sidebar.refresh()
        self._desk.read_title()
        self.history_changed.emit()

    def _on_removed(self, removal: Removal) -> None:
        for turn_id in removal.turn_ids:
            self._desk.forget(turn_id)
            self._chat.pane.remove_turn(turn_id)
        left = self._chat.pane.turns
        if self._desk.conversation_id in removal.conversation_ids or (removal.turn_ids and not left):
            self._to_tell = removal  # a page that is opened begins without news
            self._chat.open(None)
        elif self._shown_place() is None:
            self.tell_removed(self._chat.notices, removal)
        self._sidebar.refresh()

    def _on_opened(self) -> None:
        to_do, self._to_do = self._to_do, None
        if to_do is not None and to_do[1].conversation_id == self._desk.conversation_id:
            self._chat.pane.acted.emit(*to_do, None)
        removal, self._to_tell = self._to_tell, None
        if removal is not None and self._shown_place() is None:
            self.tell_removed(self._chat.notices, removal)

    def _on_restored(self, removal: Removal) -> None:
        self._chat.notices.dismiss()
        self._sidebar.refresh()
        if removal.turn_ids:
            self._store.run(lambda r: _turns(r, removal.turn_ids), self._on_turns_back)
        elif len(removal.conversation_ids) == 1 and self._shown_place() is None:
            self._chat.open(removal.conversation_ids[0])

    def _on_turns_back(self, turns: list[Turn]) -> None:
        for turn in turns:
            if turn.conversation_id != self._desk.conversation_id:
                if self._shown_place() is not None:
                    continue
                self._chat.open(turn.conversation_id, turn.id)
                return
            self._chat.pane.insert_turn(turn)


def _turns(records: Records, turn_ids: tuple[int, ...]) -> list[Turn]:
    return [records.history.turn(turn_id) for turn_id in turn_ids]

"""The large search: the words, how many fit, the filters, the hits by day, and what is chosen beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from medbot_desktop.domain.search_words import read_search
from medbot_desktop.ui.history.filters import FilterBar
from medbot_desktop.ui.history.found_list import FoundList
from medbot_desktop.ui.history.preview import WIDTH, Preview
from medbot_desktop.ui.history.reading import COUNTED, PAGE, HistoryReading, Results, Searcher
from medbot_desktop.ui.history.search_frame import SearchFrame
from medbot_desktop.ui.history.sidebar import SEARCH_AFTER_MS
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.history import Label as HistoryLabel
    from medbot_desktop.domain.history import Wanted
    from medbot_desktop.domain.turns import Conversation, Turn
    from medbot_desktop.storage.history_reader import HistoryReader
    from medbot_desktop.ui.history.model import Entry
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.theme import Look

PREVIEW_FROM = 900
LEFT, TOP, RIGHT, BOTTOM, BETWEEN = 20, 12, 12, 10, 8
"""Around the column of what is found, and between its parts."""
Names = tuple[list[tuple[str, int]], list[str], list["HistoryLabel"]]


class SearchView(Translated, QWidget):
    """Emits what is to be done with what is chosen; reads and shows, changes nothing itself."""

    opened = Signal(int, int)
    turn_menu_wanted = Signal(object, object)
    pin_wanted = Signal(list, bool)
    label_wanted = Signal(list, object)
    delete_wanted = Signal(list)
    link_clicked = Signal(str)
    failed = Signal(object)

    def __init__(
        self, look: Look, reading: Reading, language: Language, store: Store, history: HistoryReading
    ) -> None:
        super().__init__()
        self._look, self._language, self._store = look, language, store
        self._history = history
        self._entries: list[Entry] = []
        self._counts = (-1, -1)
        self._menu_at: QPoint | None = None
        self.searcher = Searcher(history, self)
        self.searcher.found.connect(self._on_found)
        self.searcher.counted.connect(self._on_counted)
        self.searcher.failed.connect(self.failed)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        column.addWidget(self.splitter)
        left = QWidget()
        inner = QVBoxLayout(left)
        set_measures(inner, LEFT, TOP, RIGHT, BOTTOM, BETWEEN)
        self._count = ElidedLabel(role="meta")
        self._frame = SearchFrame(40, 20, self._count)
        self.field = self._frame.field
        self.field.textChanged.connect(self._on_typed)
        self.field.downed.connect(self._on_downed)
        inner.addWidget(self._frame)
        self.filters = FilterBar(look, language)
        self.filters.changed.connect(self._on_filters)
        inner.addWidget(self.filters)
        self._nothing = Label(role="quiet", wrap=True)
        self._nothing.setContentsMargins(4, 12, 4, 4)
        inner.addWidget(self._nothing)
        self.list = FoundList(look, language)
        self.list.opened.connect(self.opened)
        self.list.chosen_changed.connect(self._on_chosen)
        self.list.read_on_wanted.connect(self._on_read_on)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        inner.addWidget(self.list, 1)
        self.preview = Preview(look, reading)
        self.preview.acted.connect(self._on_acted)
        self.preview.link_clicked.connect(self.link_clicked)
        self._left = Scrolled(left)
        self._left.installEventFilter(self)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_AFTER_MS)
        self._wait.timeout.connect(self.search)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    @property
    def wanted(self) -> Wanted:
        """What is searched for now, words and filters."""
        return replace(self.filters.wanted, text=self.field.text())

    @property
    def turn_ids_chosen(self) -> list[int]:
        return [entry.turn_id for entry in self._entries if entry.turn_id]

    @property
    def found_count(self) -> int:
        """How many fit, up to COUNTED; -1 while they are being counted."""
        return self._counts[0]

    def search(self) -> None:
        """Search again, now."""
        self._wait.stop()
        self.searcher.search(self.wanted)

    def refresh(self) -> None:
        """The history has changed: search again and read the names for the menus."""
        self.search()
        self._history.run(_names, self._on_names, self._on_failed)

    def restore(self, sizes: object) -> None:
        """As wide as the parts were left the last time."""
        if isinstance(sizes, QByteArray) and self.splitter.restoreState(sizes):
            self.splitter.setProperty("placed", True)

    def focus_search(self) -> None:
        self._frame.focus()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr('Search every question: words, "a phrase", -without'))
        self.list.setAccessibleName(self.tr("Questions found"))
        self._show_count()
        self._show_nothing()
        self.list.show_again()

    # Searching

    def _on_typed(self) -> None:
        self._wait.start()

    def _on_filters(self) -> None:
        self.search()

    def _on_found(self, results: Results) -> None:
        more = len(results.hits) == PAGE
        if results.before_id is not None:
            self.list.add_hits(results.hits, more)
            return
        self._counts = (-1, -1)
        self.list.show_hits(results.hits, results.renamed, results.wanted.text, more)
        self._show_nothing()
        self._show_count()
        self.searcher.count(results.wanted)

    def _on_counted(self, found: int, total: int) -> None:
        self._counts = (found, total)
        self._show_count()
        self._show_nothing()

    def _on_read_on(self, before_id: int) -> None:
        self.searcher.search_on(self.wanted, before_id)

    def _on_names(self, names: Names) -> None:
        self.filters.show_names(*names)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _show_count(self) -> None:
        found, total = self._counts
        if found < 0:
            self._count.setText("")
            return
        number = self._language.locale.toString
        shown = number(found) + ("+" if found == COUNTED else "")
        self._count.setText(
            self.tr("{found} of {total}, with or without accents").format(found=shown, total=number(total))
        )

    def _show_nothing(self) -> None:
        empty = not self.list.found_model.rowCount()
        self._nothing.setVisible(empty and self._counts[0] >= 0)
        if self._counts[1] == 0:
            self._nothing.setText(self.tr("Every question will be kept here. There are none yet."))
        elif self.field.text().strip():
            words = self.tr("Nothing with “{words}”. Try one word.")
            self._nothing.setText(words.format(words=self.field.text().strip()))
        else:
            self._nothing.setText(self.tr("Nothing fits these filters."))

    def _on_downed(self) -> None:
        if self.list.found_model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid() or not self._entries:
                self.list.choose_first()

    # What is chosen

    def _on_chosen(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._menu_at = None
        if len(entries) != 1:
            self.preview.show_count(len(entries)) if entries else self.preview.show_nothing()
            return
        entry = entries[0]
        self._store.run(lambda r: _whole(r, entry), self._on_whole, self._on_gone)

    def _on_whole(self, whole: tuple[Turn, Conversation] | None) -> None:
        if whole is not None and len(self._entries) == 1 and self._is_chosen(whole[0]):
            self.preview.show_turn(*whole, read_search(self.list.searched))
            if self._menu_at is not None:
                self._open_menu(self._menu_at)

    def _is_chosen(self, turn: Turn) -> bool:
        entry = self._entries[0]
        return turn.id == entry.turn_id or (
            not entry.turn_id and turn.conversation_id == entry.conversation_id
        )

    def _on_gone(self, error: Exception) -> None:
        self.preview.show_nothing()
        self.failed.emit(error)

    def _on_acted(self, act: str) -> None:
        if act == "open" and self._entries:
            self.opened.emit(self._entries[0].conversation_id, self._entries[0].turn_id)
        elif act in ("pin", "unpin"):
            self.pin_wanted.emit(self.turn_ids_chosen, act == "pin")
        elif act == "label":
            button = self.preview.label_button
            numbers = list(dict.fromkeys(entry.conversation_id for entry in self._entries))
            self.label_wanted.emit(numbers, button.mapToGlobal(button.rect().topLeft()))
        elif act == "delete":
            self._on_delete(self._entries)
        elif act == "more":
            button = self.preview.more_button
            self._open_menu(button.mapToGlobal(button.rect().topLeft()))

    def _on_delete(self, entries: list[Entry]) -> None:
        turn_ids = [entry.turn_id for entry in entries if entry.turn_id]
        if turn_ids:
            self.delete_wanted.emit(turn_ids)

    def _on_menu(self, at: QPoint) -> None:
        self._open_menu(self.list.viewport().mapToGlobal(at))

    def _open_menu(self, at: QPoint) -> None:
        """The menu of the one that is chosen; chosen a moment ago, once it is read: the one before stands there yet."""
        turn = self.preview.turn
        self._menu_at = None
        if len(self._entries) != 1:
            return
        if turn is not None and self._is_chosen(turn):
            self.turn_menu_wanted.emit(turn, at)
        else:
            self._menu_at = at

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.field.setFont(self._look.font(15))
        self.preview.setMinimumWidth(self._look.px(240))
        self.list.show_again()
        self._fold()
        self._fit_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._left and event.type() is QEvent.Type.Resize:
            self._fit_filters()
        return super().eventFilter(watched, event)

    def _fit_filters(self) -> None:
        """Measured beside a scroll bar: whether there is one depends on whether they fold."""
        px, bar = self._look.px, self._left.verticalScrollBar().sizeHint().width()
        height = self._left.height() - self._frame.height() - px(TOP + BOTTOM + 2 * BETWEEN)
        self.filters.fit(self._left.width() - px(LEFT + RIGHT) - bar, height)

    def _fold(self) -> None:
        """Where there is little room the list has it all; a double click or Enter opens the conversation."""
        self.preview.setVisible(self.width() >= self._look.px(PREVIEW_FROM - 84))
        if not self.splitter.property("placed") and self.width() > self._look.px(PREVIEW_FROM):
            self.splitter.setProperty("placed", True)
            self.splitter.setSizes([self.width() - self._look.px(WIDTH), self._look.px(WIDTH)])


def _names(reader: HistoryReader) -> Names:
    return reader.finder.medicines(), reader.finder.datasets(), reader.labels.labels()


def _whole(records: Records, entry: Entry) -> tuple[Turn, Conversation] | None:
    """The turn of an entry and its conversation; the newest turn of a conversation found by its name."""
    try:
        conversation = records.history.conversation(entry.conversation_id)
        if entry.turn_id:
            return records.history.turn(entry.turn_id), conversation
        turns = records.history.turns(entry.conversation_id, limit=1)
    except LookupError:
        return None  # erased meanwhile
    return (turns[0], conversation) if turns else None

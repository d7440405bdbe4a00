"""The window: the rail, the history beside the chat, and what stands above the places. Made before the first paint."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.ui.chat.desk import Desk
from medbot_desktop.ui.chat.page import ChatPage
from medbot_desktop.ui.chat.place import ChatPlace
from medbot_desktop.ui.focus import focus_stop, next_stop
from medbot_desktop.ui.history.reading import HistoryReading
from medbot_desktop.ui.history.sidebar import HistorySidebar
from medbot_desktop.ui.lock import Lock
from medbot_desktop.ui.navigation import Navigation
from medbot_desktop.ui.news import NewsStrip
from medbot_desktop.ui.places import Places
from medbot_desktop.ui.preferences import Preferences
from medbot_desktop.ui.rail import Rail
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.starting import Starting
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.behind import Behind
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import Event

KEEP_WITHIN_S = 3.0


class MainWindow(WindowFrame):
    def __init__(self, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.folder)
        self.parts = parts
        self.reading = Reading(parts.language)
        self.preferences = Preferences(
            settings, parts.settings_file, parts.tasks, parts.look, parts.language, parts.administration, self
        )
        self.lock = Lock(parts.tasks, parts.administration.pin, self)
        self.desk = Desk(parts.store, parts.language, self.preferences.current, self)
        self._may_close = self._may_lose_edits = False
        with parts.look.undressed():
            self._build()
            self.places = Places(parts, self)
            self._lay_out()
        self.navigation = Navigation(self)
        self.navigation.add_keys()
        self.starting = Starting(parts, self)
        self._connect()
        self.chat.show_hosted(settings.hosted)
        kept = self.kept()
        self.restore_place(kept)
        self.chat_place.restore(kept)
        self.chat_place.fit(self.width())
        if settings.first_start_done:
            self.places.show("chat")
        else:
            self.navigation.open_welcome()

    def _build(self) -> None:
        parts = self.parts
        self.rail = Rail(parts.look)
        self.history_reading = HistoryReading(parts.tasks, parts.folder)
        self.sidebar = HistorySidebar(parts.look, parts.language, parts.store, self.history_reading)
        self.chat = ChatPage(parts.look, self.reading, self.desk)
        # A dropped file is opened wherever it lands; the field would take it for text.
        self.chat.composer.field.setAcceptDrops(False)
        self.chat_place = ChatPlace(parts.look, self.reading, self.rail, self.sidebar, self.chat)
        self.side = self.chat_place.side
        self.news = NewsStrip(parts.look)

    def _lay_out(self) -> None:
        self.workspace = QWidget()
        line = QHBoxLayout(self.workspace)
        set_measures(line, 0, 0, 0, 0, 0)
        line.addWidget(self.rail)
        column = QVBoxLayout()
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self.news)
        self.places.beside_rail.addWidget(self.chat_place)
        column.addWidget(self.places.beside_rail, 1)
        line.addLayout(column, 1)
        self.places.top.addWidget(self.workspace)
        self.setCentralWidget(self.places.top)

    def _connect(self) -> None:
        chat, desk, sidebar, navigation = self.chat, self.desk, self.sidebar, self.navigation
        self.parts.events.received.connect(self._on_event)
        self.parts.engine_events.received.connect(self._on_engine_event)
        self.rail.place_chosen.connect(self.places.show)
        self.files_dropped.connect(navigation.open_dropped)
        self.text_dropped.connect(navigation.ask_dropped)
        sidebar.opened.connect(navigation.open_conversation)
        sidebar.new_wanted.connect(navigation.begin_question)
        sidebar.failed.connect(chat.show_failure)
        desk.opened.connect(self._on_opened)
        desk.turn_stored.connect(self._on_opened)
        desk.history_changed.connect(sidebar.refresh)
        chat.head.data_wanted.connect(navigation.open_overview)
        chat.worker_wanted.connect(self.starting.start_worker)
        chat.notices.acted.connect(self._on_notice_acted)
        chat.engine_choice.engine_chosen.connect(self._on_engine_chosen)
        self.preferences.failed.connect(self._on_not_kept)
        self.news.acted.connect(self._on_news_acted)

    @cached_property
    def behind(self) -> Behind:
        """What works behind the places, loaded and made after the first paint, or as soon as something of it is
        needed."""
        from medbot_desktop.ui.behind import Behind

        self.look.complete()
        return Behind(self.parts, self)

    @property
    def look(self) -> Look:
        return self.parts.look

    def takes_drops(self) -> bool:
        return not self.navigation.held_up()

    def shows_damage(self) -> bool:
        """Whether the page of a damaged file is what is shown."""
        return "behind" in self.__dict__ and self.behind.recovery.shown

    def show_sentence(self, sentence: Sentence) -> None:
        """Say something that has to be known at the start, above the composer."""
        self.chat.show_sentence(sentence, lasting=True)

    def show_trouble(self, sentence: Sentence) -> None:
        """Show the page that says why nothing can be opened."""
        self.places.trouble.show_trouble(sentence)
        self.places.cover(self.places.trouble)

    # What comes from outside

    def _on_event(self, event: Event) -> None:
        self.behind.accept(event)

    def _on_engine_event(self, event: object) -> None:
        self.behind.hosted.accept(event)

    def _on_engine_chosen(self, engine: str) -> None:
        self.behind.hosted.choose(engine)

    def _on_opened(self) -> None:
        self.sidebar.show_current(self.desk.conversation_id)
        self._keep_conversation()

    def _on_notice_acted(self, action: str) -> None:
        self.behind.recovery.act(action)

    def _on_not_kept(self, error: Exception) -> None:
        """A setting is not written: said where it was changed, not behind it in the chat."""
        if self.chat.isVisible():
            self.chat.show_failure(error)
        else:
            self.news.tell(self.reading.sentence(Sentence.of(error)), "", warning=True)

    def _on_news_acted(self, action: str) -> None:
        if action == "close":
            self.close_now()
        elif action == "lose_edits":
            self._may_lose_edits = True
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chat_place.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed over the chat is a question, wherever the focus is."""
        if not (self.chat.isVisible() and self.chat.take_typed(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        focused: QWidget | None = self.focusWidget()  # None without focus, whatever its type says
        if (
            self.chat_place.isVisible()
            and focused is not None
            and self.chat_place.passes_focus(focused, forward)
        ):
            return True
        # What was made later than the rest comes last in Qt's own order, wherever it stands: a page's, and the news.
        stop = next_stop(self, focused, forward) if focused is not None else None
        if stop is None or (self.chat_place.isVisible() and not self._in_news(focused, stop)):
            return super().focusNextPrevChild(forward)
        focus_stop(stop, forward, self.look.px(24))
        return True

    def _in_news(self, *stops: QWidget | None) -> bool:
        return any(stop is not None and self.news.isAncestorOf(stop) for stop in stops)

    # Closing

    def kept_conversation(self) -> int | None:
        """The conversation that was opened last, before this start."""
        kept = str(self.kept().value("conversation", 0))
        return int(kept) if kept.isdecimal() and int(kept) else None

    def _keep_conversation(self) -> None:
        """At once, for a program that is killed too; a write of a millisecond, where it is another one."""
        opened = self.desk.conversation_id
        if opened != self.kept_conversation():
            self.kept().setValue("conversation", opened or 0)

    def close_now(self) -> None:
        """Close without asking about what goes on: the system wants it."""
        self._may_close = True
        self.close()

    def keep_everything(self) -> None:
        """Bring what is typed to the disk, and wait for it: the session ends and may end the program as it is."""
        self.desk.keep_typed(self.chat.composer.text)
        self.parts.tasks.finish("storage", KEEP_WITHIN_S)

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()
        behind = self.__dict__.get("behind")
        asked = None if self._may_close or ending else behind
        if asked is not None and asked.files.mended and not self._may_lose_edits:
            names = ", ".join(Path(path).name for path in asked.files.mended)
            self.news.tell(
                lambda: self.tr("What you corrected is not used yet: {names}").format(names=names),
                lambda: self.tr(
                    "Closing loses those corrections. Use the rows first, or save a repaired copy."
                ),
                [("lose_edits", lambda: self.tr("Close")), ("stay", lambda: self.tr("Keep it open"))],
                warning=True,
            )
            event.ignore()
            return
        if asked is not None and asked.tuning.going:
            self.news.tell(
                lambda: self.tr("A tuning run is going. Close all the same?"),
                lambda: self.tr("It stops then. The next time it can go on from its last epoch."),
                [("close", lambda: self.tr("Close")), ("stay", lambda: self.tr("Keep it open"))],
                warning=True,
            )
            event.ignore()
            return
        self.desk.keep_typed(self.chat.composer.take_draft())
        kept = self.kept()
        kept.setValue("geometry", self.saveGeometry())
        self.chat_place.keep(kept)
        if self.desk.is_open:
            self.desk.stop_writing()
        if behind is not None:
            behind.close(kept)
        kept.sync()
        super().closeEvent(event)

"""The window: the rail, the history beside the chat, the settings, the start page; keys, settings, worker's events."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.services.person import person_of
from medbot_desktop.ui.chat.answer_work import AnswerWork
from medbot_desktop.ui.chat.card import Reading
from medbot_desktop.ui.chat.desk import Desk
from medbot_desktop.ui.chat.page import ChatPage
from medbot_desktop.ui.chat.place import ChatPlace
from medbot_desktop.ui.copies_work import CopiesWork
from medbot_desktop.ui.countries import system_country
from medbot_desktop.ui.data.keeping import KeepRequests
from medbot_desktop.ui.data.requests import FileRequests
from medbot_desktop.ui.guide.wiring import GuideInWindow
from medbot_desktop.ui.history.reading import HistoryReading
from medbot_desktop.ui.history.sidebar import HistorySidebar
from medbot_desktop.ui.history.wiring import HistoryWiring
from medbot_desktop.ui.hosted_wiring import HostedWiring
from medbot_desktop.ui.library_requests import LibraryRequests
from medbot_desktop.ui.lock import BehindPin, Lock
from medbot_desktop.ui.news import NewsStrip
from medbot_desktop.ui.preferences import Preferences
from medbot_desktop.ui.rail import Rail
from medbot_desktop.ui.recovery import Recovery
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.worker.messages import Ready, WorkerDied

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.storage.secrets import Secrets
    from medbot_desktop.storage.settings import SettingsFile
    from medbot_desktop.ui.chat.welcome import WelcomePage
    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.events import WorkerEvents
    from medbot_desktop.ui.history.page import HistoryPage
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.settings.page import SettingsPage
    from medbot_desktop.ui.store import Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.trouble import TroublePage
    from medbot_desktop.ui.tuning.place import TuningPlace
    from medbot_desktop.ui.tuning.requests import Runs
    from medbot_desktop.ui.tuning.wiring import TuningInWindow
    from medbot_desktop.ui.update_work import UpdateWork
    from medbot_desktop.worker.client import WorkerClient
    from medbot_desktop.worker.messages import Event

SIZE = (1280, 800)
KEEP_WITHIN_S = 3.0


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the window works with, made by the composition root."""

    look: Look
    language: Language
    tasks: TaskRunner
    store: Store
    client: WorkerClient
    events: WorkerEvents
    settings_file: SettingsFile
    folder: Path
    samples: list[Path]
    engines: WorkerClient
    engine_events: WorkerEvents
    secrets: Secrets
    runs: Runs
    run_events: WorkerEvents
    administration: Administration = field(default_factory=Administration)


class MainWindow(QMainWindow):
    """Starts the worker once it is on the screen and the history is open; `painted` tells the first of these."""

    painted = Signal()

    def __init__(self, parts: Parts, settings: Settings) -> None:
        super().__init__()
        self._parts = parts
        self._look, self._language = parts.look, parts.language
        self._was_painted = self._records_are_open = self._worker_was_started = False
        self.reading = Reading(parts.language)
        self.preferences = Preferences(
            settings, parts.settings_file, parts.tasks, parts.look, parts.language, parts.administration, self
        )
        self.lock = Lock(parts.tasks, parts.administration.pin, self)
        self.desk = Desk(parts.store, parts.language, self.preferences.current, self)
        self.library = LibraryRequests(
            parts.tasks, parts.client, parts.samples, parts.language, self, self._person
        )
        self.files = FileRequests(parts.tasks, parts.client, self, self._person)
        self.keep = KeepRequests(parts.tasks, parts.client, self._person, self)
        self._may_close = False
        self.tasks = parts.tasks
        self.copies = CopiesWork(parts.folder, self.preferences, parts.tasks, parts.store, parts.client, self)
        self.recovery = Recovery(self)
        self.setWindowTitle("MedBot")
        self.setWindowIcon(QIcon(self._look.icons.pixmap("app", "", 256)))
        self._build()
        self.hosted = HostedWiring(parts, self.preferences, self.chat, self.desk, self)
        self._connect()
        self.keeping = HistoryWiring(
            parts.look, self.reading, parts.language, parts.store, parts.tasks, self._history_reading, parts.folder,
            self.copies.backups, self.desk, self.chat, self.sidebar, self,
        )  # fmt: skip
        self.keeping.add_undo_key(self.chat_place)
        self.keeping.chat_wanted.connect(self._show_chat)
        self._add_keys()
        self._restore_geometry()
        if settings.first_start_done:
            self._show_place("chat")
        else:
            self._open_welcome()

    def _build(self) -> None:
        look, language = self._look, self._language
        self.rail = Rail(look)
        self._history_reading = HistoryReading(self._parts.tasks, self._parts.folder)
        self.sidebar = HistorySidebar(look, language, self._parts.store, self._history_reading)
        self.chat = ChatPage(look, self.reading, self.desk)
        self.chat_place = ChatPlace(look, self.reading, self.rail, self.sidebar, self.chat)
        self.side = self.chat_place.side
        self._places = QStackedWidget()
        self._places.addWidget(self.chat_place)
        self.guide = GuideInWindow(look, self.reading, self._parts.tasks, self._places, self)
        workspace = QWidget()
        line = QHBoxLayout(workspace)
        set_measures(line, 0, 0, 0, 0, 0)
        line.addWidget(self.rail)
        self.news = NewsStrip(look)
        places = QVBoxLayout()
        set_measures(places, 0, 0, 0, 0, 0)
        places.addWidget(self.news)
        places.addWidget(self._places, 1)
        line.addLayout(places, 1)
        self._workspace = workspace
        self._stack = QStackedWidget()
        self._stack.addWidget(workspace)
        self.setAcceptDrops(True)
        # A dropped file is opened wherever it lands; the field would take it for text.
        self.chat.composer.field.setAcceptDrops(False)
        self.setCentralWidget(self._stack)

    def _connect(self) -> None:
        desk, library = self.desk, self.library
        parts = self._parts
        self.answers = AnswerWork(
            parts.store,
            parts.tasks,
            parts.folder,
            self._language,
            self.preferences,
            self.lock,
            desk,
            self.chat,
            self.side,
        )
        library.changed.connect(self.answers.show_library)
        self.answers.row_opened.connect(self._on_row_wanted)
        self.answers.pin_wanted.connect(self._open_data)
        self._parts.events.received.connect(self._on_event)
        self.recovery.connect_notices()
        self.copies.closing.connect(self._history_reading.close)
        self.rail.place_chosen.connect(self._show_place)
        self.sidebar.opened.connect(self._on_conversation_wanted)
        self.sidebar.new_wanted.connect(self._on_new_wanted)
        self.sidebar.failed.connect(self.chat.show_failure)
        desk.opened.connect(self._on_opened)
        desk.turn_stored.connect(self._on_turn_stored)
        desk.history_changed.connect(self.sidebar.refresh)
        self.chat.head.data_wanted.connect(self._on_data_wanted)
        self.chat.worker_wanted.connect(self.start_worker)
        library.changed.connect(self.chat.show_library)
        library.failed.connect(self._on_library_failed)
        self.preferences.failed.connect(self.chat.show_failure)
        self.news.acted.connect(self._on_news_acted)

    # Pages made, and their code loaded, when they are first wanted: all of them took half the time to the first paint.

    @cached_property
    def tuning(self) -> TuningInWindow:
        from medbot_desktop.ui.tuning.wiring import TuningInWindow

        parts = self._parts
        tuning = TuningInWindow(
            parts.look,
            parts.language,
            parts.tasks,
            parts.client,
            parts.runs,
            parts.run_events,
            parts.folder,
            self,
        )
        tuning.connect_to(
            self.library, self.preferences, self.files, self.rail, self.news, lambda: self.data_place
        )
        tuning.wanted.connect(self._show_tuning)
        tuning.made.connect(self.hosted.measure_in)
        return tuning

    @cached_property
    def updates(self) -> UpdateWork:
        from medbot_desktop.ui.update_work import UpdateWork

        work = UpdateWork(self._parts.administration, self.preferences, self._parts.tasks, self)
        work.told.connect(self.show_sentence)
        return work

    @cached_property
    def settings_page(self) -> SettingsPage:
        from medbot_desktop.ui.settings.page import SettingsPage

        models = self.hosted.make_page(self.reading)
        page = SettingsPage(self._look, self.reading, self.tasks, self._parts.folder, models, self.lock)
        page.general.close_fixed(self._parts.administration.fixed)
        page.general.offer_updates(self.updates.can_ask)
        models.close_refused(self._parts.administration)
        page.general.show_settings(self.preferences.current())
        page.general.changed.connect(self.preferences.set)
        self.preferences.changed.connect(page.general.show_settings)
        page.about.start_wanted.connect(self._open_welcome)
        page.about.guide_wanted.connect(self._show_help)
        self.recovery.serve(page)
        self._places.addWidget(page)
        return page

    @cached_property
    def history_page(self) -> HistoryPage:
        place = self.keeping.place
        place.opened.connect(self._on_found_opened)
        place.ask_wanted.connect(self._on_gap_asked)
        self.keeping.add_undo_key(place.page)
        place.page.search.restore(self._geometry_file().value("history_splitter"))
        self._places.addWidget(place.page)
        return place.page

    @cached_property
    def data_place(self) -> DataPlace:
        from medbot_desktop.ui.data.place import DataPlace

        parts = self._parts
        place = DataPlace(
            self._look,
            self._language,
            self.reading,
            parts.tasks,
            parts.folder,
            self.library,
            self.files,
            self.keep,
        )
        place.ask_wanted.connect(self._on_ask_wanted)
        place.person_given.connect(self._on_person_given)
        place.show_person(self._person())
        return place

    @cached_property
    def tuning_place(self) -> TuningPlace:
        return self.tuning.place

    @cached_property
    def _tuning_behind_pin(self) -> BehindPin:
        page = BehindPin(self._look, self.lock, self.tuning_place)
        self._places.addWidget(page)
        return page

    @cached_property
    def welcome(self) -> WelcomePage:
        from medbot_desktop.ui.chat.welcome import WelcomePage

        page = WelcomePage(self._look, self._language)
        page.setting_chosen.connect(self.preferences.set)
        page.file_chosen.connect(self._on_welcome_file)
        page.example_wanted.connect(self._on_welcome_example)
        page.copy_chosen.connect(self.recovery.bring_folder)
        page.everything_chosen.connect(self.recovery.bring_file)
        page.skipped.connect(self._leave_welcome)
        self._stack.addWidget(page)
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        from medbot_desktop.ui.trouble import TroublePage

        page = TroublePage(self._look, self.reading)
        page.again_wanted.connect(self.open_records)
        page.close_wanted.connect(self.close)
        self._stack.addWidget(page)
        return page

    def _shows(self, page: str) -> bool:
        """Whether the page that this property makes is what is shown, in place of everything or beside the rail."""
        made = self.__dict__.get(page)  # a page that was never wanted is not made for the question
        top, beside_rail = self._stack.currentWidget(), self._places.currentWidget()
        if isinstance(beside_rail, BehindPin):
            beside_rail = beside_rail.page
        return made is not None and (top is made or (top is self._workspace and beside_rail is made))

    def _add_keys(self) -> None:
        zoom_in = [*QKeySequence.keyBindings(QKeySequence.StandardKey.ZoomIn), QKeySequence("Ctrl+=")]
        for keys, act in (
            ([QKeySequence("Ctrl+N")], self._on_new_wanted),
            ([QKeySequence("Ctrl+F")], self._on_search_wanted),
            ([QKeySequence("Ctrl+1")], self._show_chat),
            ([QKeySequence("Ctrl+2")], self._show_history),
            ([QKeySequence("Ctrl+3")], self._show_tuning),
            ([QKeySequence("Ctrl+4")], self._show_settings),
            ([QKeySequence("Ctrl+O")], self._on_file_wanted),
            ([QKeySequence("Esc")], self._on_escape),
            ([QKeySequence("F1")], self._show_help),
            (zoom_in, self.preferences.zoom_in),
            ([QKeySequence("Ctrl+-")], self.preferences.zoom_out),
            ([QKeySequence("Ctrl+0")], self.preferences.zoom_usual),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.activated.connect(act)

    # Starting

    def open_records(self) -> None:
        """Open the history in its lane and show the newest conversations, or say why it cannot be opened."""
        self._parts.store.run(
            lambda records: records.history.damage, self._on_records_opened, self._on_trouble
        )

    def start_worker(self) -> None:
        """Start the worker off the UI thread."""
        self._parts.tasks.start(self._parts.client.start, "io", failed=self.chat.show_failure)

    def raise_to_front(self) -> None:
        """Come to the front: another copy was started."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_sentence(self, sentence: Sentence) -> None:
        """Say something that has to be known at the start, above the composer."""
        self.chat.show_sentence(sentence, lasting=True)

    def _start_worker_once(self) -> None:
        if self._was_painted and self._records_are_open and not self._worker_was_started:
            self._worker_was_started = True
            self.start_worker()

    def _on_records_opened(self, damage: Sentence | None) -> None:
        self._records_are_open = True
        self._start_worker_once()
        if self._shows("trouble"):
            self._leave_welcome() if self.preferences.current().first_start_done else self._open_welcome()
        self.sidebar.refresh()
        self.keeping.start()
        self.desk.open(self._kept_conversation())
        if damage is not None:
            self.recovery.tell([damage])

    def _on_trouble(self, error: Exception) -> None:
        self.show_trouble(Sentence.of(error))

    def show_trouble(self, sentence: Sentence) -> None:
        """Show the page that says why nothing can be opened."""
        self.trouble.show_trouble(sentence)
        self._stack.setCurrentWidget(self.trouble)

    # Events of the worker

    def _on_event(self, event: Event) -> None:
        self.library.accept(event)
        self.files.accept(event)
        self.keep.accept(event)
        self.desk.accept(event)
        self.answers.accept(event)
        self.tuning.accept(event)
        if isinstance(event, Ready):
            self.recovery.tell(event.notices)
        elif isinstance(event, WorkerDied) and event.gave_up:
            self.chat.show_worker_lost()

    def _on_library_failed(self, sentence: Sentence) -> None:
        words = self.reading.sentence(sentence)
        if self._shows_data():
            self.data_place.show_failure(sentence)
        else:
            self.chat.notices.show_notice(words)

    # Places

    def _show_place(self, place: str) -> None:
        self._stack.setCurrentWidget(self._workspace)
        self.rail.show_place(place)
        if place == "settings":
            self._places.setCurrentWidget(self.settings_page)
        elif place == "tuning":
            self._places.setCurrentWidget(self._tuning_behind_pin)
            self.tuning.shown()
        elif place == "history":
            self._places.setCurrentWidget(self.history_page)
            self.history_page.show_view(self.history_page.view)
            self.history_page.search.focus_search()
        else:
            self._places.setCurrentWidget(self.chat_place)
            self.chat.composer.setFocus()

    def _show_chat(self) -> None:
        if not self._held_up():
            self._show_place("chat")

    def _show_tuning(self) -> None:
        if not self._held_up():
            self._show_place("tuning")

    def _show_history(self) -> None:
        if not self._held_up():
            self._show_place("history")

    def _on_found_opened(self, conversation_id: int, turn_id: int) -> None:
        self._show_place("chat")
        self._on_conversation_wanted(conversation_id, turn_id)

    def _on_gap_asked(self, question: str) -> None:
        self._on_new_wanted()
        self.chat.edit_question(question)

    def _on_file_wanted(self) -> None:
        if not self._held_up():
            self._open_data()
            if not self.lock.is_closed:
                self.data_place.choose_file()

    def open_file(self, path: str) -> None:
        """Examine a data file on its page."""
        self._open_data()
        if not self.lock.is_closed:
            self.data_place.open_file(path)

    def _on_row_wanted(self, row: Row) -> None:
        self._open_data()
        self.data_place.open_row(row)

    def _person(self) -> str:
        return person_of(self.preferences.current())

    def _on_person_given(self, name: str) -> None:
        if name and name != self._person():
            self.preferences.set("person", name)

    def _open_data(self) -> None:
        self.tuning_place.show_step("data")
        self._show_place("tuning")

    def _shows_data(self) -> bool:
        """Whether the data is what is looked at: the first step of tuning."""
        is_open = self._shows("tuning_place") and not self.lock.is_closed
        return is_open and self.tuning_place.step == "data"

    def _on_ask_wanted(self, question: str) -> None:
        self._show_place("chat")
        if question and not self.chat.composer.text.strip():
            self.chat.composer.show_draft(question)

    def _show_settings(self) -> None:
        if not self._held_up():
            self._show_place("settings")

    def show_settings(self, section: str) -> None:
        """Open a section of the settings."""
        self.settings_page.show_section(section)
        self._show_place("settings")

    @property
    def shows_settings(self) -> bool:
        return self._shows("settings_page")

    def cover(self, page: QWidget) -> None:
        """Show a page in the place of everything."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def uncover(self) -> None:
        """Go back to where the window was, or to the start page where that was not done yet."""
        if self.preferences.current().first_start_done:
            self._stack.setCurrentWidget(self._workspace)
        else:
            self._open_welcome()

    def covered_by(self, page: QWidget) -> bool:
        return self._stack.currentWidget() is page

    @property
    def look(self) -> Look:
        return self._look

    def offer_logs(self) -> None:
        """Say that the last run did not come to its end."""
        self.recovery.offer_logs()

    def _show_help(self) -> None:
        if not self._held_up():
            self.guide.open(self._place_for_help())

    def _place_for_help(self) -> str:
        if self._shows("settings_page"):
            return self.settings_page.section
        if self._shows_data():
            return "data"
        if self._shows("tuning_place"):
            return "tuning"
        return "history" if self._shows("history_page") else "chat"

    def _held_up(self) -> bool:
        """Whether the first start or a trouble has to be dealt with before anything else."""
        return (
            self._shows("trouble") or self.recovery.shown or not self.preferences.current().first_start_done
        )

    def _on_data_wanted(self) -> None:
        self._open_data()
        self.data_place.show_overview()

    def _on_new_wanted(self) -> None:
        if self._held_up():
            return
        self.chat_place.fold_again()
        self._show_place("chat")
        self.chat.open(None)

    def _on_conversation_wanted(self, conversation_id: int, turn_id: int) -> None:
        self.chat_place.fold_again()
        self.chat.open(conversation_id, turn_id)

    def _on_opened(self) -> None:
        self.sidebar.show_current(self.desk.conversation_id)

    def _on_turn_stored(self) -> None:
        self.sidebar.show_current(self.desk.conversation_id)

    def _on_search_wanted(self) -> None:
        if self._held_up():
            return
        if self.guide.shown:
            self.guide.page.focus_search()
            return
        if self._shows("history_page"):
            self.history_page.show_view("search")
            self.history_page.search.focus_search()
            return
        self._show_place("chat")
        if self.sidebar.isHidden():
            self.chat_place.call_sidebar()
        self.sidebar.focus_search()

    def _on_escape(self) -> None:
        if self.recovery.shown:
            self.recovery.go_on()
        if self._held_up():
            return
        if self._shows("welcome"):
            self._leave_welcome()
        elif self.guide.shown:
            self.guide.leave()
        elif self._shows_data() and self.data_place.step_back():
            pass
        elif any(map(self._shows, ("settings_page", "tuning_place", "history_page"))):
            self._show_place("chat")
        elif self.sidebar.search_field.text() or self.sidebar.search_field.hasFocus():
            self.sidebar.clear_search()
            self.chat_place.fold_again()
            self.chat.composer.setFocus()
        elif self.side.is_open:
            self.side.close()
        elif not self.chat.notices.isHidden():
            self.chat.notices.close_notice()
        elif self.desk.pending:
            self.desk.stop()
        else:
            self.chat.composer.setFocus()

    # First start

    def _open_welcome(self) -> None:
        settings = self.preferences.current()
        country = settings.country or ("" if settings.first_start_done else system_country())
        if country != settings.country:
            self.preferences.set("country", country)
        self.welcome.show_settings(country, can_skip=settings.first_start_done)
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.import_button.setFocus()

    def leave_welcome(self) -> None:
        """Go on from the start page; nothing where another page is shown."""
        if self._shows("welcome"):
            self._leave_welcome()

    def _leave_welcome(self) -> None:
        if not self.preferences.current().first_start_done:
            self.preferences.set("first_start_done", True)
        self._show_place("chat")

    def _on_welcome_file(self, path: str) -> None:
        self._leave_welcome()
        self.open_file(path)

    def _on_welcome_example(self) -> None:
        self.library.import_example()
        self._leave_welcome()

    def open_again(self) -> None:
        """Open the records and start the worker anew, after the files were replaced."""
        self._worker_was_started = False
        self.open_records()

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chat_place.fit(self.width())

    def focusNextPrevChild(self, forward: bool) -> bool:
        focused: QWidget | None = (
            self.focusWidget()
        )  # None where nothing has the focus, whatever its type says
        if (
            self.chat_place.isVisible()
            and focused is not None
            and self.chat_place.passes_focus(focused, forward)
        ):
            return True
        return super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and not self._held_up():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path and not self._held_up():
            event.acceptProposedAction()
            self.open_file(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._on_painted)

    def _geometry_file(self) -> QSettings:
        return QSettings(str(self._parts.folder / "window.ini"), QSettings.Format.IniFormat)

    def _restore_geometry(self) -> None:
        self.resize(*SIZE)
        kept = self._geometry_file()
        geometry = kept.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.chat_place.restore(kept)
        self.chat_place.fit(self.width())

    def _kept_conversation(self) -> int | None:
        """The conversation that was open when the window was closed."""
        kept = str(self._geometry_file().value("conversation", 0))
        return int(kept) if kept.isdecimal() and int(kept) else None

    def _on_painted(self) -> None:
        self.painted.emit()
        self._start_worker_once()
        if self.preferences.current().check_updates:
            self.updates.look_if_due()

    def close_now(self) -> None:
        """Close without asking about what goes on: the system wants it."""
        self._may_close = True
        self.close()

    def _on_news_acted(self, action: str) -> None:
        if action == "close":
            self.close_now()

    def keep_everything(self) -> None:
        """Bring what is typed to the disk, and wait for it: the session ends and may end the program as it is."""
        self.desk.save_draft(self.chat.composer.text)
        self._parts.tasks.finish("storage", KEEP_WITHIN_S)

    def closeEvent(self, event: QCloseEvent) -> None:
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()
        leaving = self._may_close or ending
        if self.tuning.going and not leaving:
            self.news.tell(
                self.tr("A tuning run is going. Close all the same?"),
                self.tr("It stops then. The next time it can go on from its last epoch."),
                [("close", self.tr("Close")), ("stay", self.tr("Keep it open"))],
                warning=True,
            )
            event.ignore()
            return
        self.copies.stop()
        self.desk.save_draft(self.chat.composer.take_draft())
        self.desk.stop_writing()
        kept = self._geometry_file()
        kept.setValue("geometry", self.saveGeometry())
        self.chat_place.keep(kept)
        kept.setValue("conversation", self.desk.conversation_id or 0)
        self.keeping.keep_place(kept)
        kept.sync()
        self.keeping.close()
        super().closeEvent(event)


def dropped_file(dropped: QMimeData) -> str:
    """The one file of this computer that is dropped, or ""."""
    urls = dropped.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""

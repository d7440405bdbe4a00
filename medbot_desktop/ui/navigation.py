"""What leads from one place of the window to another: the keys, the buttons of the places, the start page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from medbot_desktop.ui.countries import system_country

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.ui.main_window import MainWindow

# The key for it Qt knows; of Shift+F10 it is told by Windows alone.
_MENU_KEYS = [QKeySequence("Shift+F10")] if sys.platform.startswith("linux") else []


class Navigation(QObject):
    """Does nothing while the first start or a trouble has to be dealt with."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._places = window, window.places

    def add_keys(self) -> None:
        """Let the keys of the window act."""
        preferences = self._window.preferences
        zoom_in = [*QKeySequence.keyBindings(QKeySequence.StandardKey.ZoomIn), QKeySequence("Ctrl+=")]
        for keys, act in (
            ([QKeySequence("Ctrl+N")], self.begin_question),
            ([QKeySequence("Ctrl+F")], self._on_search_wanted),
            ([QKeySequence("Ctrl+1")], self.show_chat),
            ([QKeySequence("Ctrl+2")], self._on_history_wanted),
            ([QKeySequence("Ctrl+3")], self.show_tuning),
            ([QKeySequence("Ctrl+4")], self._on_settings_wanted),
            ([QKeySequence("Ctrl+O")], self._on_file_wanted),
            ([QKeySequence("Ctrl+P")], self.print_answer),
            ([QKeySequence("Esc")], self.go_back),
            ([QKeySequence("F1")], self.show_help),
            (_MENU_KEYS, self._on_menu_wanted),
            ([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")], self.redo),
            ([QKeySequence("Ctrl+Q")], self._window.close),
            (zoom_in, preferences.zoom_in),
            ([QKeySequence("Ctrl+-")], preferences.zoom_out),
            ([QKeySequence("Ctrl+0")], preferences.zoom_usual),
        ):
            shortcut = QShortcut(self._window)
            shortcut.setKeys(keys)
            shortcut.activated.connect(act)

    def held_up(self) -> bool:
        """Whether the first start or a trouble has to be dealt with before anything else."""
        return (
            self._places.shows("trouble")
            or self._window.shows_damage()
            or not self._window.preferences.current().first_start_done
        )

    def show_chat(self) -> None:
        if not self.held_up():
            self._places.show("chat")

    def show_tuning(self) -> None:
        if not self.held_up():
            self._places.show("tuning")

    def show_settings(self, section: str) -> None:
        """Open a section of the settings."""
        self._places.settings_page.show_section(section)
        self._places.show("settings")

    def show_cloud_models(self) -> None:
        """Open what answers, at Google Cloud, after a model tuned there was chosen."""
        self.show_settings("models")
        self._places.settings_page.models.show_provider("gemini_cloud")

    def show_help(self) -> None:
        """Open the guide at what fits the place."""
        if not self.held_up():
            self._places.guide.open(self._topic())

    def _on_menu_wanted(self) -> None:
        from medbot_desktop.ui.menus import open_context_menu

        open_context_menu(self._window.focusWidget())

    def redo(self) -> None:
        """Do again what was undone last: in the field that has the focus, else in the file that is examined. A field
        itself knows one of the two keys, on some systems both."""
        focused: QWidget | None = self._window.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.redo()
        elif self._places.shows_data():
            self._places.data_place.redo()

    def _topic(self) -> str:
        places = self._places
        if places.shows("settings_page"):
            return places.settings_page.section
        if places.shows_data():
            return "data"
        if places.shows("tuning_place"):
            return "tuning"
        return "history" if places.shows("history_page") else "chat"

    def _on_history_wanted(self) -> None:
        if not self.held_up():
            self._places.show("history")

    def _on_settings_wanted(self) -> None:
        if not self.held_up():
            self._places.show("settings")

    def _on_search_wanted(self) -> None:
        if self.held_up():
            return
        places, sidebar = self._places, self._window.sidebar
        if places.guide.shown:
            places.guide.page.focus_search()
            return
        if places.shows_data() and places.data_place.focus_search():
            return
        if places.shows("history_page"):
            places.history_page.show_view("search")
            places.history_page.search.focus_search()
            return
        places.show("chat")
        if sidebar.isHidden():
            self._window.chat_place.call_sidebar()
        sidebar.focus_search()

    def go_back(self) -> None:
        """What Esc does: leave what was opened last; in the chat, close and stop one thing after the other."""
        window, places = self._window, self._places
        if window.shows_damage():
            window.behind.recovery.go_on()
        if self.held_up():
            return
        chat, sidebar = window.chat, window.sidebar
        if places.shows("welcome"):
            self.go_on_from_welcome()
        elif places.guide.shown:
            places.guide.leave()
        elif places.shows_data() and places.data_place.step_back():
            pass
        elif any(map(places.shows, ("settings_page", "tuning_place", "history_page"))):
            places.show("chat")
        elif sidebar.search_field.text() or sidebar.search_field.hasFocus():
            sidebar.clear_search()
            window.chat_place.fold_again()
            chat.composer.setFocus()
        elif window.side.is_open:
            window.side.close()
        elif not chat.notices.isHidden():
            chat.notices.close_notice()
        elif window.desk.pending:
            window.desk.stop()
        else:
            chat.composer.setFocus()

    # The chat

    def print_answer(self) -> None:
        """Print the question that has the focus and its answer; the newest one where none has it."""
        if self.held_up():
            return
        window, places = self._window, self._places
        if places.shows("history_page"):
            turn = places.history_page.search.preview.turn
        else:
            turn = window.chat.pane.turn_at_hand() if window.chat.isVisible() else None
        if turn is not None:
            window.behind.keeping.turns.do("print", turn)

    def begin_question(self) -> None:
        """Open a new conversation."""
        if self.held_up():
            return
        self._window.chat_place.fold_again()
        self._places.show("chat")
        self._window.chat.open(None)

    def open_conversation(self, conversation_id: int, turn_id: int) -> None:
        """Open a conversation that was chosen beside the chat."""
        self._window.chat_place.fold_again()
        self._window.chat.open(conversation_id, turn_id)

    def open_found(self, conversation_id: int, turn_id: int) -> None:
        """Open what was found in the history."""
        self._places.show("chat")
        self.open_conversation(conversation_id, turn_id)

    def ask_gap(self, question: str) -> None:
        """Begin a new conversation with a question the data had no answer to."""
        self.begin_question()
        self._window.chat.edit_question(question)

    def ask_from_data(self, question: str) -> None:
        """Go to the chat, with a question to try where nothing is being typed."""
        self._places.show("chat")
        composer = self._window.chat.composer
        if question and not composer.text.strip():
            composer.show_draft(question)

    def open_bin(self) -> None:
        """Open what was deleted from the history."""
        self._places.history_page.show_view("bin")
        self._places.show("history")

    # The data

    def open_data(self) -> None:
        """Open the first step of tuning."""
        self._places.tuning_place.show_step("data")
        self._places.show("tuning")

    def open_overview(self) -> None:
        """Open the list of the data sets."""
        self.open_data()
        self._places.data_place.show_overview()

    def open_file(self, path: str) -> None:
        """Examine a data file on its page."""
        self.open_data()
        if not self._window.lock.is_closed:
            self._places.data_place.open_file(path)

    def open_dropped(self, paths: list[str]) -> None:
        """Examine the data files among what was dropped, one after the other, or say that there is none."""
        self.open_data()
        if not self._window.lock.is_closed:
            self._places.data_place.open_dropped(paths)

    def ask_dropped(self, text: str) -> None:
        """Put a text that was dropped in the composer, to be read before it is asked."""
        self._places.show("chat")
        self._window.chat.composer.field.insertPlainText(text.strip())

    def open_row(self, row: Row) -> None:
        """Open the page of a data set at a row."""
        self.open_data()
        self._places.data_place.open_row(row)

    def _on_file_wanted(self) -> None:
        if self.held_up():
            return
        self.open_data()
        if not self._window.lock.is_closed:
            self._places.data_place.choose_file()

    # The start page

    def open_welcome(self) -> None:
        """Open the start page."""
        preferences, welcome = self._window.preferences, self._places.welcome
        settings = preferences.current()
        country = settings.country or ("" if settings.first_start_done else system_country())
        if country != settings.country:
            preferences.set("country", country)
        welcome.show_settings(country, can_skip=settings.first_start_done)
        self._places.top.setCurrentWidget(welcome)
        welcome.import_button.setFocus()

    def leave_welcome(self) -> None:
        """Go on from the start page; nothing where another page is shown."""
        if self._places.shows("welcome"):
            self.go_on_from_welcome()

    def go_on_from_welcome(self) -> None:
        """The first start is done: show the chat."""
        if not self._window.preferences.current().first_start_done:
            self._window.preferences.set("first_start_done", True)
        self._places.show("chat")

    def start_with_file(self, path: str) -> None:
        self.go_on_from_welcome()
        self.open_file(path)

    def start_with_example(self) -> None:
        self._window.behind.library_requests.import_example()
        self.go_on_from_welcome()

    def start_with_copy(self, path: str) -> None:
        self._window.behind.recovery.bring_folder(path)

    def start_with_everything(self, path: str) -> None:
        self._window.behind.recovery.bring_file(path)

"""What works behind the places: library, files, copies, corrections, hosted models, tuning, upkeep of the history.

Nothing of it is seen at the first paint: `Starting` loads it right after, and whoever needs it sooner makes it sooner.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.services.person import person_of
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.answer_work import AnswerWork
from medbot_desktop.ui.copies_work import CopiesWork
from medbot_desktop.ui.data.keeping import KeepRequests
from medbot_desktop.ui.data.requests import FileRequests
from medbot_desktop.ui.history.wiring import HistoryWiring
from medbot_desktop.ui.hosted_wiring import HostedWiring
from medbot_desktop.ui.library_requests import LibraryRequests
from medbot_desktop.ui.recovery import Recovery
from medbot_desktop.ui.tuning.wiring import TuningInWindow
from medbot_desktop.worker.messages import Ready, WorkerDied

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.main_window import MainWindow
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.tuning.place import TuningPlace
    from medbot_desktop.ui.update_work import UpdateWork
    from medbot_desktop.worker.messages import Event


class Behind(QObject):
    """Made once; from then on every event of a worker reaches whoever waits for it."""

    def __init__(self, parts: Parts, window: MainWindow) -> None:
        super().__init__(window)
        self._parts, self._window = parts, window
        tasks, language, workers = parts.tasks, parts.language, parts.workers()
        self._chat, self._desk = window.chat, window.desk
        self._preferences = window.preferences
        self.library_requests = LibraryRequests(
            tasks, workers.client, workers.samples, language, self, self.person
        )
        self.files = FileRequests(tasks, workers.client, self, self.person)
        self.keep = KeepRequests(tasks, workers.client, self.person, self)
        self.copies = CopiesWork(parts.folder, self._preferences, tasks, parts.store, workers.client, self)
        self.recovery = Recovery(window, self.copies, self)
        self.hosted = HostedWiring(parts, self._preferences, window.chat, window.desk, self)
        self.answers = AnswerWork(
            parts.store, tasks, parts.folder, language, self._preferences, window.lock, window.desk, window.chat,
            window.side,
        )  # fmt: skip
        self.keeping = HistoryWiring(
            parts.look, window.reading, language, parts.store, tasks, window.history_reading, parts.folder,
            self.copies.backups, window.desk, window.chat, window.sidebar, window,
        )  # fmt: skip
        self.tuning = TuningInWindow(
            parts.look, language, tasks, workers.client, workers.runs, parts.run_events, parts.folder,
            workers.cloud if parts.administration.allows("gemini_cloud") else None, window,
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        window, library, navigation = self._window, self.library_requests, self._window.navigation
        library.changed.connect(self.answers.show_library)
        library.changed.connect(window.chat.show_library)
        library.failed.connect(self._on_library_failed)
        self.answers.row_opened.connect(navigation.open_row)
        self.answers.pin_wanted.connect(navigation.open_data)
        self.copies.closing.connect(window.history_reading.close)
        self.keeping.add_undo_key(window.chat_place)
        self.keeping.chat_wanted.connect(navigation.show_chat)
        self.tuning.connect_to(
            library, self._preferences, self.files, window.rail, window.news, self._make_data
        )
        self.tuning.wanted.connect(navigation.show_tuning)
        self.tuning.models_wanted.connect(navigation.show_cloud_models)
        self.tuning.made.connect(self.hosted.measure_in)
        self.tuning.made.connect(self._on_tuning_made)
        window.chat.pane.acted.connect(self._on_acted)

    def _on_acted(self, act: str, _turn: object, value: object) -> None:
        if act == Act.MODELS:
            self._window.navigation.show_settings("models")
            self.hosted.open_provider(*value)  # type: ignore[misc]
        elif act == Act.COUNTRY:
            self._window.navigation.show_settings("country")

    def _make_data(self) -> DataPlace:
        return self._window.places.data_place

    @cached_property
    def updates(self) -> UpdateWork:
        from medbot_desktop.ui.update_work import UpdateWork

        work = UpdateWork(self._parts.administration, self._preferences, self._parts.tasks, self)
        work.told.connect(self._window.show_sentence)
        return work

    def person(self) -> str:
        """Who signs what is changed."""
        return person_of(self._preferences.current())

    def sign_as(self, name: str) -> None:
        """From now on changes are signed with this name."""
        if name and name != self.person():
            self._preferences.set("person", name)

    def accept(self, event: Event) -> None:
        """Take an event of the answering worker."""
        self.library_requests.accept(event)
        self.files.accept(event)
        self.keep.accept(event)
        self._desk.accept(event)
        self.answers.accept(event)
        self.tuning.accept(event)
        if isinstance(event, Ready):
            self.recovery.tell(event.notices)
        elif isinstance(event, WorkerDied) and event.gave_up:
            self._chat.show_worker_lost()

    def _on_tuning_made(self, place: TuningPlace) -> None:
        last_time = str(self._window.kept().value("tuning_data"))
        if last_time.isdecimal():
            place.chosen.choose(int(last_time))

    def _on_library_failed(self, sentence: Sentence) -> None:
        if self._window.places.shows_data():
            self._window.places.data_place.show_failure(sentence)
        else:
            self._chat.notices.show_notice(lambda: self._window.reading.sentence(sentence))

    def close(self, kept: QSettings) -> None:
        """The window closes: give up what takes long, keep the widths, let go of the files."""
        self.copies.stop()
        self.keeping.keep_place(kept)
        self.tuning.keep_place(kept)
        self.keeping.close()

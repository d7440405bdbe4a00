"""Tuning in the window: its requests from the start, its place when it is first wanted, its news wherever one is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from medbot_desktop.ui.events import WorkerEvents
from medbot_desktop.ui.tuning.requests import ModelRequests, RunRequests

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.tuning import KnownQuestion
    from medbot_desktop.ui.chat.notices import Words
    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.data.requests import FileRequests
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.library_requests import LibraryRequests
    from medbot_desktop.ui.news import NewsStrip
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.rail import Rail
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.cloud.requests import Cloud
    from medbot_desktop.ui.tuning.place import TuningPlace
    from medbot_desktop.ui.tuning.requests import Runs
    from medbot_desktop.worker.client import WorkerClient

REVIEW, RUN = "tuning_review", "tuning_run"


class TuningInWindow(QObject):
    """`wanted` asks the window to open the place, `made` carries it; `make_data` gives the page of its first step."""

    wanted = Signal()
    models_wanted = Signal()
    made = Signal(object)

    def __init__(
        self,
        look: Look,
        language: Language,
        tasks: TaskRunner,
        client: WorkerClient,
        runs: Runs,
        run_events: WorkerEvents,
        folder: Path,
        cloud: Callable[[Callable[[object], None], Callable[[], Settings]], Cloud] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._tasks, self._folder = look, language, tasks, folder
        self.runs = RunRequests(tasks, runs, self)
        self.models = ModelRequests(tasks, client, self)
        run_events.received.connect(self.runs.accept)
        # None where the administrator does not allow it.
        self._cloud = cloud

    def connect_to(
        self,
        library: LibraryRequests,
        preferences: Preferences,
        files: FileRequests,
        rail: Rail,
        news: NewsStrip,
        make_data: Callable[[], DataPlace],
    ) -> None:
        """Take in the parts of the window it works with."""
        self._library, self._preferences, self._files = library, preferences, files
        self._rail, self._news, self._make_data = rail, news, make_data
        news.acted.connect(self._on_acted)
        files.used.connect(self._on_used)

    @property
    def going(self) -> bool:
        """Whether a run is going or paused."""
        return self.runs.going

    @cached_property
    def place(self) -> TuningPlace:
        from medbot_desktop.ui.tuning.place import TuningPlace

        place = TuningPlace(
            self._look,
            self._language,
            self._tasks,
            self._make_data,
            self.runs,
            self.models,
            self._read_known,
        )
        place.show_settings(self._preferences.current())
        self._preferences.changed.connect(place.show_settings)
        place.consent_chosen.connect(self._on_consent)
        place.show_library(self._library.state)
        self._library.changed.connect(place.show_library)
        place.news.connect(self._on_news)
        place.going_changed.connect(self._on_going)
        if self._cloud is not None:
            from medbot_desktop.ui.tuning.cloud.requests import CloudRequests
            from medbot_desktop.ui.tuning.cloud.wiring import CloudInTuning

            events = WorkerEvents(self)
            cloud = self._cloud(events.post, self._preferences.current)
            requests = CloudRequests(self._tasks, cloud, self)
            events.received.connect(requests.accept)
            beside = CloudInTuning(self._look, self._language, requests, self._preferences, place)
            beside.models_wanted.connect(self.models_wanted)
        self.made.emit(place)
        return place

    def keep_place(self, kept: QSettings) -> None:
        """Note what was to be learned from, if the place was made."""
        place = self.__dict__.get("place")
        if place is not None:
            kept.setValue("tuning_data", place.chosen.wanted)

    def accept(self, event: object) -> None:
        """Take an event of the answering worker."""
        self.models.accept(event)

    def shown(self) -> None:
        """The place has come into sight: its news is read."""
        self._rail.mark("tuning", "going" if self.going else "")

    def _read_known(self, dataset_id: int) -> tuple[KnownQuestion, ...]:
        from medbot_desktop.services.tuning_questions import chat_questions

        return chat_questions(self._folder, dataset_id)

    def _on_consent(self, consent: object) -> None:
        self._preferences.set("tuning_consent", consent)

    def _on_used(self, data_set: DataSet) -> None:
        self.place.choose(data_set)

    def _on_going(self, going: bool) -> None:
        self._rail.mark("tuning", "going" if going else "")

    def _on_news(self, what: Words, why: Words, step: str) -> None:
        if not self.place.window().isActiveWindow():
            QApplication.alert(self.place.window())
        if self.place.isVisible() and self.place.step == step:
            return
        if not self.place.isVisible():
            self._rail.mark("tuning", "news")
        if step == "review":
            self._news.tell(what, why, [(REVIEW, lambda: self.tr("Review"))])
        else:
            self._news.tell(what, why, [(RUN, lambda: self.tr("Look"))])

    def _on_acted(self, action: str) -> None:
        if action in (REVIEW, RUN):
            self.place.show_step("review" if action == REVIEW else "run")
            self.wanted.emit()

"""Ties tuning on Google Cloud to the tuning place: the choice of where, the page when it is first wanted, its jobs.

Jobs go on at Google while the program is closed; they are followed again once the tuning place is first shown.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.providers import GEMINI_CLOUD
from medbot_desktop.ui.outside import open_link, open_place
from medbot_desktop.ui.tuning.cloud.where import WherePicker
from medbot_desktop.ui.tuning.cloud.words import GOING, state_words

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import CloudJob
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.cloud.page import CloudPage
    from medbot_desktop.ui.tuning.cloud.requests import CloudRequests
    from medbot_desktop.ui.tuning.place import TuningPlace
    from medbot_desktop.worker.tuning_messages import RunSource


class CloudInTuning(QObject):
    """`models_wanted` asks the window for Settings, Models, after a tuned model was chosen there."""

    models_wanted = Signal()

    def __init__(
        self,
        look: Look,
        language: Language,
        requests: CloudRequests,
        preferences: Preferences,
        place: TuningPlace,
    ) -> None:
        super().__init__(place)
        self._look, self._language = look, language
        self.requests, self._preferences, self._place = requests, preferences, place
        self._known = False
        self._page_made = self._was_offered = False
        self._followed: set[str] = set()
        self.picker = WherePicker(look)
        self.picker.picked.connect(self._on_picked)
        place.add_picker(self.picker)
        place.first_shown.connect(self._on_first_shown)
        requests.jobs_changed.connect(self._on_jobs)
        requests.job_ended.connect(self._on_ended)
        requests.failed.connect(self._on_failed)

    @cached_property
    def page(self) -> CloudPage:
        from medbot_desktop.ui.tuning.cloud.page import CloudPage

        page = CloudPage(self._look, self._language, self.requests, self._source)
        page.place_changed.connect(self._on_place_changed)
        page.link_opened.connect(open_link)
        page.file_opened.connect(_open_file)
        page.use_wanted.connect(self._on_use)
        page.show_place(self._preferences.current().cloud)
        self._preferences.changed.connect(self._on_settings)
        self._place.source_changed.connect(page.show_source)
        self._page_made = True
        self._offer_newest(page)
        return page

    def _offer_newest(self, page: CloudPage) -> None:
        """Open the last job, once it is known, unless something new is being made."""
        newest = self.requests.newest
        if newest is not None and not self._was_offered:
            self._was_offered = True
            page.offer_job(newest.id)

    def show(self) -> None:
        """Open it, in place of the run on this computer."""
        self.picker.show_cloud(True)
        self._on_picked(True)

    def _source(self) -> RunSource | None:
        source = self._place.source
        if not source.dataset_id:
            return None
        # What the chat knows was given for this computer alone.
        return source._replace(taught_only=True)

    def _on_picked(self, cloud: bool) -> None:
        self._place.show_way(self.page if cloud else None)
        if cloud and not self._known:
            self._list()

    def _on_first_shown(self) -> None:
        if self._preferences.current().cloud.project:
            self._list()

    def _list(self) -> None:
        self._known = True
        self.requests.list_jobs()

    def _on_jobs(self) -> None:
        """Follow what is going on, each job once by itself: whether again says the user."""
        for job in self.requests.jobs.values():
            if job.state in GOING and job.id not in self._followed:
                self._followed.add(job.id)
                self.requests.watch(job)
        if self._page_made:
            self._offer_newest(self.page)

    def _on_failed(self, what: str, _sentence: object) -> None:
        if what in ("start", "watch"):
            self.requests.list_jobs()

    def _on_ended(self, job: CloudJob) -> None:
        self._place.news.emit(
            lambda: self.tr("Training at Google has ended."),
            lambda: f"{job.data_name} · {state_words(job, self._language.code)}",
            "run",
        )

    def _on_place_changed(self, place: object) -> None:
        hosted = self._preferences.current().hosted
        self._preferences.set("hosted", replace(hosted, cloud=place))  # type: ignore[arg-type]

    def _on_settings(self, settings: Settings) -> None:
        self.page.show_place(settings.cloud)

    def _on_use(self, job: CloudJob) -> None:
        """Choose the tuned model; who answers is switched on, with its notice, in the settings."""
        hosted = self._preferences.current().hosted
        chosen = replace(hosted.of(GEMINI_CLOUD.id), model=job.endpoint)
        self._preferences.set("hosted", hosted.with_provider(chosen))
        self.models_wanted.emit()


def _open_file(path: str) -> None:
    open_place(Path(path))

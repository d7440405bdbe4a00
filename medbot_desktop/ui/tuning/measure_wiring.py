"""Ties the measurement of hosted models to the tuning place: its panel, its requests, the tokens it used."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.services.writing import Writing
from medbot_desktop.ui.tuning.measure_requests import MeasureRequests

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.tuning.measure_panel import MeasurePanel
    from medbot_desktop.ui.tuning.place import TuningPlace
    from medbot_desktop.worker.measuring_messages import MeasuringPrepared


class MeasureInWindow(QObject):
    """Its panel is made where a hosted model is switched on. `tokens_counted` is called when a measurement was added
    to the month's count.
    """

    def __init__(
        self,
        parts: Parts,
        preferences: Preferences,
        place: TuningPlace,
        tokens_counted: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._preferences, self._place = parts, preferences, place
        self._tokens_counted = tokens_counted
        self._panel: MeasurePanel | None = None
        workers = parts.workers()
        # For how a provider is reached alone: what has to be set first is the same as for an answer.
        writing = Writing(
            workers.engines,
            workers.secrets,
            lambda: preferences.current().hosted,
            parts.engine_events.post,
            allows=parts.administration.allows,
        )
        self.requests = MeasureRequests(parts.tasks, workers.runs, workers.engines, writing.access, self)
        self.requests.used.connect(self._on_used)
        parts.run_events.received.connect(self.requests.accept_run)
        parts.engine_events.received.connect(self.requests.accept_engine)
        place.pages.made.connect(self._on_page_made)
        preferences.changed.connect(self._on_settings)
        self._on_settings(preferences.current())

    def _on_page_made(self, page: str) -> None:
        if page == "review":
            self._on_settings(self._preferences.current())

    def _on_settings(self, settings: Settings) -> None:
        is_on = any(one.accepted for one in settings.hosted.providers)
        if self._panel is None and is_on and self._place.pages.is_made("review"):
            self._panel = self._connected(self._place.review.measure)
        if self._panel is not None:
            self._panel.show_hosted(settings.hosted)

    def _connected(self, panel: MeasurePanel) -> MeasurePanel:
        self.requests.prepared.connect(self._on_prepared)
        self.requests.went.connect(panel.show_going)
        self.requests.measured.connect(panel.show_measured_of)
        self.requests.failed.connect(panel.show_failure)
        panel.prepare_wanted.connect(self._on_prepare_wanted)
        panel.measure_wanted.connect(self._on_measure_wanted)
        panel.stop_wanted.connect(self.requests.stop)
        return panel

    def _on_prepare_wanted(self, path: str) -> None:
        self.requests.prepare(path, self._place.source.dataset_id, self._preferences.current().country)

    def _on_prepared(self, prepared: MeasuringPrepared) -> None:
        if self._panel is not None:
            self._panel.show_held(prepared.held, prepared.left_out, prepared.more)

    def _on_measure_wanted(self, provider: str, held: object) -> None:
        self.requests.measure(provider, held, self._preferences.current().hosted)  # type: ignore[arg-type]

    def _on_used(self, provider: str, sent: int, written: int) -> None:
        def counted(_nothing: object) -> None:
            self._tokens_counted()

        self._parts.store.run(lambda r: r.history.tokens.add(provider, sent, written, time.time()), counted)

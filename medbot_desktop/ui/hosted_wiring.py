"""Ties hosted models to the window: the settings page, the choice below the composer, the engines' process."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.ui.hosted_requests import HostedRequests
from medbot_desktop.ui.outside import open_link
from medbot_desktop.worker.engine_messages import Written

if TYPE_CHECKING:
    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.chat.desk import Desk
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.settings.models import ModelSettings
    from medbot_desktop.ui.tuning.place import TuningPlace


class HostedWiring(QObject):
    """The settings page is made when it is first wanted."""

    def __init__(
        self, parts: Parts, preferences: Preferences, chat: ChatPage, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts, self._preferences, self._chat, self._desk = parts, preferences, chat, desk
        workers = parts.workers()
        self.requests = HostedRequests(parts.tasks, workers.engines, workers.secrets, self.hosted, self)
        self.page: ModelSettings | None = None
        preferences.changed.connect(self._on_settings)

    def hosted(self) -> HostedSettings:
        return self._preferences.current().hosted

    def make_page(self, reading: Reading) -> ModelSettings:
        """The settings page, filled and tied to the settings."""
        from medbot_desktop.ui.settings.models import ModelSettings

        page = self.page = ModelSettings(self._parts.look, reading, self.requests)
        page.changed.connect(self._preferences.set)
        page.link_clicked.connect(open_link)
        page.show_settings(self.hosted())
        self._read_tokens()
        return page

    def open_provider(self, provider: str, wants_list: bool) -> None:
        """Show the settings of a provider, with its models where they are wanted."""
        if self.page is not None:
            self.page.open_provider(provider)
            if wants_list and self.hosted().of(provider).accepted:
                self.requests.list_models(provider)

    def measure_in(self, place: TuningPlace) -> None:
        """Let hosted models be measured in the tuning place."""
        from medbot_desktop.ui.tuning.measure_wiring import MeasureInWindow

        self.measuring = MeasureInWindow(self._parts, self._preferences, place, self._read_tokens, self)

    def accept(self, event: object) -> None:
        """Take an event of the engines' process."""
        self.requests.accept(event)
        self._desk.accept_engine(event)  # type: ignore[arg-type]
        if isinstance(event, Written) and self.page is not None:
            self._read_tokens()

    def _read_tokens(self) -> None:
        self._parts.store.run(lambda r: r.history.tokens.of_month(time.time()), self._on_tokens)

    def _on_tokens(self, counts: dict[str, tuple[int, int]]) -> None:
        if self.page is not None:
            self.page.show_tokens(counts)

    def _on_settings(self, settings: Settings) -> None:
        self._chat.show_hosted(settings.hosted)
        if self.page is not None:
            self.page.show_settings(settings.hosted)

    def choose(self, engine: str) -> None:
        """Let this engine answer from now on."""
        self._preferences.set("hosted", replace(self.hosted(), engine=engine))
        self._chat.composer.setFocus()

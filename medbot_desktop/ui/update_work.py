"""News of a later version, for those who want them: asked for in the background, told in a sentence."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop import __version__
from medbot_desktop.domain.errors import UpdateUnknown
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.logs import told
from medbot_desktop.services.updates import Updates

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent

    from medbot_desktop.domain.administration import Administration
    from medbot_desktop.services.updates import Update
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.tasks import TaskRunner

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 3_600_000
"""A pharmacy's program stays open for weeks; whether a day has passed is looked at each hour."""


class UpdateWork(QObject):
    """Where the administrator's file names no address and key there is nothing to switch on."""

    told = Signal(object)

    def __init__(
        self,
        administration: Administration,
        preferences: Preferences,
        tasks: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates = Updates(administration.update_address, administration.update_key, __version__)
        self._preferences, self._tasks = preferences, tasks
        self.startTimer(LOOK_EVERY_MS)

    def timerEvent(self, event: QTimerEvent) -> None:
        self.look_if_due()

    @property
    def can_ask(self) -> bool:
        return self._updates.can_ask

    def look_if_due(self) -> None:
        """Ask where the user wants it and a day has passed."""
        settings = self._preferences.current()
        if settings.check_updates and self._updates.is_due(settings.updates_asked_at):
            self._preferences.set("updates_asked_at", time.time())
            self._tasks.start(self._updates.look, "io", self._on_looked, self._on_failed)

    def _on_looked(self, update: Update | None) -> None:
        if update is not None:
            self.told.emit(Sentence("update_there", {"version": update.version, "page": update.page}))

    def _on_failed(self, error: Exception) -> None:
        # Nobody asked just now, and tomorrow it is tried again; whoever set it up reads here what was wrong.
        if not isinstance(error, UpdateUnknown):
            raise error
        log.warning("nothing known of later versions: %s", told(error))

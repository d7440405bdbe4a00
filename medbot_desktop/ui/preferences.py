"""The settings in use: each change takes effect at once and is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from medbot_desktop.domain.administration import Administration
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.storage.settings import SettingsFile
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

ZOOM_STEP = 10
USUAL_ZOOM = 100


class Preferences(QObject):
    """Holds the settings and applies them to look and language; written in the storage lane."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        file: SettingsFile,
        tasks: TaskRunner,
        look: Look,
        language: Language,
        administration: Administration,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._file, self._tasks = file, tasks
        self._look, self._language = look, language
        self._administration = administration

    def current(self) -> Settings:
        return self._settings

    def set(self, name: str, value: object) -> None:
        """Change one setting by the name of its field."""
        changed = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        settings = self._settings = self._administration.applied_to(changed)
        self._look.set(settings.theme, settings.zoom_percent)
        self._language.use(settings.language, settings.country)
        self.changed.emit(settings)
        self._tasks.start(lambda: self._file.save(settings), "storage", failed=self._on_failed)

    def zoom_in(self) -> None:
        self._zoom(self._settings.zoom_percent + ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom(self._settings.zoom_percent - ZOOM_STEP)

    def zoom_by(self, steps: int) -> None:
        self._zoom(self._settings.zoom_percent + steps * ZOOM_STEP)

    def zoom_usual(self) -> None:
        self._zoom(USUAL_ZOOM)

    def _zoom(self, percent: int) -> None:
        self._look.set(self._settings.theme, percent)  # keeps it within its range
        self.set("zoom_percent", self._look.zoom_percent)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

"""What the composition root makes for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.administration import Administration
    from medbot_desktop.services.workers import Workers
    from medbot_desktop.storage.settings import SettingsFile
    from medbot_desktop.ui.events import WorkerEvents
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.store import Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


class Parts(NamedTuple):
    """`workers` gives the same ones at each call, in any thread; the first makes them and loads their code."""

    look: Look
    language: Language
    tasks: TaskRunner
    store: Store
    settings_file: SettingsFile
    folder: Path
    events: WorkerEvents
    engine_events: WorkerEvents
    run_events: WorkerEvents
    workers: Callable[[], Workers]
    administration: Administration

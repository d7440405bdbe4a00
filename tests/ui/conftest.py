"""The window for tests: built as the program builds it, closed as the program closes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.building import FIRST_START_DONE, Built, FakeWorker, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.administration import Administration
    from medbot_desktop.domain.settings import Settings
    from tests.ui.hosted import FakeEngines


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's plugin without a display says of each window with a least size that it cannot pass it on, and of each menu
    that it can neither raise it nor give it the keyboard."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, user_folder: Path) -> Iterator[Callable[..., Built]]:
    """Build, show and open a window on the test's folder; several may follow each other."""
    open_ones: list[Built] = []

    def make(
        worker: FakeWorker | None = None,
        settings: Settings = FIRST_START_DONE,
        engines: FakeEngines | None = None,
        administration: Administration | None = None,
    ) -> Built:
        built = build(qapp, user_folder, worker or FakeWorker(), settings, engines, administration)
        open_ones.append(built)
        built.window.resize(1280, 800)  # the screen of Qt's plugin without a display is smaller
        built.window.show()
        with qtbot.waitSignal(built.window.desk.opened):
            built.window.starting.open_records()
        qtbot.waitUntil(lambda: built.window.behind.library_requests.state is not None)
        # The wheel and Enter are heard once the rest is loaded, in turns: on a slow machine an answer comes sooner.
        qtbot.waitUntil(lambda: built.window.starting.is_loaded, timeout=30_000)
        return built

    yield make
    for built in open_ones:
        built.close()

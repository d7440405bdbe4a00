"""Nothing moves by itself: each page comes to rest, whatever goes on, and what progresses is told without a flood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QProgressBar, QWidget

from medbot_desktop.ui.progress_bar import ProgressBar
from tests.ui import screens
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PAGES = (
    "welcome", "empty", "stored", "kinds-en", "more", "generated-en", "row", "correct", "history",
    "history-gaps", "history-bin", "library", "library-rows", "library-replace", "data-start", "data",
    "data-all", "data-unreadable", "tuning-aside", "tuning-teach", "tuning-idle", "tuning-running",
    "tuning-review", "tuning-models", "settings", "settings-copies", "settings-report", "models-gpt", "guide",
    "safe-mode", "crash-offer",
)  # fmt: skip
STILL_S = 0.4
"""Ten steps of what moves at the least that is seen as motion, 25 times a second."""
SETTLES_S = 8.0


class Painted(QObject):
    """The kinds of widgets that were painted since it was asked last."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app, self._kinds = app, set[str]()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._kinds.add(f"{type(watched).__name__} {watched.objectName()}")
        return False

    def taken(self) -> set[str]:
        kinds, self._kinds = self._kinds, set()
        return kinds

    def end(self) -> None:
        self._app.removeEventFilter(self)


@pytest.fixture
def painted(qapp: QApplication) -> Iterator[Painted]:
    """What is painted; without the caret, whose pace and rest are the system's."""
    flashes = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    painted = Painted(qapp)
    yield painted
    painted.end()
    qapp.setCursorFlashTime(flashes)


def moving(app: QApplication, painted: Painted) -> set[str]:
    """What is still painted again and again once everything had its time to settle."""
    kinds: set[str] = set()
    for _ in range(round(SETTLES_S / STILL_S)):
        painted.taken()
        screens._pause(app, STILL_S)
        kinds = painted.taken()
        if not kinds:
            break
    return kinds


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_to_rest_with_all_its_bars_busy(
    qapp: QApplication, tmp_path: Path, painted: Painted, name: str
) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        for bar in built.window.findChildren(QProgressBar):
            bar.setRange(0, 0)
            bar.show()
        assert moving(qapp, painted) == set()
        running = [
            animation
            for animation in built.window.findChildren(QAbstractAnimation)
            if animation.state() == QAbstractAnimation.State.Running
        ]
        assert running == []


def test_what_is_under_way_without_a_measure_is_seen_and_said(qtbot: QtBot) -> None:
    bar = ProgressBar()
    bar.setAccessibleName("Reading")
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    bar.show()
    bar.show_part(0, 10)
    empty = bar.grab().toImage()
    assert bar.accessibleDescription() == ""
    bar.show_busy()
    assert bar.grab().toImage() != empty
    assert bar.accessibleDescription() == "under way, without a measure"
    heard = QAccessible.queryAccessibleInterface(bar)
    assert heard.role() == QAccessible.Role.ProgressBar
    assert heard.text(QAccessible.Text.Name) == "Reading"


def test_progress_is_told_in_steps_and_to_its_end(qtbot: QtBot) -> None:
    """A screen reader is told each value that a bar takes: 765 rows are no 765 sentences."""
    bar = ProgressBar()
    qtbot.addWidget(bar)
    told: list[int] = []
    bar.valueChanged.connect(told.append)
    for done in range(766):
        bar.show_part(done, 765)
    assert len(told) <= 101
    assert told[-1] == 765
    bar.show_part(3, 4)
    assert (bar.value(), bar.maximum()) == (3, 4)
    bar.show_part(1, 4)  # the next thing that is counted
    assert bar.value() == 1

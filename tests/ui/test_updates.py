"""News of later versions in the window: off until switched on, offered only where there is somebody to ask."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

import pytest
from cryptography.exceptions import InvalidSignature
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.errors import UpdateUnknown
from medbot_desktop.domain.settings import Settings
from medbot_desktop.services.updates import Update, Updates
from tests.ui.acting import shown_texts
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

DONE = Settings(language="en", country="US", first_start_done=True)
PUBLISHED = Administration(update_address="https://example.org/latest.json", update_key="a" * 44)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Updates]:
    """Who asked; the answer is a later version."""
    asked: list[Updates] = []

    def look(self: Updates) -> Update:
        asked.append(self)
        return Update("9.1.0", "https://example.org/medbot")

    monkeypatch.setattr(Updates, "look", look)
    return asked


def test_nothing_is_asked_until_it_is_wanted(
    qtbot: QtBot, open_window: Callable[..., Built], asked: list[Updates]
) -> None:
    built = open_window(FakeWorker(), DONE, administration=PUBLISHED)
    built.window.navigation.show_settings("general")
    field = built.window.places.settings_page.general.updates_field
    assert field.isVisible()
    assert asked == []
    field.box.setCurrentIndex(field.box.findData(True))
    field.box.activated.emit(field.box.currentIndex())
    assert built.window.preferences.current().check_updates


def test_a_later_version_is_told_once_a_day(
    qtbot: QtBot, open_window: Callable[..., Built], asked: list[Updates]
) -> None:
    wanted = dataclasses.replace(DONE, check_updates=True)
    window = open_window(FakeWorker(), wanted, administration=PUBLISHED).window
    qtbot.waitUntil(lambda: "There is a new version: 9.1.0" in shown_texts(window))
    assert len(asked) == 1
    window.behind.updates.look_if_due()
    assert len(asked) == 1
    # Left open until tomorrow, or asleep meanwhile.
    window.behind.updates._updates._clock = lambda: time.time() + 25 * 3_600
    QApplication.sendEvent(window.behind.updates, QTimerEvent(1))
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_what_is_not_believed_is_told_to_the_log_alone(
    qtbot: QtBot,
    open_window: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def look(self: Updates) -> Update:
        raise UpdateUnknown() from InvalidSignature()

    monkeypatch.setattr(Updates, "look", look)
    wanted = dataclasses.replace(DONE, check_updates=True)
    window = open_window(FakeWorker(), wanted, administration=PUBLISHED).window
    qtbot.waitUntil(lambda: "InvalidSignature" in caplog.text)
    assert "version" not in shown_texts(window)


def test_without_an_address_there_is_nothing_to_switch_on(
    open_window: Callable[..., Built], asked: list[Updates]
) -> None:
    wanted = dataclasses.replace(DONE, check_updates=True)
    window = open_window(FakeWorker(), wanted).window
    window.navigation.show_settings("general")
    assert not window.places.settings_page.general.updates_field.isVisible()
    assert asked == []

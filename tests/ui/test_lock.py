"""The administrator's PIN before data, tuning and models: wrong ones are refused, guessing is slowed down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.pin import hidden_pin
from medbot_desktop.ui.lock import TRIES
from medbot_desktop.ui.pin_page import PinPage
from tests.ui.acting import shown_texts
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

PIN = "4815"


@pytest.fixture
def closed(open_window: Callable[..., Built]) -> Built:
    """The window of a computer whose administrator closed the data and fixed what else can be fixed."""
    fixed = Administration(country="MX", providers=("gemini",), pin=hidden_pin(PIN))
    settings = Settings(language="en", country="US", first_start_done=True)
    return open_window(FakeWorker(), settings, administration=fixed)


def enter(qtbot: QtBot, built: Built, pin: str) -> bool:
    """Type a PIN where one is asked for and press Enter; whether it was right."""
    lock = built.window.lock
    (asking,) = [page for page in built.window.findChildren(PinPage) if page.isVisible()]
    heard: list[bool] = []
    lock.refused.connect(lambda waits: heard.append(False))
    lock.opened.connect(lambda: heard.append(True))
    asking.field.setText(pin)
    asking.field.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    return heard[0]


def test_the_data_open_with_the_pin_alone(qtbot: QtBot, closed: Built) -> None:
    window = closed.window
    window.navigation.open_file("/some/file.csv")
    assert "Closed by your administrator" in shown_texts(window)
    assert not enter(qtbot, closed, "1234")
    assert "That is not the PIN" in shown_texts(window)
    assert enter(qtbot, closed, PIN)
    assert "Closed by your administrator" not in shown_texts(window)
    window.navigation.show_settings("models")
    assert "Closed by your administrator" not in shown_texts(window)


def test_models_and_copies_are_behind_it_and_what_is_fixed_stays(qtbot: QtBot, closed: Built) -> None:
    window = closed.window
    for section in ("models", "copies"):
        window.navigation.show_settings(section)
        assert "Closed by your administrator" in shown_texts(window)
    window.navigation.show_settings("country")
    assert "Fixed by your administrator." in shown_texts(window)
    assert not window.places.settings_page.country.country_field.box.isEnabled()
    window.preferences.set("country", "ES")
    assert window.preferences.current().country == "MX"
    assert enter_models(qtbot, closed) == {"embedded", "gemini"}


def enter_models(qtbot: QtBot, built: Built) -> set[str]:
    """The engines that are offered once the models are open."""
    built.window.navigation.show_settings("models")
    assert enter(qtbot, built, PIN)
    return {name for name, line in built.window.places.settings_page.models.lines.items() if line.isVisible()}


def test_guessing_is_slowed_down(qtbot: QtBot, closed: Built) -> None:
    closed.window.navigation.open_file("/some/file.csv")
    for guess in range(TRIES):
        assert not enter(qtbot, closed, f"000{guess}")
    assert not enter(qtbot, closed, PIN)
    assert "Too many tries" in shown_texts(closed.window)
    assert closed.window.lock.is_closed

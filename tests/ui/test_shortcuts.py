"""Every key that Settings > Help lists, pressed in each place of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.settings import Settings
from tests.ui import building as b
from tests.ui.acting import ask, wait_answered
from tests.ui.building import Built, FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    OpenWindow = Callable[..., Built]

CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = ("chat", "history", "tuning", "settings", "guide")
ENGLISH = Settings(language="en", country="US", first_start_done=True)
LISTED = {
    "Enter", "Shift+Enter", "↑", "Ctrl+N", "Ctrl+F", "Ctrl+1 … Ctrl+4", "Ctrl+O", "Ctrl++, Ctrl+-, Ctrl+0",
    "Ctrl and the wheel", "Esc", "F1", "Ctrl+P", "Ctrl+Q",
    "Ctrl+Z", "Ctrl+S",
}  # fmt: skip
"""What is tried here or, of composer and printing, in test_chat.py and test_expected.py; a key more comes here too."""


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whatever has the focus, as a keyboard does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


@pytest.fixture(params=PLACES)
def there(qtbot: QtBot, open_window: OpenWindow, request: pytest.FixtureRequest) -> Built:
    """The window with something asked, in one of its places."""
    worker = FakeWorker(answer=lambda question: b.stored(), library=b.library_state(b.own_data()))
    built = open_window(worker, ENGLISH)
    built.window.activateWindow()
    ask(qtbot, built, "ibuprofen with food")
    wait_answered(qtbot, built)
    place = request.param
    if place == "guide":
        built.window.navigation.show_help()
    elif place != "chat":
        built.window.places.show(place)
    QApplication.processEvents()
    if QApplication.focusWidget() is None:
        built.window.setFocus()
    return built


def test_every_listed_key_is_known_here(open_window: OpenWindow) -> None:
    built = open_window(settings=ENGLISH)
    about = built.window.places.settings_page.about
    listed = {keys.text() for _, keys in about._keys}
    assert listed == LISTED


def test_ctrl_n_begins_a_question(there: Built, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, CTRL)
    window = there.window
    assert window.chat.isVisible()
    qtbot.waitUntil(lambda: window.chat.pane.turns == [])
    assert QApplication.focusWidget() is window.chat.composer.field


def test_the_other_keys_work(
    there: Built, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, window = request.node.callspec.params["there"], there.window
    press(Qt.Key.Key_F, CTRL)
    focused = QApplication.focusWidget()
    assert focused is not None
    if place == "guide":
        assert window.places.guide.page.isAncestorOf(focused)
        press(Qt.Key.Key_Escape)
    elif place == "history":
        assert window.places.history_page.isAncestorOf(focused)
    else:
        assert focused is window.sidebar.search_field

    for key, percent in (
        (Qt.Key.Key_Plus, 110),
        (Qt.Key.Key_Equal, 120),
        (Qt.Key.Key_Minus, 110),
        (Qt.Key.Key_0, 100),
    ):
        press(key, CTRL)
        assert window.look.zoom_percent == percent

    press(Qt.Key.Key_F1)
    assert window.places.guide.shown
    press(Qt.Key.Key_Escape)
    assert not window.places.guide.shown
    press(Qt.Key.Key_Escape)
    assert window.chat.isVisible()

    for key, page in (
        (Qt.Key.Key_2, "history_page"),
        (Qt.Key.Key_3, "tuning_place"),
        (Qt.Key.Key_4, "settings_page"),
        (Qt.Key.Key_1, "chat_place"),
    ):
        press(key, CTRL)
        shown = window.chat if page == "chat_place" else getattr(window.places, page)
        assert shown.isVisible()
        assert QApplication.focusWidget() is not None

    wanted: list[bool] = []
    data = window.places.data_place
    monkeypatch.setattr(data, "choose_file", lambda: wanted.append(data.isVisible()))
    press(Qt.Key.Key_O, CTRL)
    assert wanted == [True]


def test_ctrl_q_closes(there: Built, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Q, CTRL)
    qtbot.waitUntil(lambda: not there.window.isVisible())

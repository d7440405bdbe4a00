"""Every key that the guide and Settings > Help list: whether they are all, and what each does in every place."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from medbot_desktop.domain.settings import Settings
from medbot_desktop.ui.guide.text import key_lines
from tests.ui import building as b
from tests.ui import screens
from tests.ui.acting import ask, wait_answered
from tests.ui.building import Built, FakeWorker
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    OpenWindow = Callable[..., Built]

CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = ("chat", "history", "tuning", "settings", "guide")
ENGLISH = Settings(language="en", country="US", first_start_done=True)
OTHERWISE = {
    "Return": "test_chat", "Shift+Return": "test_chat", "Up": "test_chat", "Down": "test_chat",
    "Left": "test_charts", "Right": "test_charts", "Home": "test_long_conversation", "End": "test_long_conversation",
    "Tab": "test_tab_walk", "Shift+Tab": "test_tab_walk", "Space": "test_accessibility",
    "Del": "test_history_page", "F2": "test_turn_actions", "Ctrl+wheel": "test_expected",
    "Menu": "test_menus",
}  # fmt: skip
"""The keys that widgets take themselves, and where they are tried; all others are shortcuts of the window's."""
NAMES = {
    "Enter": "Return", "Delete": "Del", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right",
    "Intro": "Return", "Mayús": "Shift", "Supr": "Del", "Espacio": "Space", "Inicio": "Home", "Fin": "End",
    "Menú": "Menu",
}  # fmt: skip


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


def listed(language: str) -> set[str]:
    """Every key of the guide, one by one, as Qt writes them."""
    found = set()
    for keys, _does in key_lines(language):
        keys = re.sub(" (in the empty field|en el campo vacío)", "", keys)
        keys = re.sub("Ctrl (and the wheel|y la rueda)", "Ctrl+wheel", keys)
        parts = keys.split(", ")
        before = parts[0].rpartition("+")[0]
        for part in parts:
            named = re.sub("[^ +]+", lambda word: NAMES.get(word.group(), word.group()), part)
            found.add(f"{before}+{named}" if len(named) == 1 and before else named)
    return {key if "wheel" in key else QKeySequence(key).toString() for key in found}


def all_made(built: Built) -> list[QShortcut]:
    """The shortcuts of the window once every place and panel is made."""
    window = built.window
    places = window.places
    assert places.settings_page
    assert places.history_page
    data = places.data_place
    assert data.rows
    assert data.file
    places.show("tuning")
    assert places.tuning_place.pages.data is data
    assert window.side.panel.form
    return list(window.findChildren(QShortcut))


def test_the_guide_lists_every_key_and_no_other(open_window: OpenWindow) -> None:
    built = open_window(settings=ENGLISH)
    shortcuts = all_made(built)
    real = {key.toString() for shortcut in shortcuts for key in QShortcut.keys(shortcut)}
    real -= {"Ctrl+=", "Ctrl+Enter", "Zoom In"}  # the same key where it stands elsewhere on a keyboard
    assert real == listed("en") - OTHERWISE.keys()
    assert listed("en") >= OTHERWISE.keys()
    assert listed("es") == listed("en")


def test_help_lists_the_same_keys_in_the_language_of_the_window(open_window: OpenWindow) -> None:
    built = open_window(settings=ENGLISH)
    about = built.window.places.settings_page.about
    assert about.keys.lines == key_lines("en")
    built.window.preferences.set("language", "es")
    QApplication.processEvents()
    assert about.keys.lines == key_lines("es")
    shown = [label.text() for label in about.keys.findChildren(QLabel)]
    assert "Ctrl+S, Ctrl+Intro" in shown
    assert "Guardar la fila o la corrección" in shown


@pytest.mark.parametrize("name", ["library-rows", "data-all", "correct", "row", "history", "guide"])
def test_no_key_is_held_up_by_another(qapp: QApplication, tmp_path: Path, name: str) -> None:
    """Two shortcuts on one key, both in force where the focus is, and Qt presses neither."""
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        window.activateWindow()
        held_up: list[str] = []
        for shortcut in window.findChildren(QShortcut):
            shortcut.activatedAmbiguously.connect(partial(held_up.append, shortcut.key().toString()))
        tried = 0
        for widget in window.findChildren(QWidget):
            takes_text = isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractItemView)
            for key in (Qt.Key.Key_F, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Z, Qt.Key.Key_Y):
                if takes_text and widget.isVisible() and widget.isEnabled() and window.isAncestorOf(widget):
                    widget.setFocus()
                    if QApplication.focusWidget() is widget:
                        press(key, CTRL)
                        tried += 1
        assert tried
        assert held_up == []


def test_ctrl_f_in_the_rows_of_the_data_searches_them(qapp: QApplication, tmp_path: Path) -> None:
    with screens.opened(qapp, SCREENS["library-rows"], tmp_path) as built:
        built.window.activateWindow()
        rows = built.window.places.data_place.rows
        for widget in (rows.table, rows.form.answer_field):
            widget.setFocus()
            press(Qt.Key.Key_F, CTRL)
            assert rows.search_field.hasFocus()


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

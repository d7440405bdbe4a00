"""Every page, taken as the screens show it: a name for all that takes the focus, room for the text at any zoom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from medbot_desktop.domain.settings import Theme
from medbot_desktop.ui.guide.text import guide_text, section
from tests.ui import screens
from tests.ui.screens import SCREENS
from tests.ui.test_accessibility import nameless
from tests.ui.test_longer_words import cut

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

PAGES = (
    "welcome",
    "empty",
    "stored",
    "kinds-en",
    "more",
    "generated-en",
    "row",
    "correct",
    "history",
    "history-gaps",
    "history-bin",
    "library",
    "library-rows",
    "library-replace",
    "data-start",
    "data",
    "data-all",
    "data-unreadable",
    "tuning-aside",
    "tuning-teach",
    "tuning-idle",
    "tuning-running",
    "tuning-review",
    "tuning-models",
    "settings",
    "settings-copies",
    "settings-report",
    "models-gpt",
    "guide",
    "safe-mode",
    "crash-offer",
)
KEYS = {"Enter": "Return", "Delete": "Del"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_what_takes_the_focus_and_cuts_no_text(
    qapp: QApplication, tmp_path: Path, name: str
) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        assert nameless(window, shown_only=True) == []
        faults = []
        for zoom in (80, 150, 200):
            window.look.set(Theme.LIGHT, zoom)
            window.resize(1280, 800)
            screens._pause(qapp, 0.3)
            screens._settle(qapp, lambda: not cut(window), 3.0)  # a slow machine lays out later
            faults += [f"{zoom} %: {fault}" for fault in cut(window)]
            if window.width() > 1280:
                faults.append(f"{zoom} %: the window needs {window.width()} px")
        window.look.set(Theme.LIGHT, 100)
    assert faults == []


def test_every_key_of_the_window_is_listed_in_the_guide(qapp: QApplication, tmp_path: Path) -> None:
    listed = set()
    for keys in re.findall(r"^\| (.+?) \|", section(guide_text("en"), "keys"), re.MULTILINE):
        parts = keys.split(", ")
        before = parts[0].rpartition("+")[0]
        parts = [f"{before}+{part}" if len(part) == 1 and before else part for part in parts]
        named = [re.sub("|".join(KEYS), lambda word: KEYS[word.group()], part) for part in parts]
        listed |= {QKeySequence(part).toString() for part in named}
    with screens.opened(qapp, SCREENS["library-rows"], tmp_path) as built:
        places = built.window.places
        assert places.settings_page
        assert places.history_page
        shortcuts = built.window.findChildren(QShortcut)
        assert len(shortcuts) > 12
        found = [[key.toString() for key in QShortcut.keys(shortcut)] for shortcut in shortcuts]
    unlisted = [keys for keys in found if not listed & set(keys)]
    assert unlisted == []


def test_no_key_means_two_things_at_once(qapp: QApplication, tmp_path: Path) -> None:
    """A key of the window and the same one of a page inside it: Qt does neither."""
    with screens.opened(qapp, SCREENS["library-rows"], tmp_path) as built:
        places = built.window.places
        assert places.settings_page
        assert places.history_page
        assert places.data_place.file
        assert places.guide.page
        owners: dict[str, list[QWidget]] = {}
        for shortcut in built.window.findChildren(QShortcut):
            owner = shortcut.parent()
            assert isinstance(owner, QWidget)
            for key in QShortcut.keys(shortcut):
                owners.setdefault(key.toString(), []).append(owner)
        assert len(owners) > 15
        twice = [
            key
            for key, found in owners.items()
            for one in found
            for other in found
            if one is not other and one.isAncestorOf(other)
        ]
    assert twice == []

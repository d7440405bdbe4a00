"""Every page, taken as the screens show it: a name for all that takes the focus, room for the text at any zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Theme
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

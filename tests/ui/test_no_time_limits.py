"""No message goes by itself: what is told stays until it is closed, and an undo can be reached afterwards as well.

Afterwards: Ctrl+Z (test_history_page.py, test_data_page.py, test_data_place.py), the bin, the changes of a data set.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.ui.chat.notices import NoticeBar
from tests.ui import building as b
from tests.ui import screens
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

WINDOW_CODE = Path(__file__).parents[2] / "medbot_desktop" / "ui"
PLACES = ("chat", "history", "tuning", "settings")
AT_ONCE_MS = 100


def let_time_pass(built: Built, app: QApplication) -> int:
    """Have every timer of the window run out, those too that these start; how many there were."""
    count = 0
    for _ in range(3):
        for timer in built.window.findChildren(QTimer):
            if timer.isActive():
                count += 1
                timer.setInterval(0)
        screens._pause(app, 0.15)
    return count


def test_nothing_is_put_off_but_by_a_timer_that_can_be_found() -> None:
    """A single shot of Qt's own has no object: these come at once, and so none of them can be a time limit."""
    delays = {
        path.name: [
            int(ms) for ms in re.findall(r"singleShot\(\s*(\d[\d_]*)", path.read_text(encoding="utf-8"))
        ]
        for path in WINDOW_CODE.rglob("*.py")
    }
    assert any(delays.values())
    assert {name: found for name, found in delays.items() if any(ms > AT_ONCE_MS for ms in found)} == {}


@pytest.mark.parametrize("place", PLACES)
def test_notices_stay_until_they_are_closed(
    qapp: QApplication, open_window: Callable[..., Built], place: str
) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data())))
    window = built.window
    window.places.show(place)
    window.news.tell("Se ha cambiado algo.", "Puede deshacerlo.", [("undo", "Deshacer")])
    if place == "chat":
        window.chat.show_sentence(Sentence("no_printer"))
    bars = window.findChildren(NoticeBar)
    for bar in bars:
        if bar.parentWidget() is not None and bar.parentWidget().isVisible():
            bar.show_notice("Borrado.", actions=[("undo", "Deshacer")], warning=False)
    shown = [bar for bar in bars if bar.isVisible()]
    assert shown
    let_time_pass(built, qapp)
    assert [bar for bar in shown if not bar.isVisible()] == []


def test_what_was_deleted_can_be_brought_back_however_late(
    qtbot: QtBot, qapp: QApplication, open_window: Callable[..., Built]
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno con comida")
    wait_answered(qtbot, built)
    keeping = built.window.behind.keeping
    keeping.removals.remove_turns([built.window.chat.pane.turns[0].id])
    qtbot.waitUntil(lambda: "1 pregunta borrada." in shown_texts(built.window))
    assert let_time_pass(built, qapp)
    assert "1 pregunta borrada." in shown_texts(built.window)
    press(qtbot, built.window, "Deshacer")
    qtbot.waitUntil(lambda: len(built.window.chat.pane.turns) == 1)

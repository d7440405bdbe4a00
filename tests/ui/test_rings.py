"""Nothing of Qt's lies in a ring of references that Python alone holds.

Python looks for such rings in whatever thread has just made something, and Qt's timers, documents and actions must die
in the window's own thread: "QObject::killTimer: Timers cannot be stopped from another thread", and then a crash.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from medbot_desktop.services.history_files import FileKind
from tests.ui import building as b
from tests.ui.acting import wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

PLACES = ("history", "tuning", "settings", "chat")


@pytest.fixture
def in_rings() -> Iterator[Callable[[], list[str]]]:
    """The kinds of Qt's objects that only the search for rings would have found since it was last asked."""
    gc.collect()
    gc.disable()

    def look() -> list[str]:
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        gc.set_debug(0)
        found = [type(thing).__name__ for thing in gc.garbage if isinstance(thing, QObject)]
        gc.garbage.clear()
        return found

    yield look
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


def test_the_search_for_rings_is_seen(qapp: object, in_rings: Callable[[], list[str]]) -> None:
    def leave_a_ring() -> None:
        timer = QTimer()
        timer.itself = timer  # type: ignore[attr-defined]

    leave_a_ring()
    assert in_rings() == ["QTimer"]


def test_a_day_at_the_counter_leaves_nothing_of_qts_in_a_ring(
    qtbot: QtBot, open_window: Callable[..., Built], tmp_path: Path, in_rings: Callable[[], list[str]]
) -> None:
    built = open_window(FakeWorker(lambda _ask: b.stored()))
    window = built.window
    in_rings()  # what other tests left
    for number in range(1, 6):
        window.chat.ask(f"¿puedo tomar ibuprofeno con comida, pregunta {number}?")
        wait_answered(qtbot, built, number)
    assert in_rings() == []
    for place in PLACES:
        window.rail.place_chosen.emit(place)
        window.grab()
        assert (place, in_rings()) == (place, [])
    told: list[object] = []
    exports = window.behind.keeping.exports
    exports.told.connect(told.append)
    for kind in FileKind:
        exports.save_conversations([1], tmp_path / f"history.{kind}", kind)
    qtbot.waitUntil(lambda: len(told) == len(FileKind))
    window.navigation.begin_question()
    qtbot.waitUntil(lambda: not window.chat.pane.turns)
    for name, value in (("theme", "dark"), ("zoom_percent", 150), ("language", "en")):
        window.preferences.set(name, value)
        window.grab()
        assert (name, in_rings()) == (name, [])

"""What a day of questions leaves behind in the window: nothing, beyond the conversations in the list."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.ui import building as b
from tests.ui.acting import wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

QUESTIONS_A_CHAT = 5
LISTED = ("Conversation", "Entry", "Found", "QTimer")
"""What the list shows and what the search found, which end at a page; and the clocks that this test waits by."""


def chats(qtbot: QtBot, built: Built, count: int) -> None:
    """Some chats, with a search and another place in between."""
    window = built.window
    for _ in range(count):
        window.rail.place_chosen.emit("history")
        window.rail.place_chosen.emit("chat")
        window.navigation.begin_question()
        qtbot.waitUntil(lambda: not window.chat.pane.turns)
        for number in range(1, QUESTIONS_A_CHAT + 1):
            window.chat.ask(f"¿puedo tomar ibuprofeno con comida, pregunta {number}?")
            wait_answered(qtbot, built, number)
        window.sidebar.search_field.setText("ibuprofeno")
        qtbot.waitUntil(lambda: window.sidebar._hits is not None)
        window.sidebar.clear_search()
    built.worker.requests.clear()


def living() -> Counter[str]:
    """How many of the program's objects and of Qt's there are, by kind."""
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    found = Counter(k.__name__ for k in kinds if k.__module__.startswith(("medbot_desktop", "PySide6")))
    found["widgets"] = len(QApplication.allWidgets())
    return found


def test_questions_leave_no_object_behind(qtbot: QtBot, open_window: Callable[..., Built]) -> None:
    built = open_window(FakeWorker(lambda _ask: b.stored()))
    chats(qtbot, built, 4)
    before = living()
    chats(qtbot, built, 6)
    more = living() - before
    asked = 6 * QUESTIONS_A_CHAT
    kept = {kind: count for kind, count in more.items() if kind not in LISTED and count >= asked // 3}
    assert kept == {}

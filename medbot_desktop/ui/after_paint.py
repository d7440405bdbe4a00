"""The one seam between what the first paint needs and everything else, which is loaded here, after it.

What knows nothing of Qt is imported by a thread. The rest is loaded by the window's own thread, in pieces: the binding
makes its classes and enumerations when they are first named, without a lock, and where two threads do so at once the
program dies a little later (1 start in 20 on a busy machine).
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

BELOW_QT = (
    "medbot_desktop.services.workers",
    "medbot_desktop.services.backups",
    "medbot_desktop.services.history_files",
    "medbot_desktop.services.report",
    "medbot_desktop.storage.history_gaps",
    "medbot_desktop.storage.history_reader",
    "medbot_desktop.answers_as_text",
    "medbot_desktop.texts",
)
WINDOW = (
    "medbot_desktop.ui.chat.answer_work",
    "medbot_desktop.ui.chat.turn_actions",
    "medbot_desktop.ui.copies_work",
    "medbot_desktop.ui.data.requests",
    "medbot_desktop.ui.history.exports",
    "medbot_desktop.ui.history.wiring",
    "medbot_desktop.ui.hosted_wiring",
    "medbot_desktop.ui.tuning.requests",
    "medbot_desktop.ui.tuning.wiring",
    "medbot_desktop.ui.behind",
    "medbot_desktop.ui.chat.card",
    "medbot_desktop.ui.chat.cards",
    "medbot_desktop.ui.chat.turn_view",
    "medbot_desktop.ui.history.conversation_list",
)
CLASSES_A_PIECE = 30


def load_below_qt() -> None:
    """Import what any thread may: 5 ms at most pass before the window's own thread has its turn."""
    for name in BELOW_QT:
        importlib.import_module(name)


def pieces() -> list[Callable[[], object]]:
    """What the window's own thread is left to load, each piece a few milliseconds.

    Every class of Qt is among them: later, work in a thread (a PDF that is written) meets only what is there.
    """
    loads: list[Callable[[], object]] = [partial(importlib.import_module, name) for name in WINDOW]
    for module in (QtCore, QtGui, QtWidgets):
        names = dir(module)
        loads += [
            partial(_name, module, names[start : start + CLASSES_A_PIECE])
            for start in range(0, len(names), CLASSES_A_PIECE)
        ]
    return loads


def _name(module: ModuleType, names: list[str]) -> None:
    for name in names:
        getattr(module, name)

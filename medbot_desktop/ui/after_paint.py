"""The one seam between what the first paint needs and everything else, which is imported here, when it is called."""

from __future__ import annotations

import importlib

from PySide6 import QtWidgets

MODULES = (
    "medbot_desktop.services.workers",
    "medbot_desktop.ui.behind",
    "medbot_desktop.ui.chat.turn_view",
    "medbot_desktop.ui.history.delegate",
)


def load() -> None:
    """Import the rest, in whatever thread: 5 ms at most pass before the window's own thread has its turn."""
    for name in MODULES:
        importlib.import_module(name)
    # Kinds of widgets are loaded at the first mention, and all of them at once when Qt hands over one of its own.
    for name in dir(QtWidgets):
        getattr(QtWidgets, name)

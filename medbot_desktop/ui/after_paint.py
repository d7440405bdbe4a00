"""The one seam between what the first paint needs and everything else, which is imported here, when it is called."""

from __future__ import annotations

import importlib

MODULES = (
    "medbot_desktop.services.workers",
    "medbot_desktop.ui.behind",
    "medbot_desktop.ui.chat.turn_view",
)


def load() -> None:
    """Import the rest, in whatever thread: 5 ms at most pass before the window's own thread has its turn."""
    for name in MODULES:
        importlib.import_module(name)

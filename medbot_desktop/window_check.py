"""The window's part of the self-check: every screen painted, in each language and theme, and nothing heavy loaded."""

from __future__ import annotations

import hashlib
import sys
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from medbot_desktop.app import give_streams, make_window
from medbot_desktop.domain.settings import LANGUAGES, Settings, Theme
from medbot_desktop.paths import make_private_folder, user_folder
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FEWEST_COLOURS = 8
HEAVY = ("numpy", "onnxruntime", "tokenizers", "google.genai", "openai")


def check(argv: Sequence[str], report: Path) -> int:
    """Paint chat, data page, settings and start page in each language and theme; write down how it went.

    For the self-check, in a folder of its own; 0 if every screen was painted and nothing heavy was loaded for it.
    """
    give_streams()
    folder = make_private_folder(user_folder())
    SettingsFile(folder).save(Settings(first_start_done=True))
    app = QApplication(list(argv))
    window, finish = make_window(app, folder, None)
    window.resize(1280, 800)
    shown = window.places.settings_page
    screens: dict[str, Callable[[], None]] = {
        "chat": partial(window.rail.place_chosen.emit, "chat"),
        "history": partial(window.rail.place_chosen.emit, "history"),
        "tuning": partial(window.rail.place_chosen.emit, "tuning"),
        "settings": partial(window.rail.place_chosen.emit, "settings"),
        "start": shown.about.start_wanted.emit,
    }
    problems, pictures = [], set()
    for language, theme in product(LANGUAGES, (Theme.LIGHT, Theme.DARK)):
        shown.general.changed.emit("language", language)
        shown.general.changed.emit("theme", theme)
        for name, show in screens.items():
            show()
            app.sendPostedEvents()  # the words change by events
            picture = window.grab().toImage()
            pictures.add(hashlib.sha256(bytes(picture.constBits())).digest())
            if (
                len({picture.pixel(x, y) for x in range(0, 1280, 16) for y in range(0, 800, 8)})
                < FEWEST_COLOURS
            ):
                problems.append(f"blank: {language} {theme} {name}")
        window.places.welcome.skipped.emit()
    finish()
    problems += [f"loaded: {name}" for name in HEAVY if name in sys.modules]
    wanted = len(LANGUAGES) * 2 * len(screens)
    report.write_text(
        "; ".join([f"{len(pictures)} of {wanted} screens painted", *problems]), encoding="utf-8"
    )
    return 0 if len(pictures) == wanted and not problems else 3

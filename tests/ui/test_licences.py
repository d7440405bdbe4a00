"""Settings > Help says which versions are here and opens each licence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medbot_desktop.domain.settings import Settings
from medbot_desktop.services.versions import parts
from tests.ui.acting import shown_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

ROOT = Path(__file__).resolve().parents[2]


def test_each_licence_opens_its_text_by_keyboard(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=Settings(language="es", country="ES", first_start_done=True))
    built.window.navigation.show_settings("about")
    panel = built.window.places.settings_page.about.licences
    qtbot.waitUntil(lambda: "MedBot Desktop contributors" in panel.text.toPlainText())
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Apache" in panel.text.toPlainText())
    names = [panel.list.item(row).text() for row in range(panel.list.count())]
    panel.list.setCurrentRow(names.index("Qt, PySide6, shiboken6 · LGPL-3.0"))
    qtbot.waitUntil(lambda: "GNU LESSER GENERAL PUBLIC LICENSE" in panel.text.toPlainText())


def test_the_versions_are_said_in_the_language_in_use(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=Settings(language="es", country="ES", first_start_done=True))
    built.window.navigation.show_settings("about")
    panel = built.window.places.settings_page.about.licences
    qtbot.waitUntil(lambda: "multilingual-e5-small-es-en" in panel.lines[0].text())
    assert panel.lines[1].text().startswith("Filas de muestra:")
    built.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: panel.lines[1].text().startswith("Sample rows:"))
    assert "Versions" in shown_texts(built.window)


def test_the_notice_names_everything_inside() -> None:
    notice = re.split(r"[\s,]+", (ROOT / "NOTICE").read_text(encoding="utf-8"))
    own = {"MedBot Desktop", "MedBot: notices", "data", "shiboken6"}
    inside = {name for part in parts() for name in part.name.split(", ")} - own
    assert sorted(inside - set(notice)) == ["numpy", "onnxruntime"]  # there by their full names

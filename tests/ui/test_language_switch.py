"""The language changed while something is shown or goes on: nothing on the screen stays in the one before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.texts import TEXTS
from medbot_desktop.worker.engine_messages import Delta, Written
from tests.ui import building as b
from tests.ui import screens
from tests.ui.acting import ask
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PAGES = (
    "welcome", "pin", "safe-mode", "crash-offer", "empty", "more", "kinds-en", "private-en", "writing-en",
    "generated-sent", "generated-second", "row-changed-en", "correct-private", "corrected", "add-en", "judged",
    "history", "history-gaps", "history-bin", "history-nothing",
    "settings", "settings-country", "settings-data", "settings-privacy-erase", "settings-copies-compare",
    "settings-copies-proof", "settings-report", "guide", "models-gpt", "models-cloud",
    "library", "library-rows", "library-replace", "data-start", "data-all", "data-unreadable",
    "tuning-aside", "tuning-teach", "tuning-wrong-setting", "tuning-running", "tuning-encoding", "tuning-paused",
    "tuning-failed", "tuning-review", "tuning-evaluated", "tuning-measure-measured", "tuning-compared",
    "tuning-closing", "tuning-news", "cloud-new", "cloud-agreed", "cloud-running", "cloud-failed", "cloud-scored",
)  # fmt: skip

OF_THE_DATA = {"Emergency", "Respuestas corregidas aquí", "pregunta", "respuesta", "medicamento", "fuente"}
"""Names that stand in the data of the tests, which stay as they are: a service, a data set, columns."""
LONGEST = 400
"""Longer texts are rows and the guide."""


def _patterns(sentences: Iterator[str]) -> re.Pattern[str]:
    """What any of these sentences can look like once its parameters are filled in."""
    forms = set()
    for sentence in sentences:
        words = re.sub(r"\{(\w+):([^|}]*)\|([^}]*)\}", "\0", sentence)
        words = re.sub(r"\{\w+\}|%L?n", "\0", words)
        if len(re.sub(r"[^a-záéíóúñ]", "", words.replace("\0", "").lower())) >= 4:
            forms.add(re.escape(words).replace("\0", ".+"))
    return re.compile("|".join(f"(?:{form})" for form in sorted(forms, key=len, reverse=True)), re.DOTALL)


def _both() -> dict[str, re.Pattern[str]]:
    spanish, english = [], []
    for message in ElementTree.parse(bundled("resources") / "i18n" / "medbot_es.ts").iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        spanish += forms
        source = message.findtext("source", "")
        english += [source, source.replace("(s)", ""), source.replace("(s)", "s")]
    spanish += TEXTS["es"].values()
    english += TEXTS["en"].values()
    return {"es": _patterns(iter(spanish)), "en": _patterns(iter(english))}


@pytest.fixture(scope="module")
def known() -> dict[str, re.Pattern[str]]:
    return _both()


def said(root: QWidget) -> set[str]:
    """Everything that is shown, or told to a screen reader, of what is in sight."""
    words: set[str] = set()
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        words |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        interface = QAccessible.queryAccessibleInterface(widget)
        words.add(interface.text(QAccessible.Text.Name))
        if isinstance(widget, QLabel | QAbstractButton):
            words.add(widget.text())
        if isinstance(widget, QComboBox):
            words |= {widget.itemText(number) for number in range(widget.count())}
        if isinstance(widget, QLineEdit):
            words.add(widget.placeholderText())
        if isinstance(widget, QTextEdit):
            words.add(widget.toPlainText())
    return {text for text in words if text}


def left_behind(root: QWidget, known: dict[str, re.Pattern[str]], code: str) -> list[str]:
    """What is still in the language other than `code`."""
    other = "en" if code == "es" else "es"
    return sorted(
        text
        for text in said(root) - OF_THE_DATA
        if len(text) < LONGEST and known[other].fullmatch(text) and not known[code].fullmatch(text)
    )  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stays_in_the_language_before(
    qapp: QApplication, tmp_path: Path, known: dict[str, re.Pattern[str]], name: str
) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        code = "en" if SCREENS[name].settings.language == "es" else "es"
        window.preferences.set("language", code)
        screens._pause(qapp, 0.1)
        screens._settle(qapp, lambda: not left_behind(window, known, code), 2.0)
        assert left_behind(window, known, code) == []


def test_a_question_that_waits_goes_on_in_the_new_language(
    qtbot: QtBot, open_window: Callable[..., b.Built], known: dict[str, re.Pattern[str]]
) -> None:
    built = open_window(b.FakeWorker(library=b.library_state(b.own_data())))
    ask(qtbot, built, "ibuprofeno con comida")
    qtbot.waitUntil(lambda: bool(built.worker.asks()))
    qtbot.waitUntil(lambda: "Buscando en sus datos…" in said(built.window))
    built.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: "Looking in your data…" in said(built.window))
    assert left_behind(built.window, known, "en") == []
    request = built.worker.asks()[-1]
    built.worker.listener(b.Answered(request.request_id, b.stored()))
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].state is TurnState.COMPLETE)
    qtbot.waitUntil(lambda: "Stored answer, word for word" in said(built.window))
    assert left_behind(built.window, known, "en") == []


def test_a_models_text_goes_on_in_the_new_language(
    qapp: QApplication, tmp_path: Path, known: dict[str, re.Pattern[str]]
) -> None:
    screen = replace(SCREENS["writing-en"], settings=replace(screens.DONE, hosted=screens.WITH_GPT))
    with screens.opened(qapp, screen, tmp_path) as built:
        window, engines = built.window, built.engines
        request = engines.generations()[-1]
        window.preferences.set("language", "en")
        screens._pause(qapp, 0.1)
        assert left_behind(window, known, "en") == []
        assert any("is writing" in words for words in said(window))
        engines.listener(Delta(request.request_id, "And a third thing."))
        screens._pause(qapp, 0.2)
        window.preferences.set("language", "es")
        screens._pause(qapp, 0.2)
        assert any("And a third thing." in words for words in said(window))
        assert left_behind(window, known, "es") == []
        engines.listener(Written(request.request_id, b.written()))
        screens._settle(qapp, lambda: window.chat.pane.turns[-1].state is TurnState.COMPLETE)
        screens._pause(qapp, 0.2)
        assert "Redactada por un modelo con sus filas" in said(window)
        assert left_behind(window, known, "es") == []

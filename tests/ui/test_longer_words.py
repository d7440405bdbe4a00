"""Words of a language that needs more room: nothing on any page is cut, at usual sizes and at twice the text size.

Every tr() string is made 40 % longer; a label or button then has to wrap, end in an ellipsis or have the room.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Theme
from medbot_desktop.ui.chat.cards import NotInDataCard
from medbot_desktop.ui.chat.fitting_button import FittingButton
from medbot_desktop.ui.text_view import ElidedLabel
from tests.ui import screens
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = (
    "welcome",
    "more",
    "kinds-en",
    "generated-en",
    "row",
    "correct",
    "history",
    "history-gaps",
    "history-bin",
    "library",
    "library-rows",
    "data-start",
    "data",
    "data-all",
    "data-unreadable",
    "library-replace",
    "tuning-aside",
    "tuning-teach",
    "tuning-idle",
    "tuning-running",
    "tuning-review",
    "tuning-models",
    "settings",
    "models-gpt",
    "settings-copies",
    "settings-report",
    "guide",
    "safe-mode",
    "crash-offer",
)
FILLER = " y un rato de más para ver"


class Longer(QTranslator):
    """Every word of the window, two fifths longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        more = math.ceil(len(source) * 0.4)
        words = FILLER * (more // len(FILLER) + 1)
        return source + (words[:more] if more > 3 else "o" * more)


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[Longer]:
    made = Longer()
    yield made
    qapp.removeTranslator(made)


def cut(root: QWidget) -> list[str]:
    """What is shown of `root` and does not have the room for its words."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text():
            why = _why_cut(widget) or _beyond(widget, root)
            if why:
                around = type(widget.parentWidget()).__name__
                found.append(f"{type(widget).__name__} in {around}, {why}: {widget.text()[:60]!r}")
    return found


def _why_cut(widget: QLabel | QAbstractButton) -> str:
    if isinstance(widget, ElidedLabel | FittingButton):
        return ""
    if isinstance(widget, QLabel):
        if widget.textFormat() is Qt.TextFormat.RichText:
            return ""
        if widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
            return f"{widget.height()} of {wanted} px high" if wanted > widget.height() + 1 else ""
        metrics = QFontMetrics(widget.font())
        wanted = max(metrics.horizontalAdvance(line) for line in widget.text().split("\n"))
        room = widget.contentsRect().width()
        return f"{room} of {wanted} px" if wanted > room + 1 else ""
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        if (
            isinstance(widget, QToolButton)
            and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
            and not widget.icon().isNull()
        ):
            return ""
        wanted = widget.sizeHint().width()
        return f"{widget.width()} of {wanted} px" if wanted > widget.width() + 1 else ""
    return ""  # the program's own buttons end in an ellipsis


def test_the_card_without_an_answer_loses_no_line_when_narrow(qapp: QApplication, tmp_path: Path) -> None:
    spanish = replace(SCREENS["kinds-en"], settings=screens.DONE)
    with screens.opened(qapp, spanish, tmp_path) as built:
        window = built.window
        window.look.set(Theme.LIGHT, 200)
        turn = next(turn for turn in window.chat.pane.turns if turn.answer.kind is AnswerKind.NOT_IN_DATA)
        host = QWidget()
        column = QVBoxLayout(host)
        card = NotInDataCard(window.look, window.reading)
        column.addWidget(card)
        card.show_turn(turn)
        host.resize(520, host.heightForWidth(520))
        host.show()
        screens._pause(qapp, 0.3)
        assert host.width() == 520
        words = [label for label in card.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        assert words
        assert [label.text() for label in words if _why_cut(label)] == []
        host.close()
        host.deleteLater()
        window.look.set(Theme.LIGHT, 100)


def _beyond(widget: QWidget, root: QWidget) -> str:
    """Whether it goes beyond the right edge of something around it."""
    around = widget.parentWidget()
    while around is not None and around is not root.parentWidget():
        right = widget.mapTo(around, widget.rect().topRight()).x()
        if right > around.width() + 1:
            return f"ends {right - around.width()} px beyond {type(around).__name__}"
        if around is root:
            break
        around = around.parentWidget()
    return ""


@pytest.mark.parametrize("name", PAGES)
def test_longer_words_are_not_cut(qapp: QApplication, tmp_path: Path, longer: Longer, name: str) -> None:
    faults = []
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        qapp.installTranslator(longer)
        for zoom, size in ((100, (1280, 800)), (100, (1024, 700)), (200, (1280, 800))):
            window.look.set(Theme.LIGHT, zoom)
            window.resize(*size)
            screens._pause(qapp, 0.3)
            screens._settle(qapp, lambda: not cut(window), 3.0)  # a slow machine lays out later
            faults += [f"{size[0]} px, {zoom} %: {fault}" for fault in cut(window)]
        qapp.removeTranslator(longer)
        window.look.set(Theme.LIGHT, 100)
    assert faults == []

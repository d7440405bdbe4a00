"""What a person does at the window, and what they read there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.buttons import ChipButton, LineButton
from medbot_desktop.ui.text_view import TextView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built


def ask(qtbot: QtBot, built: Built, question: str) -> None:
    """Type a question and press Enter, as a person does; returns when it is stored."""
    field = built.window.chat.composer.field
    qtbot.keyClicks(field, question)
    with qtbot.waitSignal(built.window.desk.turn_stored):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def state(built: Built, index: int = -1) -> TurnState:
    return built.window.chat.pane.turns[index].state


def wait_answered(qtbot: QtBot, built: Built, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(built.window.chat.pane.turns) == count and state(built) is TurnState.COMPLETE)


def shown_texts(root: QWidget) -> str:
    """Every word that stands on the page."""
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    texts = [view.toPlainText() for view in root.findChildren(TextView) if view.isVisible()]
    buttons = [button.text() for button in root.findChildren(QPushButton) if button.isVisible()]
    lines = [line.text() for line in root.findChildren(LineButton) if line.isVisible()]
    return "\n".join([*labels, *texts, *buttons, *lines])


def press(qtbot: QtBot, root: QWidget, words: str) -> None:
    """Click the button with these words, once it is on the page."""
    kinds = (QPushButton, QToolButton, LineButton, ChipButton)

    def found() -> list[QWidget]:
        return [w for kind in kinds for w in root.findChildren(kind) if w.isVisible() and w.text() == words]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)

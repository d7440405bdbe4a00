"""The whole program in this process, with its real worker beside it: what a person does with it and reads on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from medbot_desktop import app
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.buttons import ChipButton
from medbot_desktop.ui.focus import FocusRing
from medbot_desktop.ui.text_view import TextView
from tests.ui.acting import press, shown_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.answers import AnswerKind
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.turn_view import TurnView
    from medbot_desktop.ui.settings.fields import ChoiceField

WITHIN_MS = 30_000


@dataclass(frozen=True)
class Card:
    """What stands on the page for one turn. `chip` says which medicine was carried over, "" if none."""

    turn: Turn
    words: str
    chip: str

    @property
    def kind(self) -> AnswerKind:
        assert self.turn.answer is not None, self.turn
        return self.turn.answer.kind


class Program:
    """Made by the program's own composition root, on `folder`; shown at once, closed as the program closes."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.folder = folder
        self._closed = False
        self._application, self._qtbot = application, qtbot
        self.window, self._finish = app.make_window(application, folder, None)
        self.window.resize(1280, 800)
        self.window.show()
        self.take_keyboard()
        self.wait(lambda: self.window.behind.library_requests.state is not None)

    def take_keyboard(self) -> None:
        """Have the keyboard in the window: without a window manager nobody else gives it, nor back from a menu."""
        if not self.window.isActiveWindow():
            with self._qtbot.waitExposed(self.window):
                self.window.activateWindow()
            self.wait(self.window.isActiveWindow)

    def wait(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=WITHIN_MS)

    def wait_for_rows(self, data_sets: int = 1) -> None:
        """Until every row of at least so many data sets answers."""

        def ready() -> bool:
            library = self.window.behind.library_requests.state
            assert library is not None
            return len(library.data_sets) >= data_sets and library.total_rows == library.ready_rows

        self.wait(ready)

    def settle(self) -> None:
        """Let what is still to be shown be shown; what waits longer than that is upkeep."""
        self.wait(lambda: not any(map(_is_near, self.window.findChildren(QTimer))))

    @property
    def turns(self) -> list[Turn]:
        return list(self.window.chat.pane.turns)

    @property
    def page(self) -> str:
        """Every word on the window."""
        return shown_texts(self.window)

    def press(self, words: str) -> None:
        press(self._qtbot, self.window, words)

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        self.take_keyboard()
        self._qtbot.keyClick(self.window, key, modifier)

    def new_chat(self) -> None:
        with self._qtbot.waitSignal(self.window.desk.opened):
            self.keys(Qt.Key.Key_N)
        assert not self.turns

    def type_and_enter(self, question: str) -> None:
        field = self.window.chat.composer.field
        for sign in question:
            if sign.isascii():
                self._qtbot.keyClick(field, sign)
            else:  # which QTest aborts on
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
                    self._application.sendEvent(field, event)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def ask(self, question: str) -> Card:
        """Type a question, press Enter and read the card that comes."""
        count = len(self.turns)
        self.type_and_enter(question)
        return self.answered(count + 1)

    def answered(self, count: int = 1) -> Card:
        """The newest of `count` turns once it has its answer."""
        self.wait(lambda: len(self.turns) == count and self.turns[-1].state is TurnState.COMPLETE)
        return self.card()

    def card(self) -> Card:
        """What stands on the page for the newest turn."""
        pane = self.window.chat.pane
        self.wait(lambda: self._view() is not None)
        view = self._view()
        assert view is not None
        chips = [c.accessibleName() for c in view.findChildren(ChipButton) if c.isVisible()]
        return Card(pane.turns[-1], shown_texts(view), "".join(chips))

    def _view(self) -> TurnView | None:
        pane = self.window.chat.pane
        view = pane.live_views.get(len(pane.turns) - 1)
        return view if view is not None and view.turn == pane.turns[-1] else None

    def text_view(self, words: str) -> TextView:
        """The field of text on the newest card that holds `words`."""
        view = self._view()
        assert view is not None
        texts = [t for t in view.findChildren(TextView) if t.isVisible() and words in t.toPlainText()]
        return texts[0]

    def drop_carried(self) -> Card:
        """Press the chip with the medicine that was carried over."""
        view, answer = self._view(), self.turns[-1].answer
        assert view is not None
        (chip,) = [c for c in view.findChildren(ChipButton) if c.isVisible()]
        self._qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        self.wait(lambda: self.turns[-1].state is TurnState.COMPLETE and self.turns[-1].answer is not answer)
        return self.card()

    @property
    def worker_pid(self) -> int:
        process = self.window.parts.workers().client._process
        assert process is not None
        assert process.pid is not None
        return process.pid

    def open_newest(self) -> None:
        """Click the newest conversation in the history."""
        rows = self.window.sidebar.lines
        self.wait(lambda: rows.model().rowCount() > 1)
        place = rows.visualRect(rows.model().index(1, 0)).center()  # below the day
        self._qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def set(self, field: str, value: object) -> None:
        """Choose a value on the settings page, by hand."""
        settings = self.window.places.settings_page
        section = {"theme": "appearance", "zoom": "appearance", "country": "country"}.get(field, "general")
        settings.show_section(section)
        self.keys(Qt.Key.Key_4)
        choice: ChoiceField = getattr(getattr(settings, section), f"{field}_field")
        choice.box.setCurrentIndex(choice.box.findData(value))
        choice.box.activated.emit(choice.box.currentIndex())
        self.keys(Qt.Key.Key_1)
        self.wait(self.window.chat.isVisible)

    def close(self) -> None:
        """As the program ends; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self._finish()
        self.window.parts.language.silence()
        for ring in self._application.findChildren(FocusRing):
            ring.deleteLater()
        self.window.deleteLater()


def _is_near(timer: QTimer) -> bool:
    return timer.isActive() and timer.interval() < 10_000

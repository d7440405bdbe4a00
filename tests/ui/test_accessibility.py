"""Everything that can be reached has a name, and everything can be reached by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QToolButton, QWidget

from medbot_desktop.domain.settings import Settings
from medbot_desktop.ui.buttons import LineButton
from tests.ui import building as b
from tests.ui.acting import ask, wait_answered
from tests.ui.building import FIRST_START_DONE, FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def put_away(widget: QWidget, root: QWidget) -> bool:
    """Whether it is hidden by itself or by something around it, other than as a page that is not the open one."""
    while widget is not root:
        around = widget.parentWidget()
        if widget.isHidden() and not isinstance(around, QStackedWidget):
            return True
        widget = around
    return False


def nameless(root: QWidget, shown_only: bool = False) -> list[str]:
    """Every widget the focus can reach that a screen reader would have no name for, on pages not open as well."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() or not widget.isEnabled():
            continue
        if (
            (shown_only and not widget.isVisible())
            or put_away(widget, root)
            or widget.window() is not root.window()
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("language", ["es", "en"])
def test_everything_in_a_full_chat_has_a_name(qtbot: QtBot, open_window: OpenWindow, language: str) -> None:
    answers = iter(
        [
            b.stored(understood=b.carried("ibuprofeno")),
            b.not_in_data(),
            b.choose(),
            b.red_flag(held=b.row()),
            b.help_topics(),
        ]
    )
    settings = Settings(language=language, country="ES", first_start_done=True)
    worker = FakeWorker(
        answer=lambda question: next(answers), library=b.library_state(b.own_data(), b.sample_data())
    )
    built = open_window(worker, settings)
    for number in range(5):
        ask(qtbot, built, f"pregunta {number}")
        wait_answered(qtbot, built, number + 1)
    built.window.chat.pane.verticalScrollBar().setValue(0)
    assert nameless(built.window) == []


def test_everything_on_the_other_pages_has_a_name(open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data(), b.sample_data())))
    assert nameless(built.window.places.settings_page) == []
    assert nameless(built.window.places.data_place) == []
    assert nameless(built.window.places.tuning_place) == []
    assert nameless(built.window.places.welcome) == []
    assert nameless(built.window.places.trouble) == []


def test_buttons_without_words_have_a_tooltip(open_window: OpenWindow) -> None:
    built = open_window()
    wordless = [
        button
        for button in built.window.findChildren(QAbstractButton)
        if not button.text()
        and not button.isHidden()  # the choice of who answers has no words while nobody else does
        and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        and isinstance(button, QToolButton)
    ]
    assert wordless
    lacking = [b for b in wordless if not (b.toolTip() and b.accessibleName())]
    assert not [(type(b.parent()).__name__, type(b).__name__, b.property("icon_name")) for b in lacking]


def test_tab_goes_round_the_whole_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    window = built.window
    qtbot.waitUntil(lambda: window.sidebar.lines.entries.rowCount() > 0)
    reached: set[QWidget] = set()
    backwards: list[QWidget] = []
    for key in [*[Qt.Key.Key_Tab] * 30, *[Qt.Key.Key_Backtab] * 30]:
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        if key == Qt.Key.Key_Backtab:
            backwards.append(focused)
        qtbot.keyClick(focused, key)
    assert {*backwards} == reached
    pane = window.chat.pane.live_views[0]
    copy = [w for w in pane.findChildren(QToolButton) if w.isVisible()]
    for wanted in [
        window.sidebar.new_button,
        window.sidebar.search_field,
        window.sidebar.lines,
        window.chat.composer.field,
        window.chat.composer.button,
        window.chat.head.data_button,
        *copy,
    ]:
        assert wanted in reached, (wanted, wanted.accessibleName())


def test_the_ring_is_shown_for_the_keyboard_only(
    qtbot: QtBot, open_window: OpenWindow, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    from medbot_desktop.ui.focus import FocusRing

    built = open_window(settings=FIRST_START_DONE)
    ring = FocusRing(qapp)
    request.addfinalizer(ring.deleteLater)
    button = built.window.sidebar.new_button
    qtbot.mouseClick(built.window.chat.composer.field, Qt.MouseButton.LeftButton)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.widget is None
    built.window.chat.composer.field.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is button:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert ring.widget is button


def test_tab_reaches_the_suggested_questions_and_goes_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data())))
    qtbot.waitUntil(lambda: len(built.window.chat.empty.findChildren(LineButton)) == 2)
    built.window.chat.head.data_button.setFocus()
    reached = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert [type(widget) for widget in reached[:2]] == [LineButton, LineButton]
    assert reached[2] is built.window.chat.composer.field
    for before in (reached[2], reached[1]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is before

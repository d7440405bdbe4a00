"""Every place, page, step and panel walked through by Tab and back by Shift+Tab.

Whatever can be clicked is reached, nothing holds the focus for good, each stop can be seen and stands where it is read,
and has a name and a role for a screen reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from medbot_desktop.domain.settings import Theme
from medbot_desktop.ui.focus import FocusRing, tab_stops
from tests.ui import screens
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.ui.main_window import MainWindow

PAGES = (
    "welcome", "pin", "safe-mode", "empty", "search", "more", "kinds-en", "private-en",
    "writing-en", "generated-sent", "generated-second", "row-changed-en", "correct", "add-en",
    "history", "history-gaps", "history-bin",
    "settings", "settings-appearance", "settings-country", "settings-data", "settings-privacy-erase",
    "settings-copies-compare", "settings-report", "settings-fixed", "guide",
    "models-gpt", "models-gemini-off", "models-server", "models-cloud-off", "models-cloud",
    "library", "library-rows", "library-replace", "data-start", "data-all", "data-unreadable",
    "tuning-aside", "tuning-aside-empty", "tuning-teach", "tuning-running", "tuning-numbers", "tuning-failed",
    "tuning-review", "tuning-evaluated", "tuning-measure-prepared", "tuning-measure-measured", "tuning-compared",
    "tuning-closing", "cloud-new", "cloud-agreed", "cloud-running", "cloud-scored",
    "crash-offer", "corrected", "judged", "state-worker-died",
)  # fmt: skip
LARGE = ("history", "library-rows", "settings-country")
"""What folds at 200 % in a small window."""
MOST_STOPS = 400
MOST_LINKS = 12
RING = 6
LEAST_CHANGED = 60
"""Pixels: more than a caret has, fewer than the ring of the smallest button."""
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
"""Client is what Qt says of whatever it knows nothing of; an area that scrolls is a panel to a screen reader."""


@dataclass
class Walk:
    """The stops in their order, and what is wrong with them."""

    stops: list[QWidget] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield made
    QApplication.setCursorFlashTime(flash)
    made.deleteLater()


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name)
    return f"{type(widget).__name__} {name[:40]!r} in {type(widget.parent()).__name__}"


def clickable(root: QWidget) -> list[QWidget]:
    """What is shown and takes a click."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not root.window():
            continue
        if isinstance(widget, QHeaderView | QScrollBar) or isinstance(widget.parent(), QComboBox):
            continue
        kinds = QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit | QAbstractItemView
        if isinstance(widget, kinds) or widget.cursor().shape() is Qt.CursorShape.PointingHandCursor:
            found.append(widget)
    return found


def stands_for(stop: QWidget) -> list[QWidget]:
    """The stop, and what the arrows lead to from it: the other buttons of its group."""
    if not isinstance(stop, QAbstractButton):
        return [stop]
    group = stop.group()
    if group and group.exclusive():
        return group.buttons()
    if stop.autoExclusive():
        around = stop.parentWidget().findChildren(QAbstractButton)
        return [button for button in around if button.autoExclusive()]
    return [stop]


def picture(window: QWidget, widget: QWidget) -> QImage:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(place.adjusted(-RING, -RING, RING, RING)).toImage()


def changed(before: QImage, after: QImage) -> int:
    """How many pixels differ."""
    width, height = min(before.width(), after.width()), min(before.height(), after.height())
    parts = [
        image.copy(0, 0, width, height).convertToFormat(QImage.Format.Format_RGB32)
        for image in (before, after)
    ]
    first, second = (bytes(part.constBits()) for part in parts)
    count, row = 0, 4 * width
    for start in range(0, len(first), row):
        if first[start : start + row] != second[start : start + row]:
            pixels = range(start, start + row, 4)
            count += sum(first[at : at + 4] != second[at : at + 4] for at in pixels)
    return count


def press(key: Qt.Key) -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    QApplication.processEvents()
    now = QApplication.focusWidget()
    assert now is not None
    return now


def out_of_order(before: QWidget, after: QWidget, root: QWidget) -> bool:
    """Whether `after` is read before `before`: above it, or beside it on the left."""
    around = before.parentWidget()
    first, second = before, after
    while around is not None and around is not root and not around.isAncestorOf(after):
        first, around = around, around.parentWidget()
    while around is not None and second.parentWidget() is not around:
        second = second.parentWidget()
        if second is None:
            return False
    if around is None or first is second:
        return False
    a = QRect(first.mapTo(root, QPoint(0, 0)), first.size())
    b = QRect(second.mapTo(root, QPoint(0, 0)), second.size())
    if b.bottom() <= a.top():
        return b.left() < a.right()
    return b.top() < a.bottom() and a.top() < b.bottom() and b.right() <= a.left()


def leave(focused: QWidget, key: Qt.Key) -> QWidget:
    """Press until the focus goes on: Tab stops at each link of a text; gives the text again where it never does."""
    for _ in range(MOST_LINKS):
        following = press(key)
        if following is not focused:
            return following
    return focused


def walk(window: QWidget, start: QWidget) -> Walk:
    """Go round by Tab from the first stop, then round by Shift+Tab."""
    going = Walk()
    start.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    focused = press(Qt.Key.Key_Backtab)  # by the keyboard, so that it is shown
    assert focused is start
    for _ in range(MOST_STOPS):
        going.stops.append(focused)
        with_focus = picture(window, focused)
        where = focused.mapTo(window, QPoint(0, 0))
        if focused.visibleRegion().isEmpty():
            going.faults.append(f"out of sight: {named(focused)}")
        following = leave(focused, Qt.Key.Key_Tab)
        if following is focused:
            going.faults.append(f"holds the focus: {named(focused)}")
            return going
        if focused.mapTo(window, QPoint(0, 0)) == where:
            differs = changed(with_focus, picture(window, focused))
            if differs < LEAST_CHANGED:
                going.faults.append(f"focus not seen ({differs} pixels): {named(focused)}")
        if following is not start and out_of_order(focused, following, window):
            going.faults.append(f"out of order: {named(following)} after {named(focused)}")
        focused = following
        if focused is start:
            break
    else:
        going.faults.append("Tab does not come round")
    backwards = []
    for _ in range(len(going.stops)):
        backwards.append(leave(QApplication.focusWidget(), Qt.Key.Key_Backtab))
    if backwards != going.stops[::-1]:
        pairs = zip(going.stops[::-1], backwards, strict=True)
        there, back = next(pair for pair in pairs if pair[0] is not pair[1])
        going.faults.append(f"back: {named(back)} where {named(there)} was")
    return going


def faults_of(window: MainWindow) -> list[str]:
    # Where the rail is not shown the page fills the window, and the round begins where the page opens.
    rail = window.rail.first_button
    # A conversation is entered where it is in sight: from its beginning on everything lies ahead.
    window.chat.pane.verticalScrollBar().setValue(0)
    going = walk(window, rail if rail.isVisible() else tab_stops(window)[0])
    faults = going.faults
    reached = {widget for stop in going.stops for widget in stands_for(stop)}
    for widget in clickable(window):
        if widget not in reached and widget.focusProxy() not in reached:
            faults.append(f"not reached: {named(widget)}")
    for stop in going.stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        if not interface.text(QAccessible.Text.Name).strip():
            faults.append(f"no name: {named(stop)}")
        # On Linux the name that Qt tells of it is what is chosen.
        if isinstance(stop, QComboBox) and not stop.accessibleName().strip():
            faults.append(f"not said what it is for: {named(stop)}")
        if interface.role() in NO_ROLES and not isinstance(stop, QAbstractScrollArea):
            faults.append(f"no role: {named(stop)}")
    return faults


@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_everywhere_and_back(qapp: QApplication, tmp_path: Path, ring: FocusRing, name: str) -> None:
    """In turns in either theme: the ring is seen on the grounds of both."""
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        built.window.look.set(Theme.DARK if PAGES.index(name) % 2 else Theme.LIGHT, 100)
        built.window.activateWindow()
        found = faults_of(built.window)
        built.window.look.set(Theme.LIGHT, 100)
    assert found == []


@pytest.mark.parametrize("name", LARGE)
def test_tab_goes_everywhere_where_pages_fold(
    qapp: QApplication, tmp_path: Path, ring: FocusRing, name: str
) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        window.look.set(Theme.DARK, 200)
        window.resize(1024, 700)
        screens._pause(qapp, 0.3)
        window.activateWindow()
        found = faults_of(window)
        window.look.set(Theme.LIGHT, 100)
    assert found == []

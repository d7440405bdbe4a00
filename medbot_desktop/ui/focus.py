"""Where the focus is: the ring around a control, shown only while the keyboard is used, and the stops of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QFocusFrame, QLayout

    from medbot_desktop.ui.focus_style import RingStyle

OWN_EDGE = QLineEdit | QPlainTextEdit
"""What is typed in wears an edge twice as thick instead of the ring."""


class FocusRing(QObject):
    """Puts a QFocusFrame around what the keyboard has reached: a control, a text to read, a list, a chart."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        self._style: RingStyle | None = None
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def widget(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._frame.widget() if self._frame is not None and isValid(self._frame) else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A frame becomes a child of what is around its widget and dies with that: never used twice.
        if self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]  # until it is deleted it would go on following
            self._frame.deleteLater()
        self._frame = None
        if now is None or now.isWindow() or isinstance(now, OWN_EDGE):
            return
        if now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            from PySide6.QtWidgets import QFocusFrame

            self._frame = QFocusFrame(now)
            self._frame.setStyle(self._ring_style())
            self._frame.setWidget(now)
            # What Tab reached out of sight is scrolled to only after this, and Qt hides the frame of such a widget.
            QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        frame = self._frame
        if frame is not None and isValid(frame) and frame.isHidden():
            followed = frame.widget()
            frame.setWidget(None)  # type: ignore[arg-type]
            frame.setWidget(followed)

    def _ring_style(self) -> RingStyle:
        if self._style is None:
            from medbot_desktop.ui.focus_style import RingStyle

            self._style = RingStyle()
        return self._style


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets in `root` that Tab stops at, in the order they are read in: that of the layouts, so that what stands
    side by side is read one after the other."""
    return [widget for widget in _read(root) if widget is not root and _is_stop(widget)]


def next_stop(root: QWidget, focused: QWidget, forward: bool) -> QWidget | None:
    """The stop after or before the one in focus, round and round; None where the focus is at none of them."""
    stops = tab_stops(root)
    if focused not in stops:
        return None
    return stops[(stops.index(focused) + (1 if forward else -1)) % len(stops)]


def focus_stop(stop: QWidget, forward: bool, margin: int) -> None:
    """Give it the focus as Tab does, and bring it into sight in whatever scrolls around it."""
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    around = stop.parentWidget()
    while around is not None:
        scrolled = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and scrolled is not None and scrolled.isAncestorOf(stop):
            # All of it, its beginning first; Qt's own way is content with the cursor of a text.
            place = QRect(stop.mapTo(scrolled, QPoint(0, 0)), stop.size())
            for corner in (place.bottomRight(), place.topLeft()):
                around.ensureVisible(corner.x(), corner.y(), 0, margin)
        around = around.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    return bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not widget.focusProxy()  # what it passes the focus to is a stop itself
    )


def _read(widget: QWidget) -> Iterator[QWidget]:
    """It and what is shown below it."""
    yield widget
    inside = list(_laid_out(widget.layout()))
    beside = [child for child in widget.children() if isinstance(child, QWidget) and child not in inside]
    for child in inside + sorted(beside, key=lambda child: (child.y(), child.x())):
        if child.isVisible() and not child.isWindow():
            yield from _read(child)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    from PySide6.QtWidgets import QGridLayout

    if layout is None:
        return
    items = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        items.sort(key=layout.getItemPosition)  # type: ignore[arg-type]
    for item in filter(None, map(layout.itemAt, items)):
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid_out(item.layout())

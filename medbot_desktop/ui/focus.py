"""Where the focus is: the ring around a control, shown only while the keyboard is used, and the stops of Tab."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFocusFrame, QWidget
from shiboken6 import isValid


class FocusRing(QObject):
    """Puts a QFocusFrame around the button or box that the keyboard has reached."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def widget(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._frame.widget() if self._frame is not None and isValid(self._frame) else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A frame becomes a child of what is around its widget and dies with that: never used twice.
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        if not isinstance(now, QAbstractButton | QComboBox):
            return
        if now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._frame = QFocusFrame(now)
            self._frame.setWidget(now)


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets in `root` that Tab stops at, from top to bottom and from left to right as they stand there."""

    def place(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(root, widget.rect().topLeft())
        return corner.y(), corner.x()

    stops = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible()
    ]
    return sorted(stops, key=place)

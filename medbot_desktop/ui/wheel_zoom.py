"""Ctrl and the wheel make everything larger or smaller, wherever the pointer is, as in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from medbot_desktop.ui.preferences import Preferences

NOTCH = 120
"""The angle of one notch of a wheel; touch pads send less at a time."""
GATHER_MS = 40


class WheelZoom(QObject):
    """Sees the wheel before any widget: each list and field would take it for scrolling.

    Turns are gathered for a moment, since all that is shown is laid out anew for each size.
    """

    def __init__(self, frame: QWindow, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._angle = 0
        self._gathered = QTimer(self)
        self._gathered.setSingleShot(True)
        self._gathered.setInterval(GATHER_MS)
        self._gathered.timeout.connect(self._apply)
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        self._angle += event.angleDelta().y()
        if abs(self._angle) >= NOTCH and not self._gathered.isActive():
            self._gathered.start()
        event.accept()
        return True

    def _apply(self) -> None:
        notches = int(self._angle / NOTCH)
        self._angle -= notches * NOTCH
        self._preferences.zoom_by(notches)

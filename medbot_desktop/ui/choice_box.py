"""A list to choose one thing from, closed to a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyle, QWidget

from medbot_desktop.ui.labels import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

    from medbot_desktop.ui.theme import Look


class ChoiceBox(QComboBox):
    """A combo box with this program's chevron, whose words end in dots where there is no room for them.

    The wheel scrolls the page instead of changing the choice.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def setAccessibleName(self, name: str) -> None:
        """On Linux Qt gives what is chosen for the name; what it is chosen for is the description there."""
        super().setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = elided(self.fontMetrics(), option.currentText, room.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isEnabled():
            return  # there is nothing to open
        size = self._look.px(16)
        chevron = self._look.icons.pixmap(
            "chevron-down", self._look.colour("text2"), size, self.devicePixelRatioF()
        )
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - self._look.px(8), (self.height() - size) // 2, chevron)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

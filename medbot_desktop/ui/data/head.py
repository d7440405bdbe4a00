"""The line at the top of a page of data: the way back, the title, and what else belongs there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures


def flat_button(icon: str) -> QToolButton:
    """A button without a frame, icon and words beside each other."""
    button = FlatButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_icon(button, icon, 16)
    return button


class PageHead(QFrame):
    """`left` says that the page before is wanted again."""

    left = Signal()

    def __init__(self, *beside_title: QWidget) -> None:
        super().__init__()
        self.setObjectName("head")
        set_fixed(self, height=56)
        self._line = QHBoxLayout(self)
        set_measures(self._line, 16, 0, 24, 0, 8)
        self.back_button = flat_button("undo")
        self.back_button.clicked.connect(self.left)
        self.title = ElidedLabel(role="title")
        for widget in (self.back_button, self.title, *beside_title):
            self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put something at the right."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

"""A panel in the middle of an otherwise empty page: a picture, a title, and what the page puts below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look


class CentredPage(Translated, QWidget):
    """A page fills `column`, sets the words of `title` in its `retranslate` and ends that with `fit`."""

    def __init__(
        self, look: Look, icon: str, tone: str, width: int, spacing: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._width = look, width
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        self._frame = QFrame()
        self._frame.setObjectName("panel")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._frame, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.column = QVBoxLayout(self._frame)
        set_measures(self.column, 22, 18, 22, 18, spacing)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 10)
        picture = QLabel()
        set_icon(picture, icon, 24, tone)
        self.title = Label(role="title", wrap=True)
        head.addWidget(picture)
        head.addWidget(self.title, 1)
        self.column.addLayout(head)
        look.changed.connect(self.retranslate)

    def fit(self) -> None:
        """Give the panel its width at the present text size, and its colours."""
        self._frame.setMaximumWidth(self._look.px(self._width))
        self._look.dress(self)

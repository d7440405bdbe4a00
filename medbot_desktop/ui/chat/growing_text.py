"""A text that a model still writes: its finished part is laid out once, only what may still change is laid out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from medbot_desktop.ui.chat.markdown import settled
from medbot_desktop.ui.chat.markdown_view import MarkdownView
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look

PART = 200
"""A part is finished when it has so many letters and a block ends."""


class GrowingText(QWidget):
    """Parts of a text one below the other; `show_text` gets the whole text each time."""

    cited = Signal(int)
    link_clicked = Signal(str)

    def __init__(self, look: Look, size: int, line: int) -> None:
        super().__init__()
        self._look, self._size, self._line = look, size, line
        self._text = ""
        self._start = 0
        self._parts: list[MarkdownView] = []
        self._used = 0
        self._column = QVBoxLayout(self)
        set_measures(self._column, 0, 0, 0, 0, 7)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def last(self) -> QWidget:
        """The part that grows."""
        return self._parts[self._used] if self._parts else self

    def show_text(self, text: str, citations: int) -> None:
        """Show what there is of a text; one that does not go on from the last is shown from its beginning."""
        if not self._text or not text.startswith(self._text):
            self._start = self._used = 0
        self._text = text
        end = settled(text, self._start, PART)
        if end > self._start:
            self._part().show_markdown(text[self._start : end], citations=citations)
            self._start = end
            self._used += 1
        elif len(text) - self._start > PART / 2 and self._used == len(self._parts) - 1:
            self._make_part().hide()  # now, not in the moment that has a finished part to lay out
        self._part().show_markdown(text[self._start :], citations=citations, growing=True)
        for part in self._parts[self._used + 1 :]:
            part.hide()

    def call(self, name: str) -> None:
        """What a screen reader calls it, in each of its parts."""
        self.setAccessibleName(name)
        for part in self._parts:
            part.setAccessibleName(name)

    def clear(self) -> None:
        """Forget the text: the next one may begin with the same words and be another."""
        self._text = ""

    def _part(self) -> MarkdownView:
        part = self._parts[self._used] if self._used < len(self._parts) else self._make_part()
        part.show()
        return part

    def _make_part(self) -> MarkdownView:
        part = MarkdownView(self._look, self._size, self._line)
        part.cited.connect(self.cited)
        part.link_clicked.connect(self.link_clicked)
        part.setAccessibleName(self.accessibleName())
        self._parts.append(part)
        self._column.addWidget(part)
        self._look.dress(part)
        return part

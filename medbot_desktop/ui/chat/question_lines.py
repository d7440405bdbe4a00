"""Questions one below the other, each to be pressed; the lines are used again for the next questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.ui.theme import Look


class QuestionLines(QWidget):
    """`pressed` carries the question."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: list[LineButton] = []
        self._column = QVBoxLayout(self)
        set_measures(self._column, 0, 0, 0, 0, 0)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show (question, remark) of each, nothing where there are none."""
        while len(self._lines) < len(lines):
            line = LineButton(self._look, "chevron-right")
            line.words_clicked.connect(self.pressed)
            self._lines.append(line)
            self._column.addWidget(line)
        for number, line in enumerate(self._lines):
            if number < len(lines):
                question, remark = lines[number]
                line.show_words(question, remark=remark)
            line.setVisible(number < len(lines))
        self.setVisible(bool(lines))

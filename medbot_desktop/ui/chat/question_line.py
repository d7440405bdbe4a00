"""The question of a turn and the medicine it was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from medbot_desktop.ui.buttons import ChipButton
from medbot_desktop.ui.chat.text_beside import TextBeside
from medbot_desktop.ui.text_view import TextView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.theme import Look


class QuestionLine(TextBeside):
    """The question and, beside it or below where there is no room, the medicine that was carried over."""

    dropped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._question = TextView(look, 15, 22, bold=True)
        self._question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chip = ChipButton(look, "follow-up")
        super().__init__(look, self._question, self._chip, 22, 10, parent)
        self._chip.clicked.connect(self.dropped)

    def show_question(self, question: str, carried: str) -> None:
        self._question.show_text(question)
        self._question.setAccessibleName(self.tr("Question"))
        self._chip.setVisible(bool(carried))
        if carried:
            drop = self.tr("Ask again without {medicine}").format(medicine=carried)
            self._chip.show_words(self.tr("taken as:"), carried, drop)
        self.lay()

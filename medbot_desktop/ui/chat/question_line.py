"""The question of a turn and the medicine it was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medbot_desktop.ui.buttons import ChipButton
from medbot_desktop.ui.text_view import TextView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look


class QuestionLine(QWidget):
    """The question and, beside it or below where there is no room, the medicine that was carried over."""

    dropped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question = TextView(look, 15, 22, bold=True, parent=self)
        self._question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chip = ChipButton(look, "follow-up", self)
        self._chip.clicked.connect(self.dropped)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_question(self, question: str, carried: str) -> None:
        self._question.show_text(question)
        self._question.setAccessibleName(self.tr("Question"))
        self._chip.setVisible(bool(carried))
        if carried:
            drop = self.tr("Ask again without {medicine}").format(medicine=carried)
            self._chip.show_words(self.tr("taken as:"), carried, drop)
        self.updateGeometry()
        self._lay(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._lay(max(self.width(), self._look.px(200)), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width(), move=True)

    def _lay(self, width: int, move: bool) -> int:
        chip = self._chip.sizeHint()
        chip_shown = not self._chip.isHidden()
        gap = self._look.px(10)
        natural = self._question.natural_width()
        beside = chip_shown and natural + gap + chip.width() <= width
        question_width = natural if beside else width
        height = self._question.heightForWidth(question_width)
        if move:
            self._question.setGeometry(0, 0, question_width, height)
        if not chip_shown:
            return height
        spot = (
            (natural + gap, (self._look.px(22) - chip.height()) // 2)
            if beside
            else (0, height + self._look.px(4))
        )
        if move:
            self._chip.setGeometry(QRect(spot[0], max(spot[1], 0), min(chip.width(), width), chip.height()))
        return max(height, chip.height()) if beside else spot[1] + chip.height()

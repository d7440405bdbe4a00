"""Below a card: whether the answer was right, what was written in its place, and whether its row has changed since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.corrections import CorrectionState, TurnRemarks
from medbot_desktop.domain.library import Fate
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.checkable import StayingToolButton
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.corrections import StoredCorrection
    from medbot_desktop.domain.library import RowNow
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

JUDGED_KINDS = (AnswerKind.STORED, AnswerKind.GENERATED)


class FootLine(QWidget):
    """An icon, words, and buttons that go below them where there is no room."""

    def __init__(self, icon: str, buttons: list[QToolButton] | list[QPushButton]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        set_measures(line, 2, 0, 0, 0, 8)
        if icon:
            picture = QLabel()
            set_icon(picture, icon, 16)
            line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        flow = FlowLayout(inner)
        set_measures(flow, 0, 0, 0, 0, 6)
        self.words = FlowLabel(role="meta")
        flow.addWidget(self.words)
        for button in buttons:
            flow.addWidget(button)
        line.addWidget(inner, 1)


class AnswerFoot(QWidget):
    """Recycled with its turn: `show_remarks` may be called again and again."""

    judged = Signal(object)
    difference_wanted = Signal()
    undo_wanted = Signal(str)
    again_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._correction: StoredCorrection | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 4)
        self.difference_button, self.undo_button = _small(), _small()
        self.again_button = _small()
        self.difference_button.clicked.connect(self.difference_wanted)
        self.undo_button.clicked.connect(self._on_undo)
        self.again_button.clicked.connect(self.again_wanted)
        self._changed = FootLine("warning", [self.difference_button])
        self._corrected = FootLine("edit", [self.undo_button, self.again_button])
        self.yes_button, self.no_button = _flat("check"), _flat("close")
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._on_no)
        self._judge = FootLine("", [self.yes_button, self.no_button])
        for line in (self._changed, self._corrected, self._judge):
            column.addWidget(line)
        self._show_judgement(None)

    def show_remarks(self, turn: Turn, remarks: TurnRemarks, now: RowNow | None) -> None:
        """Show what was said of the turn, and what has become of its row where that is known."""
        answered = turn.state is TurnState.COMPLETE and turn.answer is not None
        self._correction = remarks.correction if answered else None
        self._show_change(turn, now if answered else None)
        self._show_correction()
        judged = answered and turn.answer is not None and turn.answer.kind in JUDGED_KINDS
        self._judge.setVisible(judged)
        if judged:
            self._show_judgement(remarks.right)
        self.setVisible(judged or not self._changed.isHidden() or not self._corrected.isHidden())

    def _show_change(self, turn: Turn, now: RowNow | None) -> None:
        words = ""
        if now is not None and turn.answer is not None and turn.answer.row is not None:
            words = self._fate_words(now, turn.answer.row.number)
        self._changed.setVisible(bool(words))
        self._changed.words.setText(words)
        self.difference_button.setText(self.tr("Show what changed"))
        self.difference_button.setVisible(now is not None and now.fate is Fate.CHANGED)

    def _fate_words(self, now: RowNow, number: int) -> str:
        if now.fate is Fate.CHANGED:
            return self.tr("Row {number} has changed since this answer.").format(number=number)
        if now.fate is Fate.REMOVED:
            return self.tr("Row {number} is no longer in your data.").format(number=number)
        if now.fate is Fate.OFF:
            return self.tr("The data set of this row is switched off now.")
        return ""

    def _show_correction(self) -> None:
        stored = self._correction
        self._corrected.setVisible(stored is not None)
        if stored is None:
            return
        self._corrected.words.setText(self._correction_words(stored))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setAccessibleName(self.tr("Undo the correction"))
        self.undo_button.setVisible(stored.state is not CorrectionState.UNDOING)
        self.again_button.setText(self.tr("Ask again"))
        self.again_button.setVisible(stored.state is CorrectionState.APPLIED)

    def _correction_words(self, stored: StoredCorrection) -> str:
        day = datetime.fromtimestamp(stored.correction.made_at).date().isoformat()
        date, who = review_date(day, self._reading.language.code), stored.correction.reviewer
        if stored.state is CorrectionState.PENDING:
            return self.tr("Saved. It will answer as soon as the answer search is running.")
        if stored.state is CorrectionState.UNDOING:
            return self.tr("Undone as soon as the answer search is running.")
        if who:
            return self.tr("Answered anew here by {who} on {date}.").format(who=who, date=date)
        return self.tr("Answered anew here on {date}.").format(date=date)

    def _show_judgement(self, right: bool | None) -> None:
        self._judge.words.setText(self.tr("Was this right?") if right is None else self.tr("Noted:"))
        for button, words, name, on in (
            (self.yes_button, self.tr("Yes"), self.tr("Yes, it was right"), right is True),
            (self.no_button, self.tr("No"), self.tr("No, it was not right"), right is False),
        ):
            button.setText(words)
            button.setAccessibleName(name)
            button.setChecked(on)

    def _on_yes(self) -> None:
        self.judged.emit(True if self.yes_button.isChecked() else None)

    def _on_no(self) -> None:
        self.judged.emit(False if self.no_button.isChecked() else None)

    def _on_undo(self) -> None:
        if self._correction is not None:
            self.undo_wanted.emit(self._correction.correction.uuid)


def _small() -> QPushButton:
    button = QPushButton()
    button.setProperty("variant", "tiny")
    return button


def _flat(icon: str) -> QToolButton:
    button = StayingToolButton()
    button.setProperty("variant", "judge")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_icon(button, icon, 14)
    return button

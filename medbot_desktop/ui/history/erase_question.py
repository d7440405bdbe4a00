"""Asked in the page before questions are erased for good: how many, what that means, and whether from copies too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.ui.check_box import CheckBox
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class EraseQuestion(Translated, QFrame):
    """`accepted` carries the copies to erase from as well; `copies_wanted` asks for those there are."""

    accepted = Signal(list)
    copies_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._count = 0
        self._copies: Sequence[Path] = ()
        column = QVBoxLayout(self)
        set_measures(column, 12, 10, 12, 10, 8)
        self._words, self._why = Label(role="strong", wrap=True), Label(wrap=True)
        self.copies_box = CheckBox()
        self.copies_box.setChecked(True)
        line = FlowLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        self.yes_button, self.no_button = QPushButton(), QPushButton()
        for button in (self.yes_button, self.no_button):
            button.setProperty("variant", "small")
            line.addWidget(button)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self.hide)
        for widget in (self._words, self._why, self.copies_box):
            column.addWidget(widget)
        column.addLayout(line)
        self.retranslate()
        self.hide()

    def ask(self, count: int) -> None:
        """Ask about so many questions; the answer that keeps them has the focus."""
        self._count = count
        self.copies_wanted.emit()
        self.retranslate()
        self.show()
        self.no_button.setFocus()

    def show_copies(self, copies: Sequence[Path]) -> None:
        """The copies of the history that could hold the same."""
        self._copies = copies
        self.retranslate()

    def retranslate(self) -> None:
        self.yes_button.setText(self.tr("Erase for good"))
        self.no_button.setText(self.tr("Keep"))
        self._words.setText(self.tr("Erase %Ln question(s) for good?", "", self._count))
        self._why.setText(
            self.tr("Questions, answers and the words of the search are overwritten. This cannot be undone.")
        )
        self.copies_box.setText(self.tr("Also from %Ln backup copy(ies)", "", len(self._copies)))
        self.copies_box.setVisible(bool(self._copies))

    def _on_yes(self) -> None:
        self.hide()
        self.accepted.emit(list(self._copies) if self.copies_box.isChecked() else [])

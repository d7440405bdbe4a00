"""The page that stands in for everything when the user's folder or the history cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from medbot_desktop.ui.centred import CentredPage
from medbot_desktop.ui.text_view import TextView
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


WIDTH = 520


class TroublePage(CentredPage):
    """What happened, in a sentence, and two ways on."""

    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(look, "warning", "warn", WIDTH, parent=parent)
        self._reading = reading
        self._sentence: Sentence | None = None
        column = self.column
        self._words = TextView(look, 15, 23)
        column.addWidget(self._words)
        buttons = QHBoxLayout()
        set_measures(buttons, 0, 0, 0, 0, 8)
        self._close, self.again_button = QPushButton(), QPushButton()
        self.again_button.setProperty("variant", "primary")
        self._close.clicked.connect(self.close_wanted)
        self.again_button.clicked.connect(self.again_wanted)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.again_button)
        column.addLayout(buttons)
        self.retranslate()

    def show_trouble(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.retranslate()
        self.again_button.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("MedBot cannot open your data"))
        words = self._reading.sentence(self._sentence) if self._sentence else ""
        self._words.show_text(words)
        self._words.setAccessibleName(words or self.title.text())
        self._close.setText(self.tr("Close"))
        self.again_button.setText(self.tr("Try again"))
        self.fit()

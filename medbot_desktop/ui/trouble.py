"""The page that stands in for everything when the user's folder or the history cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.theme import Look


WIDTH = 520


class TroublePage(Translated, QWidget):
    """What happened, in a sentence, and two ways on."""

    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._sentence: Sentence | None = None
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        self._frame = frame = QFrame()
        frame.setObjectName("panel")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        column = QVBoxLayout(frame)
        set_measures(column, 22, 18, 22, 18, 12)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 10)
        picture = QLabel()
        set_icon(picture, "warning", 24, "warn")
        self._title = Label(role="title", wrap=True)
        line.addWidget(picture)
        line.addWidget(self._title, 1)
        column.addLayout(line)
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
        look.changed.connect(self.retranslate)
        self.retranslate()

    def show_trouble(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.retranslate()
        self.again_button.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("MedBot cannot open your data"))
        words = self._reading.sentence(self._sentence) if self._sentence else ""
        self._words.show_text(words)
        self._words.setAccessibleName(words or self._title.text())
        self._close.setText(self.tr("Close"))
        self.again_button.setText(self.tr("Try again"))
        self._frame.setMaximumWidth(self._look.px(WIDTH))
        self._look.dress(self)

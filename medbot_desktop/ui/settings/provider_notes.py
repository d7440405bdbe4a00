"""What is read on a provider's panel: its notices before it is switched on, and how a key or an address did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.providers import ProviderSpec
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.theme import Look


class NoticesToRead(QFrame):
    """What leaves the computer and what the provider's terms say; the first sentence in bold."""

    def __init__(self, spec: ProviderSpec, reading: Reading) -> None:
        super().__init__()
        self._spec, self._reading = spec, reading
        self.setObjectName("notice")
        self.setProperty("tone", "warning")
        line = QHBoxLayout(self)
        set_measures(line, 12, 10, 12, 10, 10)
        picture = QLabel()
        set_icon(picture, "cloud", 18, "warn")
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 6)
        self._lines = [Label(role="" if n else "strong", wrap=True) for n in range(len(spec.notices))]
        for label in self._lines:
            words.addWidget(label)
        line.addLayout(words, 1)

    def retranslate(self) -> None:
        for label, code in zip(self._lines, self._spec.notices, strict=True):
            label.setText(self._reading.sentence(Sentence(code, {"company": self._spec.company})))


class StatusLine(QWidget):
    """How a key or an address did when it was tried: an icon and words, never a colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        line = QHBoxLayout(self)
        set_measures(line, 0, 0, 0, 0, 6)
        self._picture = QLabel()
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(wrap=True)
        line.addWidget(self.words, 1)
        self.hide()

    def show_words(self, words: str, good: bool) -> None:
        if words and words != self.words.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.setVisible(bool(words))
        set_icon(self._picture, "check" if good else "warning", 16, "accent" if good else "warn")
        self.words.setText(words)
        self._look.dress(self)

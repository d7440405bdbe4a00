"""What is going on with the data, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures


class ProgressLine(QWidget):
    """`margin` is the room at its sides and, for a third of it, above and below."""

    def __init__(self, margin: int = 0) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        set_measures(line, margin, margin // 3, margin, margin // 3, 12)
        self.doing, self.bar = Label(role="quiet", wrap=True), ProgressBar()
        self.cancel_button = QPushButton()
        self.cancel_button.setProperty("variant", "small")
        line.addWidget(self.doing, 1)  # words that wrap take the least room they are left
        line.addWidget(self.bar, 2)
        line.addWidget(self.cancel_button)
        self.hide()

    def show_words(self, doing: str, progress: str, cancel: str) -> None:
        """What is going on, the bar's name for a screen reader, and the button's words."""
        self.doing.setText(doing)
        self.bar.setAccessibleName(progress)
        self.cancel_button.setText(cancel)

    def show_done(self, done: int, total: int) -> None:
        """How far it is; what has no parts to count stays undecided."""
        if total > 1:
            self.bar.show_part(done, total)
        else:
            self.bar.show_busy()

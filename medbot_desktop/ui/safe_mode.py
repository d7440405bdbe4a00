"""The page of a start on damaged files: what happened, what was saved, and the last good copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from medbot_desktop.ui.centred import CentredPage
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.settings.restore_panel import contents_words
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.copies import Copy
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

WIDTH = 560


class SafeModePage(CentredPage):
    """Nothing here has to be decided at once: going on loses nothing, a copy can be restored later too."""

    go_on_wanted = Signal()
    copy_wanted = Signal(object)
    folder_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(look, "warning", "warn", WIDTH, parent=parent)
        self._reading = reading
        self._damage: Sequence[Sentence] = ()
        self._copy: Copy | None = None
        column = self.column
        self._words = TextView(look, 15, 23)
        column.addWidget(self._words)
        self._copy_words = Label(role="strong", wrap=True)
        column.addWidget(self._copy_words)
        self._advice = Label(role="quiet", wrap=True)
        column.addWidget(self._advice)
        acts = QWidget()
        buttons = FlowLayout(acts, to_the_right=True)
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.folder_button, self.copy_button, self.go_on_button = QPushButton(), QPushButton(), QPushButton()
        self.go_on_button.setProperty("variant", "primary")
        self.folder_button.clicked.connect(self.folder_wanted)
        self.copy_button.clicked.connect(self._on_copy)
        self.go_on_button.clicked.connect(self.go_on_wanted)
        for button in (self.folder_button, self.copy_button, self.go_on_button):
            buttons.addWidget(button)
        column.addWidget(acts)
        self.retranslate()

    def show_damage(self, damage: Sequence[Sentence]) -> None:
        """Say what happened to each file."""
        self._damage = damage
        self.retranslate()

    def show_copy(self, copy: Copy | None) -> None:
        """Offer the last good copy, if there is one."""
        self._copy = copy
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("A damaged file was found"))
        words = "\n\n".join(self._reading.sentence(sentence) for sentence in self._damage)
        self._words.show_text(words)
        self._words.setAccessibleName(words or self.title.text())
        copy = self._copy
        if copy is None or copy.contents is None:
            self._copy_words.setText(self.tr("There is no good copy yet."))
        else:
            self._copy_words.setText(
                self.tr("The last good copy is of {when}: {contents}.").format(
                    when=moment_words(copy.made_at, self._reading.language.locale),
                    contents=contents_words(copy.contents),
                )
            )
        self._advice.setText(
            self.tr(
                "Go on with what could be saved, or look at what the copy has first. Nothing is deleted either way, "
                "and the copies stay under Settings > Copies."
            )
        )
        self.folder_button.setText(self.tr("Open the folder"))
        self.copy_button.setText(self.tr("Compare with the copy…"))
        self.copy_button.setVisible(copy is not None)
        self.go_on_button.setText(self.tr("Go on"))
        self.fit()

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._copy)

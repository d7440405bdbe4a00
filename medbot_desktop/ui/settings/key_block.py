"""The key of one provider: pasted, tested, shown by its end alone, replaced, removed; and how its last test went."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.ui.days import time_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.settings.key_field import KeyField
from medbot_desktop.ui.settings.provider_notes import StatusLine
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.keys import KeyState
    from medbot_desktop.domain.providers import ModelInfo, ProviderSpec
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.theme import Look


class KeyBlock(QWidget):
    """What is to be done leaves as signals; the block itself never holds a key beyond the field it is pasted into."""

    key_kept = Signal(str)
    key_removed = Signal()
    list_wanted = Signal()
    file_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, spec: ProviderSpec) -> None:
        super().__init__()
        self._reading, self._spec = reading, spec
        self._key: KeyState | None = None
        self._outcome: tuple[str, Sentence, float] | None = None
        self._busy = self._replacing = False
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 4)
        self._label = Label(role="strong", wrap=True)
        column.addWidget(self._label)
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(line, 0, 0, 0, 0, 8)
        self.field = KeyField()
        self.field.setObjectName("field")
        self.field.refused.connect(self._on_refused)
        self.field.textChanged.connect(self._show_buttons)
        self.field.returnPressed.connect(self._on_keep)
        self._label.setBuddy(self.field)
        self.masked = Label(role="key_shown")
        self.keep_button, self.test_button = QPushButton(), QPushButton()
        self.remove_button = QPushButton()
        set_icon(self.keep_button, "key", 16, "text")
        set_icon(self.test_button, "play", 16, "text")
        set_icon(self.remove_button, "trash", 16, "text")
        self.keep_button.clicked.connect(self._on_keep)
        self.test_button.clicked.connect(self._on_test)
        self.remove_button.clicked.connect(self.key_removed)
        for part, stretch in ((self.field, 1), (self.masked, 1), (self.keep_button, 0)):
            line.addWidget(part, stretch)
        line.addWidget(self.test_button)
        line.addWidget(self.remove_button)
        column.addLayout(line)
        self.status = StatusLine(look)
        column.addWidget(self.status)
        self._place = Label(role="meta", wrap=True)
        column.addWidget(self._place)
        more = FlowLayout()
        set_measures(more, 0, 4, 0, 0, 8)
        self.replace_button, self.file_button, self.page_button = (QPushButton() for _ in range(3))
        for button, act in (
            (self.replace_button, self._on_replace),
            (self.file_button, self.file_wanted),
            (self.page_button, self._on_page),
        ):
            button.setProperty("variant", "small")
            button.clicked.connect(act)
            more.addWidget(button)
        column.addLayout(more)

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Whether the field and its buttons stand side by side or one below the other."""
        self._line.setDirection(direction)

    def show_key(self, key: KeyState | None) -> None:
        """Show what may be shown of a key, or that there is none."""
        if key is None and self._key is None:
            return  # what is typed already stays: a keyring takes its time to say that it has none
        if key != self._key:
            self._outcome = None
        self._key, self._replacing = key, False
        was_here = self.window().focusWidget() in (self.field, self.keep_button)
        self.field.clear()
        self.retranslate()
        if was_here and key is not None:
            self.test_button.setFocus()  # what had the keyboard is hidden, and the next one takes the key away

    def show_tested(self, models: tuple[ModelInfo, ...]) -> None:
        """Say that the key, or the server without one, works."""
        self._outcome = ("works", Sentence("key_works", {"count": len(models)}), time.time())
        self._show_outcome()

    def show_failure(self, sentence: Sentence) -> None:
        """Say why a key or a server did not work."""
        self._outcome = ("failed", sentence, time.time())
        self._show_outcome()

    def show_busy(self, busy: bool) -> None:
        """While it is asked nothing is switched off: the keyboard would go on to what takes the key away."""
        self._busy = busy
        self.retranslate()

    def retranslate(self) -> None:
        spec, key = self._spec, self._key
        name = spec.company or self.tr("the server")
        label = self.tr("Key of {name}").format(name=name)
        if not spec.needs_key:
            label = self.tr("Key, if the server asks for one")
        self._label.setText(label)
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(self.tr("Paste the key here"))
        self.masked.setText(key.masked if key else "")
        self.masked.setAccessibleName(self.tr("Key, only its end shown"))
        self.keep_button.setText(self.tr("Keep and test"))
        self.test_button.setText(self.tr("Testing…") if self._busy else self.tr("Test"))
        self.remove_button.setText(self.tr("Remove"))
        self.replace_button.setText(self.tr("Keep the old key") if self._replacing else self.tr("Replace"))
        self.file_button.setText(self.tr("From a .env file…"))
        self.page_button.setText(self.tr("Where to get a key"))
        place = self._reading.sentence(Sentence(key.place_code)) if key else ""
        if not key:
            place = self.tr("It is kept in the system's keyring, never in a file.")
        self._place.setText(place)
        self._show_outcome()
        self._show_buttons()

    def _show_outcome(self) -> None:
        if self._outcome is None:
            self.status.show_words("", good=True)
            return
        what, sentence, at = self._outcome
        words = self._reading.sentence(sentence)
        if what == "works":
            when = time_words(at, time.time(), self._reading.language.locale)
            if not self._key:
                count = sentence.params.get("count", 0)
                words = self.tr("The server answers: {count} models.").format(count=count)
            tested = self.tr("Tested at {time}.").format(time=when)
            words = f"{words} {tested}"
        self.status.show_words(words, good=what == "works")

    def _show_buttons(self) -> None:
        spec, typed = self._spec, bool(self.field.text())
        has_key = self._key is not None and not self._replacing
        self.field.setVisible(not has_key)
        self.masked.setVisible(has_key)
        self.keep_button.setVisible(not has_key and (spec.needs_key or typed))
        self.keep_button.setEnabled(typed)
        self.test_button.setVisible(has_key or (not spec.needs_key and not typed))
        self.remove_button.setVisible(has_key)
        self.replace_button.setVisible(self._key is not None)
        self.file_button.setVisible(bool(spec.key_variables))
        self.page_button.setVisible(bool(spec.key_page))

    def _on_keep(self) -> None:
        text = self.field.text()
        if text.strip() and not self._busy:
            self.key_kept.emit(text)

    def _on_test(self) -> None:
        if not self._busy:
            self.list_wanted.emit()

    def _on_refused(self, code: str) -> None:
        self.status.show_words(self._reading.sentence(Sentence(code)), good=False)

    def _on_replace(self) -> None:
        self._replacing = not self._replacing
        self.field.clear()
        self.retranslate()
        if self._replacing:
            self.field.setFocus()

    def _on_page(self) -> None:
        self.link_clicked.emit(self._spec.key_page)

"""The settings of one hosted provider: what has to be read first, its address, key, model and thinking level.

Nothing of it is asked of the provider until a button is pressed; a key is never shown again in full.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import AddressRefused
from medbot_desktop.domain.providers import LOCAL_SERVERS, ModelInfo, ProviderSettings, checked_address
from medbot_desktop.ui.buttons import ChoiceBox
from medbot_desktop.ui.days import time_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.fields import ChoiceField
from medbot_desktop.ui.settings.key_field import KeyField
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.keys import KeyState
    from medbot_desktop.domain.providers import ProviderSpec
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


STACK_BELOW = 420
"""Where there is less room (at 100 %), what stands side by side lies one below the other."""


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


class ProviderPanel(Translated, QWidget):
    """Shows one provider; what is to be done leaves as signals that carry what changes."""

    switched = Signal(bool)
    changed = Signal(object)
    key_kept = Signal(str)
    key_removed = Signal()
    list_wanted = Signal()
    file_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, spec: ProviderSpec) -> None:
        super().__init__()
        self._look, self._reading, self.spec = look, reading, spec
        self._settings = ProviderSettings(spec.id)
        self._key: KeyState | None = None
        self._models: tuple[ModelInfo, ...] = ()
        self._outcome: tuple[str, Sentence, float] | None = None
        self._busy = False
        self._counted = (0, 0)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        self.notices = NoticesToRead(spec, reading)
        column.addWidget(self.notices)
        self.on_button = QPushButton()
        self.on_button.setProperty("variant", "primary")
        self.on_button.clicked.connect(self._on_switched)
        self._on_remark = Label(role="meta", wrap=True)
        first = QHBoxLayout()
        set_measures(first, 0, 0, 0, 0, 8)
        first.addWidget(self.on_button)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._on_remark)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        set_measures(inner, 0, 0, 0, 0, 14)
        column.addWidget(self._inner)
        if spec.needs_address:
            inner.addWidget(self._address_block())
        inner.addWidget(self._key_block())
        inner.addLayout(self._model_block())
        self.name_field = QLineEdit()
        self.name_field.setObjectName("field")
        self.name_field.editingFinished.connect(self._on_name)
        inner.addWidget(self.name_field)
        self._foot = QFrame()
        self._foot.setObjectName("panel")
        foot = QVBoxLayout(self._foot)
        set_measures(foot, 14, 10, 14, 10, 6)
        self._tokens, self._tuning = Label(role="quiet", wrap=True), Label(role="quiet", wrap=True)
        foot.addWidget(self._tokens)
        foot.addWidget(self._tuning)
        inner.addWidget(self._foot)
        last = QHBoxLayout()
        set_measures(last, 0, 0, 0, 0, 8)
        self.off_button = QPushButton()
        self.off_button.clicked.connect(self._on_switched)
        last.addWidget(self.off_button)
        last.addStretch(1)
        inner.addLayout(last)
        self.retranslate()

    def _address_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        set_measures(column, 0, 0, 0, 0, 4)
        self._address_label = Label(role="strong")
        self.address_field = QLineEdit()
        self.address_field.setObjectName("field")
        self._address_label.setBuddy(self.address_field)
        self.address_field.editingFinished.connect(self._on_address)
        self.servers = ChoiceBox(self._look)
        self.servers.activated.connect(self._on_server)
        self._address_status = StatusLine(self._look)
        self.confirm_button = QPushButton()
        self.confirm_button.setProperty("variant", "small")
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.confirm_button.hide()
        for part in (self._address_label, self.address_field, self._address_status):
            column.addWidget(part)
        line = FlowLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        line.addWidget(self.confirm_button)
        line.addWidget(self.servers)
        column.addLayout(line)
        return block

    def _key_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        set_measures(column, 0, 0, 0, 0, 4)
        self._key_label = Label(role="strong")
        column.addWidget(self._key_label)
        line = self._key_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(line, 0, 0, 0, 0, 8)
        self.key_field = KeyField()
        self.key_field.setObjectName("field")
        self.key_field.refused.connect(self._on_refused)
        self.key_field.textChanged.connect(self._show_buttons)
        self.key_field.returnPressed.connect(self._on_keep)
        self._key_label.setBuddy(self.key_field)
        self.masked = Label(role="key_shown")
        self.keep_button, self.test_button = QPushButton(), QPushButton()
        self.remove_button = QPushButton()
        set_icon(self.keep_button, "key", 16, "text")
        set_icon(self.test_button, "play", 16, "text")
        set_icon(self.remove_button, "trash", 16, "text")
        self.keep_button.clicked.connect(self._on_keep)
        self.test_button.clicked.connect(self.list_wanted)
        self.remove_button.clicked.connect(self.key_removed)
        for part, stretch in ((self.key_field, 1), (self.masked, 1), (self.keep_button, 0)):
            line.addWidget(part, stretch)
        line.addWidget(self.test_button)
        line.addWidget(self.remove_button)
        column.addLayout(line)
        self.status = StatusLine(self._look)
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
        self._replacing = False
        return block

    def _model_block(self) -> QBoxLayout:
        line = self._model_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(line, 0, 0, 0, 0, 12)
        self.model_field = ChoiceField(self._look)
        self.model_field.box.activated.connect(self._on_model)
        self.effort_field = ChoiceField(self._look)
        self.effort_field.box.activated.connect(self._on_effort)
        line.addWidget(self.model_field, 1)
        line.addWidget(self.effort_field, 1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(STACK_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._key_line, self._model_line):
            line.setDirection(down if narrow else across)

    # Showing

    @property
    def settings(self) -> ProviderSettings:
        return self._settings

    def show_settings(self, settings: ProviderSettings) -> None:
        self._settings = settings
        if self.spec.needs_address and not self.address_field.hasFocus():
            self.address_field.setText(settings.address)
        self.retranslate()

    def show_key(self, key: KeyState | None) -> None:
        """Show what may be shown of a key, or that there is none."""
        if key != self._key:
            self._outcome = None
        self._key, self._replacing = key, False
        self.key_field.clear()
        self.retranslate()

    def show_models(self, models: tuple[ModelInfo, ...]) -> None:
        """Show the provider's models; the first preferred one is chosen where none is yet."""
        self._models = models
        self._outcome = ("works", Sentence("key_works", {"count": len(models)}), time.time())
        if not self._settings.model and models and models[0].preferred:
            self.changed.emit(replace(self._settings, model=models[0].name))
        self.retranslate()

    def show_failure(self, sentence: Sentence) -> None:
        """Say why a key or a server did not work."""
        self._outcome = ("failed", sentence, time.time())
        self.retranslate()

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()

    def show_tokens(self, sent: int, written: int) -> None:
        """Show the tokens counted this month."""
        self._counted = (sent, written)
        self._show_tokens()

    def _show_tokens(self) -> None:
        sent, written = self._counted
        words = self.tr("Tokens this month, as {name} counted them: {sent} sent, {written} written.")
        locale = self._reading.language.locale
        self._tokens.setText(
            words.format(name=self.spec.name, sent=locale.toString(sent), written=locale.toString(written))
        )

    def retranslate(self) -> None:
        spec, on = self.spec, self._settings.accepted
        self.notices.retranslate()
        self.on_button.setText(self.tr("Switch on {name}").format(name=spec.name))
        self._on_remark.setText(self.tr("By switching it on you say that you have read this."))
        self._on_remark.setVisible(not on)
        self.off_button.setText(self.tr("Switch off {name}").format(name=spec.name))
        self.on_button.setVisible(not on)
        self._inner.setVisible(on)
        if spec.needs_address:
            self._show_address()
        self._show_key()
        self._show_models()
        self._show_tokens()
        self._tuning.setText(self._reading.sentence(Sentence(spec.tuning)))
        self._look.dress(self)

    def _show_address(self) -> None:
        self._address_label.setText(self.tr("Address of the server"))
        self.address_field.setAccessibleName(self.tr("Address of the server"))
        self.address_field.setPlaceholderText(self.spec.address)
        self.confirm_button.setText(self.tr("Use this address all the same"))
        self.servers.clear()
        self.servers.addItem(self.tr("Servers on this computer…"), "")
        self.servers.setAccessibleName(self.tr("Servers on this computer"))
        for server in LOCAL_SERVERS:
            self.servers.addItem(f"{server.name}, {server.address}", server.address)

    def _show_key(self) -> None:
        spec, key = self.spec, self._key
        name = spec.company or self.tr("the server")
        label = self.tr("Key of {name}").format(name=name)
        if not spec.needs_key:
            label = self.tr("Key, if the server asks for one")
        self._key_label.setText(label)
        self.key_field.setAccessibleName(label)
        self.key_field.setPlaceholderText(self.tr("Paste the key here"))
        self.masked.setText(key.masked if key else "")
        self.masked.setAccessibleName(self.tr("Key, only its end shown"))
        self.keep_button.setText(self.tr("Keep and test"))
        self.test_button.setText(self.tr("Test"))
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
        has_key = self._key is not None and not self._replacing
        self.key_field.setVisible(not has_key)
        self.masked.setVisible(has_key)
        self.keep_button.setVisible(not has_key and (self.spec.needs_key or bool(self.key_field.text())))
        self.keep_button.setEnabled(bool(self.key_field.text()) and not self._busy)
        self.test_button.setVisible(has_key or (not self.spec.needs_key and not self.key_field.text()))
        self.test_button.setEnabled(not self._busy)
        self.remove_button.setVisible(has_key)
        self.replace_button.setVisible(self._key is not None)
        self.file_button.setVisible(bool(self.spec.key_variables))
        self.page_button.setVisible(bool(self.spec.key_page))

    def _show_models(self) -> None:
        chosen = self._settings.model
        choices: list[tuple[str, object]] = []
        if not chosen:
            choices.append((self.tr("Not chosen yet"), ""))
        for model in self._models:
            words = model.name
            if model.ends_on:
                words = self.tr("{model}, until {day}").format(model=model.name, day=model.ends_on)
            choices.append((words, model.name))
        if chosen and chosen not in [model.name for model in self._models]:
            choices.insert(0, (chosen, chosen))
        remark = self.tr("The list is read from the provider when you press Test.")
        if self._models:
            remark = self.tr("Recommended models come first.")
        if not any(model.preferred for model in self._models) and self._models:
            remark = ""
        self.model_field.show_words(self.tr("Model"), remark)
        self.model_field.show_choices(choices, chosen)
        words = self.tr("Name of the model, where the server gives no list")
        self.name_field.setVisible(self.spec.needs_address and not self._models)
        self.name_field.setPlaceholderText(words)
        self.name_field.setAccessibleName(words)
        self.effort_field.setVisible(bool(self.spec.efforts))
        self.effort_field.show_words(self.tr("Thinking"), self.tr("More takes longer and costs more."))
        words_of = {"low": self.tr("Low"), "medium": self.tr("Medium"), "high": self.tr("High")}
        efforts: list[tuple[str, object]] = [(self.tr("As the provider has it"), "")]
        efforts += [(words_of.get(effort, effort), effort) for effort in self.spec.efforts]
        self.effort_field.show_choices(efforts, self._settings.effort)

    # Acting

    def _on_switched(self) -> None:
        self.switched.emit(not self._settings.accepted)

    def _on_keep(self) -> None:
        text = self.key_field.text()
        if text.strip():
            self.key_kept.emit(text)

    def _on_refused(self, code: str) -> None:
        self.status.show_words(self._reading.sentence(Sentence(code)), good=False)

    def _on_replace(self) -> None:
        self._replacing = not self._replacing
        self.key_field.clear()
        self._show_key()
        if self._replacing:
            self.key_field.setFocus()

    def _on_page(self) -> None:
        self.link_clicked.emit(self.spec.key_page)

    def _on_model(self) -> None:
        model = self.model_field.box.currentData()
        if model:
            self.changed.emit(replace(self._settings, model=model))

    def _on_name(self) -> None:
        name = self.name_field.text().strip()
        if name:
            self.name_field.clear()
            self.changed.emit(replace(self._settings, model=name))

    def _on_effort(self) -> None:
        self.changed.emit(replace(self._settings, effort=self.effort_field.box.currentData()))

    # The address

    def _on_server(self) -> None:
        address = self.servers.currentData()
        self.servers.setCurrentIndex(0)
        if address:
            self.address_field.setText(address)
            self._use_address(self._settings.insecure_address)

    def _on_address(self) -> None:
        self._use_address(self._settings.insecure_address)

    def _on_confirmed(self) -> None:
        self._use_address(self.address_field.text().strip().rstrip("/"))

    def _use_address(self, confirmed: str) -> None:
        """Keep the address of the field if it can be used, else say why not and, for http, ask."""
        text = self.address_field.text().strip()
        self.confirm_button.hide()
        if not text:
            self._address_status.show_words("", good=True)
            self._keep_address("", "")
            return
        try:
            address = checked_address(text, confirmed=confirmed)
        except AddressRefused as error:
            words = self._reading.sentence(Sentence.of(error))
            self._address_status.show_words(words, good=False)
            self.confirm_button.setVisible(error.code == "address_not_secure")
            return
        self._address_status.show_words("", good=True)
        self._keep_address(address, confirmed if confirmed == address else "")

    def _keep_address(self, address: str, confirmed: str) -> None:
        changed = replace(self._settings, address=address, insecure_address=confirmed)
        if changed != self._settings:
            # Another server has other models, and gets no key of this one's.
            self._models = ()
            self.changed.emit(replace(changed, model=""))

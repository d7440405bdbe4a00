"""The settings of one hosted provider: what has to be read first, its address, key, model and thinking level.

Nothing of it is asked of the provider until a button is pressed; a key is never shown again in full.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import ModelInfo, ProviderSettings, shown_model
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.address_block import AddressBlock
from medbot_desktop.ui.settings.fields import ChoiceField
from medbot_desktop.ui.settings.key_block import KeyBlock
from medbot_desktop.ui.settings.provider_notes import NoticesToRead
from medbot_desktop.ui.settings.sign_in_block import SignInBlock
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.cloud_tuning import CloudSettings
    from medbot_desktop.domain.keys import KeyState
    from medbot_desktop.domain.providers import ProviderSpec
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


STACK_BELOW = 420
"""Where there is less room (at 100 %), what stands side by side lies one below the other."""


class ProviderPanel(Translated, QWidget):
    """Shows one provider; what is to be done leaves as signals that carry what changes."""

    switched = Signal(bool)
    changed = Signal(object)
    place_changed = Signal(object)
    key_kept = Signal(str)
    key_removed = Signal()
    list_wanted = Signal()
    file_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, spec: ProviderSpec) -> None:
        super().__init__()
        self._look, self._reading, self.spec = look, reading, spec
        self._settings = ProviderSettings(spec.id)
        self._models: tuple[ModelInfo, ...] = ()
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
        self.address = AddressBlock(look, reading, spec)
        if not spec.needs_address:
            self.address.hide()  # never shown here: without a parent yet it would be a window, and take the focus
        self.address.kept.connect(self._on_address_kept)
        inner.addWidget(self.address)
        self.key: KeyBlock | SignInBlock
        if spec.signs_in:
            self.key = SignInBlock(look, reading, spec)
            self.key.place_changed.connect(self.place_changed)
        else:
            self.key = KeyBlock(look, reading, spec)
            self.key.key_kept.connect(self.key_kept)
            self.key.key_removed.connect(self.key_removed)
            self.key.file_wanted.connect(self.file_wanted)
        self.key.list_wanted.connect(self.list_wanted)
        self.key.link_clicked.connect(self.link_clicked)
        inner.addWidget(self.key)
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

    def _model_block(self) -> QBoxLayout:
        line = self._model_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(line, 0, 0, 0, 0, 12)
        self.model_field = ChoiceField(self._look)
        self.model_field.box.activated.connect(self._on_model)
        self.effort_field = ChoiceField(self._look)
        self.effort_field.box.activated.connect(self._on_effort)
        line.addWidget(self.model_field, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.effort_field, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(STACK_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        direction = down if narrow else across
        self.key.set_direction(direction)
        self._model_line.setDirection(direction)

    # Showing

    @property
    def settings(self) -> ProviderSettings:
        return self._settings

    def show_settings(self, settings: ProviderSettings) -> None:
        self._settings = settings
        self.address.show_settings(settings)
        self.retranslate()

    def show_key(self, key: KeyState | None) -> None:
        """Show what may be shown of a key, or that there is none."""
        if isinstance(self.key, KeyBlock):
            self.key.show_key(key)
            self._look.dress(self.key)

    def show_place(self, place: CloudSettings) -> None:
        """Show the project of Google Cloud that is set, where one signs in to it."""
        if isinstance(self.key, SignInBlock):
            self.key.show_place(place)
            self._look.dress(self.key)

    def show_models(self, models: tuple[ModelInfo, ...]) -> None:
        """Show the provider's models; the first preferred one is chosen where none is yet."""
        self._models = models
        self.key.show_tested(models)
        if not self._settings.model and models and models[0].preferred:
            self.changed.emit(replace(self._settings, model=models[0].name))
        self.retranslate()

    def show_failure(self, sentence: Sentence) -> None:
        """Say why a key or a server did not work."""
        self.key.show_failure(sentence)

    def show_busy(self, busy: bool) -> None:
        self.key.show_busy(busy)

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
        self.off_button.setText(self.tr("Switch off"))
        self.off_button.setAccessibleName(self.tr("Switch off {name}").format(name=spec.name))
        self.on_button.setVisible(not on)
        self._inner.setVisible(on)
        self.address.retranslate()
        self.key.retranslate()
        self._show_models()
        self._show_tokens()
        self._tuning.setText(self._reading.sentence(Sentence(spec.tuning)))
        self._look.dress(self)

    def _show_models(self) -> None:
        chosen = self._settings.model
        choices: list[tuple[str, object]] = []
        if not chosen:
            choices.append((self.tr("Not chosen yet"), ""))
        for model in self._models:
            choices.append((self._model_words(model), model.name))
        if chosen and chosen not in [model.name for model in self._models]:
            choices.insert(0, (shown_model(chosen), chosen))
        remark = self.tr("The list is read from the provider when you press Test.")
        if self._models:
            remark = self.tr("Recommended models come first.")
        if any(model.base for model in self._models):
            remark = self.tr("Those tuned on your rows come first.")
        known = next((model for model in self._models if model.name == chosen), None)
        if known is not None and (known.base or known.kept_until):
            remark = self._model_words(known)
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

    def _model_words(self, model: ModelInfo) -> str:
        words = shown_model(model.name)
        if model.base:
            words = self.tr("{label}, tuned from {model}").format(
                label=model.label or words, model=model.base
            )
        language = self._reading.language.code
        if model.ends_on:
            day = review_date(model.ends_on, language)
            return self.tr("{model}, until {day}").format(model=words, day=day)
        if model.kept_until:
            day = review_date(model.kept_until, language)
            return self.tr("{model}, at least until {day}").format(model=words, day=day)
        return words

    # Acting

    def _on_switched(self) -> None:
        self.switched.emit(not self._settings.accepted)

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

    def _on_address_kept(self, address: str, confirmed: str) -> None:
        changed = replace(self._settings, address=address, insecure_address=confirmed)
        if changed != self._settings:
            # Another server has other models, and gets no key of this one's.
            self._models = ()
            self.changed.emit(replace(changed, model=""))

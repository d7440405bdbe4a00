"""The general settings: language, who works here, news of later versions; each takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.domain.settings import LANGUAGES, NAME_LENGTH, Settings
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.fields import ChoiceField, Heading, TextField
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look


class GeneralSettings(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value."""

    changed = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._fixed: frozenset[str] = frozenset()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 16)
        self._heading = Heading()
        self.language_field = ChoiceField(look)
        self.language_field.box.activated.connect(self._on_language)
        self.pharmacy_field, self.person_field = TextField(NAME_LENGTH), TextField(NAME_LENGTH)
        self.pharmacy_field.entered.connect(self._on_pharmacy)
        self.person_field.entered.connect(self._on_person)
        self.updates_field = ChoiceField(look)
        self.updates_field.box.activated.connect(self._on_updates)
        self.updates_field.hide()
        fields = (self.language_field, self.pharmacy_field, self.person_field, self.updates_field)
        for part in (self._heading, *fields):
            column.addWidget(part)
        column.addStretch(1)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.retranslate()

    def offer_updates(self, can_ask: bool) -> None:
        """Let the user have later versions told, where there is somebody to ask."""
        self.updates_field.setVisible(can_ask)

    def close_fixed(self, names: frozenset[str]) -> None:
        """Let nobody change the settings of these names: the administrator fixed them."""
        self._fixed = names
        self.language_field.box.setEnabled("language" not in names)
        self.retranslate()

    def retranslate(self) -> None:
        settings = self._settings
        self._heading.show_words(self.tr("General"), self.tr("Each change takes effect at once."))
        fixed = self.tr("Fixed by your administrator.")
        self.language_field.show_words(self.tr("Language"), fixed if "language" in self._fixed else "")
        languages: list[tuple[str, object]] = [(self.tr("As the system"), "")]
        languages += [(name, code) for code, name in LANGUAGES.items()]
        self.language_field.show_choices(languages, settings.language)
        self.pharmacy_field.show_words(
            self.tr("Name of the pharmacy"), self.tr("It is printed on the sheets for patients.")
        )
        self.pharmacy_field.show_text(settings.pharmacy_name)
        self.person_field.show_words(
            self.tr("Your name"), self.tr("Reviews, corrections and changes of the data are signed with it.")
        )
        self.person_field.show_text(settings.person)
        self.updates_field.show_words(
            self.tr("News of later versions"),
            self.tr("Asks one address, at most once a day. Nothing is downloaded or installed."),
        )
        wishes: list[tuple[str, object]] = [(self.tr("Do not ask"), False), (self.tr("Tell me"), True)]
        self.updates_field.show_choices(wishes, settings.check_updates)

    def _on_updates(self) -> None:
        self.changed.emit("check_updates", self.updates_field.box.currentData())

    def _on_language(self) -> None:
        self.changed.emit("language", self.language_field.box.currentData())

    def _on_pharmacy(self, name: str) -> None:
        if name != self._settings.pharmacy_name:
            self.changed.emit("pharmacy_name", name)

    def _on_person(self, name: str) -> None:
        if name != self._settings.person:
            self.changed.emit("person", name)

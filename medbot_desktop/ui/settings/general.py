"""The general settings: language, country, theme and text size; each takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.domain.settings import LANGUAGES, NAME_LENGTH, Consent, Settings, Theme
from medbot_desktop.ui.chat.welcome import LANGUAGE_NAMES, fill_countries
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.settings.fields import ChoiceField, TextField
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class GeneralSettings(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value."""

    changed = Signal(str, object)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._settings = Settings()
        self._fixed: frozenset[str] = frozenset()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 16)
        heading = QVBoxLayout()
        set_measures(heading, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title"), Label(role="quiet", wrap=True)
        heading.addWidget(self._title)
        heading.addWidget(self._sub)
        column.addLayout(heading)
        self.language_field = ChoiceField(look)
        self.country_field = ChoiceField(look)
        self.theme_field = ChoiceField(look)
        self.zoom_field = ChoiceField(look)
        self.language_field.box.activated.connect(self._on_language)
        self.country_field.box.activated.connect(self._on_country)
        self.theme_field.box.activated.connect(self._on_theme)
        self.zoom_field.box.activated.connect(self._on_zoom)
        self.pharmacy_field = TextField(NAME_LENGTH)
        self.consent_field = ChoiceField(look)
        self.pharmacy_field.entered.connect(self._on_pharmacy)
        self.consent_field.box.activated.connect(self._on_consent)
        self.updates_field = ChoiceField(look)
        self.updates_field.box.activated.connect(self._on_updates)
        self.updates_field.hide()
        self._groups: list[Label] = []
        self._privacy = Label(role="quiet", wrap=True)
        for subject in (
            (self.language_field, self.pharmacy_field),
            (self.theme_field, self.zoom_field),
            (self.country_field,),
            (self._privacy, self.consent_field, self.updates_field),
        ):
            self._groups.append(Label(role="heading", wrap=True))
            column.addWidget(self._groups[-1])
            for field in subject:
                column.addWidget(field)
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
        self.country_field.box.setEnabled("country" not in names)
        self.retranslate()

    def retranslate(self) -> None:
        settings = self._settings
        fixed = self.tr("Fixed by your administrator.")
        self._title.setText(self.tr("General"))
        self._sub.setText(self.tr("Each change takes effect at once."))
        subjects = (
            self.tr("Language and pharmacy"),
            self.tr("Appearance"),
            self.tr("Country and emergency numbers"),
            self.tr("Privacy"),
        )
        for group, words in zip(self._groups, subjects, strict=True):
            group.setText(words)
        self._privacy.setText(
            self.tr(
                "Questions and answers stay on this computer. Nothing is sent unless you switch on a model in Models. "
                "What you delete waits in the bin of the history, where it can also be erased for good."
            )
        )
        self.language_field.show_words(self.tr("Language"), fixed if "language" in self._fixed else "")
        languages: list[tuple[str, object]] = [(self.tr("As the system"), "")]
        languages += [(LANGUAGE_NAMES[code], code) for code in LANGUAGES]
        self.language_field.show_choices(languages, settings.language)
        self.country_field.show_words(
            self.tr("Country"),
            fixed
            if "country" in self._fixed
            else self.tr("The emergency numbers shown are those of this country."),
        )
        fill_countries(self.country_field.box, self._language.code, settings.country)
        self.theme_field.show_words(self.tr("Theme"))
        themes: list[tuple[str, object]] = [
            (self.tr("As the system"), Theme.SYSTEM),
            (self.tr("Light"), Theme.LIGHT),
            (self.tr("Dark"), Theme.DARK),
        ]
        self.theme_field.show_choices(themes, settings.theme)
        self.zoom_field.show_words(self.tr("Text size"), self.tr("Also with Ctrl and +, − or 0."))
        steps = sorted({*ZOOM_STEPS, settings.zoom_percent})
        self.zoom_field.show_choices([(f"{step} %", step) for step in steps], settings.zoom_percent)
        self.pharmacy_field.show_words(
            self.tr("Name of the pharmacy"), self.tr("It stands on the sheets for patients.")
        )
        self.pharmacy_field.show_text(settings.pharmacy_name)
        self.consent_field.show_words(
            self.tr("Judgements and corrections"), self.tr("They stay on this computer in any case.")
        )
        consents: list[tuple[str, object]] = [
            (self.tr("Ask at the first one"), Consent.NOT_ASKED),
            (self.tr("Use them to tune"), Consent.GIVEN),
            (self.tr("Do not use them to tune"), Consent.REFUSED),
        ]
        self.consent_field.show_choices(consents, settings.tuning_consent)
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

    def _on_country(self) -> None:
        self.changed.emit("country", self.country_field.box.currentData())

    def _on_theme(self) -> None:
        self.changed.emit("theme", Theme(self.theme_field.box.currentData()))

    def _on_pharmacy(self, name: str) -> None:
        if name != self._settings.pharmacy_name:
            self.changed.emit("pharmacy_name", name)

    def _on_consent(self) -> None:
        self.changed.emit("tuning_consent", Consent(self.consent_field.box.currentData()))

    def _on_zoom(self) -> None:
        self.changed.emit("zoom_percent", self.zoom_field.box.currentData())

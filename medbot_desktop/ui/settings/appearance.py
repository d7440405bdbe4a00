"""How the window looks: theme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.domain.settings import Settings, Theme
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.fields import ChoiceField, Heading
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class AppearanceSettings(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value."""

    changed = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 16)
        self._heading = Heading()
        self.theme_field, self.zoom_field = ChoiceField(look), ChoiceField(look)
        self.theme_field.box.activated.connect(self._on_theme)
        self.zoom_field.box.activated.connect(self._on_zoom)
        for part in (self._heading, self.theme_field, self.zoom_field):
            column.addWidget(part)
        column.addStretch(1)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.retranslate()

    def retranslate(self) -> None:
        settings = self._settings
        self._heading.show_words(self.tr("Appearance"), self.tr("Each change takes effect at once."))
        self.theme_field.show_words(self.tr("Theme"))
        themes: list[tuple[str, object]] = [
            (self.tr("As the system"), Theme.SYSTEM),
            (self.tr("Light"), Theme.LIGHT),
            (self.tr("Dark"), Theme.DARK),
        ]
        self.theme_field.show_choices(themes, settings.theme)
        self.zoom_field.show_words(self.tr("Text size"), self.tr("Also with Ctrl and +, −, 0 or the wheel."))
        steps = sorted({*ZOOM_STEPS, settings.zoom_percent})
        self.zoom_field.show_choices(
            [(self.tr("{share}%").format(share=step), step) for step in steps], settings.zoom_percent
        )

    def _on_theme(self) -> None:
        self.changed.emit("theme", Theme(self.theme_field.box.currentData()))

    def _on_zoom(self) -> None:
        self.changed.emit("zoom_percent", self.zoom_field.box.currentData())

"""The country, and the numbers an emergency shows there, each with where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.settings import Settings
from medbot_desktop.ui.chat.welcome import fill_countries
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.settings.fields import ChoiceField, Heading, titled
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import let_shrink, set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import EmergencyNumber
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class CountrySettings(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value; `numbers_wanted` with a country."""

    changed = Signal(str, object)
    numbers_wanted = Signal(str)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._settings = Settings()
        self._is_fixed = False
        self._numbers: Sequence[tuple[EmergencyNumber, str]] | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 16)
        self._heading = Heading()
        self.country_field = ChoiceField(look)
        self.country_field.box.activated.connect(self._on_country)
        self._title = Label(role="strong", wrap=True)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        self._lines = QVBoxLayout(self._panel)
        set_measures(self._lines, 0, 0, 0, 0, 0)
        self._remark = Label(role="meta", wrap=True)
        column.addWidget(self._heading)
        column.addWidget(self.country_field)
        column.addLayout(titled(self._title, self._panel, self._remark))
        column.addStretch(1)
        look.changed.connect(self._show_numbers)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        changed = settings.country != self._settings.country
        self._settings = settings
        if changed:
            self._numbers = None
            self.numbers_wanted.emit(settings.country)
        self.retranslate()

    def close_fixed(self, names: frozenset[str]) -> None:
        """Let nobody change the country where the administrator fixed it."""
        self._is_fixed = "country" in names
        self.country_field.box.setEnabled(not self._is_fixed)
        self.retranslate()

    def show_numbers(self, country: str, numbers: Sequence[tuple[EmergencyNumber, str]]) -> None:
        """Show the numbers of a country, unless another was chosen meanwhile."""
        if country == self._settings.country:
            self._numbers = numbers
            self._show_numbers()

    def ask_again(self) -> None:
        """Ask for the numbers where they are not here yet."""
        if self._numbers is None:
            self.numbers_wanted.emit(self._settings.country)

    def retranslate(self) -> None:
        self._heading.show_words(
            self.tr("Country and emergency numbers"),
            self.tr("An emergency shows the numbers of this country before anything else."),
        )
        fixed = self.tr("Fixed by your administrator.") if self._is_fixed else ""
        self.country_field.show_words(self.tr("Country"), fixed)
        fill_countries(self.country_field.box, self._reading.language.code, self._settings.country)
        self._title.setText(self.tr("The numbers the program knows"))
        self._remark.setText(
            self.tr("Check them before you rely on them: each says where it was taken from.")
        )
        self._show_numbers()

    def _show_numbers(self) -> None:
        clear(self._lines)
        self._remark.setVisible(any(source for _number, source in self._numbers or ()))
        if self._numbers is None:
            waiting = Label(self.tr("Shown as soon as the answer search is running."), "quiet", wrap=True)
            waiting.setContentsMargins(14, 10, 14, 10)
            add_shown(self._lines, waiting)
        for place, (number, source) in enumerate(self._numbers or ()):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                add_shown(self._lines, rule)
            line = self._line(number, source)
            self._look.dress(line)  # before it is laid out
            add_shown(self._lines, line)
        self._look.dress(self._panel)
        let_shrink(self._panel)

    def _line(self, number: EmergencyNumber, source: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_measures(row, 14, 10, 14, 10, 12)
        picture = QLabel()
        set_icon(picture, "phone", 20, "red")
        set_fixed(picture, 20, 24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 2)
        kind = self._reading.sentence(Sentence(number.label_code))
        name = f"{kind}: {number.label}" if number.label else kind
        words.addWidget(Label(name, role="strong", wrap=True))
        if number.number:
            digits = TextView(self._look, 17, 24, bold=True)
            digits.show_text(number.number)
            digits.setAccessibleName(f"{name}: {number.number}")
            words.addWidget(digits)
        if source:
            read_in = TextView(self._look, 12, 16)
            read_in.show_text(self.tr("Source: {source}").format(source=source))
            read_in.setAccessibleName(self.tr("Source of the number"))
            words.addWidget(read_in)
        row.addLayout(words, 1)
        return line

    def _on_country(self) -> None:
        self.changed.emit("country", self.country_field.box.currentData())

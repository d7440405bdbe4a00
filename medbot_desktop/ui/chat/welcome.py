"""The first start: language, country, and where the answers come from. Can be opened again from the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.settings import LANGUAGES
from medbot_desktop.ui.buttons import LineButton, ToggleButton
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.countries import countries
from medbot_desktop.ui.data.dropped import DATA_ENDINGS
from medbot_desktop.ui.everything import choose_everything_file
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look

WIDTH = 520


class WelcomePage(Translated, QWidget):
    """Emits what was chosen; whoever made it carries it out."""

    setting_chosen = Signal(str, object)
    file_chosen = Signal(str)
    example_wanted = Signal()
    copy_chosen = Signal(str)
    everything_chosen = Signal(str)
    skipped = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._country = ""
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        host = QWidget()
        host.setObjectName("host")
        area.setWidget(host)
        line = QHBoxLayout(host)
        self._column = QFrame()
        line.addStretch(1)
        line.addWidget(self._column)
        line.addStretch(1)
        column = QVBoxLayout(self._column)
        set_measures(column, 22, 22, 22, 22, 10)
        column.addStretch(1)
        column.addLayout(self._heading())
        column.addSpacing(6)
        column.addLayout(self._reader())
        column.addSpacing(2)
        self.import_button = LineButton(look, "import", "chevron-right", framed=True, tone="accent")
        self.import_button.clicked.connect(self._on_import)
        self.example_button = LineButton(look, "table", "chevron-right", framed=True, tone="accent")
        self.example_button.clicked.connect(self.example_wanted)
        self.copy_button = LineButton(look, "undo", "chevron-right", framed=True, tone="accent")
        self.copy_button.clicked.connect(self._on_copy)
        self.everything_button = LineButton(look, "computer", "chevron-right", framed=True, tone="accent")
        self.everything_button.clicked.connect(self._on_everything)
        for button in (self.import_button, self.example_button, self.everything_button, self.copy_button):
            column.addWidget(button)
        self.skip_button = QPushButton()
        self.skip_button.clicked.connect(self.skipped)
        column.addWidget(self.skip_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        rule = QFrame()
        rule.setObjectName("rule")
        column.addWidget(rule)
        column.addLayout(self._honest())
        column.addStretch(3)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 12)
        logo = QLabel()
        set_icon(logo, "app", 40)
        line.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        line.addLayout(words, 1)
        return line

    def _reader(self) -> QHBoxLayout:
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 6)
        self._languages = QButtonGroup(self)
        self._languages.setExclusive(True)
        for number, name in enumerate(LANGUAGES.values()):
            button = ToggleButton(name)
            self._languages.addButton(button, number)
            line.addWidget(button)
        self._languages.idClicked.connect(self._on_language)
        line.addStretch(1)
        self._country_label = Label(role="meta")
        self.country_box = ChoiceBox(self._look)
        self._country_label.setBuddy(self.country_box)
        self.country_box.activated.connect(self._on_country)
        line.addWidget(self._country_label)
        line.addWidget(self.country_box)
        return line

    def _honest(self) -> QHBoxLayout:
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        picture = QLabel()
        set_icon(picture, "computer", 16)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._what = Label(role="meta", wrap=True)
        line.addWidget(self._what, 1)
        return line

    def show_settings(self, country: str, can_skip: bool) -> None:
        """Show what is set now; `can_skip` once there has been a first start."""
        self._country = country
        self.skip_button.setVisible(can_skip)
        self.retranslate()

    def retranslate(self) -> None:
        code = self._language.code
        self._title.setText(self.tr("Start with MedBot"))
        self._sub.setText(self.tr("Your approved answers, at hand at the counter."))
        self._languages.button(list(LANGUAGES).index(code)).setChecked(True)
        for button in self._languages.buttons():
            if button.isChecked():
                set_icon(button, "check", 14, "text")
            else:
                button.setProperty("icon_name", None)
                button.setIcon(QIcon())
        self._country_label.setText(self.tr("Country"))
        why = self.tr("Country, for the emergency numbers")
        self.country_box.setAccessibleName(why)
        self.country_box.setToolTip(why)
        fill_countries(self.country_box, code, self._country)
        self.import_button.show_words(
            self.tr("Bring my answers"),
            below=self.tr("A file with questions and answers. It is checked first."),
        )
        self.example_button.show_words(
            self.tr("Try the example"),
            below=self.tr("Sample rows. Replace them with your own before you serve customers."),
        )
        self.everything_button.show_words(
            self.tr("Bring everything from another computer"),
            below=self.tr("The one file that was saved there under Settings > Copies."),
        )
        self.copy_button.show_words(
            self.tr("Restore a copy"),
            below=self.tr("A folder with a copy, or that of an earlier installation."),
        )
        self.skip_button.setText(self.tr("Back"))
        self._what.setText(
            self.tr(
                "It works without internet and without an account. It is a look-up for professionals: it calculates "
                "no doses and does not replace the pharmacist."
            )
        )
        self._look.dress(self)

    def _on_language(self, number: int) -> None:
        self.setting_chosen.emit("language", list(LANGUAGES)[number])

    def _on_country(self) -> None:
        self._country = self.country_box.currentData()
        self.setting_chosen.emit("country", self._country)

    def _on_import(self) -> None:
        path = choose_data_file(self)
        if path:
            self.file_chosen.emit(path)

    def _on_copy(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of the copy"))
        if path:
            self.copy_chosen.emit(path)

    def _on_everything(self) -> None:
        path = choose_everything_file(self)
        if path:
            self.everything_chosen.emit(path)

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._column.setFixedWidth(min(self._look.px(WIDTH), max(self.width() - self._look.px(24), 200)))


def fill_countries(box: ChoiceBox, language: str, chosen: str) -> None:
    """Fill a box with the countries in the reader's language and show the one chosen."""
    box.clear()
    for code, name in countries(language):
        box.addItem(name, code)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen else box.count() - 1)


def choose_data_file(parent: QWidget) -> str:
    """Let the user choose a file of questions and answers; "" if they did not."""
    translate = QCoreApplication.translate
    title, kinds = translate("DataFile", "Choose a file"), translate("DataFile", "Questions and answers")
    every = translate("DataFile", "All files")
    places = QStandardPaths.StandardLocation
    folders = [QStandardPaths.writableLocation(p) for p in (places.DocumentsLocation, places.HomeLocation)]
    path, _filter = QFileDialog.getOpenFileName(
        parent,
        title,
        next((folder for folder in folders if Path(folder).is_dir()), ""),
        # What a file holds is told from its content; a name in a list only helps to find it.
        f"{kinds} ({' '.join(f'*{ending}' for ending in DATA_ENDINGS)});;{every} (*)",
    )
    return path

"""About the program: version, what it is and is not, keys, reports of problems, licences."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medbot_desktop import __version__
from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.guide.text import key_lines
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.settings.fields import FoldingLine, titled
from medbot_desktop.ui.settings.licences import LicencesPanel
from medbot_desktop.ui.settings.report_panel import ReportPanel
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


class AboutSettings(Translated, QWidget):
    start_wanted = Signal()
    guide_wanted = Signal()

    def __init__(
        self, look: Look, language: Language, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language, self._keys_language = language, ""
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 12)
        logo = QLabel()
        set_icon(logo, "app", 40)
        line.addWidget(logo)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        words.addWidget(Label("MedBot Desktop", role="title", wrap=True))
        self._version = Label(role="quiet", wrap=True)
        words.addWidget(self._version)
        line.addLayout(words, 1)
        column.addLayout(line)
        self._what = Label(wrap=True)
        column.addWidget(self._what)
        self.guide_button, self.start_button = QPushButton(), QPushButton()
        self.guide_button.setProperty("variant", "primary")
        self.guide_button.clicked.connect(self.guide_wanted)
        self.start_button.clicked.connect(self.start_wanted)
        doors = QWidget()
        flow = FlowLayout(doors)
        set_measures(flow, 0, 0, 0, 0, 8)
        flow.addWidget(self.guide_button)
        flow.addWidget(self.start_button)
        column.addWidget(doors)
        self._keys_title = Label(role="strong", wrap=True)
        self.keys = KeysPanel(look)
        column.addLayout(titled(self._keys_title, self.keys))
        self.report = ReportPanel(look)
        column.addWidget(self.report)
        self.licences = LicencesPanel(look, language, tasks)
        column.addWidget(self.licences)
        column.addStretch(1)
        look.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self._version.setText(self.tr("Version {version}").format(version=__version__))
        self._what.setText(
            self.tr(
                "It works without internet and without an account. It is a look-up for professionals: it calculates "
                "no doses and does not replace the pharmacist."
            )
        )
        self.guide_button.setText(self.tr("Open the guide"))
        self.start_button.setText(self.tr("Show the start page again"))
        self._keys_title.setText(self.tr("Keys"))
        self._show_keys()

    def _show_keys(self) -> None:
        """Those of the guide, which a test holds against what the window listens to."""
        if self._keys_language == self._language.code:
            return
        self._keys_language = self._language.code
        with suppress(BundleIncomplete):  # the guide says it where it is opened
            self.keys.show_lines(key_lines(self._keys_language))


class KeysPanel(QFrame):
    """Lines of words with their keys at the right, in one frame."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("panel")
        self._column = QVBoxLayout(self)
        set_measures(self._column, 0, 0, 0, 0, 0)
        self.lines: list[tuple[str, str]] = []

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Each is its keys and what they do."""
        self.lines = lines
        clear(self._column)
        for number, (keys, does) in enumerate(lines):
            if number:
                rule = QFrame()
                rule.setObjectName("rule")
                add_shown(self._column, rule)
            folding = FoldingLine(self._look, 320)
            set_measures(folding.line, 14, 6, 14, 6, 8)
            folding.line.addWidget(Label(does[:1].upper() + does[1:], wrap=True), 1)
            shown = FlowLabel(role="meta")
            shown.setText(keys)
            folding.line.addWidget(shown)
            add_shown(self._column, folding)
        self._look.dress(self)

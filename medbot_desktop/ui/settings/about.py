"""About the program: version, what it is and is not, keys, reports of problems, licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medbot_desktop import __version__
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
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
        self._version = Label(role="quiet")
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
        self._keys_title = Label(role="strong")
        self._keys = [(Label(wrap=True), Label(role="meta")) for _ in range(15)]
        column.addLayout(titled(self._keys_title, _panel(look, self._keys)))
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
        words = (
            (self.tr("Send the question"), self.tr("Enter")),
            (self.tr("New line in the question"), self.tr("Shift+Enter")),
            (self.tr("Bring back what was asked"), "↑"),
            (self.tr("New question"), "Ctrl+N"),
            (self.tr("Search history"), "Ctrl+F"),
            (self.tr("Ask, History, Tuning, Settings"), "Ctrl+1 … Ctrl+4"),
            (self.tr("Open a file"), "Ctrl+O"),
            (self.tr("Print the answer"), "Ctrl+P"),
            (self.tr("Undo what was deleted or changed"), "Ctrl+Z"),
            (self.tr("Save the row or the correction"), "Ctrl+S"),
            (self.tr("Larger, smaller, usual text"), "Ctrl++, Ctrl+-, Ctrl+0"),
            (self.tr("Larger or smaller, by mouse"), self.tr("Ctrl and the wheel")),
            (self.tr("Stop, or close a notice"), "Esc"),
            (self.tr("The guide, at the subject of this page"), "F1"),
            (self.tr("Close MedBot"), "Ctrl+Q"),
        )
        for labels, texts in zip(self._keys, words, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)


def _panel(look: Look, lines: list[tuple[Label, Label]]) -> QFrame:
    """Lines of words with a remark at the right, in one frame."""
    panel = QFrame()
    panel.setObjectName("panel")
    column = QVBoxLayout(panel)
    set_measures(column, 0, 0, 0, 0, 0)
    for number, (words, remark) in enumerate(lines):
        if number:
            rule = QFrame()
            rule.setObjectName("rule")
            column.addWidget(rule)
        folding = FoldingLine(look, 320)
        set_measures(folding.line, 14, 6, 14, 6, 8)
        folding.line.addWidget(words, 1)
        folding.line.addWidget(remark)
        column.addWidget(folding)
    return panel

"""A report of a problem, looked at before it is saved; it is never sent by itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.everything import documents
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.services.report import ReportPart
    from medbot_desktop.ui.theme import Look


class ReportPanel(Translated, QFrame):
    """Closed it is one button; open it shows each file of the report. Emits what is wanted."""

    wanted = Signal()
    save_wanted = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: Sequence[ReportPart] = ()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 8)
        self._title, self._words = Label(role="strong", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self.wanted)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        line.addWidget(self.open_button)
        line.addStretch(1)
        column.addLayout(line)
        self._inside = QFrame()
        self._inside.setObjectName("row_panel")
        self._inside.setProperty("boxed", True)
        inside = QVBoxLayout(self._inside)
        set_measures(inside, 10, 10, 10, 10, 8)
        self.files = ChoiceBox(look)
        self.files.setMinimumWidth(1)
        self.files.currentIndexChanged.connect(self._on_file)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        set_fixed(self.text, height=220)
        inside.addWidget(self.files)
        inside.addWidget(self.text)
        buttons = FlowLayout()
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.save_button, self.close_button = QPushButton(), QPushButton()
        set_icon(self.save_button, "export", 18, "text")
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self._on_close)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        inside.addLayout(buttons)
        self._told = Label(role="quiet", wrap=True)
        inside.addWidget(self._told)
        column.addWidget(self._inside)
        self._inside.hide()
        self.retranslate()

    def show_parts(self, parts: Sequence[ReportPart]) -> None:
        """Open the report for looking at."""
        self._parts = parts
        self.files.clear()
        for part in parts:
            self.files.addItem(part.name)
        self._told.hide()
        self._inside.show()
        self._on_file()
        self._look.dress(self)
        self.files.setFocus()

    def show_told(self, words: str) -> None:
        """Say what came of saving it."""
        self._told.setText(words)
        self._told.show()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Report a problem"))
        self._words.setText(
            self.tr(
                "A zip file that describes this computer and the program's files, with the program's own notes. "
                "It holds no question, no answer and no key. You look at it first and pass it on yourself: "
                "nothing is sent."
            )
        )
        self.open_button.setText(self.tr("Look at the report"))
        self.files.setAccessibleName(self.tr("File of the report"))
        self.text.setAccessibleName(self.tr("What is in it"))
        self.save_button.setText(self.tr("Save the zip file…"))
        self.close_button.setText(self.tr("Close"))

    def _on_file(self) -> None:
        index = self.files.currentIndex()
        self.text.setPlainText(self._parts[index].text if 0 <= index < len(self._parts) else "")

    def _on_save(self) -> None:
        name = f"MedBot report {datetime.now():%Y-%m-%d}.zip"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(Path(documents()) / name), "zip (*.zip)"
        )
        if path:
            target = Path(path)
            self.save_wanted.emit(self._parts, target if target.suffix else target.with_suffix(".zip"))

    def _on_close(self) -> None:
        self._inside.hide()
        self.open_button.setFocus()

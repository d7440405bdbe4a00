"""Where everything lies, and the data sets that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.outside import open_place
from medbot_desktop.ui.settings.fields import FoldingLine, Heading, titled
from medbot_desktop.ui.text_view import Label, TextView, breakable
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import LibraryState


class DataSettings(Translated, QWidget):
    """`data_wanted` leads to the page where data sets are brought in, changed and switched on and off."""

    data_wanted = Signal()

    def __init__(self, look: Look, language: Language, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language, self._user_folder = look, language, folder
        self._library: LibraryState | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        self._heading = Heading()
        column.addWidget(self._heading)
        self._sets_title = Label(role="strong", wrap=True)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        self._lines = QVBoxLayout(self._panel)
        set_measures(self._lines, 0, 0, 0, 0, 0)
        self.data_button = QPushButton()
        set_icon(self.data_button, "table", 16, "text")
        self.data_button.clicked.connect(self.data_wanted)
        self._folder_title = Label(role="strong", wrap=True)
        self._folder = TextView(look, 13, 18)
        self._what = Label(role="meta", wrap=True)
        self.open_button = QPushButton()
        set_icon(self.open_button, "folder", 16, "text")
        self.open_button.clicked.connect(self._on_open)
        left = Qt.AlignmentFlag.AlignLeft
        column.addLayout(titled(self._sets_title, self._panel))
        column.addWidget(self.data_button, 0, left)
        column.addSpacing(4)
        column.addLayout(titled(self._folder_title, self._folder, self._what))
        column.addWidget(self.open_button, 0, left)
        column.addStretch(1)
        look.changed.connect(self.retranslate)
        self.retranslate()

    def show_library(self, library: LibraryState) -> None:
        """The data sets as they are now."""
        self._library = library
        self._show_sets()

    def retranslate(self) -> None:
        self._heading.show_words(
            self.tr("Data"), self.tr("Where the answers come from, and where everything is kept.")
        )
        self._sets_title.setText(self.tr("Data sets"))
        self.data_button.setText(self.tr("Open the data"))
        self._folder_title.setText(self.tr("Your data is kept in this folder"))
        self._folder.show_text(str(self._user_folder))
        self._folder.setAccessibleName(self._folder_title.text())
        self._what.setText(
            self.tr(
                "History, data sets, models, copies and settings. Keys are kept only in the system's keyring."
            )
        )
        self.open_button.setText(self.tr("Open the folder"))
        self._show_sets()

    def _show_sets(self) -> None:
        clear(self._lines)
        sets = self._library.data_sets if self._library else ()
        if not sets:
            words = self.tr("There are none yet.") if self._library else self.tr("Starting…")
            empty = Label(words, role="quiet", wrap=True)
            empty.setContentsMargins(14, 10, 14, 10)
            add_shown(self._lines, empty)
        for number, data_set in enumerate(sets):
            if number:
                rule = QFrame()
                rule.setObjectName("rule")
                add_shown(self._lines, rule)
            add_shown(self._lines, self._line(data_set))
        self._look.dress(self._panel)
        let_shrink(self._panel)

    def _line(self, data_set: DataSet) -> QWidget:
        line = FoldingLine(self._look, 320)
        set_measures(line.line, 14, 8, 14, 8, 4)
        name = Label(breakable(data_set.name), role="strong", wrap=True)
        words = [self.tr("%Ln row(s)", "", data_set.row_count)]
        if data_set.sample:
            words.append(self.tr("Sample data"))
        words.append(self.tr("answers") if data_set.enabled else self.tr("switched off"))
        line.line.addWidget(name, 1)
        line.line.addWidget(Label(" · ".join(words), role="meta"))
        return line

    def _on_open(self) -> None:
        open_place(self._user_folder)

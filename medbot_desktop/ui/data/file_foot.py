"""The foot of an examined file: undo, the report, a repaired copy, and the use of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.ui.data.head import flat_button
from medbot_desktop.ui.data.report_pdf import write_pdf
from medbot_desktop.ui.data.words import short_name
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.theme import set_icon
from medbot_desktop.ui.tuning.frames import Foot

if TYPE_CHECKING:
    from medbot_desktop.domain.checked import CheckedFile
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.data.requests import FileRequests


class FileFoot(Translated, Foot):
    """Asks where to save and has it saved; `saved` carries the path of what it wrote itself, `failed` a Sentence."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, language: Language, requests: FileRequests) -> None:
        self.undo_button = flat_button("undo")
        self.report_button, self.copy_button, self.use_button = QPushButton(), QPushButton(), QPushButton()
        super().__init__(self.undo_button, self.report_button, self.copy_button, self.use_button)
        self._language, self._requests = language, requests
        self._file: CheckedFile | None = None
        self._replacing: DataSet | None = None
        set_icon(self.report_button, "export", 16, "text")
        set_icon(self.copy_button, "table", 16, "text")
        set_icon(self.use_button, "chevron-right", 16, "on_accent")
        self.use_button.setProperty("variant", "primary")
        menu = Menu(self)
        self.csv_action, self.pdf_action = menu.add(""), menu.add("")
        self.report_button.setMenu(menu)
        self.undo_button.clicked.connect(requests.undo)
        self.csv_action.triggered.connect(self._on_csv)
        self.pdf_action.triggered.connect(self._on_pdf)
        self.copy_button.clicked.connect(self._on_copy)
        self.retranslate()

    def show_file(self, file: CheckedFile | None, replacing: DataSet | None, added: bool) -> None:
        """Show what can be done with a file; `added` once its rows are taken in."""
        self._file, self._replacing = file, replacing
        busy = self._requests.busy
        self.setVisible(file is not None)
        for button in (self.report_button, self.copy_button):
            button.setEnabled(not busy)
        self.use_button.setEnabled(not busy and file is not None and file.used_count > 0 and not added)
        self.undo_button.setEnabled(not busy and self._requests.can_undo and not added)
        self.retranslate()

    def _ask_path(self, words: str, ending: str, kinds: str) -> str:
        source = Path(self._requests.path)
        start = str(source.with_name(f"{source.stem}{ending}"))
        path, _filter = QFileDialog.getSaveFileName(self, words, start, kinds)
        return path

    def _on_copy(self) -> None:
        path = self._ask_path(self.copy_button.text(), self.tr("_repaired") + ".csv", "CSV (*.csv)")
        if path:
            self._requests.save_copy(path)

    def _on_csv(self) -> None:
        path = self._ask_path(self.report_button.text(), self.tr("_report") + ".csv", "CSV (*.csv)")
        if path:
            self._requests.save_report(path, self._language.code)

    def _on_pdf(self) -> None:
        path = self._ask_path(self.report_button.text(), self.tr("_report") + ".pdf", "PDF (*.pdf)")
        if not path or self._file is None:
            return
        try:
            write_pdf(self._file, path, self._language)
        except MedBotError as error:
            self.failed.emit(Sentence.of(error))
        else:
            self.saved.emit(path)

    def retranslate(self) -> None:
        file = self._file
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self.report_button.setText(self.tr("Save the report"))
        self.csv_action.setText(self.tr("As CSV, with every row"))
        self.pdf_action.setText(self.tr("As PDF, to print"))
        self.copy_button.setText(self.tr("Save a repaired copy"))
        if self._replacing is not None:
            self.use_button.setText(
                self.tr("Compare with {name}").format(name=short_name(self._replacing.name))
            )
            self.use_button.setToolTip(self._replacing.name)
        else:
            self.use_button.setText(self.tr("Use %Ln row(s)", "", file.used_count if file else 0))
            self.use_button.setToolTip("")
        if file is not None:
            print_ = f"{file.fingerprint[:4]}…{file.fingerprint[-4:]}"
            words = self.tr("If the file changes, it is noticed. Fingerprint {print}").format(print=print_)
            self.words.setText(words)

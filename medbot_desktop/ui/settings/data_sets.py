"""The data sets that answer: switched on and off, imported, removed; the sample is marked as such."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from medbot_desktop.ui.chat.card import add_shown, clear
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.chat.welcome import choose_data_file
from medbot_desktop.ui.days import date_words
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import LibraryState


class DataSetLine(QFrame):
    """One data set: whether it answers, what it is, and a way to remove it."""

    enabled_changed = Signal(int, bool)
    remove_wanted = Signal(int)

    def __init__(self, look: Look, language: Language, data_set: DataSet, first: bool) -> None:
        super().__init__()
        self._id = data_set.id
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        if not first:
            rule = QFrame()
            rule.setObjectName("rule")
            outer.addWidget(rule)
        line = QHBoxLayout()
        set_measures(line, 14, 9, 10, 9, 12)
        outer.addLayout(line)
        self.box = QCheckBox()
        self.box.setChecked(data_set.enabled)
        self.box.setAccessibleName(self.tr("{name} answers").format(name=data_set.name))
        self.box.toggled.connect(self._on_toggled)
        line.addWidget(self.box)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        name = QHBoxLayout()
        set_measures(name, 0, 0, 0, 0, 8)
        name.addWidget(ElidedLabel(data_set.name, role="strong"), 1 if not data_set.sample else 0)
        if data_set.sample:
            name.addWidget(Label(self.tr("Sample data"), role="sample"))
            name.addStretch(1)
        words.addLayout(name)
        day = datetime.fromtimestamp(data_set.imported_at).date()
        rows = self.tr("%n row(s)", "", data_set.row_count)
        imported = self.tr("imported on {day}").format(
            day=date_words(day, datetime.now().date(), language.locale)
        )
        words.addWidget(Label(f"{rows} · {imported}", role="meta"))
        line.addLayout(words, 1)
        self.remove_button = QToolButton()
        self.remove_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.remove_button, "trash", 16)
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setAccessibleName(self.tr("Remove {name}").format(name=data_set.name))
        self.remove_button.clicked.connect(self._on_remove)
        line.addWidget(self.remove_button)
        look.dress(self)

    def _on_toggled(self, on: bool) -> None:
        self.enabled_changed.emit(self._id, on)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._id)


class DataSetSettings(Translated, QWidget):
    """Shows the library's state; what is to be done with it leaves as signals."""

    import_wanted = Signal(str)
    example_wanted = Signal()
    enabled_changed = Signal(int, bool)
    removed = Signal(int)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._library: LibraryState | None = None
        self._to_remove = 0
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 12)
        heading = QVBoxLayout()
        set_measures(heading, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title"), Label(role="quiet", wrap=True)
        heading.addWidget(self._title)
        heading.addWidget(self._sub)
        column.addLayout(heading)
        buttons = QHBoxLayout()
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.import_button = QPushButton()
        self.import_button.setProperty("variant", "primary")
        set_icon(self.import_button, "import", 18, "on_accent")
        self.import_button.clicked.connect(self._on_import)
        self.example_button = QPushButton()
        set_icon(self.example_button, "table", 18, "text")
        self.example_button.clicked.connect(self.example_wanted)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.example_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_notice_acted)
        column.addWidget(self.notices)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        self._lines = QVBoxLayout(self._panel)
        set_measures(self._lines, 0, 0, 0, 0, 0)
        column.addWidget(self._panel)
        column.addStretch(1)
        self.retranslate()

    def show_library(self, library: LibraryState | None) -> None:
        changed = library is None or self._library is None or library.data_sets != self._library.data_sets
        self._library = library
        if changed:
            self._show_lines()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far an import is."""
        words = self.tr("Reading the file: {done} of {total} rows").format(done=done, total=total)
        self.notices.show_notice(words, warning=False)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Data sets"))
        self._sub.setText(self.tr("Answers come only from the rows of the data sets that are switched on."))
        self.import_button.setText(self.tr("Import a file"))
        self.example_button.setText(self.tr("Add the example"))
        self._show_lines()

    def _show_lines(self) -> None:
        sets = self._library.data_sets if self._library else ()
        clear(self._lines)
        for number, data_set in enumerate(sets):
            line = DataSetLine(self._look, self._language, data_set, first=not number)
            line.enabled_changed.connect(self.enabled_changed)
            line.remove_wanted.connect(self._on_remove_wanted)
            add_shown(self._lines, line)
        if not sets:
            empty = Label(self.tr("There is no data set yet."), role="quiet", wrap=True)
            empty.setContentsMargins(14, 12, 14, 12)
            add_shown(self._lines, empty)
        self.example_button.setVisible(not any(data_set.sample for data_set in sets))

    def _on_import(self) -> None:
        path = choose_data_file(self)
        if path:
            self.import_wanted.emit(path)

    def _on_remove_wanted(self, data_set_id: int) -> None:
        sets = self._library.data_sets if self._library else ()
        name = next((data_set.name for data_set in sets if data_set.id == data_set_id), "")
        self._to_remove = data_set_id
        self.notices.show_notice(
            self.tr("Remove {name}?").format(name=name),
            self.tr("Its rows no longer answer. The file it came from and your history stay."),
            [("remove", self.tr("Remove")), ("keep", self.tr("Keep"))],
        )

    def _on_notice_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "remove":
            self.removed.emit(self._to_remove)

"""One data set on the overview: what it is, whether it answers, what can be done with it, its history."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.ui.data.changes_list import ChangesList
from medbot_desktop.ui.days import date_words
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton

    from medbot_desktop.domain.library import Change, ReviewCount
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look


class DataSetCard(QFrame):
    """`acted` carries what is wanted: rows, due, replace, csv, jsonl, delete, enable, disable."""

    acted = Signal(int, str)
    details_given = Signal(int, str, str)
    return_wanted = Signal(int, int)
    history_toggled = Signal(int, bool)

    def __init__(
        self,
        look: Look,
        language: Language,
        data_set: DataSet,
        review: ReviewCount,
        changes: Sequence[Change],
        history_open: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.data_set = data_set
        self._look, self._language = look, language
        column = QVBoxLayout(self)
        set_measures(column, 14, 10, 14, 10, 8)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 10)
        self.box = QCheckBox()
        self.box.setChecked(data_set.enabled)
        self.box.setAccessibleName(self.tr("{name} answers").format(name=data_set.name))
        self.box.setToolTip(self.tr("Answers come only from data that is switched on"))
        self.box.toggled.connect(self._on_toggled)
        head.addWidget(self.box)
        head.addWidget(ElidedLabel(data_set.name, role="heading"))
        if data_set.sample:
            head.addWidget(Label(self.tr("Sample data"), role="sample"))
        if data_set.own:
            head.addWidget(Label(self.tr("Written here"), role="tag"))
        if not data_set.enabled:
            head.addWidget(Label(self.tr("Switched off"), role="tag"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Label(self._facts(review), role="meta", wrap=True))
        column.addWidget(self._make_buttons(review))
        self._details = self._make_details()
        column.addWidget(self._details)
        self._history = ChangesList(changes, language)
        self._history.return_wanted.connect(self._on_return)
        column.addWidget(self._history)
        self._history.setVisible(history_open)
        self._show_open()
        look.dress(self)

    def _facts(self, review: ReviewCount) -> str:
        data_set, now = self.data_set, datetime.now().date()
        day = date_words(datetime.fromtimestamp(data_set.imported_at).date(), now, self._language.locale)
        facts = [self.tr("%Ln row(s)", "", data_set.row_count)]
        if data_set.language:
            words = {"es": self.tr("Spanish"), "en": self.tr("English")}
            facts.append(words.get(data_set.language[:2], data_set.language))
        share = round(100 * review.reviewed / review.rows) if review.rows else 0
        facts.append(self.tr("{share}% reviewed").format(share=share))
        if data_set.owner:
            facts.append(self.tr("kept by {owner}").format(owner=data_set.owner))
        facts.append(self.tr("imported on {day}").format(day=day))
        return "  ·  ".join(facts)

    def _make_buttons(self, review: ReviewCount) -> QWidget:
        line = QWidget()
        buttons = FlowLayout(line)
        set_measures(buttons, 0, 0, 0, 0, 8)
        name = self.data_set.name
        self.rows_button = self._button(self.tr("See the rows"), "table", "rows", name)
        self.due_button = self._button(self.tr("%Ln due for review", "", review.due), "calendar", "due", name)
        self.replace_button = self._button(self.tr("Replace by a newer file"), "import", "replace", name)
        self.export_button = QPushButton(self.tr("Export"))
        set_icon(self.export_button, "export", 16, "text")
        menu = Menu(self)
        for words, act in (
            (self.tr("CSV, for a spreadsheet"), "csv"),
            (self.tr("JSON lines, for fine-tuning elsewhere"), "jsonl"),
        ):
            menu.add(words).setData(act)
        menu.triggered.connect(self._on_export)
        self.export_button.setMenu(menu)
        self.history_button = QPushButton(self.tr("Changes"))
        set_icon(self.history_button, "history", 16, "text")
        self.history_button.clicked.connect(self._on_history)
        self.details_button = QPushButton(self.tr("Rename"))
        set_icon(self.details_button, "edit", 16, "text")
        self.details_button.clicked.connect(self._on_details)
        self.delete_button = self._button(self.tr("Delete"), "trash", "delete", name)
        for button in (
            self.rows_button, self.due_button, self.replace_button, self.export_button, self.history_button,
            self.details_button, self.delete_button,
        ):  # fmt: skip
            button.setProperty("variant", "small")
            button.setAccessibleName(f"{button.text()}: {name}")
            buttons.addWidget(button)
        # Only now: shown before they have a parent they would be windows of their own for a moment.
        self.due_button.setVisible(review.due > 0)
        self.replace_button.setVisible(not self.data_set.own)
        return line

    def _button(self, words: str, icon: str, act: str, name: str) -> QPushButton:
        button = QPushButton(words)
        set_icon(button, icon, 16, "text")
        button.setProperty("act", act)
        button.clicked.connect(self._on_clicked)
        return button

    def _make_details(self) -> QWidget:
        details = QWidget()
        details.setObjectName("text_field")
        line = QHBoxLayout(details)
        set_measures(line, 0, 0, 0, 0, 8)
        self.name_field, self.owner_field = QLineEdit(self.data_set.name), QLineEdit(self.data_set.owner)
        for words, field, stretch in (
            (self.tr("Name"), self.name_field, 2),
            (self.tr("Kept by"), self.owner_field, 1),
        ):
            label = Label(words, role="hint")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMaxLength(120)
            field.returnPressed.connect(self._on_details_given)
            line.addWidget(label)
            line.addWidget(field, stretch)
        self.keep_button = QPushButton(self.tr("Save"))
        self.keep_button.clicked.connect(self._on_details_given)
        line.addWidget(self.keep_button)
        details.hide()
        return details

    def _on_toggled(self, on: bool) -> None:
        self.acted.emit(self.data_set.id, "enable" if on else "disable")

    def _on_clicked(self) -> None:
        self.acted.emit(self.data_set.id, self.sender().property("act"))

    def _on_export(self, action: QAbstractButton) -> None:
        self.acted.emit(self.data_set.id, action.data())  # type: ignore[attr-defined]

    def _show_open(self) -> None:
        icon = "chevron-right" if self._history.isHidden() else "chevron-down"
        set_icon(self.history_button, icon, 16, "text")
        self._look.dress(self.history_button)

    def _on_history(self) -> None:
        shown = self._history.isHidden()
        self._history.setVisible(shown)
        self._show_open()
        self.history_toggled.emit(self.data_set.id, shown)

    def _on_details(self) -> None:
        self._details.setVisible(self._details.isHidden())
        if not self._details.isHidden():
            self.name_field.setFocus()

    def _on_details_given(self) -> None:
        name = self.name_field.text().strip()
        if name:
            self._details.hide()
            self.details_given.emit(self.data_set.id, name, self.owner_field.text().strip())

    def _on_return(self, change: int) -> None:
        self.return_wanted.emit(self.data_set.id, change)


class DeletedLine(QWidget):
    """A deleted data set, and a way to bring it back."""

    restore_wanted = Signal(int)

    def __init__(self, data_set: DataSet, days_left: int) -> None:
        super().__init__()
        self._id = data_set.id
        line = QHBoxLayout(self)
        set_measures(line, 14, 2, 14, 2, 10)
        line.addWidget(ElidedLabel(data_set.name, role="quiet"))
        rows = self.tr("%Ln row(s)", "", data_set.row_count)
        left = self.tr("%Ln day(s) left", "", days_left)
        remark = FlowLabel(role="hint")
        remark.setText(f"{rows} · {left}")
        line.addWidget(remark, 1)
        self.button = QPushButton(self.tr("Bring back"))
        self.button.setProperty("variant", "small")
        set_icon(self.button, "undo", 16, "text")
        self.button.setAccessibleName(self.tr("Bring back {name}").format(name=data_set.name))
        self.button.clicked.connect(self._on_clicked)
        line.addWidget(self.button)

    def _on_clicked(self) -> None:
        self.restore_wanted.emit(self._id)

"""The small form in which an answer is corrected or added: what it changes is said in it before it is saved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain import privacy
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH
from medbot_desktop.domain.corrections import MAX_ANSWER_LENGTH, MAX_FIELD_LENGTH
from medbot_desktop.ui.chat.form_values import Opened, Written
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_field import TextField
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look

INITIALS_LENGTH = 40
_ADDRESS = re.compile(r"https://\S+")


class CorrectionForm(Translated, QWidget):
    """Emits `saved` with what was written, `held_up` where something has to be decided before.

    What was typed stays until it is saved or given up.
    """

    saved = Signal(object)
    held_up = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._opened = Opened()
        self._own_name = ""
        self._untouched: tuple[str, ...] = ()
        self._asked_question = ""
        column = QVBoxLayout(self)
        set_measures(column, 16, 12, 16, 16, 10)
        self._asked = Label(role="quiet", wrap=True)
        column.addWidget(self._asked)
        self.change_choice, self.add_choice = QRadioButton(), QRadioButton()
        self._modes = QButtonGroup(self)
        for choice in (self.change_choice, self.add_choice):
            self._modes.addButton(choice)
            choice.toggled.connect(self._on_mode)
            column.addWidget(choice)
        self._rule = Label(role="meta", wrap=True)
        column.addWidget(self._rule)
        self.question_field, self.answer_field = TextField(), TextField()
        self.medicine_field, self.source_field, self.reviewer_field = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels = [Label(role="group", wrap=True) for _ in range(5)]
        self._fields = (
            self.question_field,
            self.answer_field,
            self.medicine_field,
            self.source_field,
            self.reviewer_field,
        )
        for field, height in ((self.question_field, 66), (self.answer_field, 144)):
            field.setTabChangesFocus(True)
            set_fixed(field, height=height)
            field.textChanged.connect(self._on_typed)
        for line in (self.medicine_field, self.source_field):
            line.setMaxLength(MAX_FIELD_LENGTH)
        self.reviewer_field.setMaxLength(INITIALS_LENGTH)
        for line in (self.medicine_field, self.source_field, self.reviewer_field):
            line.textChanged.connect(self._on_typed)
        for label, widget in zip(self._labels, self._fields, strict=True):
            block = QVBoxLayout()
            set_measures(block, 0, 0, 0, 0, 3)
            block.addWidget(label)
            block.addWidget(widget)
            if widget is self.source_field:
                self._source_hint = Label(role="warning", wrap=True)
                block.addWidget(self._source_hint)
            column.addLayout(block)
        self._initials_hint = Label(role="hint", wrap=True)
        column.addWidget(self._initials_hint)
        self._wanting = Label(role="warning", wrap=True)
        column.addWidget(self._wanting)
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_notice)
        column.addWidget(self.notices)
        acts = QWidget()
        buttons = FlowLayout(acts)
        set_measures(buttons, 0, 4, 0, 0, 8)
        self.save_button, self.cancel_button = QPushButton(), QPushButton()
        self.save_button.setProperty("variant", "primary")
        set_icon(self.save_button, "check", 16, "on_accent")
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self._on_cancel)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        column.addWidget(acts)
        column.addStretch(1)
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(keys) for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self.retranslate()

    @property
    def opened(self) -> Opened:
        return self._opened

    @property
    def has_changes(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._texts() != self._untouched

    def open(self, opened: Opened, own_name: str) -> None:
        """Fill the form; the same row and turn once more find what was typed. `own_name` is the own data set's."""
        self._own_name = own_name
        if opened == self._opened and self._untouched and self.has_changes:
            self.retranslate()
            return
        self._opened = opened
        row = opened.row
        self.notices.close_notice()
        self.change_choice.setChecked(row is not None)
        self.add_choice.setChecked(row is None)
        self._asked_question = opened.asked
        self.question_field.setPlainText(row.question if row else opened.asked)
        self.answer_field.setPlainText(row.answer if row else "")
        self.medicine_field.setText(row.medicine if row else opened.medicine)
        self.source_field.setText(row.source if row else "")
        self.source_field.setCursorPosition(0)  # its beginning is what names it
        self._untouched = self._texts()
        self.retranslate()

    def show_person(self, name: str) -> None:
        """Put who signs at this computer into the initials, unless somebody has written theirs."""
        if not self.reviewer_field.text():
            self.reviewer_field.setText(name)

    def start_typing(self) -> None:
        """Put the cursor into the answer."""
        self.answer_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_typed(self) -> None:
        """Forget what was typed."""
        self._opened, self._untouched = Opened(), ()

    def retranslate(self) -> None:
        opened = self._opened
        self._asked.setText(self.tr("You asked: {question}").format(question=opened.asked))
        self._asked.setVisible(bool(opened.asked))
        for choice in (self.change_choice, self.add_choice):
            choice.setVisible(opened.row is not None)
        self.change_choice.setText(self.tr("Correct this row"))
        self.add_choice.setText(self.tr("Add another answer"))
        words = (
            self.tr("Question"),
            self.tr("Answer"),
            self.tr("Medicine"),
            self.tr("Source"),
            self.tr("Your initials"),
        )
        for label, field, name in zip(self._labels, self._fields, words, strict=True):
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
        self.source_field.setPlaceholderText(self.tr("Leaflet, data sheet, https://…"))
        self._source_hint.setText(
            self.tr("Is this still the source of what you wrote? If not, change it or clear it.")
        )
        self._initials_hint.setText(self.tr("With initials the row counts as reviewed today."))
        self.save_button.setText(self.tr("Save"))
        self.save_button.setToolTip(self.tr("Ctrl+Enter"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._show_rule()
        self._on_typed()
        self._look.dress(self)

    def _show_rule(self) -> None:
        row, own = self._opened.row, self._own_name
        if row is None or self.add_choice.isChecked():
            words = self.tr("A row is added to “{own}” and answers this question at once.").format(own=own)
            if row is not None:
                stays = self.tr("Row {number} stays as it is.").format(number=row.number)
                words = f"{words} {stays}"
        elif self._opened.sample:
            words = self.tr(
                "Sample rows are not changed: the answer goes to “{own}” and answers in place of row {number}."
            ).format(own=own, number=row.number)
        else:
            words = self.tr("Row {number} of {data_set} is changed. What it said before is kept.").format(
                number=row.number, data_set=row.dataset
            )
        self._rule.setText(words)

    def _on_mode(self, on: bool) -> None:
        """Each way has its own question; one that was typed over stays."""
        row = self._opened.row
        if not on or row is None:
            return
        shown, other = row.question, self._asked_question or row.question
        if self.change_choice.isChecked():
            shown, other = other, shown
        if self.question_field.toPlainText() == shown:
            self.question_field.setPlainText(other)
        self._show_rule()
        self._on_typed()

    def _texts(self) -> tuple[str, ...]:
        return (
            self.question_field.toPlainText(),
            self.answer_field.toPlainText(),
            self.medicine_field.text(),
            self.source_field.text(),
        )

    def _on_typed(self) -> None:
        question, answer, *_rest = (text.strip() for text in self._texts())
        wanting = ""
        if not question:
            wanting = self.tr("Write the question.")
        elif not answer:
            wanting = self.tr("Write the answer.")
        elif len(question) > MAX_QUESTION_LENGTH or len(answer) > MAX_ANSWER_LENGTH:
            wanting = self.tr("The text is too long.")
        self._wanting.setText(wanting)
        self._wanting.setVisible(bool(wanting) and self.has_changes)
        self._source_hint.setVisible(self._keeps_source())
        self.save_button.setEnabled(not wanting and not self._says_nothing())

    def _keeps_source(self) -> bool:
        """Whether other words would be signed with the source of the row's."""
        row = self._opened.row
        if row is None or not row.source:
            return False
        _question, answer, _medicine, source = (text.strip() for text in self._texts())
        return source == row.source and answer not in ("", row.answer.strip())

    def _says_nothing(self) -> bool:
        """Whether the row would be as it is: saved, it would be a copy of an example's, or change nothing."""
        signed = bool(self.reviewer_field.text().strip())
        changes_row = self._opened.row is not None and self.change_choice.isChecked()
        return changes_row and not signed and not self.has_changes

    def save(self) -> None:
        """Save, unless something is missing or it seems to hold a patient's details."""
        if not self.save_button.isEnabled():
            return
        texts = self._texts()
        if any(privacy.find(text) for text in texts):
            masked = " · ".join(privacy.mask(text) for text in texts if privacy.find(text))
            self.notices.show_notice(
                lambda: self.tr("This looks like patient details. Nothing has been saved."),
                lambda: self.tr("Without them it reads: {text}").format(text=masked),
                [
                    ("mask", lambda: self.tr("Save without them")),
                    ("keep_details", lambda: self.tr("Save as it is")),
                ],
                icon="privacy",
            )
            self.held_up.emit()
            return
        self._emit(self._written())

    def _on_notice(self, action: str) -> None:
        self.notices.close_notice()
        written = self._written()
        if action == "mask":
            written = replace(
                written,
                question=privacy.mask(written.question),
                answer=privacy.mask(written.answer),
                medicine=privacy.mask(written.medicine),
                source=privacy.mask(written.source),
            )
        self._emit(written)

    def _written(self) -> Written:
        question, answer, medicine, source = (text.strip() for text in self._texts())
        row = self._opened.row
        address = _ADDRESS.search(source)
        if row is not None and source == row.source:
            url = row.source_url
        else:
            url = address[0] if address else ""
            source = _ADDRESS.sub("", source).strip(" ,;()") or url
        replaces = row if self.change_choice.isChecked() else None
        reviewer = self.reviewer_field.text().strip()
        return Written(self._opened, question, answer, medicine, source, url, reviewer, replaces)

    def _emit(self, written: Written) -> None:
        self.clear_typed()
        self.saved.emit(written)

    def _on_cancel(self) -> None:
        self.clear_typed()
        self.notices.close_notice()
        self.cancelled.emit()

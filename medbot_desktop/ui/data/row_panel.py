"""One row below the table: what is wrong with it, its question and answer to mend, leaving it out, its repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.checked import RowState
from medbot_desktop.texts import say
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_field import TextField
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.checked import CheckedRow
    from medbot_desktop.ui.theme import Look


class RowPanel(Translated, QFrame):
    """`fixed` carries number, question, answer; `left_out` number and whether; `repaired`, `confirmed` the number."""

    fixed = Signal(int, str, str)
    left_out = Signal(int, bool)
    repaired = Signal(int)
    confirmed = Signal(int)
    place_wanted = Signal(int)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_panel")
        self._look, self._language = look, language
        self._row: CheckedRow | None = None
        column = QVBoxLayout(self)
        set_measures(column, 16, 8, 16, 10, 6)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 10)
        self._title, self._kinds = Label(role="strong"), ElidedLabel(role="meta")
        head.addWidget(self._title)
        head.addWidget(self._kinds, 1)
        self.place_button = QPushButton()
        self.place_button.setProperty("variant", "small")
        self.place_button.clicked.connect(self._on_place)
        head.addWidget(self.place_button)
        column.addLayout(head)
        self.question_field, self.answer_field = TextField(), TextField()
        self._labels = [Label(role="hint"), Label(role="hint")]
        fields = ((self.question_field, 40), (self.answer_field, 64))
        grid = QGridLayout()
        set_measures(grid, 0, 0, 0, 0, 8)
        for number, (label, (field, height)) in enumerate(zip(self._labels, fields, strict=True)):
            field.setTabChangesFocus(True)
            set_fixed(field, height=height)
            field.textChanged.connect(self._on_typed)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._repair = Label(role="meta", wrap=True)
        grid.addWidget(self._repair, 2, 1)
        acts = QWidget()
        buttons = FlowLayout(acts)
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.save_button, self.repair_button, self.out_button = QPushButton(), QPushButton(), QPushButton()
        self.confirm_button = QPushButton()
        self.confirm_button.clicked.connect(self._on_confirm)
        set_icon(self.save_button, "check", 16, "text")
        self.save_button.clicked.connect(self._on_save)
        self.repair_button.clicked.connect(self._on_repair)
        self.out_button.clicked.connect(self._on_out)
        for button in (self.save_button, self.repair_button, self.confirm_button, self.out_button):
            button.setProperty("variant", "small")
            buttons.addWidget(button)
        grid.addWidget(acts, 3, 1)
        keys = QShortcut(self)
        keys.setKeys([QKeySequence("Ctrl+S"), QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save_typed)
        self.retranslate()
        self.hide()

    @property
    def number(self) -> int:
        """The row that is shown, 0 if none is."""
        return self._row.number if self._row else 0

    @property
    def has_changes(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.save_button.isEnabled() and self._row is not None

    def show_row(self, row: CheckedRow | None) -> None:
        """Show a row with its whole texts. What was typed and not saved stays for this same row, and is saved where
        another row is chosen; it can be undone.
        """
        if row is not None and row.number != self.number:
            self.save_typed()
        keep = row is not None and self._row is not None and row.number == self._row.number
        keep = keep and self.has_changes and row is not None and self._row is not None
        typed = self.question_field.toPlainText(), self.answer_field.toPlainText()
        self._row = row
        if row is None:
            self.hide()
            return
        question, answer = typed if keep else (row.question, row.answer)
        self.question_field.setPlainText(question)
        self.answer_field.setPlainText(answer)
        self.retranslate()
        self.show()

    def start_typing(self) -> None:
        """Put the cursor where something is missing or most likely to be mended."""
        empty = self._row is not None and not self._row.question
        (self.question_field if empty else self.answer_field).setFocus()

    def retranslate(self) -> None:
        question, answer = self.tr("Question"), self.tr("Answer")
        for label, field, words in zip(
            self._labels, (self.question_field, self.answer_field), (question, answer), strict=True
        ):
            label.setText(words)
            field.setAccessibleName(words)
        self.save_button.setText(self.tr("Save the correction"))
        self.repair_button.setText(self.tr("Accept the repair"))
        self.place_button.setText(self.tr("Show in the file"))
        row = self._row
        self.confirm_button.setText(self.tr("They belong together"))
        self.confirm_button.setVisible(row is not None and "other_medicine" in row.kinds)
        out = row is not None and row.state is RowState.LEFT_OUT
        self.out_button.setText(self.tr("Use it again") if out else self.tr("Leave out"))
        if row is not None:
            code = self._language.code
            self._title.setText(self.tr("Row {number}").format(number=row.number))
            self._kinds.setText(" · ".join(say(code, f"finding_{kind}") for kind in row.kinds))
            self._show_repair(row)
        self._on_typed()
        self._look.dress(self)

    def _show_repair(self, row: CheckedRow) -> None:
        offered = row.repaired is not None
        self._repair.setVisible(offered)
        self.repair_button.setVisible(offered)
        if row.repaired is not None:
            question, answer = row.repaired
            changed = answer if answer != row.answer else question
            self._repair.setText(self.tr("Repaired it reads: {text}").format(text=changed[:240]))

    def _on_typed(self) -> None:
        row = self._row
        now = self.question_field.toPlainText().strip(), self.answer_field.toPlainText().strip()
        self.save_button.setEnabled(row is not None and now != (row.question, row.answer))

    def save_typed(self) -> None:
        """Save what was typed, if anything."""
        if self.has_changes:
            self._on_save()

    def _on_save(self) -> None:
        if self._row is not None:
            self.save_button.setEnabled(False)
            self.fixed.emit(
                self._row.number, self.question_field.toPlainText(), self.answer_field.toPlainText()
            )

    def _on_repair(self) -> None:
        self.repaired.emit(self.number)

    def _on_confirm(self) -> None:
        self.confirmed.emit(self.number)

    def _on_out(self) -> None:
        if self._row is not None:
            self.left_out.emit(self._row.number, self._row.state is not RowState.LEFT_OUT)

    def _on_place(self) -> None:
        self.place_wanted.emit(self.number)

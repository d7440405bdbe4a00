"""The form beside the rows of the library: one row to read, to correct, to review, with what was done to it before."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.rows import RowFields
from medbot_desktop.texts import say
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_field import TextField
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.library import RowChange
    from medbot_desktop.ui.data.reading import OpenedRow
    from medbot_desktop.ui.theme import Look

SHORT_FIELDS = ("medicine", "topic", "source", "source_url", "reviewed_on", "language")


class RowForm(Translated, QFrame):
    """`saved` carries the row's id (0: a new one), what it says now and what it said; `signed` who signs."""

    saved = Signal(int, object, object)
    remove_wanted = Signal(int)
    signed = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("side")
        self._look, self._language = look, language
        self._opened: OpenedRow | None = None
        self._is_new = False
        self._new_in = 0
        self._set_aside: dict[int, tuple[RowFields, RowFields]] = {}
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        head = QHBoxLayout()
        set_measures(head, 16, 10, 10, 6, 8)
        self._title, self._place = Label(role="heading"), ElidedLabel(role="meta")
        head.addWidget(self._title)
        head.addWidget(self._place, 1)
        self.close_button = QToolButton()
        self.close_button.setObjectName("close")
        set_icon(self.close_button, "close", 16)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        area, host = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host.setObjectName("host")
        area.setWidget(host)
        outer.addWidget(area, 1)
        column = QVBoxLayout(host)
        set_measures(column, 16, 4, 16, 12, 10)
        self._labels: dict[str, Label] = {}
        self._blocks: dict[str, QVBoxLayout] = {}
        self.question_field, self.answer_field = TextField(), TextField()
        for name, field, height in (
            ("question", self.question_field, 58),
            ("answer", self.answer_field, 132),
        ):
            field.setTabChangesFocus(True)
            set_fixed(field, height=height)
            field.textChanged.connect(self._on_typed)
            self._add(column, name, field)
        self.fields = {name: QLineEdit() for name in SHORT_FIELDS}
        for name, line in self.fields.items():
            line.setMaxLength(2_000)
            line.textChanged.connect(self._on_typed)
            if name == "reviewed_on":
                self._add_reviewed(column, line)
            else:
                self._add(column, name, line)
        self._named = Label(role="hint", wrap=True)
        self._blocks["medicine"].addWidget(self._named)
        self.person_field = QLineEdit()
        self.person_field.setMaxLength(120)
        self.person_field.editingFinished.connect(self._on_signed)
        self._add(column, "person", self.person_field)
        self._changes_title = Label(role="group", wrap=True)
        column.addSpacing(8)
        column.addWidget(self._changes_title)
        self._changes = QVBoxLayout()
        set_measures(self._changes, 0, 0, 0, 0, 6)
        column.addLayout(self._changes)
        column.addStretch(1)
        foot = QFrame()
        foot.setObjectName("foot")
        buttons = FlowLayout(foot)
        set_measures(buttons, 16, 8, 16, 8, 8)
        self.save_button, self.remove_button = QPushButton(), QPushButton()
        self.save_button.setProperty("variant", "primary")
        set_icon(self.save_button, "check", 16, "on_accent")
        self.save_button.clicked.connect(self.save)
        set_icon(self.remove_button, "trash", 16, "text")
        self.remove_button.clicked.connect(self._on_remove)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.remove_button)
        outer.addWidget(foot)
        self.retranslate()

    def _add(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        self._block(column, name, field).addWidget(field)

    def _block(self, column: QVBoxLayout, name: str, field: QWidget) -> QVBoxLayout:
        """Where a field's name stands, close above the field."""
        block = self._blocks[name] = QVBoxLayout()
        set_measures(block, 0, 0, 0, 0, 4)
        label = self._labels[name] = Label(role="hint", wrap=True)
        label.setBuddy(field)
        block.addWidget(label)
        column.addLayout(block)
        return block

    def _add_reviewed(self, column: QVBoxLayout, field: QLineEdit) -> None:
        block = self._block(column, "reviewed_on", field)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        line.addWidget(field, 1)
        self.today_button = QPushButton()
        self.today_button.setProperty("variant", "small")
        self.today_button.clicked.connect(self._on_today)
        line.addWidget(self.today_button)
        block.addLayout(line)

    @property
    def row_id(self) -> int:
        """The row that is shown, 0 if none or a new one is."""
        return self._opened.listed.row.id if self._opened else 0

    @property
    def number(self) -> int:
        """The number of the row that is shown, 0 if none or a new one is."""
        return self._opened.listed.row.number if self._opened else 0

    @property
    def dataset_id(self) -> int:
        return self._opened.listed.row.dataset_id if self._opened else 0

    @property
    def has_changes(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return not self.isHidden() and self._texts() != self._before()

    def show_row(self, opened: OpenedRow) -> None:
        """Show a row; what was typed for this same row and not saved stays, unless the row was changed since."""
        if self.has_changes and not self._is_new and self.row_id == opened.listed.row.id:
            return
        self._opened, self._is_new = opened, False
        fields = opened.listed.row.fields
        before, typed = self._set_aside.get(self._key, (fields, fields))
        self._fill(typed if before == fields else fields)

    def show_new(self, fields: RowFields, dataset_id: int) -> None:
        """Let a row be written that there is not yet in a data set; one that was begun goes on."""
        self._opened, self._is_new, self._new_in = None, True, dataset_id
        _before, typed = self._set_aside.get(self._key, (fields, fields))
        self._fill(typed)
        self.question_field.setFocus()

    def set_aside(self) -> None:
        """Keep what was typed and not saved for when the row is opened again."""
        if self.has_changes:
            self._set_aside[self._key] = self._before(), self._texts()

    @property
    def _key(self) -> int:
        """The row, or the data set that a new one is for, as a negative number."""
        return self.row_id or -self._new_in

    def show_person(self, name: str) -> None:
        if not self.person_field.hasFocus():
            self.person_field.setText(name)

    def start_typing(self) -> None:
        self.answer_field.setFocus()

    def save(self) -> None:
        """Hand on what was typed."""
        if self.save_button.isEnabled():
            self._on_signed()
            self.save_button.setEnabled(False)
            self.saved.emit(self.row_id, self._texts(), self._before())

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self._set_aside.pop(self._key, None)
        if self._opened is not None:
            self._fill(self._opened.listed.row.fields)
        self._is_new = False

    def _fill(self, fields: RowFields) -> None:
        self.question_field.setPlainText(fields.question)
        self.answer_field.setPlainText(fields.answer)
        for name, field in self.fields.items():
            field.setText(getattr(fields, name))
            field.setCursorPosition(0)
        self.retranslate()

    def _change(self, change: RowChange) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 0, 0, 0, 0, 1)
        when = moment_words(change.change.made_at, self._language.locale)
        kind = say(self._language.code, f"row_{change.change.kind.value}")
        who = change.change.made_by or "—"
        column.addWidget(Label(f"{when} · {who} · {kind}", role="meta", wrap=True))
        if change.before is not None:
            for name in ("question", "answer", *SHORT_FIELDS):
                was = getattr(change.before, name)
                if change.after is None or was != getattr(change.after, name):
                    words = self.tr("{field} before: {text}").format(
                        field=self._labels[name].text(), text=was[:240] or "—"
                    )
                    column.addWidget(Label(words, role="hint", wrap=True))
        return host

    def _texts(self) -> RowFields:
        short = {name: field.text().strip() for name, field in self.fields.items()}
        question, answer = self.question_field.toPlainText(), self.answer_field.toPlainText()
        before = self._before()
        # Spaces at the ends are kept where nothing else was changed.
        question = before.question if question == before.question else question.strip()
        answer = before.answer if answer == before.answer else answer.strip()
        return RowFields(question, answer, **short)

    def _before(self) -> RowFields:
        return self._opened.listed.row.fields if self._opened else RowFields("", "")

    def _on_typed(self) -> None:
        texts = self._texts()
        whole = bool(texts.question.strip() and texts.answer.strip())
        self.save_button.setEnabled(whole and texts != self._before())

    def _on_today(self) -> None:
        self.fields["reviewed_on"].setText(datetime.date.today().isoformat())

    def _on_signed(self) -> None:
        self.signed.emit(self.person_field.text().strip())

    def _on_remove(self) -> None:
        if self.row_id:
            self.remove_wanted.emit(self.row_id)

    def retranslate(self) -> None:
        names = {
            "question": self.tr("Question"),
            "answer": self.tr("Answer"),
            "medicine": self.tr("Medicine"),
            "topic": self.tr("Topic"),
            "source": self.tr("Source"),
            "source_url": self.tr("Web address of the source"),
            "reviewed_on": self.tr("Reviewed on"),
            "language": self.tr("Language (es, en)"),
            "person": self.tr("Signed by"),
        }
        fields = {"question": self.question_field, "answer": self.answer_field, "person": self.person_field}
        for name, words in names.items():
            self._labels[name].setText(words)
            (fields | self.fields)[name].setAccessibleName(words)
        opened = self._opened
        self._title.setText(
            self.tr("New row")
            if opened is None
            else self.tr("Row {number}").format(number=opened.listed.row.number)
        )
        self._place.setText(opened.listed.row.dataset if opened else "")
        named = opened.listed.named if opened and not opened.listed.row.medicine else ""
        self._named.setVisible(bool(named))
        self._named.setText(self.tr("Read in the question: {medicines}").format(medicines=named))
        self.today_button.setText(self.tr("Reviewed today"))
        self.save_button.setText(self.tr("Save the row"))
        self.save_button.setToolTip(self.tr("Save the row (Ctrl+S)"))
        self.remove_button.setText(self.tr("Remove the row"))
        self.remove_button.setVisible(opened is not None)
        self._changes_title.setText(self.tr("Changes of this row"))
        self._changes_title.setVisible(bool(opened and opened.changes))
        clear(self._changes)
        for change in opened.changes if opened else ():
            add_shown(self._changes, self._change(change))
        words = self.tr("Close")
        self.close_button.setToolTip(words)
        self.close_button.setAccessibleName(words)
        self._on_typed()
        self._look.dress(self)

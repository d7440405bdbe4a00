"""How the file was understood, in words, and the fields that read it otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.checked import Choices
from medbot_desktop.ui.buttons import ToggleButton
from medbot_desktop.ui.data.words import DELIMITERS, ENCODINGS, delimiter_words, encoding_word
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.fields import ChoiceField
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.checked import FileLayout
    from medbot_desktop.ui.theme import Look

HEADER_LINES = 20


class Told(QWidget):
    """A small label above what was understood."""

    def __init__(self, elided: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        self.label = Label(role="hint")
        self.words = ElidedLabel(role="strong") if elided else Label(role="strong")
        column.addWidget(self.label)
        column.addWidget(self.words)

    def show_words(self, label: str, words: str) -> None:
        self.label.setText(label)
        self.words.setText(words)
        self.setVisible(bool(words))


class LayoutBar(Translated, QFrame):
    """`chosen` carries the Choices to read the file by; the words come with `show_layout`."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self._look = look
        self._layout: FileLayout | None = None
        self._choices = Choices()
        outer = QVBoxLayout(self)
        set_measures(outer, 24, 10, 24, 10, 10)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        told_line = QWidget()
        flow = FlowLayout(told_line, line_share=0.4)
        set_measures(flow, 0, 0, 0, 0, 16)
        self._encoding, self._delimiter, self._header, self._columns = (
            Told(),
            Told(),
            Told(),
            Told(elided=True),
        )
        for told in (self._encoding, self._delimiter, self._header, self._columns):
            flow.addWidget(told)
        line.addWidget(told_line, 1)
        self.change_button = ToggleButton()
        self.change_button.setProperty("variant", "small")
        set_icon(self.change_button, "edit", 16, "text")
        self.change_button.toggled.connect(self._on_change)
        line.addWidget(self.change_button)
        outer.addLayout(line)
        self._fields = QWidget()
        fields = FlowLayout(self._fields, at_bottom=True)
        set_measures(fields, 0, 0, 0, 0, 12)
        self.encoding_field, self.delimiter_field = ChoiceField(look), ChoiceField(look)
        self.header_field, self.question_field = ChoiceField(look), ChoiceField(look)
        self.answer_field = ChoiceField(look)
        for field in self._all_fields():
            field.box.activated.connect(self._on_chosen)
            field.box.setMinimumContentsLength(8)
            fields.addWidget(field)
        self._fields.hide()
        outer.addWidget(self._fields)
        self.retranslate()

    def _all_fields(self) -> tuple[ChoiceField, ...]:
        return (
            self.encoding_field,
            self.delimiter_field,
            self.header_field,
            self.question_field,
            self.answer_field,
        )

    def show_layout(self, layout: FileLayout | None, choices: Choices) -> None:
        """Show how a file is read, and what of that the user chose."""
        self._layout, self._choices = layout, choices
        self.retranslate()

    def show_fields(self, shown: bool) -> None:
        """Open or close the fields."""
        self.change_button.setChecked(shown)

    def retranslate(self) -> None:
        self.change_button.setText(self.tr("Change"))
        layout, choices = self._layout, self._choices
        if layout is None:
            for told in (self._encoding, self._delimiter, self._header, self._columns):
                told.show_words("", "")
            self._fill(("", ""), ())
            return
        found = self.tr("{what}, found").format
        encoding = encoding_word(layout.encoding)
        self._encoding.show_words(
            self.tr("Encoding"), found(what=encoding) if encoding and not choices.encoding else encoding
        )
        self._delimiter.show_words(self.tr("Separator"), delimiter_words(layout.delimiter))
        header = layout.header_line
        named = self.tr("line {number}").format(number=header) if header else self.tr("none")
        self._header.show_words(self.tr("Column names"), named if layout.form != "json" else "")
        self._columns.show_words(self.tr("Columns"), self._column_words(layout))
        self._fill((layout.encoding, layout.delimiter), layout.names)

    def _column_words(self, layout: FileLayout) -> str:
        names = [layout.names[layout.question - 1], layout.names[layout.answer - 1], *layout.used]
        words = "  ·  ".join(names)
        if layout.unused_count:
            words += "  ·  " + self.tr("%Ln not used", "", layout.unused_count)
        return words

    def _fill(self, found: tuple[str, str], names: tuple[str, ...]) -> None:
        layout, choices = self._layout, self._choices
        is_text = layout is None or layout.form != "workbook"
        as_found = self.tr("As found")
        self.encoding_field.show_words(self.tr("Encoding"))
        encodings: list[tuple[str, object]] = [(encoding_word(name), name) for name in ENCODINGS]
        self.encoding_field.show_choices([(as_found, ""), *encodings], choices.encoding)
        self.delimiter_field.show_words(self.tr("Separator"))
        delimiters: list[tuple[str, object]] = [(delimiter_words(mark), mark) for mark in DELIMITERS]
        self.delimiter_field.show_choices([(as_found, ""), *delimiters], choices.delimiter)
        self.header_field.show_words(self.tr("Line with the column names"))
        line = self.tr("Line {number}").format
        lines: list[tuple[str, object]] = [(line(number=n), n) for n in range(1, HEADER_LINES + 1)]
        header = -1 if choices.header_line is None else choices.header_line
        self.header_field.show_choices([(as_found, -1), (self.tr("There is none"), 0), *lines], header)
        columns: list[tuple[str, object]] = [(name, n) for n, name in enumerate(names, 1)]
        if not columns:
            # Nothing could be read yet: by their places.
            column = self.tr("Column {number}").format
            columns = [(column(number=n), n) for n in range(1, 9)]
        self.question_field.show_words(self.tr("Question"))
        self.answer_field.show_words(self.tr("Answer"))
        question = choices.question or (layout.question if layout else 0)
        answer = choices.answer or (layout.answer if layout else 0)
        self.question_field.show_choices([(as_found, 0), *columns], question)
        self.answer_field.show_choices([(as_found, 0), *columns], answer)
        self.encoding_field.setEnabled(is_text)
        self.delimiter_field.setEnabled(is_text and (layout is None or layout.form == "csv"))
        self.header_field.setEnabled(layout is None or layout.form != "json")

    def _on_change(self, on: bool) -> None:
        self._fields.setVisible(on)

    def _on_chosen(self) -> None:
        header = self.header_field.box.currentData()
        layout = self._layout
        question, answer = self.question_field.box.currentData(), self.answer_field.box.currentData()
        changed_question = layout is not None and question != (self._choices.question or layout.question)
        changed_answer = layout is not None and answer != (self._choices.answer or layout.answer)
        if changed_question and question == answer and layout is not None:
            answer, changed_answer = layout.question, True  # the two change places
        elif changed_answer and question == answer and layout is not None:
            question, changed_question = layout.answer, True
        keep_columns = changed_question or changed_answer or layout is None
        self.chosen.emit(
            replace(
                self._choices,
                encoding=self.encoding_field.box.currentData(),
                delimiter=self.delimiter_field.box.currentData(),
                header_line=None if header < 0 else header,
                question=question if keep_columns else self._choices.question,
                answer=answer if keep_columns else self._choices.answer,
            )
        )

"""A row in full beside the chat: its words, where they come from, what was asked in it, what else there is on it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import SAMPLE_NOTICE, Sentence
from medbot_desktop.domain.library import Fate
from medbot_desktop.domain.wording import difference, matching_spans
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.chat.marked_text import MarkedText
from medbot_desktop.ui.chat.text_beside import NameLine
from medbot_desktop.ui.days import is_review_due
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.link_button import LinkButton
from medbot_desktop.ui.text_view import Label, breakable
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.services.rows import RowDetails
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class SourcePanel(Translated, QWidget):
    """`copy_wanted` and `correct_wanted` carry the RowDetails, `open_wanted` and `row_wanted` a Row.

    `can_open` is whether there is a page to open the row on.
    """

    copy_wanted = Signal(object)
    open_wanted = Signal(object)
    correct_wanted = Signal(object)
    row_wanted = Signal(object)
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._details: RowDetails | None = None
        self._asked = ""
        self.can_open = False
        column = QVBoxLayout(self)
        set_measures(column, 16, 12, 16, 16, 10)
        marks = QWidget()
        self._marks = FlowLayout(marks)
        set_measures(self._marks, 0, 0, 0, 0, 6)
        marks_shown = [FlowLabel(role="sample") for _ in range(4)]
        self._sample_mark, self._due_mark, self._changed_mark, self._off_mark = marks_shown
        for mark in marks_shown:
            self._marks.addWidget(mark)
        self._mark_line = marks
        column.addWidget(marks)
        self._name = NameLine(look, capsule=False)
        column.addWidget(self._name)
        self._question_label, self._question = (
            Label(role="group", wrap=True),
            MarkedText(look, 15, 22, bold=True),
        )
        self._answer_label, self._answer = Label(role="group", wrap=True), MarkedText(look, 15, 23)
        self._change_label, self._change = Label(role="group", wrap=True), MarkedText(look, 13, 20)
        for label, text in (
            (self._question_label, self._question),
            (self._answer_label, self._answer),
            (self._change_label, self._change),
        ):
            block = QVBoxLayout()
            set_measures(block, 0, 0, 0, 0, 2)
            block.addWidget(label)
            block.addWidget(text)
            column.addLayout(block)
        self._facts = QVBoxLayout()
        set_measures(self._facts, 0, 4, 0, 4, 6)
        column.addLayout(self._facts)
        column.addWidget(self._make_buttons())
        self._near_label = Label(role="strong", wrap=True)
        column.addWidget(self._near_label)
        self._near = QVBoxLayout()
        set_measures(self._near, 0, 0, 0, 0, 0)
        column.addLayout(self._near)
        self._more = Label(role="hint", wrap=True)
        column.addWidget(self._more)
        column.addStretch(1)

    def _make_buttons(self) -> QWidget:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        set_measures(flow, 0, 0, 0, 0, 8)
        self.copy_button, self.open_button, self.correct_button = QPushButton(), QPushButton(), QPushButton()
        for button, icon, act in (
            (self.copy_button, "copy", self._on_copy),
            (self.open_button, "table", self._on_open),
            (self.correct_button, "edit", self._on_correct),
        ):
            button.setProperty("variant", "small")
            set_icon(button, icon, 16, "text")
            button.clicked.connect(act)
            flow.addWidget(button)
        return buttons

    def show_details(self, details: RowDetails, asked: str) -> None:
        """Show a row; the words it shares with `asked` are marked."""
        self._details, self._asked = details, asked
        self.retranslate()

    @property
    def details(self) -> RowDetails | None:
        return self._details

    def as_text(self, details: RowDetails) -> str:
        """The answer and where it comes from, for the clipboard; what is pasted says by itself if it is a sample."""
        row, code = details.row, self._reading.language.code
        reviewed = (
            self.tr("reviewed on {date}").format(date=review_date(row.reviewed_on, code))
            if row.reviewed_on
            else self.tr("not reviewed by a pharmacist")
        )
        number = self.tr("row {number}").format(number=row.number)
        parts = [row.dataset, number, row.source or self.tr("no source given"), row.source_url, reviewed]
        texts = [row.answer, " | ".join(part for part in parts if part)]
        if details.data_set is not None and details.data_set.sample:
            texts.append(self._reading.sentence(Sentence(SAMPLE_NOTICE)))
        return "\n\n".join(texts)

    def title(self) -> str:
        """What stands over the panel."""
        row = self._details.row if self._details else None
        return self.tr("Row {number}").format(number=row.number) if row else ""

    def retranslate(self) -> None:
        details = self._details
        if details is None:
            return
        row = details.row
        self._show_marks(details)
        self._name.show_name(row.medicine, row.topic)
        for label, view, words, text in (
            (self._question_label, self._question, self.tr("Question"), row.question),
            (self._answer_label, self._answer, self.tr("Answer"), row.answer),
        ):
            label.setText(words)
            view.show_marked(text, matching_spans(self._asked, text))
            view.setAccessibleName(words)
        self._show_change(details)
        self._show_facts(details)
        self.copy_button.setText(self.tr("Copy with source"))
        self.open_button.setText(self.tr("Open in the data"))
        self.open_button.setVisible(self.can_open and details.now.fate is not Fate.REMOVED)
        self.correct_button.setText(self.tr("Correct"))
        self._show_neighbours(details)
        self._look.dress(self)

    def _show_marks(self, details: RowDetails) -> None:
        fate = details.now.fate
        told = (
            (self._sample_mark, self.tr("Sample data"), bool(details.data_set and details.data_set.sample)),
            (self._due_mark, self.tr("Review due"), is_review_due(details.row.reviewed_on)),
            (self._changed_mark, self.tr("Changed since the answer"), fate is Fate.CHANGED),
            (self._off_mark, self._gone_words(fate), fate in (Fate.REMOVED, Fate.OFF)),
        )
        for mark, words, shown in told:
            mark.setText(words)
            mark.setVisible(shown)
        self._mark_line.setVisible(any(shown for _mark, _words, shown in told))

    def _gone_words(self, fate: Fate) -> str:
        if fate is Fate.OFF:
            return self.tr("Its data set is switched off")
        return self.tr("No longer in your data")

    def _show_change(self, details: RowDetails) -> None:
        changed = details.now.fate is Fate.CHANGED and details.row.answer != details.shown.answer
        self._change_label.setVisible(changed)
        self._change.setVisible(changed)
        if changed:
            words = self.tr("What changed since the answer")
            self._change_label.setText(words)
            self._change.show_parts(difference(details.shown.answer, details.row.answer))
            self._change.setAccessibleName(words)

    def _show_facts(self, details: RowDetails) -> None:
        row, data_set, code = details.row, details.data_set, self._reading.language.code
        clear(self._facts)
        source = row.source or row.source_url or self.tr("no source given")
        self._add_fact(self.tr("Source"), source, row.source_url)
        reviewed = review_date(row.reviewed_on, code) or self.tr("not reviewed by a pharmacist")
        self._add_fact(self.tr("Reviewed"), reviewed)
        place = self.tr("{data_set}, row {number}").format(data_set=row.dataset, number=row.number)
        self._add_fact(self.tr("Data"), place)
        if data_set is not None:
            self._add_fact(self.tr("Imported"), self._day(data_set.imported_at))
        if row.edited_at:
            day = self._day(row.edited_at)
            words = self.tr("{who}, {date}").format(who=row.edited_by, date=day) if row.edited_by else day
            self._add_fact(self.tr("Written here"), words)

    def _add_fact(self, name: str, words: str, address: str = "") -> None:
        line = QWidget()
        pair = QHBoxLayout(line)
        set_measures(pair, 0, 0, 0, 0, 8)
        label = Label(name, role="hint")
        label.setMinimumWidth(self._look.px(84))
        pair.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        value = self._link(words, address) if address.startswith("https://") else _plain(words)
        value.setAccessibleName(f"{name}: {words}")
        pair.addWidget(value, 1)
        value.setMinimumWidth(1)
        add_shown(self._facts, line)

    def _link(self, words: str, address: str) -> LinkButton:
        link = LinkButton(self._look, words)
        link.setToolTip(address)
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.link_clicked.emit(link.toolTip())

    def _show_neighbours(self, details: RowDetails) -> None:
        clear(self._near)
        self._near_label.setText(
            self.tr("More on {medicine}").format(medicine=details.row.medicine) if details.neighbours else ""
        )
        self._near_label.setVisible(bool(details.neighbours))
        for neighbour in details.neighbours:
            line = LineButton(self._look, "chevron-right")
            remark = self.tr("row {number}").format(number=neighbour.number)
            line.show_words(neighbour.question, remark=remark)
            line.clicked.connect(self._on_neighbour)
            add_shown(self._near, line)
        self._more.setText(self.tr("and %Ln more", "", details.more))
        self._more.setVisible(bool(details.more))

    def _day(self, at: float) -> str:
        return review_date(datetime.fromtimestamp(at).date().isoformat(), self._reading.language.code)

    def _on_neighbour(self) -> None:
        line = self.sender()
        if self._details is not None and isinstance(line, LineButton):
            index = self._near.indexOf(line)
            self.row_wanted.emit(self._details.neighbours[index])

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._details)

    def _on_open(self) -> None:
        if self._details is not None:
            self.open_wanted.emit(self._details.row)

    def _on_correct(self) -> None:
        if self._details is not None:
            self.correct_wanted.emit(self._details)


def _plain(words: str) -> Label:
    """Words that can be selected, and only by who points at them."""
    label = Label(breakable(words), role="meta", wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label

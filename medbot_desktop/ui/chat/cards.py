"""The cards, one for each kind of answer and one for a turn without an answer."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import NEAREST_SHOWN, AnswerKind, Sentence
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.card import Card, CopyActions, SourceLine, StoredRow
from medbot_desktop.ui.days import review_date
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Choice, EmergencyNumber
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

STACK_BELOW = 560
"""A card narrower than this (at 100 %) lays its choices below one another."""


class StoredCard(Card):
    """One row, word for word, with its source."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.STORED)
        self._row = StoredRow(look)
        self.body.addWidget(self._row)
        self.body.addStretch(1)  # as high as the card beside it
        self.column.setStretchFactor(self.body, 1)
        self._source = SourceLine(look, reading)
        self._source.link_clicked.connect(self.link_clicked)
        self._source.row_wanted.connect(self.show_row_wanted)
        self._actions = CopyActions(self, self._source)
        self.column.addWidget(self._source)
        self.column.addWidget(self._actions)

    def show_turn(self, turn: Turn) -> None:
        super().show_turn(turn)
        answer = turn.answer
        if answer is None or answer.row is None:
            return
        text = answer.text or answer.row.answer
        self._row.show_row(text, answer.row)
        self._source.show_row(answer.row, answer.shows_samples)
        self._actions.show_row(text, answer.row, answer.shows_samples)


class ChooseCard(Card):
    """Candidates side by side in equal columns; nothing is picked for the user."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.CHOOSE)
        set_measures(self.body, 0, 0, 0, 0, 0)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(self._sides, 0, 0, 0, 0, 0)
        self.column.addLayout(self._sides)

    def show_turn(self, turn: Turn) -> None:
        super().show_turn(turn)
        answer = turn.answer
        if answer is None:
            return
        self.aside.setText(self.tr("Nothing is picked for you"))
        self.sample.show_whether(answer.shows_samples)
        why = self.reading.sentences(answer.sentences)
        if why:
            self.title.setText(why)
        clear(self._sides)
        for number, choice in enumerate(answer.choices):
            if number:
                rule = QFrame()
                rule.setObjectName("column_rule")
                add_shown(self._sides, rule)
            add_shown(self._sides, self._side(choice), 1)
        self.look.dress(self)

    def set_width(self, width: int) -> None:
        columns = (self._sides.count() + 1) // 2
        stacked = width < self.look.px(STACK_BELOW) or width < columns * self.look.px(220)
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        for index in range(1, self._sides.count(), 2):
            item = self._sides.itemAt(index)
            rule = item.widget() if item else None
            if rule is not None:
                rule.setObjectName("rule" if stacked else "column_rule")
                rule.style().polish(rule)

    def _side(self, choice: Choice) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        set_measures(column, 16, 9, 16, 10, 4)
        column.addLayout(self._name(choice))
        if choice.row is not None:
            text = TextView(self.look, 13, 18)
            text.show_text(choice.row.answer)
            text.setAccessibleName(self.tr("Answer"))
            column.addWidget(text)
        column.addStretch(1)
        foot = QHBoxLayout()
        set_measures(foot, 0, 4, 0, 0, 8)
        foot.addWidget(self._row_link(choice), 1)
        words = self.tr("Use this answer")
        if not _is_row(choice):
            words = self.tr("I meant {name}").format(name=choice.tall_man or choice.label)
        button = self.small_button(words)
        button.setAccessibleDescription(choice.label)
        button.setProperty("choice_key", choice.key)
        button.clicked.connect(self._on_choice_clicked)
        foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        return side

    def _name(self, choice: Choice) -> QHBoxLayout:
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        if _is_row(choice):
            line.addWidget(Label(choice.label, role="strong", wrap=True), 1)
            return line
        picture = QLabel()
        set_icon(picture, "medicine", 20)
        name = QLabel(tall_man_html(choice.tall_man or choice.label))
        name.setTextFormat(Qt.TextFormat.RichText)
        name.setProperty("role", "name")
        line.addWidget(picture)
        line.addWidget(name)
        line.addWidget(Label(choice.detail, role="meta", wrap=True), 1)
        return line

    def _row_link(self, choice: Choice) -> QWidget:
        """Where the side's row stands, to be pressed for the row in full."""
        words = self._row_words(choice)
        if choice.row is None:
            return Label(words, role="meta", wrap=True)
        link = QLabel()
        link.setProperty("role", "meta")
        link.setTextFormat(Qt.TextFormat.RichText)
        link.setWordWrap(True)
        link.setText(f'<a href="row:" style="color:{self.look.colour("accent")}">{escape(words)}</a>')
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        link.setAccessibleName(words)
        link.setProperty("choice_key", choice.key)
        link.linkActivated.connect(self._on_row_clicked)
        return link

    def _row_words(self, choice: Choice) -> str:
        row = choice.row
        if row is None:
            return ""
        words = [row.dataset, self.tr("row {number}").format(number=row.number)]
        if _is_row(choice) and row.source:
            words.append(row.source)
        if row.reviewed_on:
            words.append(review_date(row.reviewed_on, self.reading.language.code))
        return " · ".join(words)

    def _on_row_clicked(self) -> None:
        answer = self.turn.answer if self.turn else None
        for choice in answer.choices if answer else ():
            if choice.key == self.sender().property("choice_key"):
                self.show_row_wanted(choice.row)

    def _on_choice_clicked(self) -> None:
        self.chosen.emit(self.sender().property("choice_key"))


def _is_row(choice: Choice) -> bool:
    """Whether the choice is one of several rows rather than one of several names."""
    return choice.row is not None and choice.label == choice.row.question


def tall_man_html(name: str) -> str:
    """The name with its runs of capitals in bold, as rich text; a name without small letters stays regular."""
    if name.isupper():
        return escape(name)
    return re.sub(r"([A-ZÁÉÍÓÚÜÑ]{2,})", r"<b>\1</b>", escape(name))


class NotInDataCard(Card):
    """The data does not say: why not, and up to three approved questions that come near."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.NOT_IN_DATA)
        set_measures(self.body, 16, 9, 16, 9, 6)
        self._why = TextView(look, 13, 18)
        self.body.addWidget(self._why)
        self._nearest = QVBoxLayout()
        set_measures(self._nearest, 0, 0, 0, 0, 0)
        self.body.addLayout(self._nearest)
        foot = QHBoxLayout()
        set_measures(foot, 0, 4, 0, 0, 10)
        self._add = self.small_button("")
        set_icon(self._add, "plus", 16, "text")
        self._add.clicked.connect(self._on_add)
        self._add_hint = Label(role="hint", wrap=True)
        foot.addWidget(self._add)
        foot.addWidget(self._add_hint, 1)
        self.body.addLayout(foot)

    def _on_add(self) -> None:
        self.acted.emit(Act.ADD, None)

    def show_turn(self, turn: Turn) -> None:
        super().show_turn(turn)
        answer = turn.answer
        if answer is None:
            return
        self.sample.show_whether(answer.shows_samples)
        nearest = answer.candidates[:NEAREST_SHOWN]
        why = self.reading.sentences(answer.sentences)
        if nearest:
            nearest_words = self.tr("The nearest questions of your data:")
            why = f"{why} {nearest_words}".strip()
        self._why.show_text(why)
        self._why.setAccessibleName(why)
        self._why.setVisible(bool(why))
        clear(self._nearest)
        for candidate in nearest:
            row = candidate.row
            add_shown(self._nearest, self._line(row.question, row.medicine, row.number))
        self._add.setText(self.tr("Add an answer"))
        self._add_hint.setText(self.tr("It answers the next question at once."))
        set_measures(self.body, 16, 9, 16, 10, 6)
        self.look.dress(self)
        let_shrink(self)

    def _line(self, question: str, medicine: str, number: int) -> LineButton:
        line = LineButton(self.look, "chevron-right")
        row = self.tr("row {number}").format(number=number)
        line.show_words(question, remark=f"{medicine} · {row}" if medicine else row)
        line.words_clicked.connect(self.asked)
        return line


class RedFlagCard(Card):
    """An emergency: the numbers first, then the fixed text, then what the data holds."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.RED_FLAG)
        set_measures(self.body, 14, 12, 14, 12, 9)
        self._numbers = QGridLayout()
        set_measures(self._numbers, 0, 0, 0, 0, 10)
        self.body.addLayout(self._numbers)
        self._tiles: list[QWidget] = []
        self._text = TextView(look, 15, 22)
        self.body.addWidget(self._text)
        self._held = QWidget()
        held = QVBoxLayout(self._held)
        set_measures(held, 0, 0, 0, 0, 0)
        rule = QFrame()
        rule.setObjectName("rule")
        held.addWidget(rule)
        inner = QVBoxLayout()
        set_measures(inner, 14, 10, 14, 12, 8)
        self._held_title = Label(role="strong")
        inner.addWidget(self._held_title)
        self._row = StoredRow(look)
        inner.addWidget(self._row)
        held.addLayout(inner)
        self._source = SourceLine(look, reading, last=True)
        self._source.link_clicked.connect(self.link_clicked)
        self._source.row_wanted.connect(self.show_row_wanted)
        held.addWidget(self._source)
        self.column.addWidget(self._held)

    def show_turn(self, turn: Turn) -> None:
        super().show_turn(turn)
        answer = turn.answer
        if answer is None:
            return
        self.aside.setText(self.tr("Fixed text, not written by a model"))
        self._show_numbers(answer.numbers)
        self._text.show_text(self.reading.sentences(answer.sentences))
        self._text.setAccessibleName(self.tr("What to do"))
        self._held.setVisible(answer.row is not None)
        if answer.row is not None:
            self._held_title.setText(self.tr("What your data holds, word for word"))
            self._row.show_row(answer.text or answer.row.answer, answer.row)
            self._source.show_row(answer.row, answer.shows_samples)
        self.look.dress(self)

    def set_width(self, width: int) -> None:
        columns = 1 if width < self.look.px(STACK_BELOW) else min(len(self._tiles), 2) or 1
        for tile in self._tiles:
            self._numbers.removeWidget(tile)
        for index, tile in enumerate(self._tiles):
            last_alone = index == len(self._tiles) - 1 and index % columns == 0
            self._numbers.addWidget(tile, index // columns, index % columns, 1, columns if last_alone else 1)
            tile.show()
        self._numbers.setColumnStretch(0, 1)
        self._numbers.setColumnStretch(1, 1 if columns == 2 else 0)

    def _show_numbers(self, numbers: tuple[EmergencyNumber, ...]) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.setParent(None)
            tile.deleteLater()
        self._tiles = [self._tile(number) for number in numbers]

    def _tile(self, number: EmergencyNumber) -> QFrame:
        tile = QFrame(self)
        tile.setObjectName("number")
        line = QHBoxLayout(tile)
        set_measures(line, 14, 8, 14, 8, 12)
        picture = QLabel()
        set_icon(picture, "phone", 24, "red")
        line.addWidget(picture)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        label = number.label or self.reading.sentence(Sentence(number.label_code))
        words.addWidget(Label(label, role="service", wrap=True))
        digits = TextView(self.look, 20, 26, bold=True)
        digits.show_text(number.number)
        digits.setAccessibleName(f"{label}: {number.number}")
        words.addWidget(digits)
        line.addLayout(words, 1)
        return tile


class HelpCard(Card):
    """What can be asked: a sentence, then questions to press."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, None)
        self._words = TextView(look, 15, 23)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 10)
        line.addWidget(self._words, 1)
        line.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self._questions = QVBoxLayout()
        set_measures(self._questions, 0, 0, 0, 0, 0)
        self.body.addLayout(self._questions)

    def show_turn(self, turn: Turn) -> None:
        answer = turn.answer
        if answer is None:
            return
        self._words.show_text(self.reading.sentences(answer.sentences))
        self._words.setAccessibleName(self.tr("Answer"))
        self.sample.show_whether(answer.shows_samples)
        clear(self._questions)
        questions = answer.topics or tuple(c.row.question for c in answer.candidates[:NEAREST_SHOWN])
        for question in questions:
            line = LineButton(self.look, "chevron-right")
            line.show_words(question)
            line.words_clicked.connect(self.asked)
            add_shown(self._questions, line)
        set_measures(self.body, 16, 12, 16, 3 if questions else 12, 8)
        self.look.dress(self)


class UnansweredCard(Card):
    """A turn without an answer: being looked up, or stopped, cut off or failed, with a way to ask it again."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, None)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 10)
        self._picture = QLabel()
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._words = TextView(look, 13, 18)
        line.addWidget(self._words, 1)
        self._retry = self.small_button("")
        self._retry.clicked.connect(self.retried)
        line.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def show_turn(self, turn: Turn) -> None:
        pending = turn.state is TurnState.PENDING
        icon, tone, words = self._state_words(turn)
        set_icon(self._picture, icon, 18, tone)
        self._words.show_text(words)
        self._words.setAccessibleName(words)
        self._retry.setText(self.tr("Retry"))
        self._retry.setVisible(not pending)
        self.look.dress(self)

    def _state_words(self, turn: Turn) -> tuple[str, str, str]:
        if turn.state is TurnState.PENDING:
            return "search", "text2", self.tr("Looking in your data…")
        if turn.state is TurnState.CANCELLED:
            return "stop", "text2", self.tr("Stopped. Your question is kept.")
        if turn.state is TurnState.FAILED and turn.error_code:
            return "error", "warn", self.reading.sentence(Sentence(turn.error_code, turn.error_params))
        return "warning", "warn", self.tr("The answer was cut off. Your question is kept.")


CARDS: dict[AnswerKind, type[StoredCard | ChooseCard | NotInDataCard | RedFlagCard | HelpCard]] = {
    AnswerKind.STORED: StoredCard,
    AnswerKind.CHOOSE: ChooseCard,
    AnswerKind.NOT_IN_DATA: NotInDataCard,
    AnswerKind.RED_FLAG: RedFlagCard,
    AnswerKind.HELP: HelpCard,
}

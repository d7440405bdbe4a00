"""The card that lets the user choose: candidates side by side, none of them picked."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.chat.card import STACK_BELOW, Card
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.link_button import LinkButton
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Choice
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

LONGEST_NAME = 28
"""Letters of a name that its button repeats; a longer one wraps above and is not repeated."""


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
        name = choice.tall_man or choice.label
        if not _is_row(choice):
            short = len(name) <= LONGEST_NAME
            words = self.tr("I meant {name}").format(name=name) if short else self.tr("I meant this one")
        button = self.small_button(words)
        button.setAccessibleDescription(choice.label)
        button.setProperty("choice_key", choice.key)
        button.clicked.connect(self._on_choice_clicked)
        foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        return side

    def _name(self, choice: Choice) -> QLayout:
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
        detail = Label(choice.detail, role="meta", wrap=True)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        if len(choice.label) <= LONGEST_NAME:
            line.addWidget(name)
            line.addWidget(detail, 1)
            return line
        name.setWordWrap(True)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        words.addWidget(name)
        if choice.detail:
            words.addWidget(detail)
        line.addLayout(words, 1)
        return line

    def _row_link(self, choice: Choice) -> QWidget:
        """Where the side's row stands, to be pressed for the row in full."""
        words = self._row_words(choice)
        if choice.row is None:
            return Label(words, role="meta", wrap=True)
        link = LinkButton(self.look, words)
        link.setAccessibleName(words.replace("\u00a0", " "))
        link.setProperty("choice_key", choice.key)
        link.clicked.connect(self._on_row_clicked)
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
        # A line may end after a dot, not before it, nor between "row" and its number.
        words[1] = words[1].replace(" ", "\u00a0")
        return "\u00a0· ".join(words)

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

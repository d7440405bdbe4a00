"""The cards, one for each kind of answer and one for a turn without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import MAY_BE_IN_THE_REST, NEAREST_SHOWN, AnswerKind, Sentence
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.card import STACK_BELOW, Card, CopyActions, SourceLine, StoredRow
from medbot_desktop.ui.chat.choose_card import ChooseCard
from medbot_desktop.ui.chat.question_lines import QuestionLines
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import EmergencyNumber
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

LONGEST_REMARK = 28
"""Letters of a medicine beside a question that names it too."""


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


class NotInDataCard(Card):
    """The data does not say: why not, and up to three approved questions that come near."""

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.NOT_IN_DATA)
        set_measures(self.body, 16, 9, 16, 10, 6)
        self._why = TextView(look, 13, 18)
        self.body.addWidget(self._why)
        self._nearest = QuestionLines(look)
        self._nearest.pressed.connect(self.asked)
        self.body.addWidget(self._nearest)
        foot = FlowLayout()
        set_measures(foot, 0, 4, 0, 0, 10)
        self._add = self.small_button("")
        set_icon(self._add, "plus", 16, "text")
        self._add.clicked.connect(self._on_add)
        self._add_hint = FlowLabel(role="hint")
        self._again = self.small_button("")
        set_icon(self._again, "undo", 16, "text")
        self._again.clicked.connect(self.retried)
        foot.addWidget(self._again)
        foot.addWidget(self._add)
        foot.addWidget(self._add_hint)
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
        self._nearest.show_lines([(c.row.question, self._remark(c.row)) for c in nearest])
        self._again.setText(self.tr("Ask again"))
        self._again.setVisible(any(sentence.code == MAY_BE_IN_THE_REST for sentence in answer.sentences))
        self._add.setText(self.tr("Add an answer"))
        self._add_hint.setText(self.tr("It answers the next question at once."))

    def _remark(self, row: Row) -> str:
        number = self.tr("row {number}").format(number=row.number)
        name = (
            row.medicine if len(row.medicine) <= LONGEST_REMARK else f"{row.medicine[: LONGEST_REMARK - 1]}…"
        )
        return f"{name} · {number}" if name else number


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
        self._held_title = Label(role="strong", wrap=True)
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

    def _on_country(self) -> None:
        self.acted.emit(Act.COUNTRY, None)

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
        line.addLayout(words, 1)
        if number.number:
            digits = TextView(self.look, 20, 26, bold=True)
            digits.show_text(number.number)
            digits.setAccessibleName(f"{label}: {number.number}")
            words.addWidget(digits)
        else:  # of a country that was not set, or of which none is known
            choose = self.small_button(self.tr("Choose the country"))
            choose.clicked.connect(self._on_country)
            line.addWidget(choose)
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
        self._questions = QuestionLines(look)
        self._questions.pressed.connect(self.asked)
        self.body.addWidget(self._questions)

    def show_turn(self, turn: Turn) -> None:
        answer = turn.answer
        if answer is None:
            return
        self._words.show_text(self.reading.sentences(answer.sentences))
        self._words.setAccessibleName(self.tr("Answer"))
        self.sample.show_whether(answer.shows_samples)
        questions = answer.topics or tuple(c.row.question for c in answer.candidates[:NEAREST_SHOWN])
        self._questions.show_lines([(question, "") for question in questions])
        set_measures(self.body, 16, 12, 16, 3 if questions else 12, 8)
        self.look.measure(self.body)


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

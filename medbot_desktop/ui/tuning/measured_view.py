"""What a measurement of a hosted model found: both ways side by side, and what was written on each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.words import sentence_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Generated
    from medbot_desktop.domain.measuring import Held, Judged, Measured, Side
    from medbot_desktop.ui.theme import Look


class MeasuredView(Translated, QWidget):
    """Hidden until there is something to show."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._language = language
        self._measured: Measured | None = None
        self._held: tuple[Held, ...] = ()
        column = QVBoxLayout(self)
        set_measures(column, 0, 4, 0, 0, 6)
        self.head = Label(role="strong", wrap=True)
        self.ended = Label(wrap=True)
        self.figures = NumbersTable(look, most_rows=10)
        self.questions = NumbersTable(look, left=3, most_rows=8)
        self.questions.opened.connect(self._on_opened)
        self._hint = Label(role="meta", wrap=True)
        self.text = TextView(look, 13, 18)
        for part in (self.head, self.ended, self.figures, self.questions, self._hint, self.text):
            column.addWidget(part)
        self.hide()

    def show_measured(self, measured: Measured, held: tuple[Held, ...]) -> None:
        self._measured, self._held = measured, held
        self.text.hide()
        self.show()
        self.retranslate()

    def retranslate(self) -> None:
        measured = self._measured
        if measured is None:
            return
        head = self.tr("{model}: %Ln question(s), each asked both ways", "", measured.n)
        self.head.setText(head.format(model=measured.model))
        self.ended.setText(sentence_words(measured.ended_by, self._language) if measured.ended_by else "")
        self.ended.setVisible(measured.ended_by is not None)
        grounded, plain = self.tr("From your rows"), self.tr("Without rows")
        self.figures.setVisible(measured.n > 0)
        self.figures.setAccessibleName(self.tr("What was measured"))
        self.figures.show_numbers(
            [self.tr("Measured"), grounded, plain],
            [
                (name, figure(measured.grounded), figure(measured.plain) if both else "–")
                for name, figure, both in self._lines()
            ],
        )
        self.questions.setVisible(measured.n > 0)
        self.questions.setAccessibleName(self.tr("What was written on each question"))
        self.questions.show_numbers(
            [self.tr("Question"), grounded, plain],
            [self._row(number) for number in range(measured.n)],
        )
        self._hint.setText(self.tr("Enter or a double click on a question shows both texts."))
        self._hint.setVisible(measured.n > 0)

    def _lines(self) -> list[tuple[str, Callable[[Side], str], bool]]:
        """A line of the table: its name, its figure of one way of asking, whether both ways have it."""
        locale = self._language.locale

        def share(value: float | None) -> str:
            return "–" if value is None else self.tr("{n}%").format(n=number_words(value * 100, 0, locale))

        def unsupported(side: Side) -> str:
            numbers = self.tr("%Ln number(s)", "", side.numbers)
            return self.tr("{share} of {numbers}").format(
                share=share(side.unsupported_numbers), numbers=numbers
            )

        return [
            (self.tr("Answered"), lambda side: locale.toString(side.answered), True),
            (self.tr("Answers that cite a right row"), lambda side: share(side.cited_right), False),
            (
                self.tr("Citations of a row that is not there"),
                lambda side: share(side.wrong_citations),
                False,
            ),
            (self.tr("Numbers found in no right row"), unsupported, True),
            (self.tr("Statements that cite no row"), lambda side: share(side.general), True),
            (self.tr("Failures"), lambda side: locale.toString(side.failed), True),
            (self.tr("Tokens sent"), lambda side: locale.toString(side.tokens_in), True),
            (self.tr("Tokens written"), lambda side: locale.toString(side.tokens_out), True),
        ]

    def _row(self, number: int) -> tuple[str, str, str]:
        assert self._measured is not None
        grounded, plain = self._measured.grounded, self._measured.plain
        return (
            self._held[number].question,
            self._judged(grounded.judged[number], grounded.outcomes[number], with_rows=True),
            self._judged(plain.judged[number], plain.outcomes[number], with_rows=False),
        )

    def _judged(self, judged: Judged, outcome: Generated, *, with_rows: bool) -> str:
        if judged.cites_right is None:
            return sentence_words(outcome.failure, self._language) if outcome.failure else self.tr("nothing")
        parts = []
        if with_rows:
            parts.append(
                self.tr("cites the right row") if judged.cites_right else self.tr("does not cite it")
            )
        if judged.unsupported:
            words = self.tr("in no right row: {numbers}")
            parts.append(words.format(numbers=", ".join(dict.fromkeys(judged.unsupported))))
        elif not with_rows:
            parts.append(self.tr("no number beyond it"))
        return " · ".join(parts)

    def _on_opened(self, number: int) -> None:
        if self._measured is None:
            return
        held = self._held[number]
        right = " ".join(row.answer for row in held.right)
        texts = [
            (self.tr("The right row"), right),
            (self.tr("From your rows"), self._measured.grounded.outcomes[number].text),
            (self.tr("Without rows"), self._measured.plain.outcomes[number].text),
        ]
        words = "\n\n".join([held.question, *(f"{name}\n{text or '–'}" for name, text in texts)])
        self.text.show_text(words)
        self.text.setAccessibleName(words)
        self.text.show()

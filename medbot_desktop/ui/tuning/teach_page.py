"""A guided sitting: a row is shown, the pharmacist types how it is asked at this counter; nothing else to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from medbot_desktop.domain.learning_curve import MORE, outlook
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import ElidedLabel, Label, TextView
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.frames import Foot, Panel, action_button, rule, scrolling
from medbot_desktop.ui.tuning.numbers import NumbersTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.tuning import KnownQuestion
    from medbot_desktop.domain.tuning_review import TaughtScore
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.tuning_messages import RowToTeach

SITTING = 20
SHOWN = 8


class TaughtLine(QFrame):
    """A question that was taught, with a way to take it back."""

    removed = Signal(int)

    def __init__(self, look: Look, taught_id: int, question: KnownQuestion) -> None:
        super().__init__()
        self._id = taught_id
        line = QHBoxLayout(self)
        set_measures(line, 0, 2, 0, 2, 8)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 0)
        words.addWidget(ElidedLabel(question.query))
        words.addWidget(ElidedLabel(question.row_question, role="meta"))
        line.addLayout(words, 1)
        button = QToolButton()
        set_icon(button, "trash", 16)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(self.tr("Take it back"))
        button.setAccessibleName(self.tr("Take back: {question}").format(question=question.query))
        button.clicked.connect(self._on_clicked)
        line.addWidget(button)
        look.dress(self)

    def _on_clicked(self) -> None:
        self.removed.emit(self._id)


class TeachPage(Translated, QWidget):
    """`asked` carries the row's number and how it is asked, `skipped` how many were skipped so far."""

    asked = Signal(int, str)
    skipped = Signal(int)
    taken_back = Signal(int)
    done = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._row: Row | None = None
        self._n_taught = self._n_rows = self._skip = self._sitting = 0
        self._at_end = self._waiting = False
        self._taught: Sequence[tuple[int, KnownQuestion]] = ()
        self._scores: Sequence[TaughtScore] = ()
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 24, 16, 24, 16, 12)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        self.notices = NoticeBar(look)
        column.addWidget(self.notices)
        counted = QHBoxLayout()
        set_measures(counted, 0, 0, 0, 0, 12)
        self._count, self.bar = Label(role="strong"), ProgressBar()
        counted.addWidget(self._count)
        counted.addWidget(self.bar, 1)
        column.addLayout(counted)
        column.addWidget(self._make_row())
        self._score = Panel()
        self.score_table = NumbersTable(look, left=0, stretch=None, most_rows=8)
        self._score.column.addWidget(self.score_table)
        self.outlook = Label(role="strong", wrap=True)
        self._score.column.addWidget(self.outlook)
        column.addWidget(self._score)
        self._list = Panel()
        self._lines = QVBoxLayout()
        set_measures(self._lines, 0, 0, 0, 0, 0)
        self._list.column.addLayout(self._lines)
        column.addWidget(self._list)
        column.addStretch(1)
        outer.addWidget(scrolling(host), 1)
        self.done_button = action_button("check", primary=True)
        self.done_button.clicked.connect(self.done)
        self.foot = Foot(self.done_button)
        outer.addWidget(self.foot)
        self.retranslate()

    def _make_row(self) -> QWidget:
        self._card = Panel()
        self._medicine = Label(role="medicine")
        self._question, self._answer = TextView(self._look, 15, 23, bold=True), TextView(self._look, 15, 23)
        for widget in (self._medicine, self._question, self._answer):
            self._card.column.addWidget(widget)
        self._ask = Label(role="strong", wrap=True)
        self._card.column.addWidget(rule())
        self._card.column.addWidget(self._ask)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 2, 8)
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setMaxLength(500)
        self.field.returnPressed.connect(self._on_keep)
        self.field.textChanged.connect(self._show_state)
        self.keep_button = action_button("check", primary=True)
        self.skip_button = action_button("chevron-right")
        self.keep_button.clicked.connect(self._on_keep)
        self.skip_button.clicked.connect(self._on_skip)
        line.addWidget(self.field, 1)
        line.addWidget(self.keep_button)
        line.addWidget(self.skip_button)
        self._card.column.addLayout(line)
        return self._card

    # What is shown

    def begin(self) -> None:
        """A sitting begins: none taught in it, none skipped."""
        self._sitting = self._skip = 0
        self._row, self._at_end, self._waiting = None, False, True
        self.notices.close_notice()
        self._show_state()

    def show_row(self, event: RowToTeach) -> None:
        """Show the next row; None is the end of the data."""
        self._row, self._n_taught, self._n_rows = event.row, event.n_taught, event.n_rows
        self._at_end, self._waiting = event.row is None, False
        if event.row is not None:
            self._medicine.setText(event.row.medicine)
            self._medicine.setVisible(bool(event.row.medicine))
            self._question.show_text(event.row.question)
            self._answer.show_text(event.row.answer)
        self._show_state()
        if event.row is not None and self.isVisible():
            self.field.setFocus()

    def show_taught(self, taught: Sequence[tuple[int, KnownQuestion]]) -> None:
        """What has been taught, newest first."""
        self._taught = taught
        clear(self._lines)
        for taught_id, question in taught[:SHOWN]:
            line = TaughtLine(self._look, taught_id, question)
            line.removed.connect(self.taken_back)
            add_shown(self._lines, line)
        self._show_state()

    def show_scores(self, scores: Sequence[TaughtScore]) -> None:
        """What the worker found each ten of the taught questions to bring; none where it has not told."""
        self._scores = scores
        self._show_scores()
        self._show_state()

    def kept(self) -> None:
        """The question that was typed is stored."""
        self._sitting += 1

    # What is done

    def _on_keep(self) -> None:
        query = " ".join(self.field.text().split())
        if self._row is None or self._waiting or not query:
            return
        if query.casefold() == " ".join(self._row.question.split()).casefold():
            self.notices.show_notice(
                lambda: self.tr("That is the row's own question."),
                lambda: self.tr(
                    "Type it as somebody says it at the counter: short, with a brand, with errors if you like."
                ),
            )
            return
        self.notices.close_notice()
        self._waiting = True
        self.field.clear()
        self.asked.emit(self._row.number, query)
        self._show_state()

    def _on_skip(self) -> None:
        if self._row is not None and not self._waiting:
            self._skip += 1
            self._waiting = True
            self.field.clear()
            self.skipped.emit(self._skip)
            self._show_state()

    @property
    def skip(self) -> int:
        return self._skip

    # Looks

    def _show_state(self) -> None:
        has_row = self._row is not None
        self._card.setVisible(has_row or self._at_end)
        for widget in (self._question, self._answer, self.field, self.keep_button, self.skip_button):
            widget.setVisible(has_row)
        self._medicine.setVisible(has_row and bool(self._medicine.text()))
        self._ask.setText(
            self.tr("How is this asked at your counter?")
            if has_row
            else self.tr("Every row has a question by now, or was skipped.")
        )
        self.keep_button.setEnabled(has_row and not self._waiting and bool(self.field.text().strip()))
        self.skip_button.setEnabled(has_row and not self._waiting)
        self._count.setText(
            self.tr("{done} of {total} in this sitting").format(done=self._sitting, total=SITTING)
            if self._sitting < SITTING
            else self.tr("{done} in this sitting. That is enough to try a run.").format(done=self._sitting)
        )
        self.bar.show_part(min(self._sitting, SITTING), SITTING)
        self.bar.setAccessibleName(self._count.text())
        self._score.setVisible(bool(self._scores))
        self._list.setVisible(bool(self._taught))
        more = len(self._taught) - SHOWN
        self._list.show_words(
            self.tr("Taught so far: {n}").format(n=len(self._taught)),
            self.tr("The newest {n} are shown.").format(n=SHOWN) if more > 0 else "",
        )
        self.foot.words.setText(
            self.tr("{done} of {total} rows have a question").format(done=self._n_taught, total=self._n_rows)
            if self._n_rows
            else ""
        )

    def _show_scores(self) -> None:
        locale = self._language.locale
        rows, before = [], 0.0
        for number, score in enumerate(self._scores):
            change = number_words(score.first_after - before, 2, locale, sign=True) if number else "–"
            before = score.first_after
            rows.append(
                (
                    locale.toString(score.n),
                    number_words(score.first_before, 2, locale),
                    number_words(score.first_after, 2, locale),
                    change,
                    f"{number_words(score.mrr_before, 2, locale)} → {number_words(score.mrr_after, 2, locale)}",
                )
            )
        self._score.show_words(
            self.tr("What they bring"),
            self.tr("Each question is tried with what the others taught, by the ten."),
        )
        self.score_table.setAccessibleName(self.tr("What they bring"))
        self.score_table.show_numbers(
            [
                self.tr("Questions"),
                self.tr("Right first, as it is"),
                self.tr("With them"),
                self.tr("These ten brought"),
                "MRR@10",
            ],
            rows,
        )
        self.outlook.setText(self._outlook_words())

    def _outlook_words(self) -> str:
        ahead = outlook(self._scores)
        if ahead is None or ahead.worth_it is None:
            return self.tr("It is too early to tell how much more questions would bring: write ten more.")
        if not ahead.worth_it:
            return self.tr("More questions would bring little now: this is enough.")
        gain = number_words(ahead.gain, 2, self._language.locale, sign=True)
        return self.tr("{n} more are worth writing: they would raise MRR@10 by about {gain}.").format(
            n=MORE, gain=gain
        )

    def retranslate(self) -> None:
        self._question.setAccessibleName(self.tr("The row's own question"))
        self._answer.setAccessibleName(self.tr("The row's answer"))
        self._show_scores()
        self._title.setText(self.tr("Teach it how people ask here"))
        self._sub.setText(
            self.tr(
                "Type it as it is said at the counter: short, with brands, without accents. Do not type names or "
                "other details of patients. Enter keeps it and shows the next row."
            )
        )
        self.field.setPlaceholderText(self.tr("As it is asked here"))
        self.field.setAccessibleName(self.tr("How this is asked at your counter"))
        self.keep_button.setText(self.tr("Keep"))
        self.skip_button.setText(self.tr("Skip"))
        self.done_button.setText(self.tr("Done"))
        self.show_taught(self._taught)

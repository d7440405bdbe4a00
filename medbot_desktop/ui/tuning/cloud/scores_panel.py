"""The same held-out questions answered by the embedded engine, plain Gemini and the tuned one, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from medbot_desktop.domain.providers import shown_model
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.cloud.words import share_words, side_words, sure_words
from medbot_desktop.ui.tuning.frames import Panel, action_button
from medbot_desktop.ui.tuning.numbers import NumbersTable

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import CloudEstimate, CloudJob, CloudScores
    from medbot_desktop.domain.tuning_review import Interval
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LIMIT = 50
"""The most questions asked; each is asked of two models, which Google charges for."""


class ScoresPanel(Panel):
    """`estimate_wanted` asks what it would send; only after that is shown, `evaluate_wanted` asks to send it."""

    estimate_wanted = Signal()
    evaluate_wanted = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._job_id = ""
        self._scores: CloudScores | None = None
        self._estimate: CloudEstimate | None = None
        self._going: tuple[int, int] | None = None
        self._busy = False
        self.table = NumbersTable(look, left=1, stretch=None, most_rows=8)
        self.column.addWidget(self.table)
        self._how = Label(role="meta", wrap=True)
        self.column.addWidget(self._how)
        self.bar = ProgressBar()
        self.column.addWidget(self.bar)
        self._sends = Label(wrap=True)
        self.column.addWidget(self._sends)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        self.estimate_button, self.evaluate_button = action_button("table"), action_button("send")
        self.estimate_button.clicked.connect(self.estimate_wanted)
        self.evaluate_button.clicked.connect(self.evaluate_wanted)
        line.addWidget(self.estimate_button)
        line.addWidget(self.evaluate_button)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_job(self, job: CloudJob) -> None:
        """Show the scores a job has."""
        if self._job_id != job.id:
            self._estimate = self._going = None
        self._job_id, self._scores = job.id, job.scores
        self.retranslate()

    def show_estimate(self, estimate: CloudEstimate) -> None:
        self._estimate, self._busy = estimate, False
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        self._going = (done, total)
        self._show_state()

    def show_busy(self, busy: bool) -> None:
        """Whether it is being counted or asked."""
        self._busy = busy
        if not busy:
            self._going = None
        self._show_state()

    def show_scores(self, scores: CloudScores) -> None:
        self._scores, self._estimate, self._going = scores, None, None
        self.retranslate()

    def retranslate(self) -> None:
        self.show_words(
            self.tr("Scored on questions that were not sent"),
            self.tr("The embedded engine, Gemini as it comes and the tuned one, from the same rows."),
        )
        self.estimate_button.setText(self.tr("Score again") if self._scores else self.tr("Score it"))
        self.evaluate_button.setText(self.tr("Agree and ask"))
        self._show_scores()
        self._show_state()

    def _show_scores(self) -> None:
        scores, locale, code = self._scores, self._language.locale, self._language.code
        self.table.setVisible(scores is not None)
        self._how.setVisible(scores is not None)
        if scores is None:
            return
        sides = scores.sides
        head = (self.tr("Who answers"), *(side_words(side, code) for side in sides))
        number = locale.toString

        def sure(words: str, share: Interval | None) -> str:
            return sure_words(words, share, locale)

        rows = [
            (self.tr("Model"), *(shown_model(side.model) for side in sides)),
            (
                self.tr("Answered"),
                *(sure(share_words(side.answered, scores.n, locale), side.answered_share) for side in sides),
            ),
            (
                self.tr("From the right row"),
                *(sure(share_words(side.right, scores.n, locale), side.right_share) for side in sides),
            ),
            (
                self.tr("Numbers without support"),
                *(
                    sure(share_words(side.unsupported, side.numbers, locale), side.unsupported_share)
                    for side in sides
                ),
            ),
            (self.tr("Wrong citations"), *(number(side.wrong_citations) for side in sides)),
            (self.tr("Uncited"), *(number(side.uncited) for side in sides)),
            (self.tr("Failed"), *(number(side.failed) for side in sides)),
            (
                self.tr("Tokens"),
                *(f"{number(side.tokens_in)} + {number(side.tokens_out)}" for side in sides),
            ),
        ]
        self.table.setAccessibleName(self.tr("Scored on questions that were not sent"))
        self.table.show_numbers(head, rows)
        kind = self.tr("asked by people")
        if scores.kind is not QuestionKind.REAL:
            kind = self.tr("the rows' own questions, answers alone searched")
        words = self.tr("{n} questions ({kind}), {when}.")
        when = moment_words(scores.at, locale)
        how = words.format(n=locale.toString(scores.n), kind=kind, when=when)
        if any(side.right_share is not None for side in sides):
            interval = self.tr("In brackets the 95% interval of the share.")
            how = f"{how} {interval}"
        self._how.setText(how)

    def _show_state(self) -> None:
        estimate, number = self._estimate, self._language.locale.toString
        going = self._going is not None
        self.bar.setVisible(going)
        self.bar.setAccessibleName(self.tr("Questions asked"))
        if self._going is not None:
            self.bar.show_part(*self._going)
        asking = estimate is not None and not going
        self._sends.setVisible(asking)
        self.evaluate_button.setVisible(asking)
        self.evaluate_button.setEnabled(not self._busy)
        self.estimate_button.setVisible(not asking and not going)
        self.estimate_button.setEnabled(not self._busy)
        if estimate is not None:
            words = self.tr(
                "{n} questions with the rows found, masked: {requests} requests to Google, about {sent} tokens sent "
                "and {written} written. Google charges for them."
            )
            self._sends.setText(
                words.format(
                    n=number(estimate.n),
                    requests=number(estimate.requests),
                    sent=number(estimate.tokens_in),
                    written=number(estimate.tokens_out),
                )
            )

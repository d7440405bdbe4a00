"""The panels of a review: scores, questions, checks, curves, and what was done to get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from medbot_desktop.domain.tuning import Part
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.about_panel import AboutPanel
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.chart_panel import ChartPanel
from medbot_desktop.ui.tuning.curves import CurvesPanel
from medbot_desktop.ui.tuning.frames import Panel
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.reliability import Bin, ReliabilityChart
from medbot_desktop.ui.tuning.review_scores import ComparisonPanel, QuestionsPanel
from medbot_desktop.ui.tuning.safety import SafetyPanel
from medbot_desktop.ui.tuning.words import rank_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.tuning_review import HeldOutQuestion, Review
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

THREE_COLUMNS = 952


class ReviewPanels(QWidget):
    """Shows what `show_review` is given, in the language in use then."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._grid = QGridLayout(self)
        set_measures(self._grid, 0, 0, 0, 0, 12)
        self._make_panels()
        self._place()

    def _make_panels(self) -> None:
        look, language = self._look, self._language
        self.comparison, self.other = ComparisonPanel(look, language), ComparisonPanel(look, language)
        self.reliability = ReliabilityChart(look, language)
        self.reliability_panel = ChartPanel(look, self.reliability)
        self.better, self.worse = (
            QuestionsPanel(look, language, "good"),
            QuestionsPanel(look, language, "bad"),
        )
        self.safety = SafetyPanel(look, language)
        self.curves = CurvesPanel(look, language)
        self.curves.curves.setMinimumHeight(look.px(260))
        self.about = AboutPanel(look, language)
        self.rounds = Panel()
        self.rounds_table = NumbersTable(look, left=0, stretch=None, most_rows=10)
        self.rounds.column.addWidget(self.rounds_table)
        self.rounds.column.addStretch(1)
        self.groups = Panel()
        self.groups_table = NumbersTable(look, left=0, stretch=None, most_rows=6)
        self.groups.column.addWidget(self.groups_table)
        self.groups.column.addStretch(1)
        self.all_questions = Panel()
        self.all_table = NumbersTable(look, left=2, most_rows=9)
        self.all_questions.column.addWidget(self.all_table)

    def show_review(self, review: Review) -> None:
        self.comparison.show_scores(review.main)
        self.other.setVisible(review.other is not None)
        if review.other is not None:
            self.other.show_scores(review.other)
        self._show_reliability(review)
        self._show_questions(review)
        self.safety.show_checks(review.checks)
        self._show_curves(review)
        self.about.show_review(review)
        self._show_tables(review)
        self._place()

    def _show_reliability(self, review: Review) -> None:
        locale = self._language.locale

        def percent(share: float) -> str:
            return number_words(share * 100, 0, locale)

        bins = [
            [Bin(one.confidence, one.right, one.n) for one in found]
            for found in (review.reliability_before, review.reliability_after)
        ]
        threshold = self.tr("answers from {percent}%").format(percent=percent(review.threshold_after))
        self.reliability.show_words(
            self.tr("Is it right as often as it thinks?"),
            self.tr("how sure it is, %"),
            self.tr("before"),
            self.tr("now"),
            threshold,
            self.tr("{n} questions"),
        )
        self.reliability.show_bins(bins[0], bins[1], review.threshold_after)
        about = self.tr("Right, %. On the diagonal: yes. Bars: questions.")
        if not any(bins):
            about = self.tr("Only questions that people asked can tell: none was set aside.")
        self.reliability_panel.show_words(self.tr("Is it right as often as it thinks?"), [], about)
        rows = [
            (when, percent(one.confidence), percent(one.right), locale.toString(one.count))
            for when, found in zip((self.tr("before"), self.tr("now")), bins, strict=True)
            for one in found
        ]
        self.reliability_panel.numbers.show_numbers(
            [self.tr("When"), self.tr("Sure, %"), self.tr("Right, %"), self.tr("Questions")], rows
        )

    def _show_questions(self, review: Review) -> None:
        def distance(one: HeldOutQuestion) -> int:
            return abs((one.rank_before or 11) - (one.rank_after or 11))

        better = sorted((one for one in review.main.questions if one.better), key=distance, reverse=True)
        worse = sorted((one for one in review.main.questions if one.worse), key=distance, reverse=True)
        self.better.show_questions(self.tr("↑ %Ln better", "", len(better)), better)
        self.worse.show_questions(self.tr("↓ %Ln worse", "", len(worse)), worse)
        locale = self._language.locale
        self.all_questions.show_words(
            self.tr("Every question set aside"), self.tr("The place of the right row, before and now.")
        )
        self.all_table.setAccessibleName(self.tr("Every question set aside"))
        every = [*review.main.questions, *(review.other.questions if review.other else ())]
        self.all_table.show_numbers(
            [
                self.tr("Question"),
                self.tr("Right row"),
                self.tr("Before"),
                self.tr("Now"),
                self.tr("Round"),
                self.tr("Group"),
            ],
            [
                (
                    one.query,
                    one.expected,
                    rank_words(one.rank_before, locale),
                    rank_words(one.rank_after, locale),
                    str(one.round),
                    str(one.group),
                )
                for one in every
            ],
        )

    def _show_curves(self, review: Review) -> None:
        self.curves.clear()
        self.curves.add_points(review.points, follow=False)
        self.curves.setVisible(bool(review.points))
        for one in review.rounds:
            for part, epoch in ((Part.RANKING, one.ranking_epoch), (Part.ADAPTER, one.adapter_epoch)):
                self.curves.show_chosen(part, one.round, epoch)

    def _show_tables(self, review: Review) -> None:
        number = self._language.locale.toString
        self.rounds.show_words(self.tr("Rounds"))
        self.rounds_table.setAccessibleName(self.tr("Rounds"))
        self.rounds_table.show_numbers(
            [
                self.tr("Round"),
                self.tr("Learned"),
                self.tr("Checked"),
                self.tr("Kept aside"),
                self.tr("Epoch, order"),
                self.tr("Epoch, sense"),
            ],
            [
                tuple(
                    map(
                        number,
                        (
                            one.round,
                            one.n_train,
                            one.n_check,
                            one.n_held_out,
                            one.ranking_epoch,
                            one.adapter_epoch,
                        ),
                    )
                )
                for one in review.rounds
            ],
        )
        self.groups.show_words(
            self.tr("Groups: {n}").format(n=number(review.n_groups)),
            self.tr("Questions of one group are set aside together."),
        )
        self.groups_table.setAccessibleName(self.tr("Sizes of the groups"))
        self.groups_table.show_numbers(
            [self.tr("Questions"), self.tr("Groups")],
            [(number(size), number(count)) for size, count in review.group_sizes],
        )

    def _place(self) -> None:
        """Three columns where there is room, else one under the other."""
        grid = self._grid
        wide = self.width() >= self._look.px(THREE_COLUMNS)
        while grid.count():
            grid.takeAt(0)
        if wide:
            for column, stretch in enumerate((4, 4, 4)):
                grid.setColumnStretch(column, stretch)
            grid.addWidget(self.comparison, 0, 0, 1, 2)
            grid.addWidget(self.reliability_panel, 0, 2)
            grid.addWidget(self.better, 1, 0)
            grid.addWidget(self.worse, 1, 1)
            grid.addWidget(self.safety, 1, 2)
            grid.addWidget(self.curves, 2, 0, 1, 2)
            grid.addWidget(self.about, 2, 2)
            grid.addWidget(self.rounds, 3, 0, 1, 2)
            grid.addWidget(self.groups, 3, 2)
            grid.addWidget(self.other, 4, 0, 1, 3)
            grid.addWidget(self.all_questions, 5, 0, 1, 3)
            return
        for column, stretch in enumerate((1, 0, 0)):
            grid.setColumnStretch(column, stretch)
        for row, panel in enumerate(
            (
                self.comparison,
                self.reliability_panel,
                self.better,
                self.worse,
                self.safety,
                self.curves,
                self.about,
                self.rounds,
                self.groups,
                self.other,
                self.all_questions,
            )
        ):
            grid.addWidget(panel, row, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

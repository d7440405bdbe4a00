"""Step Review: what a finished run found, on questions it had not seen; and the pharmacy's own test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.tuning import SHIPPED_MODEL, Part, Verdict
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.chart_panel import ChartPanel, LegendEntry
from medbot_desktop.ui.tuning.curves import CurvesPanel
from medbot_desktop.ui.tuning.evaluate_panel import EvaluatePanel
from medbot_desktop.ui.tuning.frames import Foot, Panel, action_button, scrolling, show_primary
from medbot_desktop.ui.tuning.intervals import Comparison, IntervalChart, Measured
from medbot_desktop.ui.tuning.measure_panel import MeasurePanel
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.reliability import Bin, ReliabilityChart
from medbot_desktop.ui.tuning.safety import SafetyPanel
from medbot_desktop.ui.tuning.verdict import VerdictBanner
from medbot_desktop.ui.tuning.words import (
    duration_words,
    gain_words,
    kind_words,
    memory_words,
    part_words,
    rank_words,
    score_words,
    sentence_words,
    setting_words,
    way_of,
    way_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.tuning import HeldOutQuestion, Interval, KindScores, Review, ScorePair
    from medbot_desktop.ui.theme import Look

LIST_HEIGHT = 232


class ComparisonPanel(ChartPanel):
    """Before and now on one kind of questions, as bars with intervals or as numbers."""

    def __init__(self, look: Look, language: Language) -> None:
        self._language = language
        self.bars = IntervalChart(look, language)
        super().__init__(look, self.bars)

    def show_scores(self, scores: KindScores) -> None:
        locale = self._language.locale
        before, now = self.tr("before"), self.tr("now")
        n = max((pair.n for pair in scores.scores), default=0)
        title = self.tr("Before and now, {n} questions set aside: {kind}").format(
            n=locale.toString(n), kind=kind_words(scores.kind)
        )
        self.show_words(
            title,
            [LegendEntry("circle", before, "text2"), LegendEntry("diamond", now)],
            self.tr("Bars: 95 % interval"),
        )
        self.bars.show_words(title, before, now)
        self.bars.show_lines([self._comparison(pair) for pair in scores.scores])
        self.numbers.show_numbers(
            [
                self.tr("Score"),
                "n",
                self.tr("Before"),
                self.tr("Now"),
                self.tr("Change"),
                self.tr("Interval"),
            ],
            [self._row(pair) for pair in scores.scores],
        )
        # Room for either form: the numbers are as high as the bars.
        self.numbers.setMinimumHeight(self._look.px(32 + 28 * (len(scores.scores) + 1)))

    def _comparison(self, pair: ScorePair) -> Comparison:
        name, remark = score_words(pair.name)
        gain, interval = gain_words(pair.gain, self._language.locale)
        way = way_of(pair.gain)
        return Comparison(
            name, remark, _measured(pair.before), _measured(pair.after), gain, interval, way, way_words(way)
        )

    def _row(self, pair: ScorePair) -> tuple[str, ...]:
        locale = self._language.locale
        name, remark = score_words(pair.name)
        gain, interval = gain_words(pair.gain, locale)
        return (
            f"{name} ({remark})",
            locale.toString(pair.n),
            self._figure(pair.before),
            self._figure(pair.after),
            gain,
            interval,
        )

    def _figure(self, part: Interval) -> str:
        mean, low, high = (
            number_words(value, 3, self._language.locale) for value in (part.mean, part.low, part.high)
        )
        return f"{mean} [{low}–{high}]"


def _measured(part: Interval) -> Measured:
    return Measured(part.mean, part.low, part.high)


class QuestionsPanel(Panel):
    """Questions whose right row went up, or down."""

    def __init__(self, look: Look, language: Language, tone: str) -> None:
        super().__init__()
        self._language = language
        self.title.setProperty("role", tone)
        self.table = NumbersTable(look)
        set_fixed(self.table, height=LIST_HEIGHT)
        self.column.addWidget(self.table)

    def show_questions(self, title: str, questions: Sequence[HeldOutQuestion]) -> None:
        locale = self._language.locale
        self.show_words(title)
        self.table.setAccessibleName(title)
        self.table.show_numbers(
            [self.tr("Question"), self.tr("Before"), self.tr("Now")],
            [
                (one.query, rank_words(one.rank_before, locale), rank_words(one.rank_after, locale))
                for one in questions
            ],
        )


class ReviewPage(Translated, QWidget):
    """Shows a Review; what is to be done with its model leaves as signals."""

    use_wanted = Signal(str)
    keep_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._review: Review | None = None
        self._active = self._usable = False
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 14, 12)
        self.notices = NoticeBar(look)
        column.addWidget(self.notices)
        self._empty_title, self._empty = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._empty_title)
        column.addWidget(self._empty)
        self.banner = VerdictBanner(look, language)
        column.addWidget(self.banner)
        self._found = QWidget()
        self._grid = QGridLayout(self._found)
        set_measures(self._grid, 0, 0, 0, 0, 12)
        self._make_panels()
        self._place()
        column.addWidget(self._found)
        self.evaluate = EvaluatePanel(look, language)
        column.addWidget(self.evaluate)
        self.measure = MeasurePanel(look, language)
        column.addWidget(self.measure)
        column.addStretch(1)
        outer.addWidget(scrolling(host), 1)
        self.report_button, self.keep_button = action_button("export"), action_button("undo")
        self.use_button = action_button("check", primary=True)
        self.foot = Foot(self.report_button, self.keep_button, self.use_button)
        outer.addWidget(self.foot)
        self.report_button.clicked.connect(self.report_wanted)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.use_button.clicked.connect(self._on_use)
        self.retranslate()

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
        self.curves.curves.setMinimumHeight(220)
        self.about = Panel()
        self._about_words = Label(wrap=True)
        self._about_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.column.addWidget(self._about_words)
        self.about.column.addStretch(1)
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

    @property
    def review(self) -> Review | None:
        return self._review

    def show_review(self, review: Review | None) -> None:
        self._review = review
        self._show()

    def show_model_state(self, active: bool, usable: bool) -> None:
        """Whether the model of this review answers already, and whether it can."""
        self._active, self._usable = active, usable
        self._show_buttons()

    def _on_use(self) -> None:
        if self._review is not None:
            self.use_wanted.emit(self._review.model_id)

    # Looks

    def _show(self) -> None:
        review = self._review
        self._empty_title.setVisible(review is None)
        self._empty.setVisible(review is None)
        self.banner.setVisible(review is not None)
        self._found.setVisible(review is not None)
        self._show_buttons()
        if review is None:
            return
        self.banner.show_review(review)
        self.comparison.show_scores(review.main)
        self.other.setVisible(review.other is not None)
        if review.other is not None:
            self.other.show_scores(review.other)
        self._show_reliability(review)
        self._show_questions(review)
        self.safety.show_checks(review.checks)
        self._show_curves(review)
        self._show_about(review)
        self._show_tables(review)
        self._place()

    def _show_buttons(self) -> None:
        review = self._review
        for button in (self.report_button, self.keep_button, self.use_button):
            button.setVisible(review is not None)
        helps = review is not None and review.verdict is Verdict.HELPS and not review.worse
        # The main button is what the verdict speaks for; keeping the original is the other one's turn.
        show_primary(self.use_button, helps)
        show_primary(self.keep_button, not helps)
        # Where nothing that was learned was worth keeping, there is no model to use.
        made = review is not None and review.model_id != SHIPPED_MODEL
        self.use_button.setVisible(made)
        self.keep_button.setVisible(made)
        self.use_button.setEnabled(self._usable and not self._active)
        self.use_button.setText(self.tr("In use") if self._active else self.tr("Use the new model"))
        self._look.dress(self.foot)
        if review is not None:
            locale = self._language.locale
            self.foot.words.setText(
                self.tr("{data} · seed {seed} · {rounds} rounds · {time}").format(
                    data=review.data_name,
                    seed=review.params.seed,
                    rounds=locale.toString(review.params.folds),
                    time=duration_words(review.seconds),
                )
            )
        else:
            self.foot.words.setText("")

    def _show_reliability(self, review: Review) -> None:
        locale = self._language.locale

        def percent(share: float) -> str:
            return number_words(share * 100, 0, locale)

        bins = [
            [Bin(one.confidence, one.right, one.n) for one in found]
            for found in (review.reliability_before, review.reliability_after)
        ]
        threshold = self.tr("answers from {percent} %").format(percent=percent(review.threshold_after))
        self.reliability.show_words(
            self.tr("Is it right as often as it thinks?"),
            self.tr("how sure it is, %"),
            self.tr("before"),
            self.tr("now"),
            threshold,
            self.tr("{n} questions"),
        )
        self.reliability.show_bins(bins[0], bins[1], review.threshold_after)
        self.reliability_panel.show_words(
            self.tr("Is it right as often as it thinks?"),
            [],
            self.tr("Right, %. On the diagonal it is. Bars: how many."),
        )
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
        self.better.show_questions(self.tr("↑ %n better", "", len(better)), better)
        self.worse.show_questions(self.tr("↓ %n worse", "", len(worse)), worse)
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

    def _show_about(self, review: Review) -> None:
        code, locale = self._language.code, self._language.locale
        lines = [
            f"{part_words(part.name)}: {say(code, part.reason, {'n': locale.toString(part.n)})}"
            + (
                " " + self.tr("{n} epochs.").format(n=locale.toString(part.epochs))
                if part.kept and part.epochs
                else ""
            )
            for part in review.parts
        ]
        lines += [sentence_words(notice, self._language) for notice in review.notices]
        settings = ", ".join(
            f"{say(code, f'tuning_{name}').lower()} {setting_words(name, getattr(review.params, name), locale)}"
            for name in review.params.__dataclass_fields__
        )
        lines.append(self.tr("Settings: {settings}.").format(settings=settings))
        lines.append(
            self.tr("Time: {encoding} to prepare the rows, {training} to train. Memory: {memory}.").format(
                encoding=duration_words(review.seconds_encoding),
                training=duration_words(review.seconds_training),
                memory=memory_words(review.peak_memory_mb, locale),
            )
        )
        lines.append(
            self.tr(
                "The model to use was trained on all questions, for as many epochs as were best in the rounds; the "
                "scores are those of the rounds."
            )
        )
        self.about.show_words(self.tr("What was done"))
        self._about_words.setText("\n".join(lines))

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
            [self.tr("Questions in the group"), self.tr("Groups of that size")],
            [(number(size), number(count)) for size, count in review.group_sizes],
        )

    def _place(self) -> None:
        """Three columns where there is room, else one under the other."""
        grid = self._grid
        wide = self.width() >= self._look.px(1000)
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

    def retranslate(self) -> None:
        self._empty_title.setText(self.tr("No run has ended yet"))
        self._empty.setText(
            self.tr("What a run finds is shown here. Until then the model in use can be tested below.")
        )
        self.report_button.setText(self.tr("Report"))
        self.report_button.setToolTip(self.tr("Save the review as a page to print"))
        self.keep_button.setText(self.tr("Keep the current one"))
        self._show()

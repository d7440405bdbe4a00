"""What a review's panels say of scores and of single questions: before and now, better and worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.ui.theme import set_fixed
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.chart_panel import ChartPanel, LegendEntry
from medbot_desktop.ui.tuning.frames import Panel
from medbot_desktop.ui.tuning.intervals import Comparison, IntervalChart, Measured
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.words import gain_words, kind_words, rank_words, score_words, way_of, way_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning_review import HeldOutQuestion, Interval, KindScores, ScorePair
    from medbot_desktop.ui.language import Language
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
        title = self.tr("Before and now, {n} questions set aside").format(n=locale.toString(n))
        kind = kind_words(scores.kind)
        self.show_words(
            title,
            [LegendEntry("circle", before, "text2"), LegendEntry("diamond", now)],
            self.tr("{kind}. Bars: 95% interval.").format(kind=kind[:1].upper() + kind[1:]),
        )
        self.numbers.setAccessibleName(f"{title}: {kind}")
        self.bars.show_words(f"{title}: {kind}", before, now)
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

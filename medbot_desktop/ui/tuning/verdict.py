"""The head of the review: the verdict in plain words, with the questions it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.words import gain_words, kind_words, verdict_words

if TYPE_CHECKING:
    from medbot_desktop.domain.tuning_review import Review
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

ICONS = {
    Verdict.HELPS: ("check", "accent"),
    Verdict.NO_CLEAR_GAIN: ("info", "text2"),
    Verdict.WORSE: ("warning", "warn"),
}


class VerdictBanner(QFrame):
    """Icon, heading, one or two sentences; the ground tells the three verdicts apart, the icon and words do too."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self.setObjectName("verdict")
        line = QHBoxLayout(self)
        set_measures(line, 18, 12, 18, 12, 14)
        self._icon = QLabel()
        line.addWidget(self._icon)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 2)
        self.heading, self.sentence = Label(role="medicine", wrap=True), Label(wrap=True)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        line.addLayout(words, 1)

    def show_review(self, review: Review) -> None:
        heading, meaning = verdict_words(review)
        self.heading.setText(heading)
        self.sentence.setText(f"{self.grounds(review)} {meaning}")
        self.setProperty("way", review.verdict.value)
        icon, tone = ICONS[review.verdict]
        set_icon(self._icon, icon, 24, tone)
        self.style().polish(self)
        self._look.dress(self)

    def grounds(self, review: Review) -> str:
        """How many questions, of which kind, how many changed, and the gain with its interval."""
        locale, questions = self._language.locale, review.main.questions
        up = sum(1 for one in questions if one.rank_after == 1 and one.rank_before != 1)
        down = sum(1 for one in questions if one.rank_before == 1 and one.rank_after != 1)
        gain, interval = gain_words(review.main.score("mrr_at_10").gain, locale)
        return self.tr(
            "Of {n} questions set aside ({kind}), {up} are now right the first time and {down} no longer are. "
            "Right one near the top (MRR@10): {gain}; with 95% confidence {interval}."
        ).format(
            n=locale.toString(len(questions)),
            kind=kind_words(review.main.kind),
            up=locale.toString(up),
            down=locale.toString(down),
            gain=gain,
            interval=interval,
        )

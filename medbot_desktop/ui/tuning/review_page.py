"""Step Review: what a finished run found, on questions it had not seen; and the pharmacy's own test."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.evaluate_panel import EvaluatePanel
from medbot_desktop.ui.tuning.frames import Foot, action_button, scrolling, show_primary
from medbot_desktop.ui.tuning.verdict import VerdictBanner
from medbot_desktop.ui.tuning.words import duration_words, sentence_words

if TYPE_CHECKING:
    from medbot_desktop.domain.tuning_review import Review
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.measure_panel import MeasurePanel
    from medbot_desktop.ui.tuning.review_panels import ReviewPanels


class ReviewPage(Translated, QWidget):
    """Shows a Review; what is to be done with its model leaves as signals."""

    use_wanted = Signal(str)
    keep_wanted = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._review: Review | None = None
        self._active = self._usable = False
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        self._column = column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 14, 12)
        self.notices = NoticeBar(look)
        column.addWidget(self.notices)
        self._empty_title, self._empty = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._empty_title)
        column.addWidget(self._empty)
        self.banner = VerdictBanner(look, language)
        column.addWidget(self.banner)
        self.evaluate = EvaluatePanel(look, language)
        column.addWidget(self.evaluate)
        column.addStretch(1)
        outer.addWidget(scrolling(host), 1)
        self.report_button, self.keep_button = action_button("export"), action_button("undo")
        self.use_button = action_button("check", primary=True)
        self.foot = Foot(self.report_button, self.keep_button, self.use_button)
        outer.addWidget(self.foot)
        self.report_button.clicked.connect(self._on_report)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.use_button.clicked.connect(self._on_use)
        self.retranslate()

    @cached_property
    def panels(self) -> ReviewPanels:
        """What a review is shown in; made with the first."""
        from medbot_desktop.ui.tuning.review_panels import ReviewPanels

        panels = ReviewPanels(self._look, self._language)
        self._look.dress(panels)
        self._column.insertWidget(self._column.indexOf(self.evaluate), panels)
        panels.setVisible(self._review is not None)
        return panels

    @cached_property
    def measure(self) -> MeasurePanel:
        """Where a hosted model is measured; made with the first that is switched on."""
        from medbot_desktop.ui.tuning.measure_panel import MeasurePanel

        panel = MeasurePanel(self._look, self._language)
        self._column.insertWidget(self._column.indexOf(self.evaluate) + 1, panel)
        self._look.dress(panel)
        return panel

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

    def _on_report(self) -> None:
        from medbot_desktop.ui.tuning.review_pdf import write_review_pdf

        review = self._review
        if review is None:
            return
        name = Path(review.data_name).stem + self.tr("_review") + ".pdf"
        path, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(Path.home() / name), "PDF (*.pdf)"
        )
        if not path:
            return
        try:
            write_review_pdf(review, self.banner.grounds(review), path, self._language)
        except MedBotError as error:
            why = Sentence.of(error)
            self.notices.show_notice(lambda: sentence_words(why, self._language))
        else:
            self.notices.show_notice(
                lambda: self.tr("Saved: {name}").format(name=Path(path).name),
                str(Path(path).parent),
                warning=False,
            )

    def _on_use(self) -> None:
        if self._review is not None:
            self.use_wanted.emit(self._review.model_id)

    # Looks

    def _show(self) -> None:
        review = self._review
        self._empty_title.setVisible(review is None)
        self._empty.setVisible(review is None)
        self.banner.setVisible(review is not None)
        self._show_buttons()
        if "panels" in self.__dict__:
            self.panels.setVisible(review is not None)
        if review is None:
            return
        self.banner.show_review(review)
        self.panels.show_review(review)

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
        self.foot.setVisible(review is not None)
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

    def retranslate(self) -> None:
        self._empty_title.setText(self.tr("No run has ended yet"))
        self._empty.setText(
            self.tr("What a run finds is shown here. Until then the model in use can be tested below.")
        )
        self.report_button.setText(self.tr("Report"))
        self.report_button.setToolTip(self.tr("Save the review as a page to print"))
        self.keep_button.setText(self.tr("Keep the current one"))
        self._show()

"""The tuning place: five steps in one page, and what passes between them. It sends and shows; it computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.settings import Consent
from medbot_desktop.domain.tuning import RunState, TuningParams
from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.chat_questions import ChatQuestions
from medbot_desktop.ui.tuning.estimates import Estimates
from medbot_desktop.ui.tuning.pages import TEACH, Pages
from medbot_desktop.ui.tuning.sitting import Sitting
from medbot_desktop.ui.tuning.source import ChosenSource
from medbot_desktop.ui.tuning.steps import STEPS, StepHeader
from medbot_desktop.ui.tuning.words import sentence_words, verdict_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.tuning import RunProgress, RunSummary
    from medbot_desktop.domain.tuning_review import Review
    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.aside_page import AsidePage
    from medbot_desktop.ui.tuning.chat_questions import ReadKnown
    from medbot_desktop.ui.tuning.requests import ModelRequests, RunRequests
    from medbot_desktop.ui.tuning.review_page import ReviewPage
    from medbot_desktop.ui.tuning.run_page import RunPage
    from medbot_desktop.ui.tuning.teach_page import TeachPage
    from medbot_desktop.ui.tuning.use_page import UsePage
    from medbot_desktop.worker.messages import LibraryState
    from medbot_desktop.worker.tuning_messages import RunSource

NARROW = 1000
MOST_OF_A_NAME = 300
CONSENTS = {Consent.NOT_ASKED: None, Consent.GIVEN: True, Consent.REFUSED: False}


class TuningPlace(Translated, QWidget):
    """`make_data` gives the page of step Data. `news` carries a title and a sentence (Words) and the step to look at,
    for the window to tell where this place is not in sight; `going_changed` whether a run is going; `source_changed`
    that another source was chosen, or that its questions are others now.
    """

    news = Signal(object, object, str)
    going_changed = Signal(bool)
    consent_chosen = Signal(object)
    first_shown = Signal()
    source_changed = Signal()

    def __init__(
        self,
        look: Look,
        language: Language,
        tasks: TaskRunner,
        make_data: Callable[[], DataPlace],
        runs: RunRequests,
        models: ModelRequests,
        read_known: ReadKnown,
    ) -> None:
        super().__init__()
        self._look, self._language = look, language
        self.runs, self.models = runs, models
        self._settings: Settings | None = None
        self._was_shown = False
        self._picker: QWidget | None = None
        self._rows_known: list[tuple[int, int]] = []
        self.step = STEPS[0]
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        self.header = StepHeader(look)
        self._data_name = ElidedLabel(role="meta")
        self._data_icon = QLabel()
        set_icon(self._data_icon, "table", 16)
        self.header.aside.addWidget(self._data_icon)
        self.header.aside.addWidget(self._data_name)
        column.addWidget(self.header)
        self.chosen = ChosenSource(self)
        self.chat = ChatQuestions(tasks, read_known, self.chosen, self)
        self.sitting = Sitting(self.chosen, runs, models, self)
        self.pages = Pages(look, language, make_data, runs, models, self.chosen, self.sitting)
        column.addWidget(Scrolled(self.pages), 1)  # its feet alone are higher than a low window, at 200 %
        self.estimates = Estimates(runs, self._shows_estimates, self)
        self._connect()
        self.pages.made.connect(self._on_made)
        self.header.chosen.connect(self.show_step)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def _connect(self) -> None:
        runs, models = self.runs, self.models
        self.chosen.changed.connect(self._on_source_changed)
        self.sitting.listed.connect(self._on_questions_listed)
        self.chat.listed.connect(self._on_questions_listed)
        self.chat.failed.connect(self._on_chat_failed)
        self.estimates.changed.connect(self._show_estimate)
        runs.started.connect(self._on_started)
        runs.progressed.connect(self._on_progressed)
        runs.finished.connect(self._on_finished)
        runs.failed.connect(self._on_failed)
        runs.cancelled.connect(self._on_cancelled)
        runs.refused.connect(self._on_refused)
        runs.runs_listed.connect(self._on_runs_listed)
        models.changed.connect(self._on_models)
        models.review_read.connect(self._on_review_read)
        models.failed.connect(self._on_model_failed)

    def _on_made(self, page: str) -> None:
        """Show a new page what is known, and hear what it asks for."""
        match page:
            case "aside":
                self.aside.consent_chosen.connect(self._on_consent)
                self.aside.teach_wanted.connect(self._on_teach)
                self.aside.data_wanted.connect(self._show_data)
                self.aside.run_wanted.connect(self._show_run)
                if self._settings is not None:
                    self.aside.show_hosted(self._settings.hosted)
                self._show_questions()
                self._show_estimate()
            case "run":
                self.run.form.changed.connect(self._ask_estimate)
                self.run.start_wanted.connect(self._on_start)
                self.run.review_wanted.connect(self._show_review)
                self.run.show_source(bool(self.chosen.dataset_id))
                self._show_estimate()
            case "review":
                self.review.use_wanted.connect(self._on_use_review)
                self.review.keep_wanted.connect(self._show_use)
                self.review.evaluate.wanted.connect(self._on_evaluate)
                self._on_models()
            case "teach":
                self.teach.done.connect(self._show_aside)
            case "use":
                self._on_models()

    @property
    def aside(self) -> AsidePage:
        return self.pages.aside

    @property
    def teach(self) -> TeachPage:
        return self.pages.teach

    @property
    def run(self) -> RunPage:
        return self.pages.run

    @property
    def review(self) -> ReviewPage:
        return self.pages.review

    @property
    def use(self) -> UsePage:
        return self.pages.use

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.pages.make_in_turns()
            self.runs.list_runs()
            self.models.list()
            self.models.list_taught()
            self.chat.read()
            self.first_shown.emit()

    # Steps

    def show_step(self, step: str) -> None:
        """Open a step; one that cannot be opened yet leaves the open one."""
        if step not in self._reachable():
            step = self.step
        self.step = step
        self.pages.open(step)
        if self._picker is not None:
            self._picker.setVisible(step == "run")
        if step in ("aside", "run"):
            self._ask_estimate()
        self._show_steps()

    def add_picker(self, picker: QWidget) -> None:
        """Put the choice of where to tune above step Run."""
        self._picker = picker
        picker.hide()
        self.layout().insertWidget(1, picker)  # type: ignore[union-attr]

    def show_way(self, page: QWidget | None) -> None:
        """Have step Run be this page, or with None the run on this computer."""
        self.pages.put_instead("run", page)
        if self.step == "run":
            self.show_step("run")

    def _show_data(self) -> None:
        self.show_step("data")

    def _show_aside(self) -> None:
        self.show_step("aside")

    def _show_run(self) -> None:
        self.show_step("run")

    def _show_review(self) -> None:
        self.show_step("review")

    def _show_use(self) -> None:
        self.show_step("use")

    def _reachable(self) -> set[str]:
        has_data = bool(self.chosen.dataset_id)
        return {"data", "use"} | ({"aside", "run", "review"} if has_data or self.runs.going else set())

    def _show_steps(self) -> None:
        review, models = self.reviewed, self.models.models
        tuned = any(model.active and model.params is not None for model in models)
        done = {
            "data": bool(self.chosen.dataset_id),
            "aside": self.runs.going or review is not None,
            "run": review is not None and not self.runs.going,
            "review": review is not None and any(m.id == review.model_id and m.active for m in models),
            "use": tuned,
        }
        self.header.show_step(
            self.step, {name for name, is_done in done.items() if is_done}, self._reachable()
        )
        rows, name = self.tr("%Ln row(s)", "", self.chosen.data_rows), self.chosen.data_name
        self._data_name.setText(f"{name} · {rows}" if name else "")
        self._data_icon.setVisible(bool(name) and not self._data_name.isHidden())

    # What there is to learn from

    def show_library(self, library: LibraryState | None) -> None:
        """Take in the data sets there are."""
        data_sets = library.data_sets if library else ()
        if [(d.id, d.row_count) for d in data_sets] != self._rows_known:
            self._rows_known = [(d.id, d.row_count) for d in data_sets]
            self._renew_estimates()
        self.chosen.show_data_sets(data_sets, self._language.code)
        if self.pages.is_made("run"):
            self.run.show_source(bool(self.chosen.dataset_id))
        self._show_steps()

    def show_settings(self, settings: Settings) -> None:
        """Take in whether the chat's questions may be used, and which hosted models are switched on."""
        self._settings = settings
        if self.pages.is_made("aside"):
            self.aside.show_hosted(settings.hosted)
        self.chat.show_consent(settings.tuning_consent)

    def choose(self, data_set: DataSet) -> None:
        """Learn from the data set that was just brought in."""
        self.chosen.choose(data_set.id)

    @property
    def source(self) -> RunSource:
        """What a run would learn from, as it is chosen now."""
        return self.chosen.as_asked

    def _on_source_changed(self) -> None:
        self.source_changed.emit()
        if self.pages.is_made("run"):
            self.run.show_source(bool(self.chosen.dataset_id))
        self.chat.read()
        self._ask_estimate()
        self._show_steps()

    def _on_chat_failed(self, sentence: Sentence) -> None:
        self.aside.notices.show_notice(lambda: self._say(sentence))

    def _on_questions_listed(self, changed: bool) -> None:
        self._show_questions()
        if changed:
            self._renew_estimates()

    def _show_questions(self) -> None:
        if self.pages.is_made("aside"):
            consent = CONSENTS[self.chat.consent]
            self.aside.show_questions(consent, len(self.chat.known), len(self.sitting.taught))

    def _on_consent(self, given: bool) -> None:
        self.consent_chosen.emit(Consent.GIVEN if given else Consent.REFUSED)

    def _on_teach(self) -> None:
        self.pages.open(TEACH)
        self.sitting.begin()

    # What it will take

    def _shows_estimates(self) -> bool:
        return self.step in ("aside", "run") and self.isVisible()

    @property
    def _params(self) -> TuningParams | None:
        return self.run.form.params if self.pages.is_made("run") else TuningParams()

    def _ask_estimate(self) -> None:
        self.estimates.want(self.source, self._params)

    def _renew_estimates(self) -> None:
        self.estimates.forget()
        self.source_changed.emit()
        self._ask_estimate()

    def _show_estimate(self) -> None:
        told, params = self.estimates.wanted, self._params
        estimate, trouble = (None, told) if isinstance(told, Sentence) else (told, None)
        if self.pages.is_made("aside"):
            self.aside.show_estimate(estimate, params.folds if params else 0, trouble)
        if self.pages.is_made("run"):
            self.run.show_estimate(estimate, trouble)
            self.run.form.show_estimates(self.estimates.of_presets(self.source))

    # The run

    def _on_start(self) -> None:
        params = self._params
        if params is not None:
            self.runs.start(self.source, params)

    def _on_started(self) -> None:
        self.run.begin()
        self.going_changed.emit(True)
        self._show_steps()

    def _on_progressed(self, progress: RunProgress) -> None:
        self.run.show_progress(progress)

    def _on_finished(self, review: Review) -> None:
        self.run.end(finished=True)
        self.show_review(review)
        self.models.list()
        self.going_changed.emit(False)
        ended, banner = self.tr("The run has ended."), self.review.banner
        if self.step == "run":
            self.show_step("review")
        self.news.emit(lambda: self.tr("The run has ended."), lambda: verdict_words(review)[0], "review")
        # Where this place is in sight the news is not shown, but it is said.
        announce(self, f"{ended} {banner.heading.text()}. {banner.sentence.text()}")

    def _on_failed(self, sentence: Sentence) -> None:
        self.run.end(finished=False)
        self.run.show_failure(sentence)
        self.runs.list_runs()
        self.going_changed.emit(False)
        self.news.emit(lambda: self.tr("The run stopped."), lambda: self._say(sentence), "run")
        self._show_steps()

    def _on_cancelled(self) -> None:
        self.run.end(finished=False)
        self.run.show_cancelled()
        self.going_changed.emit(False)
        self.runs.list_runs()
        self._ask_estimate()
        self._show_steps()

    def _on_refused(self, sentence: Sentence) -> None:
        self.run.notices.show_notice(lambda: self._say(sentence))

    def _on_runs_listed(self, runs: tuple[RunSummary, ...]) -> None:
        """What is on disk and not finished: the newest that was cut off, else the newest that failed."""
        if self.runs.going:
            return
        open_ones = [run for run in runs if run.state in (RunState.INTERRUPTED, RunState.PAUSED)]
        failed = [run for run in runs if run.state is RunState.FAILED]
        newest = max(open_ones or failed, key=lambda run: run.started_at, default=None)
        if newest is not None or self.pages.is_made("run"):
            self.run.show_unfinished(newest)
        if open_ones and newest is not None:
            self.news.emit(
                lambda: self.tr("A tuning run was cut off."),
                lambda: self.tr("It can go on from its last epoch."),
                "run",
            )

    # Review

    @property
    def reviewed(self) -> Review | None:
        return self.review.review if self.pages.is_made("review") else None

    def show_review(self, review: Review) -> None:
        self.review.show_review(review)
        self._on_models()

    def _on_review_read(self, review: Review) -> None:
        self.show_review(review)
        self.show_step("review")

    def _on_use_review(self, model_id: str) -> None:
        self.show_step("use")
        self.use.ask_use(model_id)

    def _on_evaluate(self, path: str, model_id: str) -> None:
        self.runs.evaluate(path, model_id, self.chosen.dataset_id)

    # Models

    def _on_models(self) -> None:
        models, review = self.models.models, self.reviewed
        if self.pages.is_made("use"):
            self.use.show_models(models, self.models.activations)
        if self.pages.is_made("review"):
            self.review.evaluate.show_models(models)
        if review is not None:
            own = next((model for model in models if model.id == review.model_id), None)
            self.review.show_model_state(
                active=own is not None and own.active,
                usable=own is not None and own.usable and own.deleted_at is None,
            )
        self._show_steps()

    def _on_model_failed(self, sentence: Sentence) -> None:
        if self.pages.opened == TEACH:
            self.teach.notices.show_notice(lambda: self._say(sentence))
        elif self.pages.opened == "review":
            self.review.notices.show_notice(lambda: self._say(sentence))
        elif self._was_shown:
            self.use.show_failure(sentence)

    # Looks

    def _say(self, sentence: Sentence) -> str:
        return sentence_words(sentence, self._language)

    def retranslate(self) -> None:
        self._data_name.setAccessibleName(self.tr("Data set"))
        self._show_steps()
        self._show_questions()

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._data_name.setMaximumWidth(self._look.px(MOST_OF_A_NAME))
        narrow = self.width() < self._look.px(NARROW)
        self.header.fold(narrow)
        self._data_name.setVisible(not narrow)
        self._data_icon.setVisible(not narrow and bool(self._data_name.text()))

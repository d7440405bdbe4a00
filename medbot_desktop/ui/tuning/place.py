"""The tuning place: five steps in one page, and what passes between them. It sends and shows; it computes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.settings import Consent
from medbot_desktop.domain.tuning import PRESETS, Preset, RunState
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.aside_page import AsidePage
from medbot_desktop.ui.tuning.review_page import ReviewPage
from medbot_desktop.ui.tuning.review_pdf import write_review_pdf
from medbot_desktop.ui.tuning.run_page import RunPage
from medbot_desktop.ui.tuning.steps import STEPS, StepHeader
from medbot_desktop.ui.tuning.teach_page import TeachPage
from medbot_desktop.ui.tuning.use_page import UsePage
from medbot_desktop.ui.tuning.words import sentence_words
from medbot_desktop.worker.tuning_messages import RunSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.tuning import (
        Estimate,
        KnownQuestion,
        Review,
        RunProgress,
        RunSummary,
        TuningParams,
    )
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.requests import ModelRequests, RunRequests
    from medbot_desktop.worker.messages import LibraryState
    from medbot_desktop.worker.tuning_messages import EstimateRun

    # The questions of the chat whose right row is known, for a data set; read off the UI thread.
    ReadKnown = Callable[[int], tuple[KnownQuestion, ...]]

ESTIMATE_AFTER_MS = 400
NARROW = 1000
SCORED_BY = 10
CONSENTS = {Consent.NOT_ASKED: None, Consent.GIVEN: True, Consent.REFUSED: False}


class TuningPlace(Translated, QWidget):
    """`data` is the page of step Data. `news` carries a title, a sentence and the step to look at, for the window to
    tell where this place is not in sight; `going_changed` whether a run is going.
    """

    news = Signal(str, str, str)
    going_changed = Signal(bool)
    consent_chosen = Signal(object)
    first_shown = Signal()
    source_changed = Signal()

    def __init__(
        self,
        look: Look,
        language: Language,
        tasks: TaskRunner,
        data: QWidget,
        runs: RunRequests,
        models: ModelRequests,
        read_known: ReadKnown,
    ) -> None:
        super().__init__()
        self._look, self._language, self._tasks = look, language, tasks
        self.runs, self.models = runs, models
        self._read_known = read_known
        self._known: tuple[KnownQuestion, ...] = ()
        self._taught: tuple[tuple[int, KnownQuestion], ...] = ()
        self._consent = Consent.NOT_ASKED
        self._estimates: dict[tuple[RunSource, TuningParams], Estimate | Sentence] = {}
        self._wanted: tuple[RunSource, TuningParams] | None = None
        self._review_model = ""
        self._was_shown = False
        self._tens_scored = 0
        self._rows_known: list[tuple[int, int]] = []
        self._picker: QWidget | None = None
        self.step = STEPS[0]
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        self.header = StepHeader(look)
        self._data_name = ElidedLabel(role="meta")
        self.header.aside.addWidget(self._data_name)
        column.addWidget(self.header)
        self.data = data
        self.aside, self.teach = AsidePage(look, language), TeachPage(look, language)
        self.run, self.review, self.use = (
            RunPage(look, language),
            ReviewPage(look, language),
            UsePage(look, language),
        )
        self._stack = QStackedWidget()
        for page in (self.data, self.aside, self.teach, self.run, self.review, self.use):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._pages = {
            "data": self.data,
            "aside": self.aside,
            "run": self.run,
            "review": self.review,
            "use": self.use,
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ESTIMATE_AFTER_MS)
        self._timer.timeout.connect(self._estimate)
        self._connect_runs()
        self._connect_models()
        self.header.chosen.connect(self.show_step)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def _connect_runs(self) -> None:
        runs, aside, run, review = self.runs, self.aside, self.run, self.review
        runs.estimated.connect(self._on_estimated)
        runs.not_estimated.connect(self._on_not_estimated)
        runs.started.connect(self._on_started)
        runs.progressed.connect(self._on_progressed)
        runs.finished.connect(self._on_finished)
        runs.failed.connect(self._on_failed)
        runs.cancelled.connect(self._on_cancelled)
        runs.refused.connect(self._on_refused)
        runs.runs_listed.connect(self._on_runs_listed)
        runs.evaluated.connect(review.evaluate.show_scores)
        runs.not_evaluated.connect(review.evaluate.show_failure)
        runs.taught_scored.connect(self.teach.show_scores)
        aside.source_changed.connect(self._on_source_changed)
        aside.consent_chosen.connect(self._on_consent)
        aside.teach_wanted.connect(self._on_teach)
        aside.data_wanted.connect(self._show_data)
        aside.run_wanted.connect(self._show_run)
        run.form.changed.connect(self._ask_estimate)
        run.start_wanted.connect(self._on_start)
        run.pause_wanted.connect(runs.pause)
        run.resume_wanted.connect(runs.resume)
        run.cancel_wanted.connect(runs.cancel)
        run.review_wanted.connect(self._show_review)
        review.report_wanted.connect(self._on_report)
        review.use_wanted.connect(self._on_use_review)
        review.keep_wanted.connect(self._show_use)
        review.evaluate.wanted.connect(self._on_evaluate)

    def _connect_models(self) -> None:
        models, use, teach = self.models, self.use, self.teach
        models.changed.connect(self._on_models)
        models.used.connect(self._on_used)
        models.deleted.connect(use.show_deleted)
        models.exported.connect(use.show_saved)
        models.imported.connect(use.show_imported)
        models.review_read.connect(self._on_review_read)
        models.failed.connect(self._on_model_failed)
        models.row_to_teach.connect(teach.show_row)
        models.taught.connect(self._on_taught)
        models.untaught.connect(self._on_untaught)
        models.taught_listed.connect(self._on_taught_listed)
        use.use_wanted.connect(models.use)
        use.roll_back_wanted.connect(models.roll_back)
        use.rename_wanted.connect(models.rename)
        use.note_wanted.connect(models.note)
        use.delete_wanted.connect(models.delete)
        use.restore_wanted.connect(models.restore)
        use.export_wanted.connect(models.export)
        use.import_wanted.connect(models.import_)
        use.review_wanted.connect(models.read_review)
        teach.asked.connect(self._on_asked)
        teach.skipped.connect(self._on_skipped)
        teach.taken_back.connect(models.unteach)
        teach.done.connect(self._show_aside)

    # Steps

    def show_step(self, step: str) -> None:
        """Open a step; one that cannot be opened yet leaves the open one."""
        if step not in self._reachable():
            step = self.step
        self.step = step
        self._stack.setCurrentWidget(self._pages[step])
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
        if page is not None and self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._pages["run"] = page or self.run
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
        has_data = bool(self.aside.dataset_id)
        return {"data", "use"} | ({"aside", "run", "review"} if has_data or self.runs.going else set())

    def _show_steps(self) -> None:
        review, models = self.review.review, self.models.models
        tuned = any(model.active and model.params is not None for model in models)
        done = {
            "data": bool(self.aside.dataset_id),
            "aside": self.runs.going or review is not None,
            "run": review is not None and not self.runs.going,
            "review": review is not None and any(m.id == review.model_id and m.active for m in models),
            "use": tuned,
        }
        self.header.show_step(
            self.step, {name for name, is_done in done.items() if is_done}, self._reachable()
        )
        rows, name = self.tr("%n row(s)", "", self.aside.data_rows), self.aside.data_name
        self._data_name.setText(f"{name} · {rows}" if name else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.runs.list_runs()
            self.models.list()
            self.models.list_taught()
            self._read_chat()
            self.first_shown.emit()

    # What there is to learn from

    def show_library(self, library: LibraryState | None) -> None:
        """Take in the data sets there are."""
        data_sets = library.data_sets if library else ()
        if [(d.id, d.row_count) for d in data_sets] != self._rows_known:
            self._rows_known = [(d.id, d.row_count) for d in data_sets]
            self._renew_estimates()
        self.aside.show_data_sets(data_sets)
        self.run.show_source(bool(self.aside.dataset_id))
        self._show_steps()

    def show_settings(self, settings: Settings) -> None:
        """Take in whether the chat's questions may be used, and which hosted models are switched on."""
        self.aside.show_hosted(settings.hosted)
        if settings.tuning_consent is not self._consent:
            self._consent = settings.tuning_consent
            self._read_chat()

    def choose(self, data_set: DataSet) -> None:
        """Learn from the data set that was just brought in."""
        self.aside.choose(data_set.id)

    @property
    def source(self) -> RunSource:
        # The run reads the chat's questions and those taught by itself.
        return RunSource(self.aside.dataset_id, "", self.aside.questions_path)

    def _on_source_changed(self) -> None:
        self.source_changed.emit()
        self.run.show_source(bool(self.aside.dataset_id))
        self._read_chat()
        self._ask_estimate()
        self._show_steps()

    def _read_chat(self) -> None:
        if self._consent is not Consent.GIVEN or not self.aside.dataset_id:
            self._on_known(())
            return
        read, dataset_id = self._read_known, self.aside.dataset_id
        self._tasks.start(lambda: read(dataset_id), "io", self._on_known, self._on_not_known)

    def _on_known(self, known: tuple[KnownQuestion, ...]) -> None:
        changed = known != self._known
        self._known = known
        self._show_questions()
        if changed:
            self._renew_estimates()

    def _on_not_known(self, error: Exception) -> None:
        self._on_known(())
        if isinstance(error, MedBotError):
            self.aside.notices.show_notice(self._say(Sentence.of(error)))

    def _show_questions(self) -> None:
        self.aside.show_questions(CONSENTS[self._consent], len(self._known), len(self._taught))

    def _on_consent(self, given: bool) -> None:
        self.consent_chosen.emit(Consent.GIVEN if given else Consent.REFUSED)

    # Estimates: the worker's, asked for when what they depend on has rested for a moment

    def _ask_estimate(self) -> None:
        params = self.run.form.params
        self._wanted = (self.source, params) if params is not None and self.aside.dataset_id else None
        self._show_estimate()
        if self._wanted is not None and self.step in ("aside", "run"):
            self._timer.start()

    def _renew_estimates(self) -> None:
        """Other questions are known now: what was estimated no longer holds."""
        self.runs.drop_estimates()
        self._estimates.clear()
        self.source_changed.emit()
        self._ask_estimate()

    def _estimate(self) -> None:
        if self._wanted is None or self.runs.going or not self.isVisible():
            return
        wanted = [self._wanted, *((self._wanted[0], PRESETS[preset]) for preset in Preset)]
        missing = [one for one in wanted if one not in self._estimates]
        if missing:
            self.runs.estimate(*missing[0])

    def _on_estimated(self, request: EstimateRun, estimate: Estimate) -> None:
        self._keep_estimate(request, estimate)
        self._estimate()

    def _on_not_estimated(self, request: EstimateRun, sentence: Sentence) -> None:
        self._keep_estimate(request, sentence)

    def _keep_estimate(self, request: EstimateRun, told: Estimate | Sentence) -> None:
        if request.source != self.source:
            return
        self._estimates = {key: value for key, value in self._estimates.items() if key[0] == request.source}
        self._estimates[request.source, request.params] = told
        self._show_estimate()

    def _show_estimate(self) -> None:
        told = self._estimates.get(self._wanted) if self._wanted else None
        estimate = None if isinstance(told, Sentence) else told
        trouble = told if isinstance(told, Sentence) else None
        params = self.run.form.params
        self.aside.show_estimate(estimate, params.folds if params else 0, trouble)
        self.run.show_estimate(estimate, trouble)
        source = self.source
        presets = {preset: self._estimates.get((source, PRESETS[preset])) for preset in Preset}
        self.run.form.show_estimates(
            {
                preset: one.seconds
                for preset, one in presets.items()
                if one is not None and not isinstance(one, Sentence)
            }
        )

    # The run

    def _on_start(self) -> None:
        params = self.run.form.params
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
        self.news.emit(self.tr("The run has ended."), self.review.banner.heading.text(), "review")
        if self.step == "run":
            self.show_step("review")

    def _on_failed(self, sentence: Sentence) -> None:
        self.run.end(finished=False)
        self.run.show_failure(sentence)
        self.runs.list_runs()
        self.going_changed.emit(False)
        self.news.emit(self.tr("The run stopped."), self._say(sentence), "run")
        self._show_steps()

    def _on_cancelled(self) -> None:
        self.run.end(finished=False)
        self.run.show_cancelled()
        self.going_changed.emit(False)
        self.runs.list_runs()
        self._ask_estimate()
        self._show_steps()

    def _on_refused(self, sentence: Sentence) -> None:
        self.run.notices.show_notice(self._say(sentence))

    def _on_runs_listed(self, runs: tuple[RunSummary, ...]) -> None:
        """What is on disk and not finished: the newest that was cut off, else the newest that failed."""
        if self.runs.going:
            return
        open_ones = [run for run in runs if run.state in (RunState.INTERRUPTED, RunState.PAUSED)]
        failed = [run for run in runs if run.state is RunState.FAILED]
        newest = max(open_ones or failed, key=lambda run: run.started_at, default=None)
        self.run.show_unfinished(newest)
        if open_ones and newest is not None:
            self.news.emit(
                self.tr("A tuning run was cut off."), self.tr("It can go on from its last epoch."), "run"
            )

    # Review

    def show_review(self, review: Review) -> None:
        self.review.show_review(review)
        self._on_models()

    def _on_review_read(self, review: Review) -> None:
        self.show_review(review)
        self.show_step("review")

    def _on_report(self) -> None:
        review = self.review.review
        if review is None:
            return
        name = Path(review.data_name).stem + self.tr("_review") + ".pdf"
        path, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(Path.home() / name), "PDF (*.pdf)"
        )
        if not path:
            return
        try:
            write_review_pdf(review, self.review.banner.grounds(review), path, self._language)
        except MedBotError as error:
            self.review.notices.show_notice(self._say(Sentence.of(error)))
        else:
            self.review.notices.show_notice(
                self.tr("Saved: {name}").format(name=Path(path).name), str(Path(path).parent), warning=False
            )

    def _on_use_review(self, model_id: str) -> None:
        self.show_step("use")
        self.use.ask_use(model_id)

    def _on_evaluate(self, path: str, model_id: str) -> None:
        self.runs.evaluate(path, model_id, self.aside.dataset_id)

    # Models

    def _on_models(self) -> None:
        models, review = self.models.models, self.review.review
        self.use.show_models(models, self.models.activations)
        self.review.evaluate.show_models(models)
        own = next((model for model in models if review is not None and model.id == review.model_id), None)
        self.review.show_model_state(
            active=own is not None and own.active,
            usable=own is not None and own.usable and own.deleted_at is None,
        )
        self._show_steps()

    def _on_used(self, _model_id: str) -> None:
        self.use.show_used()

    def _on_model_failed(self, sentence: Sentence) -> None:
        page = self._stack.currentWidget()
        if page is self.teach:
            self.teach.notices.show_notice(self._say(sentence))
        elif page is self.review:
            self.review.notices.show_notice(self._say(sentence))
        elif self._was_shown:
            self.use.show_failure(sentence)

    # Teach

    def _on_teach(self) -> None:
        self.teach.begin()
        self._stack.setCurrentWidget(self.teach)
        self.models.next_to_teach(self.aside.dataset_id, 0)

    def _on_asked(self, row_number: int, query: str) -> None:
        self.models.teach(self.aside.dataset_id, row_number, query)

    def _on_skipped(self, skip: int) -> None:
        self.models.next_to_teach(self.aside.dataset_id, skip)

    def _on_taught(self) -> None:
        self.teach.kept()
        self._on_untaught()

    def _on_untaught(self) -> None:
        self.models.list_taught()
        if self._stack.currentWidget() is self.teach:
            self.models.next_to_teach(self.aside.dataset_id, self.teach.skip)

    def _on_taught_listed(self, taught: tuple[tuple[int, KnownQuestion], ...]) -> None:
        changed = taught != self._taught
        self._taught = taught
        self.teach.show_taught(taught)
        self._score_taught()
        self._show_questions()
        if changed:
            self._renew_estimates()

    def _score_taught(self) -> None:
        """Ask what the questions bring, whenever another ten of them are there."""
        tens = len(self._taught) // SCORED_BY
        if not tens:
            self.teach.show_scores(())
        elif tens != self._tens_scored and not self.runs.going:
            self.runs.score_taught(self.aside.dataset_id)
        self._tens_scored = tens

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
        narrow = self.width() < self._look.px(NARROW)
        self.header.fold(narrow)
        self._data_name.setVisible(not narrow)

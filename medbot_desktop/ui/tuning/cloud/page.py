"""Tuning Gemini on Google Cloud: the settings at the left; at the right what would leave, or a job and what came of it.

The page shows and asks; every figure comes from an event. Nothing is sent but by the button below the consent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.cloud_tuning import PRICE_PAGE, CloudState
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import ANY_WIDTH
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.settings.fields import ChoiceField
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.cloud.foot import CloudFoot
from medbot_desktop.ui.tuning.cloud.job_panel import JobPanel
from medbot_desktop.ui.tuning.cloud.preview_panel import PreviewPanel
from medbot_desktop.ui.tuning.cloud.scores_panel import LIMIT, ScoresPanel
from medbot_desktop.ui.tuning.cloud.setup_form import SetupForm
from medbot_desktop.ui.tuning.cloud.words import job_words
from medbot_desktop.ui.tuning.frames import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.cloud_tuning import CloudJob, CloudPreview, CloudSettings
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.cloud.requests import CloudRequests
    from medbot_desktop.worker.tuning_messages import RunSource

NEW = ""
BOTH_FROM = 760


class CloudPage(Translated, QWidget):
    """`use_wanted` carries the job whose model is to be asked, `link_opened` a page the user wants to see.

    `source` gives what is learnt from, None while there is no data.
    """

    place_changed = Signal(object)
    use_wanted = Signal(object)
    link_opened = Signal(str)
    file_opened = Signal(str)

    def __init__(
        self,
        look: Look,
        language: Language,
        requests: CloudRequests,
        source: Callable[[], RunSource | None],
    ) -> None:
        super().__init__()
        self._look, self._language, self._requests, self._source = look, language, requests, source
        self._reading = Reading(language)
        self._shown = NEW
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 0)
        self.setup = SetupForm(look, language)
        line.addWidget(self.setup)
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 14, 12)
        self.which_field = ChoiceField(look)
        self.which_field.box.activated.connect(self._on_which)
        column.addWidget(self.which_field)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_acted)
        self.notices.link_agreed.connect(self.link_opened)
        column.addWidget(self.notices)
        self.bar = ProgressBar()
        column.addWidget(self.bar)
        self.preview, self.job = PreviewPanel(look, language), JobPanel(look, language)
        self.scores = ScoresPanel(look, language)
        for part in (self.preview, self.job, self.scores):
            column.addWidget(part)
        column.addStretch(1)
        self._right = scrolling(host)
        line.addWidget(self._right, 1)
        outer.addLayout(line, 1)
        self.foot = foot = CloudFoot(requests)
        self.prepare_button, self.send_button, self.cancel_button = (
            foot.prepare_button,
            foot.send_button,
            foot.cancel_button,
        )
        self.remove_button, self.use_button = foot.remove_button, foot.use_button
        outer.addWidget(foot)
        self._connect()
        self.retranslate()
        look.dress(self)

    def _connect(self) -> None:
        requests, setup, preview = self._requests, self.setup, self.preview
        requests.tested.connect(setup.show_findings)
        requests.prepared.connect(self._on_prepared)
        requests.jobs_changed.connect(self._on_jobs)
        requests.job_ended.connect(self._on_ended)
        requests.estimated.connect(self.scores.show_estimate)
        requests.evaluated.connect(self.scores.show_scores)
        requests.progressed.connect(self._on_progressed)
        requests.failed.connect(self._on_failed)
        requests.busy_changed.connect(self._show_state)
        setup.place_changed.connect(self.place_changed)
        setup.changed.connect(self._on_changed)
        setup.test_wanted.connect(requests.test)
        setup.link_clicked.connect(self.notices.ask_to_open)
        preview.agreed_changed.connect(self._show_state)
        preview.price_wanted.connect(self._on_price)
        preview.file_wanted.connect(self.file_opened)
        self.scores.estimate_wanted.connect(self._on_estimate)
        self.scores.evaluate_wanted.connect(self._on_evaluate)
        for button, act in (
            (self.prepare_button, self._on_prepare),
            (self.foot.again_button, self._on_prepare),
            (self.send_button, self._on_send),
            (self.foot.stop_button, requests.stop_preparing),
            (self.foot.look_button, self._on_look),
            (self.cancel_button, self._on_cancel),
            (self.foot.forget_button, self._on_forget),
            (self.remove_button, self._on_remove),
            (self.use_button, self._on_use),
        ):
            button.clicked.connect(act)

    # What is shown

    def show_place(self, place: CloudSettings) -> None:
        """Show the project that is set. What was prepared for another one is no longer true."""
        shown = self.preview.preview
        if shown is not None and shown.place != place:
            self.preview.show_preview(None)
        self.setup.show_place(place)
        self._show_state()

    def show_source(self) -> None:
        """Something else is learnt from now: what was prepared is of what was before."""
        self.preview.show_preview(None)
        self._show_state()

    def show_job(self, job_id: str) -> None:
        """Open a job, or with NEW the page of a new one."""
        self._shown = job_id if job_id in self._requests.jobs else NEW
        self._fill_which()
        self._show_state()

    def offer_job(self, job_id: str) -> None:
        """Open a job unless something new is being made."""
        making = self.preview.preview is not None or self._requests.busy("prepare")
        if self._shown == NEW and not making:
            self.show_job(job_id)

    @property
    def _job(self) -> CloudJob | None:
        return self._requests.jobs.get(self._shown) if self._shown else None

    def _on_jobs(self) -> None:
        self._fill_which()
        self._show_state()

    def _on_prepared(self, preview: CloudPreview) -> None:
        self._shown = NEW
        self.preview.show_preview(preview)
        self._fill_which()
        self._show_state()
        self._right.verticalScrollBar().setValue(0)

    def _on_ended(self, job: CloudJob) -> None:
        if self._shown == job.id and job.usable:
            self.notices.show_notice(
                lambda: self.tr("The tuned model is ready."),
                lambda: self.tr(
                    "It answers only once you choose it. Score it first on the questions set aside."
                ),
                warning=False,
                icon="check",
            )

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        if what == "uploading":
            self.job.show_sent(done, total)
        elif what == "evaluating":
            self.scores.show_progress(done, total)
        elif what == "preparing":
            self.bar.show_part(done, total)

    def _on_failed(self, what: str, sentence: Sentence) -> None:
        def words() -> str:
            return self._reading.sentence(sentence)

        if what == "test":
            self.setup.show_failure(sentence)
        elif what in ("start", "watch"):
            self.notices.show_notice(words, lambda: self.tr("What goes on at Google goes on all the same."))
        else:
            self.notices.show_notice(words)
        self._show_state()

    # What is done

    def _on_changed(self) -> None:
        self.preview.show_preview(None)
        self._show_state()

    def _on_which(self) -> None:
        self.notices.dismiss()
        self.show_job(self.which_field.box.currentData())

    def _on_prepare(self) -> None:
        source, params = self._source(), self.setup.params_form.params
        if source is not None and params is not None:
            self.notices.dismiss()
            self.preview.show_preview(None)
            self.bar.show_busy()
            self._requests.prepare(source, self.setup.model, params)

    def _on_send(self) -> None:
        preview = self.preview.preview
        if preview is None or not self.preview.agreed:
            return
        self._shown = preview.job_id
        self._requests.start(preview)
        # Agreed to once: to send it again it has to be prepared and read again.
        self.preview.show_preview(None)
        self._show_state()

    def _on_look(self) -> None:
        if self._job is not None:
            self._requests.watch(self._job)

    def _on_cancel(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Cancel this training?"),
            lambda: self.tr(
                "Google may charge for what it has done so far. Nothing changes in what answers here."
            ),
            [("cancel", lambda: self.tr("Cancel the training")), ("keep", lambda: self.tr("Let it go on"))],
        )

    def _on_remove(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Remove the files from the bucket?"),
            lambda: self.tr(
                "Your questions and answers are no longer there afterwards. The tuned model stays."
            ),
            [("remove", lambda: self.tr("Remove them")), ("keep", lambda: self.tr("Leave them"))],
        )

    def _on_forget(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Take this training off the list?"),
            lambda: self.tr("Its files here go. What is at Google stays there."),
            [("forget", lambda: self.tr("Take it off")), ("keep", lambda: self.tr("Keep it"))],
        )

    def _on_use(self) -> None:
        if self._job is not None:
            self.use_wanted.emit(self._job)

    def _on_estimate(self) -> None:
        if self._job is not None:
            self._requests.estimate(self._job, LIMIT)

    def _on_evaluate(self) -> None:
        if self._job is not None:
            self._requests.evaluate(self._job, LIMIT)

    def _on_price(self) -> None:
        self.notices.ask_to_open(PRICE_PAGE)

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        job = self._job
        if job is not None and action == "cancel":
            self._requests.cancel(job)
        elif job is not None and action == "remove":
            self._requests.remove_files(job)
        elif job is not None and action == "forget":
            self._shown = NEW
            self._requests.forget(job)

    # Looks

    def _fill_which(self) -> None:
        jobs = [job for job in self._requests.jobs.values() if job.state is not CloudState.PREPARED]
        jobs.sort(key=lambda job: job.made_at, reverse=True)
        choices: list[tuple[str, object]] = [(self.tr("A new training"), NEW)]
        choices += [(job_words(job, self._language), job.id) for job in jobs]
        self.which_field.show_choices(choices, self._shown)
        self.which_field.setVisible(bool(jobs))

    def _show_state(self) -> None:
        requests, job, preview = self._requests, self._job, self.preview.preview
        starting = bool(self._shown) and job is None and requests.busy("start")
        new = not starting and job is None
        preparing = new and requests.busy("prepare")
        self.bar.setVisible(preparing or starting)
        if starting:
            self.bar.show_busy()
        self.preview.setVisible(new and preview is not None and not preparing)
        self.job.setVisible(job is not None)
        self.scores.setVisible(job is not None and job.usable)
        if job is not None:
            self.job.show_job(job, requests.is_watched(job.id))
            if job.usable:
                self.scores.show_job(job)
                self.scores.show_busy(requests.busy("estimate") or requests.busy("evaluate"))
        self.setup.show_busy(requests.busy("test"))
        self._show_words(job, starting, preparing)
        ready = self.setup.ready and self._source() is not None
        self.foot.show_new(new, ready, preview is not None, self.preview.agreed)
        self.foot.show_job(job)
        self._fold()

    def _show_words(self, job: CloudJob | None, starting: bool, preparing: bool) -> None:
        if job is not None:
            title, sub = self.job.title(), self.job.sub()
        elif starting:
            title, sub = self.tr("Sending…"), ""
        elif preparing:
            title, sub = self.tr("Preparing the files…"), self.tr("On this computer. Nothing leaves for it.")
        elif self.preview.preview is not None:
            title = self.tr("What would leave this computer")
            sub = self.tr("Prepared on this computer. Nothing has been sent.")
        else:
            title, sub = self.tr("Nothing is prepared"), self._what_is_missing()
        self._title.setText(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))

    def _what_is_missing(self) -> str:
        if self._source() is None:
            return self.tr("Choose in step 2 what it learns from.")
        if not self.setup.ready:
            return self.tr("Fill in the project, the bucket and the settings at the left.")
        return self.tr(
            "Preparing makes the files on this computer and shows what would leave, row by row. Nothing is sent "
            "before you agree to that."
        )

    def retranslate(self) -> None:
        self.which_field.show_words(self.tr("Trainings"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.setup.retranslate()
        for part in (self.preview, self.job, self.scores):
            part.retranslate()
        self._fill_which()
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where both sides do not fit, the settings show until something is prepared, and that from then on."""
        px, room = self._look.px, self.width()
        both = room >= px(BOTH_FROM)
        idle = self._job is None and self.preview.preview is None
        idle = idle and not self._requests.busy("prepare") and not self._requests.busy("start")
        self.setup.setVisible(both or idle)
        if both:
            self.setup.setFixedWidth(px(404) if room >= px(1000) else px(340))
        else:  # alone, and never wider than the window lets it be
            self.setup.setMinimumWidth(0)
            self.setup.setMaximumWidth(ANY_WIDTH)
        self._right.setVisible(both or not idle)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

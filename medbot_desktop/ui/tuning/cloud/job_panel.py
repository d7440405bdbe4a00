"""One job at Google: how it stands, as far as the service tells; why it failed; what remains of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.domain.cloud_tuning import CloudState
from medbot_desktop.texts import say
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.cloud.words import state_words
from medbot_desktop.ui.tuning.frames import FigureRow, Panel
from medbot_desktop.ui.tuning.words import duration_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from medbot_desktop.domain.cloud_tuning import CloudJob
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

ELAPSED_EVERY_MS = 1_000


class JobPanel(QWidget):
    """Shows a CloudJob. The clock it shows runs only while the job does and it is in sight."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._reading = Reading(language)
        self._job: CloudJob | None = None
        self._sent: tuple[int, int] | None = None
        self._watched = True
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 12)
        self.bar = ProgressBar()
        column.addWidget(self.bar)
        figures = FigureRow(look, 3)
        self._cards = figures.cards
        column.addWidget(figures)
        self._told = Panel()
        self._lines = [Label(wrap=True) for _ in range(7)]
        for line in self._lines:
            self._told.column.addWidget(line)
        column.addWidget(self._told)
        self._clock = QTimer(self)
        self._clock.setInterval(ELAPSED_EVERY_MS)
        self._clock.timeout.connect(self._show_elapsed)

    @property
    def job(self) -> CloudJob | None:
        return self._job

    def show_job(self, job: CloudJob, watched: bool) -> None:
        """Show how the job stands; `watched` is whether its news comes in by itself."""
        if self._job is None or self._job.id != job.id or job.state is not CloudState.UPLOADING:
            self._sent = None
        self._job, self._watched = job, watched
        self.retranslate()
        self._run_clock()

    def show_sent(self, done: int, total: int) -> None:
        """How many bytes of the files are in the bucket."""
        self._sent = (done, total)
        self._show_bar()

    def title(self) -> str:
        """The state in a word or two."""
        return state_words(self._job, self._language.code) if self._job is not None else ""

    def sub(self) -> str:
        """What it is at, where the service tells; the data and the model."""
        job = self._job
        if job is None:
            return ""
        stage = (
            say(self._language.code, f"cloud_stage_{job.stage.value}") if job.stage and not job.ended else ""
        )
        return " · ".join(filter(None, (stage, job.data_name, job.model)))

    def retranslate(self) -> None:
        if self._job is None:
            return
        self.bar.setAccessibleName(self.tr("Progress"))
        self._show_bar()
        self._show_cards()
        self._show_told()

    def _show_bar(self) -> None:
        job = self._job
        if job is None:
            return
        self.bar.setVisible(not job.ended and job.state is not CloudState.PREPARED)
        if self._sent is not None and self._sent[1]:
            self.bar.show_part(round(1_000 * self._sent[0] / self._sent[1]), 1_000)
        elif job.steps_total and job.steps_done is not None:
            self.bar.show_part(min(job.steps_done, job.steps_total), job.steps_total)
        else:
            self.bar.show_busy()

    def _show_cards(self) -> None:
        job, number = self._job, self._language.locale.toString
        assert job is not None
        untold = "–"
        not_told = self.tr("Google did not say") if job.ended else self.tr("Google has not said yet")
        epochs = untold if job.epochs_done is None else number(job.epochs_done)
        self._cards[0].show_figure(
            self.tr("Epochs"),
            self.tr("{done} of {total}").format(done=epochs, total=number(job.params.epoch_count)),
            self.tr("as Google reports") if job.epochs_done is not None else not_told,
        )
        steps = untold
        if job.steps_done is not None:
            total = untold if job.steps_total is None else number(job.steps_total)
            steps = self.tr("{done} of {total}").format(done=number(job.steps_done), total=total)
        self._cards[1].show_figure(
            self.tr("Steps"),
            steps,
            self.tr("as Google reports") if job.steps_done is not None else not_told,
        )
        self._show_elapsed()

    def _show_elapsed(self) -> None:
        job = self._job
        if job is None:
            return
        spent = job.elapsed_s(time.time())
        self._cards[2].show_figure(
            self.tr("Elapsed"),
            duration_words(spent) if job.started_at else "–",
            self.tr("since it was sent") if not job.ended else self.tr("from sending to its end"),
        )

    def _show_told(self) -> None:
        job, code, number = self._job, self._language.code, self._language.locale.toString
        assert job is not None
        told: list[tuple[str, str]] = []
        if job.failure is not None:
            told.append((self._reading.sentence(job.failure), "bad"))
        if job.reason:
            told.append((self.tr("Google says: {reason}").format(reason=job.reason), "quiet"))
        if job.trouble is not None:
            trouble = self._reading.sentence(job.trouble)
            words = self.tr("Google could not be asked just now: {why} The job itself goes on.")
            told.append((words.format(why=trouble), "warning"))
        elif not job.ended and not self._watched and job.state is not CloudState.PREPARED:
            told.append(
                (self.tr("MedBot is not following it now. It goes on at Google all the same."), "warning")
            )
        if job.usable:
            words = self.tr(
                "The tuned model can be asked: {label}. It ends with {model}, on {day} at the earliest."
            )
            label = job.endpoint.rpartition("/")[2]
            day = review_date(str(job.retires_on), self._language.code)
            told.append((words.format(label=label, model=job.model, day=day), "good"))
        if not job.ended:
            told.append(
                (
                    self.tr(
                        "Google does not report the error while it trains, so no curve is shown. The result is "
                        "scored afterwards, on the questions that were not sent."
                    ),
                    "quiet",
                )
            )
        if job.billed_tokens is not None:
            words = self.tr("Tokens that Google counted: {tokens}.")
            told.append((words.format(tokens=number(job.billed_tokens)), "quiet"))
        if job.files and job.ended:
            files = ", ".join(name.rpartition("/")[2] for name in job.files)
            told.append((self.tr("Still in the bucket: {files}.").format(files=files), "quiet"))
        for line, (words, role) in zip(self._lines, [*told, *[("", "")] * len(self._lines)], strict=False):
            line.setText(words)
            line.setVisible(bool(words))
            line.setProperty("role", role)
            line.style().polish(line)
        self._told.setVisible(bool(told))
        self._told.setAccessibleName(say(code, f"cloud_state_{job.state.value}"))

    # The clock

    def _run_clock(self) -> None:
        going = self._job is not None and not self._job.ended and bool(self._job.started_at)
        if going and self.isVisible():
            self._clock.start()
        else:
            self._clock.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

"""What the pages of tuning on Google Cloud ask for, and what is known of its jobs. Nothing is asked by itself but that.

Requests are sent in the `io` lane, for the first one starts a process.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import CloudState
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.worker.cloud_messages import (
    CloudEvaluated,
    CloudEvaluationEstimated,
    CloudJobChanged,
    CloudJobEnded,
    CloudJobsListed,
    CloudPrepared,
    CloudTested,
)
from medbot_desktop.worker.messages import Done, Failed, Progress, WorkCancelled, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.cloud_tuning import CloudJob, CloudParams, CloudPreview
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.tuning_messages import RunSource


class Cloud(Protocol):
    """The window's side of the process, `services.cloud_tuning.CloudTuning`; each gives the request's id."""

    def test(self, model: str) -> int: ...
    def prepare(self, source: RunSource, model: str, params: CloudParams) -> int: ...
    def start(self, preview: CloudPreview, *, agreed: bool) -> int: ...
    def watch(self, job: CloudJob) -> int: ...
    def cancel(self, job: CloudJob) -> int: ...
    def remove_files(self, job: CloudJob) -> int: ...
    def list_jobs(self) -> int: ...
    def forget(self, job_id: str) -> int: ...
    def estimate_evaluation(self, job: CloudJob, limit: int) -> int: ...
    def evaluate(self, job: CloudJob, limit: int, *, agreed: bool) -> int: ...
    def end(self, request_id: int) -> None: ...


class CloudRequests(QObject):
    """`jobs` are those known, by id. `failed` carries what was asked ("test", "prepare", ...) and a Sentence.

    `tested` carries the findings, `prepared` a preview, `estimated` a CloudEstimate, `progressed` what, done and total
    as Progress has them; `job_ended` the job. All signals fire on the UI thread.
    """

    tested = Signal(object)
    prepared = Signal(object)
    jobs_changed = Signal()
    job_ended = Signal(object)
    estimated = Signal(object)
    evaluated = Signal(object)
    progressed = Signal(str, int, int)
    failed = Signal(str, object)
    busy_changed = Signal()

    def __init__(self, tasks: TaskRunner, cloud: Cloud, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._cloud = tasks, cloud
        self._asked: dict[int, tuple[str, str]] = {}
        self._begun: list[str] = []
        # What arrives before the lane has told the number of what was sent.
        self._early: dict[int, list[object]] = {}
        self.jobs: dict[str, CloudJob] = {}

    # What is going on

    def busy(self, what: str) -> bool:
        """Whether such a request has no answer yet."""
        return what in self._begun or any(asked == what for asked, _job in self._asked.values())

    def is_watched(self, job_id: str) -> bool:
        """Whether news of a job comes in by itself."""
        following = ("start", "watch")
        return any(what in following and job == job_id for what, job in self._asked.values())

    @property
    def newest(self) -> CloudJob | None:
        """The job begun last that is more than a preparation."""
        begun = [job for job in self.jobs.values() if job.state is not CloudState.PREPARED]
        return max(begun, key=lambda job: job.made_at, default=None)

    # Asking

    def test(self, model: str) -> None:
        self._ask("test", lambda: self._cloud.test(model))

    def prepare(self, source: RunSource, model: str, params: CloudParams) -> None:
        self._ask("prepare", lambda: self._cloud.prepare(source, model, params))

    def start(self, preview: CloudPreview) -> None:
        """Send what was shown: only ever from the button below the consent."""
        self._ask("start", lambda: self._cloud.start(preview, agreed=True), preview.job_id)

    def watch(self, job: CloudJob) -> None:
        if not self.is_watched(job.id):
            self._ask("watch", lambda: self._cloud.watch(job), job.id)

    def cancel(self, job: CloudJob) -> None:
        """End a job at Google; while it is still being sent, the sending."""
        sending = [n for n, asked in self._asked.items() if asked == ("start", job.id)]
        if job.state in (CloudState.PREPARED, CloudState.UPLOADING) and sending:
            self._tasks.start(lambda: self._cloud.end(sending[0]), "io")
        else:
            self._ask("cancel", lambda: self._cloud.cancel(job), job.id)

    def remove_files(self, job: CloudJob) -> None:
        self._ask("remove", lambda: self._cloud.remove_files(job), job.id)

    def stop_preparing(self) -> None:
        """Give up making the files; nothing of them has left."""
        for number in [n for n, (what, _job) in self._asked.items() if what == "prepare"]:
            self._tasks.start(partial(self._cloud.end, number), "io")

    def list_jobs(self) -> None:
        self._ask("list", self._cloud.list_jobs)

    def forget(self, job: CloudJob) -> None:
        self._ask("forget", lambda: self._cloud.forget(job.id), job.id)

    def estimate(self, job: CloudJob, limit: int) -> None:
        self._ask("estimate", lambda: self._cloud.estimate_evaluation(job, limit), job.id)

    def evaluate(self, job: CloudJob, limit: int) -> None:
        """Ask the questions set aside: only ever from the button below what that sends."""
        self._ask("evaluate", lambda: self._cloud.evaluate(job, limit, agreed=True), job.id)

    def _ask(self, what: str, send: Callable[[], int], job_id: str = "") -> None:
        self._begun.append(what)

        def sent(number: int) -> None:
            self._begun.remove(what)
            self._asked[number] = (what, job_id)
            for event in self._early.pop(number, ()):
                self.accept(event)
            self.busy_changed.emit()

        def failed(error: Exception) -> None:
            self._begun.remove(what)
            if isinstance(error, MedBotError):
                self.failed.emit(what, Sentence.of(error))
            self.busy_changed.emit()

        self._tasks.start(send, "io", sent, failed)
        self.busy_changed.emit()

    # What comes back

    def accept(self, event: object) -> None:
        """Take an event of the process that speaks with Google Cloud."""
        if isinstance(event, WorkerDied):
            for number in event.request_ids:
                self._fail(number, Sentence("worker_gone"))
            return
        number = getattr(event, "request_id", 0)
        if number not in self._asked:
            self._early.setdefault(number, []).append(event)
            return
        match event:
            case Progress():
                self.progressed.emit(event.what, event.done, event.total)
            case CloudJobChanged():
                self._keep(event.job)
            case Failed():
                self._fail(number, event.sentence)
            case WorkCancelled() | Done():
                self._end(number)
            case _:
                self._end(number, event)

    def _end(self, number: int, event: object = None) -> None:
        self._asked.pop(number, None)
        match event:
            case CloudTested():
                self.tested.emit(event.findings)
            case CloudPrepared():
                self.prepared.emit(event.preview)
            case CloudJobEnded():
                self._keep(event.job)
                self.job_ended.emit(event.job)
            case CloudJobsListed():
                self.jobs = {job.id: job for job in event.jobs}
                self.jobs_changed.emit()
            case CloudEvaluationEstimated():
                self.estimated.emit(event.estimate)
            case CloudEvaluated():
                job = self.jobs.get(event.scores.job_id)
                if job is not None:
                    self._keep(replace(job, scores=event.scores))
                self.evaluated.emit(event.scores)
        self.busy_changed.emit()

    def _keep(self, job: CloudJob) -> None:
        self.jobs[job.id] = job
        self.jobs_changed.emit()

    def _fail(self, number: int, sentence: Sentence) -> None:
        asked = self._asked.pop(number, None)
        if asked is not None:
            self.failed.emit(asked[0], sentence)
            self.busy_changed.emit()

"""Gemini tuned on Google Cloud, from the window: a process of its own, started when wanted and ended when idle.

What a page may ask for stands here method by method; each gives the request's id, which its events carry
(worker/cloud_messages.py). A job goes on at Google whatever happens here: `watch` takes it up again at any time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.cloud_tuning import GOOGLE, CloudAccess
from medbot_desktop.services.side_process import SideProcess
from medbot_desktop.worker.client import run_cloud
from medbot_desktop.worker.cloud_messages import (
    CancelCloudJob,
    EstimateCloudEvaluation,
    EvaluateCloudJob,
    ForgetCloudJob,
    ListCloudJobs,
    PrepareCloudTuning,
    RemoveCloudFiles,
    StartCloudTuning,
    TestCloud,
    WatchCloudJob,
)
from medbot_desktop.worker.messages import CancelRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from medbot_desktop.domain.cloud_tuning import (
        CloudAddresses,
        CloudJob,
        CloudParams,
        CloudPreview,
        CloudSettings,
    )
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.worker.cloud_messages import CloudRequest
    from medbot_desktop.worker.messages import Event
    from medbot_desktop.worker.tuning_messages import RunSource


class CloudTuning:
    """Any thread may call; every method but `stop` returns at once and raises WorkerGone where the process keeps
    dying. `listener` gets every event in a thread of its own; it must return soon and not raise.

    `settings` gives the user's settings as they are now; `addresses` are others than Google's in tests alone.
    """

    def __init__(
        self,
        user_folder: Path,
        listener: Callable[[Event], None],
        settings: Callable[[], Settings],
        addresses: CloudAddresses = GOOGLE,
        entry: Callable[[Connection, str], None] = run_cloud,
    ) -> None:
        self._settings = settings
        self._addresses = addresses
        self._process = SideProcess(user_folder, listener, entry)

    def access(self, place: CloudSettings | None = None) -> CloudAccess:
        """How the project of the settings is reached; with `place`, one's own. A job keeps its project, region and
        bucket, and is reached with the credentials set now.
        """
        settings = self._settings()
        wanted = settings.cloud
        if place is not None:
            wanted = replace(place, credentials_path=wanted.credentials_path)
        return CloudAccess(wanted, settings.hosted.ca_file, self._addresses)

    def test(self, model: str, place: CloudSettings | None = None) -> int:
        """Look what is missing, at `place` as it stands in a form not yet saved; ends with CloudTested."""
        access = self.access()
        if place is not None:
            access = replace(access, settings=place)
        return self._send(TestCloud(self._next(), access, model))

    def prepare(self, source: RunSource, model: str, params: CloudParams) -> int:
        """Make the files and their preview; nothing leaves. Ends with CloudPrepared."""
        return self._send(PrepareCloudTuning(self._next(), self.access(), source, model, params))

    def start(self, preview: CloudPreview, *, agreed: bool) -> int:
        """Send what was previewed and train, `agreed` by the user. Ends with CloudJobEnded."""
        access = self.access(preview.place)
        return self._send(StartCloudTuning(self._next(), access, preview.job_id, preview.digest, agreed))

    def watch(self, job: CloudJob) -> int:
        """Follow a job that was started before, as after a restart. Ends with CloudJobEnded."""
        return self._send(WatchCloudJob(self._next(), self.access(job.place), job.id))

    def cancel(self, job: CloudJob) -> int:
        """End a job at Google; Done, and then its watching ends."""
        return self._send(CancelCloudJob(self._next(), self.access(job.place), job.id))

    def remove_files(self, job: CloudJob) -> int:
        """Remove an ended job's files from the bucket. Ends with CloudJobsListed."""
        return self._send(RemoveCloudFiles(self._next(), self.access(job.place), job.id))

    def list_jobs(self) -> int:
        """What is known here; nothing is connected to. Ends with CloudJobsListed."""
        return self._send(ListCloudJobs(self._next()))

    def forget(self, job_id: str) -> int:
        """Take a job that is not going off the list. Ends with CloudJobsListed."""
        return self._send(ForgetCloudJob(self._next(), job_id))

    def estimate_evaluation(self, job: CloudJob, limit: int) -> int:
        """What an evaluation would send. Ends with CloudEvaluationEstimated."""
        return self._send(EstimateCloudEvaluation(self._next(), job.id, limit))

    def evaluate(self, job: CloudJob, limit: int, *, agreed: bool) -> int:
        """Score the tuned model, `agreed` by the user to what is sent. Ends with CloudEvaluated."""
        return self._send(EvaluateCloudJob(self._next(), self.access(job.place), job.id, agreed, limit))

    def end(self, request_id: int) -> None:
        """Give a request up: an upload is broken off, a watching ends (the job goes on). Ends with WorkCancelled."""
        self._process.send(CancelRequest(request_id))

    @property
    def busy(self) -> bool:
        """Whether anything that was asked has no answer yet; a watching counts."""
        return self._process.busy

    def stop(self, timeout_s: float = 3.0) -> None:
        """End the process; jobs go on at Google. Not from the listener."""
        self._process.stop(timeout_s)

    def _next(self) -> int:
        return self._process.next_request_id()

    def _send(self, request: CloudRequest) -> int:
        self._process.send(request)
        return request.request_id

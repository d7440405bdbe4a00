"""What is done about tuning on Google Cloud: prepared here, sent once the user agrees, watched, ended, taken away.

A job is written down before each step that cannot be taken back, so that nothing paid for is lost: the files before
they are sent, the name as soon as it is known, and one that was never learned is looked for by the job's label.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import ENDED, CloudJob, CloudState, tunable_model
from medbot_desktop.domain.errors import Cancelled, CloudFailed, ProviderFailed
from medbot_desktop.engines import cloud_storage, cloud_tuning
from medbot_desktop.engines.cloud_checks import look_at_all
from medbot_desktop.engines.cloud_connection import CloudConnection
from medbot_desktop.pipeline.cloud_files import TRAIN_FILE, VALIDATION_FILE, digest_of, prepare
from medbot_desktop.pipeline.cloud_shelf import CloudShelf
from medbot_desktop.pipeline.knowledge import load_reader
from medbot_desktop.pipeline.runs import read_source, write_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.cloud_tuning import (
        CloudAccess,
        CloudFinding,
        CloudParams,
        CloudPreview,
    )
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.pipeline.hosted import Stop
    from medbot_desktop.worker.tuning_messages import RunSource

WAITS_S = (5.0, 60.0)
"""Between two questions after a job: the first wait, and the longest, which is reached in some six steps."""
_WAIT_GROWTH = 1.6
_LOOKS_FOR_LOST_JOB = 3

_TOKEN_REFUSED = ("provider_sign_in_refused", "provider_sign_in_expired")

# A refusal that another try does not change; anything else is tried again while a job is watched.
_LASTING = (
    "provider_sign_in_file",
    "provider_sign_in_missing",
    "provider_sign_in_expired",
    "provider_sign_in_refused",
    "provider_sign_in_clock",
    "provider_ca_file",
    "provider_role_missing",
    "provider_project_unknown",
    "provider_service_off",
    "cloud_gone",
)


class CloudDesk:
    """Any thread may call. Methods raise the domain's errors and Cancelled; `tell` gets a job each time it changed."""

    def __init__(
        self,
        user_folder: Path,
        waits_s: tuple[float, float] = WAITS_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.user_folder = user_folder
        self.shelf = CloudShelf(user_folder, clock)
        self._waits_s = waits_s
        self._clock = clock

    def test(self, access: CloudAccess, model: str, stop: Stop) -> tuple[CloudFinding, ...]:
        def open_(access: CloudAccess) -> CloudConnection:
            connection = CloudConnection(access)
            stop.watch(connection)
            return connection

        return look_at_all(access, model, open_, date.fromtimestamp(self._clock()))

    def prepare(
        self,
        access: CloudAccess,
        source: RunSource,
        model: str,
        params: CloudParams,
        report: ReportProgress,
    ) -> CloudPreview:
        """Make a job's files; nothing is connected to."""
        params.check()
        self._check_model(model)
        place = replace(access.settings, credentials_path="")
        inputs = read_source(self.user_folder, source, lambda done, total: report(0, 1))
        self.shelf.forget_old_preparations()
        job_id = self.shelf.new_id()
        folder = self.shelf.folder_of(job_id)
        with ExitStack() as undo:
            undo.callback(self.shelf.remove_files, job_id)
            preview = prepare(job_id, folder, inputs, model, params, place, load_reader(), report)
            write_inputs(self.shelf.inputs_of(job_id), inputs)
            undo.pop_all()
        job = CloudJob(
            id=job_id,
            data_name=inputs.data_name,
            model=model,
            params=params,
            place=place,
            made_at=self._clock(),
            dataset_id=source.dataset_id,
            digest=preview.digest,
            failure=preview.blockers[0] if preview.blockers else None,
        )
        self.shelf.put(job)
        return preview

    def start(
        self,
        access: CloudAccess,
        job_id: str,
        digest: str,
        agreed: bool,
        report: ReportProgress,
        stop: Stop,
        tell: Callable[[CloudJob], None],
    ) -> CloudJob:
        """Send the files and have the service start; gives the job as it began. See StartCloudTuning."""
        if not agreed:
            raise CloudFailed("not_agreed")
        job = self.shelf.job(job_id)
        folder = self.shelf.folder_of(job_id)
        with self.shelf.only_one(job_id):
            if job.state not in (CloudState.PREPARED, CloudState.NOT_STARTED):
                raise CloudFailed("job_going")
            if job.state is CloudState.PREPARED and job.failure is not None:
                raise _as_error(job.failure)
            self._check_model(job.model)
            access = self.access_of(access, job)
            access.settings.check()
            try:
                same = digest_of(folder) == digest == job.digest
            except OSError:
                same = False
            if not same:
                raise CloudFailed("changed")
            with self._connected(access, stop) as connection:
                connection.sign_in()
                return self._send(connection, job, folder, report, stop, tell)

    def _send(
        self,
        connection: CloudConnection,
        job: CloudJob,
        folder: Path,
        report: ReportProgress,
        stop: Stop,
        tell: Callable[[CloudJob], None],
    ) -> CloudJob:
        names = [name for name in (TRAIN_FILE, VALIDATION_FILE) if (folder / name).stat().st_size]
        total = sum((folder / name).stat().st_size for name in names)
        bucket = connection.cloud.settings.bucket
        addresses = {name: f"gs://{bucket}/medbot/{job.id}/{name}" for name in names}
        job = self.shelf.change(
            job.id,
            lambda job: replace(
                job,
                state=CloudState.UPLOADING,
                started_at=self._clock(),
                ended_at=0.0,
                files=tuple(addresses.values()),
                failure=None,
                reason="",
            ),
        )
        tell(job)

        def wait(seconds: float) -> None:
            if stop.wait(seconds):
                raise Cancelled

        sent = 0
        try:
            for name in names:

                def shown(done: int, _: int, before: int = sent) -> None:
                    if stop.wanted:
                        raise Cancelled
                    report(before + done, total)

                cloud_storage.upload(connection, folder / name, f"medbot/{job.id}/{name}", shown, wait)
                sent += (folder / name).stat().st_size
            return self._create(connection, job, addresses, wait)
        except (CloudFailed, ProviderFailed) as error:
            if stop.wanted:
                self.shelf.end(job.id, CloudState.NOT_STARTED, Sentence("cloud_upload_stopped"))
                raise Cancelled from error
            self.shelf.end(job.id, CloudState.NOT_STARTED, Sentence.of(error))
            raise
        except Cancelled:
            self.shelf.end(job.id, CloudState.NOT_STARTED, Sentence("cloud_upload_stopped"))
            raise

    def _create(
        self,
        connection: CloudConnection,
        job: CloudJob,
        addresses: dict[str, str],
        wait: Callable[[float], None],
    ) -> CloudJob:
        """Have the job made. Where the connection broke over it, it may have been: then it is looked for, not made
        twice.
        """
        try:
            made = cloud_tuning.create(
                connection, job, addresses[TRAIN_FILE], addresses.get(VALIDATION_FILE, "")
            )
        except ProviderFailed as error:
            found = self._look_for_lost(connection.cloud, job, wait)
            if found is None:
                raise error
            made = found
        return self.shelf.change(job.id, lambda now: replace(made, files=now.files))

    def _look_for_lost(
        self, access: CloudAccess, job: CloudJob, wait: Callable[[float], None]
    ) -> CloudJob | None:
        for _ in range(_LOOKS_FOR_LOST_JOB):
            with suppress(CloudFailed, ProviderFailed), closing(CloudConnection(access)) as connection:
                found = cloud_tuning.find(connection, job)
                if found is not None:
                    return found
            wait(self._waits_s[0])
        return None

    def watch(
        self, access: CloudAccess, job_id: str, stop: Stop, tell: Callable[[CloudJob], None]
    ) -> CloudJob:
        """Ask for a job until it has ended. See WatchCloudJob."""
        job = self.shelf.job(job_id)
        if job.state is CloudState.PREPARED:
            raise CloudFailed("job_unknown")
        access = self.access_of(access, job)
        tell(job)
        wait_s = self._waits_s[0]
        connection: CloudConnection | None = None
        try:
            while not job.ended:
                before = job
                try:
                    if connection is None:
                        connection = CloudConnection(access)
                        stop.watch(connection)
                    job = self._asked_for(connection, job)
                except (CloudFailed, ProviderFailed) as error:
                    if stop.wanted:
                        raise Cancelled from error
                    sentence = Sentence.of(error)
                    if error.code == "cloud_gone":
                        job = self.shelf.end(job.id, CloudState.EXPIRED, sentence)
                        break
                    job = self.shelf.change(job_id, lambda now, why=sentence: replace(now, trouble=why))  # type: ignore[misc]
                    refused = error.code in _TOKEN_REFUSED and before.trouble is None
                    if refused and connection is not None:
                        connection.forget_token()  # it may only have run out
                    elif error.code in _LASTING:
                        raise
                    if connection is not None:
                        connection.close()
                        connection = None
                if job != before:
                    tell(job)
                if _moved(before, job):
                    wait_s = self._waits_s[0]
                if not job.ended and stop.wait(wait_s):
                    raise Cancelled
                wait_s = min(wait_s * _WAIT_GROWTH, self._waits_s[1])
        finally:
            stop.watch(None)
            if connection is not None:
                connection.close()
        return job

    def _asked_for(self, connection: CloudConnection, job: CloudJob) -> CloudJob:
        """The job as the service knows it, written down. One without a name was being sent when its process ended: it
        was made after all, or never started.
        """
        if job.name:
            told: CloudJob | None = cloud_tuning.get(connection, job)
        else:
            with self.shelf.only_one(job.id):
                told = cloud_tuning.find(connection, job)
        if told is None:
            return self.shelf.end(job.id, CloudState.NOT_STARTED, Sentence("cloud_upload_stopped"))
        known = told
        return self.shelf.change(job.id, lambda now: _merged(now, known, self._clock()))

    def cancel(self, access: CloudAccess, job_id: str, stop: Stop) -> None:
        """Ask the service to end a job."""
        job = self.shelf.job(job_id)
        if not job.name:
            raise CloudFailed("job_unknown")
        with self._connected(self.access_of(access, job), stop) as connection:
            cloud_tuning.cancel(connection, job)
            with suppress(CloudFailed, ProviderFailed):
                told = cloud_tuning.get(connection, job)
                self.shelf.change(job_id, lambda now: _merged(now, told, self._clock()))

    def remove_files(self, access: CloudAccess, job_id: str, stop: Stop) -> None:
        """Remove an ended job's files from the bucket, each written down as it is gone."""
        job = self.shelf.job(job_id)
        if not job.ended:
            raise CloudFailed("job_going")
        with self._connected(self.access_of(access, job), stop) as connection:
            for address in job.files:
                cloud_storage.remove(connection, address)
                self.shelf.change(
                    job_id,
                    lambda now, gone=address: replace(  # type: ignore[misc]
                        now, files=tuple(one for one in now.files if one != gone)
                    ),
                )

    def access_of(self, access: CloudAccess, job: CloudJob) -> CloudAccess:
        """The job's own project, region and bucket, with the credentials that are set now."""
        place = replace(job.place, credentials_path=access.settings.credentials_path)
        return replace(access, settings=place)

    def _check_model(self, name: str) -> None:
        model = tunable_model(name)
        if date.fromtimestamp(self._clock()) >= model.tunable_until:
            raise CloudFailed("model_retired", model=model.label, retires=model.retires_on.isoformat())

    @contextmanager
    def _connected(self, access: CloudAccess, stop: Stop) -> Iterator[CloudConnection]:
        connection = CloudConnection(access)
        stop.watch(connection)
        try:
            yield connection
        finally:
            stop.watch(None)
            connection.close()


def _merged(now: CloudJob, told: CloudJob, at: float) -> CloudJob:
    """What the service told, with what only this computer knows."""
    ended_at = (told.ended_at or at) if told.state in ENDED else 0.0
    return replace(told, files=now.files, scores=now.scores, ended_at=ended_at)


def _moved(before: CloudJob, job: CloudJob) -> bool:
    return (before.state, before.stage, before.steps_done) != (job.state, job.stage, job.steps_done)


def _as_error(sentence: Sentence) -> CloudFailed:
    error = CloudFailed(sentence.code.removeprefix("cloud_"))
    error.params = dict(sentence.params)
    return error

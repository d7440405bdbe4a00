"""What is kept here of jobs at Google Cloud: their records in library.db, and the files of each.

The files that are sent lie in cloud/JOB and are in no copy of everything; the rows and questions as they were, from
which a job is scored, lie beside the models and are.
"""

from __future__ import annotations

import secrets
import shutil
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.cloud_tuning import CloudState
from medbot_desktop.domain.errors import CloudFailed, RunGoing
from medbot_desktop.paths import make_private_folder
from medbot_desktop.pipeline.file_lock import held
from medbot_desktop.pipeline.models import FOLDER
from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.cloud_tuning import CloudJob

CLOUD_FOLDER = "cloud"
_PREPARED_KEPT_S = 24 * 3600.0


class CloudShelf:
    """Any thread may call. Methods raise the domain's errors."""

    def __init__(self, user_folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._user_folder = user_folder
        self._clock = clock

    def jobs(self) -> tuple[CloudJob, ...]:
        """What is known of jobs, the newest first; those only prepared are left out."""
        with self._library() as library:
            return tuple(one for one in library.cloud_jobs.all() if one.state is not CloudState.PREPARED)

    def job(self, job_id: str) -> CloudJob:
        """Raises CloudFailed "job_unknown"."""
        with self._library() as library:
            return library.cloud_jobs.get(job_id)

    def put(self, job: CloudJob) -> None:
        """Keep a job; it is on the disk when this returns."""
        with self._library() as library:
            library.cloud_jobs.put(job)

    def change(self, job_id: str, change: Callable[[CloudJob], CloudJob]) -> CloudJob:
        """The job as it is now on the disk, changed, and on the disk again."""
        with self._library() as library:
            before = library.cloud_jobs.get(job_id)
            after = change(before)
            if after != before:
                library.cloud_jobs.put(after)
            return after

    def end(self, job_id: str, state: CloudState, why: Sentence) -> CloudJob:
        """Write down how a job ended that the service tells no end of; its files in the bucket stay noted."""
        return self.change(job_id, lambda now: replace(now, state=state, failure=why, ended_at=self._clock()))

    def forget(self, job_id: str) -> None:
        """Take a job that is not going off the list, with what is kept of it. Raises CloudFailed "job_going"."""
        with self._library() as library:
            job = library.cloud_jobs.get(job_id)
            if not job.ended and job.state is not CloudState.PREPARED:
                raise CloudFailed("job_going")
            library.cloud_jobs.remove(job_id)
        self.remove_files(job_id)

    def forget_old_preparations(self) -> None:
        """Take away what was prepared a day ago or longer and never sent."""
        with self._library() as library:
            for job in library.cloud_jobs.all():
                if job.state is CloudState.PREPARED and self._clock() - job.made_at > _PREPARED_KEPT_S:
                    library.cloud_jobs.remove(job.id)
                    self.remove_files(job.id)

    def new_id(self) -> str:
        """An id of a job that no other computer gives one in the same bucket, its folders made."""
        moment = time.strftime("%Y%m%d-%H%M%S", time.localtime(self._clock()))
        job_id = f"{moment}-{secrets.token_hex(3)}"
        make_private_folder(self._user_folder / FOLDER)
        for path in (self.folder_of(job_id), self.inputs_of(job_id).parent):
            make_private_folder(path.parent)
            make_private_folder(path)
        return job_id

    def folder_of(self, job_id: str) -> Path:
        """Where the files lie that are sent."""
        return self._user_folder / CLOUD_FOLDER / job_id

    def inputs_of(self, job_id: str) -> Path:
        """The file of the rows and questions as they were."""
        return self._user_folder / FOLDER / CLOUD_FOLDER / f"{job_id}.json.gz"

    def remove_files(self, job_id: str) -> None:
        """Remove a job's own files here; nothing in the cloud."""
        shutil.rmtree(self.folder_of(job_id), ignore_errors=True)
        self.inputs_of(job_id).unlink(missing_ok=True)

    @contextmanager
    def only_one(self, job_id: str) -> Iterator[None]:
        """While a job's files are sent nobody else sends or looks for it. Raises CloudFailed "job_going"."""
        folder = self.folder_of(job_id)
        make_private_folder(folder.parent)
        make_private_folder(folder)
        try:
            with held(folder / "lock"):
                yield
        except RunGoing as error:
            raise CloudFailed("job_going") from error

    @contextmanager
    def _library(self) -> Iterator[Library]:
        library = Library.open(self._user_folder)
        try:
            yield library
        finally:
            library.close()

"""Jobs at Google Cloud in library.db, as they were last known: what is needed to find, watch and use them again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import CloudJob
from medbot_desktop.domain.errors import CloudFailed
from medbot_desktop.domain.plain import as_plain, from_plain

if TYPE_CHECKING:
    from medbot_desktop.storage.database import Database


class CloudJobs:
    """Used from the thread that opened the database. Methods raise the domain's errors.

    The path of the credentials is a setting and not kept with a job.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[CloudJob, ...]:
        """The newest first."""
        records = self._database.rows("SELECT facts FROM cloud_jobs ORDER BY made_at DESC, id DESC")
        return tuple(_job(facts) for (facts,) in records)

    def get(self, job_id: str) -> CloudJob:
        """Raises CloudFailed "job_unknown"."""
        found = self._database.rows("SELECT facts FROM cloud_jobs WHERE id = ?", (job_id,))
        if not found:
            raise CloudFailed("job_unknown")
        return _job(found[0][0])

    def put(self, job: CloudJob) -> None:
        """Keep a job, in place of what was known of it; it is on the disk when this returns."""
        kept = replace(job, place=replace(job.place, credentials_path=""))
        facts = json.dumps(as_plain(kept), ensure_ascii=False)
        with self._database.writing():
            self._database.execute(
                "INSERT INTO cloud_jobs (id, made_at, state, name, facts) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET state = excluded.state, name = excluded.name, "
                "facts = excluded.facts",
                (job.id, job.made_at, str(job.state), job.name, facts),
            )

    def remove(self, job_id: str) -> None:
        """Forget a job; what is at Google stays."""
        with self._database.writing():
            self._database.execute("DELETE FROM cloud_jobs WHERE id = ?", (job_id,))


def _job(facts: str) -> CloudJob:
    return from_plain(CloudJob, json.loads(facts), {"Sentence": Sentence})

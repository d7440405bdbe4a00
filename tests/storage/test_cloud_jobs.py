"""Jobs at Google Cloud in library.db, and the file of the schema before them."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import (
    CloudJob,
    CloudParams,
    CloudScores,
    CloudSettings,
    CloudSide,
    CloudStage,
    CloudState,
)
from medbot_desktop.domain.errors import CloudFailed
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.storage.library import Library

FIXTURES = Path(__file__).parent / "fixtures"
SIDE = CloudSide("tuned", "m", 9, 1, 8, 5, 1)
JOB = CloudJob(
    id="j1",
    data_name="datos",
    model="gemini-3.5-flash-lite",
    params=CloudParams(adapter_size=8),
    place=CloudSettings("/home/ana/key.json", "shop-1234", "us-central1", "pharmacy-files"),
    made_at=5.0,
    state=CloudState.RUNNING,
    stage=CloudStage.TUNING,
    name="projects/shop-1234/locations/us-central1/tuningJobs/1",
    steps_total=120,
    files=("gs://pharmacy-files/a", "gs://pharmacy-files/b"),
    failure=Sentence("cloud_quota", {"project": "shop-1234"}),
    scores=CloudScores("j1", 10, QuestionKind.ROW, 7.0, (SIDE,)),
)


def test_a_library_from_before_has_no_jobs(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "library_schema4.db", tmp_path / "library.db")
    with closing(Library.open(tmp_path)) as library:
        assert library.cloud_jobs.all() == ()
        assert library.models.all()


def test_a_library_of_this_schema_still_tells_its_job(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "library_schema5.db", tmp_path / "library.db")
    with closing(Library.open_to_read(tmp_path)) as library:
        (kept,) = library.cloud_jobs.all()
        assert kept == replace(JOB, place=replace(JOB.place, credentials_path=""))


def test_a_job_is_kept_whole_but_for_the_path_of_its_credentials(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path)) as library:
        jobs = library.cloud_jobs
        jobs.put(JOB)
        jobs.put(replace(JOB, id="j2", made_at=9.0, state=CloudState.PREPARED))
        jobs.put(replace(JOB, state=CloudState.SUCCEEDED))
        newest, oldest = jobs.all()
        assert (newest.id, oldest.state) == ("j2", CloudState.SUCCEEDED)
        assert jobs.get("j1").place == replace(JOB.place, credentials_path="")
        jobs.remove("j2")
        with pytest.raises(CloudFailed) as raised:
            jobs.get("j2")
        assert raised.value.code == "cloud_job_unknown"
    assert b"key.json" not in (tmp_path / "library.db").read_bytes()

"""A job watched through what goes wrong on the way, in this process, against a cloud of this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.cloud_access import CloudAccess
from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.cloud_tuning import CloudJob, CloudParams, CloudState
from medbot_desktop.domain.errors import CloudFailed, ProviderFailed
from medbot_desktop.pipeline.cloud_desk import CloudDesk
from medbot_desktop.pipeline.hosted import Stop
from tests.engines.google_cloud import GoogleCloud, refusal
from tests.engines.google_key import write_key_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NAME = "projects/shop-1234/locations/us-central1/tuningJobs/1"
PLACE = CloudSettings("", "shop-1234", "us-central1", "pharmacy-files")
RUNNING = CloudJob(
    "20261129-a1", "data", "gemini-3.5-flash-lite", CloudParams(), PLACE, 1.0, CloudState.RUNNING, name=NAME
)


@pytest.fixture
def cloud() -> Iterator[GoogleCloud]:
    server = GoogleCloud()
    server.make_job({"labels": {"medbot_job": RUNNING.id}})
    yield server
    server.stop()


@pytest.fixture
def access(cloud: GoogleCloud, tmp_path: Path) -> CloudAccess:
    path = write_key_file(tmp_path / "key.json", cloud.address)
    return CloudAccess(replace(PLACE, credentials_path=path), addresses=cloud.addresses)


@pytest.fixture
def desk(tmp_path: Path) -> CloudDesk:
    (tmp_path / "user").mkdir()
    desk = CloudDesk(tmp_path / "user", (0.01, 0.02))
    desk.shelf.put(RUNNING)
    return desk


def watched(desk: CloudDesk, access: CloudAccess) -> tuple[CloudJob, list[CloudJob]]:
    told: list[CloudJob] = []
    return desk.watch(access, RUNNING.id, Stop(), told.append), told


def test_what_is_told_of_a_job_is_told_once_and_kept(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud
) -> None:
    step = {"state": "JOB_STATE_RUNNING", "tuningJobMetadata": {"completedStepCount": "3"}}
    cloud.states = [step, step, step, {"state": "JOB_STATE_SUCCEEDED"}]
    job, told = watched(desk, access)
    assert [one.steps_done for one in told] == [None, 3, 3]
    assert job == told[-1] == desk.shelf.job(RUNNING.id)
    assert job.ended_at > 0


def test_a_connection_that_fails_is_told_and_tried_again(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud
) -> None:
    cloud.cut_once = ["GET tuningJobs/1", "GET tuningJobs/1"]
    job, told = watched(desk, access)
    troubles = [one.trouble and one.trouble.code for one in told]
    assert troubles == [None, "provider_stream_broken", None]
    assert job.state is CloudState.SUCCEEDED


def test_a_token_that_ran_out_is_renewed(desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud) -> None:
    cloud.refuse_once["GET tuningJobs/1"] = refusal(401, "UNAUTHENTICATED", "expired")
    assert watched(desk, access)[0].state is CloudState.SUCCEEDED
    assert cloud.tokens == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (
            (403, "PERMISSION_DENIED", "Permission 'aiplatform.tuningJobs.get' denied"),
            "provider_role_missing",
        ),
        ((403, "PERMISSION_DENIED", "x", "SERVICE_DISABLED"), "provider_service_off"),
    ],
)
def test_a_refusal_that_lasts_ends_the_watching_and_not_the_job(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud, given: tuple[int, str, str], code: str
) -> None:
    cloud.refuse["GET tuningJobs/1"] = refusal(*given)
    with pytest.raises(ProviderFailed) as raised:
        watched(desk, access)
    assert raised.value.code == code
    kept = desk.shelf.job(RUNNING.id)
    assert kept.state is CloudState.RUNNING
    assert kept.trouble is not None


def test_a_job_google_no_longer_knows_is_over(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud
) -> None:
    cloud.jobs.clear()
    job, _ = watched(desk, access)
    assert (job.state, job.failure and job.failure.code) == (CloudState.EXPIRED, "cloud_gone")


def test_one_whose_process_ended_before_its_name_was_kept_is_found(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud
) -> None:
    desk.shelf.put(replace(RUNNING, state=CloudState.UPLOADING, name="", files=("gs://pharmacy-files/a",)))
    job, _ = watched(desk, access)
    assert (job.state, job.name, job.files) == (CloudState.SUCCEEDED, NAME, ("gs://pharmacy-files/a",))


def test_one_whose_process_ended_while_it_was_sent_never_started(
    desk: CloudDesk, access: CloudAccess, cloud: GoogleCloud
) -> None:
    cloud.jobs.clear()
    desk.shelf.put(replace(RUNNING, state=CloudState.UPLOADING, name="", files=("gs://pharmacy-files/a",)))
    job, _ = watched(desk, access)
    assert (job.state, job.files) == (CloudState.NOT_STARTED, ("gs://pharmacy-files/a",))
    desk.remove_files(access, RUNNING.id, Stop())
    assert desk.shelf.job(RUNNING.id).files == ()


def test_a_job_is_asked_in_its_own_project_whatever_is_set_now(desk: CloudDesk, access: CloudAccess) -> None:
    elsewhere = replace(access, settings=replace(access.settings, project="another-1", region="europe-west4"))
    assert watched(desk, elsewhere)[0].state is CloudState.SUCCEEDED


def test_what_was_prepared_long_ago_and_never_sent_is_taken_away(tmp_path: Path) -> None:
    now = [1_000.0]
    desk = CloudDesk(tmp_path, clock=lambda: now[0])
    job_id = desk.shelf.new_id()
    desk.shelf.put(replace(RUNNING, id=job_id, state=CloudState.PREPARED, made_at=now[0]))
    now[0] += 3600
    desk.shelf.forget_old_preparations()
    assert desk.shelf.folder_of(job_id).is_dir()
    assert desk.shelf.jobs() == ()
    now[0] += 24 * 3600
    desk.shelf.forget_old_preparations()
    assert not desk.shelf.folder_of(job_id).exists()
    with pytest.raises(CloudFailed):
        desk.shelf.job(job_id)

"""Jobs, bucket and connection test against a Google Cloud of this computer, through the real SDK."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.cloud_tuning import (
    CloudAccess,
    CloudJob,
    CloudParams,
    CloudSettings,
    CloudStage,
    CloudState,
    CloudStep,
)
from medbot_desktop.domain.errors import Cancelled, CloudFailed, MedBotError, ProviderFailed
from medbot_desktop.engines import cloud_storage, cloud_tuning
from medbot_desktop.engines.cloud_checks import look_at_all
from medbot_desktop.engines.cloud_connection import CloudConnection
from medbot_desktop.texts import TEXTS, say
from tests.engines.google_cloud import GoogleCloud, refusal
from tests.engines.google_key import write_key_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


TODAY = date(2026, 11, 29)
MODEL = "gemini-3.5-flash-lite"
JOB = CloudJob(
    "20261129-a1",
    "data",
    MODEL,
    CloudParams(epoch_count=4, learning_rate_multiplier=0.5, adapter_size=8),
    CloudSettings(),
    made_at=1.0,
)
TRAIN = "gs://pharmacy-files/medbot/20261129-a1/train.jsonl"


@pytest.fixture
def cloud() -> Iterator[GoogleCloud]:
    server = GoogleCloud()
    yield server
    server.stop()


@pytest.fixture
def access(cloud: GoogleCloud, tmp_path: Path) -> CloudAccess:
    path = write_key_file(tmp_path / "key.json", cloud.address)
    place = CloudSettings(path, "shop-1234", "us-central1", "pharmacy-files")
    return CloudAccess(place, addresses=cloud.addresses)


@pytest.fixture
def connection(access: CloudAccess) -> Iterator[CloudConnection]:
    opened = CloudConnection(access)
    yield opened
    opened.close()


def refused(*given: Any) -> tuple[int, Any]:
    return refusal(*given)


def unwaited(_: float) -> None:
    pass


def untold(done: int, total: int) -> None:
    pass


def test_a_job_is_made_with_what_there_is_to_set_and_nothing_else(
    cloud: GoogleCloud, connection: CloudConnection
) -> None:
    job = cloud_tuning.create(connection, JOB, TRAIN, TRAIN.replace("train", "validation"))
    assert (job.state, job.name) == (
        CloudState.PENDING,
        "projects/shop-1234/locations/us-central1/tuningJobs/1",
    )
    (made,) = cloud.asked("POST", "tuningJobs")
    assert made.json == {
        "baseModel": MODEL,
        "supervisedTuningSpec": {
            "trainingDatasetUri": TRAIN,
            "validationDatasetUri": TRAIN.replace("train", "validation"),
            "hyperParameters": {
                "epochCount": 4,
                "learningRateMultiplier": 0.5,
                "adapterSize": "ADAPTER_SIZE_EIGHT",
            },
            "exportLastCheckpointOnly": True,
        },
        "tunedModelDisplayName": "medbot 20261129-a1",
        "labels": {"medbot_job": "20261129-a1"},
    }
    assert made.headers["authorization"] == "Bearer token-1"


@pytest.mark.parametrize(
    ("told", "state", "stage"),
    [
        ({"state": "JOB_STATE_QUEUED"}, CloudState.QUEUED, None),
        ({"state": "JOB_STATE_PENDING"}, CloudState.PENDING, None),
        *(
            (
                {"state": "JOB_STATE_RUNNING", "tuningJobState": f"TUNING_JOB_STATE_{stage.name}"},
                CloudState.RUNNING,
                stage,
            )
            for stage in CloudStage
        ),
        ({"state": "JOB_STATE_SUCCEEDED"}, CloudState.SUCCEEDED, None),
        ({"state": "JOB_STATE_PARTIALLY_SUCCEEDED"}, CloudState.PARTIALLY_SUCCEEDED, None),
        ({"state": "JOB_STATE_FAILED"}, CloudState.FAILED, None),
        ({"state": "JOB_STATE_CANCELLING"}, CloudState.CANCELLING, None),
        ({"state": "JOB_STATE_CANCELLED"}, CloudState.CANCELLED, None),
        ({"state": "JOB_STATE_PAUSED"}, CloudState.PAUSED, None),
        ({"state": "JOB_STATE_EXPIRED"}, CloudState.EXPIRED, None),
        ({"state": "JOB_STATE_UPDATING"}, CloudState.UPDATING, None),
        (
            {"state": "JOB_STATE_RUNNING", "tuningJobState": "TUNING_JOB_STATE_UNSPECIFIED"},
            CloudState.RUNNING,
            None,
        ),
    ],
)
def test_every_state_of_the_service_is_told(
    cloud: GoogleCloud,
    connection: CloudConnection,
    told: dict[str, Any],
    state: CloudState,
    stage: CloudStage | None,
) -> None:
    job = cloud_tuning.create(connection, JOB, TRAIN, "")
    cloud.states = [told]
    job = cloud_tuning.get(connection, job)
    assert (job.state, job.stage) == (state, stage)


def test_steps_epochs_and_tokens_are_told_where_the_service_gives_them(
    cloud: GoogleCloud, connection: CloudConnection
) -> None:
    job = cloud_tuning.create(connection, JOB, TRAIN, "")
    cloud.states = [{"state": "JOB_STATE_RUNNING"}]
    job = cloud_tuning.get(connection, job)
    assert (job.steps_done, job.steps_total, job.epochs_done, job.billed_tokens) == (None,) * 4
    counts = {
        "supervisedTuningDataStats": {
            "tuningStepCount": "120",
            "tuningDatasetExampleCount": "480",
            "totalBillableTokenCount": "96000",
        }
    }
    cloud.states = [
        {
            "state": "JOB_STATE_RUNNING",
            "startTime": "2026-11-29T10:05:00Z",
            "tuningJobMetadata": {"completedEpochCount": "1", "completedStepCount": "40"},
            "tuningDataStats": counts,
        },
        {"state": "JOB_STATE_SUCCEEDED"},
    ]
    job = cloud_tuning.get(connection, job)
    assert (job.epochs_done, job.steps_done, job.steps_total) == (1, 40, 120)
    assert (job.example_count, job.billed_tokens) == (480, 96000)
    job = cloud_tuning.get(connection, job)
    assert job.endpoint == "projects/shop-1234/locations/us-central1/endpoints/1"
    assert job.retires_on == "2027-07-21"
    assert job.usable
    assert job.steps_total == 120  # what it leaves out later stays as it was
    assert job.elapsed_s(0.0) == 85 * 60


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ({"code": 8, "message": "Quota exceeded for tuning jobs."}, "cloud_failed_quota"),
        ({"code": 3, "message": "Dataset example 12 is invalid."}, "cloud_failed_data"),
        ({"code": 7, "message": "Permission denied on gs://b/train.jsonl."}, "cloud_failed_permission"),
        ({"code": 9, "message": "Billing is disabled."}, "cloud_failed_billing"),
        ({"code": 13, "message": "Internal error."}, "cloud_failed_service"),
        ({"code": 2, "message": "Who knows."}, "cloud_failed_else"),
    ],
)
def test_a_failure_is_told_in_plain_words_and_in_the_services_own(
    cloud: GoogleCloud, connection: CloudConnection, error: dict[str, Any], code: str
) -> None:
    job = cloud_tuning.create(connection, JOB, TRAIN, "")
    cloud.states = [{"state": "JOB_STATE_FAILED", "error": error}]
    job = cloud_tuning.get(connection, job)
    assert job.failure is not None
    assert (job.failure.code, job.reason) == (code, error["message"])
    assert code in TEXTS["es"]


def test_a_job_is_cancelled_listed_and_found_by_its_label(
    cloud: GoogleCloud, connection: CloudConnection
) -> None:
    assert cloud_tuning.find(connection, JOB) is None
    job = cloud_tuning.create(connection, JOB, TRAIN, "")
    found = cloud_tuning.find(connection, JOB)
    assert found is not None
    assert found.name == job.name
    cloud_tuning.cancel(connection, job)
    assert cloud_tuning.get(connection, job).state is CloudState.CANCELLING
    assert cloud_tuning.get(connection, job).state is CloudState.CANCELLED


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((429, "RESOURCE_EXHAUSTED", "Quota exceeded for tuning jobs."), "cloud_quota"),
        ((400, "INVALID_ARGUMENT", "Base model gemini-x does not support tuning."), "cloud_no_model"),
        ((400, "INVALID_ARGUMENT", "The training data is not valid JSONL."), "cloud_data_refused"),
        ((404, "NOT_FOUND", "The tuning job was not found."), "cloud_gone"),
        ((403, "PERMISSION_DENIED", "Billing is disabled.", "BILLING_DISABLED"), "provider_billing"),
        ((403, "PERMISSION_DENIED", "not used before", "SERVICE_DISABLED"), "provider_service_off"),
        (
            (403, "PERMISSION_DENIED", "Permission 'aiplatform.tuningJobs.create' denied on resource"),
            "provider_role_missing",
        ),
        (
            (401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
            "provider_sign_in_refused",
        ),
        ((503, "UNAVAILABLE", "The service is unavailable."), "provider_down"),
        ((400, "INVALID_ARGUMENT", "Something else."), "cloud_refused"),
    ],
)
def test_a_refusal_has_a_sentence_in_both_languages_and_not_googles(
    cloud: GoogleCloud, connection: CloudConnection, given: tuple[Any, ...], code: str
) -> None:
    cloud.refuse["POST tuningJobs"] = refused(*given)
    with pytest.raises((CloudFailed, ProviderFailed)) as raised:
        cloud_tuning.create(connection, JOB, TRAIN, "")
    assert raised.value.code == code
    for language in ("es", "en"):
        assert given[2] not in say(language, code, raised.value.params)


# The bucket


def big_file(tmp_path: Path) -> Path:
    path = tmp_path / "train.jsonl"
    path.write_bytes(b"".join(b'{"n": %d}\n' % n for n in range(90_000)))
    return path


def test_a_file_arrives_in_pieces_and_whole(
    cloud: GoogleCloud, connection: CloudConnection, tmp_path: Path
) -> None:
    path = big_file(tmp_path)
    told: list[tuple[int, int]] = []
    address = cloud_storage.upload(
        connection, path, "medbot/j/train.jsonl", lambda *now: told.append(now), unwaited, 262_144
    )
    assert address == "gs://pharmacy-files/medbot/j/train.jsonl"
    assert cloud.objects == {"medbot/j/train.jsonl": path.read_bytes()}
    size = path.stat().st_size
    assert told[0] == (0, size)
    assert told[-1] == (size, size)
    assert len(told) > 4


@pytest.mark.parametrize("broken", [{1}, {2}, {2, 3}])
def test_an_upload_goes_on_where_the_connection_broke(
    cloud: GoogleCloud, connection: CloudConnection, tmp_path: Path, broken: set[int]
) -> None:
    path = big_file(tmp_path)
    cloud.break_pieces = broken
    cloud_storage.upload(connection, path, "n", untold, unwaited, 524_288)
    assert cloud.objects["n"] == path.read_bytes()
    assert any(one.headers.get("content-range") == "bytes */*" for one in cloud.asked("PUT", "/upload/"))


def test_an_upload_goes_on_after_the_storage_was_down_or_the_token_ran_out(
    cloud: GoogleCloud, connection: CloudConnection, tmp_path: Path
) -> None:
    path = big_file(tmp_path)
    cloud.refuse_once["PUT /upload/"] = refused(503, "UNAVAILABLE", "down")
    cloud.refuse_once["POST /upload/"] = refused(401, "UNAUTHENTICATED", "expired")
    cloud_storage.upload(connection, path, "n", untold, unwaited)
    assert cloud.objects["n"] == path.read_bytes()
    assert cloud.tokens == 2


def test_what_arrived_otherwise_than_it_was_sent_is_noticed(
    cloud: GoogleCloud, connection: CloudConnection, tmp_path: Path
) -> None:
    cloud.alter_upload = True
    with pytest.raises(MedBotError) as raised:
        cloud_storage.upload(connection, big_file(tmp_path), "n", untold, unwaited)
    assert raised.value.code == "cloud_upload_altered"


def test_an_upload_is_broken_off_between_two_pieces(
    cloud: GoogleCloud, connection: CloudConnection, tmp_path: Path
) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        cloud_storage.upload(connection, big_file(tmp_path), "n", stop, unwaited, 262_144)
    assert cloud.pieces == 1
    assert not cloud.objects


def test_an_object_is_removed_and_one_that_is_gone_is_no_failure(
    cloud: GoogleCloud, connection: CloudConnection
) -> None:
    cloud.objects["medbot/j/train.jsonl"] = b"x"
    for _ in range(2):
        cloud_storage.remove(connection, "gs://pharmacy-files/medbot/j/train.jsonl")
    assert not cloud.objects
    cloud.refuse["DELETE /storage/"] = refused(403, "PERMISSION_DENIED", "no storage.objects.delete access")
    with pytest.raises(CloudFailed) as raised:
        cloud_storage.remove(connection, "gs://pharmacy-files/n")
    assert raised.value.code == "cloud_bucket_forbidden"


# The connection test


def look(access: CloudAccess, model: str = MODEL, today: date = TODAY) -> dict[CloudStep, Any]:
    findings = look_at_all(access, model, CloudConnection, today)
    assert [one.step for one in findings] == list(CloudStep)
    for one in findings:
        for language in ("es", "en"):
            assert say(language, one.sentence.code, one.sentence.params)
    return {one.step: one for one in findings}


def test_everything_is_there(cloud: GoogleCloud, access: CloudAccess) -> None:
    found = look(access)
    assert all(one.ok for one in found.values())
    assert "21/07/2027" in say(
        "es", found[CloudStep.MODEL].sentence.code, found[CloudStep.MODEL].sentence.params
    )
    assert {one.method for one in cloud.seen if one.path != "/token"} == {"GET"}


def with_(access: CloudAccess, **changed: str) -> CloudAccess:
    from dataclasses import replace

    return replace(access, settings=replace(access.settings, **changed))


def test_a_credentials_file_that_is_none_stops_the_rest(access: CloudAccess, tmp_path: Path) -> None:
    (tmp_path / "client.json").write_text('{"type": "external_account", "secret": "s3cret"}')
    for name in ("missing.json", "client.json"):
        found = look(with_(access, credentials_path=str(tmp_path / name)))
        first = found[CloudStep.CREDENTIALS]
        assert (first.ok, first.sentence.code) == (False, "provider_sign_in_file")
        assert first.page.startswith("https://console.cloud.google.com/")
        assert {one.ok for step, one in found.items() if step is not CloudStep.CREDENTIALS} == {None}


def test_a_key_that_was_deleted_is_told(cloud: GoogleCloud, access: CloudAccess) -> None:
    cloud.refuse["POST /token"] = (
        400,
        {"error": "invalid_grant", "error_description": "Invalid JWT Signature."},
    )
    found = look(access)
    assert found[CloudStep.CREDENTIALS].ok
    assert found[CloudStep.SIGN_IN].sentence.code == "provider_sign_in_refused"
    assert found[CloudStep.BUCKET].ok is None


def test_a_token_service_that_fails_is_no_fault_of_the_key(cloud: GoogleCloud, access: CloudAccess) -> None:
    cloud.refuse["POST /token"] = 503, {}
    assert look(access)[CloudStep.SIGN_IN].sentence.code == "provider_down"


@pytest.mark.parametrize(
    ("request_", "given", "step", "code"),
    [
        ("GET tuningJobs", (403, "PERMISSION_DENIED", "x", "BILLING_DISABLED"), CloudStep.PROJECT, "provider_billing"),
        (
            "GET tuningJobs",
            (403, "PERMISSION_DENIED", "x", "SERVICE_DISABLED"),
            CloudStep.PROJECT,
            "provider_service_off",
        ),
        (
            "GET tuningJobs",
            (403, "PERMISSION_DENIED", "Permission 'aiplatform.tuningJobs.list' denied", "IAM_PERMISSION_DENIED"),
            CloudStep.PROJECT,
            "provider_role_missing",
        ),
        ("GET testPermissions", (404, "notFound", "no such bucket"), CloudStep.BUCKET, "cloud_no_bucket"),
        ("GET testPermissions", (403, "forbidden", "no access"), CloudStep.BUCKET, "cloud_bucket_forbidden"),
        (
            "GET publishers",
            (404, "NOT_FOUND", "Publisher model gemini was not found."),
            CloudStep.MODEL,
            "cloud_model_not_there",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_and_the_other_steps_are_still_looked_at(
    cloud: GoogleCloud,
    access: CloudAccess,
    request_: str,
    given: tuple[Any, ...],
    step: CloudStep,
    code: str,
) -> None:
    cloud.refuse[request_] = refused(*given)
    found = look(access)
    assert found[step].sentence.code == code
    assert all(one.ok for other, one in found.items() if other is not step)


def test_a_bucket_that_may_only_be_read_is_not_enough(cloud: GoogleCloud, access: CloudAccess) -> None:
    cloud.permissions = ("storage.objects.get",)
    assert look(access)[CloudStep.BUCKET].sentence.code == "cloud_bucket_forbidden"


def test_a_model_is_told_to_be_out_of_its_region_or_past_its_day(access: CloudAccess) -> None:
    found = look(with_(access, region="us-central1"), "gemini-3.1-flash-lite", date(2027, 4, 7))
    assert found[CloudStep.MODEL].sentence.code == "cloud_model_retired"
    assert look(access, "gemini-9")[CloudStep.MODEL].sentence.code == "cloud_model_unknown"


def test_what_cannot_be_a_place_is_told_before_anyone_is_asked(
    cloud: GoogleCloud, access: CloudAccess
) -> None:
    found = look(with_(access, bucket="gs://pharmacy-files"))
    assert found[CloudStep.BUCKET].sentence.code == "cloud_bucket_malformed"
    assert not cloud.asked("GET", "storage")

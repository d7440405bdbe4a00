"""A job from the preview to the scores, through the real process and SDK, against a Google Cloud of this computer."""

from __future__ import annotations

import json
import queue
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.cloud_tuning import CloudParams, CloudSettings, CloudState
from medbot_desktop.domain.providers import HostedSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.paths import bundled
from medbot_desktop.services.cloud_tuning import CloudTuning
from medbot_desktop.worker.cloud_messages import (
    CloudEvaluated,
    CloudEvaluationEstimated,
    CloudJobChanged,
    CloudJobEnded,
    CloudJobsListed,
    CloudPrepared,
    CloudTested,
)
from medbot_desktop.worker.messages import Done, Event, Failed, Progress, WorkCancelled
from medbot_desktop.worker.tuning_messages import RunSource
from tests.engines.google_cloud import GoogleCloud, refusal
from tests.engines.google_key import private_key, write_key_file
from tests.services.quick_cloud import run_quick_cloud

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.domain.cloud_tuning import CloudPreview

PATIENCE_S = 60.0
MODEL = "gemini-3.5-flash-lite"
ROW_WORDS = "Los cajones de la rebotica"

_E = TypeVar("_E", bound=Event)


class Talk:
    """The service, and what it told."""

    def __init__(self, folder: Path, cloud: GoogleCloud, key_path: str) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.told: list[Event] = []
        place = CloudSettings(key_path, "shop-1234", "us-central1", "pharmacy-files")
        settings = Settings(hosted=HostedSettings(cloud=place))
        self.folder = folder
        self.cloud = cloud
        self._settings = settings
        self.open()

    def open(self) -> None:
        self._others: list[Event] = []  # told of a request that is waited for later
        self.service = CloudTuning(
            self.folder, self.events.put, lambda: self._settings, self.cloud.addresses, run_quick_cloud
        )

    def wait(self, kind: type[_E], number: int) -> _E:
        ends_at = time.monotonic() + PATIENCE_S
        earlier, self._others = self._others, []
        while True:
            event = earlier.pop(0) if earlier else self._next(ends_at)
            if getattr(event, "request_id", None) != number:
                self._others.append(event)
                continue
            if isinstance(event, kind):
                self._others += earlier
                return event
            assert not isinstance(event, Failed), event

    def _next(self, ends_at: float) -> Event:
        event = self.events.get(timeout=max(0.01, ends_at - time.monotonic()))
        self.told.append(event)
        return event

    def failed(self, number: int) -> str:
        return self.wait(Failed, number).sentence.code

    def prepared(self, path: Path, questions: Path | None = None) -> CloudPreview:
        source = RunSource(path=str(path), questions_path=str(questions or ""))
        number = self.service.prepare(source, MODEL, CloudParams())
        return self.wait(CloudPrepared, number).preview


@pytest.fixture
def cloud() -> Iterator[GoogleCloud]:
    server = GoogleCloud()
    yield server
    server.stop()


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Rows of the shipped example, one with words that are found again wherever they go."""
    lines = (bundled("data") / "starter_es.csv").read_text(encoding="utf-8").splitlines()[:121]
    head = lines[0].split(",")
    own = {"question": "¿Dónde se guarda el ibuprofeno?", "answer": f"{ROW_WORDS}, a menos de 25 ºC."}
    lines.append(",".join(f'"{own.get(name, "")}"' for name in head))
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def talk(tmp_path: Path, cloud: GoogleCloud) -> Iterator[Talk]:
    talk = Talk(tmp_path / "user", cloud, write_key_file(tmp_path / "key.json", cloud.address))
    (tmp_path / "user").mkdir()
    yield talk
    talk.service.stop()
    secret = private_key().splitlines()[3].encode()
    for path in (tmp_path / "user").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert secret not in content
            assert b"token-" not in content
            if "logs" in path.parts:
                assert ROW_WORDS.encode() not in content


def test_nothing_leaves_without_consent_to_exactly_what_was_shown(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    preview = talk.prepared(rows)
    assert not cloud.seen
    assert talk.failed(talk.service.start(preview, agreed=False)) == "cloud_not_agreed"
    with Path(preview.train_path).open("a", encoding="utf-8") as file:
        file.write("{}\n")
    assert talk.failed(talk.service.start(preview, agreed=True)) == "cloud_changed"
    assert not cloud.seen


def test_a_job_goes_from_the_preview_to_its_endpoint_and_its_files_are_taken_away(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    cloud.states = [
        {"state": "JOB_STATE_RUNNING", "tuningJobState": "TUNING_JOB_STATE_WAITING_FOR_QUOTA"},
        {"state": "JOB_STATE_SUCCEEDED"},
    ]
    preview = talk.prepared(rows)
    sent = {Path(p).name: Path(p).read_bytes() for p in (preview.train_path, preview.validation_path)}
    number = talk.service.start(preview, agreed=True)
    job = talk.wait(CloudJobEnded, number).job
    assert (job.state, job.retires_on) == (CloudState.SUCCEEDED, "2027-07-21")
    assert job.endpoint == "projects/shop-1234/locations/us-central1/endpoints/1"
    assert cloud.objects == {f"medbot/{job.id}/{name}": data for name, data in sent.items()}
    states = [e.job.state for e in talk.told if isinstance(e, CloudJobChanged)]
    assert states[0] is CloudState.UPLOADING
    assert any(isinstance(e, Progress) and e.what == "uploading" and e.done == e.total for e in talk.told)
    assert {f"gs://pharmacy-files/{name}" for name in cloud.objects} == set(job.files)
    listed = talk.wait(CloudJobsListed, talk.service.remove_files(job)).jobs
    assert not cloud.objects
    assert [one.files for one in listed] == [()]
    assert talk.wait(CloudJobsListed, talk.service.forget(job.id)).jobs == ()
    assert not Path(preview.train_path).exists()


def test_watching_goes_on_after_a_restart_and_a_job_is_cancelled(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    cloud.states = [{"state": "JOB_STATE_RUNNING", "tuningJobState": "TUNING_JOB_STATE_TUNING"}]
    number = talk.service.start(talk.prepared(rows), agreed=True)
    while talk.wait(CloudJobChanged, number).job.state is not CloudState.RUNNING:
        pass
    assert talk.service.busy
    talk.service.stop()
    talk.open()
    (job,) = talk.wait(CloudJobsListed, talk.service.list_jobs()).jobs
    assert (job.state, job.name[-12:]) == (CloudState.RUNNING, "tuningJobs/1")
    watching = talk.service.watch(job)
    talk.wait(CloudJobChanged, watching)
    assert talk.failed(talk.service.remove_files(job)) == "cloud_job_going"
    assert talk.failed(talk.service.forget(job.id)) == "cloud_job_going"
    talk.wait(Done, talk.service.cancel(job))
    assert talk.wait(CloudJobEnded, watching).job.state is CloudState.CANCELLED


def test_a_job_whose_answer_never_came_is_found_and_not_made_twice(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    cloud.cut_once = ["POST /tuningJobs"]
    job = talk.wait(CloudJobEnded, talk.service.start(talk.prepared(rows), agreed=True)).job
    assert job.state is CloudState.SUCCEEDED
    assert len(cloud.jobs) == 1


def test_a_refused_job_tells_why_and_may_be_started_again(talk: Talk, cloud: GoogleCloud, rows: Path) -> None:
    cloud.refuse_once["POST /tuningJobs"] = refusal(429, "RESOURCE_EXHAUSTED", "Quota exceeded.")
    preview = talk.prepared(rows)
    assert talk.failed(talk.service.start(preview, agreed=True)) == "cloud_quota"
    (job,) = talk.wait(CloudJobsListed, talk.service.list_jobs()).jobs
    assert job.state is CloudState.NOT_STARTED
    assert job.failure is not None
    assert len(job.files) == 2
    job = talk.wait(CloudJobEnded, talk.service.start(preview, agreed=True)).job
    assert job.state is CloudState.SUCCEEDED


def test_an_upload_that_is_given_up_starts_nothing(talk: Talk, cloud: GoogleCloud, rows: Path) -> None:
    cloud.refuse["PUT /upload/"] = refusal(503, "UNAVAILABLE", "down")  # it waits and tries again
    number = talk.service.start(talk.prepared(rows), agreed=True)
    talk.wait(Progress, number)
    talk.service.end(number)
    talk.wait(WorkCancelled, number)
    (job,) = talk.wait(CloudJobsListed, talk.service.list_jobs()).jobs
    assert (job.state, job.failure and job.failure.code) == (CloudState.NOT_STARTED, "cloud_upload_stopped")
    assert not cloud.jobs


def test_credentials_that_are_refused_while_watching_end_it_and_the_job_stays(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    cloud.states = [{"state": "JOB_STATE_RUNNING"}]
    number = talk.service.start(talk.prepared(rows), agreed=True)
    while talk.wait(CloudJobChanged, number).job.state is not CloudState.RUNNING:
        pass
    talk.service.end(number)
    talk.wait(WorkCancelled, number)
    talk.service.stop()
    cloud.refuse["POST /token"] = 400, {"error": "invalid_grant", "error_description": "Account deleted"}
    talk.open()
    (job,) = talk.wait(CloudJobsListed, talk.service.list_jobs()).jobs
    assert talk.failed(talk.service.watch(job)) == "provider_sign_in_refused"
    del cloud.refuse["POST /token"]
    cloud.states = [{"state": "JOB_STATE_SUCCEEDED"}]
    assert talk.wait(CloudJobEnded, talk.service.watch(job)).job.usable


def test_the_connection_test_asks_nothing_about_rows(talk: Talk, cloud: GoogleCloud) -> None:
    findings = talk.wait(CloudTested, talk.service.test(MODEL)).findings
    assert all(one.ok for one in findings)
    assert not [one for one in cloud.seen if one.method != "GET" and one.path != "/token"]


def test_the_tuned_model_is_scored_beside_the_plain_and_the_embedded_one(
    talk: Talk, cloud: GoogleCloud, rows: Path
) -> None:
    preview = talk.prepared(rows)
    job = talk.wait(CloudJobEnded, talk.service.start(preview, agreed=True)).job
    before = len(cloud.seen)
    estimate = talk.wait(CloudEvaluationEstimated, talk.service.estimate_evaluation(job, 12)).estimate
    assert len(cloud.seen) == before
    assert 0 < estimate.requests <= 24
    assert estimate.n <= 12
    assert talk.failed(talk.service.evaluate(job, 12, agreed=False)) == "cloud_not_agreed"
    scores = talk.wait(CloudEvaluated, talk.service.evaluate(job, 12, agreed=True)).scores
    embedded, plain, tuned = scores.sides
    assert [side.name for side in scores.sides] == ["embedded", "plain", "tuned"]
    assert scores.n == estimate.n
    asked = cloud.asked("POST", "GenerateContent")
    assert len(asked) == estimate.requests == plain.answered + tuned.answered
    # What it wrote cites no row, so that nothing bears it out, though it copied one.
    assert (plain.right, plain.uncited > 0) == (0, True)
    assert tuned.right > 0
    assert tuned.uncited < plain.uncited
    assert (plain.model, tuned.model) == (MODEL, job.endpoint)
    assert 0 < embedded.answered <= scores.n
    assert embedded.right <= embedded.answered
    assert (tuned.tokens_in, tuned.tokens_out) == (100 * tuned.answered, 20 * tuned.answered)
    (kept,) = talk.wait(CloudJobsListed, talk.service.list_jobs()).jobs
    assert kept.scores == scores
    trained = {json.loads(line)["contents"][0]["parts"][0]["text"].split("QUESTION: ")[1].split("\n")[0]
               for line in Path(preview.train_path).read_bytes().splitlines()}  # fmt: skip
    for one in asked:
        text: Any = one.json["contents"][0]["parts"][0]["text"]
        assert text.split("QUESTION: ")[1].split("\n")[0] not in trained


def test_real_questions_are_scored_where_there_are_enough(
    talk: Talk, cloud: GoogleCloud, rows: Path, tmp_path: Path
) -> None:
    asked = [
        row.question.lower().strip("¿?") for row in read_rows(rows, "rows", lambda done, total: None)[:50]
    ]
    questions = tmp_path / "questions.csv"
    lines = [f'"a ver, {text}, por favor",{number}' for number, text in enumerate(asked, 1)]
    questions.write_text("\n".join(["query,expected_row", *lines]) + "\n", encoding="utf-8")
    preview = talk.prepared(rows, questions)
    assert preview.kind is QuestionKind.REAL
    job = talk.wait(CloudJobEnded, talk.service.start(preview, agreed=True)).job
    scores = talk.wait(CloudEvaluated, talk.service.evaluate(job, 6, agreed=True)).scores
    embedded, _, tuned = scores.sides
    assert (scores.kind, scores.n) == (QuestionKind.REAL, min(6, preview.n_held_out))
    assert 0 < embedded.right <= embedded.answered <= scores.n
    assert 0 < tuned.right <= tuned.answered
    for side in scores.sides:
        for count, of, share in (
            (side.answered, scores.n, side.answered_share),
            (side.right, scores.n, side.right_share),
            (side.unsupported, side.numbers, side.unsupported_share),
        ):
            assert (share is None) == (of == 0)
            if share is not None:
                assert share.mean == pytest.approx(count / of)
                assert 0 <= share.low <= share.mean <= share.high <= 1
    assert all(
        "a ver, " in one.json["contents"][0]["parts"][0]["text"]
        for one in cloud.asked("POST", "GenerateContent")
    )

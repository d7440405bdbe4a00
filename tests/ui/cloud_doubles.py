"""A double of the process that speaks with Google Cloud, for the tuning page; it sends what the real one sends."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import (
    CloudEstimate,
    CloudFinding,
    CloudJob,
    CloudParams,
    CloudPreview,
    CloudScores,
    CloudSettings,
    CloudSide,
    CloudStage,
    CloudState,
    CloudStep,
    Example,
    LeftOut,
)
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.domain.tuning_review import Interval
from medbot_desktop.worker.cloud_messages import (
    CloudEvaluated,
    CloudEvaluationEstimated,
    CloudJobChanged,
    CloudJobEnded,
    CloudJobsListed,
    CloudPrepared,
    CloudTested,
)
from medbot_desktop.worker.messages import Done, Failed, Progress, WorkCancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.worker.tuning_messages import RunSource

PLACE = CloudSettings(
    "/home/farmacia/medbot-clave.json", "mi-farmacia-1234", "europe-west4", "mi-farmacia-medbot"
)
ENDPOINT = "projects/mi-farmacia-1234/locations/europe-west4/endpoints/7788"
JOB_ID = "c-1"
RULES = "Escribes respuestas breves para el personal de una farmacia, solo con las filas que se te dan."
ASKED = "[1] ibuprofeno: Mejor con comida o leche.\n\nPregunta: ¿Se puede tomar ibuprofeno en ayunas?"


def preview(params: CloudParams | None = None, **more: object) -> CloudPreview:
    made = CloudPreview(
        job_id=JOB_ID,
        digest="d1",
        data_name="farmacia_general.csv",
        model="gemini-3.5-flash-lite",
        params=params or CloudParams(),
        place=PLACE,
        kind=QuestionKind.ROW,
        n_rows=1_284,
        n_groups=1_190,
        n_train=912,
        n_validation=114,
        n_held_out=256,
        train_path="/tmp/train.jsonl",
        validation_path="/tmp/validation.jsonl",
        train_bytes=1_480_000,
        validation_bytes=185_000,
        tokens=402_000,
        samples=(Example(RULES, ASKED, "Mejor con comida o leche [1]."),),
        left_out=(LeftOut(412, ("phone",)), LeftOut(803, ("name", "document"))),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def job(state: CloudState = CloudState.RUNNING, **more: object) -> CloudJob:
    now = time.time()
    made = CloudJob(
        JOB_ID,
        "farmacia_general.csv",
        "gemini-3.5-flash-lite",
        CloudParams(),
        PLACE,
        now - 4_000,
        state,
        started_at=now - 3_930,
        name="projects/1/locations/europe-west4/tuningJobs/9",
    )
    return replace(made, **more)  # type: ignore[arg-type]


RUNNING = {
    "stage": CloudStage.TUNING,
    "epochs_done": 1,
    "steps_done": 140,
    "steps_total": 342,
    "example_count": 912,
}


def ended(**more: object) -> CloudJob:
    told = {"epochs_done": 3, "steps_done": 342, "steps_total": 342, "billed_tokens": 1_206_000, "endpoint": ENDPOINT,
            "retires_on": "2027-07-21", "ended_at": time.time() - 300,
            "files": ("gs://mi-farmacia-medbot/medbot/c-1/train.jsonl",)}  # fmt: skip
    return job(CloudState.SUCCEEDED, **{**told, **more})


# fmt: off
def scores() -> CloudScores:
    return CloudScores(
        JOB_ID,
        50,
        QuestionKind.ROW,
        time.time(),
        (
            CloudSide(
                "embedded", "MedBot", 38, 0, 36, 61, 0, 0, 0, 0, 0,
                Interval(0.76, 0.64, 0.88), Interval(0.72, 0.58, 0.84), Interval(0.0, 0.0, 0.0),
            ),
            CloudSide(
                "plain", "gemini-3.5-flash-lite", 49, 1, 41, 88, 5, 2, 3, 41_000, 6_200,
                Interval(0.98, 0.94, 1.0), Interval(0.82, 0.7, 0.92), Interval(0.057, 0.011, 0.115),
            ),
            CloudSide(
                "tuned", ENDPOINT, 50, 0, 45, 90, 2, 1, 1, 41_000, 5_100,
                Interval(1.0, 1.0, 1.0), Interval(0.9, 0.8, 0.98), Interval(0.022, 0.0, 0.06),
            ),
        ),
    )
# fmt: on


FINDINGS = (
    CloudFinding(
        CloudStep.CREDENTIALS, True, Sentence("cloud_ok_credentials", {"account": "medbot@mi-farmacia-1234"})
    ),
    CloudFinding(CloudStep.SIGN_IN, True, Sentence("cloud_ok_sign_in")),
    CloudFinding(
        CloudStep.PROJECT,
        False,
        Sentence("provider_billing", {"project": "mi-farmacia-1234", "provider": "Gemini (Google Cloud)"}),
        "https://console.cloud.google.com/billing",
    ),
    CloudFinding(CloudStep.BUCKET, None, Sentence("cloud_not_looked_at")),
    CloudFinding(CloudStep.MODEL, None, Sentence("cloud_not_looked_at")),
)


@dataclass
class FakeCloud:
    """It does nothing by itself but answer: a test sends the news of a job. `sent` is what left, `calls` all asked."""

    listener: Callable[[object], None] = field(default=lambda event: None)
    findings: tuple[CloudFinding, ...] = FINDINGS
    preview: CloudPreview = field(default_factory=preview)
    jobs: list[CloudJob] = field(default_factory=list)
    calls: list[tuple[str, object]] = field(default_factory=list)
    sent: list[CloudPreview] = field(default_factory=list)
    failures: dict[str, Sentence] = field(default_factory=dict)
    stopped: bool = False
    slow: bool = False

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self.following: dict[str, int] = {}

    def __call__(self, listener: Callable[[object], None], settings: object) -> FakeCloud:
        self.listener = listener
        return self

    def _begin(self, what: str, about: object = None) -> int:
        with self._lock:
            self.calls.append((what, about))
            number = next(self._ids)
        if what in self.failures:
            self.listener(Failed(number, self.failures[what]))
        return number

    def _answer(self, what: str, about: object, event: Callable[[int], object]) -> int:
        number = self._begin(what, about)
        if what not in self.failures:
            self.listener(event(number))
        return number

    def test(self, model: str) -> int:
        return self._answer("test", model, lambda n: CloudTested(n, self.findings))

    def prepare(self, source: RunSource, model: str, params: CloudParams) -> int:
        if self.slow:
            return self._begin("prepare", source)
        made = replace(self.preview, params=params, model=model)
        return self._answer("prepare", source, lambda n: CloudPrepared(n, made))

    def start(self, preview: CloudPreview, *, agreed: bool) -> int:
        assert agreed
        number = self._begin("start", preview)
        self.sent.append(preview)
        self.following[preview.job_id] = number
        if "start" not in self.failures:
            self.news(job(CloudState.UPLOADING, started_at=0.0))
            self.listener(Progress(number, "uploading", 400_000, 1_665_000))
        return number

    def watch(self, watched: CloudJob) -> int:
        number = self._begin("watch", watched.id)
        self.following[watched.id] = number
        return number

    def cancel(self, cancelled: CloudJob) -> int:
        return self._answer("cancel", cancelled.id, Done)

    def remove_files(self, ended_job: CloudJob) -> int:
        self.jobs = [replace(one, files=()) if one.id == ended_job.id else one for one in self.jobs]
        return self._answer("remove", ended_job.id, lambda n: CloudJobsListed(n, tuple(self.jobs)))

    def list_jobs(self) -> int:
        return self._answer("list", None, lambda n: CloudJobsListed(n, tuple(self.jobs)))

    def forget(self, job_id: str) -> int:
        self.jobs = [one for one in self.jobs if one.id != job_id]
        return self._answer("forget", job_id, lambda n: CloudJobsListed(n, tuple(self.jobs)))

    def estimate_evaluation(self, asked: CloudJob, limit: int) -> int:
        told = CloudEstimate(asked.id, limit, 2 * limit, 82_000, 11_000)
        return self._answer("estimate", asked.id, lambda n: CloudEvaluationEstimated(n, told))

    def evaluate(self, asked: CloudJob, limit: int, *, agreed: bool) -> int:
        assert agreed
        return self._answer("evaluate", asked.id, lambda n: CloudEvaluated(n, scores()))

    def end(self, request_id: int) -> None:
        self.calls.append(("end", request_id))
        self.listener(WorkCancelled(request_id))

    def news(self, changed: CloudJob) -> None:
        """What the service tells of the job that is followed."""
        self.jobs = [changed, *(one for one in self.jobs if one.id != changed.id)]
        kind = CloudJobEnded if changed.ended else CloudJobChanged
        self.listener(kind(self.following[changed.id], changed))

    def asked(self, what: str) -> list[object]:
        return [about for name, about in self.calls if name == what]

    def stop(self, timeout_s: float = 3.0) -> None:
        self.stopped = True

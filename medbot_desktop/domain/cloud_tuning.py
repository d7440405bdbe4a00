"""Gemini tuned in a Google Cloud project of the user's own: what is set, what leaves, how far a job is, its scores.

The service's states and limits are data here; what speaks with it is engines/cloud_tuning.py alone. Labels are the
sentences `cloud_<name>` of texts/cloud.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from medbot_desktop.domain.cloud_access import GOOGLE as GOOGLE
from medbot_desktop.domain.cloud_access import CloudAccess as CloudAccess
from medbot_desktop.domain.cloud_access import CloudAddresses as CloudAddresses
from medbot_desktop.domain.cloud_settings import CloudSettings as CloudSettings  # noqa: TC001, for others too
from medbot_desktop.domain.errors import BadSetting, CloudFailed
from medbot_desktop.domain.tuning import Bounds, QuestionKind, check_bounds, setting
from medbot_desktop.domain.tuning_review import Interval  # noqa: TC001, a job is read back by its kinds

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence

PRICE_PAGE = "https://cloud.google.com/vertex-ai/generative-ai/pricing"

MIN_EXAMPLES = 16
MAX_EXAMPLES = 1_000_000
MAX_VALIDATION = 5_000
MAX_TOKENS_AN_EXAMPLE = 131_072
MAX_BYTES = 1_000_000_000


REGIONS = ("us-central1", "europe-west4")
"""Where tuning is known to be served; another may be typed, the connection test tells."""


@dataclass(frozen=True, slots=True)
class TunableModel:
    """A model that can be tuned. `retires_on` is the earliest day it is switched off, and a model tuned on it too.

    New jobs are refused a month before (`tunable_until`). `regions` () where they are not known: the test tells.
    """

    name: str
    label: str
    retires_on: date
    tunable_until: date
    regions: tuple[str, ...] = ()


# As documented by Google in November 2026.
TUNABLE_MODELS = (
    TunableModel("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", date(2027, 7, 21), date(2027, 6, 21)),
    TunableModel("gemini-3.5-flash", "Gemini 3.5 Flash", date(2027, 5, 19), date(2027, 4, 19)),
    TunableModel(
        "gemini-3.1-flash-lite", "Gemini 3.1 Flash-Lite", date(2027, 5, 7), date(2027, 4, 7), REGIONS
    ),
)


def tunable_model(name: str) -> TunableModel:
    """Raises CloudFailed "model_unknown"."""
    for model in TUNABLE_MODELS:
        if model.name == name:
            return model
    raise CloudFailed("model_unknown", model=name[:80])


ADAPTER_SIZES = (1, 2, 4, 8, 16)


@dataclass(frozen=True, slots=True)
class CloudParams:
    """What the service lets one set, and how the questions are divided: `seed` and `folds` as in TuningParams.

    The first fold of the division is never sent; the evaluation asks it.
    """

    epoch_count: int = setting(3, 1, 20, 1)
    learning_rate_multiplier: float = setting(1.0, 0.1, 10.0, 0.1, 2)
    adapter_size: int = setting(4, 1, 16, 1)
    seed: int = setting(42, 0, 2_147_483_647, 1)
    folds: int = setting(5, 2, 10, 1)

    def check(self) -> None:
        """Raises BadSetting (name, low, high) for the first value out of its bounds."""
        check_bounds(self, CLOUD_BOUNDS)
        if self.adapter_size not in ADAPTER_SIZES:
            raise BadSetting(name="adapter_size", low="1", high="16")


CLOUD_BOUNDS: dict[str, Bounds] = {f.name: f.metadata["bounds"] for f in fields(CloudParams)}

NOT_OFFERED: dict[str, str] = {
    "batch_size": "cloud_open_models_only",
    "learning_rate": "cloud_open_models_only",
    "momentum": "cloud_not_offered",
    "dropout_rate": "cloud_not_offered",
    "patience": "cloud_not_offered",
}
"""Settings of the embedded tuning that this service does not have, shown greyed out: name -> the reason's sentence."""


class CloudStep(StrEnum):
    """What the connection test looks at, in this order; the label is the sentence `cloud_step_<value>`."""

    CREDENTIALS = "credentials"
    SIGN_IN = "sign_in"
    PROJECT = "project"
    BUCKET = "bucket"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class CloudFinding:
    """What was found at a step: `ok` True, False, or None where it could not be looked at for an earlier one.

    `sentence` says it in plain words, what is missing and where it is put right; `page` is the page for that, or "".
    """

    step: CloudStep
    ok: bool | None
    sentence: Sentence
    page: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row (number from 1) that is not sent, in any form, and why: `kinds` are DetailKind values of personal details
    in it, () where it is too long for one example. `asked`: not the row, but a question somebody asked about it.
    """

    row: int
    kinds: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One line of the file, as its three texts: what the model is told, what it is asked with the rows, its answer."""

    system: str = field(repr=False)
    user: str = field(repr=False)
    model: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CloudPreview:
    """Exactly what will leave, made and lying on this computer: `train_path` and `validation_path` ("" if none).

    `digest` names these bytes; a start that does not bring it is refused. `tokens` are estimated by length, of one
    epoch of the training file; `samples` are its first examples. `left_out` rows are in no file. `blockers` are why
    it cannot be started, () where it can. `n_held_out` questions, of `kind`, stay here to score the result.
    """

    job_id: str
    digest: str
    data_name: str
    model: str
    params: CloudParams
    place: CloudSettings
    kind: QuestionKind
    n_rows: int
    n_groups: int
    n_train: int
    n_validation: int
    n_held_out: int
    train_path: str
    validation_path: str
    train_bytes: int
    validation_bytes: int
    tokens: int
    samples: tuple[Example, ...]
    left_out: tuple[LeftOut, ...] = ()
    blockers: tuple[Sentence, ...] = ()

    @property
    def billed_tokens(self) -> int:
        """What the service charges by, estimated: tokens times epochs."""
        return self.tokens * self.params.epoch_count


class CloudState(StrEnum):
    """PREPARED to NOT_STARTED are this program's, the others the service's; the label is `cloud_state_<value>`.

    NOT_STARTED: the upload was broken off, nothing is being trained. UNKNOWN: a state this program does not know.
    """

    PREPARED = "prepared"
    UPLOADING = "uploading"
    NOT_STARTED = "not_started"
    QUEUED = "queued"
    PENDING = "pending"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIALLY_SUCCEEDED = "partially_succeeded"
    FAILED = "failed"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    PAUSED = "paused"
    EXPIRED = "expired"
    UPDATING = "updating"
    UNKNOWN = "unknown"


ENDED = frozenset(
    {
        CloudState.NOT_STARTED,
        CloudState.SUCCEEDED,
        CloudState.PARTIALLY_SUCCEEDED,
        CloudState.FAILED,
        CloudState.CANCELLED,
        CloudState.EXPIRED,
    }
)


class CloudStage(StrEnum):
    """What a job is at, where the service tells; the label is `cloud_stage_<value>`."""

    WAITING_FOR_QUOTA = "waiting_for_quota"
    PROCESSING_DATASET = "processing_dataset"
    WAITING_FOR_CAPACITY = "waiting_for_capacity"
    TUNING = "tuning"
    POST_PROCESSING = "post_processing"


@dataclass(frozen=True, slots=True)
class CloudJob:
    """A job, from its preparation to its tuned endpoint. Times are UTC seconds, 0 where not yet; the service tells no
    loss. Counts are None until the service gives them.

    `name` is the service's own. `endpoint` is what the tuned model is asked by, "" until it is there; it ends with
    its base model on `retires_on`. `files` (gs://...) are those still in the bucket. `failure` is in plain words and
    `reason` what the service itself said, in its own language. `trouble` is why it could not be asked just now,
    None where it could: the job itself goes on.
    """

    id: str
    data_name: str
    model: str
    params: CloudParams
    place: CloudSettings
    made_at: float
    state: CloudState = CloudState.PREPARED
    stage: CloudStage | None = None
    dataset_id: int = 0
    digest: str = ""
    name: str = ""
    started_at: float = 0.0
    ended_at: float = 0.0
    example_count: int | None = None
    epochs_done: int | None = None
    steps_done: int | None = None
    steps_total: int | None = None
    billed_tokens: int | None = None
    endpoint: str = ""
    retires_on: str = ""
    files: tuple[str, ...] = ()
    failure: Sentence | None = None
    reason: str = ""
    trouble: Sentence | None = None
    scores: CloudScores | None = None

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def usable(self) -> bool:
        """Whether its tuned endpoint can be asked."""
        return bool(self.endpoint) and self.state in (
            CloudState.SUCCEEDED,
            CloudState.PARTIALLY_SUCCEEDED,
        )

    def elapsed_s(self, now: float) -> float:
        """Since it was started, until its end or now; 0 before."""
        return max(0.0, (self.ended_at or now) - self.started_at) if self.started_at else 0.0


@dataclass(frozen=True, slots=True)
class CloudEstimate:
    """What an evaluation sends: `requests` to the service and their tokens, by length."""

    job_id: str
    n: int
    requests: int
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class CloudSide:
    """One way of answering the held-out questions: "embedded", "plain" (the base model from the same rows) or "tuned".

    `answered` of n gave a text; `right` of these rest on a right row (the row given, or a cited one), and
    `unsupported` of `numbers` figures in them stand in no right row. Failures are not counted as answers. The shares
    are of all n questions, of all numbers for the last, with their intervals; none in scores of earlier versions.
    """

    name: str
    model: str
    answered: int
    failed: int
    right: int
    numbers: int
    unsupported: int
    wrong_citations: int = 0
    uncited: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    answered_share: Interval | None = None
    right_share: Interval | None = None
    unsupported_share: Interval | None = None


@dataclass(frozen=True, slots=True)
class CloudScores:
    """The same `n` held-out questions (never sent for training) asked in every way of `sides`; `at` UTC seconds.

    `kind` REAL: asked by somebody, everything searched; ROW: rows' own questions, searched in answers alone, where the
    embedded engine counts by the row it puts first: without its question no row is given as the answer.
    """

    job_id: str
    n: int
    kind: QuestionKind
    at: float
    sides: tuple[CloudSide, ...]

"""What travels between the window's process and the one that speaks with Google Cloud (`client.run_cloud`).

`services.cloud_tuning.CloudTuning` makes the requests. Failures come back as `messages.Failed` with a CloudFailed's
sentence, `cloud_...`; a CancelRequest with a request's id ends it with WorkCancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import (
        CloudAccess,
        CloudEstimate,
        CloudFinding,
        CloudJob,
        CloudParams,
        CloudPreview,
        CloudScores,
    )
    from medbot_desktop.worker.tuning_messages import RunSource


@dataclass(frozen=True, slots=True)
class TestCloud:
    """Look at credentials, sign-in, project, bucket and `model`; no row leaves for it. Answered by CloudTested."""

    __test__ = False  # for pytest: no test of its own

    request_id: int
    access: CloudAccess
    model: str


@dataclass(frozen=True, slots=True)
class PrepareCloudTuning:
    """Make the files that would leave, on this computer alone: nothing is connected to. Answered by CloudPrepared,
    with Progress "preparing" before. Raises BadSetting, TooLittleToTune, UnknownDataSet, FileUnreadable.
    """

    request_id: int
    access: CloudAccess
    source: RunSource
    model: str
    params: CloudParams


@dataclass(frozen=True, slots=True)
class StartCloudTuning:
    """Send the prepared files to the bucket, start the job and watch it. The only request by which rows leave to be
    trained on.

    `agreed` is the user's explicit consent to the preview whose `digest` this is; refused with "cloud_not_agreed"
    without it, and with "cloud_changed" where the files are no longer those. Progress "uploading" (bytes), then as
    WatchCloudJob. Cancelled while it uploads, the job is NOT_STARTED; what may have arrived is in `job.files`, for
    RemoveCloudFiles.
    """

    request_id: int
    access: CloudAccess
    job_id: str
    digest: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class WatchCloudJob:
    """Ask for the job's state until it has ended, less often the longer it takes. Answered by CloudJobChanged each
    time something changed and CloudJobEnded at the end. Cancelling ends the watching, not the job.

    One that was never started raises "cloud_job_unknown". A connection that fails is told in `job.trouble` and tried
    again; only a refusal that lasts (credentials, role, project) ends the watching with Failed.
    """

    request_id: int
    access: CloudAccess
    job_id: str


@dataclass(frozen=True, slots=True)
class CancelCloudJob:
    """Ask the service to end the job; answered by Done once it has agreed. Who watches it sees its end."""

    request_id: int
    access: CloudAccess
    job_id: str


@dataclass(frozen=True, slots=True)
class RemoveCloudFiles:
    """Remove the job's files from the bucket, once it has ended. Answered by CloudJobsListed."""

    request_id: int
    access: CloudAccess
    job_id: str


@dataclass(frozen=True, slots=True)
class ListCloudJobs:
    """What is known of jobs here, newest first; nothing is connected to. Answered by CloudJobsListed."""

    request_id: int


@dataclass(frozen=True, slots=True)
class ForgetCloudJob:
    """Take an ended or never started job off the list, with its files here; refused with "cloud_job_going" else.

    What is at Google stays. Answered by CloudJobsListed.
    """

    request_id: int
    job_id: str


@dataclass(frozen=True, slots=True)
class EstimateCloudEvaluation:
    """What an evaluation of at most `limit` questions would send; nothing is connected to.

    Answered by CloudEvaluationEstimated.
    """

    request_id: int
    job_id: str
    limit: int = 50


@dataclass(frozen=True, slots=True)
class EvaluateCloudJob:
    """Ask the embedded engine, the plain base model and the tuned one the same held-out questions, from the same rows.

    Sends those questions and rows: `agreed` is the user's consent, "cloud_not_agreed" without it. Progress
    "evaluating" (answers), then CloudEvaluated; the scores stay with the job.
    """

    request_id: int
    access: CloudAccess
    job_id: str
    agreed: bool
    limit: int = 50


CloudRequest = (
    TestCloud
    | PrepareCloudTuning
    | StartCloudTuning
    | WatchCloudJob
    | CancelCloudJob
    | RemoveCloudFiles
    | ListCloudJobs
    | ForgetCloudJob
    | EstimateCloudEvaluation
    | EvaluateCloudJob
)


@dataclass(frozen=True, slots=True)
class CloudTested:
    """One finding a step, in the order of CloudStep."""

    request_id: int
    findings: tuple[CloudFinding, ...]


@dataclass(frozen=True, slots=True)
class CloudPrepared:
    request_id: int
    preview: CloudPreview


@dataclass(frozen=True, slots=True)
class CloudJobChanged:
    """`request_id` is that of StartCloudTuning or WatchCloudJob."""

    request_id: int
    job: CloudJob


@dataclass(frozen=True, slots=True)
class CloudJobEnded:
    """The end of StartCloudTuning or WatchCloudJob; `job.state` says how it went, `job.endpoint` what can be asked."""

    request_id: int
    job: CloudJob


@dataclass(frozen=True, slots=True)
class CloudJobsListed:
    request_id: int
    jobs: tuple[CloudJob, ...]


@dataclass(frozen=True, slots=True)
class CloudEvaluationEstimated:
    request_id: int
    estimate: CloudEstimate


@dataclass(frozen=True, slots=True)
class CloudEvaluated:
    request_id: int
    scores: CloudScores


CloudEnd = (
    CloudTested | CloudPrepared | CloudJobEnded | CloudJobsListed | CloudEvaluationEstimated | CloudEvaluated
)
"""The events that end a request."""

CloudEvent = CloudEnd | CloudJobChanged

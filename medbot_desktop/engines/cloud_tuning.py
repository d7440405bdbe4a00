"""Tuning jobs of Gemini at Google Cloud, by Google's own SDK: made, asked, ended. Nothing else here knows of them."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from google.genai import types

from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import CloudStage, CloudState, tunable_model
from medbot_desktop.engines.cloud_failures import of_reason, translated

if TYPE_CHECKING:
    import datetime

    from medbot_desktop.domain.cloud_tuning import CloudJob
    from medbot_desktop.engines.cloud_connection import CloudConnection

_ADAPTERS = {
    1: types.AdapterSize.ADAPTER_SIZE_ONE,
    2: types.AdapterSize.ADAPTER_SIZE_TWO,
    4: types.AdapterSize.ADAPTER_SIZE_FOUR,
    8: types.AdapterSize.ADAPTER_SIZE_EIGHT,
    16: types.AdapterSize.ADAPTER_SIZE_SIXTEEN,
}
_LABEL = "medbot_job"
_REASON_LENGTH = 400
_LISTED = 200  # jobs looked through for one of ours


def create(connection: CloudConnection, job: CloudJob, train_uri: str, validation_uri: str) -> CloudJob:
    """Have the service start a job on files in the bucket. Raises CloudFailed; the job may have begun all the same
    where the connection broke: `find` tells.
    """
    params = job.params
    validation = types.TuningValidationDataset(gcs_uri=validation_uri) if validation_uri else None
    with translated(connection.place), warnings.catch_warnings():
        # "The SDK's tuning implementation is experimental": its version is pinned, its wire tested.
        warnings.simplefilter("ignore")
        told = connection.client.tunings.tune(
            base_model=job.model,
            training_dataset=types.TuningDataset(gcs_uri=train_uri),
            config=types.CreateTuningJobConfig(
                tuned_model_display_name=f"medbot {job.id}",
                epoch_count=params.epoch_count,
                learning_rate_multiplier=params.learning_rate_multiplier,
                adapter_size=_ADAPTERS[params.adapter_size],
                validation_dataset=validation,
                export_last_checkpoint_only=True,
                labels={_LABEL: job.id},
            ),
        )
        return reported(job, told)


def get(connection: CloudConnection, job: CloudJob) -> CloudJob:
    """The job as the service knows it now. Raises CloudFailed, "gone" where it does not."""
    with translated(connection.place):
        return reported(job, connection.client.tunings.get(name=job.name))


def find(connection: CloudConnection, job: CloudJob) -> CloudJob | None:
    """A job whose name was never learned, by the label it was given; None where there is none."""
    with translated(connection.place):
        config = types.ListTuningJobsConfig(page_size=50)
        for seen, told in enumerate(connection.client.tunings.list(config=config)):
            if (told.labels or {}).get(_LABEL) == job.id:
                return reported(job, told)
            if seen >= _LISTED:
                break
    return None


def cancel(connection: CloudConnection, job: CloudJob) -> None:
    """Ask the service to end a job; its state tells when it has."""
    with translated(connection.place):
        connection.client.tunings.cancel(name=job.name)


def look_at_project(connection: CloudConnection) -> None:
    """Whether jobs can be listed: the service switched on, billing, the role, the region. Raises CloudFailed."""
    with translated(connection.place):
        next(iter(connection.client.tunings.list(config=types.ListTuningJobsConfig(page_size=1))), None)


def look_at_model(connection: CloudConnection, model: str) -> None:
    """Whether the region serves a model. Raises CloudFailed."""
    with translated(connection.place):
        connection.client.models.get(model=model)


def reported(job: CloudJob, told: types.TuningJob) -> CloudJob:
    """The job with what the service tells of it; what it leaves out stays as it was."""
    state = _state(told)
    metadata, counts = told.tuning_job_metadata, None
    if told.tuning_data_stats is not None:
        counts = told.tuning_data_stats.supervised_tuning_data_stats
    error = told.error
    failure, reason = job.failure, job.reason
    if error is not None and (error.code or error.message):
        words = " ".join((error.message or "").split())
        failure = Sentence(of_reason(error.code or 0, words))
        reason = privacy.mask(words[:_REASON_LENGTH])
    elif state is CloudState.FAILED and failure is None:
        failure = Sentence("cloud_failed_else")
    endpoint = (told.tuned_model.endpoint if told.tuned_model else None) or job.endpoint
    return replace(
        job,
        name=told.name or job.name,
        state=state,
        stage=_stage(told) if state is CloudState.RUNNING else None,
        started_at=_seconds(told.start_time) or job.started_at or _seconds(told.create_time),
        ended_at=_seconds(told.end_time) or job.ended_at,
        example_count=_or(counts.tuning_dataset_example_count if counts else None, job.example_count),
        epochs_done=_or(metadata.completed_epoch_count if metadata else None, job.epochs_done),
        steps_done=_or(metadata.completed_step_count if metadata else None, job.steps_done),
        steps_total=_or(counts.tuning_step_count if counts else None, job.steps_total),
        billed_tokens=_or(counts.total_billable_token_count if counts else None, job.billed_tokens),
        endpoint=endpoint,
        retires_on=tunable_model(job.model).retires_on.isoformat() if endpoint else "",
        failure=failure,
        reason=reason,
        trouble=None,
    )


def _state(told: types.TuningJob) -> CloudState:
    name = getattr(told.state, "value", str(told.state or "")).removeprefix("JOB_STATE_").lower()
    try:
        return CloudState(name)
    except ValueError:
        return CloudState.UNKNOWN


def _stage(told: types.TuningJob) -> CloudStage | None:
    detailed = told.tuning_job_state
    name = getattr(detailed, "value", str(detailed or "")).removeprefix("TUNING_JOB_STATE_").lower()
    try:
        return CloudStage(name)
    except ValueError:
        return None


def _seconds(moment: datetime.datetime | None) -> float:
    return moment.timestamp() if moment is not None else 0.0


def _or(told: int | None, before: int | None) -> int | None:
    return before if told is None else told

"""The connection test: what is missing, one step after the other, in plain words. No row leaves for it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import CloudFinding, CloudStep, tunable_model
from medbot_desktop.domain.errors import CloudFailed, ProviderFailed
from medbot_desktop.engines import cloud_storage, cloud_tuning

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from medbot_desktop.domain.cloud_tuning import CloudAccess
    from medbot_desktop.engines.cloud_connection import CloudConnection

_CONSOLE = "https://console.cloud.google.com"
# Where what is missing is put right.
_PAGES = {
    "provider_sign_in_file": f"{_CONSOLE}/iam-admin/serviceaccounts",
    "provider_sign_in_refused": f"{_CONSOLE}/iam-admin/serviceaccounts",
    "provider_service_off": f"{_CONSOLE}/apis/library/aiplatform.googleapis.com",
    "provider_billing": f"{_CONSOLE}/billing",
    "provider_role_missing": f"{_CONSOLE}/iam-admin/iam",
    "provider_project_unknown": f"{_CONSOLE}/cloud-resource-manager",
    "cloud_no_bucket": f"{_CONSOLE}/storage/browser",
    "cloud_bucket_forbidden": f"{_CONSOLE}/storage/browser",
    "cloud_quota": f"{_CONSOLE}/iam-admin/quotas",
}


def look_at_all(
    access: CloudAccess, model: str, open_: Callable[[CloudAccess], CloudConnection], today: date
) -> tuple[CloudFinding, ...]:
    """One finding a step; credentials and sign-in stop the rest, project, bucket and model do not stop each other."""
    found: list[CloudFinding] = []
    place = access.settings
    try:
        connection = open_(access)
    except (CloudFailed, ProviderFailed) as error:
        return _with_rest([_missing(CloudStep.CREDENTIALS, error)])
    with closing(connection):
        found.append(_fine(CloudStep.CREDENTIALS))
        try:
            connection.sign_in()
        except (CloudFailed, ProviderFailed) as error:
            return _with_rest([*found, _missing(CloudStep.SIGN_IN, error)])
        found.append(_fine(CloudStep.SIGN_IN))
        steps: list[tuple[CloudStep, Callable[[], None], dict[str, str | int]]] = [
            (
                CloudStep.PROJECT,
                lambda: cloud_tuning.look_at_project(connection),
                {"project": place.project, "region": place.region},
            ),
            (CloudStep.BUCKET, lambda: cloud_storage.look_at_bucket(connection), {"bucket": place.bucket}),
            (CloudStep.MODEL, lambda: _look_at_model(connection, model, today), _dates(model)),
        ]
        for step, look, told in steps:
            try:
                place.check()
                look()
            except (CloudFailed, ProviderFailed) as error:
                found.append(_missing(step, error))
            else:
                found.append(_fine(step, **told))
    return tuple(found)


def _look_at_model(connection: CloudConnection, name: str, today: date) -> None:
    model = tunable_model(name)
    region = connection.cloud.settings.region
    if today >= model.tunable_until:
        raise CloudFailed("model_retired", model=model.label, retires=model.retires_on.isoformat())
    if model.regions and region not in model.regions:
        raise CloudFailed(
            "model_elsewhere", model=model.label, region=region, regions=", ".join(model.regions)
        )
    try:
        cloud_tuning.look_at_model(connection, name)
    except (CloudFailed, ProviderFailed) as error:
        if error.code in ("cloud_gone", "cloud_no_model"):
            raise CloudFailed("model_not_there", model=model.label, region=region) from error
        raise


def _dates(name: str) -> dict[str, str | int]:
    try:
        model = tunable_model(name)
    except CloudFailed:
        return {}
    return {
        "model": model.label,
        "until": model.tunable_until.isoformat(),
        "retires": model.retires_on.isoformat(),
    }


def _fine(step: CloudStep, **told: str | int) -> CloudFinding:
    return CloudFinding(step, True, Sentence(f"cloud_ok_{step}", told))


def _missing(step: CloudStep, error: CloudFailed | ProviderFailed) -> CloudFinding:
    return CloudFinding(step, False, Sentence.of(error), _PAGES.get(error.code, ""))


def _with_rest(found: list[CloudFinding]) -> tuple[CloudFinding, ...]:
    """The steps that could not be looked at, behind those that were."""
    left = list(CloudStep)[len(found) :]
    return (*found, *(CloudFinding(step, None, Sentence("cloud_not_looked_at")) for step in left))

"""Answering from a project of Google Cloud: where its models are asked, and how long they are kept there."""

from __future__ import annotations

import re
from dataclasses import replace

from medbot_desktop.domain.cloud_tuning import TUNABLE_MODELS, CloudSettings
from medbot_desktop.domain.errors import ProviderFailed

REGIONS = (
    "us-central1",
    "europe-west4",
    "global",
    "us",
    "eu",
    "us-east1",
    "us-east4",
    "us-west1",
    "us-south1",
    "northamerica-northeast1",
    "southamerica-east1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "europe-west8",
    "europe-west9",
    "europe-southwest1",
    "europe-north1",
    "europe-central2",
    "asia-northeast1",
    "asia-northeast3",
    "asia-southeast1",
    "asia-south1",
    "australia-southeast1",
)
"""Offered in this order: first the two where tuning is documented."""

BASE_MODELS = ("gemini-3.8-flash", *(model.name for model in TUNABLE_MODELS))
"""What is offered where Google's own list may not be read."""

TUNED_ENDPOINT = re.compile(r"projects/[^/]+/locations/([^/]+)/endpoints/([^/]+)")
"""What a tuned model is asked by: its region and its number."""

_PROJECT = re.compile(r"(?:[a-z0-9.-]{1,100}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|\d{6,20}")
_REGION = re.compile(r"[a-z]{2,20}(?:-[a-z]{2,20}\d{1,2})?")


def kept_until(model: str) -> str:
    """The day before which a model is not switched off ("2027-05-19"), by its name with or without a number; "" if
    that is not known.
    """
    name = re.sub(r"-\d{3}$", "", model)
    return next((one.retires_on.isoformat() for one in TUNABLE_MODELS if one.name == name), "")


def answering_place(provider: str, settings: CloudSettings, model: str) -> CloudSettings:
    """Where `model` is asked: a tuned one where it lies. Raises ProviderFailed where a part cannot be one."""
    found = TUNED_ENDPOINT.fullmatch(model)
    place = replace(
        settings,
        project=settings.project.strip(),
        region=found[1] if found else settings.region.strip(),
        credentials_path=settings.credentials_path.strip(),
    )
    if not place.project:
        raise ProviderFailed("project_missing", provider=provider)
    if not _PROJECT.fullmatch(place.project):
        raise ProviderFailed("project_unknown", provider=provider, project=place.project[:80])
    # It becomes part of a host's name.
    if not _REGION.fullmatch(place.region):
        raise ProviderFailed("cloud_region", provider=provider, region=place.region[:80])
    return place


def service_address(region: str) -> str:
    """Where the models of a region are asked; "us" and "eu" are several regions, "global" is all."""
    if region == "global":
        return "https://aiplatform.googleapis.com"
    if region in ("us", "eu"):
        return f"https://aiplatform.{region}.rep.googleapis.com"
    return f"https://{region}-aiplatform.googleapis.com"

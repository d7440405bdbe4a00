"""Where in Google Cloud a model is asked: its project, its region, its address."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import ProviderFailed

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_settings import CloudSettings

TUNED_ENDPOINT = re.compile(r"projects/[^/]+/locations/([^/]+)/endpoints/([^/]+)")
"""What a tuned model is asked by: its region and its number."""

_PROJECT = re.compile(r"(?:[a-z0-9.-]{1,100}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|\d{6,20}")
_REGION = re.compile(r"[a-z]{2,20}(?:-[a-z]{2,20}\d{1,2})?")


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

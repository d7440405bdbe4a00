"""Google Cloud as the user names it: a project, a region, a sign-in. Where it is asked, and its models as data.

Knows no SDK; the sign-in itself is in engines/google_sign_in.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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

_PROJECT = re.compile(r"(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|\d{6,20}")
_REGION = re.compile(r"[a-z]+(?:-[a-z]+)*\d*")


@dataclass(frozen=True, slots=True)
class CloudPlace:
    """`credentials_file` is where a service account's key file lies; "" is this computer's own Google sign-in."""

    project: str
    region: str
    credentials_file: str = ""


@dataclass(frozen=True, slots=True)
class CloudModel:
    """A model of Google's, and the day before which it is not switched off there ("2027-05-19"), "" if untold."""

    name: str
    kept_until: str = ""


MODELS = (
    CloudModel("gemini-3.8-flash"),
    CloudModel("gemini-3.5-flash", "2027-05-19"),
    CloudModel("gemini-3.5-flash-lite", "2027-07-21"),
    CloudModel("gemini-3.1-flash-lite", "2027-05-07"),
)


def kept_until(model: str) -> str:
    """The day before which a model is not switched off, by its name or the name it begins with; "" if untold."""
    for one in sorted(MODELS, key=lambda known: len(known.name), reverse=True):
        if model == one.name or model.startswith(f"{one.name}-0"):  # "gemini-3.5-flash-001" is that model's
            return one.kept_until
    return ""


def checked_place(provider: str, project: str, region: str, credentials_file: str) -> CloudPlace:
    """The place, trimmed. Raises ProviderFailed where a part is missing or cannot be one."""
    project, region = project.strip(), region.strip()
    if not project:
        raise ProviderFailed("project_missing", provider=provider)
    if not _PROJECT.fullmatch(project):
        raise ProviderFailed("project_unknown", provider=provider, project=project)
    # It becomes part of a host's name.
    if not _REGION.fullmatch(region):
        raise ProviderFailed("cloud_region", provider=provider, region=region)
    return CloudPlace(project, region, credentials_file.strip())


def service_address(region: str) -> str:
    """Where the models of a region are asked; "us" and "eu" are several regions, "global" is all."""
    if region == "global":
        return "https://aiplatform.googleapis.com"
    if region in ("us", "eu"):
        return f"https://aiplatform.{region}.rep.googleapis.com"
    return f"https://{region}-aiplatform.googleapis.com"

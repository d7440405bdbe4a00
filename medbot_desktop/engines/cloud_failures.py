"""What is refused of tuning and of the bucket, beside what google_failures.py knows of project, billing, role, region.

A refusal's words are read and never kept: only a job's own reason is, which the service writes of the job.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2
from google.genai import errors
from google.resumable_media import common as uploads

from medbot_desktop.domain.errors import CloudFailed, ProviderFailed
from medbot_desktop.engines.failures import of_connection
from medbot_desktop.engines.google_failures import of_cloud

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.engines.failures import Place

# What google_failures.py has a better sentence for, whichever service said it.
_OF_PROJECT = (
    "provider_billing",
    "provider_service_off",
    "provider_project_unknown",
    "provider_cloud_region",
    "provider_sign_in_refused",
    "provider_sign_in_expired",
    "provider_proxy",
)
_MODEL = re.compile(
    r"base ?model|publisher model|model.{0,80}(?:not found|not supported|does not support)", re.I
)
_DATA = re.compile(r"dataset|jsonl|example|training data|gs://", re.I)
_QUOTA = re.compile(r"quota|RESOURCE_EXHAUSTED", re.I)
_DENIED = re.compile(r"permission|denied|access", re.I)
_BILLING = re.compile(r"billing", re.I)


def of_tuning(place: Place, status: int, body: Any) -> Exception:
    """What a refusal of the tuning service means."""
    known = of_cloud(place, status, body)
    told = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    if known.code in _OF_PROJECT or known.code == "provider_role_missing":
        return known
    if status == 429:
        return CloudFailed("quota", retry=True, project=_settings(place).project)
    if status in (400, 404) and _MODEL.search(told):
        return CloudFailed("no_model", region=_settings(place).region)
    if status == 404:
        return CloudFailed("gone")
    if status == 400 and _DATA.search(told):
        return CloudFailed("data_refused")
    if status >= 500 or status in (403, 408):
        return known
    return CloudFailed("refused")


def of_bucket(place: Place, status: int, body: Any) -> Exception:
    """What a refusal of the storage means."""
    known = of_cloud(place, status, body)
    if known.code in _OF_PROJECT:
        return known
    bucket = _settings(place).bucket
    if status == 404:
        return CloudFailed("no_bucket", bucket=bucket)
    if status == 403:
        return CloudFailed("bucket_forbidden", bucket=bucket)
    if status == 410:
        # The place the pieces went to is gone.
        return CloudFailed("upload_altered", bucket=bucket)
    if status >= 500 or status in (408, 429):
        return known
    return CloudFailed("refused")


def of_reason(code: int, words: str) -> str:
    """The sentence for why a job failed, from what the service says of it; a general one where it is not known."""
    if code == 8 or _QUOTA.search(words):
        return "cloud_failed_quota"
    if _BILLING.search(words):
        return "cloud_failed_billing"
    if code == 7 or _DENIED.search(words):
        return "cloud_failed_permission"
    if _DATA.search(words):
        return "cloud_failed_data"
    if code in (4, 13, 14):
        return "cloud_failed_service"
    return "cloud_failed_else"


@contextmanager
def translated(place: Place) -> Iterator[None]:
    """Everything the SDK and the upload raise, as ProviderFailed or CloudFailed."""
    try:
        yield
    except (CloudFailed, ProviderFailed):
        raise
    except errors.APIError as error:
        raise of_tuning(place, error.code or 0, error.details) from error
    except uploads.InvalidResponse as error:
        raise of_bucket(place, error.response.status_code, error.response.text) from error
    except uploads.DataCorruption as error:
        raise CloudFailed("upload_altered", bucket=_settings(place).bucket) from error
    except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
        raise of_connection(place, error) from error
    except (ValueError, TypeError, AttributeError, KeyError, RuntimeError) as error:
        # What comes of an answer that cannot be read, or of a connection that was cut.
        raise of_connection(place, error) from error


def _settings(place: Place) -> Any:
    assert place.access.cloud is not None
    return place.access.cloud.settings

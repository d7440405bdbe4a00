"""What Google Cloud's refusals and broken connections mean, as the failure that has a sentence of its own.

A refusal's words are read and never kept: only a job's own reason is, which the service writes of the job.
"""

from __future__ import annotations

import json
import re
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2
import requests
from google.auth import exceptions as auth
from google.genai import errors
from google.resumable_media import common as uploads

from medbot_desktop.domain.errors import CloudFailed, ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.domain.cloud_tuning import CloudAccess

_DISABLED = re.compile(r"SERVICE_DISABLED|has not been used in project|API.{0,40}not enabled", re.I)
_BILLING = re.compile(r"BILLING|billing", re.I)
_NO_PROJECT = re.compile(
    r"CONSUMER_INVALID|USER_PROJECT_DENIED|project.{0,60}(?:not found|does not exist|deleted)", re.I
)
_REGION = re.compile(r"location.{0,60}(?:not supported|unsupported|invalid|not found)|"
                     r"unsupported.{0,20}(?:region|location)|"
                     r"not (?:available|supported) in (?:region|location)", re.I)  # fmt: skip
_MODEL = re.compile(
    r"base ?model|publisher model|model.{0,80}(?:not found|not supported|does not support|invalid)", re.I
)
_QUOTA = re.compile(r"quota|RESOURCE_EXHAUSTED", re.I)
_CLOCK = re.compile(r"iat|clock|short-lived|reasonable timeframe", re.I)
_DATA = re.compile(r"dataset|jsonl|example|training data|gs://", re.I)


def of_status(access: CloudAccess, status: int, body: Any, *, bucket: bool = False) -> CloudFailed:
    """What a refusal means; `bucket`: of the storage, not of the tuning service."""
    told = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    place = access.settings

    def failed(kind: str, retry: bool = False) -> CloudFailed:
        return CloudFailed(kind, retry=retry, project=place.project, region=place.region, bucket=place.bucket)

    if status == 401:
        return failed("sign_in_refused")
    if _DISABLED.search(told):
        return failed("storage_disabled" if bucket else "api_disabled")
    if status in (400, 402, 403) and _BILLING.search(told):
        return failed("billing")
    if _NO_PROJECT.search(told):
        return failed("no_project")
    if status == 407 or 300 <= status < 400:
        return failed("proxy")
    if bucket:
        if status == 404:
            return failed("no_bucket")
        if status == 403:
            return failed("bucket_forbidden")
    if status == 429:
        return failed("quota", retry=True)
    if status == 403:
        return failed("role")
    if status in (400, 404) and _REGION.search(told):
        return failed("region")
    if status in (400, 404) and _MODEL.search(told):
        return failed("no_model")
    if status == 404:
        return failed("gone")
    if status == 400 and _DATA.search(told):
        return failed("data_refused")
    if status >= 500 or status == 408:
        return failed("down", retry=True)
    return failed("refused")


def of_reason(code: int, words: str) -> str:
    """The sentence code for why a job failed, from what the service says of it; a general one where it is not known."""
    if code == 8 or _QUOTA.search(words):
        return "cloud_failed_quota"
    if _BILLING.search(words):
        return "cloud_failed_billing"
    if code == 7 or re.search(r"permission|denied", words, re.I):
        return "cloud_failed_permission"
    if code in (3, 9) and _DATA.search(words):
        return "cloud_failed_data"
    if code in (13, 14, 4):
        return "cloud_failed_service"
    return "cloud_failed_else"


@contextmanager
def translated(access: CloudAccess, *, bucket: bool = False) -> Iterator[None]:
    """Everything the SDK, the sign-in and the upload raise, as CloudFailed."""
    try:
        yield
    except CloudFailed:
        raise
    except errors.APIError as error:
        raise of_status(access, error.code or 0, error.details, bucket=bucket) from error
    except uploads.InvalidResponse as error:
        raise of_status(access, error.response.status_code, error.response.text, bucket=True) from error
    except uploads.DataCorruption as error:
        raise CloudFailed("upload_altered", retry=True, bucket=access.settings.bucket) from error
    except auth.RefreshError as error:
        raise _of_refresh(error) from error
    except (
        auth.GoogleAuthError,
        httpx2.HTTPError,
        httpx2.StreamError,
        requests.RequestException,
        ProviderFailed,
        OSError,
    ) as error:
        raise _of_connection(error) from error
    except (ValueError, TypeError, AttributeError, KeyError, RuntimeError) as error:
        # What the SDK makes of an answer it cannot read.
        raise CloudFailed("unreadable") from error


def _of_refresh(error: auth.RefreshError) -> CloudFailed:
    """Why Google gives no token for these credentials."""
    told = " ".join(str(argument) for argument in error.args)
    if getattr(error, "retryable", False):
        return CloudFailed("sign_in_down", retry=True)
    if "invalid_grant" in told:
        # A wrong clock signs a request that is out of date before it arrives.
        return CloudFailed("clock" if _CLOCK.search(told) else "sign_in_expired")
    return CloudFailed("sign_in_refused")


def _of_connection(error: BaseException) -> CloudFailed:
    causes = tuple(_causes(error))
    if any(isinstance(one, ssl.SSLError | requests.exceptions.SSLError) for one in causes):
        return CloudFailed("certificate")
    if any(isinstance(one, httpx2.ProxyError | requests.exceptions.ProxyError) for one in causes):
        return CloudFailed("proxy")
    for one in causes:
        if isinstance(one, ProviderFailed) and one.code in ("provider_ca_file", "provider_proxy"):
            file = str(one.params.get("path", ""))
            return CloudFailed(one.code.removeprefix("provider_"), path=file)
    if any(isinstance(one, httpx2.TimeoutException | requests.exceptions.ReadTimeout) for one in causes):
        return CloudFailed("slow", retry=True)
    return CloudFailed("offline", retry=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

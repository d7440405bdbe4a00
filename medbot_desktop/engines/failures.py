"""From what went wrong, a status and its body or a broken connection, to the failure that has a sentence of its own.

The provider's own words are read and never kept: they may repeat the key or the question.
"""

from __future__ import annotations

import json
import re
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx2

from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medbot_desktop.domain.providers import Access

_NO_CREDIT = re.compile(
    r"insufficient_quota|billing|credit|exceeded your current quota|perday|per day|daily", re.IGNORECASE
)
_PER_MINUTE = re.compile(r"perminute|per minute|requests per min|tokens per min", re.IGNORECASE)
_KEY = re.compile(r"api[ _-]?key|incorrect_api_key|invalid_api_key|authenticat", re.IGNORECASE)
_REGION = re.compile(
    r"unsupported_country|location is not supported|country, region|region.{0,20}not supported", re.I
)
_TOO_LONG = re.compile(r"context_length|context length|maximum context|too many tokens|"
                       r"exceeds? the (?:maximum|available)|input token count|context size", re.IGNORECASE)  # fmt: skip
_MODEL = re.compile(r"model", re.IGNORECASE)
_NO_MODEL = re.compile(r"model_not_found|not found|does not exist|no longer available|decommissioned|"
                       r"deprecated|retired|unknown model|not loaded|invalid model", re.IGNORECASE)  # fmt: skip
_POLICY = re.compile(r"content_policy|content_filter|invalid_prompt|usage polic|safety", re.IGNORECASE)
_DELAY = re.compile(r"(\d+(?:\.\d+)?)s?")


@dataclass(frozen=True, slots=True)
class Place:
    """Who was asked for what, for the sentence; `local` where the server is of the user's own."""

    access: Access
    model: str = ""
    through_proxy: bool = False

    def failed(self, kind: str, *, retry: bool = False, wait_s: float | None = None) -> ProviderFailed:
        """The failure of a kind at this place."""
        spec = PROVIDERS[self.access.provider]
        return ProviderFailed(
            kind,
            retry=retry,
            wait_s=wait_s,
            provider=spec.name,
            model=self.model,
            address=self.access.address,
        )


def of_status(
    place: Place, status: int, body: Any, headers: Mapping[str, str] | None = None
) -> ProviderFailed:
    """What a refusal means; `body` is the decoded JSON or anything else. Also for an error inside a stream."""
    told = json.dumps(body, ensure_ascii=False) if not isinstance(body, str) else body
    if _REGION.search(told):
        return place.failed("region")
    if status == 407 or 300 <= status < 400:
        return place.failed("proxy")
    if status == 429:
        if _NO_CREDIT.search(told) and not _PER_MINUTE.search(told):
            return place.failed("no_credit")
        return place.failed("rate_limited", retry=True, wait_s=_wait(headers or {}, told))
    if status == 402:
        return place.failed("no_credit")
    if status == 401 or (status in (400, 403) and _KEY.search(told)):
        return place.failed("key_refused")
    if _TOO_LONG.search(told) or status == 413:
        return place.failed("too_long")
    if status in (400, 404, 410) and _MODEL.search(told) and _NO_MODEL.search(told):
        return place.failed("model_unknown" if place.model else "not_found")
    if status in (404, 405, 410):
        return place.failed("not_found")
    if status in (400, 403) and _POLICY.search(told):
        return place.failed("prompt_blocked")
    if status == 403:
        return place.failed("forbidden")
    if status in (408, 504):
        return place.failed("slow", retry=True)
    if status >= 500:
        return place.failed("down", retry=True, wait_s=_wait(headers or {}, told))
    return place.failed("request_refused")


def of_connection(place: Place, error: BaseException) -> ProviderFailed:
    """What a broken connection means."""
    causes = tuple(_causes(error))
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return place.failed("certificate")
    if any(isinstance(one, httpx2.ProxyError) for one in causes):
        return place.failed("proxy")
    if any(isinstance(one, httpx2.ConnectError | httpx2.ConnectTimeout) for one in causes):
        if place.through_proxy:
            return place.failed("proxy", retry=True)
        if PROVIDERS[place.access.provider].needs_address:
            return place.failed("server_off")
        return place.failed("offline", retry=True)
    if any(isinstance(one, httpx2.TimeoutException) for one in causes):
        return place.failed("slow")
    if any(isinstance(one, httpx2.UnsupportedProtocol | httpx2.InvalidURL) for one in causes):
        return place.failed("not_found")
    if any(isinstance(one, httpx2.HTTPError | httpx2.StreamError | OSError) for one in causes):
        return place.failed("stream_broken", retry=True)
    return place.failed("unreadable")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _wait(headers: Mapping[str, str], told: str) -> float | None:
    """How long the provider asks to wait: its header, or Google's RetryInfo in the body."""
    asked = headers.get("retry-after", "")
    if not asked:
        found = re.search(r'"retryDelay": ?"([^"]+)"', told)
        asked = found[1] if found else ""
    match = _DELAY.fullmatch(asked.strip())
    return float(match[1]) if match else None

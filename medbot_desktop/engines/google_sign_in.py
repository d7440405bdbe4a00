"""Signing in to Google Cloud: a service account's key file, or what this computer is signed in with.

The file is read each time it has changed and its content is kept in memory alone. Tokens are asked for through the
engine's own connection, so that the proxy, a company's certificates and a stop hold for them too.
"""

from __future__ import annotations

import json
import os
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
from google.auth import exceptions
from google.auth._cloud_sdk import get_application_default_credentials_path
from google.auth.credentials import Credentials
from google.auth.impersonated_credentials import Credentials as Impersonated
from google.auth.transport import Request, Response
from google.oauth2.credentials import Credentials as OfUser
from google.oauth2.service_account import Credentials as OfService

from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.engines.failures import Place, of_connection, of_status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.network import Network

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
ADC_VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS"
MAX_FILE_BYTES = 100_000


class SignIn(Credentials):  # type: ignore[no-untyped-call, misc, unused-ignore]
    """The credentials of one engine. `token` is renewed through its connection, whoever asks. Raises ProviderFailed."""

    def __init__(self, access: Access, network: Network) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._access, self._network = access, network
        self._inner, self._lock = _credentials_of(access)
        self._quota_project_id = getattr(self._inner, "quota_project_id", None)
        # Only one that is still good, so that the SDK asks for another otherwise.
        if self._inner.valid:
            self.token, self.expiry = self._inner.token, self._inner.expiry

    def refresh(self, request: object) -> None:
        """Have a token that is good. `request`, the SDK's own connection, is not used."""
        with self._lock:
            # Another engine with the same sign-in may have done it.
            if not self._inner.valid:
                self._renew()
            self.token, self.expiry = self._inner.token, self._inner.expiry

    def forget(self) -> None:
        """The service refused the token: ask for another one the next time."""
        with self._lock:
            self._inner.token = None

    def _renew(self) -> None:
        place = Place(self._access, through_proxy=self._network.proxy is not None)
        try:
            self._inner.refresh(_OwnRequest(place, self._network.client))
        except exceptions.RefreshError as error:
            raise _not_signed_in(place, error) from error
        except (exceptions.GoogleAuthError, ValueError, TypeError, KeyError) as error:
            raise place.failed("unreadable") from error


class _OwnRequest(Request):  # type: ignore[misc, unused-ignore]
    """google-auth's way to make a request, by our connection."""

    def __init__(self, place: Place, client: httpx2.Client) -> None:
        self._place, self._client = place, client

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: Any,
    ) -> Response:
        try:
            answer = self._client.request(method, url, content=body, headers=dict(headers or {}))
        except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as error:
            raise of_connection(self._place, error) from error
        if answer.status_code == 407 or answer.status_code >= 500 or 300 <= answer.status_code < 400:
            raise of_status(self._place, answer.status_code, "", answer.headers)
        return _Answer(answer)


class _Answer(Response):  # type: ignore[misc, unused-ignore]
    def __init__(self, answer: httpx2.Response) -> None:
        self._answer = answer

    @property
    def status(self) -> int:
        return self._answer.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._answer.headers

    @property
    def data(self) -> bytes:
        return self._answer.content


def _credentials_of(access: Access) -> tuple[Any, threading.Lock]:
    """The credentials that are named, shared by all engines of this process. Raises ProviderFailed."""
    assert access.cloud is not None
    name = PROVIDERS[access.provider].name
    given = access.cloud.settings.credentials_path
    file = Path(given or os.environ.get(ADC_VARIABLE) or get_application_default_credentials_path())  # type: ignore[no-untyped-call]
    try:
        changed_at = file.stat().st_mtime_ns
        return _read(str(file), changed_at, only_service=bool(given))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, exceptions.GoogleAuthError) as error:
        if given:
            raise ProviderFailed("sign_in_file", provider=name, path=file.name) from error
        raise ProviderFailed("sign_in_missing", provider=name) from error


@lru_cache(maxsize=4)
def _read(file: str, _changed_at: int, *, only_service: bool) -> tuple[Any, threading.Lock]:
    """A file's credentials and the lock of their token. A file that is named has to be a service account's."""
    with Path(file).open(encoding="utf-8") as opened:
        told = json.loads(opened.read(MAX_FILE_BYTES))
    kind = told["type"]
    made: Any
    if kind == "service_account":
        made = OfService.from_service_account_info(told, scopes=SCOPES)  # type: ignore[no-untyped-call]
    elif kind == "authorized_user" and not only_service:
        made = OfUser.from_authorized_user_info(told)  # type: ignore[no-untyped-call]
    elif kind == "impersonated_service_account" and not only_service:
        made = Impersonated.from_impersonated_service_account_info(told, scopes=SCOPES)  # type: ignore[no-untyped-call]
    else:
        raise ValueError(kind)
    return made, threading.Lock()


def _not_signed_in(place: Place, error: exceptions.RefreshError) -> ProviderFailed:
    """What it means that no token was given. What Google says is read and not kept."""
    told = str(error.args).lower()
    if "short-lived" in told or "iat and exp" in told:
        return place.failed("sign_in_clock")
    assert place.access.cloud is not None
    return place.failed(
        "sign_in_refused" if place.access.cloud.settings.credentials_path else "sign_in_expired"
    )

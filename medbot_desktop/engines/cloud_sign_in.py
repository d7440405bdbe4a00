"""The sign-in to Google Cloud and the connections made with it: the only file that reads credentials.

Of a credentials file nothing is kept but the objects of google-auth, for as long as a connection is used; what it says
is in no error, no log and no setting. Addresses are given: a file that names another place to send its signature to
is refused.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests
from google import genai
from google.auth import credentials as google_credentials
from google.auth.transport.requests import AuthorizedSession, Request
from google.genai import types
from google.oauth2 import credentials as user_credentials
from google.oauth2 import service_account
from requests.adapters import HTTPAdapter

from medbot_desktop.domain.errors import CloudFailed
from medbot_desktop.domain.providers import Access
from medbot_desktop.engines.cloud_failures import translated
from medbot_desktop.engines.network import Network, proxy_for, trusted
from medbot_desktop.engines.port import Timeouts

if TYPE_CHECKING:
    import ssl

    from medbot_desktop.domain.cloud_tuning import CloudAccess

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
API_VERSION = "v1beta1"
_LARGEST_FILE = 100_000
_ADC_FILE = "application_default_credentials.json"


class CloudConnection:
    """A Google Cloud project, signed in to: `client` is the SDK's, `session` the one for the bucket.

    Used for one piece of work and closed. Opening reads the credentials and asks no one yet; raises CloudFailed.
    """

    def __init__(self, access: CloudAccess, timeouts: Timeouts | None = None) -> None:
        self.access = access
        self._timeouts = timeouts or Timeouts()
        place = access.settings
        credentials, self.account = read_credentials(access)
        address = access.addresses.tuning.format(region=place.region)
        with translated(access):
            self._network = Network(
                Access("gemini", address, ca_file=access.ca_file, cloud=access), self._timeouts
            )
            certificates = trusted(access.ca_file)
        self._signing_in = _session(certificates, access.addresses.token)
        signed = _Signed(credentials, self._signing_in, self._timeouts.read_s)
        # Kept referenced: a client that is collected closes its connection.
        self.client = genai.Client(
            vertexai=True,
            project=place.project,
            location=place.region,
            credentials=signed,
            http_options=types.HttpOptions(
                base_url=address,
                api_version=API_VERSION,
                httpx_client=self._network.client,
                httpx_async_client=self._network.unused,
            ),
        )
        self.session = AuthorizedSession(signed, auth_request=Request(self._signing_in))
        _prepare(self.session, certificates, access.addresses.storage)
        self._signed = signed

    @property
    def timeout(self) -> tuple[float, float]:
        """Seconds to connect and of the longest silence, for the session's requests."""
        return (self._timeouts.connect_s, self._timeouts.read_s)

    def sign_in(self) -> None:
        """Have a token, now. Raises CloudFailed "sign_in_expired", "sign_in_refused", "clock", "offline", ..."""
        with translated(self.access):
            self._signed.refresh(None)

    def cut(self) -> None:
        """Shut the SDK's connection, from any thread: what waits for it fails at once."""
        self._network.cut()

    def close(self) -> None:
        """Let go of everything."""
        self.client.close()
        self._network.close()
        self.session.close()
        self._signing_in.close()


class _Signed(google_credentials.Credentials):
    """Credentials that fetch their token by our own connection, whoever asks: the SDK would make one from the
    environment.
    """

    def __init__(self, inner: Any, session: requests.Session, timeout_s: float) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._inner = inner
        self._session = session
        self._timeout_s = timeout_s

    def refresh(self, request: Any) -> None:
        ask = Request(self._session)
        self._inner.refresh(lambda *given, **more: ask(*given, **{**more, "timeout": self._timeout_s}))
        self.token, self.expiry = self._inner.token, self._inner.expiry


def read_credentials(access: CloudAccess) -> tuple[Any, str]:
    """The credentials of a service account's file, or the application-default ones, and whose they are.

    Raises CloudFailed "credentials_missing" or "adc_missing", "credentials_unreadable", "credentials_kind" or
    "credentials_address", each with the path alone.
    """
    chosen = access.settings.credentials_path
    path = Path(chosen).expanduser() if chosen else application_default_path()

    def failed(kind: str) -> CloudFailed:
        return CloudFailed(kind, path=str(path))

    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise failed("credentials_missing" if chosen else "adc_missing") from error
    except OSError as error:
        raise failed("credentials_unreadable") from error
    # The errors of the libraries may repeat what the file says: none of them is passed on, not even as a cause.
    try:
        told = json.loads(raw) if len(raw) <= _LARGEST_FILE else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise failed("credentials_unreadable")
    kind = told.get("type")
    if kind not in ("service_account", "authorized_user"):
        # An external account names programs and addresses of its own; an OAuth client is no account.
        raise failed("credentials_kind")
    token_address = told.get("token_uri", access.addresses.token)
    if token_address != access.addresses.token:
        raise failed("credentials_address")
    try:
        if kind == "service_account":
            made: Any = service_account.Credentials.from_service_account_info(told, scopes=SCOPES)
            return made, str(made.service_account_email)
        made = user_credentials.Credentials.from_authorized_user_info(told, scopes=SCOPES)
        made._token_uri = access.addresses.token
        return made, str(told.get("account") or "gcloud")
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise failed("credentials_unreadable")


def application_default_path() -> Path:
    """Where `gcloud auth application-default login` leaves its file."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", "")) / "gcloud" / _ADC_FILE
    return Path.home() / ".config" / "gcloud" / _ADC_FILE


class _Adapter(HTTPAdapter):
    """Trusts whom the rest of the program trusts."""

    def __init__(self, certificates: ssl.SSLContext) -> None:
        self._certificates = certificates
        super().__init__()

    def init_poolmanager(self, *given: Any, **more: Any) -> None:
        super().init_poolmanager(*given, **more, ssl_context=self._certificates)

    def proxy_manager_for(self, proxy: Any, **more: Any) -> Any:
        return super().proxy_manager_for(proxy, **more, ssl_context=self._certificates)

    def cert_verify(self, connection: Any, url: Any, verify: Any, cert: Any) -> None:
        # Without adding the certificates that come with requests.
        connection.cert_reqs = "CERT_REQUIRED"


def _session(certificates: ssl.SSLContext, address: str) -> requests.Session:
    session = requests.Session()
    _prepare(session, certificates, address)
    return session


def _prepare(session: requests.Session, certificates: ssl.SSLContext, address: str) -> None:
    """Nothing from the environment but the proxy, as everywhere; and no redirect takes a token elsewhere."""
    session.trust_env = False
    session.max_redirects = 0
    session.mount("https://", _Adapter(certificates))
    proxy = proxy_for(address)
    if proxy:
        session.proxies = {"http": proxy, "https": proxy}

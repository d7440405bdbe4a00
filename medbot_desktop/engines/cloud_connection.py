"""A Google Cloud project, signed in to: the SDK's client for jobs and the way to the bucket, by one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from google import genai
from google.genai import types

from medbot_desktop.domain.providers import GEMINI_CLOUD, Access
from medbot_desktop.engines.failures import Place
from medbot_desktop.engines.google_sign_in import SignIn
from medbot_desktop.engines.network import Network
from medbot_desktop.engines.port import Timeouts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx2

    from medbot_desktop.domain.cloud_tuning import CloudAccess

TUNING_VERSION = "v1beta1"


class CloudConnection:
    """Used for one piece of work and closed. Opening reads the credentials and asks no one yet.

    Raises ProviderFailed: "sign_in_file", "sign_in_missing", "ca_file", "proxy".
    """

    def __init__(self, cloud: CloudAccess, timeouts: Timeouts | None = None) -> None:
        settings = cloud.settings
        address = cloud.addresses.tuning.format(region=settings.region)
        access = Access(GEMINI_CLOUD.id, address, ca_file=cloud.ca_file, cloud=cloud)
        self.cloud = cloud
        self._network = Network(access, timeouts or Timeouts())
        self.place = Place(access, through_proxy=self._network.proxy is not None)
        self._sign_in = SignIn(access, self._network)
        # Kept referenced: a client that is collected closes its connection.
        self.client = genai.Client(
            vertexai=True,
            project=settings.project,
            location=settings.region,
            credentials=self._sign_in,
            http_options=types.HttpOptions(
                base_url=address,
                api_version=TUNING_VERSION,
                httpx_client=self._network.client,
                httpx_async_client=self._network.unused,
            ),
        )

    def sign_in(self) -> None:
        """Have a token that was given now. Raises ProviderFailed "sign_in_refused", "offline", ..."""
        self._sign_in.forget()
        self._sign_in.refresh(None)

    def forget_token(self) -> None:
        """The service refused the token: ask for another the next time."""
        self._sign_in.forget()
        self._sign_in.token = None

    def request(
        self,
        method: str,
        url: str,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Sequence[str]] | None = None,
        **_: Any,
    ) -> httpx2.Response:
        """A request to the bucket, signed; also what google-resumable-media sends its pieces by."""
        if not self._sign_in.valid:
            self._sign_in.refresh(None)
        signed = {**(headers or {}), "authorization": f"Bearer {self._sign_in.token}"}
        return self._network.client.request(method, url, content=data, headers=signed, params=params)

    def cut(self) -> None:
        """Shut the connection, from any thread: what waits for it fails at once."""
        self._network.cut()

    def close(self) -> None:
        """Let go of everything."""
        self.client.close()
        self._network.close()

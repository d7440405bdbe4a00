"""The connection to a provider: the system's proxy and certificates, a company's own, and a way to cut it."""

from __future__ import annotations

import socket
import threading
import urllib.request
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2

from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS, is_loopback

if TYPE_CHECKING:
    import ssl

    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.port import Timeouts


class Network:
    """One HTTP client for one engine, given to its SDK. `cut` may be called from any thread."""

    def __init__(self, access: Access, timeouts: Timeouts) -> None:
        self._has_key = bool(access.key) or access.cloud is not None
        self._timeout = httpx2.Timeout(timeouts.read_s, connect=timeouts.connect_s)
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        self.proxy = proxy_for(access.address)
        certificates = _certificates(access)
        try:
            # No redirects: the key must not follow one to another host.
            self.client = httpx2.Client(
                proxy=self.proxy,
                verify=certificates,
                trust_env=False,
                follow_redirects=False,
                event_hooks={"request": [self._on_request]},
            )
            # Never used. Google's SDK makes one of its own, certificates and all, unless it is given one.
            self.unused = httpx2.AsyncClient(verify=certificates, trust_env=False)
        except (ValueError, ImportError) as error:
            # A proxy's address that is none, or of a kind that needs more than is here.
            raise ProviderFailed("proxy", provider=PROVIDERS[access.provider].name) from error

    def cut(self) -> None:
        """Shut every connection: closing alone would not wake who waits for the next byte."""
        with self._lock:
            self._is_cut = True
            for one in self._sockets:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.client.close()

    def _on_request(self, request: httpx2.Request) -> None:
        if not self._has_key:
            request.headers.pop("authorization", None)
        # Ours, whatever the SDK gave the request: one of them means "for ever" where none is set.
        request.extensions = {
            **request.extensions,
            "timeout": self._timeout.as_dict(),
            "trace": self._on_step,
        }

    def _on_step(self, name: str, info: dict[str, Any]) -> None:
        if name.endswith(("connect_tcp.complete", "start_tls.complete")):
            opened = info["return_value"].get_extra_info("socket")
            if isinstance(opened, socket.socket):
                with self._lock:
                    self._sockets.append(opened)
            if self._is_cut:
                self.cut()


def proxy_for(address: str) -> str | None:
    """The system's proxy for an address, None where it is reached directly: this computer always is."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if is_loopback(host) or urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies()
    proxy = found.get(parts.scheme) or found.get("all")
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _certificates(access: Access) -> ssl.SSLContext:
    """Whom to trust: the system, and the company's own file where there is one. Raises ProviderFailed "ca_file"."""
    if not access.ca_file:
        return _trusting()
    file = Path(access.ca_file)
    try:
        return _trusting(str(file), file.stat().st_mtime_ns)
    except (OSError, ValueError) as error:
        name = PROVIDERS[access.provider].name
        raise ProviderFailed("ca_file", provider=name, path=file.name) from error


@lru_cache(maxsize=4)
def _trusting(ca_file: str = "", _changed_at: int = 0) -> ssl.SSLContext:
    """Made once: reading the system's certificates takes as long as a whole request to a near server."""
    context = httpx2.create_ssl_context(trust_env=False)
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context

"""Whether there is a later version: asks one address, at most once a day, and only where that is switched on.

What it reads is believed only with a signature of the key that came with the address. Nothing is downloaded beyond
that one small file, nothing is installed.
"""

from __future__ import annotations

import base64
import binascii
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.errors import UpdateUnknown

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

TIMEOUT_S = 10.0
LARGEST_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class Update:
    """A version later than this one; `page` is the https address that tells of it."""

    version: str
    page: str


class Updates:
    """`address` is https, `key` an Ed25519 public key in base64; both "" where nobody has set them."""

    def __init__(
        self,
        address: str,
        key: str,
        version: str,
        clock: Callable[[], float] = time.time,
        context: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._address, self._key, self._version = address, key, version
        self._clock = clock
        self._context = context or _system_context

    @property
    def can_ask(self) -> bool:
        """Whether there is an address to ask and a key to believe it by."""
        return urlsplit(self._address).scheme == "https" and bool(self._key)

    def is_due(self, asked_at: float) -> bool:
        """Whether a day has passed since `asked_at` (UTC seconds); a clock set back waits no longer than a day."""
        return self.can_ask and not 0 <= self._clock() - asked_at < DAY_S

    def look(self) -> Update | None:
        """The later version, None if there is none. Raises UpdateUnknown where that cannot be told; takes seconds."""
        if not self.can_ask:
            raise UpdateUnknown()
        from http.client import (
            HTTPException,
        )  # urllib's own business, and not loaded for those who ask nothing

        try:
            return self._read(_fetched(self._address, self._context()))
        except (OSError, ValueError, HTTPException) as error:
            raise UpdateUnknown() from error

    def _read(self, content: bytes) -> Update | None:
        """Raises UpdateUnknown for whatever the key did not sign or that is not understood."""
        # 14 MB of OpenSSL, for those who switched this on.
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            outer = json.loads(content)
            signed = str(outer["signed"])
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode(self._key, validate=True))
            key.verify(base64.b64decode(outer["signature"], validate=True), signed.encode())
            told = json.loads(signed)
            update = Update(str(told["version"]), str(told["page"]))
            later = _numbers(update.version) > _numbers(self._version)
        except (InvalidSignature, ValueError, TypeError, KeyError, RecursionError, binascii.Error) as error:
            raise UpdateUnknown() from error
        if urlsplit(update.page).scheme != "https":
            raise UpdateUnknown()
        return update if later else None


def _fetched(address: str, context: ssl.SSLContext) -> bytes:
    """What the address holds, its beginning where it is too long. Raises OSError, ValueError or
    HTTPException; never leaves https."""
    # 40 ms to load, for those who switched this on.
    import urllib.error
    import urllib.request

    class HttpsOnly(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
            if urlsplit(newurl).scheme != "https":
                raise urllib.error.URLError("redirected away from https")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    request = urllib.request.Request(address, headers={"User-Agent": "MedBot"})
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), HttpsOnly())
    with opener.open(request, timeout=TIMEOUT_S) as answer:
        content: bytes = answer.read(LARGEST_BYTES + 1)
    return content


def _numbers(version: str) -> tuple[int, ...]:
    """(1, 10, 0) of "1.10.0". Raises ValueError."""
    return tuple(int(part) for part in version.split("."))


def _system_context() -> ssl.SSLContext:
    """The certificates that the system trusts, a company's own among them."""
    import ssl

    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

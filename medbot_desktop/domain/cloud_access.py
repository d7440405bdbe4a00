"""How Google Cloud is reached: by which addresses, with which settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_settings import CloudSettings


@dataclass(frozen=True, slots=True)
class CloudAddresses:
    """Where the services are reached, `{region}` in place of the region's name. Others than GOOGLE only in tests."""

    tuning: str = "https://{region}-aiplatform.googleapis.com"
    storage: str = "https://storage.googleapis.com"


GOOGLE = CloudAddresses()


@dataclass(frozen=True, slots=True)
class CloudAccess:
    """How the project is reached; nothing is looked up in the environment but the proxy. Holds no secret.

    `ca_file` is a company's own certificates, or "".
    """

    settings: CloudSettings
    ca_file: str = ""
    addresses: CloudAddresses = GOOGLE

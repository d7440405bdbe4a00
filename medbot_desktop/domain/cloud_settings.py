"""Where in Google Cloud, and as whom: what is kept of it among the settings. The first paint reads those."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medbot_desktop.domain.errors import CloudFailed


@dataclass(frozen=True, slots=True)
class CloudSettings:
    """Where and as whom. `credentials_path` is the service account's file, of which only this path is ever kept;
    "" means the application-default credentials that `gcloud` has left on this computer.
    """

    credentials_path: str = ""
    project: str = ""
    region: str = "us-central1"
    bucket: str = ""

    def check(self) -> None:
        """Raises CloudFailed "project", "region" or "bucket" for the first that cannot be one."""
        for name, pattern in _PATTERNS.items():
            if not re.fullmatch(pattern, getattr(self, name)):
                raise CloudFailed(f"{name}_malformed", **{name: getattr(self, name)[:80]})


_PATTERNS = {
    "project": r"(?:[a-z0-9.-]{1,100}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]",
    "region": r"[a-z]{2,20}-[a-z]{2,20}\d{1,2}",
    "bucket": r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]",
}

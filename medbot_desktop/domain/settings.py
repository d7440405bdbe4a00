"""The user's settings, declared once: form, file and command line are derived from these fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from medbot_desktop.domain.hosted import HostedSettings

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_settings import CloudSettings


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Consent(StrEnum):
    """Whether something may be done with what the user said; asked once."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    REFUSED = "refused"


LANGUAGES = {"es": "Español", "en": "English"}
"""What the window speaks, each by its code and called as it calls itself."""
ZOOM_PERCENT_RANGE = (80, 200)
NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` "" follows the system; `country` is ISO 3166 alpha-2, "" when not known. Never holds a key.

    `copies_folder` is a second place for copies, "" for none. `pharmacy_name` stands on hand-outs; `person` signs
    changes to the rows, "" is who is logged in.
    `check_updates`: later versions may be asked for, the last time at `updates_asked_at` (UTC seconds).
    `tuning_consent`: judgements and corrections may be used to tune, here.
    """

    language: str = ""
    country: str = ""
    theme: Theme = Theme.SYSTEM
    zoom_percent: int = 100
    first_start_done: bool = False
    pharmacy_name: str = ""
    person: str = ""
    tuning_consent: Consent = Consent.NOT_ASKED
    copies_folder: str = ""
    check_updates: bool = False
    updates_asked_at: float = 0.0
    hosted: HostedSettings = field(default_factory=HostedSettings)

    @property
    def cloud(self) -> CloudSettings:
        """The project of Google Cloud, where there is one."""
        return self.hosted.cloud

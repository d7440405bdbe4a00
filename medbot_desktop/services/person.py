"""Who works at this computer, for the log of changes: as they sign, else as they are logged in."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.settings import Settings


def person_of(settings: Settings) -> str:
    """The name changes are signed with; "" where nobody knows one."""
    return settings.person or _logged_in()


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in this system, or a system without users
        return ""

"""The numbers to call in a country, as the emergency cards show them, for what is printed."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import EmergencyNumber

if TYPE_CHECKING:
    from pathlib import Path


def numbers_of(data_folder: Path, country: str) -> tuple[EmergencyNumber, ...]:
    """The numbers that were read for a country (ISO 3166 alpha-2), in the order of the file; none where none was."""
    told = tomllib.loads((data_folder / "red_flags.toml").read_text(encoding="utf-8"))
    return tuple(
        EmergencyNumber(one["number"], f"number_{one['kind']}", one.get("name", ""))
        for one in told["numbers"]
        if one["country"] == country.upper()
    )

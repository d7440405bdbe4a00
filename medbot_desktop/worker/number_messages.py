"""The emergency numbers the program knows of a country, and where each was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import EmergencyNumber


class NumbersRequest(NamedTuple):
    """`country` is ISO 3166 alpha-2, "" where it is not known."""

    request_id: int
    country: str


class NumbersRead(NamedTuple):
    """Every number that an emergency may show, the one to call first in front, each with its source or ""."""

    request_id: int
    country: str
    numbers: tuple[tuple[EmergencyNumber, str], ...]

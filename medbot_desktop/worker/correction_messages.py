"""What travels about corrections: applying one, taking one back, and what it made of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.corrections import Correction
    from medbot_desktop.domain.rows import Row


@dataclass(frozen=True, slots=True)
class CorrectRequest:
    """Make the correction part of the library; a second time changes nothing."""

    request_id: int
    correction: Correction


@dataclass(frozen=True, slots=True)
class TakeBackRequest:
    """Make the library as if the correction had not been made; nothing happens to one it does not know."""

    request_id: int
    uuid: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction is in the library as `row`, or with None not in it any more."""

    request_id: int
    uuid: str
    row: Row | None

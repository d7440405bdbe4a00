"""What travels about corrections: applying one, taking one back, and what it made of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medbot_desktop.domain.corrections import Correction
    from medbot_desktop.domain.rows import Row


class CorrectRequest(NamedTuple):
    """Make the correction part of the library; a second time changes nothing."""

    request_id: int
    correction: Correction


class TakeBackRequest(NamedTuple):
    """Make the library as if the correction had not been made; nothing happens to one it does not know."""

    request_id: int
    uuid: str


class Corrected(NamedTuple):
    """A correction is in the library as `row`, or with None not in it any more."""

    request_id: int
    uuid: str
    row: Row | None

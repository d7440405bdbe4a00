"""What is searched in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.kinds import AnswerKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search: words as typed, and filters; everything left out counts as any. Times are UTC seconds."""

    text: str = ""
    kind: AnswerKind | None = None
    medicine: str = ""
    dataset: str = ""
    label: str = ""
    since: float | None = None
    until: float | None = None
    pinned: bool = False
    corrected: bool = False

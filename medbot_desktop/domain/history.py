"""What is asked of the history and what it gives back, without files and windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.wanted import Wanted as Wanted

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import AnswerKind

LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A turn in a list. `text` is what the search found its answer by, the row's answer first; `rows` row numbers."""

    turn_id: int
    conversation_id: int
    asked_at: float
    question: str
    kind: AnswerKind | None
    text: str
    conversation_title: str
    dataset: str = ""
    rows: tuple[str, ...] = ()
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """What lies in the bin: a whole conversation, or a turn of one where `turn_id` is not 0."""

    conversation_id: int
    turn_id: int
    title: str
    deleted_at: float
    turn_count: int


@dataclass(frozen=True, slots=True)
class Label:
    id: int
    name: str
    conversation_count: int


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of what was asked is kept; `in_bin` are among the `questions`. `oldest_at` is UTC seconds."""

    questions: int = 0
    in_bin: int = 0
    drafts: int = 0
    judged: int = 0
    corrected: int = 0
    oldest_at: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A question the data could not answer: as last asked, how often, and when last; `medicines` as understood."""

    question: str
    count: int
    last_asked_at: float
    medicines: tuple[str, ...] = ()

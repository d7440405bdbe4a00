"""A conversation is a list of turns; a turn is a question and its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medbot_desktop.domain.answers import Answer


class TurnState(StrEnum):
    """INTERRUPTED by the end of a process, CANCELLED by the user; only FAILED has an error to tell."""

    PENDING = "pending"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """`question` is what was stored (masked where the privacy check masked it). Times are UTC seconds.

    `error_code` and `error_params` make the sentence where the state is failed or interrupted. `answer` is
    None until there is one; while a turn is answered anew, it is what it showed before.
    """

    id: int
    conversation_id: int
    asked_at: float
    question: str
    state: TurnState
    answer: Answer | None = None
    error_code: str = ""
    error_params: Mapping[str, str | int] = field(default_factory=dict)
    pinned: bool = False


class Conversation(NamedTuple):
    """`title` is its first question, shortened, unless the user gave it another.

    Lists are ordered by `updated_at`, which never goes back even where the clock does; `last_asked_at` is what the
    clock said at its last question. UTC seconds. `last_kind` is the kind of its last answer, "" without one.
    """

    id: int
    title: str
    started_at: float
    updated_at: float
    last_asked_at: float
    turn_count: int
    last_kind: str = ""
    pinned: bool = False
    labels: tuple[str, ...] = ()

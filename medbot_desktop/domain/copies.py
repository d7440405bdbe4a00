"""A copy of everything the user has, what is in it, and what came of looking at one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CopyReason(StrEnum):
    """Why a copy was made; BY_HAND and BEFORE_RESTORE stay beside the daily ones for a while."""

    DAILY = "daily"
    BY_HAND = "by_hand"
    BEFORE_RESTORE = "before_restore"
    EXPORT = "export"


class CopyFault(StrEnum):
    """Why a copy cannot be relied on."""

    NONE = ""
    NO_LIST = "no_list"  # its list of contents is missing or cannot be read
    INCOMPLETE = "incomplete"  # a file is missing or has another size
    CHANGED = "changed"  # a file is not the one that was checked when the copy was made
    DAMAGED = "damaged"  # a database in it does not hold together


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a copy, or the folder in use, holds. `newest_at` is the time of its newest question, 0 without one."""

    conversations: int = 0
    turns: int = 0
    data_sets: int = 0
    rows: int = 0
    models: int = 0
    newest_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. `contents` is None where nobody counted; `checked_at` is 0 where nobody looked since it was made."""

    folder: Path
    made_at: float
    reason: CopyReason
    size_bytes: int
    contents: Contents | None = None
    checked_at: float = 0.0
    fault: CopyFault = CopyFault.NONE
    elsewhere: bool = False

    @property
    def name(self) -> str:
        return self.folder.name


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would change: what is here, what is there, and what only one of them has."""

    here: Contents
    there: Contents
    lost_turns: int
    gained_turns: int
    lost_data_sets: tuple[str, ...]
    here_readable: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found when a copy was really restored into a folder of its own and read record by record."""

    copy: Copy
    contents: Contents
    turns_read: int
    rows_read: int
    found_by_search: bool
    seconds: float

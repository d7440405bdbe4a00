"""What is told of the library beside its rows: its changes, what became of an answer's row, what a file would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row, RowFields


class ChangeKind(StrEnum):
    """What a change did; a state can be brought back where rows changed (`OF_ROWS`)."""

    IMPORTED = "imported"
    REPLACED = "replaced"
    ROW_EDITED = "row_edited"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROLLED_BACK = "rolled_back"
    RENAMED = "renamed"
    ENABLED = "enabled"
    DISABLED = "disabled"
    DELETED = "deleted"
    RESTORED = "restored"


OF_ROWS = frozenset(
    (
        ChangeKind.IMPORTED,
        ChangeKind.REPLACED,
        ChangeKind.ROW_EDITED,
        ChangeKind.ROW_ADDED,
        ChangeKind.ROW_REMOVED,
        ChangeKind.ROLLED_BACK,
    )
)
"""The kinds that change rows: the data set can be returned to how it was after each of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a data set. `made_at` is UTC seconds, `version` the library's from then on.

    `source` is the file's name, or the name before a renaming. `returned_to` is the change whose state a roll back
    brought back.
    """

    id: int
    dataset_id: int
    made_at: float
    made_by: str
    kind: ChangeKind
    source: str = ""
    added: int = 0
    changed: int = 0
    removed: int = 0
    version: int = 0
    returned_to: int = 0


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a change did to one row; `before` is None where it brought the row, `after` where it took it away."""

    change: Change
    before: RowFields | None
    after: RowFields | None


class RowFilter(StrEnum):
    """Which rows are listed; DUE are those whose review is too long ago."""

    ALL = "all"
    DUE = "due"
    UNREVIEWED = "unreviewed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows are looked at: of one data set or, where it is 0, of all; with these words; of this medicine."""

    dataset_id: int = 0
    words: str = ""
    filter: RowFilter = RowFilter.ALL
    medicine: str = ""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row in a list. `named` are the medicines read in its question, "" where its column tells or none was read.

    `edited`: it is not as in its file, or was written here.
    """

    row: Row
    named: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class ListedRows:
    """Some of the rows of a query, from `offset` on; `total` counts all of them."""

    query: RowQuery
    offset: int
    total: int
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many rows of a data set were reviewed, and for how many of these it is due again."""

    rows: int = 0
    reviewed: int = 0
    due: int = 0


class Fate(StrEnum):
    """What has become of the row an answer was taken from."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    OFF = "off"
    """It is as it was, but its data set is switched off."""


@dataclass(frozen=True, slots=True)
class RowNow:
    """A row as it is now, beside what has become of it; None where it is gone."""

    fate: Fate
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row a newer file adds (`before` is None), removes (`after` is None) or changes.

    `edited_here`: what was written here would be lost by it.
    """

    number: int
    before: RowFields | None
    after: RowFields | None
    edited_here: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a newer file does to a data set that has `base` as content hash; of each kind the first rows.

    `kept`: rows edited or written here of which the file knows nothing; they stay as they are.
    """

    dataset_id: int
    base: str
    same: int
    added: int
    changed: int
    removed: int
    kept: int
    lost_edits: int
    first: tuple[RowDifference, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)

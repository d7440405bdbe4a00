"""A data file that was read and examined, as it travels to the window: how it is written, what was found, its rows.

Also what the user decides about it: the choices of how to read it, and the edits made to its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence


class Severity(StrEnum):
    """What comes of a finding: its row is not used, somebody should look at it, or it is only told."""

    SET_ASIDE = "set_aside"
    LOOK_AGAIN = "look_again"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided instead of what was found; everything empty is found.

    `header_line` is a line number, 0 where there is none. `question` and `answer` are columns from 1.
    `as_written`: text that was encoded twice is not set right.
    """

    encoding: str = ""
    delimiter: str = ""
    header_line: int | None = None
    question: int = 0
    answer: int = 0
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class FixRow:
    """The row's question and answer are these now."""

    number: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The row is not used; with `out` false it is used again."""

    number: int
    out: bool = True


@dataclass(frozen=True, slots=True)
class AcceptRepairs:
    """The repair offered for a kind of finding is wanted for these rows; for all that need it where none is named."""

    kind: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmRows:
    """The rows are right although a finding sets them aside: these two medicines do belong together."""

    kind: str
    numbers: tuple[int, ...]


Edit = FixRow | LeaveOut | AcceptRepairs | ConfirmRows
"""Edits are kept in order and applied from the first on; taking away the last one undoes it."""


class RowState(StrEnum):
    """What becomes of a row: LEFT_OUT by the user, SET_ASIDE by the program; LOOK_AGAIN is used all the same."""

    USED = "used"
    LOOK_AGAIN = "look_again"
    SET_ASIDE = "set_aside"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row of the file as it stands now. `kind` is its gravest finding or ""; long texts are cut unless asked whole.

    `repaired` are question and answer with the offered repair, where there is one.
    """

    number: int
    question: str
    answer: str
    medicine: str = ""
    reviewed_on: str = ""
    state: RowState = RowState.USED
    kind: str = ""
    fixed: bool = False
    kinds: tuple[str, ...] = ()
    repaired: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RowPage:
    """Some rows of those that a kind of finding has, or of all; `total` counts them all."""

    kind: str
    offset: int
    total: int
    rows: tuple[CheckedRow, ...]


@dataclass(frozen=True, slots=True)
class FileLayout:
    """How a file is written. `names` are its columns' names or letters, `question` and `answer` places among them.

    Places count from 1. `used` are the names of the columns kept with the rows besides.
    `form` is "csv", "json" or "workbook".
    """

    form: str
    encoding: str
    delimiter: str
    header_line: int | None
    names: tuple[str, ...]
    question: int
    answer: int
    used: tuple[str, ...] = ()
    medicine_name: str = ""
    reviewed_name: str = ""
    unused_count: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class FoundKind:
    """A kind of finding: how many rows it has now, the first of them, and one line that says what will be done.

    `whole_file`: it concerns no row in particular. `repairable`: a repair is offered for its rows.
    """

    kind: str
    severity: Severity
    count: int
    first_rows: tuple[int, ...]
    why: Sentence
    whole_file: bool = False
    repairable: bool = False


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """The report on a file with the edits so far. `fingerprint` is the sha256 of its bytes."""

    name: str
    size_bytes: int
    fingerprint: str
    layout: FileLayout
    row_count: int
    used_count: int
    left_out_count: int
    findings: tuple[FoundKind, ...]
    edit_count: int = 0

    @property
    def set_aside_count(self) -> int:
        """Rows that are not used, for whatever reason."""
        return self.row_count - self.used_count

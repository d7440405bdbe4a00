"""What the window asks the worker to do with the library's rows and data sets, and what comes back.

`person` is who does it, for the log. A `key` is made by the window and lets a request that is sent twice count once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest

if TYPE_CHECKING:
    from medbot_desktop.domain.checked import Edit
    from medbot_desktop.domain.library import Replacement
    from medbot_desktop.domain.rows import DataSet, Row, RowFields


class AddRowRequest(NamedTuple):
    """Add a row: to a data set or, where it is 0, to the own answers, made with `own_name` if missing."""

    request_id: int
    key: str
    fields: RowFields
    person: str
    dataset_id: int = 0
    own_name: str = ""


class EditRowRequest(NamedTuple):
    """Let a row say this; refused where it no longer says what was `seen`."""

    request_id: int
    key: str
    row_id: int
    fields: RowFields
    person: str
    seen: RowFields | None = None


class ReviewRowsRequest(NamedTuple):
    """Let rows be reviewed on a day, written as 2026-09-14."""

    request_id: int
    row_ids: tuple[int, ...]
    reviewed_on: str
    person: str


class RemoveRowRequest(NamedTuple):
    request_id: int
    row_id: int
    person: str


class CompareRequest(NamedTuple):
    """Tell what the examined file would change in a data set."""

    request_id: int
    check_id: int
    edits: tuple[Edit, ...]
    dataset_id: int


class ReplaceRequest(NamedTuple):
    """Put the examined file's rows in the place of a data set's, as was told; `base` is from the comparison."""

    request_id: int
    check_id: int
    edits: tuple[Edit, ...]
    dataset_id: int
    base: str
    source: str
    person: str


class RollBackRequest(NamedTuple):
    """Let a data set's rows be as they were after a change."""

    request_id: int
    dataset_id: int
    change_id: int
    person: str


class DetailsRequest(NamedTuple):
    """Give a data set another name or owner."""

    request_id: int
    dataset_id: int
    name: str
    owner: str
    person: str


class RestoreRequest(NamedTuple):
    """Bring a deleted data set back."""

    request_id: int
    dataset_id: int
    person: str


class ExportRequest(NamedTuple):
    """Write a data set's rows as "csv" or "jsonl"."""

    request_id: int
    dataset_id: int
    path: str
    form: str


RowRequest = AddRowRequest | EditRowRequest | ReviewRowsRequest | RemoveRowRequest
LibraryRequest = (
    RowRequest
    | CompareRequest
    | ReplaceRequest
    | RollBackRequest
    | DetailsRequest
    | RestoreRequest
    | ExportRequest
    | CorrectRequest
    | TakeBackRequest
)


class RowSaved(NamedTuple):
    """A row was added or edited: as it is now, and its data set, which may be switched off."""

    request_id: int
    row: Row
    dataset: DataSet


class Compared(NamedTuple):
    request_id: int
    replacement: Replacement


class Replaced(NamedTuple):
    request_id: int
    dataset: DataSet
    replacement: Replacement


LibraryEvent = RowSaved | Compared | Replaced | Corrected

"""What a pharmacist says of an answer: whether it was right, and what the answer should be."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ANSWER_LENGTH = 10_000
MAX_FIELD_LENGTH = 500
"""Medicine, source and initials: a line, not a text."""


class CorrectionState(StrEnum):
    """`UNDOING` is to undone what `PENDING` is to applied: decided, and not yet in the library."""

    PENDING = "pending"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer written at the counter. `asked` is the question of the turn, `question` that of the row.

    `replaces` is the row that is corrected, as it was shown: of the pharmacy's own data it is changed, of the shipped
    example it gives way to a new row. None: a row is added beside what there is. `own_data_set` names the data set
    of the rows made here where it has to be made first. `made_at` is UTC seconds, `uuid` makes applying it twice
    the same as once.
    """

    uuid: str
    asked: str
    question: str
    answer: str
    medicine: str
    source: str
    source_url: str
    reviewer: str
    made_at: float
    own_data_set: str
    language: str
    replaces: Row | None = None

    def to_json(self) -> dict[str, Any]:
        """A plain dict for a file; `from_json` gives the same correction back."""
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Correction:
        """Raises KeyError or TypeError if it is damaged."""
        replaces = data["replaces"]
        return Correction(**{**data, "replaces": None if replaces is None else Row(**replaces)})


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """A correction as the history holds it. `row` is what it made of the library, once it is applied."""

    id: int
    turn_id: int | None
    correction: Correction
    state: CorrectionState
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class TurnRemarks:
    """What was said of a turn: `right` is None where nobody judged the answer it shows."""

    right: bool | None = None
    correction: StoredCorrection | None = None


class LabelKind(StrEnum):
    """How it is known which row is the right one: it was judged right, picked on a card, or written by hand."""

    RIGHT = "right"
    CHOICE = "choice"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question somebody asked and the row that answers it, by data set and number."""

    question: str
    dataset_id: int
    number: int
    how: LabelKind


@dataclass(frozen=True, slots=True)
class Decisions:
    """What pharmacists decided for the library's rows, by their ids.

    `settled`: the row that answers a question, by `wording.question_key`; `overruled`: rows that answer no more.
    """

    settled: Mapping[str, int] = field(default_factory=dict)
    overruled: frozenset[int] = frozenset()

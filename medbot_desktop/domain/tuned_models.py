"""The models that can answer, and which of them did when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.tuning import QuestionKind, TuningParams
    from medbot_desktop.domain.tuning_review import Interval, Verdict

SHIPPED_MODEL = "shipped-1"
"""The id of what comes with the program: always there, neither renamed nor deleted."""


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """A model that can answer. For the shipped one `verdict` and `gain` are None and `params` is None.

    `worse` as in Review: not empty, using it needs a confirmation. `deleted_at` is set while Restore can bring it
    back. `usable` is false where its file is missing or altered or for another encoder; `trouble` says which.
    """

    id: str
    name: str
    note: str
    made_at: float
    active: bool
    data_name: str = ""
    params: TuningParams | None = None
    kind: QuestionKind | None = None
    n_held_out: int = 0
    verdict: Verdict | None = None
    gain: Interval | None = None
    before: Interval | None = None
    after: Interval | None = None
    worse: tuple[str, ...] = ()
    deleted_at: float | None = None
    imported: bool = False
    usable: bool = True
    trouble: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """That a model was made to answer, UTC seconds; `confirmed` names what the user was told is worse."""

    model_id: str
    at: float
    confirmed: tuple[str, ...] = ()

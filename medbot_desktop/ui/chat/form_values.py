"""What the form that corrects an answer is opened on, and what is saved in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row


@dataclass(frozen=True, slots=True)
class Opened:
    """`row` is what the row says now, None where an answer is added to none.

    `asked` is "" where the row was not the answer to a question. `sample`: the row is of the shipped example.
    """

    turn_id: int | None = None
    asked: str = ""
    medicine: str = ""
    row: Row | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """`replaces` is None where a row is added beside what there is."""

    opened: Opened
    question: str
    answer: str
    medicine: str
    source: str
    source_url: str
    reviewer: str
    replaces: Row | None

"""Questions asked at this counter whose right row is known, for tuning on this machine. Reads, never writes."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.corrections import LabelKind, LabelledQuestion
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Consent
from medbot_desktop.domain.wording import folded
from medbot_desktop.storage.history import FILE_NAME
from medbot_desktop.storage.history_migrations import MIGRATIONS
from medbot_desktop.storage.history_records import UNREADABLE, unpacked
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.opening import open_to_read
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.storage.database import Database

# Not in the recycle bin.
_THERE = (
    "t.deleted_at IS NULL AND "
    "t.conversation_id NOT IN (SELECT id FROM conversations WHERE deleted_at IS NOT NULL)"
)


def labelled_questions(folder: Path) -> list[LabelledQuestion]:
    """Questions with the row that answers them, in the order they were last spoken of; [] without consent.

    `question` is as it was asked (masked where it held personal details), `dataset_id` and `number` name a row that
    is in the library of `folder` now, enabled or not. They come from:

    - RIGHT: the answer shown was judged right;
    - CHOICE: a name or a row was picked on a `choose` card, and not judged wrong afterwards;
    - CORRECTION: the answer was written by hand; the row is the one that was changed or added.

    One label a question (compared without case, accents and punctuation): the last word on it counts, and a later
    "no" on the same row takes it back. Left out are questions in the row's own words, which would give the answer
    away, questions that carry their medicine from the turn before, the recycle bin, and rows that are gone.

    The user's consent is `Settings.tuning_consent`; the window asks for it.

    Opens both files for reading only, so any process may call it. Raises the domain's errors.
    """
    settings, _notice = SettingsFile(folder).load()
    if settings.tuning_consent is not Consent.GIVEN or not (folder / FILE_NAME).exists():
        return []
    with closing(open_to_read(folder / FILE_NAME, MIGRATIONS)) as history:
        said = sorted(_said(history), key=lambda word: word.at)
    with closing(Library.open_to_read(folder)) as library:
        places = _Places(library)
        labels: dict[str, LabelledQuestion] = {}
        for word in said:
            place = places.find(word.row)
            if place is None:
                continue
            key = folded(word.question)
            if word.how is not None:
                labels.pop(key, None)  # the last word comes last
                if key and key != folded(word.row.question):
                    labels[key] = LabelledQuestion(word.question, *place, word.how)
            elif key in labels and (labels[key].dataset_id, labels[key].number) == place:
                del labels[key]
    return list(labels.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """`how` is None where somebody said that the row is not the answer."""

    at: float
    question: str
    row: Row
    how: LabelKind | None


def _said(history: Database) -> Iterator[_Said]:
    # A history that no window of this version has opened yet has nothing to tell.
    if not history.rows("SELECT 1 FROM sqlite_master WHERE name = 'judgements'"):
        return
    answered = "coalesce(t.answered_at, t.asked_at)"
    for at, question, answer in history.rows(
        f"SELECT {answered}, t.question, t.answer FROM turns t "
        f"WHERE t.kind = 'stored' AND t.chosen <> '' AND {_THERE}"
    ):
        yield from _of_answer(at, question, answer, LabelKind.CHOICE)
    for at, question, answer, right in history.rows(
        'SELECT j.judged_at, t.question, t.answer, j."right" FROM judgements j JOIN turns t ON t.id = j.turn_id '
        f"WHERE t.kind = 'stored' AND j.answered_at = {answered} AND {_THERE}"
    ):
        yield from _of_answer(at, question, answer, LabelKind.RIGHT if right else None)
    for at, question, row, answer in history.rows(
        "SELECT c.made_at, c.asked, c.row, t.answer FROM corrections c LEFT JOIN turns t ON t.id = c.turn_id "
        "WHERE c.state = 'applied' AND c.row IS NOT NULL AND c.asked <> ''"
    ):
        if _carries_a_medicine(answer):
            continue
        try:
            yield _Said(at, question, Row(**json.loads(row)), LabelKind.CORRECTION)
        except (TypeError, ValueError):
            continue


def _carries_a_medicine(answer: Any) -> bool:
    try:
        return answer is not None and unpacked(answer).understood.carried
    except UNREADABLE:
        return False


def _of_answer(at: float, question: str, answer: Any, how: LabelKind | None) -> Iterator[_Said]:
    try:
        shown = unpacked(answer)
    except UNREADABLE:
        return  # a damaged answer costs itself alone
    if shown.row is not None and not shown.understood.carried:
        yield _Said(at, question, shown.row, how)


class _Places:
    """Where rows, as they were shown, are in the library now."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ids = {data_set.name: data_set.id for data_set in library.data_sets()}
        self._questions: dict[int, dict[int, str]] = {}

    def find(self, row: Row) -> tuple[int, int] | None:
        """Data set and number of the row; None if it is gone or asks something else now."""
        dataset_id = self._ids.get(row.dataset)
        if dataset_id is None:
            return None
        if dataset_id not in self._questions:
            rows = self._library.rows(dataset_id)
            self._questions[dataset_id] = {other.number: other.question for other in rows}
        if self._questions[dataset_id].get(row.number) != row.question:
            return None
        return dataset_id, row.number

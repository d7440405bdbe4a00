"""What a newer file of the same data does to a data set: which row became which, what was written here stays."""

from __future__ import annotations

import unicodedata
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.library import Replacement, RowDifference
from medbot_desktop.storage.library_changes import Step
from medbot_desktop.storage.library_rows import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row, RowFields

FIRST_SHOWN = 100
_STEP = 256


@dataclass
class Comparison:
    """The steps that make the old rows the new ones, and their counts."""

    steps: list[Step] = field(default_factory=list)
    same: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    lost_edits: int = 0
    first: list[RowDifference] = field(default_factory=list)

    def told(self, dataset_id: int, base: str) -> Replacement:
        counts = self.same, self.added, self.changed, self.removed, self.kept, self.lost_edits
        return Replacement(dataset_id, base, *counts, tuple(self.first))


def compare(
    old: Sequence[tuple[int, Kept]], rows: Sequence[Row], next_id: int, report: ReportProgress
) -> Comparison:
    """Match the rows of a newer file with those there are; rows that come get ids from `next_id` on.

    A row is the same if all its columns are; else a row with the same question, or else with the same answer, was
    changed. What was edited or written here stays where the file says what it said before.
    """
    pairs: dict[int, int] = {}
    free = deque(range(len(rows)))
    for side in (_as_now, _as_in_file, _by_question, _by_file_question, _by_answer):
        free = _match(old, rows, free, side, pairs, report)
    result = Comparison()
    seen_numbers = [row.number for row in rows]
    last = max(seen_numbers, default=0)
    shown = {"added": 0, "changed": 0, "removed": 0}

    def tell(kind: str, number: int, before: RowFields | None, after: RowFields | None, edited: bool) -> None:
        shown[kind] += 1
        if shown[kind] <= FIRST_SHOWN:
            result.first.append(RowDifference(number, before, after, edited))

    of_old = {place: new for new, place in pairs.items()}
    for place, (row_id, kept) in enumerate(old):
        if place % _STEP == 0:
            report(len(rows) + place, len(rows) + len(old))
        new = of_old.get(place)
        if new is None and kept.in_file is None:
            last += 1
            result.kept += 1
            after: Kept | None = replace(kept, number=last)
        elif new is None:
            result.removed += 1
            result.lost_edits += kept.edited_here
            tell("removed", kept.number, kept.texts, None, kept.edited_here)
            after = None
        else:
            after = _after(kept, rows[new])
            if after.edited_here:
                result.kept += 1
            elif after.texts == kept.texts:
                result.same += 1
            else:
                result.changed += 1
                result.lost_edits += kept.edited_here
                tell("changed", after.number, kept.texts, after.texts, kept.edited_here)
        if after != kept:
            result.steps.append(Step(row_id, kept, after))
    for offset, new in enumerate(free):
        row = rows[new]
        result.added += 1
        tell("added", row.number, None, row.fields, False)
        result.steps.append(Step(next_id + offset, None, Kept(row.number, row.fields)))
    return result


def _after(kept: Kept, row: Row) -> Kept:
    if kept.edited_here and row.fields == kept.in_file:
        return replace(kept, number=row.number)
    return Kept(row.number, row.fields)


_Side = tuple["Callable[[Kept], Hashable | None]", "Callable[[RowFields], Hashable]"]


def _match(
    old: Sequence[tuple[int, Kept]],
    rows: Sequence[Row],
    free: deque[int],
    side: _Side,
    pairs: dict[int, int],
    report: ReportProgress,
) -> deque[int]:
    """Pair free new rows with free old rows of the same key, in their order; gives the new rows still free."""
    key_of_old, key_of_new = side
    taken = set(pairs.values())
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place, (_, kept) in enumerate(old):
        if place not in taken and (key := key_of_old(kept)) is not None:
            places[key].append(place)
    left: deque[int] = deque()
    for done, new in enumerate(free):
        if done % _STEP == 0:
            report(done, len(rows) + len(old))
        found = places.get(key_of_new(rows[new].fields))
        if found:
            pairs[new] = found.popleft()
        else:
            left.append(new)
    return left


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(
        "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c)).split()
    )


def _question(texts: RowFields) -> Hashable:
    return _plain(texts.question) or texts.question, _plain(texts.medicine)


_as_now: _Side = (lambda kept: kept.texts, lambda texts: texts)
_as_in_file: _Side = (lambda kept: kept.in_file, lambda texts: texts)
_by_question: _Side = (lambda kept: _question(kept.texts), _question)
_by_file_question: _Side = (lambda kept: _question(kept.in_file) if kept.in_file else None, _question)
_by_answer: _Side = (lambda kept: (kept.texts.answer, kept.texts.medicine), lambda t: (t.answer, t.medicine))

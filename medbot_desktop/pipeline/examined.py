"""One examined file with the user's edits: what is used now, what is still wrong, its rows a page at a time.

The report stays as it was made; edits lie over it and are applied anew from the first on, so taking one away undoes it.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean
from medbot_desktop.datasets.columns import letter
from medbot_desktop.datasets.doctor import kinds_of
from medbot_desktop.datasets.findings import CONFIRMABLE, SEVERITIES
from medbot_desktop.datasets.placeholders import is_clear_placeholder
from medbot_desktop.datasets.repairs import with_characters, without_markup
from medbot_desktop.datasets.repeats import Repeats, find_repeats
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.checked import (
    AcceptRepairs,
    CheckedFile,
    CheckedRow,
    ConfirmRows,
    FileLayout,
    FixRow,
    FoundKind,
    LeaveOut,
    RowPage,
    RowState,
    Severity,
)
from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from medbot_desktop.datasets.checking import CheckReport
    from medbot_desktop.datasets.doctor import Lookups
    from medbot_desktop.datasets.reading import LeftOut
    from medbot_desktop.datasets.tables import Layout
    from medbot_desktop.domain.checked import Edit
    from medbot_desktop.domain.ports import ReportProgress

REPAIRS = {"damaged_characters": with_characters, "markup": without_markup}
FIRST_ROWS = 60
MAX_PAGE = 200
CUT = 300  # characters of a cell in a page: a leaflet of 200,000 is fetched only when its row is opened
_STEP = 256
_OF_GROUPS = ("near_duplicate", "contradiction")
# What the reading did to a row stays true of it when its text is mended.
_STAYING = frozenset(("mixed_languages", "double_encoded", "invisible_marks", "nul_bytes"))
_WITHOUT_TEXT = frozenset(("missing_question", "missing_answer", "placeholder"))
_number = attrgetter("number")


def layout_told(layout: Layout) -> FileLayout:
    """A layout as it travels: names or letters for all columns."""
    columns = layout.columns
    width = max(columns.width, len(columns.names), *(place + 1 for place in columns.places.values()))
    names = tuple(
        (columns.names[place] if place < len(columns.names) else "") or letter(place)
        for place in range(width)
    )
    besides = [role for role in columns.places if role not in ("question", "answer")]
    return FileLayout(
        form=layout.form,
        encoding=layout.encoding,
        delimiter=layout.delimiter,
        header_line=layout.header_line,
        names=names,
        question=columns.places["question"] + 1,
        answer=columns.places["answer"] + 1,
        used=tuple(columns.name_of(role) for role in besides),
        medicine_name=columns.name_of("medicine") if "medicine" in columns.places else "",
        reviewed_name=columns.name_of("reviewed_on") if "reviewed_on" in columns.places else "",
        unused_count=len(columns.left_out),
        sheet=layout.sheet,
    )


class Examined:
    """A report, the edits over it, and the pages the window asks for."""

    def __init__(
        self, report: CheckReport, size_bytes: int, fingerprint: str, lookups: Lookups, today: datetime.date
    ) -> None:
        self.fingerprint = fingerprint
        self._report = report
        self._size_bytes = size_bytes
        self._lookups, self._today = lookups, today
        self._found = {finding.kind: finding for finding in report.findings}
        self._repaired: dict[tuple[str, int], Row] = {}
        self._checked: dict[Row, frozenset[str]] = {}
        self._edit_count = 0
        self._out: set[int] = set()
        self._now: dict[int, Row] = {}
        self._kinds_now: dict[int, frozenset[str]] = {}
        self._confirmed: dict[str, set[int]] = {}
        groups = (self._groups(kind) for kind in ("exact_duplicate", *_OF_GROUPS))
        self._repeats_first = self._repeats = Repeats(*groups)
        self._spare = self._repeats.spare
        self._numbers: dict[str, Sequence[int]] = {}

    def apply(self, edits: Sequence[Edit], report: ReportProgress) -> None:
        """Let exactly these edits lie over the report. Raises Cancelled, and then the edits before stay."""
        out: set[int] = set()
        now: dict[int, Row] = {}
        confirmed: dict[str, set[int]] = {}
        for edit in edits:
            match edit:
                case LeaveOut():
                    (out.add if edit.out else out.discard)(edit.number)
                case FixRow():
                    row = now.get(edit.number) or self._as_row(edit.number)
                    now[edit.number] = replace(row, question=clean(edit.question), answer=clean(edit.answer))
                    for numbers in confirmed.values():  # of what it said before
                        numbers.discard(edit.number)
                case ConfirmRows():
                    confirmed.setdefault(edit.kind, set()).update(edit.numbers)
                case AcceptRepairs():
                    self._repair(edit, now, report)
        kinds = {
            number: self._kinds_of(row, number) - {k for k, sure in confirmed.items() if number in sure}
            for number, row in now.items()
        }
        unchanged = (out, now) == (self._out, self._now)
        repeats = self._repeats if unchanged else self._repeats_of(out, now, kinds, report)
        self._out, self._now, self._kinds_now = out, now, kinds
        self._confirmed, self._repeats, self._spare = confirmed, repeats, repeats.spare
        self._edit_count = len(edits)
        self._numbers = {}

    def _repair(self, edit: AcceptRepairs, now: dict[int, Row], report: ReportProgress) -> None:
        finding = self._found.get(edit.kind)
        numbers = edit.numbers or (finding.rows if finding else ())
        for done, number in enumerate(numbers):
            if done % _STEP == 0:
                report(done, len(numbers))
            row = now.get(number) or self._as_row(number)
            mended = self._mended(edit.kind, row)
            if mended != row:
                now[number] = mended

    def _mended(self, kind: str, row: Row) -> Row:
        key = kind, hash(row)
        if key not in self._repaired:
            self._repaired[key] = REPAIRS[kind](row)
        return self._repaired[key]

    def _kinds_of(self, row: Row, number: int) -> frozenset[str]:
        """What is wrong with a mended row."""
        if not row.question or not row.answer:
            return frozenset(("missing_answer" if row.question else "missing_question",))
        if is_clear_placeholder(row.answer) or is_clear_placeholder(row.question):
            return frozenset(("placeholder",))
        if row not in self._checked:
            self._checked[row] = kinds_of(row, self._lookups, self._today)
        return self._checked[row] | {kind for kind in _STAYING if self._had(kind, number)}

    def _repeats_of(
        self,
        out: set[int],
        now: dict[int, Row],
        kinds: dict[int, frozenset[str]],
        report: ReportProgress,
    ) -> Repeats:
        """The repeats among the rows as they would be: a row that was mended may repeat another one now."""
        if not out and not now:
            return self._repeats_first
        whole = (row for n, row in sorted(now.items()) if not kinds[n] & _WITHOUT_TEXT)
        untouched = (row for row in self._report.rows if row.number not in now)
        rows = [row for row in heapq.merge(untouched, whole, key=_number) if row.number not in out]
        return find_repeats(rows, self._lookups.medicines_of, report)

    # What the window is told

    def told(self) -> CheckedFile:
        """The report as it stands now."""
        findings = []
        for kind, severity in SEVERITIES.items():
            finding = self._found.get(kind)
            whole_file = finding is not None and not finding.rows
            numbers = () if whole_file else self.numbers(kind)
            if not numbers and not whole_file:
                continue
            params = dict(finding.params) if finding else {}
            if "count" in params or finding is None:
                if kind in _OF_GROUPS:
                    params["count"] = len(self._groups_now(kind))
                elif not whole_file:
                    params["count"] = len(numbers)
            findings.append(
                FoundKind(
                    kind=kind,
                    severity=severity,
                    count=len(numbers),
                    first_rows=tuple(numbers[:FIRST_ROWS]),
                    why=Sentence(f"finding_{kind}_why", params),
                    whole_file=whole_file,
                    repairable=kind in REPAIRS,
                )
            )
        return CheckedFile(
            name=self._report.name,
            size_bytes=self._size_bytes,
            fingerprint=self.fingerprint,
            layout=layout_told(self._report.layout),
            row_count=self._report.row_count,
            used_count=self._used_count(),
            left_out_count=len(self._out),
            findings=tuple(findings),
            edit_count=self._edit_count,
        )

    def numbers(self, kind: str) -> Sequence[int]:
        """The rows a kind of finding has now, in order."""
        if kind not in self._numbers:
            self._numbers[kind] = self._numbers_now(kind)
        return self._numbers[kind]

    def _numbers_now(self, kind: str) -> Sequence[int]:
        finding = self._found.get(kind)
        before = finding.rows if finding else ()
        if not self._edit_count:
            return before
        if kind == "exact_duplicate":
            return sorted(self._spare)
        if kind in _OF_GROUPS:
            return sorted({number for group in self._groups_now(kind) for number in group})
        touched = self._out | self._now.keys() | self._confirmed.get(kind, set())
        still = [number for number in before if number not in touched]
        fresh = [n for n, kinds in self._kinds_now.items() if kind in kinds and n not in self._out]
        return sorted([*still, *fresh]) if fresh else still

    def _groups_now(self, kind: str) -> tuple[tuple[int, ...], ...]:
        return self._repeats.near if kind == "near_duplicate" else self._repeats.contradicting

    def page(self, kind: str, offset: int, count: int, whole: bool) -> RowPage:
        """Rows of a kind of finding, or of the whole file where it is "", from `offset` on, MAX_PAGE at most."""
        numbers: Sequence[int] = self.numbers(kind) if kind else range(1, self._report.row_count + 1)
        wanted = numbers[offset : offset + min(count, MAX_PAGE)]
        rows = tuple(self._told(number, whole) for number in wanted)
        return RowPage(kind, offset, len(numbers), rows)

    def _told(self, number: int, whole: bool) -> CheckedRow:
        row = self._row(number)
        kinds = self._kinds_at(number)
        state = self._state(number, kinds)
        end = None if whole else CUT
        return CheckedRow(
            number=number,
            question=row.question[:end],
            answer=row.answer[:end],
            medicine=row.medicine[:end],
            reviewed_on=row.reviewed_on[:end],
            state=state,
            kind=kinds[0] if kinds else "",
            fixed=number in self._now,
            kinds=kinds,
            repaired=self._offered(row, kinds) if whole else None,
        )

    def _offered(self, row: Row, kinds: Sequence[str]) -> tuple[str, str] | None:
        mended = row
        for kind in REPAIRS:
            if kind in kinds:
                mended = REPAIRS[kind](mended)
        return (mended.question, mended.answer) if mended != row else None

    def _kinds_at(self, number: int) -> tuple[str, ...]:
        return tuple(kind for kind in SEVERITIES if _holds(self.numbers(kind), number))

    def _state(self, number: int, kinds: Sequence[str]) -> RowState:
        if number in self._out:
            return RowState.LEFT_OUT
        severities = {SEVERITIES[kind] for kind in kinds}
        if Severity.SET_ASIDE in severities:
            return RowState.SET_ASIDE
        return RowState.LOOK_AGAIN if Severity.LOOK_AGAIN in severities else RowState.USED

    # Rows

    def used_rows(self, name: str) -> Iterator[Row]:
        """The rows that count now, mended, in the order of the file, as those of a data set called `name`."""
        mended = (self._now[number] for number in sorted(self._now))
        untouched = (row for row in self._report.rows if row.number not in self._now)
        for row in heapq.merge(untouched, mended, key=_number):
            if self._is_used(row):
                yield replace(row, dataset=name)

    def problems(self) -> Iterator[tuple[str, CheckedRow | None]]:
        """Every finding with each of its rows, the gravest first; None where it concerns the whole file."""
        for kind in SEVERITIES:
            finding = self._found.get(kind)
            if finding is not None and not finding.rows:
                yield kind, None
            for number in self.numbers(kind):
                row = self._row(number)
                yield kind, CheckedRow(number, row.question, row.answer)

    def _is_used(self, row: Row) -> bool:
        number = row.number
        if number in self._out or number in self._spare:
            return False
        if number not in self._now:
            return not any(_holds(self.numbers(kind), number) for kind in CONFIRMABLE)
        return all(SEVERITIES[k] is not Severity.SET_ASIDE for k in self._kinds_now[number])

    def _used_count(self) -> int:
        rows = self._report.rows
        if not self._edit_count:
            aside = {number for kind in CONFIRMABLE for number in self.numbers(kind)}
            return len(rows) - len(aside | self._spare)
        return sum(row.number not in self._now and self._is_used(row) for row in rows) + sum(
            map(self._is_used, self._now.values())
        )

    def _row(self, number: int) -> Row:
        return self._now.get(number) or self._as_row(number)

    def _as_row(self, number: int) -> Row:
        """The row as it was read; what could not be used as one with what it holds."""
        rows, left = self._report.rows, self._report.left_out
        place = bisect_left(rows, number, key=_number)
        if place < len(rows) and rows[place].number == number:
            return rows[place]
        place = bisect_left(left, number, key=_number)
        return self._of_cells(left[place])

    def _of_cells(self, left: LeftOut) -> Row:
        places = self._report.layout.columns.places

        def cell(role: str) -> str:
            place = places.get(role)
            return clean(left.cells[place]) if place is not None and place < len(left.cells) else ""

        roles = ("medicine", "topic", "source", "source_url", "reviewed_on", "language")
        more = {role: cell(role) for role in roles}
        return Row.of_cells("", left.number, cell("question"), cell("answer"), more)

    def _groups(self, kind: str) -> tuple[tuple[int, ...], ...]:
        finding = self._found.get(kind)
        return finding.groups if finding else ()

    def _had(self, kind: str, number: int) -> bool:
        finding = self._found.get(kind)
        return finding is not None and _holds(finding.rows, number)


def _holds(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number

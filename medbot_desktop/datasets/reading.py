"""Rows and labelled questions out of a data file; knows nothing of the library or of medicines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import INVISIBLE, clean, undoubled
from medbot_desktop.datasets.collection import without_collection
from medbot_desktop.datasets.columns import QUESTION_NAMES
from medbot_desktop.datasets.files import DataFile
from medbot_desktop.datasets.placeholders import is_clear_placeholder
from medbot_desktop.datasets.tables import Layout, Table
from medbot_desktop.domain.cells import unguard
from medbot_desktop.domain.checked import Choices
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress

_OPTIONAL = ("medicine", "topic", "source", "source_url", "reviewed_on", "language")
_MAX_SHARED = 50_000


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question whose right rows (numbers from 1, any of them) or kind of answer is known."""

    query: str
    expected_rows: tuple[int, ...] = ()
    expected_kind: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A data row that cannot be used, and why: the code of a finding. `line` is where it starts in the file."""

    number: int
    line: int
    kind: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """What a file gave. `rows` have question and answer; `left_out` are all others, so nothing is dropped in silence.

    `remarks` tells by kind which rows were changed or looked odd while they were read, `row_count` counts all.
    """

    layout: Layout
    rows: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    remarks: dict[str, list[int]] = field(default_factory=dict)
    row_count: int = 0


def read_rows(path: Path, name: str, report: ReportProgress) -> list[Row]:
    """The rows with question and answer, numbered by their place in the file. Raises FileUnreadable, Cancelled."""
    reading = read_table(path, name, report)
    if not reading.rows:
        raise FileUnreadable("no_usable_rows")
    return reading.rows


def read_table(path: Path, name: str, report: ReportProgress, choices: Choices | None = None) -> Reading:
    """All that a data file gives, by what was found or chosen. Raises FileUnreadable, Cancelled."""
    with DataFile(path, report) as file, without_collection():
        try:
            table = Table(file, choices or Choices())
            reading = Reading(table.layout)
            _Rows(table, name, reading, as_written=choices is not None and choices.as_written).fill()
        except FileUnreadable:
            # A file that changed under the reader looks broken in many ways; the cause is told, not the effect.
            file.ensure_unchanged()
            raise
        file.ensure_unchanged()
    if not reading.row_count:
        raise FileUnreadable("header_only" if reading.layout.columns.header is not None else "empty")
    report(1, 1)
    return reading


def read_questions(path: Path) -> list[QuestionRow]:
    """The questions of a test file. Raises FileUnreadable."""
    with DataFile(path, _unheard) as file:
        table = Table(file, Choices(), QUESTION_NAMES)
        places = table.layout.columns.places
        questions = []
        for line, cells in table.records():
            query, rows, kind = (_cell(cells, places.get(role)) for role in QUESTION_NAMES)
            if query:
                questions.append(QuestionRow(query, _row_numbers(rows, line), kind))
        file.ensure_unchanged()
    if not questions:
        raise FileUnreadable("header_only")
    return questions


def _unheard(done: int, total: int) -> None:
    """Test files are small: nobody waits for them."""


def _row_numbers(cell: str, line: int) -> tuple[int, ...]:
    numbers = []
    for part in filter(None, map(str.strip, cell.replace(",", ";").split(";"))):
        if not (part.isascii() and part.isdigit() and int(part) > 0):
            raise FileUnreadable("bad_row_number", line=line)
        numbers.append(int(part))
    return tuple(numbers)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return clean(cells[place]) if place is not None and place < len(cells) else ""


class _Rows:
    """Makes rows of a table's records, one pass."""

    def __init__(self, table: Table, name: str, reading: Reading, as_written: bool) -> None:
        columns = table.layout.columns
        self._table = table
        self._as_written = as_written
        self._name = name
        self._reading = reading
        self._question, self._answer = columns.places["question"], columns.places["answer"]
        self._input = columns.places.get("instruction_input")
        self._optional = [(role, columns.places[role]) for role in _OPTIONAL if role in columns.places]
        self._width = columns.width if table.layout.form == "csv" else 0
        self._is_csv = table.layout.form == "csv"
        self._header = self._pair(columns.names) if columns.names else None
        self._delimiter = table.layout.delimiter
        self._shared: dict[str, str] = {}
        self._odd_count = 0

    def fill(self) -> None:
        reading = self._reading
        for number, (line, cells) in enumerate(self._table.records(), 1):
            reading.row_count = number
            kind = self._make(number, line, cells)
            if kind:
                reading.left_out.append(LeftOut(number, line, kind, tuple(cells)))

    def _make(self, number: int, line: int, cells: list[str]) -> str:
        """Add the record as a row; the kind of fault where it cannot be one."""
        question, answer = self._pair(cells)
        fault = self._fault(line, cells, question, answer)
        if fault:
            return fault
        if self._table.odd_count > self._odd_count:
            self._odd_count = self._table.odd_count
            self._note("odd_quotes", number)
        if question != cells[self._question] or answer != cells[self._answer]:
            self._note_marks(number, cells)
        if self._is_csv and (self._holds_a_row(question) or self._holds_a_row(answer)):
            self._note("swallowed_row", number)
        if self._input is not None:
            more = self._cell(cells, self._input)
            question = f"{question}\n{more}" if more else question
        optional = {role: self._shared_cell(cells, place) for role, place in self._optional}
        self._reading.rows.append(Row.of_cells(self._name, number, question, answer, optional))
        return ""

    def _pair(self, cells: Sequence[str]) -> tuple[str, str]:
        return self._cell(cells, self._question), self._cell(cells, self._answer)

    def _cell(self, cells: Sequence[str], place: int) -> str:
        if place >= len(cells):
            return ""
        return self._text(cells[place])

    def _text(self, cell: str) -> str:
        # Before it is cleaned: half of a letter encoded twice may be an invisible mark.
        text = clean(cell if self._as_written else undoubled(cell))
        return unguard(text) if self._is_csv else text

    def _holds_a_row(self, text: str) -> bool:
        """Whether a line within a cell looks like a record: a forgotten mark that another one happened to close."""
        if "\n" not in text or self._delimiter not in text:
            return False
        # In a sentence a space follows the comma.
        inner = text.replace(self._delimiter + " ", " ").splitlines()[1:]
        return any(line.count(self._delimiter) == self._width - 1 for line in inner)

    def _fault(self, line: int, cells: Sequence[str], question: str, answer: str) -> str:
        if self._table.is_bad(line):
            return "bad_line"
        if self._table.is_long_chat(line):
            return "long_chat"
        if self._width and len(cells) > self._width and any(map(clean, cells[self._width :])):
            return "extra_cells"
        if not question or not answer:
            if not any(map(clean, cells)):
                return "empty_row"
            return "missing_answer" if question else "missing_question"
        if (question, answer) == self._header:
            return "repeated_header"
        if is_clear_placeholder(answer) or is_clear_placeholder(question):
            return "placeholder"
        return ""

    def _note_marks(self, number: int, cells: Sequence[str]) -> None:
        for cell in cells[self._question], cells[self._answer]:
            right = cell if self._as_written else undoubled(cell)
            if right != cell:
                self._note("double_encoded", number)
            if INVISIBLE.search(right):
                self._note("nul_bytes" if "\x00" in right else "invisible_marks", number)

    def _note(self, kind: str, number: int) -> None:
        numbers = self._reading.remarks.setdefault(kind, [])
        if not numbers or numbers[-1] != number:
            numbers.append(number)

    def _shared_cell(self, cells: Sequence[str], place: int) -> str:
        """The cell, one string for all rows that say the same: a source stands in thousands of rows."""
        raw = cells[place] if place < len(cells) else ""
        text = self._shared.get(raw)
        if text is None:
            text = self._text(raw)
            if len(self._shared) < _MAX_SHARED:
                self._shared[raw] = text
        return text

"""Records of a delimited text: any line ends, and quotation marks that do not follow the rules.

The fast way is the standard library's reader in its strict form. Where that one stops, the record is read again
character by character: a mark that closes nothing is text, and a cell that never closes is told, not swallowed.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Record = tuple[int, list[str]]
"""The line it starts on, from 1, and its cells."""

MAX_CELL = 4_000_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are set apart.

    `skip_space`: a space follows each delimiter. `backslash`: quotation marks in cells are written \\".
    `wrapped`: each whole line is one quoted cell that holds the real ones.
    """

    delimiter: str
    skip_space: bool = False
    backslash: bool = False
    wrapped: bool = False


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """The lines with their ends: LF, CR LF, CR; where the first line ends in CR CR LF, that counts as one end.

    Raises FileUnreadable("cell_too_long") for a line that is no line of a table.
    """
    held = ""
    doubled: bool | None = None
    count = 0
    for text in texts:
        text = held + text
        # A line end may go on in the next piece, and the last line surely does.
        whole = max(text.rfind("\n"), text.rfind("\r", 0, max(0, len(text) - 2))) + 1
        held, text = text[whole:], text[:whole]
        if len(held) > 2 * MAX_CELL:
            raise FileUnreadable("cell_too_long", line=count + 1, limit=MAX_CELL)
        if not text:
            continue
        if doubled is None:
            doubled = _first_end_is_doubled(text)
        lines = list(io.StringIO(text.replace("\r\r\n", "\r\n") if doubled else text, newline=""))
        count += len(lines)
        yield from lines
    yield from io.StringIO(held.replace("\r\r\n", "\r\n") if doubled else held, newline="")


def _first_end_is_doubled(text: str) -> bool:
    first = text.find("\r")
    return first >= 0 and text.startswith("\r\r\n", first) and "\n" not in text[:first]


class Records:
    """The records of some lines, one pass. `odd_count` tells how many so far had a quotation mark taken as text.

    Iterating raises FileUnreadable("unclosed_quote") or ("cell_too_long"), each with its line.
    """

    def __init__(self, lines: Iterable[str], dialect: Dialect, first_line: int = 1) -> None:
        self.odd_count = 0
        self._lines = iter(lines)
        self._dialect = dialect
        self._line = first_line - 1  # the last line taken
        self._pending: list[str] = []  # the lines of the record being read

    def __iter__(self) -> Iterator[Record]:
        # One limit for the whole process, and 131,072 by default: a leaflet in one cell is longer.
        csv.field_size_limit(MAX_CELL)
        records = self._fast() if not self._dialect.wrapped else self._unwrapped()
        for line, cells in records:
            if cells:
                yield line, cells

    def _fast(self) -> Iterator[Record]:
        while True:
            reader = self._reader()
            try:
                for cells in reader:
                    yield self._line - len(self._pending) + 1, cells
                    self._pending.clear()
                return
            except csv.Error:
                record = self._careful()
            yield record
            self._pending.clear()

    def _reader(self) -> Iterator[list[str]]:
        d = self._dialect
        return csv.reader(
            self._taken(),
            delimiter=d.delimiter,
            skipinitialspace=d.skip_space,
            strict=True,
        )

    def _taken(self) -> Iterator[str]:
        for line in self._lines:
            self._line += 1
            if self._dialect.backslash:
                line = line.replace('\\"', '""')
            self._pending.append(line)
            yield line

    def _unwrapped(self) -> Iterator[Record]:
        inner = Dialect(self._dialect.delimiter)
        self._dialect = Dialect("\x1f")
        for line, cells in self._fast():
            for _, parts in Records(["".join(cells)], inner, line):
                yield line, parts

    def _careful(self) -> Record:
        """The pending record where the rules are broken."""
        start = self._line - len(self._pending) + 1
        first = self._pending[0] if self._pending else ""
        try:
            cells = _Careful(self._pending, self._dialect, start, self._taken()).cells()
        except FileUnreadable:
            cells = _one_line(first, self._dialect.delimiter)
            if not cells:
                raise
            # Only the first line was this record's; the others were taken in the vain search for an end.
            rest = self._pending[1:]
            self._pending[1:] = []
            self._line -= len(rest)
            self._lines = _chain(rest, self._lines)
        self.odd_count += 1
        return start, cells


def _chain(first: list[str], then: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from then


class _Careful:
    """One record read character by character."""

    def __init__(self, pending: list[str], dialect: Dialect, start: int, more: Iterator[str]) -> None:
        self._text = "".join(pending)
        self._delimiter = dialect.delimiter
        self._skip_space = dialect.skip_space
        self._start = start
        self._more = more

    def cells(self) -> list[str]:
        cells = []
        place = 0
        while True:
            if self._skip_space:
                place = self._after(place)
            if self._text[place : place + 1] == '"':
                cell, place = self._quoted(place + 1)
            else:
                cell, place = self._bare(place)
            cells.append(cell)
            if self._text[place : place + 1] != self._delimiter:
                return cells
            place += 1

    def _bare(self, place: int) -> tuple[str, int]:
        ends = [end for mark in (self._delimiter, "\r", "\n") if (end := self._text.find(mark, place)) >= 0]
        end = min(ends, default=len(self._text))
        return self._text[place:end], end

    def _quoted(self, start: int) -> tuple[str, int]:
        parts = []
        place = seen = start
        while True:
            mark = self._text.find('"', seen)
            if mark < 0:
                seen = len(self._text)
                self._extend(start)
                continue
            after = self._text[mark + 1 : mark + 2]
            if after == '"':
                parts.append(self._text[place : mark + 1])
                place = seen = mark + 2
            elif self._closes(mark + 1):
                parts.append(self._text[place:mark])
                return "".join(parts), self._after(mark + 1)
            elif "\n" in self._text[start:mark] or "\r" in self._text[start:mark]:
                # Two faults in one cell: more likely a mark forgotten lines ago than a text with an odd one.
                raise self._unclosed(start)
            else:
                seen = mark + 1

    def _extend(self, start: int) -> None:
        line = next(self._more, None)
        if line is None:
            raise self._unclosed(start)
        if len(self._text) - start > MAX_CELL:
            raise FileUnreadable("cell_too_long", line=self._line_of(start), limit=MAX_CELL)
        self._text += line

    def _closes(self, place: int) -> bool:
        rest = self._text[self._after(place) : self._after(place) + 1]
        return rest in ("", self._delimiter, "\r", "\n")

    def _after(self, place: int) -> int:
        while self._text[place : place + 1] == " ":
            place += 1
        return place

    def _unclosed(self, start: int) -> FileUnreadable:
        return FileUnreadable("unclosed_quote", line=self._line_of(start))

    def _line_of(self, place: int) -> int:
        before = self._text[:place].replace("\r\n", "\n")
        return self._start + before.count("\n") + before.count("\r")


def _one_line(line: str, delimiter: str) -> list[str]:
    """The cells of a line whose marks come in pairs but enclose only a part of a cell; [] if a mark is alone."""
    cells = line.rstrip("\r\n").split(delimiter)
    if any(cell.count('"') % 2 for cell in cells):
        return []
    return [
        cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
        for cell in cells
    ]

"""A data file as a table, whatever it is: how it is written, which column is what, and its records one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean
from medbot_desktop.datasets.columns import (
    QUESTION_NAMES,
    ROW_NAMES,
    Columns,
    Names,
    find_columns,
    find_query_columns,
)
from medbot_desktop.datasets.delimited import Records, lines_of
from medbot_desktop.datasets.encodings import decoded, encoding_of
from medbot_desktop.datasets.json_lines import JsonRecords, looks_like_json
from medbot_desktop.datasets.sniffing import FileKind, dialect_of, kind_of, separator_line
from medbot_desktop.datasets.workbooks import Workbook
from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from medbot_desktop.datasets.delimited import Record
    from medbot_desktop.datasets.files import DataFile
    from medbot_desktop.domain.checked import Choices

_SAMPLE_BYTES = 1 << 20
_HEAD_BYTES = 1 << 16
_HEAD_RECORDS = 220


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written, as it is told. Workbooks and JSON have neither encoding nor delimiter of their own.

    `header_line` is None where there is no header; `title_lines` stand above it.
    """

    form: str
    columns: Columns
    encoding: str = ""
    delimiter: str = ""
    header_line: int | None = None
    title_lines: tuple[int, ...] = ()
    mixed_encoding: bool = False
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


class Table:
    """A file's layout and its data records. Raises FileUnreadable, Cancelled, also while its records are read."""

    def __init__(self, file: DataFile, choices: Choices, names: Names = ROW_NAMES) -> None:
        self._names = names
        self._choices = choices
        self._texts: Records | JsonRecords | None = None
        if kind_of(file.head(_HEAD_BYTES)) is FileKind.WORKBOOK:
            book = Workbook(file, names)
            self._open: Callable[[], Iterator[Record]] = book.records
            layout = self._laid_out(list(islice(book.records(), _HEAD_RECORDS)), "workbook")
            self.layout = replace(layout, sheet=book.sheet, other_sheets=book.other_sheets)
        else:
            self.layout = self._text(file)

    def records(self) -> Iterator[Record]:
        """The data records in order, without title lines and header."""
        header = self.layout.columns.header
        return islice(self._open(), 0 if header is None else header + 1, None)

    @property
    def odd_count(self) -> int:
        """How many records so far had a quotation mark that had to be taken as text."""
        return self._texts.odd_count if isinstance(self._texts, Records) else 0

    def is_bad(self, line: int) -> bool:
        """Whether the record read at `line` is no JSON object."""
        return isinstance(self._texts, JsonRecords) and line in self._texts.bad_lines

    def is_long_chat(self, line: int) -> bool:
        """Whether the record read at `line` is a chat with more than one question or answer."""
        return isinstance(self._texts, JsonRecords) and line in self._texts.long_chats

    def _text(self, file: DataFile) -> Layout:
        encoding = encoding_of(file, self._choices.encoding)

        def lines(limit_bytes: int | None = None) -> Iterator[str]:
            return lines_of(decoded(file.chunks(limit_bytes), encoding))

        is_whole = file.size_bytes <= _SAMPLE_BYTES
        sample = list(lines(_SAMPLE_BYTES))
        if not is_whole and len(sample) > 1:
            sample.pop()
        if not any(clean(line) for line in sample[:_HEAD_RECORDS]) and is_whole:
            raise FileUnreadable("empty")
        if looks_like_json("".join(sample[:5])):
            self._open = lambda: self._opened(JsonRecords(lines()))
            head = self._head(JsonRecords(sample))
            layout = replace(self._laid_out(head, "json"), encoding=encoding.name, header_line=None)
            return replace(layout, mixed_encoding=encoding.mixed)
        skipped = 1 if sample and separator_line(sample[0]) else 0
        delimiter = self._choices.delimiter or (separator_line(sample[0]) if skipped else "")
        read_all = None if is_whole else (lambda: islice(lines(), skipped, None))
        dialect = dialect_of(sample[skipped:], read_all, self._names, delimiter)
        self._open = lambda: self._opened(Records(islice(lines(), skipped, None), dialect, 1 + skipped))
        head = self._head(Records(sample[skipped:], dialect, 1 + skipped), is_whole)
        layout = self._laid_out(head, "csv")
        return replace(
            layout, encoding=encoding.name, delimiter=dialect.delimiter, mixed_encoding=encoding.mixed
        )

    def _opened(self, records: Records | JsonRecords) -> Iterator[Record]:
        self._texts = records
        return iter(records)

    def _head(self, records: Iterable[Record], is_whole: bool = True) -> list[Record]:
        head: list[Record] = []
        try:
            head.extend(islice(records, _HEAD_RECORDS))
        except FileUnreadable:
            # A cell that goes on behind the sample is no fault; with the whole text before us it is one.
            if is_whole:
                raise
        return head

    def _laid_out(self, head: Sequence[Record], form: str) -> Layout:
        chosen = self._choices
        if not any(any(map(clean, cells)) for _, cells in head):
            raise FileUnreadable("no_sheet" if form == "workbook" else "empty")
        if self._names is QUESTION_NAMES:
            columns = find_query_columns(head)
        elif chosen.header_line is None:
            columns = find_columns(head, self._names, self._forced(head))
        else:
            above = [place for place, (line, _) in enumerate(head) if line <= chosen.header_line]
            columns = find_columns(head, self._names, self._forced(head), above[-1] if above else -1)
        place = columns.header
        return Layout(
            form=form,
            columns=columns,
            header_line=None if place is None else head[place][0],
            title_lines=tuple(line for line, _ in head[: place or 0]),
        )

    def _forced(self, head: Sequence[Record]) -> dict[str, int]:
        width = max(len(cells) for _, cells in head)
        forced = {
            role: n - 1
            for role, n in (("question", self._choices.question), ("answer", self._choices.answer))
            if n
        }
        for place in forced.values():
            if not 0 <= place < width:
                raise FileUnreadable("no_such_column", column=place + 1, columns=width)
        return forced

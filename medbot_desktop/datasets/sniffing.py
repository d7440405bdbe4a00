"""What a data file is: its kind by the first bytes, and the delimiter by the consistency of its records."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean
from medbot_desktop.datasets.columns import HEAD, ROW_NAMES, Names, is_header, places_by_name
from medbot_desktop.datasets.delimited import MAX_CELL, Dialect, Records
from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DELIMITERS = ("\t", ";", "|", ",")
"""In the order they win a draw: the comma stands in ordinary sentences."""

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE | re.DOTALL)
# By their first bytes; those of one or two bytes would also begin a text and count only in a binary file.
_FOREIGN = (
    ("encrypted", (b"-----BEGIN PGP", b"age-encryption.org/", b"Salted__")),
    ("compressed", (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")),
    (
        "picture",
        (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00"),
    ),
    ("not_a_table", (b"%PDF-", b"{\\rtf", b"SQLite format 3\x00", b"\x7fELF")),
)
_SHORT_PICTURE = b"BM"
_WEB_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
# A mark with a backslash that could not close its cell; a path may end in one that does.
_BACKSLASHED = re.compile(r'\\"[^"\t;|,\r\n]')
_SURE = 0.95
_CONSISTENT = 0.8


class FileKind(Enum):
    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(head: bytes) -> FileKind:
    """Text or workbook by the first bytes, whatever the name says. Raises FileUnreadable for anything else."""
    if head.startswith(b"version https://git-lfs.github.com/spec/"):
        raise FileUnreadable("lfs_pointer")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.WORKBOOK
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in head:
            raise FileUnreadable("encrypted")
        return FileKind.WORKBOOK
    for kind, beginnings in _FOREIGN:
        if head.startswith(beginnings):
            raise FileUnreadable(kind)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise FileUnreadable("picture")
    if _WEB_PAGE.match(_as_bytes_of_letters(head)):
        raise FileUnreadable("web_page")
    if _is_binary(head):
        raise FileUnreadable("picture" if head.startswith(_SHORT_PICTURE) else "not_a_table")
    if not _as_bytes_of_letters(head).strip(b"\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe") and len(head) < 1 << 16:
        raise FileUnreadable("empty")
    return FileKind.TEXT


def _as_bytes_of_letters(head: bytes) -> bytes:
    """The head without byte-order mark and zero bytes: enough to find a word in UTF-16 too."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")


def _is_binary(head: bytes) -> bool:
    """Control bytes that no text has, zeros aside where they alternate as in UTF-16 or are few."""
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    zeros = head.count(0)
    alternating = max(head[::2].count(0), head[1::2].count(0)) > 0.9 * zeros and zeros > 0.2 * len(head)
    controls = len(head) - len(head.translate(None, _CONTROLS.replace(b"\x00", b"")))
    return controls > 0.01 * len(head) or (zeros > 0.1 * len(head) and not alternating)


def separator_line(line: str) -> str:
    """The delimiter a first line "sep=;" names, else ""."""
    found = _SEPARATOR_LINE.fullmatch(line)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class _Score:
    dialect: Dialect
    roles: int  # of question and answer, how many a header names
    share: float  # of the records below it, how many have the usual number of cells
    count: int


def dialect_of(
    sample: Sequence[str],
    read_all: Callable[[], Iterable[str]] | None,
    names: Names = ROW_NAMES,
    delimiter: str = "",
) -> Dialect:
    """The dialect of a text: from a sample of lines where they leave no doubt, else from all of them.

    `read_all` gives every line, or is None where the sample is the whole; a `delimiter` that is given is not
    questioned. Raises FileUnreadable (one_column, unclosed_quote), Cancelled.
    """
    candidates = list(_candidates(sample, delimiter or "".join(DELIMITERS)))
    best = _best([_score(sample, dialect, names) for dialect in candidates])
    sure = best is not None and best.roles == 2 and best.share >= _SURE
    if not sure and read_all is not None and not delimiter:
        best = _best([_score(read_all(), dialect, names) for dialect in candidates])
    if best is not None and (delimiter or best.roles == 2 or _is_consistent(best)):
        return best.dialect
    if delimiter:
        return Dialect(delimiter)
    wrapped = _unwrapped(sample, names)
    if wrapped:
        return wrapped
    for dialect in candidates:
        # A cell that never closes hides the columns; its line says more than "one column".
        if any(dialect.delimiter in line for line in sample[:1]):
            for _ in Records(sample, dialect):
                pass
    raise FileUnreadable("one_column")


def _candidates(sample: Sequence[str], delimiters: str) -> Iterator[Dialect]:
    text = "".join(sample)
    for delimiter in delimiters:
        if delimiter not in text:
            continue
        yield Dialect(delimiter)
        if f'{delimiter} "' in text:
            yield Dialect(delimiter, skip_space=True)
        if _BACKSLASHED.search(text):
            yield Dialect(delimiter, backslash=True)


def _is_consistent(score: _Score) -> bool:
    return score.share >= (_CONSISTENT if score.count > 3 else 1.0)


def _best(scores: list[_Score | None]) -> _Score | None:
    found = [score for score in scores if score]
    return max(found, key=lambda s: (s.roles, s.share, *_rank(s.dialect)), default=None)


def _rank(dialect: Dialect) -> tuple[int, int]:
    """What wins a draw: the rarer delimiter, then the dialect made for the marks that were seen."""
    place = DELIMITERS.index(dialect.delimiter) if dialect.delimiter in DELIMITERS else 0
    return -place, dialect.skip_space + 2 * dialect.backslash


def _score(lines: Iterable[str], dialect: Dialect, names: Names) -> _Score | None:
    head: list[list[str]] = []
    widths: Counter[tuple[int, int]] = Counter()
    for cells in _loosely(lines, dialect):
        if len(head) < HEAD:
            head.append(cells)
        full = len(cells)
        while full and not cells[full - 1]:
            full -= 1
        widths[full, len(cells)] += 1
    header = next((cells for cells in head if is_header(cells, names)), None)
    roles = 2
    if header is None:
        roles = max(
            (len(places_by_name(cells, names).keys() & set(list(names)[:2])) for cells in head[:1]), default=0
        )
    usual = len(header) if header else _usual(widths)
    count = widths.total()
    if usual < 2 or not count:
        return None
    while header and usual > 2 and not clean(header[usual - 1]):
        usual -= 1
    fitting = sum(n for (full, raw), n in widths.items() if full <= usual <= raw or raw == usual)
    return _Score(dialect, roles, fitting / count, count)


def _usual(widths: Counter[tuple[int, int]]) -> int:
    by_raw: Counter[int] = Counter()
    for (_, raw), n in widths.items():
        by_raw[raw] += n
    return max(by_raw, key=lambda width: (by_raw[width], width), default=0)


def _loosely(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """The records without care for odd quotation marks: enough to count cells, and fast."""
    csv.field_size_limit(MAX_CELL)
    if dialect.backslash:
        lines = (line.replace('\\"', '""') for line in lines)
    reader = csv.reader(lines, delimiter=dialect.delimiter, skipinitialspace=dialect.skip_space)
    try:
        for cells in reader:
            if cells:
                yield cells
    except csv.Error:
        return


def _unwrapped(sample: Sequence[str], names: Names) -> Dialect | None:
    """The inner dialect of a table whose every line was quoted once more as a whole."""
    cells = list(_loosely(sample, Dialect("\x1f")))
    if not cells or any(not line.lstrip().startswith('"') for line in sample[:HEAD] if line.strip()):
        return None
    inner = ["".join(record) + "\n" for record in cells]
    best = _best([_score(inner, Dialect(delimiter), names) for delimiter in DELIMITERS])
    if best is None or best.roles < 2:
        return None
    return Dialect(best.dialect.delimiter, wrapped=True)

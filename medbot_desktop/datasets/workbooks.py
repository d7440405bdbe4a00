"""Records of a workbook's sheet (.xlsx, .xlsm, .xlsb, .xls, .ods): formulas as their values, everything as text."""

from __future__ import annotations

import datetime
import io
import threading
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from medbot_desktop.datasets.columns import HEAD, ROW_NAMES, Names, is_header
from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from medbot_desktop.datasets.delimited import Record
    from medbot_desktop.datasets.files import DataFile

MAX_FILE_BYTES = 300_000_000
MAX_UNPACKED_BYTES = 2_000_000_000
_BUSY_S = 0.04
_T = TypeVar("_T")


class Workbook:
    """An opened workbook and the sheet that holds the rows. Raises FileUnreadable, Cancelled.

    `other_sheets` are the names of further sheets with data.
    """

    def __init__(self, file: DataFile, names: Names = ROW_NAMES) -> None:
        if file.size_bytes > MAX_FILE_BYTES:
            raise FileUnreadable("too_big")
        content = b"".join(file.chunks())
        _refuse_foreign_archive(content)
        book = _while_telling(file, partial(_opened, content))
        sheets = [_while_telling(file, partial(_sheet, book, name)) for name in _visible(book)]
        filled = [sheet for sheet in sheets if sheet is not None and sheet.height]
        if not filled:
            raise FileUnreadable("no_sheet")
        self._sheet = next((s for s in filled if _has_header(s, names)), filled[0])
        self.sheet = self._sheet.name
        self.other_sheets = tuple(s.name for s in filled if s is not self._sheet)

    def records(self) -> Iterator[Record]:
        """The rows from the first to the last that holds anything; the line is the sheet's row number."""
        waiting: list[Record] = []
        for line, cells in enumerate(_rows(self._sheet), 1):
            waiting.append((line, cells))
            if any(cells):
                yield from waiting
                waiting.clear()


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    # Rows come from the sheet's first one on, columns only from the first that holds anything.
    before = [""] * (sheet.start or (0, 0))[1]
    for cells in sheet.iter_rows():
        yield [*before, *map(_as_text, cells)]


def _has_header(sheet: CalamineSheet, names: Names) -> bool:
    for place, cells in enumerate(_rows(sheet)):
        if is_header(cells, names):
            return True
        if place >= HEAD:
            break
    return False


def _as_text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    return str(cell)


def _visible(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    return [s.name for s in sheets if s.visible == SheetVisibleEnum.Visible] or [s.name for s in sheets]


def _opened(content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise FileUnreadable("encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise FileUnreadable("damaged_workbook") from error


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet | None:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise FileUnreadable("damaged_workbook") from error


def _refuse_foreign_archive(content: bytes) -> None:
    """A zip that holds no workbook, or one that unpacks to more than memory holds."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileUnreadable("damaged_workbook") from error
    names = {entry.filename for entry in entries}
    if not any(name.startswith("xl/") or name in ("content.xml", "mimetype") for name in names):
        is_document = any(name.startswith(("word/", "ppt/")) for name in names)
        raise FileUnreadable("not_a_table" if is_document else "compressed")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileUnreadable("encrypted")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise FileUnreadable("too_big")


def _while_telling(file: DataFile, work: Callable[[], _T]) -> _T:
    """The result of one long foreign call (it lets go of the interpreter), with progress meanwhile.

    It cannot be interrupted: after a Cancel it runs to its end unread.
    """
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            # A broken file may make the library panic, which is no Exception.
            panicked = type(error).__name__ == "PanicException"
            errors.append(FileUnreadable("damaged_workbook") if panicked else error)

    thread = threading.Thread(target=run, name="workbook", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_BUSY_S)
        file.still_busy()
    if errors:
        raise errors[0]
    return results[0]

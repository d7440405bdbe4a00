"""Files opened to be looked at before they are used: examined once, held with their edits, saved as a copy or report.

One file is held at a time. Nothing is ever written to the file itself.
"""

from __future__ import annotations

import datetime
import hashlib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean
from medbot_desktop.datasets.files import DataFile
from medbot_desktop.datasets.sniffing import FileKind, kind_of
from medbot_desktop.datasets.tables import Table
from medbot_desktop.datasets.writing import write_csv, write_report
from medbot_desktop.domain.checked import CheckedRow
from medbot_desktop.domain.errors import CheckGone, CopyIsSource, FileUnreadable
from medbot_desktop.pipeline.check import check_file, lookups_with
from medbot_desktop.pipeline.examined import CUT, Examined, layout_told
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from medbot_desktop.domain.checked import CheckedFile, Choices, Edit, FileLayout, RowPage
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.medicines import Medicines

SEEN_ROWS = 60
_HEAD_BYTES = 1 << 16
_STEP = 256


class Examining:
    """Used from one thread of a worker."""

    def __init__(self, medicines: Medicines) -> None:
        self._medicines = medicines
        self._id = 0
        self._path = Path()
        self._held: Examined | None = None

    def check(
        self,
        check_id: int,
        path: Path,
        choices: Choices,
        edits: Sequence[Edit],
        report: ReportProgress,
        seen: Callable[[FileLayout, tuple[CheckedRow, ...]], None],
    ) -> CheckedFile:
        """Read and examine a file and hold it as `check_id`, in place of the one before.

        `seen` gets its layout and first rows before the rest is read. Raises FileUnreadable, Cancelled.
        """
        self.release(self._id)
        self._show_first(path, choices, report, seen)
        size_bytes, fingerprint = _fingerprint(path, report)
        checked = check_file(path, self._medicines, report, choices)
        if _fingerprint(path, report)[1] != fingerprint:
            raise FileUnreadable("changed_while_reading")
        today = datetime.date.today()
        examined = Examined(checked, size_bytes, fingerprint, lookups_with(self._medicines), today)
        examined.apply(edits, report)
        self._id, self._path, self._held = check_id, path, examined
        return examined.told()

    def edit(self, check_id: int, edits: Sequence[Edit], report: ReportProgress) -> CheckedFile:
        """The report with exactly these edits. Raises CheckGone."""
        examined = self._of(check_id)
        examined.apply(edits, report)
        return examined.told()

    def page(self, check_id: int, kind: str, offset: int, count: int, whole: bool) -> RowPage:
        """Some rows. Raises CheckGone."""
        return self._of(check_id).page(kind, offset, count, whole)

    def rows_to_use(
        self, check_id: int, edits: Sequence[Edit], name: str, report: ReportProgress
    ) -> list[Row]:
        """The rows to use, with the edits, once the file is found to be still the one that was examined.

        Raises CheckGone, FileUnreadable ("changed_since_check", "no_usable_rows"), Cancelled.
        """
        examined = self._of(check_id)
        self._ensure_unchanged(examined, report)
        examined.apply(edits, report)
        rows = list(_told(examined.used_rows(name), report))
        if not rows:
            raise FileUnreadable("no_usable_rows")
        return rows

    def save_copy(self, check_id: int, path: Path, report: ReportProgress) -> None:
        """Write the rows that are used, mended, as CSV. Raises CheckGone, CopyIsSource, DiskFull, FolderReadOnly."""
        examined = self._of(check_id)
        self._refuse_source(path)
        write_csv(_told(examined.used_rows(""), report), path)

    def save_report(self, check_id: int, path: Path, language: str, report: ReportProgress) -> None:
        """Write every finding with each of its rows as CSV. Raises as `save_copy`."""
        examined = self._of(check_id)
        self._refuse_source(path)
        why = {found.kind: found for found in examined.told().findings}

        def lines() -> Iterator[tuple[str, ...]]:
            yield tuple(say(language, f"report_{name}") for name in
                        ("severity", "kind", "row", "question", "answer", "why"))  # fmt: skip
            for done, (kind, row) in enumerate(examined.problems()):
                if done % _STEP == 0:
                    report(0, 1)
                found = why[kind]
                yield (
                    say(language, f"severity_{found.severity.value}"),
                    say(language, f"finding_{kind}"),
                    str(row.number) if row else "",
                    row.question if row else "",
                    row.answer if row else "",
                    say(language, found.why.code, found.why.params),
                )

        write_report(lines(), path)

    def release(self, check_id: int) -> None:
        """Hold the file no longer."""
        if check_id == self._id:
            self._held = None

    def _of(self, check_id: int) -> Examined:
        if self._held is None or check_id != self._id:
            raise CheckGone()
        return self._held

    def _ensure_unchanged(self, examined: Examined, report: ReportProgress) -> None:
        try:
            same = _fingerprint(self._path, report)[1] == examined.fingerprint
        except FileUnreadable as error:
            raise FileUnreadable("changed_since_check") from error
        if not same:
            raise FileUnreadable("changed_since_check")

    def _refuse_source(self, path: Path) -> None:
        try:
            is_source = path.samefile(self._path)
        except OSError:
            is_source = path.absolute() == self._path.absolute()
        if is_source:
            raise CopyIsSource()

    def _show_first(
        self,
        path: Path,
        choices: Choices,
        report: ReportProgress,
        seen: Callable[[FileLayout, tuple[CheckedRow, ...]], None],
    ) -> None:
        """Tell the layout and the first rows. A workbook is opened whole for that, so it is left to the check."""
        with DataFile(path, report) as file:
            if kind_of(file.head(_HEAD_BYTES)) is FileKind.WORKBOOK:
                return
            table = Table(file, choices)
            layout = layout_told(table.layout)
            rows = []
            for number, (_, cells) in enumerate(islice(table.records(), SEEN_ROWS), 1):
                question, answer = (
                    clean(cells[place - 1])[:CUT] if place <= len(cells) else ""
                    for place in (layout.question, layout.answer)
                )
                rows.append(CheckedRow(number, question, answer))
        seen(layout, tuple(rows))


def _fingerprint(path: Path, report: ReportProgress) -> tuple[int, str]:
    digest = hashlib.sha256()
    with DataFile(path, report) as file:
        for chunk in file.chunks():
            digest.update(chunk)
        return file.size_bytes, digest.hexdigest()


def _told(rows: Iterator[Row], report: ReportProgress) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            report(0, 1)
        yield row

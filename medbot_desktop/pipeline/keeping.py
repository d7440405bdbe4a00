"""What the worker does with the library's rows and data sets when the window asks for it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.datasets.writing import write_csv, write_jsonl
from medbot_desktop.domain.errors import UnknownRow
from medbot_desktop.pipeline.correcting import Correcting
from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest
from medbot_desktop.worker.library_messages import (
    AddRowRequest,
    Compared,
    CompareRequest,
    DetailsRequest,
    EditRowRequest,
    ExportRequest,
    RemoveRowRequest,
    Replaced,
    ReplaceRequest,
    RestoreRequest,
    ReviewRowsRequest,
    RollBackRequest,
    RowSaved,
)
from medbot_desktop.worker.messages import Done

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.examining import Examining
    from medbot_desktop.storage.library import Library
    from medbot_desktop.worker.library_messages import LibraryEvent, LibraryRequest

_STEP = 256


class Keeping:
    """Carries requests out, each in one transaction; used from one thread."""

    def __init__(self, library: Library, examining: Examining) -> None:
        self._library = library
        self._examining = examining
        self.correcting = Correcting(library)

    def carry_out(self, request: LibraryRequest, report: ReportProgress) -> LibraryEvent | Done:
        """Do what is asked and give what is to be told. Raises the domain's errors, Cancelled."""
        library, number = self._library, request.request_id
        match request:
            case AddRowRequest():
                row = library.add_row(
                    request.fields,
                    dataset_id=request.dataset_id,
                    own_name=request.own_name,
                    key=request.key,
                    who=request.person,
                )
                return self._saved(number, row)
            case EditRowRequest():
                row = library.edit_row(
                    request.row_id, request.fields, seen=request.seen, key=request.key, who=request.person
                )
                return self._saved(number, row)
            case CorrectRequest():
                applied = self.correcting.apply(request.correction)
                return Corrected(number, request.correction.uuid, applied)
            case TakeBackRequest():
                self.correcting.take_back(request.uuid, time.time())
                return Corrected(number, request.uuid, None)
            case ReviewRowsRequest():
                self._review(request)
            case RemoveRowRequest():
                library.remove_row(request.row_id, who=request.person)
            case CompareRequest():
                rows = self._examining.rows_to_use(request.check_id, request.edits, "", report)
                return Compared(number, library.compare(request.dataset_id, rows, report))
            case ReplaceRequest():
                return self._replace(request, report)
            case RollBackRequest():
                library.roll_back(request.dataset_id, request.change_id, who=request.person, report=report)
            case DetailsRequest():
                library.set_details(request.dataset_id, request.name, request.owner, who=request.person)
            case RestoreRequest():
                library.restore(request.dataset_id, who=request.person)
            case ExportRequest():
                self._export(request, report)
        return Done(number)

    def _saved(self, number: int, row: Row) -> RowSaved:
        return RowSaved(number, row, self._library.data_set(row.dataset_id))

    def _review(self, request: ReviewRowsRequest) -> None:
        texts = {}
        for row_id in request.row_ids:
            found = self._library.reading.row(row_id)
            if found is None:
                raise UnknownRow()
            texts[row_id] = replace(found.row.fields, reviewed_on=request.reviewed_on)
        self._library.edit_rows(texts, who=request.person)

    def _replace(self, request: ReplaceRequest, report: ReportProgress) -> Replaced:
        rows = self._examining.rows_to_use(request.check_id, request.edits, "", report)
        done = self._library.replace_rows(
            request.dataset_id,
            rows,
            base=request.base,
            source=request.source,
            who=request.person,
            report=report,
        )
        self._examining.release(request.check_id)
        return Replaced(request.request_id, self._library.data_set(request.dataset_id), done)

    def _export(self, request: ExportRequest, report: ReportProgress) -> None:
        rows = self._rows(request.dataset_id, report)
        write = write_jsonl if request.form == "jsonl" else write_csv
        write(rows, Path(request.path))

    def _rows(self, dataset_id: int, report: ReportProgress) -> Iterator[Row]:
        data_set = self._library.data_set(dataset_id)
        after, done = 0, 0
        while rows := self._library.rows_from(data_set, after, _STEP):
            report(done, data_set.row_count)
            yield from rows
            after, done = rows[-1].number, done + len(rows)

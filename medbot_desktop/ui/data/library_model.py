"""The rows of the library for a table."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.library import RowQuery
from medbot_desktop.domain.review import due_before, review_day
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.data.paged_rows import PagedRows, State

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from medbot_desktop.domain.library import ListedRow, ListedRows
    from medbot_desktop.ui.language import Language

CELL_LETTERS = 300


class LibraryModel(PagedRows):
    """The rows that a `RowQuery` finds; the first page tells how many they are."""

    query: RowQuery

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(RowQuery(), parent)
        self._language = language

    def show_query(self, query: RowQuery) -> None:
        """Show the rows of another query, or the same anew: those in sight stay until they are renewed."""
        if query == self.query:
            self.renew()
        else:
            self.start_over(query, 0)
        self.page_wanted.emit(query, 0)

    def show_page(self, page: ListedRows) -> None:
        """Take a page in, unless it is of rows that are no longer shown."""
        if page.query != self.query:
            return
        if page.total != self.rowCount():
            self.start_over(page.query, page.total)
        self.take_page(page.offset, page.rows)

    def state_of(self, row: ListedRow) -> State:
        translate = QCoreApplication.translate
        today = datetime.date.today()
        day = review_day(row.row.reviewed_on)
        if not day or day > today.isoformat():
            return State(translate("LibraryRows", "Not reviewed"), "info", "text2")
        if day < due_before(today):
            return State(translate("LibraryRows", "Review is due"), "warning", "warn")
        if row.edited:
            return State(translate("LibraryRows", "Corrected here"), "edit", "text2")
        return State(translate("LibraryRows", "Reviewed"), "check", "text2")

    def text_of(self, row: ListedRow, column: int) -> str:
        fields = row.row
        reviewed = review_date(fields.reviewed_on, self._language.code)
        cells = (str(fields.number), fields.question, fields.answer, fields.medicine or row.named, reviewed)
        return cells[column][:CELL_LETTERS]

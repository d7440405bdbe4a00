"""The rows of an examined file for a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from medbot_desktop.domain.checked import RowState
from medbot_desktop.ui.data.paged_rows import ANSWER, REVIEWED, STATE, Index, PagedRows, State
from medbot_desktop.ui.data.words import STATE_LOOKS, state_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.domain.checked import CheckedRow, RowPage
    from medbot_desktop.ui.theme import Look

_TINTS = {RowState.SET_ASIDE: "red_tint", RowState.LOOK_AGAIN: "warn_tint"}
_OF_DATE = ("old_review", "unclear_date")


class RowsModel(PagedRows):
    """The rows of a kind; the query of its pages is that kind's name, "" for all."""

    query: str

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__("", parent)
        self._look = look
        self._complete = True

    def show_rows(self, kind: str, total: int) -> None:
        """Show the rows of another kind, or the same ones anew after a change: those in sight stay until renewed."""
        if (kind, total) != (self.query, self.rowCount()) or not self._complete:
            self._complete = True
            self.start_over(kind, total)
            return
        self.renew()
        if total:
            self.dataChanged.emit(self.index(0, 0), self.index(total - 1, STATE))

    def show_first(self, rows: Sequence[CheckedRow]) -> None:
        """Show rows that came before the report did; there are no others yet."""
        self._complete = False
        self.start_over("", len(rows), rows)

    def show_page(self, page: RowPage) -> None:
        """Take a page in, unless it is of rows that are no longer shown."""
        if page.kind == self.query and self._complete:
            self.take_page(page.offset, page.rows)

    def state_of(self, row: CheckedRow) -> State:
        return State(state_word(row), *STATE_LOOKS[row.state])

    def text_of(self, row: CheckedRow, column: int) -> str:
        cells = (str(row.number), row.question, row.answer, row.medicine, row.reviewed_on)
        return cells[column]

    def data(self, index: Index, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.BackgroundRole:
            return super().data(index, role)
        row: CheckedRow | None = self.row_at(index.row()) if index.isValid() else None
        if row is None or row.state not in _TINTS:
            return None
        marked = REVIEWED if row.kind in _OF_DATE else ANSWER
        return QColor(self._look.colour(_TINTS[row.state])) if index.column() == marked else None

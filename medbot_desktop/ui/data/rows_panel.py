"""The right side of the data page: the rows of the chosen finding or of the whole file, and the row that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.checked import RowState
from medbot_desktop.texts import say
from medbot_desktop.ui.data.paged_rows import ANSWER, MEDICINE, NUMBER, REVIEWED, STATE, RowsDelegate
from medbot_desktop.ui.data.row_panel import RowPanel
from medbot_desktop.ui.data.rows_model import RowsModel
from medbot_desktop.ui.data.rows_table import ROW_HEIGHT, RowsTable
from medbot_desktop.ui.data.words import SEVERITY_LOOKS
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.checked import CheckedFile, CheckedRow, FileLayout, FoundKind, RowPage
    from medbot_desktop.ui.theme import Look


class RowsPanel(Translated, QWidget):
    """`row_wanted` asks for a row's whole texts, `repair_wanted` for all repairs of a kind."""

    row_wanted = Signal(int)
    all_wanted = Signal()
    repair_wanted = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._file: CheckedFile | None = None
        self._layout: FileLayout | None = None
        self._whole: CheckedRow | None = None
        self.kind = ""
        self._typing_waits = False
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        head = QHBoxLayout()
        set_measures(head, 16, 10, 16, 10, 10)
        self._title, self._count = ElidedLabel(role="strong"), Label(role="tag")
        head.addWidget(self._title)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self.all_button = FlatButton()
        self.all_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.all_button, "table", 16)
        self.all_button.clicked.connect(self.all_wanted)
        head.addWidget(self.all_button)
        column.addLayout(head)
        column.addWidget(self._make_why())
        self.model = RowsModel(look, self)
        self.table = RowsTable()
        self._set_up_table()
        column.addWidget(self.table, 1)
        self.panel = RowPanel(look, language)
        column.addWidget(self.panel)
        # A row is fetched once the choice rests: holding an arrow key down passes many.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self._fetch_current)
        self.retranslate()

    def _make_why(self) -> QWidget:
        self._why_line = QWidget()
        around = QHBoxLayout(self._why_line)
        set_measures(around, 16, 0, 16, 10, 0)
        frame = QFrame()
        frame.setObjectName("notice")
        frame.setProperty("tone", "info")
        self._why_frame = frame
        line = QHBoxLayout(frame)
        set_measures(line, 12, 6, 8, 6, 10)
        self._why_icon = QLabel()
        self._why = Label(wrap=True)
        self.repair_button = QPushButton()
        self.repair_button.setProperty("variant", "small")
        self.repair_button.clicked.connect(self._on_repair)
        line.addWidget(self._why_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._why, 1)
        line.addWidget(self.repair_button)
        around.addWidget(frame)
        return self._why_line

    def _set_up_table(self) -> None:
        table = self.table
        table.show_model(self.model, RowsDelegate(self._look, table), ANSWER)
        table.selectionModel().currentRowChanged.connect(self._on_current)
        table.opened.connect(self._on_open)
        table.delete_pressed.connect(self._on_delete)

    @property
    def kinds_shown(self) -> tuple[str, ...]:
        """The findings of the row that is open."""
        return self._whole.kinds if self._whole else ()

    def clear(self) -> None:
        self._file = self._layout = None
        self.kind = ""
        self.model.show_rows("", 0)
        self._close_row()
        self.retranslate()

    def show_first(self, layout: FileLayout, rows: Sequence[CheckedRow]) -> None:
        """Show the first rows of a file that is still being examined."""
        self._file, self._layout = None, layout
        self.kind = ""
        self.model.show_first(rows)
        self._close_row()
        self.retranslate()

    def show_file(self, file: CheckedFile, kind: str) -> None:
        """Show the rows of a kind, or all where it is "", of a report new or changed."""
        other_rows = kind != self.kind or self._file is None
        place = self.table.currentIndex().row()
        self._file, self._layout = file, file.layout
        found = self._found(kind)
        self.kind = kind if found else ""
        of_some = found is not None and not found.whole_file
        total = found.count if found is not None and of_some else file.row_count
        self.model.show_rows(kind if of_some else "", total)
        self.retranslate()
        if other_rows:
            self.panel.save_typed()
            self._close_row()
            self.table.scrollToTop()
        elif place >= 0 and total:
            self.table.setCurrentIndex(self.model.index(min(place, total - 1), NUMBER))
            self._rest.start()
        elif not total:
            self._close_row()

    def show_page(self, page: RowPage) -> None:
        self.model.show_page(page)
        if self._typing_waits or (self.table.currentIndex().isValid() and not self.panel.number):
            self._rest.start()

    def show_whole(self, page: RowPage) -> None:
        """Open the row that was asked for, unless another one is chosen by now."""
        current = self.model.row_at(self.table.currentIndex().row()) if self._has_current() else None
        if not page.rows or current is None or current.number != page.rows[0].number:
            return
        self._whole = page.rows[0]
        self.panel.show_row(self._whole)
        self.table.scrollTo(self.table.currentIndex())
        if self._typing_waits:
            self._typing_waits = False
            self.panel.start_typing()

    def jump_to(self, number: int) -> None:
        """Choose a row of the whole file and bring it into sight."""
        index = self.model.index(number - 1, NUMBER)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    def _has_current(self) -> bool:
        return self.table.currentIndex().isValid()

    def _found(self, kind: str) -> FoundKind | None:
        findings = self._file.findings if self._file else ()
        return next((found for found in findings if found.kind == kind), None)

    def _close_row(self) -> None:
        self._rest.stop()
        self._whole = None
        self.table.setCurrentIndex(QModelIndex())
        self.panel.show_row(None)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and self._file is not None:
            self._rest.start()

    def _fetch_current(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row()) if self._has_current() else None
        if row is not None:
            self.row_wanted.emit(row.number)

    def _on_open(self) -> None:
        if not self._has_current() or self._file is None:
            return
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None and self.panel.number == row.number:
            self.panel.start_typing()
        else:
            self._typing_waits = True
            self._rest.start()

    def _on_delete(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row()) if self._has_current() else None
        if row is not None and self._file is not None and self.panel.isEnabled():
            self.panel.left_out.emit(row.number, row.state is not RowState.LEFT_OUT)

    def _on_repair(self) -> None:
        self.repair_wanted.emit(self.kind)

    def retranslate(self) -> None:
        file, code = self._file, self._language.code
        found = self._found(self.kind)
        self.all_button.setText(self.tr("Show all"))
        self.all_button.setVisible(found is not None)
        self._why_line.setVisible(found is not None)
        self.table.setAccessibleName(self.tr("Rows"))
        if found is not None:
            self._title.setText(say(code, f"finding_{found.kind}"))
            self._why.setText(say(code, found.why.code, found.why.params))
            icon, tone = SEVERITY_LOOKS[found.severity]
            set_icon(self._why_icon, icon, 18, tone)
            self._why_frame.setProperty("tone", {"warn": "warning", "red": "aside"}.get(tone, "info"))
            self._why_frame.style().polish(self._why_frame)
            self.repair_button.setText(self.tr("Repair %Ln row(s)", "", found.count))
            self.repair_button.setVisible(found.repairable)
        else:
            self._title.setText(self.tr("All rows") if file else self.tr("First rows"))
        self._count.setText(self._language.locale.toString(self.model.rowCount()))
        layout = self._layout
        self.model.show_names(
            [
                self.tr("Row"),
                layout.names[layout.question - 1] if layout else self.tr("Question"),
                layout.names[layout.answer - 1] if layout else self.tr("Answer"),
                layout.medicine_name if layout else "",
                layout.reviewed_name if layout else "",
                self.tr("State"),
            ]
        )
        self._place_columns()
        self._look.dress(self)

    def renew_look(self) -> None:
        """Measures and colours have changed."""
        self.table.verticalHeader().setDefaultSectionSize(self._look.px(ROW_HEIGHT))
        self.table.horizontalHeader().setFixedHeight(self._look.px(28))
        self._place_columns()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    def _place_columns(self) -> None:
        px, layout, table = self._look.px, self._layout, self.table
        roomy = self.width() >= px(640)
        with_medicine = bool(layout and layout.medicine_name and self._file) and roomy
        with_review = bool(layout and layout.reviewed_name and self._file) and roomy
        table.setColumnHidden(MEDICINE, not with_medicine)
        table.setColumnHidden(REVIEWED, not with_review)
        digits = len(str(max(self.model.rowCount(), self._file.row_count if self._file else 0)))
        least = {NUMBER: 30 + 8 * digits, MEDICINE: 102, REVIEWED: 104, STATE: 118}
        widths = {column: max(px(width), table.head_width(column)) for column, width in least.items()}
        for column, width in widths.items():
            table.setColumnWidth(column, width)
        left = self.width() - sum(w for c, w in widths.items() if not table.isColumnHidden(c))
        table.setColumnWidth(1, max(int(left * 0.46), px(90)))

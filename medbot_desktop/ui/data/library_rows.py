"""The rows of one data set, or of all: searched, filtered, opened beside the table, corrected, reviewed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.library import OF_ROWS as CHANGES_OF_ROWS
from medbot_desktop.domain.library import ChangeKind, RowFilter, RowQuery
from medbot_desktop.domain.rows import RowFields
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.notices import NoticeBar, NoticeLine
from medbot_desktop.ui.data.head import PageHead
from medbot_desktop.ui.data.library_model import LibraryModel
from medbot_desktop.ui.data.paged_rows import (
    ANSWER,
    MEDICINE,
    NUMBER,
    PAGE_ROWS,
    REVIEWED,
    STATE,
    RowsDelegate,
)
from medbot_desktop.ui.data.row_form import RowForm
from medbot_desktop.ui.data.rows_table import ROW_HEIGHT, RowsTable
from medbot_desktop.ui.data.rows_tools import MOST_REVIEWED, RowsTools
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import ANY_WIDTH
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.worker.library_messages import (
    AddRowRequest,
    EditRowRequest,
    RemoveRowRequest,
    ReviewRowsRequest,
    RollBackRequest,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.library import Change, ListedRows
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.data.keeping import KeepRequests
    from medbot_desktop.ui.data.reading import LibraryReader, OpenedRow
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.library_messages import RowSaved

BESIDE_FROM, TABLE_HEIGHT, FORM_HEIGHT = 560, 140, 240
"""Where the page is narrower, the row stands below the table; where it is lower, the page scrolls."""


class LibraryRows(Translated, QWidget):
    """`left` says that the overview is wanted again, `signed` who signs changes from now on."""

    left = Signal()
    signed = Signal(str)

    def __init__(self, look: Look, language: Language, reader: LibraryReader, keep: KeepRequests) -> None:
        super().__init__()
        self._look, self._language, self._reader, self._keep = look, language, reader, keep
        self._data_set: DataSet | None = None
        self._wanted_row = 0
        self._typing_waits = False
        self._removed_from = 0
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        outer.addWidget(self._make_head())
        host = QWidget()
        self._area = Scrolled(host)
        outer.addWidget(self._area, 1)
        column = QVBoxLayout(host)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._make_tools())
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_notice_acted)
        column.addWidget(NoticeLine(self.notices, 16, 0, 16, 8))
        self._none_line = QWidget()
        none = QHBoxLayout(self._none_line)
        set_measures(none, 16, 4, 16, 8, 0)
        self._none = Label(role="quiet", wrap=True)
        none.addWidget(self._none)
        column.addWidget(self._none_line)
        self._none_line.hide()
        work = self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(work, 0, 0, 0, 0, 0)
        self.model = LibraryModel(language, self)
        self.model.page_wanted.connect(self._fetch)
        self.table = RowsTable()
        self._set_up_table()
        work.addWidget(self.table, 1)
        self.form = RowForm(look, language)
        self.form.hide()
        self.form.saved.connect(self._on_saved)
        self.form.remove_wanted.connect(self._on_remove)
        self.form.signed.connect(self.signed)
        self.form.closed.connect(self.close_row)
        work.addWidget(self.form)
        column.addLayout(work, 1)
        # Holding an arrow key down passes what nobody waits for.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self._open_current)
        keep.done.connect(self._on_done)
        keep.row_saved.connect(self._on_row_saved)
        save = [QKeySequence(keys) for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")]
        for sequences, act in ((save, self.form.save), ([QKeySequence("Ctrl+Z")], self._undo)):
            shortcut = QShortcut(self)
            shortcut.setKeys(sequences)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def _make_head(self) -> PageHead:
        self._count = Label(role="tag")
        self._head = PageHead(self._count)
        self._head.left.connect(self.left)
        self.add_button = QPushButton()
        set_icon(self.add_button, "plus", 16, "text")
        self.add_button.clicked.connect(self._on_add)
        self._head.add(self.add_button)
        return self._head

    def _make_tools(self) -> RowsTools:
        self.tools = RowsTools(self._look)
        self.search_field, self.review_button = self.tools.search_field, self.tools.review_button
        self.filter_box, self.medicine_box = self.tools.filter_box, self.tools.medicine_box
        self.tools.searched.connect(self._on_searched)
        self.tools.filtered.connect(self._on_filtered)
        self.tools.medicine_chosen.connect(self._on_medicine)
        self.tools.review_wanted.connect(self._on_review)
        return self.tools

    def _set_up_table(self) -> None:
        table = self.table
        table.show_model(self.model, RowsDelegate(self._look, table), ANSWER)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.selectionModel().currentRowChanged.connect(self._on_current)
        table.selectionModel().selectionChanged.connect(self._on_selection)
        table.opened.connect(self._on_open)
        table.delete_pressed.connect(self._on_delete)

    # What is shown

    def show_rows(self, query: RowQuery, data_set: DataSet | None, row_id: int = 0, number: int = 0) -> None:
        """Show the rows of a query; open one of them where its id or its number is given."""
        self._data_set = data_set
        self.notices.close_notice()
        self.close_row()
        self.tools.show_query(query)
        self.model.show_query(query)
        self._reader.read_medicines(query.dataset_id, self._on_medicines, self._on_failed)
        self.retranslate()
        self.table.scrollToTop()
        if row_id or number:
            self._reader.find_place(query, row_id, number, self._on_place, self._on_failed)

    def refresh(self) -> None:
        """Read the rows anew: the library has changed."""
        if self.isVisible():
            self.model.show_query(self.model.query)
            if self.form.row_id and self.form.isVisible():
                self._reader.read_row(self.form.row_id, self._on_row, self._on_failed)

    def close_row(self) -> None:
        self._rest.stop()
        self.form.set_aside()
        self.form.hide()
        self.table.setFocus()

    def _fetch(self, query: RowQuery, offset: int) -> None:
        self._reader.read_page(query, offset, PAGE_ROWS, self._on_page, self._on_failed)

    def _on_page(self, page: ListedRows) -> None:
        place = self.table.currentIndex().row()
        self.model.show_page(page)
        self._count.setText(self._language.locale.toString(self.model.rowCount()))
        self._show_none()
        if place >= 0 and self.table.currentIndex().row() < 0 and place < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, NUMBER))
        if self._wanted_row or self._typing_waits:
            self._rest.start()

    def _show_none(self) -> None:
        """Say why there is no row where there is none."""
        query = self.model.query
        if query.words:
            why = self.tr("Nothing with “{words}”. Try one word.").format(words=query.words)
        elif query.filter is RowFilter.DUE:
            why = self.tr("No row is due for review.")
        elif query != RowQuery(query.dataset_id):
            why = self.tr("No row matches.")
        else:
            why = self.tr("There is no row yet.")
        self._none.setText(why)
        self._none_line.setVisible(not self.model.rowCount())

    def _on_place(self, place: int | None) -> None:
        if place is None:
            return
        if place >= self.model.rowCount():  # the first page, and with it the count, is still on its way
            QTimer.singleShot(30, self, lambda: self._on_place(place))
            return
        index = self.model.index(place, NUMBER)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    def _on_medicines(self, names: list[str]) -> None:
        self.tools.show_medicines(names, self.model.query.medicine)

    def _on_row(self, opened: OpenedRow | None) -> None:
        if opened is None:
            self.close_row()
            return
        self.form.show_row(opened)
        self.form.show()
        self._place_columns()
        if self._typing_waits:
            self._typing_waits = False
            self._start_typing()

    def _on_failed(self, error: Exception) -> None:
        """The worker tells what is wrong with the file."""

    # What is done

    def _on_searched(self, words: str) -> None:
        self._ask(replace(self.model.query, words=words))

    def _on_filtered(self, chosen: RowFilter) -> None:
        self._ask(replace(self.model.query, filter=chosen))

    def _on_medicine(self, name: str) -> None:
        self._ask(replace(self.model.query, medicine=name))

    def _ask(self, query: RowQuery) -> None:
        if query != self.model.query:
            self.close_row_unless_typed()
            self.model.show_query(query)
            self.table.scrollToTop()

    def close_row_unless_typed(self) -> None:
        if not self.form.has_changes:
            self.form.hide()

    def _on_current(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        if not self.form.has_changes:
            self._rest.start()
        elif self.form.row_id != self._id_at(current):
            self._say_unsaved()

    def _id_at(self, index: QModelIndex) -> int:
        listed = self.model.row_at(index.row())
        return listed.row.id if listed is not None else 0

    def _say_unsaved(self) -> None:
        number = self.form.number
        self.notices.show_notice(
            lambda: (
                self.tr("What you wrote in row {number} is not saved.").format(number=number)
                if number
                else self.tr("The new row is not saved.")
            ),
            "",
            [("save", lambda: self.tr("Save it")), ("discard", lambda: self.tr("Discard it"))],
        )

    def _on_selection(self) -> None:
        self.tools.show_selected(len(self.table.selectionModel().selectedRows()))

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        listed = self.model.row_at(index.row()) if index.isValid() else None
        if listed is not None:
            self._wanted_row = 0
            self._reader.read_row(listed.row.id, self._on_row, self._on_failed)
        else:
            self._wanted_row = 1

    def _on_open(self) -> None:
        index = self.table.currentIndex()
        listed = self.model.row_at(index.row()) if index.isValid() else None
        if listed is not None and self.form.isVisible() and self.form.row_id == listed.row.id:
            self._start_typing()
        elif index.isValid():
            self._typing_waits = True
            self._rest.start()

    def _start_typing(self) -> None:
        self.form.start_typing()
        self._area.ensureWidgetVisible(self.form)

    def _on_delete(self) -> None:
        index = self.table.currentIndex()
        listed = self.model.row_at(index.row()) if index.isValid() else None
        if listed is not None:
            self._remove(listed.row.id, listed.row.dataset_id)

    def _on_remove(self, row_id: int) -> None:
        self._remove(row_id, self.form.dataset_id)

    def _remove(self, row_id: int, dataset_id: int) -> None:
        self._removed_from = dataset_id
        self._keep.remove_row(row_id)

    def _on_add(self) -> None:
        self.table.clearSelection()
        self.table.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.form.set_aside()
        dataset_id = self._data_set.id if self._data_set else 0
        self.form.show_new(RowFields("", "", medicine=self.model.query.medicine), dataset_id)
        self.form.show()
        self._place_columns()
        self.form.question_field.setFocus()
        self._area.ensureWidgetVisible(self.form)

    def _on_saved(self, row_id: int, fields: RowFields, seen: RowFields) -> None:
        self.notices.close_notice()
        if row_id:
            self._keep.edit_row(row_id, fields, seen)
        elif self._data_set is not None:
            self._keep.add_row(fields, self._data_set.id)

    def _on_review(self) -> None:
        places = [index.row() for index in self.table.selectionModel().selectedRows()][:MOST_REVIEWED]
        if places:
            self._reader.read_ids(self.model.query, sorted(places), self._review, self._on_failed)

    def _review(self, row_ids: tuple[int, ...]) -> None:
        if row_ids:
            self._keep.review(row_ids, datetime.date.today().isoformat())

    # What came of it

    def _on_row_saved(self, request: object, event: RowSaved) -> None:
        if not self.isVisible() or not isinstance(request, AddRowRequest | EditRowRequest):
            return
        why = "" if event.dataset.enabled else self.tr("Its data is switched off and does not answer.")
        self.notices.show_notice(
            lambda: (
                self.tr("Saved: row {number}. It answers from now on.").format(number=event.row.number)
                if event.dataset.enabled
                else self.tr("Saved: row {number}.").format(number=event.row.number)
            ),
            why,
            warning=False,
            icon="check",
        )
        self.form.forget()
        self.form.hide()
        self.model.show_query(self.model.query)
        self._reader.find_place(self.model.query, event.row.id, 0, self._on_place, self._on_failed)
        self._reader.read_row(event.row.id, self._on_row, self._on_failed)

    def _on_done(self, request: object) -> None:
        if not self.isVisible():
            return
        if isinstance(request, RemoveRowRequest):
            self.form.forget()
            self.form.hide()
            undo = [("undo", self.tr("Undo"))] if self._removed_from else []
            self.notices.show_notice(
                lambda: self.tr("The row was removed."), "", undo, warning=False, icon="trash"
            )
        if isinstance(request, RemoveRowRequest | ReviewRowsRequest | RollBackRequest):
            self.refresh()

    def show_failure(self, request: object, sentence: Sentence) -> None:
        """Say why a row could not be changed; what was typed stays."""
        self.notices.show_notice(lambda: say(self._language.code, sentence.code, sentence.params))
        self.form._on_typed()

    def _on_notice_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "save":
            self.form.save()
        elif action == "discard":
            self.form.forget()
            self._rest.start()
        elif action == "undo":
            self._undo()

    def _undo(self) -> None:
        """Bring back the row that was removed last, also once its notice is closed."""
        if self._removed_from:
            self.notices.close_notice()
            self._reader.read_changes(self._removed_from, self._bring_back, self._on_failed)

    def _bring_back(self, changes: tuple[Change, ...]) -> None:
        """Return to before the removal, unless something else was changed since."""
        of_rows = [change for change in changes if change.kind in CHANGES_OF_ROWS]
        if len(of_rows) > 1 and of_rows[0].kind is ChangeKind.ROW_REMOVED:
            self._keep.roll_back(self._removed_from, of_rows[1].id)

    # Looks

    def retranslate(self) -> None:
        data_set = self._data_set
        self._head.back_button.setText(self.tr("Data"))
        self._head.back_button.setToolTip(self.tr("Back to the overview (Esc)"))
        self._head.title.setText(data_set.name if data_set else self.tr("All rows"))
        self.add_button.setText(self.tr("Add a row"))
        self.add_button.setVisible(data_set is not None)
        self.table.setAccessibleName(self.tr("Rows"))
        self.model.show_names(
            [
                self.tr("Row"),
                self.tr("Question"),
                self.tr("Answer"),
                self.tr("Medicine"),
                self.tr("Reviewed"),
                self.tr("State"),
            ]
        )
        self._on_selection()
        self._place_columns()
        if not self._none_line.isHidden():
            self._show_none()

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.table.verticalHeader().setDefaultSectionSize(self._look.px(ROW_HEIGHT))
        self.table.horizontalHeader().setFixedHeight(self._look.px(28))
        self._place_columns()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    def _place_columns(self) -> None:
        px, table = self._look.px, self.table
        self.tools.fold(self.width() >= px(700))
        beside, directions = self.width() >= px(BESIDE_FROM), QBoxLayout.Direction
        self._work.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        side = min(px(380), self.width() // 2) if beside else 0
        self.form.setMinimumSize(side, px(FORM_HEIGHT))
        self.form.setMaximumWidth(side or ANY_WIDTH)
        table.setMinimumHeight(px(TABLE_HEIGHT))
        room = self.width() - (side if self.form.isVisibleTo(self) else 0)
        roomy = room >= px(640)
        table.setColumnHidden(MEDICINE, not roomy)
        table.setColumnHidden(REVIEWED, not roomy)
        digits = len(str(max(self.model.rowCount(), 1000)))
        least = {NUMBER: 30 + 8 * digits, MEDICINE: 110, REVIEWED: 104, STATE: 132}
        widths = {column: max(px(width), table.head_width(column)) for column, width in least.items()}
        for column, width in widths.items():
            table.setColumnWidth(column, width)
        left = room - sum(w for c, w in widths.items() if not table.isColumnHidden(c))
        table.setColumnWidth(1, max(int(left * 0.46), px(90)))

"""The overview of the data place: every data set as a card, the deleted ones, opening a file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.library import OF_ROWS, ReviewCount, RowFilter, RowQuery
from medbot_desktop.domain.recycle_bin import days_left
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.notices import NoticeBar, NoticeLine
from medbot_desktop.ui.data.data_set_card import DataSetCard, DeletedLine
from medbot_desktop.ui.data.progress_line import ProgressLine
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.worker.library_messages import (
    DetailsRequest,
    ExportRequest,
    RestoreRequest,
    RollBackRequest,
)
from medbot_desktop.worker.messages import RemoveRequest

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.data.keeping import KeepRequests
    from medbot_desktop.ui.data.reading import LibraryReader, Overview
    from medbot_desktop.ui.data.recent import RecentFiles
    from medbot_desktop.ui.theme import Look

HEAD_BESIDE = 620


class OverviewPage(Translated, QWidget):
    """`rows_wanted` carries a RowQuery, `replace_wanted` the DataSet a newer file is chosen for."""

    open_wanted = Signal()
    file_chosen = Signal(str)
    example_wanted = Signal()
    enabled_changed = Signal(int, bool)
    rows_wanted = Signal(object)
    replace_wanted = Signal(object)

    def __init__(
        self, look: Look, language: Language, reader: LibraryReader, keep: KeepRequests, recent: RecentFiles
    ) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._reader, self._keep, self._recent = reader, keep, recent
        self._overview: Overview | None = None
        self._open_histories: set[int] = set()
        self._deleted = 0
        self._replaced = self._returned = (0, 0)
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        outer.addWidget(self._make_head())
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_notice_acted)
        outer.addWidget(NoticeLine(self.notices, 24, 8, 24, 8))  # in sight wherever the list is scrolled to
        area, host = QScrollArea(), QWidget()
        self._area = area
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host.setObjectName("host")
        area.setWidget(host)
        outer.addWidget(area, 1)
        column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 20, 12)
        self._sub = Label(role="quiet", wrap=True)
        column.addWidget(self._sub)
        self.progress = ProgressLine()
        self.progress.cancel_button.clicked.connect(keep.cancel)
        column.addWidget(self.progress)
        self._cards = QVBoxLayout()
        set_measures(self._cards, 0, 0, 0, 0, 10)
        column.addLayout(self._cards)
        self.example_button = QPushButton()
        set_icon(self.example_button, "table", 18, "text")
        self.example_button.clicked.connect(self.example_wanted)
        column.addWidget(self.example_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._deleted_title = Label(role="group", wrap=True)
        column.addWidget(self._deleted_title)
        self._deleted_lines = QVBoxLayout()
        set_measures(self._deleted_lines, 0, 0, 0, 0, 0)
        column.addLayout(self._deleted_lines)
        column.addStretch(1)
        keep.done.connect(self._on_done)
        keep.progressed.connect(self._on_progress)
        keep.busy_changed.connect(self._on_busy)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        line = self._head_line = QHBoxLayout(head)
        set_measures(line, 24, 11, 24, 11, 8)
        self._title = ElidedLabel(role="title")
        line.addWidget(self._title)
        line.addStretch(1)
        doors = QWidget()
        flow = FlowLayout(doors)
        set_measures(flow, 0, 0, 0, 0, 8)
        line.addWidget(doors)
        self.search_button, self.recent_button, self.open_button = QPushButton(), QPushButton(), QPushButton()
        set_icon(self.search_button, "search", 16, "text")
        self.search_button.clicked.connect(self._on_search)
        set_icon(self.recent_button, "file", 16, "text")
        self._recent_menu = Menu(self)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._recent_menu.triggered.connect(self._on_recent)
        self.recent_button.setMenu(self._recent_menu)
        set_icon(self.open_button, "import", 18, "on_accent")
        self.open_button.setProperty("variant", "primary")
        self.open_button.clicked.connect(self.open_wanted)
        for button in (self.search_button, self.recent_button, self.open_button):
            flow.addWidget(button)
        return head

    def refresh(self) -> None:
        """Read the data sets anew."""
        self._reader.read_overview(self._on_read, self._on_not_read)

    def card(self, dataset_id: int) -> DataSetCard:
        """The card of a data set. Raises LookupError."""
        for place in range(self._cards.count()):
            item = self._cards.itemAt(place)
            card = item.widget() if item else None
            if isinstance(card, DataSetCard) and card.data_set.id == dataset_id:
                return card
        raise LookupError(dataset_id)

    def data_set(self, dataset_id: int) -> DataSet | None:
        sets = self._overview.data_sets if self._overview else ()
        return next((data_set for data_set in sets if data_set.id == dataset_id), None)

    def _on_read(self, overview: Overview) -> None:
        if overview != self._overview:
            self._overview = overview
            self._show()

    def _on_not_read(self, error: Exception) -> None:
        """The worker says what is wrong with the file; the window reads it again when it changes."""

    def _show(self) -> None:
        overview = self._overview
        clear(self._cards)
        clear(self._deleted_lines)
        for data_set in overview.data_sets if overview else ():
            assert overview is not None
            review = overview.reviews.get(data_set.id, ReviewCount())
            card = DataSetCard(
                self._look,
                self._language,
                data_set,
                review,
                overview.changes.get(data_set.id, ()),
                data_set.id in self._open_histories,
            )
            card.acted.connect(self._on_acted)
            card.details_given.connect(self._keep.set_details)
            card.return_wanted.connect(self._on_return)
            card.history_toggled.connect(self._on_history)
            add_shown(self._cards, card)
        if overview is None or not overview.data_sets:
            empty = Label(
                self.tr("There is no data yet. Open the file of your pharmacy, or drop it onto this window."),
                role="quiet",
                wrap=True,
            )
            add_shown(self._cards, empty)
        deleted = overview.deleted if overview else ()
        for data_set in deleted:
            line = DeletedLine(data_set, days_left(data_set.deleted_at, time.time()))
            line.restore_wanted.connect(self._keep.restore)
            add_shown(self._deleted_lines, line)
        self._deleted_title.setVisible(bool(deleted))
        sets = overview.data_sets if overview else ()
        self.example_button.setVisible(not any(data_set.sample for data_set in sets))
        self._look.dress(self)

    # What is wanted

    def _on_acted(self, dataset_id: int, act: str) -> None:
        data_set = self.data_set(dataset_id)
        if data_set is None:
            return
        match act:
            case "rows":
                self.rows_wanted.emit(RowQuery(dataset_id))
            case "due":
                self.rows_wanted.emit(RowQuery(dataset_id, filter=RowFilter.DUE))
            case "replace":
                self.replace_wanted.emit(data_set)
            case "csv" | "jsonl":
                self._export(data_set, act)
            case "delete":
                self._keep.remove(dataset_id)
            case "enable" | "disable":
                self.enabled_changed.emit(dataset_id, act == "enable")

    def _export(self, data_set: DataSet, form: str) -> None:
        name = f"{Path(data_set.name).stem}.{form}"
        kinds = "CSV (*.csv)" if form == "csv" else "JSON Lines (*.jsonl)"
        path, _filter = QFileDialog.getSaveFileName(self, self.tr("Export"), name, kinds)
        if path:
            self._keep.export(data_set.id, path, form)

    def _on_return(self, dataset_id: int, change_id: int) -> None:
        changes = self._overview.changes.get(dataset_id, ()) if self._overview else ()
        self._returned = dataset_id, changes[0].id if changes else 0
        self._keep.roll_back(dataset_id, change_id)

    def _on_history(self, dataset_id: int, shown: bool) -> None:
        (self._open_histories.add if shown else self._open_histories.discard)(dataset_id)
        if shown:
            card = self.card(dataset_id)
            # Once it has its new height.
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, self._look.px(12)))

    def _on_search(self) -> None:
        self.rows_wanted.emit(RowQuery())

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent.there():
            action = self._recent_menu.add(Path(path).name)
            action.setData(path)
            action.setToolTip(path)
        if self._recent_menu.isEmpty():
            self._recent_menu.add(self.tr("No file was opened yet")).setEnabled(False)

    def _on_recent(self, action: QAction) -> None:
        self.file_chosen.emit(action.data())

    # What came of it

    def _on_done(self, request: object) -> None:
        match request:
            case RemoveRequest():
                self._deleted = request.dataset_id
                data_set = self.data_set(request.dataset_id)
                self.notices.show_notice(
                    lambda: self.tr("Deleted: {name}").format(name=data_set.name if data_set else ""),
                    lambda: self.tr("It can be brought back for 30 days."),
                    [("restore", lambda: self.tr("Undo"))],
                    warning=False,
                    icon="trash",
                )
            case RestoreRequest():
                self.notices.close_notice()
            case RollBackRequest():
                data_set = self.data_set(request.dataset_id)
                self.notices.show_notice(
                    lambda: self.tr("{name} is as it was.").format(name=data_set.name if data_set else ""),
                    "",
                    [("again", lambda: self.tr("Undo"))] if self._returned[0] else [],
                    warning=False,
                    icon="undo",
                )
            case ExportRequest():
                self.notices.show_notice(
                    lambda: self.tr("Saved: {name}").format(name=Path(request.path).name),
                    str(Path(request.path).parent),
                    warning=False,
                )
            case DetailsRequest():
                self.notices.close_notice()
            case _:
                return
        self.refresh()

    def show_failure(self, sentence: Sentence) -> None:
        self.notices.show_notice(lambda: say(self._language.code, sentence.code, sentence.params))
        self.refresh()

    def show_reading(self, done: int, total: int) -> None:
        """Say how far the import of the example is."""
        self.notices.show_notice(
            lambda: self.tr("Reading the file: {done} of {total} rows").format(done=done, total=total),
            warning=False,
        )

    def state_now(self, dataset_id: int) -> int:
        """The change that made the data set's rows what they are shown as; 0 if it is not known."""
        changes = self._overview.changes.get(dataset_id, ()) if self._overview else ()
        return next((change.id for change in changes if change.kind in OF_ROWS), 0)

    def show_replaced(self, data_set: DataSet, counts: str, before: int) -> None:
        """Tell that a newer file has taken the place of the state that the change `before` made, 0 if unknown."""
        self._replaced = data_set.id, before
        self.notices.show_notice(
            lambda: self.tr("Replaced: {name}").format(name=data_set.name),
            counts,
            [("before", lambda: self.tr("Undo"))] if before else [],
            warning=False,
            icon="check",
        )
        self.refresh()

    def _on_notice_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "restore":
            self._keep.restore(self._deleted)
        elif action == "again":
            dataset_id, change_id = self._returned
            self._returned = 0, 0
            self._keep.roll_back(dataset_id, self._state_of(dataset_id, change_id))
        elif action == "before":
            self._on_return(*self._replaced)

    def _state_of(self, dataset_id: int, change_id: int) -> int:
        """The change to rows that made the state a change was made in."""
        changes = self._overview.changes.get(dataset_id, ()) if self._overview else ()
        of_rows = [change.id for change in changes if change.id <= change_id and change.kind in OF_ROWS]
        return of_rows[0] if of_rows else change_id

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _on_busy(self, busy: bool) -> None:
        self.progress.show_done(0, 0)
        self.progress.setVisible(busy)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Data"))
        self._sub.setText(self.tr("Answers come only from the rows of the data that is switched on."))
        self.search_button.setText(self.tr("Search all rows"))
        self.recent_button.setText(self.tr("Recent files"))
        self.open_button.setText(self.tr("Open a file"))
        self.example_button.setText(self.tr("Add the example"))
        self._deleted_title.setText(self.tr("Deleted"))
        self.progress.show_words(self.tr("Working…"), self.tr("Progress"), self.tr("Cancel"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = self.width() >= self._look.px(HEAD_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head_line.setDirection(way)

    def _on_look_changed(self) -> None:
        self._place()
        self._look.dress(self)

"""What the data could not answer, the commonest first: the pharmacy's list of answers to write."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from medbot_desktop.texts.lists import joined
from medbot_desktop.ui.chosen_bar import ChosenBar
from medbot_desktop.ui.days import time_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.history import Gap
    from medbot_desktop.ui.theme import Look

ROW = 32


class GapsView(Translated, QWidget):
    """Emits `ask_wanted` with a question; `export_wanted` for the whole list."""

    ask_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._gaps: Sequence[Gap] = ()
        outer, host = QVBoxLayout(self), QWidget()
        set_measures(outer, 0, 0, 0, 0, 0)
        outer.addWidget(Scrolled(host))
        column = QVBoxLayout(host)
        set_measures(column, 20, 12, 20, 14, 10)
        self._about = Label(role="quiet", wrap=True)
        column.addWidget(self._about)
        self.table = QTableView()
        self.table.setObjectName("gaps")
        self._model = QStandardItemModel(0, 4, self)
        self.table.setModel(self._model)
        self.table.setItemDelegate(ChosenBar(look, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        column.addWidget(self.table, 1)
        acts = QWidget()
        flow = FlowLayout(acts)
        set_measures(flow, 0, 0, 0, 0, 8)
        self.ask_button, self.export_button = QPushButton(), QPushButton()
        set_icon(self.ask_button, "chat", 16, "text")
        set_icon(self.export_button, "export", 16, "text")
        self.ask_button.clicked.connect(self._on_ask)
        self.export_button.clicked.connect(self.export_wanted)
        flow.addWidget(self.ask_button)
        flow.addWidget(self.export_button)
        column.addWidget(acts)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    @property
    def gaps(self) -> Sequence[Gap]:
        return self._gaps

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        self._gaps = gaps
        self.retranslate()

    def retranslate(self) -> None:
        self._about.setText(
            self.tr("These questions found no answer in your data. Each answer you add takes one away.")
            if self._gaps
            else self.tr("Your data has answered every question so far.")
        )
        names = (self.tr("Question"), self.tr("Times"), self.tr("Last asked"), self.tr("Medicine"))
        self._model.setHorizontalHeaderLabels(list(names))
        count = self._model.horizontalHeaderItem(1)
        count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._model.setRowCount(0)
        now = time.time()
        for gap in self._gaps:
            last = time_words(gap.last_asked_at, now, self._language.locale)
            cells = (
                " ".join(gap.question.split()),
                str(gap.count),
                last,
                joined(gap.medicines, self._language.code),
            )
            items = [QStandardItem(cell) for cell in cells]
            items[0].setToolTip(gap.question)
            items[1].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._model.appendRow(items)
        self.table.setAccessibleName(self.tr("Questions without an answer"))
        self.ask_button.setText(self.tr("Ask again"))
        self.export_button.setText(self.tr("Export the list…"))
        self.export_button.setEnabled(bool(self._gaps))
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.ask_button.setEnabled(self.table.selectionModel().hasSelection())

    def _on_ask(self) -> None:
        self._on_double_clicked(self.table.currentIndex())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ask_wanted.emit(self._gaps[index.row()].question)

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.table.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
        header = self.table.horizontalHeader()
        header.setFixedHeight(self._look.px(ROW))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 70), (2, 130), (3, 200)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, self._look.px(width))

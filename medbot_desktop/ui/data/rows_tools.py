"""What narrows the rows of the library: a search, which of them, one medicine; and the chosen ones reviewed today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from medbot_desktop.domain.library import RowFilter
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.library import RowQuery
    from medbot_desktop.ui.theme import Look

MOST_REVIEWED = 500
TYPED_MS = 150


class RowsTools(Translated, QWidget):
    """`searched` carries the words, once typing rests, `filtered` a RowFilter, `medicine_chosen` a name or ""."""

    searched = Signal(str)
    filtered = Signal(object)
    medicine_chosen = Signal(str)
    review_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("text_field")
        self._selected = 0
        self._filter = RowFilter.ALL
        self._line = QHBoxLayout(self)
        set_measures(self._line, 16, 10, 16, 10, 8)
        self.search_field = QLineEdit()
        self.search_field.setClearButtonEnabled(True)
        self.filter_box, self.medicine_box = ChoiceBox(look), ChoiceBox(look)
        self.filter_box.activated.connect(self._on_filter)
        self.medicine_box.activated.connect(self._on_medicine)
        self.medicine_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.medicine_box.setMinimumContentsLength(18)
        self.review_button = QPushButton()
        set_icon(self.review_button, "check", 16, "text")
        self.review_button.clicked.connect(self.review_wanted)
        self._line.addWidget(self.search_field, 1)
        narrowing = QWidget()
        flow = FlowLayout(narrowing)
        set_measures(flow, 0, 0, 0, 0, 8)
        for widget in (self.filter_box, self.medicine_box, self.review_button):
            flow.addWidget(widget)
        self._line.addWidget(narrowing)
        # Typing passes what nobody waits for.
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self._on_typed)
        self.search_field.textChanged.connect(self._on_text_changed)
        self.retranslate()

    def show_query(self, query: RowQuery) -> None:
        """Show what is asked for; it is not asked for again."""
        self.search_field.blockSignals(True)
        self.search_field.setText(query.words)
        self.search_field.blockSignals(False)
        self.show_filter(query.filter)

    def show_filter(self, chosen: RowFilter) -> None:
        self._filter = chosen
        self.filter_box.setCurrentIndex(self.filter_box.findData(chosen.value))

    def show_medicines(self, names: Sequence[str], chosen: str) -> None:
        """The medicines there are to choose from."""
        self.medicine_box.clear()
        self.medicine_box.addItem(self.tr("All medicines"), "")
        for name in names:
            self.medicine_box.addItem(name, name)
        self.medicine_box.setCurrentIndex(max(0, self.medicine_box.findData(chosen)))
        self.medicine_box.setVisible(bool(names))

    def show_selected(self, count: int) -> None:
        """How many rows are chosen in the table."""
        self._selected = count
        self.review_button.setEnabled(0 < count <= MOST_REVIEWED)
        self.review_button.setText(self.tr("Reviewed today (%Ln)", "", count))

    def focus_search(self) -> None:
        self.search_field.setFocus()
        self.search_field.selectAll()

    def fold(self, beside: bool) -> None:
        """Put the search above the others, or beside them."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)

    def _on_text_changed(self) -> None:
        self._typed.start()

    def _on_typed(self) -> None:
        self.searched.emit(self.search_field.text().strip())

    def _on_filter(self) -> None:
        self._filter = RowFilter(self.filter_box.currentData())
        self.filtered.emit(self._filter)

    def _on_medicine(self) -> None:
        self.medicine_chosen.emit(self.medicine_box.currentData() or "")

    def retranslate(self) -> None:
        words = self.tr("Search in questions, answers, medicines")
        self.search_field.setPlaceholderText(words)
        self.search_field.setAccessibleName(words)
        self.filter_box.clear()
        for name, value in (
            (self.tr("All rows"), RowFilter.ALL),
            (self.tr("Due for review"), RowFilter.DUE),
            (self.tr("Not reviewed"), RowFilter.UNREVIEWED),
            (self.tr("Corrected here"), RowFilter.EDITED),
        ):
            self.filter_box.addItem(name, value.value)
        self.show_filter(self._filter)
        self.filter_box.setAccessibleName(self.tr("Which rows"))
        self.medicine_box.setAccessibleName(self.tr("Medicine"))
        if self.medicine_box.count():
            self.medicine_box.setItemText(0, self.tr("All medicines"))
        self.show_selected(self._selected)

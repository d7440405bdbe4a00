"""A chat without a question: what can be asked, from the data that answers now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.chat.column import TIME_WIDTH, column_geometry
from medbot_desktop.ui.labels import Label
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import LibraryState, Suggestion


SHOWN = 4


class EmptyChat(Translated, QWidget):
    """The title, how much data answers, and suggested questions to press."""

    asked = Signal(str)
    data_wanted = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._library: LibraryState | None = None
        self._questions_shown: tuple[str, ...] = ()
        self.data_button: QPushButton | None = None
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        host = QWidget()
        host.setObjectName("host")
        area.setWidget(host)
        self._column = column = QVBoxLayout(host)
        column.setSpacing(2)
        self._title = Label(role="title", wrap=True)
        self._data = Label(role="quiet", wrap=True)
        self._often = Label(role="group", wrap=True)
        self._questions = QVBoxLayout()
        set_measures(self._questions, 0, 6, 0, 0, 6)
        column.addWidget(self._title)
        column.addWidget(self._data)
        column.addSpacing(12)
        column.addWidget(self._often)
        column.addLayout(self._questions)
        column.addStretch(1)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def show_library(self, library: LibraryState | None) -> None:
        """Show what answers now; None while the worker is not ready."""
        self._library = library
        self.retranslate()

    def show_stop(self, stop: QWidget) -> None:
        """Bring a question into sight that the keyboard has reached."""
        self._area.ensureWidgetVisible(stop)

    def _show_questions(self) -> None:
        questions = in_language(self._library.suggestions if self._library else (), self._language.code)
        if questions == self._questions_shown:
            return  # while a file is being prepared this is called ten times a second
        self._questions_shown = questions
        clear(self._questions)
        for question in questions:
            line = LineButton(self._look, "kind-stored", end_icon="send", framed=True, tone="accent")
            line.show_words(question)
            line.words_clicked.connect(self.asked)
            add_shown(self._questions, line)

    def retranslate(self) -> None:
        self._title.setText(self.tr("What would you like to look up?"))
        self._often.setText(self.tr("Questions that your data answers"))
        self._show_questions()
        self._often.setVisible(bool(self._questions_shown))
        self._data.setText(self._data_words())
        self._offer_data(self._library is not None and not self._library.total_rows)

    def _offer_data(self, on: bool) -> None:
        """Lead to the data where there is none; most never see this, so the button is made when it is shown."""
        if self.data_button is None:
            if not on:
                return
            self.data_button = QPushButton()
            self.data_button.setProperty("variant", "primary")
            set_icon(self.data_button, "import", 16, "on_accent")
            self.data_button.clicked.connect(self.data_wanted)
            place = self._column.indexOf(self._often)
            self._column.insertWidget(place, self.data_button, 0, Qt.AlignmentFlag.AlignLeft)
            self._look.dress(self.data_button)
        self.data_button.setText(self.tr("Bring answers"))
        self.data_button.setVisible(on)

    def _data_words(self) -> str:
        library = self._library
        if library is None:
            return self.tr("Getting your answers ready…")
        if not library.total_rows:
            return self.tr("There are no answers yet. Bring a file with yours, or try the example.")
        if library.ready_rows < library.total_rows:
            pattern = self.tr("{ready} of {total} rows ready; the rest is being prepared.")
            return pattern.format(ready=library.ready_rows, total=library.total_rows)
        words = self.tr("%Ln row(s) answer, word for word.", "", library.total_rows)
        if all(d.sample for d in library.data_sets if d.enabled):
            return self.tr(
                "%Ln row(s) of sample data. Replace them with your own before you serve customers.",
                "",
                library.total_rows,
            )
        return words

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, width = column_geometry(self._look, self.width())
        right = self.width() - left - width
        self._column.setContentsMargins(left + self._look.px(TIME_WIDTH), self._look.px(32), right, 0)


def in_language(suggestions: Sequence[Suggestion], language: str) -> tuple[str, ...]:
    """Up to SHOWN of the questions in the reader's language; of any where the data has none."""
    own = [suggestion for suggestion in suggestions if suggestion.language == language]
    return tuple(suggestion.question for suggestion in own or suggestions)[:SHOWN]

"""The History place: the large search, the list of answers to write, and the bin; export and import for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.history import Wanted
from medbot_desktop.services.history_files import FileKind
from medbot_desktop.ui.buttons import ToggleButton
from medbot_desktop.ui.chat.notices import NoticeBar, NoticeLine
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.history.bin_view import BinView
from medbot_desktop.ui.history.gaps_view import GapsView
from medbot_desktop.ui.history.reading import COUNTED
from medbot_desktop.ui.history.search_view import SearchView
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.pile import Pile
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from medbot_desktop.ui.history.reading import HistoryReading
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.store import Store
    from medbot_desktop.ui.theme import Look

VIEWS = ("search", "gaps", "bin")
NO_LIMIT = Wanted()


class HistoryPage(Translated, QWidget):
    """Shows one of VIEWS; `view_shown` tells which, so that it is read when it comes into sight."""

    view_shown = Signal(str)
    export_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(
        self, look: Look, reading: Reading, language: Language, store: Store, history: HistoryReading
    ) -> None:
        super().__init__()
        self._look, self._language = look, language
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        self.search = SearchView(look, reading, language, store, history)
        self.gaps = GapsView(look, language)
        self.bin = BinView(look, language)
        self._stack = Pile()
        for view in (self.search, self.gaps, self.bin):
            self._stack.addWidget(view)
        column.addWidget(self._stack, 1)
        self.notices = NoticeBar(look)
        column.addWidget(NoticeLine(self.notices, 20, 0, 20, 14))
        look.changed.connect(self._on_look_changed)
        self._buttons["search"].setChecked(True)
        self.retranslate()
        self._on_look_changed()

    def _head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        set_measures(line, 20, 11, 20, 11, 8)
        views, acts = self._views, self._acts = QWidget(), QWidget()
        view_line, act_line = FlowLayout(views), FlowLayout(acts)
        set_measures(view_line, 0, 0, 0, 0, 6)
        set_measures(act_line, 0, 0, 0, 0, 8)
        line.addWidget(views, 1)
        line.addWidget(acts)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons = {view: ToggleButton() for view in VIEWS}
        for number, button in enumerate(self._buttons.values()):
            self._group.addButton(button, number)
            view_line.addWidget(button)
        self._group.idClicked.connect(self._on_view)
        self.import_button, self.export_button = QPushButton(), QPushButton()
        set_icon(self.import_button, "import", 16, "text")
        set_icon(self.export_button, "export", 16, "text")
        self.import_button.clicked.connect(self.import_wanted)
        self._menu = Menu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_kind)
        self.export_button.setMenu(self._menu)
        act_line.addWidget(self.import_button)
        act_line.addWidget(self.export_button)
        return head

    @property
    def view(self) -> str:
        return VIEWS[self._stack.currentIndex()]

    def show_view(self, view: str) -> None:
        """Open one of VIEWS."""
        self._buttons[view].setChecked(True)
        self._stack.setCurrentIndex(VIEWS.index(view))
        self.export_button.setVisible(view == "search")
        self._fold()
        self.view_shown.emit(view)

    def retranslate(self) -> None:
        words = {
            "search": self.tr("All questions"),
            "gaps": self.tr("Without an answer"),
            "bin": self.tr("Bin"),
        }
        for view, button in self._buttons.items():
            button.setText(words[view])
        self.import_button.setText(self.tr("Import…"))
        self.export_button.setText(self.tr("Export"))
        self._fold()

    def _fill_menu(self) -> None:
        """What would be exported is said first."""
        self._menu.clear()
        scope = self._menu.add(self._scope_words())
        scope.setEnabled(False)
        for kind, words in (
            (FileKind.PDF, self.tr("PDF, to print or send…")),
            (FileKind.MARKDOWN, self.tr("Markdown, to read or edit…")),
            (FileKind.CSV, self.tr("CSV, for a spreadsheet…")),
            (FileKind.JSON, self.tr("JSON, to import it again…")),
        ):
            act = self._menu.add(words)
            act.setData(kind)

    def _scope_words(self) -> str:
        chosen = len(self.search.turn_ids_chosen)
        if chosen > 1:
            return self.tr("%Ln question(s) chosen", "", chosen)
        if self.search.wanted == NO_LIMIT:
            return self.tr("The whole history")
        found = self.search.found_count
        if found >= COUNTED or found < 0:
            return self.tr("All questions found")
        return self.tr("%Ln question(s) found", "", found)

    def _on_kind(self, act: QAction) -> None:
        if act.data() is not None:
            self.export_wanted.emit(FileKind(act.data()))  # Qt gives back the words alone

    def _on_view(self, number: int) -> None:
        self.show_view(VIEWS[number])

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where both do not fit side by side, what can be done stands below the views."""
        wanted = self._views.sizeHint().width() + self._acts.sizeHint().width() + self._look.px(48)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if wanted <= self.width() else directions.TopToBottom)

"""The head of the chat: the conversation's title and menu, where the answers are made, and the data that gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from medbot_desktop.domain.hosted import EMBEDDED, HostedSettings
from medbot_desktop.ui.chat.fitting_button import FittingButton
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.labels import ElidedLabel, Label
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import LibraryState

HIDE_PLACE_BELOW = 720


class ChatHead(Translated, QFrame):
    """The conversation's title, where the answers are made, and the data that gives them."""

    data_wanted = Signal()
    sidebar_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._library: LibraryState | None = None
        self._hosted = HostedSettings()
        self.setObjectName("head")
        set_fixed(self, height=48)
        line = QHBoxLayout(self)
        set_measures(line, 20, 0, 20, 0, 8)
        self.sidebar_button = FlatButton()
        self.sidebar_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.sidebar_button, "history", 18)
        self.sidebar_button.clicked.connect(self.sidebar_wanted)
        self._title = ElidedLabel(role="heading")
        self.menu_button = FlatButton()
        self.menu_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron after the word
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.menu_button, "chevron-down", 14)
        self.menu_button.clicked.connect(self._on_menu)
        self.menu_button.hide()
        self._place = QWidget()
        place = QHBoxLayout(self._place)
        set_measures(place, 0, 0, 8, 0, 6)
        self._place_picture = QLabel()
        self._place_words = Label(role="meta")
        place.addWidget(self._place_picture)
        place.addWidget(self._place_words)
        self.data_button = FittingButton()
        self.data_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.data_button, "table", 16)
        self.data_button.clicked.connect(self.data_wanted)
        line.addWidget(self.sidebar_button)
        line.addWidget(self._title)
        line.addWidget(self.menu_button)
        line.addStretch(1)
        line.addWidget(self._place)
        line.addWidget(self.data_button)
        look.changed.connect(self._fit)
        self.retranslate()

    def show_title(self, title: str, stored: bool = False) -> None:
        """Show the title; a conversation that is stored has a menu."""
        self._title.setText(" ".join(title.split()))
        self.menu_button.setVisible(stored)
        self._fit()

    def _on_menu(self) -> None:
        self.menu_wanted.emit(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def show_library(self, library: LibraryState | None) -> None:
        self._library = library
        self.retranslate()

    def show_hosted(self, hosted: HostedSettings) -> None:
        self._hosted = hosted
        self.retranslate()

    def retranslate(self) -> None:
        self.sidebar_button.setText(self.tr("History"))
        self._show_place()
        self.menu_button.setText(self.tr("More"))
        self.menu_button.setAccessibleName(self.tr("More on this conversation"))
        self.menu_button.setToolTip(self.tr("Rename, pin, label, export or delete this conversation"))
        self._fit()

    def _show_place(self) -> None:
        engine = self._hosted.engine
        words, icon, tone = self.tr("On this computer only"), "computer", "text2"
        if engine != EMBEDDED:
            from medbot_desktop.domain.providers import (  # for those who switched one on
                PROVIDERS,
                shown_model,
            )

            model = self._hosted.of(engine).model
            name = f"{PROVIDERS[engine].name}, {shown_model(model)}" if model else PROVIDERS[engine].name
            words, icon, tone = self.tr("Hosted model on: {name}").format(name=name), "cloud", "gen"
        self._place_words.setText(words)
        role = "meta" if engine == EMBEDDED else "hosted"
        if self._place_words.property("role") != role:
            self._place_words.setProperty("role", role)
            self._place_words.style().polish(self._place_words)
        set_icon(self._place_picture, icon, 16, tone)
        self._look.dress(self)

    def _data_words(self) -> tuple[str, str]:
        """The data that answers: its name with how many rows, and the name alone."""
        library = self._library
        if library is None:
            return self.tr("Starting…"), ""
        sets = [data_set for data_set in library.data_sets if data_set.enabled]
        if not sets:
            return self.tr("No data"), ""
        rows = self.tr("%Ln row(s)", "", library.total_rows)
        if library.ready_rows < library.total_rows:
            pattern = self.tr("{ready} of {total} rows ready")
            rows = pattern.format(ready=library.ready_rows, total=library.total_rows)
        if all(data_set.sample for data_set in sets):
            name = self.tr("Sample data")
        elif len(sets) == 1:
            name = sets[0].name
        else:
            name = self.tr("%Ln data set(s)", "", len(sets))
        return f"{name} · {rows}", name if library.ready_rows == library.total_rows else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the title its room: first the place goes, then of the data its name stays, cut if it has to be."""
        shows_place = self.width() >= self._look.px(HIDE_PLACE_BELOW)
        self._place.setVisible(shows_place)
        words, name = self._data_words()
        others = [self.sidebar_button, self._title, self.menu_button, self._place]
        taken = sum(other.sizeHint().width() + self._look.px(8) for other in others if not other.isHidden())
        free = self.width() - self._look.px(40 + 8 + 44) - taken
        self.data_button.show_words(
            words, max(min(free, self.width() * 2 // 5), self.width() // 4, self._look.px(80)), name
        )
        shown = self.data_button.fontMetrics().horizontalAdvance(name or words)
        self.data_button.setMinimumWidth(self._look.px(44) + min(shown, self.width() // 6))
        self.data_button.setAccessibleName(words)
        self.data_button.setToolTip(self.tr("Show the data sets"))

"""The history, the chat and the panel beside it: who has room in a window of some width, and the round of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from medbot_desktop.ui.chat.beside import Beside

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.history.sidebar import HistorySidebar
    from medbot_desktop.ui.rail import Rail
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

SIDEBAR_WIDTH = 264
FOLD_BELOW = 1100
BOTH_FROM = 800


class ChatPlace(QSplitter):
    """The sidebar folds away in a narrow window, where the chat's head calls it back."""

    def __init__(
        self, look: Look, reading: Reading, rail: Rail, sidebar: HistorySidebar, chat: ChatPage
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._rail, self._sidebar, self._chat = look, rail, sidebar, chat
        self._room = 0
        self._sidebar_called = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(sidebar)
        self.addWidget(chat)
        self.side = Beside(look, reading, self)
        self.setStretchFactor(1, 1)
        self.side.left.connect(self._on_panel_left)
        self.side.changed.connect(self._fold)
        chat.head.sidebar_wanted.connect(self.call_sidebar)
        look.changed.connect(self._on_look_changed)
        self._size_sidebar()

    def fit(self, room: int) -> None:
        """Show what a window of this width has room for."""
        self._room = room
        self._fold()

    def call_sidebar(self) -> None:
        """Let the sidebar come where it is folded away, and go again."""
        self._sidebar_called = self._sidebar.isHidden()
        self._fold()

    def fold_again(self) -> None:
        """A conversation was chosen: a sidebar that was called goes."""
        self._sidebar_called = False
        self._fold()

    def restore(self, kept: QSettings) -> None:
        """The widths of the last time."""
        self.side.restore(kept)
        sizes = kept.value("splitter")
        if sizes is not None:
            self.restoreState(sizes)

    def keep(self, kept: QSettings) -> None:
        """Remember the widths; the panel is closed by this."""
        self.side.keep(kept)
        self.side.close()
        kept.setValue("splitter", self.saveState())

    def passes_focus(self, focused: QWidget, forward: bool) -> bool:
        """Close the round of Tab, if it ends here: after the chat or its panel comes the rail, and back."""
        side = self.side
        if forward and self._chat.isAncestorOf(focused) and side.is_open:
            side.panel.enter()
        elif forward and self._chat.isAncestorOf(focused):
            self._rail.first_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif not forward and focused is self._rail.first_button:
            side.panel.focus_last() if side.is_open else self._chat.focus_last()
        else:
            return False
        return True

    def _on_panel_left(self, forward: bool) -> None:
        if forward:
            self._rail.first_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._chat.isVisible():
            self._chat.focus_last()
        else:
            self.side.panel.focus_last()

    def _on_look_changed(self) -> None:
        self._size_sidebar()
        self._fold()

    def _size_sidebar(self) -> None:
        self._sidebar.setMinimumWidth(self._look.px(200))
        self.setSizes([self._look.px(SIDEBAR_WIDTH), 10_000])

    def _fold(self) -> None:
        narrow = self._room < self._look.px(FOLD_BELOW)
        if not narrow:
            self._sidebar_called = False
        self._sidebar.setVisible(not narrow or self._sidebar_called)
        self._chat.head.sidebar_button.setVisible(narrow)
        # Where there is no room for both, the panel stands in place of the chat.
        both = self._room >= self._look.px(BOTH_FROM)
        self._chat.setVisible(both or not self.side.is_open)

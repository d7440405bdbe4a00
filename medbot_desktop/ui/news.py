"""A strip above whatever place is open: news of work that goes on out of sight, and what has to be asked at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.ui.chat.notices import Words
    from medbot_desktop.ui.theme import Look


class NewsStrip(QWidget):
    """Takes no room while there is nothing to tell; `acted` carries the name of the button pressed."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        set_measures(line, 24, 8, 24, 8, 0)
        self.notices = NoticeBar(look)
        line.addWidget(self.notices)
        self.notices.acted.connect(self._on_acted)
        self.notices.installEventFilter(self)
        self.hide()

    def tell(
        self, what: Words, why: Words, actions: Sequence[tuple[str, Words]] = (), warning: bool = False
    ) -> None:
        """Show a notice in place of the one before."""
        self.notices.show_notice(what, why, actions, warning=warning)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notices and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self.notices.isHidden())
        return super().eventFilter(watched, event)

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        self.acted.emit(action)

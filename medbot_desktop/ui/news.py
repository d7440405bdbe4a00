"""A strip above whatever place is open: news of work that goes on out of sight, and what has to be asked at the end."""

from __future__ import annotations

from functools import cached_property
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
        self._look = look
        self.hide()

    @cached_property
    def notices(self) -> NoticeBar:
        """Made for the first news, of which there is none before the first paint."""
        line = QHBoxLayout(self)
        set_measures(line, 24, 8, 24, 8, 0)
        bar = NoticeBar(self._look)
        line.addWidget(bar)
        bar.acted.connect(self._on_acted)
        bar.installEventFilter(self)
        self._look.changed.connect(self._on_look_changed)
        self._look.dress(self)
        return bar

    def tell(
        self, what: Words, why: Words, actions: Sequence[tuple[str, Words]] = (), warning: bool = False
    ) -> None:
        """Show a notice in place of the one before."""
        self.notices.show_notice(what, why, actions, warning=warning)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.__dict__.get("notices") and event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self.setVisible(not self.notices.isHidden())
        return super().eventFilter(watched, event)

    def _on_look_changed(self) -> None:
        self._look.dress(self)

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        self.acted.emit(action)

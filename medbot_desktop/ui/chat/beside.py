"""The place beside the chat: its panel is made when it is first wanted, which is after the first paint."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from medbot_desktop.ui.chat.side_panel import SidePanel
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

WIDTH = 360


class Beside(QObject):
    """Puts the panel at the right end of `splitter`. `made` carries it, `changed` when it comes or goes."""

    made = Signal(object)
    changed = Signal()
    left = Signal(bool)

    def __init__(self, look: Look, reading: Reading, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._look, self._reading, self._splitter = look, reading, splitter
        self._width = 0
        self._placed = False

    @cached_property
    def panel(self) -> SidePanel:
        """The panel, still closed when it is made."""
        from medbot_desktop.ui.chat.side_panel import SidePanel

        panel = SidePanel(self._look, self._reading)
        self._splitter.addWidget(panel)
        panel.opened.connect(self._on_opened)
        panel.closed.connect(self._on_closed)
        panel.left.connect(self.left)
        self.made.emit(panel)
        return panel

    @property
    def is_open(self) -> bool:
        return "panel" in self.__dict__ and not self.panel.isHidden()

    def close(self) -> None:
        """Close the panel if it is open; what was typed stays in it."""
        if self.is_open:
            self.panel.close_panel()

    def keep(self, kept: QSettings) -> None:
        """Write down how wide the panel is."""
        if self._placed:
            kept.setValue("panel_width", self.panel.width())

    def restore(self, kept: QSettings) -> None:
        """Let the panel be as wide as it was."""
        self._width = _number(kept.value("panel_width"))

    def _on_opened(self) -> None:
        self.changed.emit()
        *before, chat, shown = self._splitter.sizes()
        # Only once: from then on the splitter knows how wide it was.
        if chat and not self._placed:
            self._placed = True
            width = self._width or self._look.px(WIDTH)
            self._splitter.setSizes([*before, max(chat + shown - width, 0), width])

    def _on_closed(self) -> None:
        self.changed.emit()


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0

"""Pages of which one is open: those that are not ask for no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


class Pile(QStackedWidget):
    """Needs what its open page needs. Qt's own needs the most of all, and a large hidden page widens the window."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_current)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        least = page.minimumSizeHint()
        return least.expandedTo(page.minimumSize())

    def heightForWidth(self, width: int) -> int:
        """The least the open page needs: what is to scroll around a pile goes by this."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return self.minimumSizeHint().height()

    def _on_current(self, _place: int) -> None:
        self.updateGeometry()

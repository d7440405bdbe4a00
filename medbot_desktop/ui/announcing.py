"""What a screen reader says at once, of something that changed without being touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, unseen: bool = False) -> None:
    """Have `words` said politely on behalf of a widget that is shown or, with `unseen`, stands in another place."""
    if words and (unseen or widget.isVisible()):
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms before the first paint

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))

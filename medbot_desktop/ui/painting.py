"""When widgets are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def paint_apart(widget: QWidget) -> None:
    """Call it before a widget is changed by much, often: it is painted in a turn of the event loop after the one that
    lays it out, and what is typed or clicked meanwhile comes in between, instead of after both.
    """
    widget.setUpdatesEnabled(False)
    # Not 0: that comes with the events of the laying out, before what is typed.
    QTimer.singleShot(1, widget, lambda: widget.setUpdatesEnabled(True))

"""Layouts that are filled anew or change their limits while they are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget

ANY_WIDTH = 16_777_215
"""As a widget's largest width: Qt's own limit."""


def clear(layout: QBoxLayout, keep: int = 0) -> None:
    """Remove and delete the widgets of a layout that is filled anew, all but the first `keep` of its items."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def add_shown(layout: QBoxLayout, widget: QWidget, stretch: int = 0) -> None:
    """Add a widget to a layout that is filled anew.

    Inside something visible Qt shows it only later, and until then a layout takes it for nothing.
    """
    layout.addWidget(widget, stretch)
    widget.show()

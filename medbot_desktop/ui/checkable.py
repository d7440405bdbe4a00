"""Buttons that stay pressed, for a screen reader too.

Qt gives such a button one action, `toggle`, which changes its state without a click: what acts on clicks would never
hear of it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QToolButton


class Checkable:
    """Mixed in before a class of buttons: a state changed by neither a click nor the program counts as a click."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._by_itself = 0
        button: Any = self
        button.setCheckable(True)
        button.toggled.connect(self._on_toggled_alone)

    def setChecked(self, checked: bool) -> None:
        """Change the state as the program does: nobody has pressed anything."""
        button: Any = super()
        self._by_itself += 1
        try:
            button.setChecked(checked)
        finally:
            self._by_itself -= 1

    def nextCheckState(self) -> None:
        button: Any = super()
        self._by_itself += 1
        try:
            button.nextCheckState()
        finally:
            self._by_itself -= 1

    def _on_toggled_alone(self, checked: bool) -> None:
        button: Any = self
        group = button.group()
        one_of_many = button.autoExclusive() or (group is not None and group.exclusive())
        if self._by_itself or (one_of_many and not checked):
            return  # that another one was chosen is that one's to tell
        button.clicked.emit()
        if group is not None:
            group.buttonClicked.emit(button)
            group.idClicked.emit(group.id(button))


class StayingToolButton(Checkable, QToolButton):
    """A tool button that stays pressed."""

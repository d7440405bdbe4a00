"""Settings in lines: the name of each and what it does, beside them its field and what that allows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures

FIELD_WIDTH = 96


class _Line(NamedTuple):
    name: Label
    help: Label
    allowed: Label
    field: QWidget


class SettingLines(QGridLayout):
    """The fields belong to the form; here they get their words, which a screen reader hears with them."""

    def __init__(self) -> None:
        super().__init__()
        set_measures(self, 0, 0, 0, 0, 12)
        self.setColumnStretch(0, 1)
        self._lines: dict[str, _Line] = {}

    def add_line(self, setting: str, field: QWidget) -> None:
        """One more setting, below the others."""
        name, help_, allowed = (Label(role=role, wrap=True) for role in ("strong", "meta", "meta"))
        line = _Line(name, help_, allowed, field)
        set_fixed(line.allowed, width=FIELD_WIDTH)
        words, value = QVBoxLayout(), QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 0)
        set_measures(value, 0, 0, 0, 0, 1)
        for column, widgets in ((words, (line.name, line.help)), (value, (field, line.allowed))):
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        place = len(self._lines)
        self.addLayout(words, place, 0)
        self.addLayout(value, place, 1, Qt.AlignmentFlag.AlignTop)
        self._lines[setting] = line

    def show_name(self, setting: str, words: str) -> None:
        """What the setting is called."""
        line = self._lines[setting]
        line.name.setText(words)
        line.field.setAccessibleName(words)

    def show_help(self, setting: str, words: str, allowed: str = "", *, wrong: bool = False) -> None:
        """What the setting does, or what is wrong with what is written, and which values are allowed."""
        _, help_, range_, field = self._lines[setting]
        range_.setText(allowed)
        range_.setVisible(bool(allowed))
        help_.setText(words)
        field.setAccessibleDescription(f"{words} {allowed}".strip())
        role = "wrong" if wrong else "meta"
        if help_.property("role") != role:
            help_.setProperty("role", role)
            help_.style().polish(help_)
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().polish(field)

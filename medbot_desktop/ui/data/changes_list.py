"""What was done to a data set, newest first: when, by whom, what, and the way back to any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from medbot_desktop.domain.library import OF_ROWS
from medbot_desktop.texts import say
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.library import Change
    from medbot_desktop.ui.language import Language

CHANGES_SHOWN = 12
LINE_HEIGHT = 26
MOST_OF_A_NAME = 160


class ChangesList(QFrame):
    """`return_wanted` carries the change whose state is wanted again."""

    return_wanted = Signal(int)

    def __init__(self, changes: Sequence[Change], language: Language) -> None:
        super().__init__()
        self._language = language
        self._grid = QGridLayout(self)
        set_measures(self._grid, 0, 0, 0, 0, 4)
        self._grid.setColumnStretch(2, 1)
        rule = QFrame()
        rule.setObjectName("rule")
        self._grid.addWidget(rule, 0, 0, 1, 4)
        newest = next((change for change in changes if change.kind in OF_ROWS), None)
        for line, change in enumerate(changes[:CHANGES_SHOWN], 1):
            self._add(line, change, is_newest=change is newest)

    def _add(self, line: int, change: Change, is_newest: bool) -> None:
        when = moment_words(change.made_at, self._language.locale)
        who = ElidedLabel(change.made_by or "—", role="strong")
        who.setMaximumWidth(MOST_OF_A_NAME)
        moment = Label(when, role="meta")
        set_fixed(moment, height=LINE_HEIGHT)
        for column, label in enumerate((moment, who, ElidedLabel(self._words(change), role="quiet"))):
            label.setContentsMargins(0, 0, 12, 0)
            self._grid.addWidget(label, line, column)
        if change.kind not in OF_ROWS:
            return
        right = Qt.AlignmentFlag.AlignRight
        if is_newest:
            self._grid.addWidget(Label(self.tr("as it is now"), role="meta"), line, 3, right)
            return
        button = QPushButton(self.tr("Return to this"))
        button.setProperty("variant", "tiny")
        button.setAccessibleName(self.tr("Return to how it was on {when}").format(when=when))
        button.setProperty("change", change.id)
        button.clicked.connect(self._on_return)
        self._grid.addWidget(button, line, 3, right)

    def _words(self, change: Change) -> str:
        counts: dict[str, str | int] = {
            "added": change.added,
            "changed": change.changed,
            "removed": change.removed,
        }
        words = say(self._language.code, f"change_{change.kind.value}", counts)
        return f"{words} ({change.source})" if change.source else words

    def _on_return(self) -> None:
        self.return_wanted.emit(self.sender().property("change"))

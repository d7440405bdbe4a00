"""Up in an empty field brings back what was asked before in this conversation, Down goes forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from medbot_desktop.ui.chat.composer import Composer
    from medbot_desktop.ui.chat.pane import ChatPane


class Recall(QObject):
    """Touches only a field that is empty or still holds what was brought back: what is typed is never replaced."""

    def __init__(self, composer: Composer, pane: ChatPane) -> None:
        super().__init__(composer)
        self._composer, self._pane = composer, pane
        composer.field.recall_wanted.connect(self._on_wanted)

    def _on_wanted(self, back: bool) -> None:
        asked = list(dict.fromkeys(turn.question for turn in reversed(self._pane.turns)))
        shown = self._composer.text
        place = asked.index(shown) if shown in asked else -1
        place += 1 if back else -1
        if place >= len(asked):
            return
        question = asked[place] if place >= 0 else ""
        self._composer.field.brought_back = question
        self._composer.show_draft(question)

"""The views of turns: those in use, by index of their turn, and those that wait to be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.kinds import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.ui.chat.turn_view import TurnView

READY = (AnswerKind.STORED, AnswerKind.STORED, AnswerKind.NOT_IN_DATA, AnswerKind.STORED)
"""What is most often to be seen of a conversation when it is opened."""


class TurnPool:
    """`live` are the views in use, `unmeasured` the indexes of those whose height is not known."""

    def __init__(self, make: Callable[[], TurnView]) -> None:
        self._make = make
        self.live: dict[int, TurnView] = {}
        self.unmeasured: set[int] = set()
        self._waiting: list[TurnView] = []

    @property
    def count(self) -> int:
        """All views that exist."""
        return len(self.live) + len(self._waiting)

    def take(self, index: int, kind: AnswerKind | None) -> TurnView:
        """A view for a turn, if there is one with a card of its kind: a card takes longer to make than to fill."""
        fitting = [view for view in self._waiting if view.has_card(kind)] or self._waiting
        view = fitting[-1] if fitting else self._make()
        if fitting:
            self._waiting.remove(view)
        self.live[index] = view
        self.unmeasured.add(index)
        return view

    def give_back(self, index: int) -> TurnView:
        """The turn at `index` has gone out of sight."""
        view = self.live.pop(index)
        self.unmeasured.discard(index)
        view.hide()
        self._waiting.append(view)
        return view

    def shift(self, first: int, by: int) -> None:
        """The turns from `first` on have moved `by` places."""
        self.live = {i + by if i >= first else i: view for i, view in self.live.items()}
        self.unmeasured = {i + by if i >= first else i for i in self.unmeasured}

    def make_ready(self) -> bool:
        """Make one view ahead, or the card of one; False once there is nothing left to make."""
        bare = next((view for view in self._waiting if view.is_bare), None)
        if bare is not None:
            bare.make_card(READY[(self.count - 1) % len(READY)])
            return self.count < len(READY)
        if self.count >= len(READY):
            return False
        view = self._make()
        view.hide()  # what was never hidden would be shown with the page around it
        self._waiting.append(view)
        return True

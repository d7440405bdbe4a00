"""Where the turns of a conversation lie, one below the other: as high as measured, or guessed until they are shown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from medbot_desktop.ui.chat.column import TIME_WIDTH

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.theme import Look

GAP = 16
TOP = 14


class TurnHeights:
    """Heights by index of their turn, px. What changes them counts for `top`, `end` and `at` after `settle`."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def end(self) -> int:
        """Below the last turn."""
        return self._tops[-1]

    def top(self, index: int) -> int:
        """Where a turn begins, from the top of the conversation."""
        return self._tops[index]

    def at(self, y: int) -> tuple[int, int]:
        """The turn that lies at `y`, and how far its top is above it."""
        index = max(0, min(bisect_right(self._tops, y) - 1, len(self._heights)))
        return index, y - self._tops[index]

    def between(self, top: int, bottom: int) -> range:
        """The turns of which something lies there; one at least, where there are any."""
        last = len(self._heights) - 1
        first_index = min(max(0, bisect_right(self._tops, top) - 1), last)
        last_index = min(max(0, bisect_right(self._tops, bottom) - 1), last)
        return range(first_index, last_index + 1)

    def guess(self, turns: Sequence[Turn], width: int) -> list[int]:
        """How high turns may be in a column of `width`, from their letters."""
        px = self._look.px
        line = max(max(width - px(TIME_WIDTH + 32), 1) / px(8), 8)
        guesses = []
        for turn in turns:
            letters = len(turn.question) + (len(turn.answer.text) if turn.answer else 0)
            guesses.append(px(200 + 23 * letters / line))
        return guesses

    def guess_all(self, turns: Sequence[Turn], width: int, but: Collection[int] = ()) -> None:
        """Begin anew with guesses; those of `but` stay what they are."""
        known = {index: self._heights[index] for index in but}
        self._heights = self.guess(turns, width)
        for index, height in known.items():
            self._heights[index] = height
        self.settle()

    def insert(self, index: int, turns: Sequence[Turn], width: int) -> None:
        """Make room for turns that come in before `index`."""
        self._heights[index:index] = self.guess(turns, width)

    def remove(self, first: int, end: int) -> None:
        """Close the room of the turns from `first` to before `end`."""
        del self._heights[first:end]

    def put(self, index: int, height: int) -> bool:
        """Set a height; whether it was another."""
        changed = self._heights[index] != height
        self._heights[index] = height
        return changed

    def settle(self) -> None:
        """Reckon anew where each turn begins."""
        gap, top = self._look.px(GAP), self._look.px(TOP)
        self._tops = list(accumulate((height + gap for height in self._heights), initial=top))

    def grow_last(self, height: int) -> None:
        """Set the height of the last turn: nothing else moves."""
        self._tops[-1] += height - self._heights[-1]
        self._heights[-1] = height

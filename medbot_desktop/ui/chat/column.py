"""The column of text in the chat: where it begins and how wide it is on a page of some width."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look

TIME_WIDTH = 48
COLUMN = 748 + TIME_WIDTH
SIDE = 20


def column_geometry(look: Look, width: int) -> tuple[int, int]:
    """Left edge and width of the text column, time included, on a page of `width`."""
    column = min(look.px(COLUMN), width - 2 * look.px(SIDE))
    return (width - column) // 2, column

"""What can be done with an answer on the page, beyond asking: names of what a card and its foot tell the page."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """Signals carry the act, the turn, and its value: a row, a way to print, a judgement, a correction's uuid; for
    MODELS a provider and whether its list is wanted.
    """

    SHOW_ROW = "show_row"
    SHOW_CHANGE = "show_change"
    CORRECT = "correct"
    ADD = "add"
    PRINT = "print"
    SAVE_PDF = "save_pdf"
    JUDGE = "judge"
    UNDO = "undo"
    MODELS = "models"
    COUNTRY = "country"

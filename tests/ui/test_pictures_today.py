"""The pictures of the guide and the README show the words that the program shows today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.ui.pictures import PICTURES, WORDS, words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CHANGED_SHARE = 0.15
"""Of the words of a screen: a picture in which more than these are others shows another program."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_words_that_are_on_its_screen_today(qapp: QApplication, name: str) -> None:
    """Where this fails, `python3 dev.py screenshots` takes the pictures anew: look at them."""
    pictured = set(json.loads(WORDS.read_text(encoding="utf-8"))[name])
    today = set(words_of(qapp, PICTURES[name]))
    assert len(pictured ^ today) <= CHANGED_SHARE * len(pictured | today), pictured ^ today

"""The pictures of the guide and the README are there, each of a screen that there is.

`ui/test_pictures_today.py` compares them with what the screens show.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from medbot_desktop.ui.guide.pictures import pictures_of
from medbot_desktop.ui.window_frame import SIZE
from tests.ui.pictures import PICTURES
from tests.ui.screens import SCREENS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/guide.es.md", "docs/guide.en.md")


def test_the_pictures_that_are_named_are_there_and_no_others() -> None:
    named = set()
    for page in map(ROOT.joinpath, PAGES):
        for place in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / place).is_file(), place
            named.add(Path(place).stem)
    assert named == set(PICTURES) == {path.stem for path in (ROOT / "docs/images").glob("*.png")}


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_guide_shows_each_of_its_pictures_with_words_for_who_does_not_see_it(language: str) -> None:
    text = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    shown = re.findall(r"^!\[.+\]\(.+\)\n\n\*.+\*$", text, re.MULTILINE)
    assert len(shown) == len(pictures_of(text)) == 7


def test_they_have_the_size_of_the_window_and_are_small_together() -> None:
    for name in PICTURES:
        head = (ROOT / f"docs/images/{name}.png").read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", head[16:24]) == SIZE, name
    assert sum(path.stat().st_size for path in (ROOT / "docs/images").glob("*.png")) < 1_000_000


def test_each_shows_a_screen_that_there_is() -> None:
    assert set(PICTURES.values()) <= set(SCREENS)
    assert all(SCREENS[screen].size == SIZE for screen in PICTURES.values())

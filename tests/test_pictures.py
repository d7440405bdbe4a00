"""The pictures of the README are there and show the window as large as it opens."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from medbot_desktop.ui.main_window import SIZE
from tests.ui.screens import PICTURES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/guide.es.md", "docs/guide.en.md")


def test_the_pictures_that_are_named_are_there() -> None:
    named = set()
    for page in map(ROOT.joinpath, PAGES):
        for place in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / place).is_file(), place
            named.add(Path(place).stem)
    assert named == set(PICTURES)


def test_they_have_the_size_of_the_window() -> None:
    for name in PICTURES:
        head = (ROOT / f"docs/images/{name}.png").read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", head[16:24]) == SIZE, name

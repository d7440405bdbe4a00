"""Other programs are started with the libraries of the system, not with those of the frozen program."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from medbot_desktop.ui.outside import LIBRARIES, open_link, open_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names libraries in the environment")
@pytest.mark.parametrize("before", ["", "/of/the/user"])
def test_a_browser_sees_the_systems_libraries_and_a_worker_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str
) -> None:
    seen: list[str | None] = []
    look: Callable[[object], None] = lambda url: seen.append(os.environ.get(LIBRARIES))  # noqa: E731
    monkeypatch.setattr(QDesktopServices, "openUrl", look)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv(LIBRARIES, "/the/program")
    monkeypatch.setenv(f"{LIBRARIES}_ORIG", before)
    open_link("https://example.org")
    open_place(tmp_path)
    assert seen == [before or None] * 2
    assert os.environ[LIBRARIES] == "/the/program"

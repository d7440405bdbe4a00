"""Opening a link or a folder with another program of this computer."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARIES = "LD_LIBRARY_PATH"


def open_link(address: str) -> None:
    """Open a web address in the user's browser."""
    with _own_libraries():
        QDesktopServices.openUrl(QUrl(address))


def open_place(path: Path) -> None:
    """Open a folder or a file with what the system has for it."""
    with _own_libraries():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@contextmanager
def _own_libraries() -> Iterator[None]:
    """The environment as it was before the frozen program put its libraries first: a browser crashes on them.

    Only around the start of another program: our own workers need the path to find theirs.
    """
    frozen = os.environ.get(LIBRARIES)
    if sys.platform != "linux" or not getattr(sys, "frozen", False) or frozen is None:
        yield
        return
    before = os.environ.get(f"{LIBRARIES}_ORIG")
    if before:
        os.environ[LIBRARIES] = before
    else:
        del os.environ[LIBRARIES]
    try:
        yield
    finally:
        os.environ[LIBRARIES] = frozen

"""PySide6 6.12.0 on Python 3.11 loses a reference to None with each call that gives None, until it aborts."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 1_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is never freed from Python 3.12 on")
def test_calls_into_qt_keep_the_references_to_none(qapp: object) -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.translate(0.0, 0.0)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.translate(0.0, 0.0)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert abs(lost) < CALLS / 10

"""Real windows: what Qt asks of the system for an X display is there, and what is drawn arrives on the screen."""

from __future__ import annotations

import subprocess
import sys

import pytest

RED_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
window = QWidget()
window.setStyleSheet("background: #ff0000")
window.setGeometry(100, 100, 300, 200)
window.show()
assert app.platformName() == "xcb", app.platformName()

def look():
    pixel = app.primaryScreen().grabWindow(0).toImage().pixelColor(250, 200)
    if pixel.name() == "#ff0000":
        app.exit(0)

looking = QTimer()
looking.timeout.connect(look)
looking.start(20)
app.exec()
"""


@pytest.mark.xvfb
def test_a_window_is_seen_on_the_screen(x_display: dict[str, str]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", RED_WINDOW],
        env=x_display,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr

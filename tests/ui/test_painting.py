"""What changes by much, often, is painted apart from being laid out: the keyboard and the mouse come in between."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QWidget

from medbot_desktop.ui.painting import paint_apart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self._log = log

    def paintEvent(self, event: QPaintEvent) -> None:
        self._log.append("painted")


def shown(qtbot: QtBot, log: list[str]) -> QWidget:
    widget = Painted(log)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: "painted" in log)
    log.clear()
    return widget


def test_what_waits_comes_before_the_paint(qtbot: QtBot) -> None:
    log: list[str] = []
    widget = shown(qtbot, log)
    waits = QTimer()
    waits.setSingleShot(True)
    waits.setTimerType(Qt.TimerType.PreciseTimer)
    waits.timeout.connect(lambda: log.append("waited"))

    def work() -> None:
        waits.start(1)  # as a key that is pressed while this works
        time.sleep(0.005)
        paint_apart(widget)
        widget.update()

    QTimer.singleShot(5, work)
    qtbot.waitUntil(lambda: {"painted", "waited"} <= set(log))
    assert log == ["waited", "painted"]


def test_changed_again_before_it_is_painted_it_is_painted_once(qtbot: QtBot) -> None:
    log: list[str] = []
    widget = shown(qtbot, log)
    for _ in range(3):
        paint_apart(widget)
        widget.update()
    qtbot.wait(20)
    assert log == ["painted"]
    widget.update()
    QCoreApplication.processEvents()
    assert log == ["painted", "painted"]


def test_what_is_gone_before_is_not_missed(qtbot: QtBot) -> None:
    log: list[str] = []
    widget = Painted(log)
    widget.show()
    qtbot.waitExposed(widget)
    paint_apart(widget)
    widget.close()
    widget.deleteLater()
    qtbot.wait(20)

"""A bare window of PySide6 up to its first paint, for first_paint.py; run as it is or frozen."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtWidgets import QApplication, QLabel


class Bare(QLabel):
    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        print(time.monotonic(), time.process_time(), flush=True)
        os._exit(0)


app = QApplication(sys.argv)
window = Bare("MedBot")
window.resize(1280, 800)
window.show()
app.exec()

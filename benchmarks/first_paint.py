"""Time from the start of a process to the first paint: our window beside a bare one, ten pairs taking turns.

Offscreen, in a user folder of its own; the memory is what the process holds at that moment.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 10
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, report)
app = QApplication([])
label = Label("MedBot")
label.resize(1280, 800)
"""
OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from medbot_desktop.app import _make_window
from medbot_desktop.paths import make_private_folder, user_folder
app = QApplication([])
label, finish = _make_window(app, make_private_folder(user_folder()), None)
label.start_worker = lambda: None
label.painted.connect(lambda: QTimer.singleShot(0, report))
"""
REPORT = """
def report():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    print(pages * 4096 // 1_000_000, flush=True)
    import os
    os._exit(0)
label.show()
app.exec()
"""


def main() -> None:
    """Run and print the medians and the ratio pair by pair."""
    taken: dict[str, list[float]] = {"bare": [], "ours": []}
    memory: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDBOT_DATA_DIR": folder}
        for number in range(PAIRS + 1):
            for name, program in (("bare", BARE), ("ours", OURS)):
                before = time.perf_counter()
                command = [sys.executable, "-c", program + REPORT]
                done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
                if number:  # the first pair warms the file cache
                    taken[name].append((time.perf_counter() - before) * 1_000)
                memory[name] = done.stdout.strip()
    ratios = [ours / bare for ours, bare in zip(taken["ours"], taken["bare"], strict=True)]
    for name, times in taken.items():
        middle, least, most = statistics.median(times), min(times), max(times)
        print(f"{name}: median {middle:.0f} ms, {least:.0f} to {most:.0f}, {memory[name]} MB")
    print(
        f"ratio: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}, {PAIRS} pairs"
    )


if __name__ == "__main__":
    main()

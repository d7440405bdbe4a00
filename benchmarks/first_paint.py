"""Time from the start of a process to the first paint: our window beside a bare one, ten pairs taking turns.

Offscreen, in a user folder of its own. The child tells the clock at its first paint and after its imports (one clock
for all processes on Linux and macOS), so its end does not count. Our worker starts after that and is left out.
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
import time
from PySide6.QtWidgets import QApplication, QLabel
imported = time.monotonic()
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
app = QApplication([])
window = Label("MedBot")
window.resize(1280, 800)
"""
OURS = """
import time
from PySide6.QtWidgets import QApplication
from medbot_desktop.app import make_window
from medbot_desktop.paths import make_private_folder, user_folder
imported = time.monotonic()
app = QApplication([])
window, finish = make_window(app, make_private_folder(user_folder()), None)
window.painted.connect(lambda: report())
"""
REPORT = """
def report():
    painted = time.monotonic()
    with open("/proc/self/statm") as file:
        megabytes = int(file.read().split()[1]) * 4096 / 1e6
    print(imported, painted, megabytes, flush=True)
    import os
    os._exit(0)
window.show()
app.exec()
"""


def main() -> None:
    """Run and print the medians and the ratio pair by pair."""
    taken: dict[str, list[tuple[float, float, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDBOT_DATA_DIR": folder}
        for number in range(PAIRS + 1):
            for name, program in (("bare", BARE), ("ours", OURS)):
                command = [sys.executable, "-c", program + REPORT]
                before = time.monotonic()
                done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
                imported, painted, megabytes = map(float, done.stdout.split())
                if number:  # the first pair warms the file cache
                    taken[name].append(((painted - before) * 1_000, (imported - before) * 1_000, megabytes))
    for name, runs in taken.items():
        painted_ms, imported_ms, memory = (statistics.median(column) for column in zip(*runs, strict=True))
        least, most = min(run[0] for run in runs), max(run[0] for run in runs)
        print(
            f"{name}: painted after {painted_ms:.0f} ms ({least:.0f} to {most:.0f}), "
            f"imported after {imported_ms:.0f} ms, {memory:.0f} MB"
        )
    ratios = [ours[0] / bare[0] for ours, bare in zip(taken["ours"], taken["bare"], strict=True)]
    print(
        f"ratio: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}, {PAIRS} pairs"
    )


if __name__ == "__main__":
    main()

"""Kill -9 in the middle of everything that writes, and look whether anything acknowledged is missing.

PYTHONPATH=. python benchmarks/kills.py [KILLS [SEED]]    (200 and 1 unless given)
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.durability.killing import kill_again_and_again


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = kill_again_and_again(Path(folder), kills, seed)
    print(
        f"{report.kills} kills, {report.acknowledged} changes acknowledged, {time.monotonic() - started:.0f} s"
    )
    for where, count in sorted(report.in_the_middle.items(), key=lambda pair: -pair[1]):
        print(f"{count:>4} {'between two' if where == '-' else f'in the middle of {where}'}")
    print("\n".join(report.problems) or "nothing acknowledged is missing; every file is whole")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""Time from the start of a process to the first paint: our window beside a bare one, in pairs taking turns.

    python benchmarks/first_paint.py                       from source
    python benchmarks/first_paint.py --build FOLDER        freeze what is measured here and in first_answer.py
    python benchmarks/first_paint.py --built FOLDER        the frozen ones
    ... --cold                                             after their files were dropped from the page cache
    ... --turns 1000000                                    on a history of so many questions, beside an empty one

Offscreen, in a user folder of its own with the first start done. The child tells the clock at its first paint (one
clock for all processes on Linux and macOS), and the processor time it took, which a busy machine changes less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.history import fill as fill_history
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def run(command: list[str], folder: Path, cold: list[Path], question: str = "") -> list[float]:
    """Start a program and wait for what it tells of its first paint, or of its answer to a question: wall and
    processor milliseconds, then other moments, in milliseconds from its start."""
    for place in cold:
        forget(place)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDBOT_DATA_DIR": str(folder)}
    environment |= {"MEDBOT_FIRST_PAINT": question, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    before = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    ended, processor_s, *more = map(float, done.stdout.split())
    return [(moment - before) * 1_000 for moment in (ended, before + processor_s, *more)]


def forget(place: Path) -> None:
    """Drop every file below `place` from the page cache, as far as no other process holds it."""
    os.sync()
    for file in place.rglob("*"):
        if file.is_file():
            descriptor = os.open(file, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def build(into: Path) -> None:
    """Freeze them with PyInstaller: ours by build.spec, with this benchmark's start, the bare ones with what
    PyInstaller chooses by itself."""
    into.mkdir(parents=True, exist_ok=True)
    spec = (ROOT / "build.spec").read_text(encoding="utf-8").replace("Path(SPECPATH)", f"Path({str(ROOT)!r})")
    ours = spec.replace('ROOT / "medbot_desktop" / "__main__.py"', 'ROOT / "benchmarks" / "_paint_ours.py"')
    if ours == spec:
        sys.exit("build.spec no longer names its start as expected")
    (into / "ours.spec").write_text(ours, encoding="utf-8")
    common = [
        "--noconfirm",
        "--distpath",
        str(into / "dist"),
        "--workpath",
        str(into / "build"),
        "--log-level",
        "WARN",
    ]
    command = [sys.executable, "-m", "PyInstaller", *common]
    subprocess.run([*command, str(into / "ours.spec")], check=True)
    for name, start in (("bare", "_paint_bare.py"), ("encoder", "_bare_encoder.py")):
        subprocess.run([*command, "--specpath", str(into), "--name", name, str(HERE / start)], check=True)


def fill(folder: Path, turns: int) -> None:
    """A user folder with the first start done and a history of so many questions."""
    SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
    if not turns:
        return
    fill_history(folder, turns)


def told(name: str, taken: list[list[float]]) -> None:
    walls, processors = [t[0] for t in taken], [t[1] for t in taken]
    print(
        f"{name}: painted after {statistics.median(walls):.0f} ms ({min(walls):.0f} to {max(walls):.0f}), "
        f"{statistics.median(processors):.0f} ms of processor time ({min(processors):.0f} to {max(processors):.0f})"
    )


def compare(
    commands: dict[str, list[str]], folders: dict[str, Path], pairs: int, cold: dict[str, list[Path]]
) -> None:
    """Run them in turns, tell the medians and the ratio of the second to the first, pair by pair."""
    taken: dict[str, list[list[float]]] = {name: [] for name in commands}
    for number in range(pairs + 1):
        for name, command in commands.items():
            one = run(command, folders[name], cold.get(name, []))
            if number:  # the first pair compiles what is not compiled, and warms the file cache
                taken[name].append(one)
    for name, runs in taken.items():
        told(name, runs)
    first, second = taken.values()
    for what, place in (("time", 0), ("processor time", 1)):
        ratios = [two[place] / one[place] for one, two in zip(first, second, strict=True)]
        print(
            f"ratio of {what}: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}, "
            f"{pairs} pairs"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path)
    parser.add_argument("--built", type=Path)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--turns", type=int, default=0)
    parser.add_argument("--pairs", type=int, default=10)
    asked = parser.parse_args()
    if asked.build:
        build(asked.build)
        return
    bare, ours = (
        [sys.executable, str(HERE / "_paint_bare.py")],
        [sys.executable, str(HERE / "_paint_ours.py")],
    )
    cold: dict[str, list[Path]] = {}
    if asked.built:
        bare, ours = (
            [str(asked.built / "dist" / "bare" / "bare")],
            [str(asked.built / "dist" / "medbot" / "medbot")],
        )
    if asked.cold:
        source = [Path(sys.prefix) / "lib", ROOT / "medbot_desktop", ROOT / "resources"]
        cold = {"bare": source, "ours": source}
        if asked.built:
            cold = {"bare": [asked.built / "dist" / "bare"], "ours": [asked.built / "dist" / "medbot"]}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        fill(Path(empty), 0)
        compare({"bare": bare, "ours": ours}, {"bare": Path(empty), "ours": Path(empty)}, asked.pairs, cold)
        if asked.turns:
            fill(Path(full), asked.turns)
            folders = {"empty history": Path(empty), f"{asked.turns:,} questions": Path(full)}
            files = {name: [*cold["ours"], folder] for name, folder in folders.items()} if asked.cold else {}
            compare(dict.fromkeys(folders, ours), folders, asked.pairs, files)


if __name__ == "__main__":
    main()

"""Time from the start of a process to the first answer of the user's data, asked as soon as the window is painted.

    python benchmarks/first_answer.py                       from source
    python benchmarks/first_paint.py --build FOLDER         freeze what is measured
    python benchmarks/first_answer.py --built FOLDER        the frozen programs
    ... --cold                                              after their files were dropped from the page cache

Offscreen, with the Spanish example in the library and made ready, as at every start but the first. The question is
typed and sent in the moment of the first paint; it waits for the history and the worker, as a hasty user's does. The
floor, in turns with it: onnxruntime and the tokenizer loaded and one question encoded, in a process of their own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.first_paint import fill, run
from medbot_desktop import cli
from medbot_desktop.paths import bundled

HERE = Path(__file__).resolve().parent
QUESTION = "¿El ibuprofeno se toma con comida?"


def shown(name: str, taken: list[float]) -> None:
    print(f"{name}: median {statistics.median(taken):.0f} ms, {min(taken):.0f} to {max(taken):.0f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--built", type=Path)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--pairs", type=int, default=10)
    asked = parser.parse_args()
    ours = [sys.executable, str(HERE / "_paint_ours.py")]
    floor = [sys.executable, str(HERE / "_bare_encoder.py")]
    dropped = {"ours": [Path(sys.prefix) / "lib"], "floor": [Path(sys.prefix) / "lib"]}
    if asked.built:
        built = asked.built / "dist"
        ours, floor = [str(built / "medbot" / "medbot")], [str(built / "encoder" / "encoder")]
        dropped = {"ours": [built / "medbot"], "floor": [built / "encoder"]}
    encoder = bundled("resources") / "encoder"
    if not asked.cold:
        dropped = {"ours": [], "floor": []}
    else:
        dropped = {name: [*places, encoder] for name, places in dropped.items()}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    floors, answers, waits = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, 0)
        os.environ["MEDBOT_DATA_DIR"] = name
        for sample in sorted(bundled("data").glob("starter_es.csv")):
            if cli.main(["import", str(sample)]) or cli.main(
                ["ask", QUESTION]
            ):  # which makes every row ready
                sys.exit("the example could not be imported")
        run(ours, folder, [], QUESTION)  # compiles what is not compiled, and warms the file cache
        for _ in range(asked.pairs):
            floors.append(run([*floor, str(encoder)], folder, dropped["floor"])[0])
            answered, _processor, painted = run(ours, folder, dropped["ours"], QUESTION)
            answers.append(answered)
            waits.append(answered - painted)
    shown("encoder alone, one question", floors)
    shown("start to the answer", answers)
    shown("first paint to the answer", waits)
    ratios = [one / two for one, two in zip(answers, floors, strict=True)]
    print(
        f"ratio to the floor: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}"
    )


if __name__ == "__main__":
    main()

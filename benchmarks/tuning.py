"""Tuning beside its peer: MiniLM with MultipleNegativesRankingLoss, one epoch, on the same questions set aside.

    MEDBOT_PEER_PYTHON=/path/to/python python3 dev.py bench tuning

Without the variable the peer, in an environment made from benchmarks/requirements-peer.txt, is left out. medquad_3000:
row questions, answers alone searched. Ours is the whole command from a folder with nothing encoded, five rounds and
the final training; the peer trains once, on what our first round may learn from, and is scored on what that round sets
aside. The shipped rows: the hand-written questions of the halves nothing was fitted on. Processor seconds stand beside
those of the clock, because they say the same on a machine that has other work.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.tuning.metrics import interval_of, values_of

ROOT = Path(__file__).parent.parent
MEDQUAD = Path(__file__).parent / "data" / "medquad_3000.csv.gz"
QUESTIONS = ROOT / "tests" / "questions"
PEER = Path(__file__).with_name("_peer_tuning.py")
SCORES = ("recall_at_1", "recall_at_5", "mrr_at_10")


def main() -> None:
    """Run and print the tables."""
    print(platform.platform(), f"{os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = folder / "medquad_3000.csv"
        rows.write_bytes(gzip.decompress(MEDQUAD.read_bytes()))
        _show("medquad_3000, ours", _tune(rows, None, folder / "user"))
        review = _review(folder / "user")
        first = [q for q in review["main"]["questions"] if q["round"] == 1]
        groups = [q["group"] for q in first]
        _pair("ours, round 1", [q["rank_before"] for q in first], [q["rank_after"] for q in first], groups)
        peer = _run_peer(rows, review, folder)
        if peer:
            _pair("peer, the same", peer["before"], peer["after"], groups)
            print(
                f"  peer: {peer['encoding_s']:.0f} s to encode once, {peer['training_s']:.0f} s training, "
                f"{peer['seconds']:.0f} s in all ({peer['processor_s']:.0f} of a processor), {peer['memory_mb']:.0f} MB"
            )
        for language in ("es", "en"):
            questions = _unfitted(language, folder)
            told = _tune(ROOT / "data" / f"starter_{language}.csv", questions, folder / "user")
            _show(f"starter_{language}, hand-written questions", told)


def _tune(rows: Path, questions: Path | None, user_folder: Path) -> dict[str, Any]:
    """What `medbot tune --json` prints."""
    command = [sys.executable, "-m", "medbot_desktop", "tune", str(rows), "--json"]
    if questions:
        command += ["--questions", str(questions)]
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(user_folder)}
    before = _processor_s()
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    told: dict[str, Any] = json.loads(done.stdout)
    return {**told, "processor_s": _processor_s() - before}


def _processor_s() -> float:
    """What the commands run so far have used, all cores together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _review(user_folder: Path) -> dict[str, Any]:
    (path,) = (user_folder / "models").glob("*.review.json")
    review: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return review


def _show(name: str, told: dict[str, Any]) -> None:
    gain = told["gain"]["mrr_at_10"]
    kept = ", ".join(f"{p['name']} {p['epochs']}" for p in told["parts"] if p["kept"])
    print(
        f"\n{name}: {told['n_rows']} rows, {told['n_held_out']} {told['kind_of_questions']} questions held out"
    )
    for side in ("baseline", "tuned"):
        print(f"  {side:10s}" + "  ".join(f"{s} {told[side][s]:.3f}" for s in SCORES))
    print(
        f"  gain MRR@10 {gain['mean']:+.4f} [{gain['low']:+.4f}, {gain['high']:+.4f}], {told['verdict']}; {kept}"
    )
    print(
        f"  {told['seconds_encoding']:.0f} s reading and encoding, {told['seconds_training']:.1f} s training "
        f"(all rounds), {told['seconds']:.0f} s in all ({told['processor_s']:.0f} of a processor), "
        f"{told['peak_memory_mb']:.0f} MB"
    )


def _pair(name: str, before: list[int], after: list[int], groups: list[int]) -> None:
    one, other = values_of(before), values_of(after)
    gain = interval_of(list(other["mrr_at_10"] - one["mrr_at_10"]), groups, 1)
    scores = "  ".join(f"{s} {one[s].mean():.3f} -> {other[s].mean():.3f}" for s in SCORES)
    print(
        f"  {name:15s} n {len(before)}  {scores}  gain {gain.mean:+.4f} [{gain.low:+.4f}, {gain.high:+.4f}]"
    )


def _run_peer(rows: Path, review: dict[str, Any], folder: Path) -> dict[str, Any] | None:
    python = os.environ.get("MEDBOT_PEER_PYTHON")
    if not python:
        return None
    held_out = {q["query"] for q in review["main"]["questions"] if q["round"] == 1}
    read = read_rows(rows, rows.name, lambda done, total: None)
    work = {
        "threads": os.cpu_count(),
        "answers": [row.answer for row in read],
        "pairs": [(row.question, row.answer) for row in read if row.question not in held_out],
        "held_out": [
            (q["query"], [n for n, row in enumerate(read) if row.question == q["query"]])
            for q in review["main"]["questions"]
            if q["round"] == 1
        ],
    }
    path = folder / "work.json"
    path.write_text(json.dumps(work), encoding="utf-8")
    before = _processor_s()
    done = subprocess.run([python, str(PEER), str(path)], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**told, "processor_s": _processor_s() - before}


def _unfitted(language: str, folder: Path) -> Path:
    """The questions no weight was fitted on."""
    path = folder / f"questions_{language}.csv"
    with (QUESTIONS / f"questions_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["half"] != "fit"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["query", "expected_row", "expected_kind"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)
    return path


if __name__ == "__main__":
    main()

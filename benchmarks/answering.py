"""Time, memory and quality of an answer, beside what other programs ship: MiniLM on question+answer chunks, cosine.

    MEDBOT_PEER_PYTHON=/path/to/python python3 dev.py bench answering

Without the variable the peer, in an environment made from benchmarks/requirements-peer.txt, is left out. Both get the
same rows and the same questions in one run. Quality: the shipped rows and the half `report` of tests/questions, of
those with a right row. Times: 600 rows, 300 of each language; then 5,000 rows really encoded, made by writing another
medicine into shipped rows, and as many more of their kind with random vectors as make 100,000.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import queue
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.asking import Ask
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.desk import add_row
from medbot_desktop.pipeline.evaluate import LabelledQuestion, evaluate
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import VectorFile
from medbot_desktop.worker.client import WorkerClient
from medbot_desktop.worker.messages import (
    Answered,
    AskRequest,
    Event,
    Imported,
    ImportRequest,
    LibraryChanged,
    Ready,
)

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.index import RowIndex

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
PEER = Path(__file__).with_name("_peer_minilm.py")
LANGUAGES = ("es", "en")
SMALL = 600
INDEXED = 1_000
ENCODED = 5_000
LARGE = 100_000
# Reading 100,000 rows takes minutes; so many are read, and the large index holds each of them several times.
READ = 20_000
UNCOUNTED = 5


def main() -> None:
    """Run and print the tables."""
    print(platform.platform(), _processor(), f"{os.cpu_count()} cores, Python {platform.python_version()}")
    knowledge = load_knowledge()
    shipped = {language: _shipped(language) for language in LANGUAGES}
    questions = {language: _questions(language) for language in LANGUAGES}
    small = [row for language in LANGUAGES for row in shipped[language][: SMALL // 2]]
    made = _made_rows(knowledge, [row for rows in shipped.values() for row in rows], READ)
    peer = _run_peer(shipped, questions, small, made[:ENCODED])
    for language in LANGUAGES:
        scores = evaluate(knowledge.answerer, _index(knowledge, shipped[language])[0], questions[language])
        print(
            f"\n{language}, {len(shipped[language])} rows, {len(questions[language])} questions: R@1, R@5, MRR@10"
        )
        _show("ours", [scores.recall_at_1, scores.recall_at_5, scores.mrr_at_10], "{:.3f}")
        _show("peer", peer.get(language), "{:.3f}")
    asks = [Ask(q.query, language=language) for language in LANGUAGES for q in questions[language]]
    print(f"\nms an answer, p50 and p95, the same {len(asks) - UNCOUNTED} questions")
    _show(f"ours, {SMALL}", _times(knowledge, _index(knowledge, small)[0], asks), "{:.1f}")
    _show(f"peer, {SMALL}", peer.get("small_ms"), "{:.1f}")
    index, seconds = _index(knowledge, made[:ENCODED])
    _fill(knowledge, index, made)
    _show(f"ours, {LARGE}", _times(knowledge, index, asks), "{:.1f}")
    _show(f"peer, {LARGE}", peer.get("large_ms"), "{:.1f}")
    print(
        f"\ns for {INDEXED} rows from their texts: ours read, encoded twice, stored and indexed; the peer encodes once"
    )
    _show("ours", [seconds[INDEXED]], "{:.1f}")
    _show("peer", peer.get("indexing_s"), "{:.1f}")
    print(
        f"\nMB held by the worker with the shipped rows: idle, after {len(asks)} questions; the peer with {SMALL} rows"
    )
    _show("ours", _worker_memory(asks), "{:.0f}")
    _show("peer", peer.get("memory_mb"), "{:.0f}")


def _show(name: str, figures: list[Any] | None, form: str) -> None:
    print(f"  {name:14s}", "left out, see MEDBOT_PEER_PYTHON" if figures is None else _joined(figures, form))


def _joined(figures: list[Any], form: str) -> str:
    return "   ".join(form.format(figure) for figure in figures)


def _shipped(language: str) -> list[Row]:
    name = f"starter_{language}.csv"
    return read_rows(bundled("data") / name, name, lambda done, total: None)


def _questions(language: str) -> list[LabelledQuestion]:
    """Those of the half `report` that have a right row."""
    with (QUESTIONS / f"questions_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            LabelledQuestion(line["query"], tuple(int(n) for n in line["expected_row"].split(";")))
            for line in csv.DictReader(file)
            if line["half"] == "report" and line["expected_row"]
        ]


def _made_rows(knowledge: Knowledge, shipped: list[Row], count: int) -> list[Row]:
    """Shipped rows with another medicine's name in the place of theirs, each combination once."""
    entries = list(knowledge.reader.medicines.tables.entries.values())
    rows: list[Row] = []
    for turn, entry in enumerate(entries):
        for row in shipped[turn % 7 :: 7]:
            name = entry.display(row.language)
            own = re.compile(re.escape(row.medicine), re.IGNORECASE)
            rows.append(
                replace(
                    row,
                    number=len(rows) + 1,
                    medicine=name,
                    question=own.sub(name, row.question),
                    answer=own.sub(name, row.answer),
                )
            )
            if len(rows) == count:
                return rows
    raise ValueError(f"only {len(rows)} rows can be made")


def _index(knowledge: Knowledge, rows: list[Row]) -> tuple[RowIndex, dict[int, float]]:
    """The rows' index, made from nothing, and after how many seconds so many rows were in it."""
    index, seconds = knowledge.empty_index(), {}
    with tempfile.TemporaryDirectory() as folder:
        file = VectorFile.open(Path(folder))
        vectors = VectorCache(file)
        before = time.perf_counter()
        for number, row in enumerate(rows, 1):
            add_row(index, knowledge.prepare(row), vectors, knowledge.encoder)
            seconds[number] = time.perf_counter() - before
        file.close()
    return index, seconds


def _fill(knowledge: Knowledge, index: RowIndex, rows: list[Row]) -> None:
    """Fill up to LARGE with rows beyond the encoded ones, with random unit vectors."""
    random = np.random.default_rng(1)
    prepared = [*index.rows, *(knowledge.prepare(row) for row in rows[len(index) :])]
    for number in range(len(index), LARGE):
        question, answer = random.normal(size=(2, knowledge.encoder.dimension)).astype(np.float32)
        source = prepared[number % len(prepared)]
        row = replace(source, row=replace(source.row, number=number + 1))
        index.add(row, question / np.linalg.norm(question), answer / np.linalg.norm(answer))


def _times(knowledge: Knowledge, index: RowIndex, asks: list[Ask]) -> list[float]:
    """Median and 95th percentile in ms, the first few questions uncounted."""
    taken = []
    for ask in asks:
        before = time.perf_counter()
        knowledge.answerer.answer(ask, index)
        taken.append((time.perf_counter() - before) * 1_000)
    counted = taken[UNCOUNTED:]
    return [statistics.median(counted), statistics.quantiles(counted, n=20)[-1]]


def _worker_memory(asks: list[Ask]) -> list[float]:
    """What a real worker holds with the shipped rows ready, before and after it was asked."""
    events: queue.Queue[Event] = queue.Queue()
    with tempfile.TemporaryDirectory() as folder:
        client = WorkerClient(Path(folder), events.put)
        client.start()
        try:
            _wait(events, Ready)
            for number, language in enumerate(LANGUAGES, 1):
                name = f"starter_{language}.csv"
                client.send(ImportRequest(number, str(bundled("data") / name), name))
                _wait(events, Imported)
            while True:
                library = _wait(events, LibraryChanged).library
                if library.ready_rows == library.total_rows:
                    break
            pid = client._process.pid if client._process else None
            idle = _held_mb(pid)
            for number, ask in enumerate(asks, 10):
                client.send(AskRequest(number, ask))
                _wait(events, Answered)
            return [idle, _held_mb(pid)]
        finally:
            client.stop()


def _wait(events: queue.Queue[Event], kind: type[Any]) -> Any:
    while not isinstance(event := events.get(timeout=120), kind):
        pass
    return event


def _held_mb(pid: int | None) -> float:
    """Resident memory of a process; Linux only."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found.group(1) if found else platform.machine()


def _run_peer(
    shipped: dict[str, list[Row]],
    questions: dict[str, list[LabelledQuestion]],
    small: list[Row],
    encoded: list[Row],
) -> dict[str, Any]:
    python = os.environ.get("MEDBOT_PEER_PYTHON")
    if not python:
        return {}
    work = {
        "quality": {
            language: {
                "texts": _texts(shipped[language]),
                "questions": [(q.query, q.expected_rows) for q in questions[language]],
            }
            for language in LANGUAGES
        },
        "small": _texts(small),
        "encoded": _texts(encoded),
        "indexed": INDEXED,
        "large": LARGE,
        "uncounted": UNCOUNTED,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.json"
        path.write_text(json.dumps(work), encoding="utf-8")
        done = subprocess.run(
            [python, str(PEER), str(path)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _texts(rows: list[Row]) -> list[str]:
    return [f"{row.question} {row.answer}" for row in rows]


if __name__ == "__main__":
    main()

"""What a tuning run will take here: a few rows are really read and encoded, a few steps really trained."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.domain.tuning import Estimate, QuestionKind, TuningParams
from medbot_desktop.pipeline.memory import peak_memory_mb
from medbot_desktop.pipeline.tuning_checks import MAX_CASES
from medbot_desktop.pipeline.tuning_material import MAX_ROW_QUESTIONS
from medbot_desktop.pipeline.tuning_scores import ENOUGH_REAL
from medbot_desktop.retrieval.ranking import FEATURES
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.tuning.adapter import AdapterTask, Pairs
from medbot_desktop.tuning.fusion import Example, RankingTask
from medbot_desktop.tuning.groups import group_rows
from medbot_desktop.tuning.material import CACHE_BYTES, KEPT_ROWS, ROW_COLUMNS
from medbot_desktop.tuning.rounds import ADAPTER_ROWS, CALIBRATION_QUESTIONS, CANDIDATES, RANKING_QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.pipeline.tune import RunInputs
    from medbot_desktop.retrieval.vectors import VectorCache

_PROBED = 12
_INDEXED = 400
_EPOCHS_RUN = 0.6  # of those allowed, until patience ends it; measured over the rounds of medquad_3000


def estimate(inputs: RunInputs, params: TuningParams, probe: Probe) -> Estimate:
    """Seconds and memory of a run, from one probe of its rows. Raises BadSetting."""
    params.check()
    rows = inputs.rows
    n = len(rows)
    n_real = _real(inputs)
    n_asked = min(n, MAX_ROW_QUESTIONS)
    reading = n * (2 * probe.prepare_s) + 2 * n * probe.missing * probe.encode_s
    reading += (n_asked + n_real) * (probe.query_s + probe.features_s(n))
    trainings = params.folds + 1
    training = trainings * (_adapter_s(n_asked, n, params) + _ranking_s(n_real, n, params))
    scoring = 2 * n_real * (probe.features_s(n) + probe.query_s)
    if n_real >= CALIBRATION_QUESTIONS:
        scoring += trainings * 2 * n_real * probe.query_s
    checking = 2 * (2 * min(n, MAX_CASES) + 100) * (2 * probe.query_s + probe.features_s(n))
    memory_mb = (
        peak_memory_mb()
        + (n_asked * min(n, KEPT_ROWS) * len(ROW_COLUMNS) * 4 + 4 * n * probe.dimension * 4) / 1e6
        + min(CACHE_BYTES, n_real * n * len(FEATURES) * 4) / 1e6
        + (3 * n_asked * n * 4 / 1e6 * 0.15 if n >= ADAPTER_ROWS else 0)
    )
    return Estimate(
        seconds=reading + training + scoring + checking,
        memory_mb=memory_mb,
        n_rows=n,
        n_texts=round(2 * n * probe.missing),
        n_questions=n_real,
        n_groups=len(set(group_rows(rows))),
        kind=QuestionKind.REAL if n_real >= ENOUGH_REAL else QuestionKind.ROW,
    )


def _real(inputs: RunInputs) -> int:
    """How many real questions have their row, those included that a file asks in several ways."""
    numbers = {row.number for row in inputs.rows}
    known = sum(any(n in numbers for n in q.rows) for q in inputs.questions)
    by_answer: dict[str, set[str]] = {}
    for row in inputs.rows:
        by_answer.setdefault(row.answer, set()).add(row.question)
    return known + sum(len(asking) for asking in by_answer.values() if len(asking) > 1)


class Probe:
    """Times of single steps on a few rows. `missing` is the share of texts still to be encoded.

    One probe serves every setting that is weighed against another: two would differ by what else the machine did, and
    fewer epochs could come out as longer. What it encodes is kept.
    """

    def __init__(self, rows: Sequence[Row], knowledge: Knowledge, vectors: VectorCache) -> None:
        self.dimension = knowledge.encoder.dimension
        chosen = rows[:: max(1, len(rows) // _PROBED)][:_PROBED]
        started = time.perf_counter()
        prepared = [knowledge.prepare(row) for row in chosen]
        self.prepare_s = (time.perf_counter() - started) / len(chosen)
        encoded = _Counter()
        started = time.perf_counter()
        questions = vectors.vectors_for(
            [p.question_text for p in prepared], "question", knowledge.encoder, encoded
        )
        answers = vectors.vectors_for([p.answer_text for p in prepared], "answer", knowledge.encoder, encoded)
        spent = time.perf_counter() - started
        self.missing = encoded.count / (2 * len(chosen))
        self.encode_s = spent / encoded.count if encoded.count else 0.0
        index = knowledge.empty_index()
        for place in range(min(len(rows), _INDEXED)):
            number = place % len(prepared)
            index.add(prepared[number], questions[number], answers[number])
        self._indexed = len(index)
        started = time.perf_counter()
        text = chosen[0].question
        asked = knowledge.answerer.asked(text, index)
        query = knowledge.answerer.query(text, index, asked, language_of(text))
        knowledge.answerer.found(query, index)
        self.query_s = time.perf_counter() - started
        started = time.perf_counter()
        for _ in range(3):
            index.features(query)
        self._features_s = (time.perf_counter() - started) / 3

    def features_s(self, n: int) -> float:
        """Seconds a question's features take with `n` rows, in proportion to the ones measured."""
        return self._features_s * max(1.0, n / self._indexed)


class _Counter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, done: int, total: int) -> None:
        self.count += 1


def _adapter_s(n_asked: int, n: int, params: TuningParams) -> float:
    """One training of the adapter, from a step and a check on vectors of this size."""
    if n < ADAPTER_ROWS:
        return 0.0
    chance = np.random.default_rng(1)
    size = min(n, 2000)
    vectors = chance.standard_normal((size, 384), np.float32) / np.float32(20)
    near = [((i + 1) % size, (i + 2) % size) for i in range(size)]
    task = AdapterTask(Pairs(vectors, [(i,) for i in range(size)], vectors, near), None)
    arrays = task.start(1)
    batch = np.arange(min(size, params.batch_size * task.batches))
    step_s = _time(lambda: task.gradient(arrays, batch, params.dropout_rate, chance))
    check = vectors[: max(1, size // 8)]
    check_s = _time(lambda: np.argsort(check @ vectors.T, axis=1)) * (n_asked / size) * (n / size)
    steps = max(1, 0.68 * n_asked / len(batch))
    return params.epochs * _EPOCHS_RUN * (steps * step_s + check_s)


def _ranking_s(n_real: int, n: int, params: TuningParams) -> float:
    if n_real < RANKING_QUESTIONS:
        return 0.0
    chance = np.random.default_rng(1)
    count = min(n_real, params.batch_size)
    size = min(n, CANDIDATES)
    examples = [
        Example(chance.random((size, len(FEATURES)), np.float32), (i % size,)) for i in range(min(count, 32))
    ]
    task = RankingTask(examples, (), np.zeros(len(FEATURES), np.float32))
    batch = np.arange(len(examples))
    arrays = task.start(1)
    example_s = _time(lambda: task.gradient(arrays, batch, params.dropout_rate, chance)) / len(examples)
    return params.epochs * _EPOCHS_RUN * n_real * example_s


def _time(work: Callable[[], object]) -> float:
    work()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started

"""Rows and questions with a regularity planted in them, and an encoder that is quick and knows nothing."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.tuning import TuningParams
from medbot_desktop.pipeline.knowledge import Knowledge
from medbot_desktop.pipeline.tune import RunInputs
from medbot_desktop.pipeline.tuning_material import Labelled
from medbot_desktop.retrieval.text import tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSION = 384
QUICK = TuningParams(epochs=12, patience=4, folds=3, learning_rate=0.1)
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
WORDS = ["".join(three) for three in itertools.product(SYLLABLES, repeat=3)]


class WordEncoder:
    """A text is the sum of its words' vectors, each drawn from the word's own hash."""

    id = "words-of-a-test"
    dimension = DIMENSION

    def encode_question(self, text: str) -> NDArray[np.float32]:
        words = tokens(text) or ["nothing"]
        total = np.sum([self._word(w) for w in words], axis=0) + 6 * self._word("every text")
        unit: NDArray[np.float32] = (total / np.linalg.norm(total)).astype(np.float32)
        return unit

    encode_row_question = encode_question
    encode_answer = encode_question

    def _word(self, word: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
        return np.random.default_rng(seed).normal(size=DIMENSION) / np.sqrt(DIMENSION)


@dataclass
class Store:
    """Vectors kept in memory."""

    kept: dict[bytes, bytes]

    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:
        return {key: self.kept[key] for key in keys if key in self.kept}

    def add(self, vectors: dict[bytes, bytes]) -> None:
        self.kept.update(vectors)


def quick_knowledge(knowledge: Knowledge) -> Knowledge:
    """The real names, qualifiers, gates and weights over the encoder of words."""
    from medbot_desktop.answering.answerer import Answerer

    encoder = WordEncoder()
    real = knowledge.answerer
    answerer = Answerer(
        knowledge.reader, real.red_flags, encoder.encode_question, real.weights, real.calibration
    )
    return Knowledge(encoder, knowledge.reader, answerer)  # type: ignore[arg-type]


def misleading_rows(count: int = 60) -> list[Row]:
    """Each row's question speaks of the next row's subject; its answer alone is about its own."""
    return [
        Row(
            "f",
            n + 1,
            f"sobre {WORDS[(n + 1) % count]} y {WORDS[500]}",
            f"{WORDS[n]} {WORDS[n + 200]} se guarda seco",
        )
        for n in range(count)
    ]


def asked_by_answer(count: int = 60) -> list[Labelled]:
    """Questions by the words of the answers: only who weighs answers more finds the right row."""
    return [Labelled(f"dime {WORDS[n]}", (n + 1,)) for n in range(count)]


def shuffled(questions: list[Labelled], seed: int = 1) -> list[Labelled]:
    """The same questions with each other's rows."""
    order = np.random.default_rng(seed).permutation(len(questions))
    return [Labelled(q.query, questions[i].rows) for q, i in zip(questions, order, strict=True)]


def slang_rows(count: int = 420, seed: int = 2, *, sense: bool = True) -> list[Row]:
    """Questions in a slang whose every word stands for one word of the answers; without `sense`, for none."""
    random = np.random.default_rng(seed)
    plain, slang = WORDS[:40], WORDS[300:340]
    rows, seen = [], set()
    while len(rows) < count:
        chosen = tuple(sorted(int(i) for i in random.choice(40, 3, replace=False)))
        if chosen in seen:
            continue
        seen.add(chosen)
        said = chosen if sense else tuple(int(i) for i in random.choice(40, 3, replace=False))
        question = " ".join(slang[i] for i in said)
        answer = " ".join(plain[i] for i in chosen)
        rows.append(Row("f", len(rows) + 1, question, answer))
    return rows


def inputs(rows: list[Row], questions: list[Labelled]) -> RunInputs:
    return RunInputs(tuple(rows), tuple(questions), "f.csv", "hash")

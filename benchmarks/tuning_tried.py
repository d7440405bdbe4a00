"""What was tried beyond the shipped ranking, on hand-written questions that nothing here learns from.

usage: tuning_tried.py [SEEDS]          (5 unless given)
       tuning_tried.py medquad          what stands against each question of the adapter, on medquad_3000

Five files of rows, two authors. Everything learns from the half `fit` of the questions and from the rows, stops by
about a seventh of it, and is scored on the half `report`. Each line: the change against the shipped model, mean and
spread over the seeds, and in how many of them it was above zero.
"""

from __future__ import annotations

import csv
import gzip
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.tuning import Part, TuningParams
from medbot_desktop.paths import user_folder
from medbot_desktop.pipeline.desk import FileDesk
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.tuning_material import read_material
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import VectorFile
from medbot_desktop.tuning import rounds
from medbot_desktop.tuning.adapter import AdapterTask, Pairs, adapter_of, shares_of
from medbot_desktop.tuning.fusion import Example, fit_weights
from medbot_desktop.tuning.material import COSINES
from medbot_desktop.tuning.metrics import rank_of, values_of
from medbot_desktop.tuning.scoring import row_ranks
from medbot_desktop.tuning.training import Measured, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.adapter import Adapter
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.reading import Query
    from medbot_desktop.tuning.training import Arrays

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "questions"
MEDQUAD = Path(__file__).parent / "data" / "medquad_3000.csv.gz"
FILES = [(ROOT / "data" / f"starter_{n}.csv", QUESTIONS / f"questions_{n}.csv") for n in ("es", "en")] + [
    (QUESTIONS / "second_author" / f"{n}_rows.csv", QUESTIONS / "second_author" / f"{n}_questions.csv")
    for n in ("spanish", "look_alike", "english")
]
PARAMS = TuningParams(epochs=40)
HIDDEN_UNITS = 12
KEYS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")


@dataclass(frozen=True, eq=False)
class Asked:
    """A question with what the shipped ranking sees of each row."""

    query: Query
    index: RowIndex
    right: tuple[int, ...]
    features: np.ndarray

    def moved(self, adapter: Adapter, *, questions_too: bool) -> np.ndarray:
        """The features with the question moved where it meets the answers, and the rows' questions if wanted."""
        moved = adapter(self.query.vector)
        cosine_question, _ = self.index.cosines(self.query)
        if questions_too:
            cosine_question, _ = self.index.cosines(replace(self.query, vector=moved))
        cosine_answer = self.index.answer_vectors @ moved
        changed = self.features.copy()
        columns = self.index.cosine_features(cosine_question, cosine_answer)
        for place, column in zip(COSINES, columns, strict=True):
            changed[:, place] = column
        return changed


def main(arguments: list[str]) -> None:
    """Print a line for each of what was tried."""
    if arguments == ["medquad"]:
        on_medquad()
        return
    seeds = range(1, 1 + (int(arguments[0]) if arguments else 5))
    knowledge = load_knowledge()
    files = [read(rows, questions, knowledge) for rows, questions in FILES]
    fit = [q for _, half, _ in files for q in half]
    report = [q for _, _, half in files for q in half]
    shipped = knowledge.answerer.weights.array()
    before = ranks([q.features for q in report], report, lambda features: features @ shipped)
    told = told_of(values_of(before))
    print(f"{len(fit)} questions to learn from, {len(report)} to score; shipped: {told}", flush=True)

    def show(name: str, after: Sequence[list[int]]) -> None:
        line = f"{name:46s}"
        for score in ("recall_at_1", "mrr_at_10"):
            base = values_of(before)[score].mean()
            gains = np.array([values_of(one)[score].mean() - base for one in after])
            line += f"  {score} {gains.mean():+.4f} sd {gains.std():.4f} ({(gains > 0).sum()}/{len(gains)})"
        print(line, flush=True)

    show("ranker of 12 hidden units", [nonlinear(fit, report, shipped, seed) for seed in seeds])
    show("a weight for the mean of both vectors", [with_mean_vector(fit, report, shipped)])
    pool = Pool([index for index, _, _ in files], knowledge)
    corrupted = {seed: pool.corrupted(seed, knowledge) for seed in seeds}
    for share in (1.0, 0.3):
        after = [on_corrupted(corrupted[seed], share, seed, report, shipped) for seed in seeds]
        show(f"ranking fitted on corrupted copies, {share:.0%}", after)
    for name, hard in (
        ("adapter, drawn answers", ()),
        ("adapter, answers of the same medicine too", ("same",)),
        ("adapter, answers of look-alikes too", ("alike",)),
        ("adapter, both too", ("same", "alike")),
    ):
        learned = [pool.adapter(fit, hard, [], seed) for seed in seeds]
        show(name, [scored_with(adapter, report, shipped) for adapter in learned])
        if not hard:
            show(
                "  the same, rows' questions met by it too",
                [scored_with(adapter, report, shipped, questions_too=True) for adapter in learned],
            )
    learned = [pool.adapter(fit, (), corrupted[seed], seed) for seed in seeds]
    show("adapter, corrupted copies too", [scored_with(a, report, shipped) for a in learned])


def on_medquad() -> None:
    """The first of five rounds, three divisions: answers drawn, on the subject or nearest against each question."""
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "medquad_3000.csv"
        path.write_bytes(gzip.decompress(MEDQUAD.read_bytes()))
        rows = read_rows(path, path.name, lambda done, total: None)
    file = VectorFile.open(user_folder())
    material = read_material(rows, [], knowledge, VectorCache(file), 42, lambda done, total: None)
    file.close()
    shipped = material.answerer.weights.array()
    for seed in (42, 1, 2):
        params = TuningParams(seed=seed)
        split = rounds.splits(material, params)[0]
        learn, check, held_out = (
            [q for q in material.rows if q.group in part]
            for part in (split.learn, split.check, split.held_out)
        )
        on_subject = rounds._pairs(material, learn, [], split)
        answers = on_subject.answers
        order = np.argsort(-(answers @ answers.T), axis=1)[:, 1:11]
        nearest = [tuple(int(n) for n in order[right[0]] if n not in right) for right in on_subject.right]
        before = values_of(row_ranks(material, held_out, shipped, None, lambda: None))
        print(f"seed {seed}, n {len(held_out)}, before", told_of(before), flush=True)
        for name, near in (("drawn", ()), ("on the subject", on_subject.near), ("nearest", nearest)):
            task = AdapterTask(replace(on_subject, near=near), rounds._measure_on(material, check, shipped))
            adapter = adapter_of(train(task, params, 1).best)
            after = values_of(row_ranks(material, held_out, shipped, adapter, lambda: None))
            print(f"  {name:16s}", told_of(after), flush=True)


def told_of(values: dict[str, Any]) -> str:
    return " ".join(f"{name} {value.mean():.3f}" for name, value in values.items())


def read(rows: Path, questions: Path, knowledge: Knowledge) -> tuple[RowIndex, list[Asked], list[Asked]]:
    """The index of a file, and its questions that ask for a row: those to learn from, those to score."""
    desk = FileDesk(rows, user_folder(), lambda done, total: None, knowledge)
    desk.close()
    halves: dict[str, list[Asked]] = {"fit": [], "report": []}
    with questions.open(encoding="utf-8-sig") as file:
        for line in csv.DictReader(file):
            if line["expected_kind"] == "stored" and line["half"] in halves:
                right = tuple(int(n) - 1 for n in line["expected_row"].split(";") if n)
                halves[line["half"]].append(asked(line["query"], right, desk.index, knowledge))
    return desk.index, halves["fit"], halves["report"]


def asked(text: str, right: tuple[int, ...], index: RowIndex, knowledge: Knowledge) -> Asked:
    understood = knowledge.answerer.asked(text, index)
    query = knowledge.answerer.query(text, index, understood, language_of(text))
    return Asked(query, index, right, index.features(query))


def ranks(
    features: Sequence[np.ndarray], questions: Sequence[Asked], score: Callable[[Any], np.ndarray]
) -> list[int]:
    return [rank_of(np.round(score(f), 4), q.right) for f, q in zip(features, questions, strict=True)]


def scored_with(
    adapter: Adapter, report: Sequence[Asked], weights: np.ndarray, *, questions_too: bool = False
) -> list[int]:
    features = [q.moved(adapter, questions_too=questions_too) for q in report]
    return ranks(features, report, lambda f: f @ weights)


# A small non-linear ranker


class NonLinear:
    """The shipped weights and a hidden layer beside them, which begins with no say."""

    part, rate, batches = Part.RANKING, 1.0, 1

    def __init__(self, learn: Sequence[Asked], check: Sequence[Asked], weights: np.ndarray) -> None:
        self.n = len(learn)
        self._learn, self._check, self._weights = learn, check, weights.astype(np.float64)

    def start(self, seed: int) -> Arrays:
        width = len(self._weights)
        inner = np.random.default_rng([seed, 41]).normal(size=(width, HIDDEN_UNITS)) / np.sqrt(width)
        return self._weights.copy(), inner, np.zeros(HIDDEN_UNITS)

    def gradient(
        self, arrays: Arrays, batch: np.ndarray, dropout: float, chance: np.random.Generator
    ) -> tuple[float, Arrays]:
        weights, inner, outer = arrays
        pull = 0.02
        loss = pull / 2 * float(((weights - self._weights) ** 2).sum() + (outer**2).sum())
        total = [pull * (weights - self._weights), np.zeros_like(inner), pull * outer]
        for question in (self._learn[i] for i in batch):
            x = question.features.astype(np.float64)
            if dropout:
                x = x * (chance.random(x.shape[1]) >= dropout) / (1 - dropout)
            before = x @ inner
            hidden = np.maximum(before, 0)
            shares, mass = softmax(x @ weights + hidden @ outer, question.right)
            loss -= float(np.log(mass)) / len(batch)
            target = np.zeros_like(shares)
            target[list(question.right)] = shares[list(question.right)] / mass
            wrong = (shares - target) / len(batch)
            total[0] = total[0] + x.T @ wrong
            total[1] = total[1] + x.T @ (np.outer(wrong, outer) * (before > 0))
            total[2] = total[2] + hidden.T @ wrong
        return loss, tuple(total)

    def check(self, arrays: Arrays) -> Measured:
        losses = [np.log(softmax(score_of(arrays, q.features), q.right)[1]) for q in self._check]
        loss = -float(np.mean(losses))
        return Measured(loss, loss, 0.0)


def softmax(scores: np.ndarray, right: Sequence[int]) -> tuple[np.ndarray, float]:
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    return shares, max(float(shares[list(right)].sum()), 1e-12)


def score_of(arrays: Arrays, features: np.ndarray) -> np.ndarray:
    weights, inner, outer = arrays
    scores: np.ndarray = features @ weights + np.maximum(features @ inner, 0) @ outer
    return scores


def nonlinear(fit: Sequence[Asked], report: Sequence[Asked], weights: np.ndarray, seed: int) -> list[int]:
    learn, check = divided(fit, seed)
    trained = train(NonLinear(learn, check, weights), replace(PARAMS, seed=seed), 1)
    return ranks([q.features for q in report], report, lambda f: score_of(trained.best, f))


def divided(fit: Sequence[Asked], seed: int) -> tuple[list[Asked], list[Asked]]:
    order = np.random.default_rng([seed, 43]).permutation(len(fit))
    check = {int(i) for i in order[: len(fit) // 7]}
    return [q for i, q in enumerate(fit) if i not in check], [q for i, q in enumerate(fit) if i in check]


# The row's question and answer as one vector


def with_mean_vector(fit: Sequence[Asked], report: Sequence[Asked], weights: np.ndarray) -> list[int]:
    """One more feature: the cosine to the mean of the row's two vectors, its weight fitted from nothing."""

    def wider(question: Asked) -> np.ndarray:
        to_question, to_answer = question.index.cosines(question.query)
        (column, _, _) = question.index.cosine_features((to_question + to_answer) / 2, to_answer)
        return np.column_stack([question.features, column]).astype(np.float32)

    examples = [Example(wider(q), q.right) for q in fit]
    fitted = fit_weights(examples, np.append(weights, np.float32(0)))
    return ranks([wider(q) for q in report], report, lambda f: f @ fitted)


# The adapter, with what stands against each question


class Pool:
    """The rows of all files: their questions as pairs, their medicines to draw what is hard to tell apart."""

    def __init__(self, indexes: Sequence[RowIndex], knowledge: Knowledge) -> None:
        self._indexes = indexes
        self._offsets = np.cumsum([0, *(len(index) for index in indexes)])
        self.answers = np.concatenate([index.answer_vectors for index in indexes])
        self._subjects = [row.subject for index in indexes for row in index.rows]
        self._texts = [row.row.question for index in indexes for row in index.rows]
        by_medicine: dict[str, set[int]] = {}
        for number, subject in enumerate(self._subjects):
            for medicine in subject:
                by_medicine.setdefault(medicine, set()).add(number)
        tables = knowledge.reader.medicines.tables
        alike = {medicine: tables.look_alikes_of(medicine) for medicine in by_medicine}
        self.hard = {
            "same": [self._rows_of(by_medicine, s) - {n} for n, s in enumerate(self._subjects)],
            "alike": [
                self._rows_of(by_medicine, {a for m in s for a in alike[m]}) - {n}
                for n, s in enumerate(self._subjects)
            ],
        }
        self.questions = np.stack([knowledge.encoder.encode_row_question(text) for text in self._texts])

    @staticmethod
    def _rows_of(by_medicine: dict[str, set[int]], medicines: Any) -> set[int]:
        return {n for medicine in medicines for n in by_medicine.get(medicine, ())}

    def place(self, question: Asked) -> list[int]:
        offset = self._offsets[[index is question.index for index in self._indexes].index(True)]
        return [int(offset) + n for n in question.right]

    def adapter(
        self, fit: Sequence[Asked], hard: Sequence[str], corrupted: Sequence[Asked], seed: int
    ) -> Adapter:
        learn, check = divided(fit, seed)
        asked_too = [*learn, *corrupted]
        vectors = np.concatenate([self.questions, np.stack([q.query.vector for q in asked_too])])
        right = [(n,) for n in range(len(self.questions))] + [tuple(self.place(q)) for q in asked_too]
        to_check = np.stack([q.query.vector for q in check])
        is_right = np.zeros((len(check), len(self.answers)), np.bool_)
        for place, question in enumerate(check):
            is_right[place, self.place(question)] = True

        def measure(adapter: Adapter) -> Measured:
            loss = -float(np.log(shares_of(adapter(to_check) @ self.answers.T, is_right)[1]).mean())
            return Measured(loss, loss, 0.0)

        near = [tuple(sorted(set().union(*(self.hard[name][rows[0]] for name in hard)))) for rows in right]
        task = AdapterTask(Pairs(vectors, right, self.answers, near), measure)
        return adapter_of(train(task, replace(PARAMS, seed=seed), 1).best)

    def corrupted(self, seed: int, knowledge: Knowledge) -> list[Asked]:
        """Each row's question as somebody in a hurry might type it."""
        chance = np.random.default_rng([seed, 47])
        made = []
        for index in self._indexes:
            for number, row in enumerate(index.rows):
                text = hurried(row.row.question, chance)
                if text:
                    made.append(asked(text, (number,), index, knowledge))
        return made


# Corrupted copies of the rows' questions


def hurried(text: str, chance: np.random.Generator) -> str:
    """Lower case, without accents and signs, a third of the short words gone, one or two slips of the keyboard."""
    plain = text.lower().translate(str.maketrans("áéíóúü¿?¡!.,", "aeiouu      "))
    words = [w for w in plain.split() if len(w) > 3 or chance.random() > 0.33]
    for _ in range(int(chance.integers(1, 3))):
        long = [i for i, w in enumerate(words) if len(w) > 4]
        if long:
            place = long[int(chance.integers(0, len(long)))]
            words[place] = slipped(words[place], chance)
    return " ".join(words)


def slipped(word: str, chance: np.random.Generator) -> str:
    at = int(chance.integers(1, len(word) - 1))
    row = next((keys for keys in KEYS if word[at] in keys), "")
    match int(chance.integers(0, 4)):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            near = row[min(len(row) - 1, row.index(word[at]) + 1)] if row else word[at]
            return word[:at] + near + word[at + 1 :]


def on_corrupted(
    corrupted: Sequence[Asked], share: float, seed: int, report: Sequence[Asked], weights: np.ndarray
) -> list[int]:
    """The ranking fitted on the copies, with their rows' own questions in the index."""
    chance = np.random.default_rng([seed, 53])
    chosen = [q for q in corrupted if chance.random() < share]
    fitted = fit_weights([Example(q.features, q.right) for q in chosen], weights, epochs=40)
    return ranks([q.features for q in report], report, lambda f: f @ fitted)


if __name__ == "__main__":
    main(sys.argv[1:])

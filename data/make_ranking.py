"""Fit the shipped fusion weights and confidence calibration; writes ranking.json.

    PYTHONPATH=. python data/make_ranking.py

Fitted on the half `fit` of the hand-written questions of two authors (tests/questions), each file of rows an index
of its own; the half `report` is never looked at here. Negatives for the calibration are the same
questions with their right rows taken out, and the questions that the data cannot answer.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import numpy as np

from medbot_desktop.answering.answerer import Answerer
from medbot_desktop.answering.confidence import EVIDENCE, Calibration
from medbot_desktop.paths import user_folder
from medbot_desktop.pipeline.desk import FileDesk
from medbot_desktop.pipeline.knowledge import (
    RANKING_FILE,
    Knowledge,
    load_knowledge,
    write_ranking,
)
from medbot_desktop.retrieval.ranking import FEATURES, Weights
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.tuning.calibration import Fit, Judged, Labelled, calibrate, gather
from medbot_desktop.tuning.fusion import Example, fit_weights

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "questions"
FILES = [(ROOT / "data" / f"starter_{n}.csv", QUESTIONS / f"questions_{n}.csv") for n in ("es", "en")] + [
    (QUESTIONS / "second_author" / f"{n}_rows.csv", QUESTIONS / "second_author" / f"{n}_questions.csv")
    for n in ("spanish", "look_alike", "english")
]
NAME = "shipped-1"
SEED = 7
# Equal use of what says the same: the cosines share one unit, the lexical scores another, the medicine leads.
PRIOR = {
    "cosine_question": 0.4, "cosine_answer": 0.4, "cosine_larger": 0.2,
    "bm25_question": 1.5, "bm25_both": 1.0, "trigram_question": 1.5,
    "coverage_question": 0.5, "coverage_both": 0.5,
    "medicine_subject": 4.0, "medicine_mentioned": 1.0, "medicine_only_these": 1.0,
    "concepts_question": 1.0, "concepts_both": 0.5, "concepts_asked_too": 0.5,
    "qualifiers": 1.0, "same_language": 2.0,
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        knowledge = load_knowledge(_write_prior(Path(folder)))
    labelled = [item for rows, questions in FILES for item in read(rows, questions, knowledge)]
    with_row = [item for item in labelled if item.right]
    prior = np.array([PRIOR[name] for name in FEATURES], np.float32)
    examples = [Example(item.index.features(item.query), tuple(item.right)) for item in with_row]
    weights = Weights(NAME, tuple(float(w) for w in fit_weights(examples, prior)))
    answerer = Answerer(
        knowledge.reader,
        knowledge.answerer.red_flags,
        knowledge.encoder.encode_question,
        weights,
        _no_calibration(),
    )
    judged = gather(answerer, labelled)
    fit = calibrate(judged, NAME, SEED)
    calibration = fit.calibration
    _tell(judged, fit)
    write_ranking(
        ROOT / "data" / RANKING_FILE,
        weights,
        calibration,
        f"{len(examples)} questions with a right row, {len(judged.right)} judged candidates, half fit, seed {SEED}",
    )
    for name, value in zip(FEATURES, weights.values, strict=True):
        print(f"{name:22s} {PRIOR[name]:6.2f} -> {value:6.2f}")
    for name, value in zip(EVIDENCE, calibration.weights, strict=True):
        print(f"{name:22s} {value:6.2f}")
    print(f"bias {calibration.bias:.2f} threshold {calibration.threshold:.3f}")


def read(rows: Path, questions: Path, knowledge: Knowledge) -> list[Labelled]:
    """The fitting half of a file of questions, those that ask for a row or for none."""
    desk = FileDesk(rows, user_folder(), lambda done, total: None, knowledge)
    desk.close()
    items = []
    with questions.open(encoding="utf-8-sig") as file:
        for line in csv.DictReader(file):
            if line["half"] != "fit" or line["expected_kind"] not in ("stored", "not_in_data"):
                continue
            asked = knowledge.answerer.asked(line["query"], desk.index)
            if asked.ambiguous:
                continue
            tongue = language_of(line["query"])
            query = knowledge.answerer.query(line["query"], desk.index, asked, tongue)
            right = frozenset(int(n) - 1 for n in line["expected_row"].split(";") if n)
            items.append(Labelled(query, desk.index, right))
    return items


def _tell(judged: Judged, fit: Fit) -> None:
    right, weight = judged.right, judged.weight
    given = fit.unseen >= fit.calibration.threshold
    print(f"n {len(right)}, right {int(right.sum())}, given {int(given.sum())}")
    print(f"precision {np.average(right[given], weights=weight[given]):.3f} weighted")
    print(
        f"of the right ones given {given[right == 1].mean():.3f}, "
        f"of the left-out {given[weight < 1].sum() / judged.left_out:.3f}"
    )


def _no_calibration() -> Calibration:
    return Calibration(NAME, (0.0,) * len(EVIDENCE), 0.0, 1.01)


def _write_prior(folder: Path) -> Path:
    """A ranking file to read the questions with, before anything is fitted."""
    path = folder / RANKING_FILE
    weights = Weights("prior", tuple(PRIOR[name] for name in FEATURES))
    write_ranking(path, weights, _no_calibration(), "the prior, not fitted")
    return path


if __name__ == "__main__":
    main()

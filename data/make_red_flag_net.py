"""Fit the net that finds emergencies told in words no pattern knows; writes red_flag_net.json.

    PYTHONPATH=. python data/make_red_flag_net.py

Run it again whenever the encoder or the sentences change. Fitted on the written sentences
(tests/answering/red_flag_sentences.csv) but those kept aside, the questions of the shipped rows and the fitting half
of the development questions; prints what it does on those it never saw.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.answering.red_flag_net import FILE_NAME
from medbot_desktop.answering.red_flags import RedFlag, RedFlags
from medbot_desktop.retrieval.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
KEPT_ASIDE = frozenset({"kept_aside", "round_9", "report"})
# Told apart by whom to call: a crisis line, poison information, an ambulance.
GROUPS = {
    RedFlag.SUICIDAL_INTENT: RedFlag.SUICIDAL_INTENT,
    RedFlag.OVERDOSE: RedFlag.OVERDOSE,
    RedFlag.CHILD_POISONING: RedFlag.OVERDOSE,
    RedFlag.DOSING_ERROR: RedFlag.OVERDOSE,
}
# Above the first it is an emergency, above the second it may be one. Chosen on what it says of ordinary questions it
# never saw: 1 and 3 in 100 of the development questions.
THRESHOLD = 0.75
SUSPICION = 0.0
TOPIC_EXTRA = 1.5
PULL = 10.0  # ridge penalty on weights of vectors scaled by SCALE; 0.3 to 30 tried on sentences kept aside
SCALE = 10.0


def sentences() -> Iterator[tuple[str, str, str]]:
    """(part, sentence, kind or "")."""
    with (ROOT / "tests" / "answering" / "red_flag_sentences.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield line["part"], line["sentence"], line["kind"] if line["must_alarm"] == "yes" else ""
    for language in ("es", "en"):
        with (DATA / f"starter_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
            yield from (("rows", line["question"], "") for line in csv.DictReader(file))
        name = ROOT / "tests" / "questions" / f"questions_{language}.csv"
        with name.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.DictReader(file):
                kind = RedFlag.UNSPECIFIED if line["expected_kind"] == "red_flag" else ""
                yield line["half"], line["query"], kind


def fit(vectors: NDArray[np.float64], wanted: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Ridge logistic regression by Newton's method: (n, dim), (n,) 0 or 1 -> weights (dim,) and bias."""
    centre = vectors.mean(axis=0)
    inputs = np.c_[(vectors - centre) * SCALE, np.ones(len(vectors))]
    pull = np.full(inputs.shape[1], PULL)
    pull[-1] = 1e-6
    weights = np.zeros(inputs.shape[1])
    for _ in range(100):
        probability = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (probability - wanted) + pull * weights
        curve = probability * (1 - probability)
        step = np.linalg.solve((inputs * curve[:, None]).T @ inputs + np.diag(pull), gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights[:-1] * SCALE, float(weights[-1] - centre @ weights[:-1] * SCALE)


def main() -> None:
    encoder = Encoder(ROOT / "resources" / "encoder")
    told = list(sentences())
    vectors = np.array([encoder.encode_question(sentence) for _, sentence, _ in told], dtype=np.float64)
    seen = np.array([part not in KEPT_ASIDE for part, _, _ in told])
    alarms = np.array([bool(kind) for _, _, kind in told])
    groups = np.array([GROUPS.get(RedFlag(kind), RedFlag.UNSPECIFIED) if kind else "" for _, _, kind in told])
    which = seen & alarms
    readings = {"alarm": fit(vectors[seen], alarms[seen].astype(float))}
    for group in sorted(set(groups[which])):
        readings[str(group)] = fit(vectors[which], (groups[which] == group).astype(float))
    written = {
        name: {"weights": [round(float(w), 3) for w in weights], "bias": round(bias, 4)}
        for name, (weights, bias) in readings.items()
    }
    content = {
        "encoder": encoder.id,
        "threshold": THRESHOLD,
        "suspicion": SUSPICION,
        "topic_extra": TOPIC_EXTRA,
        "alarm": written.pop("alarm"),
        "kinds": written,
    }
    (DATA / FILE_NAME).write_text(json.dumps(content, indent=None) + "\n", encoding="utf-8", newline="\n")
    report(told, vectors, encoder.id)


def report(told: list[tuple[str, str, str]], vectors: NDArray[np.float64], encoder_id: str) -> None:
    """Print caught and false alarms by part: patterns alone, with the net, and with what it only suspects."""
    flags = RedFlags.load(DATA, encoder_id)
    print(f"{'part':<11} {'caught':>24} {'false':>24}   patterns, with net, suspected too")
    for part in sorted({part for part, _, _ in told}):
        counts = {True: [0, 0, 0, 0], False: [0, 0, 0, 0]}
        for (of, sentence, kind), vector in zip(told, vectors.tolist(), strict=True):
            if of == part:
                with_net = flags.check(sentence, vector) is not None
                found = (
                    flags.check(sentence) is not None,
                    with_net,
                    with_net or flags.suspects(sentence, vector),
                )
                counts[bool(kind)] = [c + f for c, f in zip(counts[bool(kind)], (*found, 1), strict=True)]
        print(f"{part:<11} {_shares(counts[True]):>24} {_shares(counts[False]):>24}")


def _shares(counts: list[int]) -> str:
    *found, total = counts
    return f"{' '.join(f'{n:>4}' for n in found)} of {total:>4}"


if __name__ == "__main__":
    main()

"""What the questions taught in a sitting bring: by each ten, every question ranked by weights fitted on the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.tuning import PRESETS, Part, Preset
from medbot_desktop.domain.tuning_review import TaughtScore
from medbot_desktop.pipeline.tuning_material import read_material
from medbot_desktop.tuning.metrics import values_of
from medbot_desktop.tuning.rounds import RANKING_QUESTIONS, learn, splits
from medbot_desktop.tuning.scoring import outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.pipeline.tuning_material import Labelled
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.tuning.material import Material
    from medbot_desktop.tuning.training import Training

PARAMS = PRESETS[Preset.BALANCED]
_ROUNDS_LATER = 2  # for so few groups that they cannot be divided into the usual rounds


def score_taught(
    rows: Sequence[Row],
    questions: Sequence[Labelled],
    knowledge: Knowledge,
    vectors: VectorCache,
    report: Callable[[int, int], None],
) -> tuple[TaughtScore, ...]:
    """One score for each ten questions, in their order; `report` gets (done, total) and may raise Cancelled.

    Questions whose row is not in `rows` are left out.
    """
    material = read_material(rows, questions, knowledge, vectors, PARAMS.seed, report, row_questions=False)
    # A file that asks the same thing in several ways brings questions of its own; those were not taught.
    taught = [question for question in material.real if not question.own]
    return tuple(
        _score(replace(material, real=taught[:n], rows=[]))
        for n in range(RANKING_QUESTIONS, len(taught) + 1, RANKING_QUESTIONS)
    )


def _score(material: Material) -> TaughtScore:
    shipped = material.answerer
    before, after = [], []
    groups = {question.group for question in material.real}
    params = replace(PARAMS, folds=min(PARAMS.folds, max(len(groups), _ROUNDS_LATER)))
    for split in splits(material, params):
        held_out = [question for question in material.real if question.group in split.held_out]
        if not held_out:
            continue
        learned = learn(material, params, split, _Silent(), name="taught", adapter_epochs=0)
        tuned = shipped.with_model(learned.weights, shipped.calibration, None)
        before += [found.rank for found in outcomes(material, held_out, shipped, _nothing)]
        after += [found.rank for found in outcomes(material, held_out, tuned, _nothing)]
    return TaughtScore(
        n=len(before),
        first_before=_mean(before, "recall_at_1"),
        first_after=_mean(after, "recall_at_1"),
        mrr_before=_mean(before, "mrr_at_10"),
        mrr_after=_mean(after, "mrr_at_10"),
    )


def _mean(ranks: Sequence[int], name: str) -> float:
    return float(values_of(ranks)[name].mean())


class _Silent:
    """Nobody watches: these fits take a moment each."""

    def resumed(self, part: Part, round_number: int) -> Training | None:
        return None

    def on_step(self, part: Part, round_number: int, epoch: int, step: int, loss: float) -> None:
        """Nothing is kept."""

    def on_epoch(self, part: Part, round_number: int, training: Training) -> None:
        """Nothing is shown."""


def _nothing() -> None:
    """Nobody waits."""

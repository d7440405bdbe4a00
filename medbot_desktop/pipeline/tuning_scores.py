"""What a run's held-out questions come to: scores by kind with their intervals, reliability, the fate of each part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.domain.tuning_review import (
    HeldOutQuestion,
    Interval,
    KindScores,
    PartReview,
    ReliabilityBin,
    ScorePair,
)
from medbot_desktop.tuning.calibration import reliability
from medbot_desktop.tuning.material import RowQuestion
from medbot_desktop.tuning.metrics import interval_of, values_of
from medbot_desktop.tuning.rounds import wants_adapter, wants_calibration, wants_ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.tuning import QuestionKind
    from medbot_desktop.tuning.material import Material, RealQuestion
    from medbot_desktop.tuning.rounds import Split
    from medbot_desktop.tuning.scoring import Outcome

ENOUGH_REAL = 30  # from here on the verdict rests on real questions


@dataclass(slots=True)
class HeldOut:
    """Held-out questions of a kind as they come in, round by round; outcomes of real ones alone."""

    kind: QuestionKind
    questions: list[HeldOutQuestion] = field(default_factory=list)
    before: list[Outcome] = field(default_factory=list)
    after: list[Outcome] = field(default_factory=list)

    def add(
        self,
        questions: Sequence[RealQuestion | RowQuestion],
        before: Sequence[int],
        after: Sequence[int],
        split: Split,
        rows: Sequence[Row],
    ) -> None:
        """Take in a round's questions with their ranks."""
        expected = [q.row if isinstance(q, RowQuestion) else min(q.right) for q in questions]
        self.questions += [
            HeldOutQuestion(q.text, b, a, q.group, split.round, rows[e].question)
            for q, b, a, e in zip(questions, before, after, expected, strict=True)
        ]

    def scores(self, seed: int) -> KindScores:
        """The scores of both sides over all rounds; `seed` draws the intervals."""
        groups = [q.group for q in self.questions]
        before = values_of([q.rank_before for q in self.questions])
        after = values_of([q.rank_after for q in self.questions])
        scores = [_pair(name, before[name], after[name], groups, seed) for name in before]
        if self.before:
            given_before, given_after = (
                np.array([o.given for o in found], np.float64) for found in (self.before, self.after)
            )
            scores.append(_pair("answered", given_before, given_after, groups, seed))
            scores += self._precision(groups, seed)
        return KindScores(self.kind, len(set(groups)), tuple(scores), tuple(self.questions))

    def _precision(self, groups: Sequence[int], seed: int) -> list[ScorePair]:
        """Of those given before and after; the gain is over the two sets, each with its own bootstrap."""
        sides = []
        for found in (self.before, self.after):
            given = [(float(o.right), g) for o, g in zip(found, groups, strict=True) if o.given]
            if not given:
                return []
            sides.append(interval_of([v for v, _ in given], [g for _, g in given], seed))
        before, after = sides
        gain = Interval(after.mean - before.mean, after.low - before.high, after.high - before.low)
        return [ScorePair("precision", sum(o.given for o in self.after), before, after, gain)]


def _pair(
    name: str,
    before: np.ndarray[Any, Any],
    after: np.ndarray[Any, Any],
    groups: Sequence[int],
    seed: int,
) -> ScorePair:
    return ScorePair(
        name,
        len(groups),
        interval_of(list(before), groups, seed),
        interval_of(list(after), groups, seed),
        interval_of(list(after - before), groups, seed),
    )


def reliability_of(found: Sequence[Outcome]) -> tuple[ReliabilityBin, ...]:
    """How often the first row was right by how sure it was."""
    table = reliability([o.confidence for o in found], [o.first_right for o in found])
    return tuple(ReliabilityBin(*line) for line in table)


def parts_of(material: Material, ranking_epochs: int, adapter_epochs: int) -> tuple[PartReview, ...]:
    """What became of ranking, adapter and calibration; 0 epochs is not kept."""
    n_real, n_rows = len(material.real), len(material.rows)
    n_known = n_real + len(material.unanswerable)

    def part(name: str, wanted: bool, missing: str, n: int, epochs: int) -> PartReview:
        if not wanted:
            return PartReview(name, False, missing, n)
        reason = "tuning_part_trained" if epochs else "tuning_part_no_gain"
        return PartReview(name, bool(epochs), reason, n, epochs)

    own = wants_calibration(material)
    calibration = PartReview(
        "calibration", own, "tuning_part_trained" if own else "tuning_part_shipped", n_known
    )
    return (
        part("ranking", wants_ranking(material), "tuning_part_few_questions", n_real, ranking_epochs),
        part("adapter", wants_adapter(material), "tuning_part_few_rows", n_rows, adapter_epochs),
        calibration,
    )

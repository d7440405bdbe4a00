"""A tuning run from rows and questions to a model and its review: rounds on held-out groups, then one on all.

Nothing here knows where rows come from or where the model goes.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop import __version__
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import TooLittleToTune
from medbot_desktop.domain.tuning import (
    SHIPPED_MODEL,
    HeldOutQuestion,
    Interval,
    KindScores,
    PartReview,
    QuestionKind,
    ReliabilityBin,
    Review,
    RoundReview,
    RunPhase,
    SafetyCheck,
    ScorePair,
    TuningParams,
    Verdict,
)
from medbot_desktop.pipeline.memory import peak_memory_mb
from medbot_desktop.pipeline.tuning_checks import safety_checks
from medbot_desktop.pipeline.tuning_material import Labelled, read_material
from medbot_desktop.tuning.calibration import reliability
from medbot_desktop.tuning.groups import sizes
from medbot_desktop.tuning.material import RowQuestion
from medbot_desktop.tuning.metrics import interval_of, values_of, verdict_of
from medbot_desktop.tuning.model_file import TunedModel, make_model
from medbot_desktop.tuning.rounds import (
    CALIBRATION_QUESTIONS,
    Learned,
    Split,
    everything,
    learn,
    splits,
    wants_adapter,
    wants_calibration,
    wants_ranking,
)
from medbot_desktop.tuning.scoring import Outcome, outcomes, row_ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.pipeline.tuning_control import RunControl
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.tuning.material import Material, RealQuestion

ENOUGH_REAL = 30  # from here on the verdict rests on real questions


@dataclass(frozen=True, slots=True)
class RunInputs:
    """What a run learns from, as it was when it started."""

    rows: tuple[Row, ...]
    questions: tuple[Labelled, ...]
    data_name: str
    content_hash: str
    notices: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """`model` is None where nothing learned was worth keeping: the shipped one stays."""

    model: TunedModel | None
    review: Review


@dataclass(slots=True)
class _Ranks:
    """Held-out questions of a kind as they come in, round by round."""

    questions: list[HeldOutQuestion] = field(default_factory=list)
    before: list[Outcome] = field(default_factory=list)
    after: list[Outcome] = field(default_factory=list)


def run(
    run_id: str,
    inputs: RunInputs,
    params: TuningParams,
    knowledge: Knowledge,
    vectors: VectorCache,
    control: RunControl,
) -> Finished:
    """Train, score, decide. Raises BadSetting, TooLittleToTune, TrainingDiverged, Cancelled, DiskFull."""
    params.check()
    return _Run(run_id, inputs, params, knowledge, vectors, control).finish()


class _Run:
    def __init__(
        self,
        run_id: str,
        inputs: RunInputs,
        params: TuningParams,
        knowledge: Knowledge,
        vectors: VectorCache,
        control: RunControl,
    ) -> None:
        self._run_id = run_id
        self._inputs = inputs
        self._params = params
        self._knowledge = knowledge
        self._vectors = vectors
        self._control = control
        self._started = time.perf_counter()
        self._training_s = 0.0
        self._real, self._row = _Ranks(), _Ranks()

    def finish(self) -> Finished:
        control, params = self._control, self._params
        control.phase(RunPhase.ENCODING)
        material = read_material(
            self._inputs.rows,
            self._inputs.questions,
            self._knowledge,
            self._vectors,
            params.seed,
            control.count,
        )
        encoding_s = time.perf_counter() - self._started
        self._ensure_enough(material)
        learned = []
        for split in splits(material, params):
            learned.append(self._learn(material, split))
            self._score(material, split, learned[-1])
            control.end_round()
        final, ranking_epochs, adapter_epochs = self._final(material, learned)
        control.phase(RunPhase.CHECKING)
        shipped = material.answerer
        checks = safety_checks(
            shipped,
            shipped.with_model(final.weights, final.calibration, final.adapter),
            material.index,
            self._knowledge.reader.medicines.tables,
            list(zip(self._real.before, self._real.after, strict=True)),
            control.count,
        )
        model = self._model(final, material, checks, ranking_epochs, adapter_epochs)
        review = self._review(material, learned, model, checks, (ranking_epochs, adapter_epochs), encoding_s)
        return Finished(model, review)

    def _ensure_enough(self, material: Material) -> None:
        groups = {q.group for q in material.real} | {q.group for q in material.rows}
        needed = 2 * self._params.folds
        if len(groups) < needed:
            raise TooLittleToTune(groups=len(groups), needed=needed)

    def _learn(
        self, material: Material, split: Split, ranking: int | None = None, adapter: int | None = None
    ) -> Learned:
        questions: Sequence[RealQuestion | RowQuestion]
        questions = material.real if wants_ranking(material) else material.rows
        self._control.begin_round(
            split,
            *(sum(q.group in part for q in questions) for part in (split.learn, split.check, split.held_out)),
        )
        started = time.perf_counter()
        learned = learn(
            material,
            self._params,
            split,
            self._control,
            name=f"round {split.round}",
            ranking_epochs=ranking,
            adapter_epochs=adapter,
        )
        self._training_s += time.perf_counter() - started
        return learned

    def _score(self, material: Material, split: Split, learned: Learned) -> None:
        """Score the round's held-out questions with the shipped model and the learned one."""
        rows = [q for q in material.rows if q.group in split.held_out]
        shipped = material.answerer
        before = row_ranks(material, rows, shipped.weights.array(), None, self._tick)
        after = row_ranks(material, rows, learned.weights.array(), learned.adapter, self._tick)
        self._row.questions += _questions(rows, before, after, split, self._inputs.rows)
        real = [q for q in material.real if q.group in split.held_out]
        model = shipped.with_model(learned.weights, learned.calibration, learned.adapter)
        outcomes_before = outcomes(material, real, shipped, self._tick)
        outcomes_after = outcomes(material, real, model, self._tick)
        self._real.before += outcomes_before
        self._real.after += outcomes_after
        self._real.questions += _questions(
            real,
            [o.rank for o in outcomes_before],
            [o.rank for o in outcomes_after],
            split,
            self._inputs.rows,
        )

    def _tick(self) -> None:
        progress = self._control.progress
        self._control.count(progress.done, progress.total)

    def _final(self, material: Material, learned: Sequence[Learned]) -> tuple[Learned, int, int]:
        """The training on all, for the median best epochs; an adapter that most rounds did not keep is left out."""
        ranking = int(statistics.median(r.ranking_epoch for r in learned))
        kept = [r.adapter_epoch for r in learned if r.adapter is not None]
        adapter = int(statistics.median(kept)) if len(kept) * 2 > len(learned) else 0
        return self._learn(material, everything(material), ranking, adapter), ranking, adapter

    def _model(
        self,
        final: Learned,
        material: Material,
        checks: Sequence[SafetyCheck],
        ranking_epochs: int,
        adapter_epochs: int,
    ) -> TunedModel | None:
        if not (ranking_epochs or adapter_epochs or wants_calibration(material)):
            return None
        main = self._kind_scores(self._main_kind())
        gain = main.score("mrr_at_10")
        facts: dict[str, Any] = {
            "params": asdict(self._params),
            "seed": self._params.seed,
            "versions": {"medbot": __version__, "numpy": np.__version__},
            "data": {
                "name": self._inputs.data_name,
                "content_hash": self._inputs.content_hash,
                "rows": len(self._inputs.rows),
            },
            "epochs": {"ranking": ranking_epochs, "adapter": adapter_epochs},
            "kind": str(main.kind),
            "n_held_out": len(main.questions),
            "verdict": str(verdict_of(gain.gain)),
            "scores": {
                pair.name: {side: asdict(getattr(pair, side)) for side in ("before", "after", "gain")}
                for pair in main.scores
            },
            "checks": {c.name: [c.n, c.wrong_before, c.wrong_after] for c in checks},
        }
        return make_model(final.weights, final.calibration, final.adapter, self._knowledge.encoder.id, facts)

    def _main_kind(self) -> QuestionKind:
        return QuestionKind.REAL if len(self._real.questions) >= ENOUGH_REAL else QuestionKind.ROW

    def _kind_scores(self, kind: QuestionKind) -> KindScores:
        ranks = self._real if kind is QuestionKind.REAL else self._row
        groups = [q.group for q in ranks.questions]
        before = values_of([q.rank_before for q in ranks.questions])
        after = values_of([q.rank_after for q in ranks.questions])
        scores = [self._pair(name, before[name], after[name], groups) for name in before]
        if ranks.before:
            given_before, given_after = (
                np.array([o.given for o in found], np.float64) for found in (ranks.before, ranks.after)
            )
            scores.append(self._pair("answered", given_before, given_after, groups))
            scores += self._precision(ranks, groups)
        return KindScores(kind, len(set(groups)), tuple(scores), tuple(ranks.questions))

    def _pair(
        self, name: str, before: np.ndarray[Any, Any], after: np.ndarray[Any, Any], groups: Sequence[int]
    ) -> ScorePair:
        seed = self._params.seed
        return ScorePair(
            name,
            len(groups),
            interval_of(list(before), groups, seed),
            interval_of(list(after), groups, seed),
            interval_of(list(after - before), groups, seed),
        )

    def _precision(self, ranks: _Ranks, groups: Sequence[int]) -> list[ScorePair]:
        """Of those given before and after; the gain is over the two sets, each with its own bootstrap."""
        sides = []
        for found in (ranks.before, ranks.after):
            given = [(float(o.right), g) for o, g in zip(found, groups, strict=True) if o.given]
            if not given:
                return []
            sides.append(interval_of([v for v, _ in given], [g for _, g in given], self._params.seed))
        before, after = sides
        gain = Interval(after.mean - before.mean, after.low - before.high, after.high - before.low)
        return [ScorePair("precision", sum(o.given for o in ranks.after), before, after, gain)]

    def _review(
        self,
        material: Material,
        learned: Sequence[Learned],
        model: TunedModel | None,
        checks: tuple[SafetyCheck, ...],
        epochs: tuple[int, int],
        encoding_s: float,
    ) -> Review:
        main_kind = self._main_kind()
        main = self._kind_scores(main_kind)
        other_kind = QuestionKind.ROW if main_kind is QuestionKind.REAL else QuestionKind.REAL
        others = self._row if other_kind is QuestionKind.ROW else self._real
        verdict = verdict_of(main.score("mrr_at_10").gain) if model else Verdict.NO_CLEAR_GAIN
        notices = self._inputs.notices
        if material.not_found:
            notices += (Sentence("tuning_questions_without_row", {"n": material.not_found}),)
        groups = [q.group for q in material.real] + [q.group for q in material.rows]
        n_held_out = [0] * len(learned)
        for question in main.questions:
            n_held_out[question.round - 1] += 1
        shipped = material.answerer.calibration.threshold
        return Review(
            run_id=self._run_id,
            model_id=model.id if model else SHIPPED_MODEL,
            data_name=self._inputs.data_name,
            content_hash=self._inputs.content_hash,
            encoder_id=self._knowledge.encoder.id,
            params=self._params,
            n_rows=len(self._inputs.rows),
            n_groups=len(set(groups)),
            verdict=verdict,
            main=main,
            other=self._kind_scores(other_kind) if others.questions else None,
            checks=checks,
            reliability_before=_reliability(self._real.before),
            reliability_after=_reliability(self._real.after),
            threshold_before=shipped,
            threshold_after=model.calibration.threshold if model else shipped,
            group_sizes=sizes(groups),
            rounds=tuple(
                RoundReview(i, r.n_learn, r.n_check, n_held_out[i - 1], r.ranking_epoch, r.adapter_epoch)
                for i, r in enumerate(learned, 1)
            ),
            parts=_parts(material, *epochs),
            points=tuple(self._control.points),
            notices=notices,
            seconds_encoding=encoding_s,
            seconds_training=self._training_s,
            seconds=time.perf_counter() - self._started,
            peak_memory_mb=peak_memory_mb(),
        )


def _questions(
    questions: Sequence[RealQuestion | RowQuestion],
    before: Sequence[int],
    after: Sequence[int],
    split: Split,
    rows: Sequence[Row],
) -> list[HeldOutQuestion]:
    expected = [q.row if isinstance(q, RowQuestion) else min(q.right) for q in questions]
    return [
        HeldOutQuestion(q.text, b, a, q.group, split.round, rows[e].question)
        for q, b, a, e in zip(questions, before, after, expected, strict=True)
    ]


def _reliability(found: Sequence[Outcome]) -> tuple[ReliabilityBin, ...]:
    table = reliability([o.confidence for o in found], [o.first_right for o in found])
    return tuple(ReliabilityBin(*line) for line in table)


def _parts(material: Material, ranking_epochs: int, adapter_epochs: int) -> tuple[PartReview, ...]:
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
    assert own == (n_known >= CALIBRATION_QUESTIONS)
    return (
        part("ranking", wants_ranking(material), "tuning_part_few_questions", n_real, ranking_epochs),
        part("adapter", wants_adapter(material), "tuning_part_few_rows", n_rows, adapter_epochs),
        calibration,
    )

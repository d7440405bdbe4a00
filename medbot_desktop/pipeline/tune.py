"""A tuning run from rows and questions to a model and its review: rounds on held-out groups, then one on all.

Nothing here knows where rows come from or where the model goes.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop import __version__
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import TooLittleToTune
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import QuestionKind, RunPhase, TuningParams
from medbot_desktop.domain.tuning_review import Review, RoundReview, SafetyCheck, Verdict
from medbot_desktop.pipeline.memory import peak_memory_mb
from medbot_desktop.pipeline.tuning_checks import safety_checks
from medbot_desktop.pipeline.tuning_material import Labelled, read_material
from medbot_desktop.pipeline.tuning_scores import ENOUGH_REAL, HeldOut, parts_of, reliability_of
from medbot_desktop.tuning.groups import sizes
from medbot_desktop.tuning.metrics import verdict_of
from medbot_desktop.tuning.model_file import TunedModel, make_model
from medbot_desktop.tuning.rounds import (
    Learned,
    Split,
    everything,
    learn,
    splits,
    wants_calibration,
    wants_ranking,
)
from medbot_desktop.tuning.scoring import outcomes, row_ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.pipeline.tuning_control import RunControl
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.tuning.material import Material, RealQuestion, RowQuestion


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
        self._real, self._row = HeldOut(QuestionKind.REAL), HeldOut(QuestionKind.ROW)

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
        self._row.add(rows, before, after, split, self._inputs.rows)
        real = [q for q in material.real if q.group in split.held_out]
        model = shipped.with_model(learned.weights, learned.calibration, learned.adapter)
        outcomes_before = outcomes(material, real, shipped, self._tick)
        outcomes_after = outcomes(material, real, model, self._tick)
        self._real.before += outcomes_before
        self._real.after += outcomes_after
        ranks_before, ranks_after = [o.rank for o in outcomes_before], [o.rank for o in outcomes_after]
        self._real.add(real, ranks_before, ranks_after, split, self._inputs.rows)

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
        main = self._main().scores(self._params.seed)
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

    def _main(self) -> HeldOut:
        """Those the verdict rests on."""
        return self._real if len(self._real.questions) >= ENOUGH_REAL else self._row

    def _review(
        self,
        material: Material,
        learned: Sequence[Learned],
        model: TunedModel | None,
        checks: tuple[SafetyCheck, ...],
        epochs: tuple[int, int],
        encoding_s: float,
    ) -> Review:
        held_out = self._main()
        main = held_out.scores(self._params.seed)
        others = self._row if held_out is self._real else self._real
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
            other=others.scores(self._params.seed) if others.questions else None,
            checks=checks,
            reliability_before=reliability_of(self._real.before),
            reliability_after=reliability_of(self._real.after),
            threshold_before=shipped,
            threshold_after=model.calibration.threshold if model else shipped,
            group_sizes=sizes(groups),
            rounds=tuple(
                RoundReview(i, r.n_learn, r.n_check, n_held_out[i - 1], r.ranking_epoch, r.adapter_epoch)
                for i, r in enumerate(learned, 1)
            ),
            parts=parts_of(material, *epochs),
            points=tuple(self._control.points),
            notices=notices,
            seconds_encoding=encoding_s,
            seconds_training=self._training_s,
            seconds=time.perf_counter() - self._started,
            peak_memory_mb=peak_memory_mb(),
        )

"""One round of a run: learn from some groups, stop by others, and never look at those that are set aside.

Which questions a round may see is decided here and nowhere else: `Split` hands out groups, and every list of
examples is made by membership in them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from medbot_desktop.retrieval.ranking import Weights
from medbot_desktop.tuning.adapter import AdapterTask, Pairs, adapter_of, shares_of
from medbot_desktop.tuning.calibration import Labelled, calibrate, gather
from medbot_desktop.tuning.fusion import Example, RankingTask
from medbot_desktop.tuning.groups import check_groups, folds_of
from medbot_desktop.tuning.metrics import interval_of, reciprocal_rank
from medbot_desktop.tuning.training import Measured, Training, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.answering.confidence import Calibration
    from medbot_desktop.domain.tuning import Part, TuningParams
    from medbot_desktop.retrieval.adapter import Adapter
    from medbot_desktop.retrieval.ranking import Array
    from medbot_desktop.tuning.material import Material, RealQuestion, RowQuestion

# Measured on MedQuAD: at 300 rows no gain (+.003 MRR), at 600 +.013, at 1,000 +.018, at 3,000 +.047.
ADAPTER_ROWS = 400
RANKING_QUESTIONS = 10
CALIBRATION_QUESTIONS = 100
CANDIDATES = 1000  # rows a real question is trained against, the nearest by the shipped weights


class Control(Protocol):
    """What a run's surroundings do while it trains. Both may raise Cancelled, and wait while a run is paused."""

    def resumed(self, part: Part, round_number: int) -> Training | None: ...

    def on_step(self, part: Part, round_number: int, epoch: int, step: int, loss: float) -> None: ...

    def on_epoch(self, part: Part, round_number: int, training: Training) -> None: ...


@dataclass(frozen=True, slots=True)
class Split:
    """The groups of one round; the three sets share none. The final training has all in `learn`."""

    round: int
    learn: frozenset[int]
    check: frozenset[int]
    held_out: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What a round gives: the model, and the best epochs; adapter None where it was not kept."""

    weights: Weights
    calibration: Calibration
    adapter: Adapter | None
    ranking_epoch: int
    adapter_epoch: int
    n_learn: int
    n_check: int


def splits(material: Material, params: TuningParams) -> list[Split]:
    """The rounds: every group is held out once."""
    real, rows = [q.group for q in material.real], [q.group for q in material.rows]
    return splits_of(real, rows, params.folds, params.seed)


def splits_of(real_groups: Sequence[int], row_groups: Sequence[int], n_rounds: int, seed: int) -> list[Split]:
    """The rounds of questions by their groups, of real ones and of the rows' own."""
    everything = [*real_groups, *row_groups]
    real = set(real_groups)
    # The real questions are few: they are spread first, then the other groups.
    folds = folds_of([g for g in everything if g in real], n_rounds, seed)
    folds |= folds_of([g for g in everything if g not in real], n_rounds, seed)
    rounds = []
    for number in range(n_rounds):
        held_out = frozenset(g for g, fold in folds.items() if fold == number)
        check: frozenset[int] = frozenset()
        for some in ([g for g in everything if g in real], [g for g in everything if g not in real]):
            rest = [g for g in some if g not in held_out]
            check |= check_groups(rest, seed, number + 1) if rest else frozenset()
        learn = frozenset(everything) - held_out - check
        rounds.append(Split(number + 1, learn, check, held_out))
    return rounds


def everything(material: Material) -> Split:
    """The split of the final training: nothing is held back."""
    groups = frozenset(q.group for q in material.real) | frozenset(q.group for q in material.rows)
    return Split(0, groups, frozenset(), frozenset())


def learn(
    material: Material,
    params: TuningParams,
    split: Split,
    control: Control,
    *,
    name: str,
    ranking_epochs: int | None = None,
    adapter_epochs: int | None = None,
) -> Learned:
    """Train on `split.learn`, stop by `split.check`. With epochs given there is no stopping, and 0 trains nothing.

    Raises TrainingDiverged, Cancelled.
    """
    adapter, adapter_epoch = None, 0
    if adapter_epochs != 0 and wants_adapter(material):
        adapter, adapter_epoch = _learn_adapter(material, params, split, control, adapter_epochs)
    shipped = material.answerer
    weights, ranking_epoch = shipped.weights.array(), 0
    if ranking_epochs != 0 and wants_ranking(material):
        weights, ranking_epoch = _learn_weights(material, params, split, control, adapter, ranking_epochs)
    model = shipped.with_model(
        Weights(name, tuple(float(w) for w in weights)), replace(shipped.calibration, name=name), adapter
    )
    seen = split.learn | split.check
    calibration = model.calibration
    if wants_calibration(material):
        calibration = own_calibration(material, model, seen, name, params.seed) or calibration
    return Learned(
        weights=model.weights,
        calibration=calibration,
        adapter=adapter,
        ranking_epoch=ranking_epoch,
        adapter_epoch=adapter_epoch,
        n_learn=_count(material, split.learn),
        n_check=_count(material, split.check),
    )


def wants_adapter(material: Material) -> bool:
    return len(material.index) >= ADAPTER_ROWS


def wants_ranking(material: Material) -> bool:
    return len(material.real) >= RANKING_QUESTIONS


def wants_calibration(material: Material) -> bool:
    return len(material.real) + len(material.unanswerable) >= CALIBRATION_QUESTIONS


def own_calibration(
    material: Material, model: Answerer, groups: frozenset[int], name: str, seed: int
) -> Calibration | None:
    """The confidence fitted on the real questions of these groups; None where they do not tell right from wrong.

    Questions that no row answers belong to no group: they are in every round's fit and never scored.
    """
    labelled = [
        Labelled(
            model.adapted(q.query),
            material.index,
            q.right,
            q.own,
            lambda q=q: material.features(q, model.adapter),  # type: ignore[misc]
        )
        for q in material.real
        if q.group in groups
    ]
    labelled += [Labelled(model.adapted(q), material.index, frozenset()) for q in material.unanswerable]
    judged = gather(model, labelled)
    if judged.right.sum() < 20 or (1 - judged.right).sum() < 10:
        return None
    return calibrate(judged, name, seed).calibration


def _learn_adapter(
    material: Material, params: TuningParams, split: Split, control: Control, epochs: int | None
) -> tuple[Adapter | None, int]:
    """The adapter and its best epoch; None where the check questions do not clearly gain by it."""
    rows = [q for q in material.rows if q.group in split.learn]
    check = [q for q in material.rows if q.group in split.check]
    pairs = _pairs(material, rows, [q for q in material.real if q.group in split.learn], split)
    if not len(pairs.questions) or (epochs is None and not check):
        return None, 0
    weights = material.answerer.weights.array()
    task = AdapterTask(pairs, _measure_on(material, check, weights) if check else None)
    trained = _train(task, params, split.round, control, epochs)
    adapter = adapter_of(trained.best)
    if epochs is not None:
        return adapter, trained.best_epoch
    if trained.best_epoch == 0:
        return None, 0
    before, after = (_reciprocal_ranks(material, check, weights, a) for a in (None, adapter))
    differences = [one - other for one, other in zip(after, before, strict=True)]
    gain = interval_of(differences, [q.group for q in check], params.seed)
    return (adapter, trained.best_epoch) if gain.low > 0 else (None, 0)


def _pairs(
    material: Material, rows: Sequence[RowQuestion], real: Sequence[RealQuestion], split: Split
) -> Pairs:
    """Questions with their right answers, of the learning groups alone; so are the wrong answers beside them."""
    groups = material.row_groups
    numbers = sorted({material.answer_of[n] for n, g in enumerate(groups) if g in split.learn})
    place = {number: i for i, number in enumerate(numbers)}

    def places(right: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted({place[material.answer_of[n]] for n in right if material.answer_of[n] in place}))

    wanted = [(q.vector, places([q.row]), q.group) for q in rows]
    wanted += [(q.query.vector, places(sorted(q.right)), q.group) for q in real]
    wanted = [one for one in wanted if one[1]]
    subjects: dict[int, list[int]] = {}
    for number in numbers:
        subjects.setdefault(groups[number], []).append(place[number])
    near = [tuple(n for n in subjects.get(group, ()) if n not in right) for _, right, group in wanted]
    dim = material.index.answer_vectors.shape[1]
    vectors = np.stack([v for v, _, _ in wanted]) if wanted else np.zeros((0, dim), np.float32)
    return Pairs(vectors, [right for _, right, _ in wanted], material.index.answer_vectors[numbers], near)


def _measure_on(
    material: Material, check: Sequence[RowQuestion], weights: Array
) -> Callable[[Adapter], Measured]:
    """Loss and MRR@10 of the check questions' fused ranking for an adapter."""
    vectors = np.stack([q.vector for q in check])
    answers = material.answers_alone.answer_vectors
    is_right = np.zeros((len(check), len(answers)), np.bool_)
    for place, question in enumerate(check):
        is_right[place, question.numbers[list(question.right)]] = True

    def measure(adapter: Adapter) -> Measured:
        _, mass = shares_of(adapter(vectors) @ answers.T, is_right)
        loss = -float(np.log(mass).mean())
        return Measured(loss, loss, float(np.mean(_reciprocal_ranks(material, check, weights, adapter))))

    return measure


def _reciprocal_ranks(
    material: Material, questions: Sequence[RowQuestion], weights: Array, adapter: Adapter | None
) -> list[float]:
    scores = material.row_scores(questions, weights, adapter)
    return [reciprocal_rank(s, q.right) for s, q in zip(scores, questions, strict=True)]


def _learn_weights(
    material: Material,
    params: TuningParams,
    split: Split,
    control: Control,
    adapter: Adapter | None,
    epochs: int | None,
) -> tuple[Array, int]:
    """The fusion weights and their best epoch, 0 for the shipped ones."""
    shipped = material.answerer.weights.array()
    examples = [_example(material, q, adapter, shipped) for q in material.real if q.group in split.learn]
    check = [_example(material, q, adapter, shipped) for q in material.real if q.group in split.check]
    if not examples or (epochs is None and not check):
        return shipped, 0
    trained = _train(RankingTask(examples, check, shipped), params, split.round, control, epochs)
    return trained.best[0].astype(np.float32), trained.best_epoch


def _example(material: Material, question: RealQuestion, adapter: Adapter | None, shipped: Array) -> Example:
    """The nearest rows and the right ones, without those that hold the question itself."""
    features = material.features(question, adapter)
    allowed = np.ones(len(features), np.bool_)
    allowed[sorted(question.own)] = False
    if len(features) > CANDIDATES:
        near = np.argpartition(-(features @ shipped), CANDIDATES)[:CANDIDATES]
        wanted = np.zeros(len(features), np.bool_)
        wanted[near] = wanted[sorted(question.right)] = True
        allowed &= wanted
    numbers = np.flatnonzero(allowed)
    right = tuple(int(np.searchsorted(numbers, n)) for n in sorted(question.right))
    return Example(features[numbers], right)


def _train(
    task: RankingTask | AdapterTask,
    params: TuningParams,
    round_number: int,
    control: Control,
    epochs: int | None,
) -> Training:
    part = task.part
    settings = params if epochs is None else replace(params, epochs=epochs)
    return train(
        task,
        settings,
        round_number,
        control.resumed(part, round_number),
        lambda epoch, step, loss: control.on_step(part, round_number, epoch, step, loss),
        lambda training: control.on_epoch(part, round_number, training),
    )


def _count(material: Material, groups: frozenset[int]) -> int:
    """How many questions of these groups there are: real ones where any are trained on, else rows."""
    questions: Sequence[RealQuestion | RowQuestion] = (
        material.real if wants_ranking(material) else material.rows
    )
    return sum(q.group in groups for q in questions)

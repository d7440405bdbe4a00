"""The training loop: every setting governs it, it repeats bit for bit, goes on from a checkpoint, and stops in time."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from medbot_desktop.domain.errors import TrainingDiverged
from medbot_desktop.domain.tuning import BOUNDS, TuningParams
from medbot_desktop.tuning.adapter import AdapterTask, Pairs, adapter_of, loss_and_gradient, shares_of
from medbot_desktop.tuning.fusion import Example, RankingTask
from medbot_desktop.tuning.groups import check_groups, folds_of
from medbot_desktop.tuning.training import Measured, Training, train

if TYPE_CHECKING:
    from medbot_desktop.retrieval.adapter import Adapter

PARAMS = TuningParams(learning_rate=0.005, batch_size=8, epochs=12, patience=6, seed=5)
PRIOR = np.array([1.0, 0.5, 0.0], np.float32)
# `folds` divides the questions and is no part of the loop; see below.
OTHER = {
    "learning_rate": 0.002,
    "batch_size": 16,
    "epochs": 5,
    "momentum": 0.5,
    "dropout_rate": 0.4,
    "seed": 6,
}


def examples(seed: int = 1, count: int = 40) -> list[Example]:
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        features = random.normal(size=(30, 3)).astype(np.float32)
        right = int(random.integers(0, 30))
        features[right, 2] += 2
        made.append(Example(features, (right,)))
    return made


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def adapter_task(seed: int = 3, *, checked: bool = True) -> AdapterTask:
    """Questions whose answers lie a fixed turn away from them."""
    random = np.random.default_rng(seed)
    turn = np.linalg.qr(random.normal(size=(16, 16)))[0]
    questions = unit(random.normal(size=(120, 16)))
    answers = unit(questions @ (np.eye(16) + 0.8 * turn))
    learn, check = np.arange(100), np.arange(100, 120)

    def measure(adapter: Adapter) -> Measured:
        cosines = adapter(questions[check]) @ answers.T
        is_right = np.zeros(cosines.shape, np.bool_)
        is_right[np.arange(20), check] = True
        loss = -float(np.log(shares_of(cosines, is_right)[1]).mean())
        return Measured(loss, loss, 0.0)

    pairs = Pairs(questions[learn], [(i,) for i in learn], answers[learn])
    return AdapterTask(pairs, measure if checked else None)


def ranking_task() -> RankingTask:
    return RankingTask(examples(), examples(2, 10), PRIOR)


def as_bytes(training: Training) -> bytes:
    return b"".join(a.tobytes() for a in training.best)


@pytest.mark.parametrize("make", [ranking_task, adapter_task])
@pytest.mark.parametrize("name", OTHER)
def test_every_setting_changes_what_is_learned(make: type, name: str) -> None:
    # Momentum and rates small enough that both runs end by the epochs, not by patience.
    params = replace(PARAMS, patience=50)
    one = train(make(), params, 1)
    other = train(make(), replace(params, **{name: OTHER[name]}), 1)
    assert any((a != b).any() for a, b in zip(one.arrays, other.arrays, strict=True))


def test_patience_ends_a_run_that_does_not_get_better() -> None:
    task = RankingTask(examples(), [Example(np.zeros((4, 3), np.float32), (0,))], PRIOR)
    patient = train(task, replace(PARAMS, epochs=40, patience=7), 1)
    hasty = train(task, replace(PARAMS, epochs=40, patience=2), 1)
    assert (patient.epoch, hasty.epoch) == (7, 2)
    assert patient.best_epoch == 0
    assert as_bytes(patient) == PRIOR.astype(np.float64).tobytes()


def test_folds_and_seed_divide_the_questions() -> None:
    groups = list(range(50))
    assert set(folds_of(groups, 5, 1).values()) == set(range(5))
    assert set(folds_of(groups, 3, 1).values()) == set(range(3))
    assert folds_of(groups, 5, 1) != folds_of(groups, 5, 2)
    assert check_groups(groups, 1, 1) != check_groups(groups, 2, 1)


def test_no_setting_is_forgotten_here() -> None:
    assert set(OTHER) | {"patience", "folds"} == set(BOUNDS)


@pytest.mark.parametrize("make", [ranking_task, adapter_task])
def test_the_same_seed_gives_the_same_bytes(make: type) -> None:
    assert as_bytes(train(make(), PARAMS, 1)) == as_bytes(train(make(), PARAMS, 1))


@pytest.mark.parametrize("make", [ranking_task, adapter_task])
@pytest.mark.parametrize("stopped_at", [0, 1, 4, 9])
def test_going_on_from_a_checkpoint_gives_the_same_bytes(make: type, stopped_at: int) -> None:
    kept: list[Training] = []

    def keep(training: Training) -> None:
        if training.epoch == stopped_at:
            kept.append(copy.deepcopy(training))

    params = replace(PARAMS, patience=50)
    through = train(make(), params, 2, on_epoch=keep)
    resumed = train(make(), params, 2, kept[0])
    assert as_bytes(resumed) == as_bytes(through)
    assert resumed.points == through.points
    assert resumed.best_epoch == through.best_epoch


def test_the_adapter_learns_the_turn() -> None:
    trained = train(adapter_task(), replace(PARAMS, epochs=60, patience=50), 1)
    first, last = trained.points[0], trained.points[trained.best_epoch]
    assert first.check_loss is not None
    assert last.check_loss is not None
    assert last.check_loss < 0.8 * first.check_loss


def test_an_untrained_adapter_changes_nothing() -> None:
    vectors = unit(np.random.default_rng(1).normal(size=(5, 16)))
    adapter = adapter_of(adapter_task().start(1))
    assert np.allclose(adapter(vectors), vectors, atol=1e-6)
    assert np.allclose(adapter(vectors[0]), vectors[0], atol=1e-6)


@pytest.mark.parametrize("dropped", [False, True])
def test_the_adapters_gradient_is_that_of_its_loss(dropped: bool) -> None:
    random = np.random.default_rng(2)
    x, answers = random.normal(size=(4, 6)), random.normal(size=(5, 6))
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    answers = answers / np.linalg.norm(answers, axis=1, keepdims=True) * 0.02
    is_right = np.zeros((4, 5), np.bool_)
    is_right[[0, 1, 2, 3], [0, 1, 2, 2]] = True
    is_right[0, 4] = True
    arrays = (random.normal(size=(6, 3)), random.normal(size=(3, 6)))
    mask = np.array([[0, 2, 2.0]] * 4) if dropped else None
    _, gradient = loss_and_gradient(arrays, x, answers, is_right, mask)
    for which in (0, 1):
        for place in np.ndindex(arrays[which].shape):
            moved = [[a.copy() for a in arrays] for _ in range(2)]
            moved[0][which][place] += 1e-6
            moved[1][which][place] -= 1e-6
            above, below = (loss_and_gradient((m[0], m[1]), x, answers, is_right, mask)[0] for m in moved)
            assert gradient[which][place] == pytest.approx((above - below) / 2e-6, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("make", [ranking_task, adapter_task])
def test_a_run_out_of_control_stops_with_the_epoch(make: type) -> None:
    wild = replace(PARAMS, learning_rate=0.5, momentum=0.99, epochs=200, patience=50)
    task = make()
    task.rate = 1e6
    with np.errstate(all="ignore"), pytest.raises(TrainingDiverged) as raised:
        train(task, wild, 1)
    assert int(raised.value.params["epoch"]) >= 1


def test_the_loss_is_cross_entropy_of_the_scaled_cosines() -> None:
    random = np.random.default_rng(12)
    x = unit(random.normal(size=(3, 4)))
    answers = unit(x + 0.1 * random.normal(size=(3, 4)))
    zero = (np.zeros((4, 2), np.float32), np.zeros((2, 4), np.float32))
    loss, _ = loss_and_gradient(zero, x, answers, np.eye(3, dtype=np.bool_), None)
    logits = (x @ answers.T).astype(np.float64) / 0.02
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert loss == pytest.approx(-np.log(np.diag(shares)).mean(), rel=1e-3, abs=1e-6)


def test_answers_on_the_same_subject_stand_against_a_question() -> None:
    """One of them as near as the right one doubles what there is to lose, whatever else is drawn."""
    answers = np.tile(np.eye(1, 16, 1, dtype=np.float32), (400, 1))
    answers[:2] = np.eye(1, 16, dtype=np.float32)
    question = answers[:1]
    losses = []
    for near in ((), ((1,),)):
        task = AdapterTask(Pairs(question, [(0,)], answers, near), None)
        # The draws that follow are the same: none of them is answer 0 or 1.
        losses.append(task.gradient(task.start(1), np.array([0]), 0.0, np.random.default_rng(8))[0])
    assert losses[0] == pytest.approx(0, abs=1e-6)
    assert losses[1] == pytest.approx(np.log(2), abs=1e-4)

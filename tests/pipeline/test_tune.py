"""A whole run on planted data: it finds what is there, finds nothing in shuffled data, and keeps questions apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import Cancelled, TooLittleToTune
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import Part, QuestionKind, RunPhase
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.tune import Finished, RunInputs, run
from medbot_desktop.pipeline.tuning_control import RunControl
from medbot_desktop.pipeline.tuning_material import read_material
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.tuning.model_file import model_bytes
from medbot_desktop.tuning.rounds import splits
from tests.pipeline.tuning_files import (
    QUICK,
    Store,
    asked_by_answer,
    inputs,
    misleading_rows,
    quick_knowledge,
    shuffled,
    slang_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.tuning import RunProgress, TuningParams
    from medbot_desktop.pipeline.knowledge import Knowledge

VECTORS = Store({})


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return quick_knowledge(load_knowledge())


def tuned(
    knowledge: Knowledge,
    what: RunInputs,
    params: TuningParams = QUICK,
    tell: Callable[[RunProgress], None] = lambda progress: None,
    wait: Callable[[], None] = lambda: None,
) -> Finished:
    control = RunControl("run", params, None, tell, wait)
    return run("run", what, params, knowledge, VectorCache(VECTORS), control)


def test_what_is_left_of_the_checks_is_told_from_the_checks() -> None:
    """What was left of the training stood there for as long as the checks took: "less than 1 s", for a minute."""
    now = 0.0
    control = RunControl("run", QUICK, None, lambda progress: None, lambda: None, lambda: now)
    control.phase(RunPhase.ENCODING)
    now = 10.0
    control.count(5, 10)
    assert control.progress.seconds_left == 10.0
    control.phase(RunPhase.CHECKING)
    assert control.progress.seconds_left is None
    now = 30.0
    control.count(20, 180)
    assert control.progress.seconds_left == 160.0


def test_a_regularity_in_real_questions_is_learned(knowledge: Knowledge) -> None:
    finished = tuned(knowledge, inputs(misleading_rows(), asked_by_answer()))
    review = finished.review
    assert review.main.kind is QuestionKind.REAL
    assert len(review.main.questions) == 60
    assert review.verdict is Verdict.HELPS
    assert review.main.score("mrr_at_10").gain.low > 0
    assert finished.model is not None
    assert review.model_id == finished.model.id
    assert any(q.better for q in review.main.questions)


def test_shuffled_labels_give_no_gain(knowledge: Knowledge) -> None:
    review = tuned(knowledge, inputs(misleading_rows(), shuffled(asked_by_answer()))).review
    assert review.verdict is not Verdict.HELPS


def test_a_regularity_between_questions_and_answers_is_learned(knowledge: Knowledge) -> None:
    review = tuned(knowledge, inputs(slang_rows(), [])).review
    assert review.main.kind is QuestionKind.ROW
    assert review.verdict is Verdict.HELPS
    adapter = next(p for p in review.parts if p.name == "adapter")
    assert adapter.kept
    assert adapter.epochs > 0


def test_shuffled_answers_give_no_gain(knowledge: Knowledge) -> None:
    finished = tuned(knowledge, inputs(slang_rows(sense=False), []))
    assert finished.review.verdict is not Verdict.HELPS


def test_nothing_to_learn_leaves_the_shipped_model(knowledge: Knowledge) -> None:
    finished = tuned(knowledge, inputs(slang_rows(50), []))
    assert finished.model is None
    assert finished.review.model_id == SHIPPED_MODEL
    assert finished.review.verdict is Verdict.NO_CLEAR_GAIN
    assert finished.review.main.score("mrr_at_10").gain.mean == 0


def test_no_question_is_scored_by_a_model_that_saw_its_group(knowledge: Knowledge) -> None:
    what = inputs(slang_rows(90), [replace(q, rows=(q.rows[0] % 90 + 1,)) for q in asked_by_answer(40)])
    material = read_material(
        what.rows, what.questions, knowledge, VectorCache(VECTORS), 1, lambda done, total: None
    )
    rounds = splits(material, QUICK)
    groups = {q.group for q in material.real} | {q.group for q in material.rows}
    for split in rounds:
        assert not split.held_out & (split.learn | split.check)
        assert not split.learn & split.check
        assert split.held_out | split.learn | split.check == groups
    assert sorted(g for split in rounds for g in split.held_out) == sorted(groups)
    by_row = {q.row: q.group for q in material.rows}
    for question in material.real:
        assert {by_row[n] for n in question.right} == {question.group}


def test_an_answer_of_several_questions_makes_real_questions_without_their_own_row(
    knowledge: Knowledge,
) -> None:
    rows = slang_rows(20)
    rows += [replace(r, number=100 + n, question=f"{r.question} otra") for n, r in enumerate(rows[:5])]
    material = read_material(rows, [], knowledge, VectorCache(VECTORS), 1, lambda done, total: None)
    assert len(material.real) == 10
    for question in material.real:
        assert not question.own & question.right
        answers = {rows[n].answer for n in question.own | question.right}
        assert len(answers) == 1


def test_a_run_repeats_bit_for_bit(knowledge: Knowledge) -> None:
    what = inputs(misleading_rows(), asked_by_answer())
    one, other = tuned(knowledge, what), tuned(knowledge, what)
    assert one.model is not None
    assert other.model is not None
    assert model_bytes(one.model) == model_bytes(other.model)
    assert one.review.main == other.review.main
    third = tuned(knowledge, what, replace(QUICK, seed=7))
    assert third.model is not None
    assert model_bytes(third.model) != model_bytes(one.model)


@pytest.mark.parametrize("phase", [RunPhase.ENCODING, RunPhase.TRAINING, RunPhase.FINAL, RunPhase.CHECKING])
def test_a_run_stops_in_each_phase(knowledge: Knowledge, phase: RunPhase) -> None:
    reached = []

    def tell(progress: RunProgress) -> None:
        reached.append(progress.phase)

    def wait() -> None:
        if phase in reached:
            raise Cancelled

    with pytest.raises(Cancelled):
        tuned(knowledge, inputs(misleading_rows(), asked_by_answer()), tell=tell, wait=wait)
    assert reached[-1] is phase


def test_progress_tells_of_real_training(knowledge: Knowledge) -> None:
    seen: list[RunProgress] = []
    review = tuned(knowledge, inputs(misleading_rows(), asked_by_answer()), tell=seen.append).review
    points = [p for progress in seen for p in progress.points]
    assert points == list(review.points)[: len(points)]
    training = [p for p in review.points if p.part is Part.RANKING and p.round == 1]
    assert training[-1].train_loss < training[0].train_loss
    assert {p.phase for p in seen} >= {
        RunPhase.ENCODING,
        RunPhase.TRAINING,
        RunPhase.FINAL,
        RunPhase.CHECKING,
    }
    for progress in seen:
        if progress.phase is RunPhase.TRAINING:
            assert progress.n_train + progress.n_check + progress.n_held_out == 60


def test_too_few_questions_to_set_any_aside(knowledge: Knowledge) -> None:
    with pytest.raises(TooLittleToTune):
        tuned(knowledge, inputs(slang_rows(5), []))

"""What taught questions bring: found where they have something to teach, nothing where they have not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.teaching import score_taught
from medbot_desktop.pipeline.tuning_material import Labelled
from medbot_desktop.retrieval.vectors import VectorCache
from tests.pipeline.tuning_files import Store, asked_by_answer, misleading_rows, quick_knowledge

if TYPE_CHECKING:
    from medbot_desktop.domain.tuning_review import TaughtScore
    from medbot_desktop.pipeline.knowledge import Knowledge

VECTORS = Store({})


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return quick_knowledge(load_knowledge())


def scored(knowledge: Knowledge, questions: list[Labelled]) -> tuple[TaughtScore, ...]:
    return score_taught(
        misleading_rows(), questions, knowledge, VectorCache(VECTORS), lambda done, total: None
    )


def test_each_ten_questions_are_scored(knowledge: Knowledge) -> None:
    scores = scored(knowledge, asked_by_answer(34))
    assert [score.n for score in scores] == [10, 20, 30]
    for score in scores:
        for share in (score.first_before, score.first_after, score.mrr_before, score.mrr_after):
            assert 0 <= share <= 1
    assert scores[-1].mrr_after > scores[-1].mrr_before


def test_a_question_is_scored_by_what_the_others_taught(knowledge: Knowledge) -> None:
    """With rows of others as the right ones there is nothing to learn: learning one's own question would show."""
    wrong = [Labelled(q.query, ((q.rows[0] + 17) % 60 + 1,)) for q in asked_by_answer(30)]
    assert scored(knowledge, wrong)[-1].first_after < 0.2


def test_fewer_than_ten_and_rows_that_are_gone_give_no_score(knowledge: Knowledge) -> None:
    assert scored(knowledge, asked_by_answer(9)) == ()
    gone = [Labelled(q.query, (-1,)) for q in asked_by_answer(30)]
    assert scored(knowledge, [*asked_by_answer(9), *gone]) == ()

"""Questions that stand or fall together: the same answer, or one subject under several templates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.domain.rows import Row
from medbot_desktop.tuning.groups import check_groups, folds_of, group_questions, group_rows, sizes, subjects

ILLNESSES = ("gout", "cystic fibrosis", "scurvy", "measles", "rickets", "heart failure", "hay fever")


def test_one_subject_under_two_templates_is_one_group() -> None:
    questions = [f"What are the symptoms of {x}?" for x in ILLNESSES] + [
        f"Is {x} inherited?" for x in ILLNESSES
    ]
    rows = [Row("f", n, q, f"answer {n}") for n, q in enumerate(questions, 1)]
    groups = group_rows(rows)
    assert groups[: len(ILLNESSES)] == groups[len(ILLNESSES) :]
    assert len(set(groups)) == len(ILLNESSES)
    assert subjects(questions)[1] == ("cystic", "fibrosis")


def test_the_same_answer_is_one_group_however_it_is_written() -> None:
    rows = [Row("f", 1, "one", "Take it WITH food."), Row("f", 2, "two", "take it with food")]
    assert group_rows(rows) == [0, 0]


def test_questions_without_a_template_stand_alone() -> None:
    rows = [Row("f", n, q, str(n)) for n, q in enumerate(("can I drive", "does it keep", "how many"), 1)]
    assert len(set(group_rows(rows))) == 3


def test_a_question_with_two_right_rows_joins_their_groups() -> None:
    rows, questions = group_questions([0, 1, 2], [(0, 2), (1,)], [("a",), ("b",)])
    assert rows[0] == rows[2] == questions[0]
    assert rows[1] == questions[1] != questions[0]


def test_the_same_words_for_two_rows_join_them() -> None:
    """Labelled twice, once wrongly, a question must not be learned in one round's part and scored in the other."""
    rows, questions = group_questions([0, 1], [(0,), (1,)], [("same",), ("same",)])
    assert len({*rows, *questions}) == 1


@given(
    st.lists(st.integers(0, 30), min_size=10, max_size=200),
    st.integers(2, 10),
    st.integers(0, 1000),
)
def test_no_group_is_split(groups: list[int], folds: int, seed: int) -> None:
    fold = folds_of(groups, folds, seed)
    assert set(fold) == set(groups)
    for number in range(folds):
        rest = [g for g in groups if fold[g] != number]
        if rest:
            check = check_groups(rest, seed, number + 1)
            assert check <= set(rest)
    assert sum(size * count for size, count in sizes(groups)) == len(groups)

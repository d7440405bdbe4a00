"""The figures of an evaluation, against a case worked by hand."""

from __future__ import annotations

from medbot_desktop.pipeline.evaluate import KindCount, LabelledQuestion, Outcome, score


def outcome(
    expected: tuple[int, ...], ranked: tuple[int, ...], kind: str, row: int | None = None, wanted: str = "",
    *, wrong: bool = False,
) -> Outcome:  # fmt: skip
    return Outcome(LabelledQuestion("q", expected, wanted), kind, row, 0.5, ranked, wrong)


def test_scores_by_hand() -> None:
    scores = score(
        [
            outcome((3,), (3, 1, 2), "stored", 3, "stored"),
            outcome((3, 4), (1, 4, 2), "stored", 1, "stored", wrong=True),
            outcome((9,), (1, 2, 3, 4, 5, 9), "not_in_data", None, "stored"),
            outcome((8,), (1, 2), "choose", None, "choose"),
            outcome((), (1, 2), "stored", 2, "not_in_data"),
        ]
    )
    assert scores.n == 5
    assert scores.recall_at_1 == 1 / 4
    assert scores.recall_at_5 == 2 / 4
    assert scores.mrr_at_10 == (1 + 1 / 2 + 1 / 6) / 4
    assert scores.answered == 2 / 4
    assert scores.precision == 1 / 2
    assert scores.wrong_medicine == 1
    assert scores.kinds == {
        "stored": KindCount(3, 2),
        "choose": KindCount(1, 1),
        "not_in_data": KindCount(1, 0),
    }


def test_without_questions_that_have_a_row_nothing_is_divided() -> None:
    scores = score([outcome((), (), "help", None, "help")])
    assert scores.recall_at_1 is None
    assert scores.precision is None
    assert scores.kinds == {"help": KindCount(1, 1)}

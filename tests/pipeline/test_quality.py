"""Answer quality must not slip: floors a little below what is reached, on the half of the questions never fitted.

docs/answering.md has the figures themselves.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.desk import FileDesk
from medbot_desktop.pipeline.evaluate import LabelledQuestion, Scores, evaluate
from medbot_desktop.pipeline.knowledge import load_knowledge

if TYPE_CHECKING:
    from medbot_desktop.pipeline.knowledge import Knowledge

QUESTIONS = Path(__file__).parent.parent / "questions"
# Recall at 1 and the share given as stored.
FLOORS = {"es": (0.93, 0.85), "en": (0.88, 0.74)}
THIRD_AUTHOR = {"es": 0.8, "en": 0.7}  # shares given as stored
SECOND_AUTHOR = {"spanish": (0.95, 0.88), "look_alike": (0.97, 0.94), "english": (0.96, 0.89)}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read_unfitted(path: Path) -> list[LabelledQuestion]:
    """The questions no fit has seen: the half `report`, and those written later."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            LabelledQuestion(
                line["query"],
                tuple(int(number) for number in line["expected_row"].split(";") if number),
                line["expected_kind"],
            )
            for line in csv.DictReader(file)
            if line["half"] not in ("fit", "seen")
        ]


def scores_of(language: str, knowledge: Knowledge, folder: Path, questions: Path | None = None) -> Scores:
    rows = bundled("data") / f"starter_{language}.csv"
    asked = read_unfitted(questions or QUESTIONS / f"questions_{language}.csv")
    desk = FileDesk(rows, folder, lambda done, total: None, knowledge)
    try:
        return evaluate(desk.answerer, desk.index, asked)
    finally:
        desk.close()


@pytest.mark.parametrize("language", ["es", "en"])
def test_unseen_questions_are_answered_as_well_as_before(
    language: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    scores = scores_of(language, knowledge, tmp_path)
    recall_at_1, answered = FLOORS[language]
    assert scores.wrong_medicine == 0
    assert scores.precision is not None
    assert scores.precision >= 0.95
    assert scores.recall_at_1 is not None
    assert scores.recall_at_1 >= recall_at_1
    assert scores.recall_at_5 is not None
    assert scores.recall_at_5 >= 0.97
    assert scores.answered is not None
    assert scores.answered >= answered
    kinds = scores.kinds
    assert kinds["red_flag"].right == kinds["red_flag"].n
    assert kinds["not_in_data"].right >= 0.93 * kinds["not_in_data"].n
    others = [o for o in scores.outcomes if o.question.expected_kind != "red_flag"]
    assert sum(o.kind == "red_flag" for o in others) <= 0.02 * len(others)


@pytest.mark.parametrize("name", sorted(SECOND_AUTHOR))
def test_a_second_authors_file_is_answered_without_a_wrong_medicine(
    name: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    """Rows and questions by somebody who had seen neither the first author's nor the program's answers."""
    folder = QUESTIONS / "second_author"
    desk = FileDesk(folder / f"{name}_rows.csv", tmp_path, lambda done, total: None, knowledge)
    try:
        scores = evaluate(desk.answerer, desk.index, read_unfitted(folder / f"{name}_questions.csv"))
    finally:
        desk.close()
    recall_at_1, answered = SECOND_AUTHOR[name]
    assert scores.wrong_medicine == 0
    assert scores.precision is not None
    assert scores.precision >= 0.97
    assert scores.recall_at_1 is not None
    assert scores.recall_at_1 >= recall_at_1
    assert scores.answered is not None
    assert scores.answered >= answered
    others = [o for o in scores.outcomes if o.question.expected_kind != "red_flag"]
    assert sum(o.kind == "red_flag" for o in others) <= 0.02 * len(others)
    assert all(count.right >= 0.85 * count.n for count in scores.kinds.values())


@pytest.mark.parametrize(("language", "name"), [("es", "spanish"), ("en", "english")])
def test_hurried_questions_of_a_counter_meet_no_wrong_medicine_and_no_silence(
    language: str, name: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    """The half that nobody looked at, of questions written to mislead."""
    file = QUESTIONS / "third_author" / f"{name}_questions.csv"
    scores = scores_of(language, knowledge, tmp_path, file)
    assert scores.wrong_medicine == 0
    assert scores.precision is not None
    assert scores.precision >= 0.95
    assert scores.answered is not None
    assert scores.answered >= THIRD_AUTHOR[language]
    assert scores.kinds["red_flag"].right == scores.kinds["red_flag"].n
    assert scores.kinds["not_in_data"].right >= 0.93 * scores.kinds["not_in_data"].n


@pytest.mark.parametrize(("language", "name"), [("es", "spanish"), ("en", "english")])
def test_telegraphic_questions_with_their_traps_meet_no_wrong_medicine(
    language: str, name: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    """Brand, slang and two words; a fifth asks for what no row holds."""
    file = QUESTIONS / "fourth_author" / f"{name}_questions.csv"
    scores = scores_of(language, knowledge, tmp_path, file)
    assert scores.wrong_medicine == 0
    assert scores.precision is not None
    assert scores.precision >= 0.95
    assert scores.answered is not None
    assert scores.answered >= 0.93
    assert scores.kinds["red_flag"].right == scores.kinds["red_flag"].n
    assert scores.kinds["not_in_data"].right >= 0.75 * scores.kinds["not_in_data"].n

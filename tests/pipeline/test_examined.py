"""An examined file under its edits: what is used and what is still wrong follow, and taking an edit away undoes it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medbot_desktop.datasets.checking import check
from medbot_desktop.datasets.doctor import Lookups
from medbot_desktop.domain.checked import AcceptRepairs, ConfirmRows, FixRow, LeaveOut, RowState, Severity
from medbot_desktop.pipeline.examined import Examined

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.checked import CheckedFile, Edit

ROWS = (
    ("¿Se toma con comida?", "Se toma con comida, siempre."),
    ("¿Se toma en ayunas?", ""),
    ("¿Se puede partir?", "La acciÃ³n se pierde si se parte la cápsula."),
    ("¿Se toma con comida?", "Se toma con comida, siempre."),
    ("¿Se toma de noche?", "Se toma por la noche, con agua."),
    ("¿Se toma de noche?", "Nunca se toma por la noche."),
)
TODAY = datetime.date(2026, 11, 25)


def unheard(done: int, total: int) -> None:
    """Nobody waits."""


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    path: Path = tmp_path_factory.mktemp("file") / "botica.csv"
    lines = [f"{question};{answer}\n" for question, answer in ROWS]
    path.write_text("pregunta;respuesta\n" + "".join(lines), encoding="utf-8")
    return Examined(check(path, today=TODAY), 1, "f" * 64, Lookups(), TODAY)


def with_edits(examined: Examined, *edits: Edit) -> CheckedFile:
    examined.apply(edits, unheard)
    return examined.told()


def counts(file: CheckedFile) -> dict[str, int]:
    return {found.kind: found.count for found in file.findings if found.severity is not Severity.INFO}


def used(examined: Examined) -> list[int]:
    return [row.number for row in examined.used_rows("x")]


def test_without_edits_it_is_the_doctors_report(examined: Examined) -> None:
    file = with_edits(examined)
    assert (file.row_count, file.used_count) == (6, 4)
    assert counts(file) == {
        "missing_answer": 1,
        "exact_duplicate": 1,
        "contradiction": 2,
        "damaged_characters": 1,
    }
    assert used(examined) == [1, 3, 5, 6]


def test_a_missing_answer_filled_in_makes_the_row_usable(examined: Examined) -> None:
    file = with_edits(examined, FixRow(2, "¿Se toma en ayunas?", "Sí, en ayunas y con agua."))
    assert file.used_count == 5
    assert "missing_answer" not in counts(file)
    row = examined.page("", 1, 1, whole=True).rows[0]
    assert (row.state, row.fixed, row.answer) == (RowState.USED, True, "Sí, en ayunas y con agua.")


def test_a_row_mended_badly_is_found_again(examined: Examined) -> None:
    assert counts(with_edits(examined, FixRow(5, "¿Se toma de noche?", "pendiente")))["placeholder"] == 1
    assert counts(with_edits(examined, FixRow(5, "¿Se toma de noche?", " ")))["missing_answer"] == 2
    assert counts(with_edits(examined, FixRow(5, ROWS[0][0], ROWS[0][1])))["exact_duplicate"] == 2


def test_a_repeat_comes_in_when_the_first_goes_out(examined: Examined) -> None:
    file = with_edits(examined, LeaveOut(1))
    assert used(examined) == [3, 4, 5, 6]
    assert "exact_duplicate" not in counts(file)
    assert examined.page("", 0, 1, whole=False).rows[0].state is RowState.LEFT_OUT
    assert used(examined) != [1]
    with_edits(examined, LeaveOut(1), LeaveOut(1, out=False))
    assert used(examined) == [1, 3, 5, 6]


def test_a_contradiction_is_settled_by_either_side(examined: Examined) -> None:
    assert "contradiction" not in counts(with_edits(examined, LeaveOut(6)))
    assert "contradiction" not in counts(with_edits(examined, FixRow(6, *ROWS[4])))
    assert counts(with_edits(examined, FixRow(6, ROWS[5][0], "Jamás de noche, nunca.")))["contradiction"] == 2


def test_repairs_are_accepted_for_one_row_or_for_all(examined: Examined) -> None:
    for edit in (AcceptRepairs("damaged_characters"), AcceptRepairs("damaged_characters", (3,))):
        assert "damaged_characters" not in counts(with_edits(examined, edit))
        assert examined.page("", 2, 1, whole=True).rows[0].answer.startswith("La acción se pierde")
    assert "damaged_characters" in counts(with_edits(examined, AcceptRepairs("damaged_characters", (1,))))


numbers = st.integers(1, len(ROWS))
texts = st.sampled_from(["", "pendiente", "Otra respuesta, la corregida.", ROWS[0][1], ROWS[4][1]])
edits = st.lists(
    st.one_of(
        st.builds(LeaveOut, numbers, st.booleans()),
        st.builds(lambda n, answer: FixRow(n, ROWS[n - 1][0], answer), numbers, texts),
        st.just(AcceptRepairs("damaged_characters")),
    ),
    max_size=8,
)


@given(edits)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_done_the_figures_agree_and_all_of_it_can_be_undone(
    examined: Examined, done: list[Edit]
) -> None:
    before = with_edits(examined)
    file = with_edits(examined, *done)
    rows = list(examined.used_rows("x"))
    assert len(rows) == file.used_count
    assert all(row.question and row.answer for row in rows)
    assert len({(row.question, row.answer) for row in rows}) == len(rows)
    shown = examined.page("", 0, 100, whole=False).rows
    out = (RowState.SET_ASIDE, RowState.LEFT_OUT)
    assert [row.number for row in shown if row.state not in out] == [row.number for row in rows]
    assert with_edits(examined) == before


def named(text: str) -> frozenset[str]:
    return frozenset(name for name in ("losartán", "lorazepam", "aspirina") if name in text.lower())


@pytest.fixture
def of_medicines(tmp_path: Path) -> Examined:
    path = tmp_path / "botica.csv"
    lines = (
        "¿Cuándo se toma losartán?;Lorazepam se toma por la noche, antes de dormir.",
        "¿La aspirina con comida?;La aspirina se toma siempre con comida.",
        "¿El losartán de noche, con agua?;El losartán se toma a cualquier hora.",
    )
    path.write_text("pregunta;respuesta\n" + "\n".join(lines) + "\n", encoding="utf-8")
    lookups = Lookups(medicines_of=named)
    return Examined(check(path, lookups, today=TODAY), 1, "f" * 64, lookups, TODAY)


def test_a_row_that_names_another_medicine_waits_for_a_correction_or_a_confirmation(
    of_medicines: Examined,
) -> None:
    file = with_edits(of_medicines)
    assert (used(of_medicines), file.used_count, file.set_aside_count) == ([2, 3], 2, 1)
    assert of_medicines.page("", 0, 9, False).rows[0].state is RowState.SET_ASIDE
    confirmed = ConfirmRows("other_medicine", (1,))
    file = with_edits(of_medicines, confirmed)
    assert (used(of_medicines), file.used_count, counts(file).get("other_medicine")) == ([1, 2, 3], 3, None)
    assert of_medicines.page("", 0, 9, False).rows[0].state is RowState.USED
    assert [row.number for row in of_medicines.page("other_medicine", 0, 9, False).rows] == []
    # Confirmed was what it said then, not what it says after another correction.
    again = FixRow(1, "¿Cuándo se toma losartán?", "La aspirina se toma con comida, siempre.")
    file = with_edits(of_medicines, confirmed, again)
    assert (used(of_medicines), counts(file)["other_medicine"]) == ([2, 3], 1)
    mended = FixRow(1, "¿Cuándo se toma losartán?", "El losartán se toma a cualquier hora del día.")
    file = with_edits(of_medicines, mended)
    assert (used(of_medicines), counts(file).get("other_medicine")) == ([1, 2, 3], None)
    file = with_edits(of_medicines)
    assert file.used_count == 2


def test_repeats_are_searched_anew_after_an_edit(of_medicines: Examined) -> None:
    assert "near_duplicate" not in counts(with_edits(of_medicines))
    # Now it asks as row 2 does, but for order and little words, and answers alike.
    near = FixRow(3, "¿Con la comida, aspirina?", "La aspirina, siempre con comida se toma.")
    file = with_edits(of_medicines, near)
    assert counts(file)["near_duplicate"] == 2
    assert [row.number for row in of_medicines.page("near_duplicate", 0, 9, False).rows] == [2, 3]
    same = FixRow(3, "¿La aspirina con comida?", "La aspirina se toma siempre con comida.")
    file = with_edits(of_medicines, same)
    assert (counts(file)["exact_duplicate"], used(of_medicines)) == (1, [2])
    other = FixRow(3, "¿La aspirina con comida?", "La aspirina, nunca con comida ni con leche.")
    assert counts(with_edits(of_medicines, other))["contradiction"] == 2
    # Left out, it repeats nothing.
    assert "contradiction" not in counts(with_edits(of_medicines, other, LeaveOut(3)))

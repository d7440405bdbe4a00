from __future__ import annotations

import pytest

from medbot_desktop.retrieval.spelling import Speller, allowed, distance, one_edit_away


@pytest.mark.parametrize(
    ("typed", "word", "far"),
    [
        ("ibuprofeno", "ibuprofeno", 0),
        ("hibuprofeno", "ibuprofeno", 0.5),
        ("amoxisilina", "amoxicilina", 0.5),
        ("metfornina", "metformina", 0.5),
        ("paracetmaol", "paracetamol", 0.5),
        ("omeprasol", "omeprazol", 0.5),
        ("enalaprl", "enalapril", 1),
        ("ibuproffeno", "ibuprofeno", 0.5),
    ],
)
def test_the_usual_slips_are_small(typed: str, word: str, far: float) -> None:
    assert distance(typed, word) == far == distance(word, typed)


def test_other_medicines_are_far() -> None:
    assert distance("nimodipino", "nifedipino") >= 1.5
    assert distance("losartan", "lorazepam") > 2.5


def test_short_words_are_never_corrected() -> None:
    assert allowed(4) == 0


def test_the_nearest_word_comes_first_and_distant_ones_not_at_all() -> None:
    speller = Speller(["omeprazol", "pantoprazol", "esomeprazol", "zzz"])
    assert speller.near("omeprasol", 2.0)[0] == (0.5, "omeprazol")
    assert "zzz" not in [word for _, word in speller.near("omeprasol", 2.0)]
    assert "omeprazol" in speller
    assert "omeprasol" not in speller


def test_one_edit_away_holds_every_plain_edit() -> None:
    near = set(one_edit_away("dosis"))
    assert {"dosi", "dossis", "dosus", "odsis", "adosis"} <= near

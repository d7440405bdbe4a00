from __future__ import annotations

import random

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


def test_words_that_come_and_go_between_questions_are_found_as_in_a_speller_made_anew() -> None:
    chance = random.Random(7)
    words = ["".join(chance.choices("aeioulrsmn", k=chance.randrange(5, 9))) for _ in range(150)]
    speller, there = Speller(words[:20]), set(words[:20])
    for _ in range(600):
        word = chance.choice(words)
        match chance.randrange(4):
            case 0 | 1:
                speller.add(word)
                there.add(word)
            case 2:
                speller.discard(word)
                there.discard(word)
            case _:
                assert speller.near(word[1:], 2.0) == Speller(there).near(word[1:], 2.0)
        assert (word in speller) == (word in there)


def test_one_edit_away_holds_every_plain_edit() -> None:
    near = set(one_edit_away("dosis"))
    assert {"dosi", "dossis", "dosus", "odsis", "adosis"} <= near

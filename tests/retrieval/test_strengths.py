"""Strengths beside names, and what is no strength."""

from __future__ import annotations

import pytest

from medbot_desktop.retrieval.strengths import Strength, differ, strengths


@pytest.mark.parametrize(
    ("text", "ends", "found"),
    [
        ("rivaroxaban 20 mg", [1], {(20.0, "mg")}),
        ("rivaroxaban de 10 mg con comida", [1], {(10.0, "mg")}),
        ("adiro 300", [1], {(300.0, "")}),
        ("paracetamol 1 g", [1], {(1000.0, "mg")}),
        ("levotiroxina 50 mcg", [1], {(0.05, "mg")}),
        ("calcio vitamina d 880 ui", [3], {(880.0, "iu")}),
        ("paracetamol 3 veces", [1], set()),
        ("ibuprofeno 2 pastillas", [1], set()),
        ("ibuprofeno niña 8 años", [1], set()),
        ("metformin", [1], set()),
    ],
)
def test_what_stands_beside_a_name(text: str, ends: list[int], found: set[Strength]) -> None:
    assert strengths(text, ends) == found


def test_only_two_told_strengths_differ() -> None:
    assert differ(frozenset({(20.0, "mg")}), frozenset({(10.0, "mg")}))
    assert differ(frozenset({(20.0, "")}), frozenset({(10.0, "mg")}))
    assert not differ(frozenset({(10.0, "")}), frozenset({(10.0, "mg")}))
    assert not differ(frozenset(), frozenset({(10.0, "mg")}))
    assert not differ(frozenset({(10.0, "mg")}), frozenset())

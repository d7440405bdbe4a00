"""Words that two texts share, and how one differs from the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.domain.wording import Piece, difference, folded, matching_spans


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("ibuprofeno con el estomago vacio?", "¿Se puede tomar Ibuprofeno con el estómago vacío?",
         ["Ibuprofeno", "estómago", "vacío"]),
        ("dosis 1.5 ml", "Las dosis son de 1,5 ml o 1.5 ml", ["dosis", "1.5"]),
        ("tomar metformina", "Se toma con comida", ["toma"]),
        ("how many doses", "One dose a day", ["dose"]),
        ("nimodipino", "nifedipino", []),
        ("15 mg", "150 mg", []),
        ("", "nada", []),
    ],
)  # fmt: skip
def test_shared_words_are_found_as_they_are_written(question: str, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in matching_spans(question, text)] == words


def test_a_difference_names_what_is_gone_and_what_is_new() -> None:
    parts = difference("Hasta 4 g al día.", "Hasta 3 g al día, con control.")
    assert [(p.piece, p.text) for p in parts] == [
        (Piece.SAME, "Hasta "),
        (Piece.GONE, "4 "),
        (Piece.ADDED, "3 "),
        (Piece.SAME, "g al día"),
        (Piece.ADDED, ", con control"),
        (Piece.SAME, "."),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_come_back_from_their_difference(earlier: str, later: str) -> None:
    parts = difference(earlier, later)
    assert "".join(p.text for p in parts if p.piece is not Piece.ADDED) == earlier
    assert "".join(p.text for p in parts if p.piece is not Piece.GONE) == later


def test_folding_leaves_the_words_alone() -> None:
    assert folded("¿Daña el  RIÑÓN?") == "dana el rinon"

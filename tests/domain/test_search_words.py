"""Reading a search: words, beginnings, phrases, words to leave out; and marking what it found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.domain.search_words import Term, fold, marks, read_search


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("rinon", [Term("rinon", True)], []),
        ("dosis rinon", [Term("dosis"), Term("rinon", True)], []),
        ('"dosis máxima"', [Term("dosis máxima")], []),
        ('"dosis máx', [Term("dosis máx", True)], []),
        ('"dosis máxima" rin', [Term("dosis máxima"), Term("rin", True)], []),
        ("ibu* dosis", [Term("ibu", True), Term("dosis", True)], []),
        ("tos -niños", [Term("tos")], [Term("niños")]),
        ('tos -"jarabe infantil"', [Term("tos")], [Term("jarabe infantil")]),
        ("foo-bar", [Term("foo-bar", True)], []),
        ("- tos", [Term("tos", True)], []),
        ("-niños", [], [Term("niños")]),
        ("¿? ! -", [], []),
    ],
)
def test_reading_a_search(typed: str, wanted: list[Term], unwanted: list[Term]) -> None:
    words = read_search(typed)
    assert (list(words.wanted), list(words.unwanted)) == (wanted, unwanted)


def test_marks_fold_accents_and_take_beginnings_and_phrases() -> None:
    text = "El riñón y los RIÑONES con ibuprofeno"

    def marked(typed: str) -> list[str]:
        return [text[s : s + n] for s, n in marks(text, read_search(typed))]

    assert marked("rinon ibu") == ["riñón", "ibuprofeno"]
    assert marked("riñ") == ["riñón", "RIÑONES"]
    assert marked('"los rinones" ') == ["los RIÑONES"]
    assert marked('"rinones los"') == []
    assert marked("con -riñón") == ["con"]
    assert marks(text, read_search("¿?")) == ()
    assert fold("Ácido") == "acido"


@given(st.text(max_size=80), st.text(max_size=80))
def test_marks_lie_within_the_text_and_in_order(text: str, typed: str) -> None:
    end = 0
    for start, length in marks(text, read_search(typed)):
        assert start >= 0
        assert length > 0
        assert start + length <= len(text)
        end = max(end, start + length)

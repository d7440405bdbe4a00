"""Personal details: what is found, what never is, and that masking touches nothing else."""

from __future__ import annotations

import csv
import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.domain.personal_numbers import PUBLIC_NUMBERS
from medbot_desktop.domain.privacy import DetailKind, find, mask

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"


def _details() -> list[tuple[str, str, str]]:
    with (HERE / "private_details.csv").open(encoding="utf-8", newline="") as file:
        return [(r["kind"], r["detail"], r["sentence"]) for r in csv.DictReader(file)]


ORDINARY = (HERE / "ordinary_sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("kind", "detail", "sentence"), _details())
def test_detail_is_found(kind: str, detail: str, sentence: str) -> None:
    assert (DetailKind(kind), detail) in [(d.kind, sentence[d.start : d.end]) for d in find(sentence)]
    assert detail not in mask(sentence)


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentence_stays(sentence: str) -> None:
    assert mask(sentence) == sentence


@pytest.mark.parametrize("name", ["starter_es.csv", "starter_en.csv"])
def test_the_shipped_rows_hold_no_details(name: str) -> None:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            assert not find(row["question"])
            assert not find(row["answer"])


def test_numbers_to_call_are_never_masked() -> None:
    shown = tomllib.loads((DATA / "red_flags.toml").read_text(encoding="utf-8"))["numbers"]
    for number in shown:
        digits = "".join(c for c in number["number"] if c.isdigit())
        assert len(digits) < 6 or digits in PUBLIC_NUMBERS
        assert mask(f"llame al {number['number']}") == f"llame al {number['number']}"


def test_masks_are_words_of_the_texts_language() -> None:
    assert mask("paciente Juan Pérez, DNI 12345678Z, tel. 612 345 678") == (
        "paciente [nombre], DNI [documento], tel. [teléfono]"
    )
    assert mask("the patient is John Smith, call 555-123-4567") == "the patient is [name], call [phone]"


def test_details_are_apart_and_in_order() -> None:
    text = "Juan Pérez, DNI 12345678Z, nacido el 03/05/1950, juan@example.com, 612345678"
    found = find(text)
    assert [d.kind for d in found] == ["name", "document", "birth_date", "mail", "phone"]
    assert all(one.end <= other.start for one, other in pairwise(found))


PIECES = st.sampled_from(
    [
        *(sentence for _, _, sentence in _details()),
        *(detail for _, detail, _ in _details()),
        *ORDINARY,
        *(
            "tel",
            "DNI",
            "paciente",
            "lote",
            "Juan",
            "Pérez",
            "nacido",
            "12/03/1950",
            "612345678",
            "[teléfono]",
        ),
        *("[name]", "C/", ",", ".", ":", "-", "mg"),
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=6), st.sampled_from([" ", "", ", ", "\n"]))
def test_masking_twice_changes_nothing_and_the_rest_stays(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    masked = mask(text)
    assert mask(masked) == masked
    at = place = 0
    for detail in find(text):
        kept = text[at : detail.start]
        assert masked.startswith(kept, place)
        place = masked.index("]", place + len(kept)) + 1
        at = detail.end
    assert masked[place:] == text[at:]


@pytest.mark.parametrize("letter", ["x", "1", "-", "a.", "A", "@"])
def test_one_word_of_a_whole_cell_is_read_at_once(letter: str) -> None:
    """simonw/datasette-lite#84's file: one cell of 200,000 letters kept the check busy for minutes."""
    text = letter * (200_000 // len(letter))
    began = time.process_time()
    assert find(f"{text} escriba a ana@botica.es")
    assert time.process_time() - began < 10

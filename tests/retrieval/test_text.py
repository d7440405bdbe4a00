"""Text reading: what a question and a row must agree on before anything is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.retrieval.text import STOP_WORDS, fold, language_of, stem, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("¿Niño  de 2 AÑOS?", "¿nino de 2 anos?"),
        ("para\u200bceta\u00admol", "paracetamol"),
        ("ﬁebre\tALTA\r\n", "fiebre alta"),
        ("\uff15\uff10\uff10\uff4d\uff47", "500mg"),
        ("ibuprofeno\u00a0600", "ibuprofeno 600"),
        ("cafe\u0301ína", "cafeina"),
        ("\ufeffhola\x00", "hola"),
        ("", ""),
    ],
)
def test_folding_takes_out_what_writers_leave_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ibuprofeno600", ["ibuprofeno", "600"]),
        ("600mg", ["600", "mg"]),
        ("2,5 ml o 0.125mg", ["2.5", "ml", "o", "0.125", "mg"]),
        ("Vitamina B12 y D3", ["vitamina", "b12", "y", "d3"]),
        ("can't / can\u2019t", ["cant", "cant"]),
        ("50 µg", ["50", "mcg"]),
        ("paracetamol/codeína 500/30", ["paracetamol", "codeina", "500", "30"]),
        ("3TC", ["3tc"]),
        ("Apiretal100mg/ml,2 veces.", ["apiretal", "100", "mg", "ml", "2", "veces"]),
        ("co-trimoxazole", ["co", "trimoxazole"]),
        ("¿?", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    "family",
    [
        ("niño", "niña", "niños", "niñas"),
        ("tomar", "tomo", "toma", "tomando", "tomado", "tomé"),
        ("pastilla", "pastillas"),
        ("comprimido", "comprimidos"),
        ("embarazo", "embarazada", "embarazadas"),
        ("dosis", "dose", "doses"),
        ("conservar", "conservación", "conserva", "conservado"),
        ("allergy", "allergies"),
        ("taking", "take", "took", "taken"),
        ("stopped", "stopping", "stop", "stops"),
        ("interacción", "interacciones"),
        ("ibuprofeno", "ibuprofen"),
        ("amoxicilina", "amoxicillin"),
        ("metformina", "metformin"),
        ("tablets", "tablet"),
        ("vacuna", "vacunas", "vacunación"),
    ],
)
def test_one_family_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dosis", "dos"),
        ("bebé", "beber"),
        ("prednisona", "prednisolona"),
        ("nifedipino", "nimodipino"),
        ("hidroxizina", "hidralazina"),
        ("pregnancy", "prednisone"),
        ("number", "numb"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


def stems(text: str) -> list[str]:
    return [stem(token) for token in tokens(text)]


def test_stems_of_both_languages_meet() -> None:
    assert stems("Dosis de Ibuprofeno")[::2] == ["dosis", "ibuprofen"]
    assert stems("ibuprofen dose") == ["ibuprofen", "dosis"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Puedo tomar ibuprofeno con sintrom?", "es"),
        ("can i take ibuprofen with warfarin", "en"),
        ("dosis maxima paracetamol", "es"),
        ("max dose of acetaminophen per day", "en"),
        ("ibuprofeno 600", ""),
        ("metformin", ""),
        ("omeprazol", ""),
        ("", ""),
        ("ok", ""),
        ("niño fiebre", "es"),
        ("my son has a fever", "en"),
        ("se puede dar apiretal a un bebe", "es"),
        ("is it safe in pregnancy", "en"),
        ("Ácido fólico", ""),
        ("amoxicilina nevera", "es"),
        ("sertraline alcohol", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_stop_words_keep_negations() -> None:
    for words in STOP_WORDS.values():
        assert not words & {"no", "not", "sin", "without", "nunca", "never"}
        assert all(fold(word) == word for word in words)


@given(st.text())
def test_folding_and_tokens_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tokens(" ".join(tokens(text))) == tokens(text)
    assert all(stems(text))

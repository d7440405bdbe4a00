"""Numbers with units: read alike however they are written, told apart where they differ."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medbot_desktop.answering.quantities import quantities, unsupported

PAIRS = Path(__file__).parent / "amount_pairs.csv"


def pairs(marked: str) -> list[tuple[str, str]]:
    """What a model says and what the row holds; `marked` is "yes" where a pharmacist would want it marked."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [(line["said"], line["held"]) for line in csv.DictReader(file) if line["marked"] == marked]


@pytest.mark.parametrize(("said", "held"), pairs("yes"))
def test_what_a_pharmacist_would_want_marked_is_marked(said: str, held: str) -> None:
    assert unsupported(said, [held])


def test_few_of_the_amounts_that_are_the_rows_own_are_marked() -> None:
    """Three are: "twice a day" for "cada 12 horas" and the like is a conversion, and those are forbidden to a model."""
    same = pairs("no")
    assert len(same) > 60
    assert sum(bool(unsupported(said, [held])) for said, held in same) <= 3


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (
            "El metotrexato se toma a diario.",
            "No: una sola vez por semana. Tomarlo a diario por error puede ser mortal.",
        ),
        ("It is taken every day.", "Once a week, always on the same day, never every day."),
    ],
)
def test_a_row_that_warns_of_taking_it_daily_does_not_say_daily(said: str, held: str) -> None:
    assert unsupported(said, [held])


@pytest.mark.parametrize(
    "row",
    [
        "Once a week, always on the same day, never every day.",
        "No: una sola vez por semana. Tomarlo a diario por error puede ser mortal.",
        "Adultos: 1 o 2 comprimidos cada 4 a 6 horas. No más de 8 comprimidos (4 g) en 24 horas.",
        "Menores de 12 años: 10 mg/kg cada 6-8 horas, como máximo 4 dosis al día; no use más de 3 días.",
    ],
)
def test_a_row_word_for_word_has_no_mark(row: str) -> None:
    assert unsupported(row, [row]) == []
    for sentence in row.replace(":", ".").split("."):
        assert unsupported(sentence, [row]) == []


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("1 g cada 8 h", "1000 mg cada 8 horas"),
        ("1.000 mg", "1 g"),
        ("1,000 mg", "1000 mg"),
        ("1\u00a0000 mg", "1000 mg"),
        ("0,5 ml", "0.5 mL"),
        ("½ comprimido", "medio comprimido"),
        ("media tableta", "1/2 comprimido"),
        ("cada ocho horas", "cada 8 h"),
        ("every eight hours", "every 8 hours"),
        ("twice", "2 times a day"),
        ("4-6 horas", "entre 4 y 6 horas"),
        ("4 to 6 hours", "4–6 h"),
        ("10 mg por kilo", "10 mg/kg"),
        ("5 mg/5 ml", "1 mg/ml"),
        ("100 µg", "0,1 mg"),
        ("100 microgramos", "100 mcg"),
        ("24 horas", "1 día"),
        ("37,5 °C", "37.5 grados"),
        ("hasta 4", "4 veces al día"),
        ("el 2", "2 g"),
        ("vitamina B12 y COVID-19", "sin números"),
        ("1. Con agua.\n2. Con comida.", "sin números"),
        ("Tome 30 mg/kg/día", "30 mg/kg/día"),
        ("25 mg", "veinticinco mg"),
        ("thirty-one days", "31 days"),
        ("two hundred and fifty mg", "250 mg"),
        ("quinientos mg", "500 mg"),
        ("dos mil unidades", "2.000 UI"),
        ("3 millones de UI", "3 MUI"),
        ("1½ comprimidos", "1,5 comprimidos"),
        ("two and a half tablets", "2 1/2 tablets"),
        (".5 mg", "0,5 mg"),
        ("10 mg por ml", "10 mg/ml"),
        ("10 mg por cada kilo", "10 mg/kg"),
        ("5 ㎍", "5 mcg"),
        ("5 por ciento", "5 %"),
        ("half a tablet", "½ tablet"),
    ],
)
def test_the_same_amount_is_held_however_it_is_written(said: str, held: str) -> None:
    assert unsupported(said, [held]) == []


@pytest.mark.parametrize(
    ("said", "held", "marked"),
    [
        ("Tome 50 mg.", "500 mg", ["50 mg"]),
        ("5 mg", "5 mcg", ["5 mg"]),
        ("10 mg", "10 mg/kg", ["10 mg"]),
        ("10 mg/kg", "10 mg", ["10 mg/kg"]),
        ("1.5 g", "15 g", ["1.5 g"]),
        ("1.000 mg", "1 mg", ["1.000 mg"]),
        ("8 días", "8 horas", ["8 días"]),
        ("cada seis horas", "cada 8 horas", ["seis horas"]),
        ("4 a 8 horas", "4 a 6 horas", ["8 horas"]),
        ("500–1000 mg", "500 mg", ["1000 mg"]),
        ("dos comprimidos", "1 comprimido", ["dos comprimidos"]),
        ("10 UI", "100 UI", ["10 UI"]),
        ("llame al 915620420", "llame al 112", ["915620420"]),
        ("hasta 7", "4 veces", ["7"]),
        ("2.5 mg y 25 mg", "25 mg", ["2.5 mg"]),
        ("treinta y cinco mg", "5 mg", ["treinta y cinco mg"]),
        ("thirty five mg", "5 mg", ["thirty five mg"]),
        ("veinticinco gotas", "5 gotas", ["veinticinco gotas"]),
        ("ochenta mg", "8 mg", ["ochenta mg"]),
        ("two hundred mg", "100 mg", ["two hundred mg"]),
        ("dos mil mg", "1000 mg", ["dos mil mg"]),
        ("1 millón de unidades", "1 unidad", ["1 millón de unidades"]),
        ("dos comprimidos y medio", "2 comprimidos", ["dos comprimidos y medio"]),
        ("1½ comprimidos", "½ comprimido", ["1½ comprimidos"]),
        (".5 mg", "5 mg", [".5 mg"]),
        ("5 mg", ".5 mg", ["5 mg"]),
        ("200 mg", "200 mg por ml", ["200 mg"]),
        ("200 mg per ml", "200 mg", ["200 mg per ml"]),
        ("10 mg", "10 mg por cada kilo", ["10 mg"]),
        ("5 mg/m²", "5 mg", ["5 mg/m²"]),
        ("5 ㎎", "5 µg", ["5 ㎎"]),
        ("5 µmol", "5 mmol", ["5 µmol"]),
        ("5 cucharadas", "5 cucharaditas", ["5 cucharadas"]),
        ("5 percent", "5 mg", ["5 percent"]),
        ("**50** mg", "500 mg y 50 g", ["50** mg"]),
        ("once daily", "twice daily", ["once"]),
        ("doble dosis", "1 dosis", ["doble"]),
    ],
)
def test_another_amount_is_not(said: str, held: str, marked: list[str]) -> None:
    assert [said[start:end] for start, end in unsupported(said, [held])] == marked


def test_with_nothing_to_stand_on_every_number_is_marked() -> None:
    text = "Tome 20 mg dos veces al día durante 5 días."
    assert [text[a:b] for a, b in unsupported(text, [])] == ["20 mg", "dos veces", "5 días"]


def test_a_long_text_of_digits_is_read_in_reasonable_time() -> None:
    assert len(quantities("1 " * 20_000)) == 20_000
    assert quantities("1" * 5_000)
    quantities("1,1," * 5_000)


@pytest.mark.parametrize(
    "piece", ["treinta y ", "two hundred and ", "dos mil ", "1 millones ", "half a ", "5 mg por ", "* "]
)
def test_a_long_text_of_number_words_is_read_in_reasonable_time(piece: str) -> None:
    assert isinstance(quantities(piece * 2_000), list)

"""Qualifiers: whom and what a question asks for, and which rows may therefore not answer it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.retrieval.qualifiers import GATES, LIMITS, MATTERS, Qualifiers
from medbot_desktop.texts import TEXTS

DATA = Path(__file__).resolve().parents[2] / "data"
SENTENCES = Path(__file__).with_name("qualifier_sentences.csv")


@pytest.fixture(scope="module")
def qualifiers() -> Qualifiers:
    return Qualifiers.load(DATA)


def _sentences() -> list[tuple[str, bool, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [(r["kind"], r["says"] == "yes", r["sentence"]) for r in csv.DictReader(file)]


@pytest.mark.parametrize(("kind", "says", "sentence"), _sentences())
def test_sentence(qualifiers: Qualifiers, kind: str, says: bool, sentence: str) -> None:
    assert (kind in qualifiers.find(sentence)) is says


@pytest.mark.parametrize(
    ("question", "row_question", "row_answer", "lacks"),
    [
        ("ibuprofeno niño 4 años", "¿Cuál es la dosis de ibuprofeno?", "Un comprimido de 400 mg.", {"child"}),
        ("ibuprofen for my child", "Can a child take ibuprofen?", "Yes, the suspension.", set()),
        # An answer on who should not take it covers the pregnancy question.
        (
            "enalapril embarazada",
            "¿Qué contraindicaciones tiene el enalapril?",
            "No debe tomarse en el embarazo.",
            set(),
        ),
        ("aspirin pregnant", "What is aspirin for?", "Pain and fever.", {"pregnancy"}),
        # "Keep out of reach of children" is no word on children's doses.
        (
            "paracetamol para bebé",
            "¿Cómo se guarda el paracetamol?",
            "Fuera del alcance de los niños.",
            {"child"},
        ),
        (
            "maximum paracetamol a day",
            "How much paracetamol can I take?",
            "1 g every 6 hours, no more than 4 g a day.",
            set(),
        ),
        ("maximum paracetamol a day", "What is paracetamol for?", "Pain.", {"maximum"}),
        ("can I stop sertraline", "What is sertraline for?", "Depression. Do not stop it suddenly.", set()),
        (
            "can I stop ramipril",
            "When is ramipril dangerous?",
            "Stop it and call a doctor if the face swells.",
            {"stop"},
        ),
        (
            "ibuprofeno gel espalda",
            "¿Para qué sirve el ibuprofeno?",
            "Un comprimido cada 8 horas.",
            {"form:gel"},
        ),
        ("diclofenac gel", "What is diclofenac cream for?", "Rub it in.", set()),
        ("ibuprofeno comprimidos con comida", "¿Ibuprofeno con comida?", "Mejor con comida.", set()),
        ("ibuprofen tablets", "What is ibuprofen gel for?", "Sprains.", {"form:tablet"}),
        (
            "sertralina lactancia y alcohol",
            "¿Sertralina con alcohol?",
            "No se recomienda.",
            {"breast_feeding"},
        ),
        (
            "paracetamol para perros",
            "¿Para qué sirve el paracetamol?",
            "Para el dolor y la fiebre.",
            {"animal"},
        ),
        ("meloxicam for my dog", "What is the dose of meloxicam in dogs?", "As the vet says.", set()),
        # What was seen in the laboratory or is kept out of reach is no word on how to treat an animal.
        ("enalapril para mi gato", "¿Enalapril?", "En estudios con animales fue seguro.", {"animal"}),
        ("ibuprofen for my cat", "How is ibuprofen kept?", "Out of reach of children and pets.", {"animal"}),
    ],
)
def test_what_a_row_lacks(
    qualifiers: Qualifiers, question: str, row_question: str, row_answer: str, lacks: set[str]
) -> None:
    row = qualifiers.of_row(row_question, row_answer)
    assert qualifiers.missing(qualifiers.find(question), row) == lacks


@pytest.mark.parametrize(
    ("question", "row_question", "beyond"),
    [
        ("dosis de ibuprofeno", "¿Cuánto ibuprofeno se da a un niño?", {"child"}),
        ("dosis de ibuprofeno para niños", "¿Cuánto ibuprofeno se da a un niño?", set()),
        ("is aspirin safe", "Is aspirin safe in pregnancy?", {"pregnancy"}),
        # One of the people a row is about is enough.
        ("albuterol while nursing", "Can I use albuterol when pregnant or breast-feeding?", set()),
        ("ibuprofeno con warfarina", "¿Ibuprofeno gel con warfarina?", {"form:gel"}),
        ("para qué sirve el salbutamol", "¿Para qué sirve el inhalador de salbutamol?", set()),
        ("adulto, dosis de apiretal", "¿Dosis de apiretal en bebés?", {"child"}),
        ("what is metformin for", "What is metformin for?", set()),
        ("meloxicam dose", "What is the dose of meloxicam in dogs?", {"animal"}),
        # Another limit in common does not make an animal's row a person's.
        ("meloxicam and my kidneys", "Meloxicam in dogs with kidney disease?", {"animal"}),
    ],
)
def test_what_a_row_is_limited_to(
    qualifiers: Qualifiers, question: str, row_question: str, beyond: set[str]
) -> None:
    assert qualifiers.excess(qualifiers.find(question), qualifiers.find(row_question)) == beyond


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "qualifiers.toml").write_text("kinds = [", encoding="utf-8")
    with pytest.raises(BundleIncomplete):
        Qualifiers.load(tmp_path)
    with pytest.raises(BundleIncomplete):
        Qualifiers.load(tmp_path / "nowhere")


def test_every_gate_has_its_sentences() -> None:
    for language in ("es", "en"):
        assert not {f"row_lacks_{kind}" for kind in GATES | {"form"}} - TEXTS[language].keys()
        assert not {f"row_limited_to_{kind}" for kind in LIMITS | MATTERS | {"form"}} - TEXTS[language].keys()


def test_every_qualifier_has_a_name(qualifiers: Qualifiers) -> None:
    for kind in qualifiers.kinds:
        assert f"qualifier_{kind}" in TEXTS["es"]

"""A pharmacy's own file whose rows share a medicine and differ by one qualifier: for whom, how much, which pack.

The rows and the questions are those of a counter; each question is asked of the whole file and of the file without
its row, where the next row is a good answer to another question and must not be given.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from tests.answering.chain import Counter, rows_of

if TYPE_CHECKING:
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.index import RowIndex

YES, NO = AnswerKind.STORED, AnswerKind.NOT_IN_DATA
ROWS = Path(__file__).with_name("qualifier_rows.csv")


def _lines(language: str) -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return [line for line in csv.DictReader(file) if line["language"] == language]


@pytest.mark.parametrize(("language", "at_least"), [("es", 45), ("en", 31)])
def test_a_question_gets_its_own_row_or_none(knowledge: Knowledge, language: str, at_least: int) -> None:
    lines = _lines(language)
    rows = rows_of(*((line["question"], line["answer"], "") for line in lines), language=language)
    ready = [knowledge.prepare(row) for row in rows]
    encoder = knowledge.encoder
    vectors = [
        (encoder.encode_row_question(r.question_text), encoder.encode_answer(r.answer_text)) for r in ready
    ]

    def without(left_out: int | None) -> RowIndex:
        index = knowledge.empty_index()
        for number, (row, (of_question, of_answer)) in enumerate(zip(ready, vectors, strict=True)):
            if number != left_out:
                index.add(row, of_question, of_answer)
        return index

    whole = without(None)
    right = 0
    for number, line in enumerate(lines):
        less = without(number)
        for question in line["asked"].split(";"):
            ask = Ask(question, language=language)
            answer = knowledge.answerer.answer(ask, whole)
            if answer.kind is AnswerKind.STORED:
                assert answer.text == line["answer"], question
                right += 1
            assert knowledge.answerer.answer(ask, less).kind is not AnswerKind.STORED, question
    assert right >= at_least


@pytest.mark.parametrize(
    ("row", "question", "kind"),
    [
        ("¿El rivaroxabán de 10 mg se toma con comida?", "xarelto 20 con comida", AnswerKind.NOT_IN_DATA),
        ("¿El rivaroxabán de 10 mg se toma con comida?", "xarelto 10 con comida", AnswerKind.STORED),
        ("¿El rivaroxabán de 10 mg se toma con comida?", "xarelto con comida", AnswerKind.STORED),
        ("¿El rivaroxabán se toma con comida?", "xarelto 20 mg con comida", AnswerKind.STORED),
        (
            "¿El rivaroxabán de 10 mg se toma con comida?",
            "rivaroxaban 15 mg con comida?",
            AnswerKind.NOT_IN_DATA,
        ),
    ],
)
def test_a_row_on_one_strength_says_nothing_of_another(
    knowledge: Knowledge, row: str, question: str, kind: AnswerKind
) -> None:
    counter = Counter(knowledge, rows_of((row, "Con o sin comida.", "rivaroxabán")))
    assert counter.ask(question).kind is kind


@pytest.mark.parametrize(
    ("row", "answer", "question", "kind"),
    [
        # The most that may be taken is no answer to how much is taken.
        ("Dosis máxima de ibuprofeno", "2400 mg al día.", "dosis de ibuprofeno", NO),
        ("Dosis máxima de ibuprofeno", "2400 mg al día.", "dosis maxima ibuprofeno", YES),
        (
            "Dosis máxima de ibuprofeno",
            "La dosis habitual es 400 mg, 2400 al día.",
            "dosis de ibuprofeno",
            YES,
        ),
        ("¿Ibuprofeno caducado?", "No.", "ibuprofeno como se guarda", NO),
        ("¿Cómo se guarda el ibuprofeno?", "A menos de 25 grados.", "ibuprofeno vencido", NO),
        ("¿Cómo se guarda la insulina sin abrir?", "En nevera.", "insulina ya abierta nevera?", NO),
        ("¿Para qué sirve la levotiroxina?", "Suple la hormona que falta.", "olvide la levotiroxina", NO),
        ("What is levothyroxine for?", "It replaces the missing hormone.", "missed levothyroxine", NO),
        ("¿Se deja la amoxicilina al mejorar?", "No.", "se puede comprar amoxicilina sin receta", NO),
    ],
)
def test_another_matter_of_the_same_medicine_is_not_given(
    knowledge: Knowledge, row: str, answer: str, question: str, kind: AnswerKind
) -> None:
    counter = Counter(knowledge, rows_of((row, answer, "")))
    assert counter.ask(question).kind is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("insulina abierta cuanto dura", YES),
        ("opened insulin how long", YES),
        ("insulina sin abrir donde se guarda", NO),
        ("unopened insulin storage", NO),
    ],
)
def test_a_row_on_an_opened_pack_is_no_answer_on_one_that_is_not(
    knowledge: Knowledge, question: str, kind: AnswerKind
) -> None:
    rows = rows_of(
        ("Insulina abierta", "Fuera de la nevera 28 días por debajo de 30 °C.", ""),
        ("Sintrom y antibióticos", "Avise al médico: hay que controlar el INR.", ""),
    )
    assert Counter(knowledge, rows).ask(question).kind is kind


@pytest.mark.parametrize(
    "question", ["dosis maxima de paracetamol", "paracetamol max dose", "maximum dose of paracetamol"]
)
def test_of_two_rows_that_contradict_none_is_given_alone(knowledge: Knowledge, question: str) -> None:
    """Also where one of the two lies just below the threshold: asked in the other language, this one did."""
    rows = rows_of(
        ("¿Qué dosis máxima de paracetamol?", "Máximo 3 g al día en adultos.", ""),
        ("¿Qué dosis máxima de paracetamol?", "4 g al día", ""),
    )
    assert Counter(knowledge, rows).ask(question).kind is AnswerKind.CHOOSE

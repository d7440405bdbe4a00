"""Which questions of the data are shown where nothing has been asked yet."""

from __future__ import annotations

import time

import pytest

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.rows import Row
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.suggestions import MAX_LENGTH, SHOWN, suggested_questions
from medbot_desktop.worker.messages import Suggestion


def row(number: int, question: str, medicine: str = "", topic: str = "", language: str = "") -> Row:
    return Row("own.csv", number, question, "La respuesta de la fila.", medicine, topic, language=language)


@pytest.fixture(scope="module")
def starter_rows() -> list[Row]:
    names = ("starter_en.csv", "starter_es.csv")
    return [r for name in names for r in read_rows(bundled("data") / name, name, lambda done, total: None)]


def test_each_language_of_the_starter_data_has_its_own(starter_rows: list[Row]) -> None:
    suggestions = suggested_questions(starter_rows)
    asked = {(r.question, r.language): r for r in starter_rows}
    for language in ("es", "en"):
        own = [asked[s.question, language] for s in suggestions if s.language == language]
        assert len(own) == SHOWN
        assert len({r.medicine for r in own}) == SHOWN
        assert len({r.topic for r in own}) == SHOWN
        assert all(len(r.question) <= MAX_LENGTH for r in own)


def test_the_language_is_told_where_the_file_does_not_say_it() -> None:
    rows = [row(1, "¿Con qué se toma el ibuprofeno?", "ibuprofeno"), row(2, "¿Y el hierro?", "hierro")]
    assert suggested_questions(rows) == (
        Suggestion("¿Con qué se toma el ibuprofeno?", "es"),
        Suggestion("¿Y el hierro?", "es"),
    )


def test_one_question_a_medicine_and_none_too_long() -> None:
    rows = [
        row(1, "¿" + "muy " * 30 + "larga?", "ibuprofeno", language="es"),
        row(2, "¿Para qué sirve el ibuprofeno?", "ibuprofeno", language="es"),
        row(3, "¿Quién no puede tomarlo?", "Ibuprofeno", language="es"),
    ]
    assert [s.question for s in suggested_questions(rows)] == ["¿Para qué sirve el ibuprofeno?"]


def test_rows_that_name_no_medicine_are_spread_too() -> None:
    rows = [row(n, f"¿Cuál es la pregunta {n}?") for n in range(1, 61)]
    assert [s.question for s in suggested_questions(rows, 3)] == [
        "¿Cuál es la pregunta 1?",
        "¿Cuál es la pregunta 21?",
        "¿Cuál es la pregunta 41?",
    ]


def test_a_hundred_thousand_rows_do_not_hold_up_the_worker() -> None:
    rows = [row(n, f"¿Cuál es la pregunta {n}?") for n in range(100_000)]
    began = time.process_time()
    suggested_questions(rows)
    assert time.process_time() - began < 1.0


def test_no_rows_no_suggestions() -> None:
    assert suggested_questions([]) == ()

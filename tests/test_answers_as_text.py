"""An answer as plain text for the clipboard, paper and exports."""

from __future__ import annotations

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.answers import Answer, AnswerKind, Generated, Sentence, Statement, Understood
from medbot_desktop.domain.rows import Row

ROW = Row("datos", 7, "¿Daña el riñón?", "Puede dañar el riñón.", "ibuprofeno", source="AEMPS")
WRITTEN = Generated(
    "openai",
    "modelo",
    "modelo-1",
    "Puede dañarlo [1].",
    (Statement("Puede dañarlo.", (1,)),),
    (ROW, Row("datos", 8, "¿Otra?", "No citada.")),
)


def test_a_sentence_of_a_later_version_is_named_by_its_code() -> None:
    answer = Answer(AnswerKind.NOT_IN_DATA, "es", sentences=(Sentence("of_tomorrow", {"x": 1}),))
    assert "[of_tomorrow]" in answer_as_text(answer, "es")


def test_a_models_text_stands_under_its_own_label_after_the_row() -> None:
    answer = Answer(AnswerKind.GENERATED, "es", WRITTEN.text, row=ROW, generated=WRITTEN)
    text = answer_as_text(answer, "es")
    assert (
        text.index("Respuesta de sus datos") < text.index(ROW.answer) < text.index("[Redactada por un modelo")
    )
    assert "modelo-1" in text
    assert "[1] datos" in text
    assert "No citada" not in text


def test_a_models_text_without_a_row_is_never_called_the_pharmacys() -> None:
    answer = Answer(AnswerKind.GENERATED, "es", WRITTEN.text, generated=WRITTEN)
    text = answer_as_text(answer, "es")
    assert text.startswith("[Redactada por un modelo: modelo-1]\nPuede dañarlo [1].")
    assert "Respuesta de sus datos" not in text


def test_medicines_are_joined_as_the_language_does() -> None:
    answer = Answer(AnswerKind.HELP, "es", understood=Understood(("furosemida", "ibuprofeno")))
    assert "furosemida e ibuprofeno" in answer_as_text(answer, "es")
    assert "furosemida and ibuprofeno" in answer_as_text(answer, "en")


def test_doubts_and_general_knowledge_are_named_wherever_a_models_text_goes() -> None:
    statements = (Statement("Tómelo con 999 ml de agua.", (1,), ((11, 17),)), Statement(" Sabe amargo."))
    written = Generated("openai", "m", text="x", statements=statements, rows=(ROW,), general_allowed=True)
    lines = answer_as_text(
        Answer(AnswerKind.GENERATED, "es", "x", row=ROW, generated=written), "es"
    ).splitlines()
    assert "Tómelo con 999 ml de agua [1]." in lines
    assert "No está en las filas que cita, compruébelo antes de usarlo: 999 ml" in lines
    assert lines[lines.index("Conocimiento general, no está en sus datos:") + 1] == "Sabe amargo."

"""A model's text is never copied, printed or shown in a terminal without saying what it is."""

from __future__ import annotations

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.answers import Answer, AnswerKind, Generated, Sentence, Statement
from medbot_desktop.domain.rows import Row

ROW = Row("a.csv", 4, "¿Ibuprofeno con comida?", "Se toma con comida.", "ibuprofeno")
TEXT = "Tómelo con 999 ml de agua y comida."
GENERATED = Generated(
    "openai",
    "m",
    "m-2",
    text="x",
    statements=(Statement(TEXT, (1,), ((11, 17),)), Statement(" Sabe amargo.")),
    rows=(ROW,),
)
STORED = Answer(AnswerKind.STORED, "es", text=ROW.answer, row=ROW)


def test_the_text_of_a_model_comes_with_its_name_doubts_rows_and_the_stored_row() -> None:
    shown = answer_as_text(STORED.with_generated(GENERATED), "es").splitlines()
    assert shown[0] == "[Redactada por un modelo]"
    assert shown[1] == "Redactada por el modelo m-2. Compruébela antes de usarla."
    assert shown[2] == "Tómelo con 999 ml de agua y comida [1]."
    assert shown[3].endswith("antes de usarlo: 999 ml")
    assert shown[4:6] == ["Conocimiento general, no está en sus datos:", "Sabe amargo."]
    assert shown[6].startswith("[1] ¿Ibuprofeno con comida? (a.csv, fila 4")
    assert shown[7:9] == ["[Respuesta de sus datos, palabra por palabra]", ROW.answer]


def test_what_stands_first_on_the_screen_stands_first_in_the_text() -> None:
    flag = Answer(AnswerKind.RED_FLAG, "es", sentences=(Sentence("help_symptom"),))
    shown = answer_as_text(flag.with_generated(GENERATED), "en")
    assert shown.index("Emergency") < shown.index("Written by the model m-2")


def test_a_model_that_failed_leaves_the_row_and_says_why() -> None:
    failed = Generated("openai", "m", failure=Sentence("provider_offline", {"provider": "OpenAI"}))
    shown = answer_as_text(STORED.with_generated(failed), "en").splitlines()
    assert shown[:2] == ["[Stored answer, word for word]", ROW.answer]
    assert shown[-2:] == [
        "[Written by a model]",
        "No connection to OpenAI. Check the network; your stored answers still work.",
    ]

"""What a row has to tell before it answers for a dose, what is said of a misspelt name, and loud figures of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.idioms import without_idioms
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.desk import FileDesk
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.retrieval.strengths import tells_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.domain.answers import Answer


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, FileDesk]]:
    knowledge = load_knowledge()
    desks = {
        language: FileDesk(
            bundled("data") / f"starter_{language}.csv",
            tmp_path_factory.mktemp(language),
            lambda done, total: None,
            knowledge,
        )
        for language in ("es", "en")
    }
    yield desks
    for desk in desks.values():
        desk.close()


def ask(desks: dict[str, FileDesk], question: str, language: str) -> Answer:
    desk = desks[language]
    return desk.answerer.answer(Ask(question, language=language), desk.index)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("dosis omeprazol úlcera", "es"),
        ("omeprazol úlcera dosis", "es"),
        ("omeprazole dose ulcer", "en"),
        ("dosis escitalopram ansiedad", "es"),  # a row on lowering it is no answer
        ("losartan dose high blood pressure", "en"),  # nor one on how many weeks it takes
        ("paracetamol 1 gramo cada cuanto", "es"),  # nor one on how many drinks
        ("amoxicillin 500 every how many hours", "en"),  # nor one on a forgotten dose
        ("el tafirol cada cuanto es", "es"),
    ],
)
def test_a_row_that_tells_no_amount_is_no_answer_to_a_dose(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    answer = ask(desks, question, language)
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert [sentence.code for sentence in answer.sentences] == ["row_lacks_usual"]


@pytest.mark.parametrize(
    ("question", "language"),
    [("tylenol 1000 mg every how many hours", "en"), ("loratadine 10 mg every how many hours", "en")],
)
def test_a_maximum_is_no_answer_to_every_how_many_hours(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    assert ask(desks, question, language).kind is AnswerKind.NOT_IN_DATA


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("iron with milk", "en"),
        ("does aspirin prevent heart attack", "en"),
        ("y si tomo dos de losartan juntas", "es"),
        ("tomo 8 tafirol por dolor de muela ya", "es"),
    ],
)
def test_a_row_on_a_second_medicine_is_no_answer_on_the_first_alone(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    assert ask(desks, question, language).kind is AnswerKind.NOT_IN_DATA


@pytest.mark.parametrize(
    ("question", "language", "row"),
    [
        ("viagra y parche de nitro", "es", 398),
        ("lantus mezclar con rápida", "es", 218),
        ("clopidogrel o omeprasol se pueden juntar", "es", 128),
        ("pcn allergy amoxicillin", "en", 41),
        ("ferrous sulfate and levothyroxine", "en", 187),
        ("nexium and plavix", "en", 99),
    ],
)
def test_a_second_medicine_named_in_its_way_gets_the_row_on_both(
    desks: dict[str, FileDesk], question: str, language: str, row: int
) -> None:
    answer = ask(desks, question, language)
    assert answer.row is not None
    assert answer.row.number == row


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("omeprazole opening capsules tube feed", "en"),
        ("omeprazol por sonda", "es"),
        ("losartan through a peg tube", "en"),
    ],
)
def test_what_goes_through_a_tube_is_not_answered_by_how_it_is_swallowed(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    assert ask(desks, question, language).kind is AnswerKind.NOT_IN_DATA


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("took two 200 mg ibuprofen instead of one 400", "en"),
        ("tomé el omeprazol dos veces por error", "es"),
        ("gave her amoxicillin by mistake", "en"),
    ],
)
def test_a_dose_gone_wrong_gets_what_to_do_about_it_or_nothing(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    answer = ask(desks, question, language)
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert "row_lacks_mistake" in [sentence.code for sentence in answer.sentences]


def test_a_row_on_crushing_answers_for_a_tube(desks: dict[str, FileDesk]) -> None:
    answer = ask(desks, "MS Contin crushed for a feeding tube", "en")
    assert answer.row is not None
    assert answer.row.number == 237


def test_a_patch_that_is_cut_is_not_answered_by_what_it_is_for(desks: dict[str, FileDesk]) -> None:
    answer = ask(desks, "parche de fentanilo se puede cortar", "es")
    assert [sentence.code for sentence in answer.sentences] == ["row_lacks_crushed"]


@pytest.mark.parametrize("question", ["imodium for", "naproxin for", "lasix for"])
def test_a_name_and_for_asks_what_it_is_for(desks: dict[str, FileDesk], question: str) -> None:
    answer = ask(desks, question, "en")
    assert answer.kind is AnswerKind.STORED


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("metotrexato diario cuantos mg", "es"),
        ("methotrexate daily how many mg", "en"),
        ("metotrexato todos los dias que dosis", "es"),
        ("methotrexate 15 mg every day", "en"),
        ("alendronato todos los dias?", "es"),
    ],
)
def test_a_weekly_medicine_asked_daily_is_told_weekly_or_not_answered(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    answer = ask(desks, question, language)
    if answer.row is not None:
        assert "other_rhythm" in [notice.code for notice in answer.notices]


@pytest.mark.parametrize(
    ("question", "language"),
    [("metotrexato diario o semanal", "es"), ("loratadina cuantas veces al dia", "es")],
)
def test_no_notice_where_the_row_has_the_rhythm_asked(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    assert "other_rhythm" not in [notice.code for notice in ask(desks, question, language).notices]


def test_a_forgotten_dose_asks_for_no_amount(desks: dict[str, FileDesk]) -> None:
    answer = ask(desks, "olvido dosis paracetamol", "es")
    assert answer.row is not None
    assert answer.row.number == 356


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Se toman 500 mg cada 8 horas.", True),
        ("Una pastilla por la noche.", True),
        ("Take it once a week.", True),
        ("Se usa en el reflujo y en las úlceras de estómago.", False),
        ("It treats heartburn, acid reflux and stomach ulcers.", False),
    ],
)
def test_what_tells_an_amount(text: str, tells: bool) -> None:
    assert tells_amount(text) is tells


@pytest.mark.parametrize(("question", "said"), [("lisinoprin cough", True), ("lisinoprill cough", False)])
def test_a_name_typed_unlike_it_sounds_is_told(desks: dict[str, FileDesk], question: str, said: bool) -> None:
    answer = ask(desks, question, "en")
    assert answer.kind is AnswerKind.STORED
    assert ("read_as" in [notice.code for notice in answer.notices]) is said


def test_a_loud_figure_of_speech_is_no_emergency(desks: dict[str, FileDesk]) -> None:
    answer = ask(desks, "mi jefe me mata si no encuentro esto, omeprazol cuándo se toma", "es")
    assert answer.kind is AnswerKind.STORED
    assert without_idioms("ibuprofeno con comida") == "ibuprofeno con comida"


def test_what_is_said_beside_a_figure_of_speech_still_alarms(desks: dict[str, FileDesk]) -> None:
    told = "mi jefe me mata si no lo arreglo, el cliente se ha tomado 40 pastillas y no responde"
    assert ask(desks, told, "es").kind is AnswerKind.RED_FLAG


@pytest.mark.parametrize(
    "question", ["mi marido me va a matar si no le doy el dinero", "my husband will kill me if I can't leave"]
)
def test_a_threat_by_the_family_is_no_figure_of_speech(question: str) -> None:
    assert without_idioms(question) == question

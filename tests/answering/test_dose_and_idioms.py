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
    ],
)
def test_a_row_that_tells_no_amount_is_no_answer_to_a_dose(
    desks: dict[str, FileDesk], question: str, language: str
) -> None:
    answer = ask(desks, question, language)
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert [sentence.code for sentence in answer.sentences] == ["row_lacks_usual"]


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

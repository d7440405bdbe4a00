"""The first questions a person asks of the example, in both languages, through the real window and worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.chat.empty import SHOWN

if TYPE_CHECKING:
    from tests.window.program import Card, Program

COUNTRY = {"es": "ES", "en": "US"}
MARK = {"es": "Datos de muestra", "en": "Sample data"}
NOT_REVIEWED = {"es": "no revisada por un farmacéutico", "en": "not reviewed by a pharmacist"}
TITLES = {
    ("es", AnswerKind.STORED): "Respuesta de sus datos, palabra por palabra",
    ("en", AnswerKind.STORED): "Stored answer, word for word",
    ("es", AnswerKind.NOT_IN_DATA): "Sus datos no lo dicen",
    ("en", AnswerKind.NOT_IN_DATA): "Your data does not say",
    ("es", AnswerKind.RED_FLAG): "Emergencia. Llame primero.",
    ("en", AnswerKind.RED_FLAG): "Emergency. Call first.",
}


def speak(program: Program, language: str) -> None:
    """The reader's language and country, and an empty chat."""
    program.set("language", language)
    program.set("country", COUNTRY[language])
    program.new_chat()


def check(card: Card, language: str, kind: AnswerKind, *words: str) -> None:
    assert card.kind is kind, card.words
    for part in (TITLES.get((language, kind), ""), *words):
        assert part in card.words


@dataclass(frozen=True)
class Asked:
    """A first question and what is read on its card. `sample`: rows of the example stand on it."""

    id: str
    language: str
    question: str
    kind: AnswerKind
    words: tuple[str, ...]
    sample: bool = True


STORED, HELP, NOT_IN_DATA = AnswerKind.STORED, AnswerKind.HELP, AnswerKind.NOT_IN_DATA
FIRST_QUESTIONS = [
    Asked("greeting", "es", "hola", HELP, ("Escriba un medicamento y su duda",), sample=False),
    Asked("greeting", "en", "hello", HELP, ("Type a medicine and your question",), sample=False),
    Asked("name", "es", "ibuprofeno", HELP, ("Sus datos tienen esto sobre ibuprofeno", "¿Quién no debe")),
    Asked(
        "name", "en", "ibuprofen", HELP, ("Your data has this on ibuprofen", "What can I use ibuprofen for?")
    ),
    Asked("brand", "es", "para qué sirve el nolotil", STORED, ("metamizol", "se receta para el dolor")),
    Asked("brand", "en", "what is tylenol taken for", STORED, ("acetaminophen", "relief of minor pain")),
    Asked("typing", "es", "ibuprofrno en el enbarazo", STORED, ("ibuprofeno", "tercer trimestre")),
    Asked("typing", "en", "can I take ibuprofn while pregnant", STORED, ("ibuprofen", "From week 20")),
    Asked("two", "es", "acenocumarol con ibuprofeno", STORED, ("acenocumarol", "ibuprofeno", "No conviene")),
    Asked("two", "en", "warfarin and ibuprofen together", STORED, ("warfarin", "ibuprofen", "bleeding")),
    Asked("pregnancy", "es", "losartan y embarazo", STORED, ("losartán", "embarazo y lactancia")),
    Asked("pregnancy", "en", "ibuprofen pregnancy", STORED, ("ibuprofen", "pregnancy and breast-feeding")),
    Asked("child", "es", "paracetamol para un niño de 3 años", NOT_IN_DATA, ("no dice nada de niños",)),
    Asked("child", "en", "acetaminophen for a 3 year old", NOT_IN_DATA, ("says nothing about children",)),
    Asked("unknown", "es", "se puede tomar semaglutida con alcohol", NOT_IN_DATA, ("trata de semaglutida",)),
    Asked("unknown", "en", "semaglutide with alcohol", NOT_IN_DATA, ("No row is about semaglutide",)),
    Asked("price", "es", "cuanto cuesta el ibuprofeno", HELP, ("Aquí no hay precios",), sample=False),
    Asked("price", "en", "how much does ibuprofen cost", HELP, ("There are no prices here",), sample=False),
]


@pytest.mark.parametrize("asked", FIRST_QUESTIONS, ids=lambda asked: f"{asked.id}-{asked.language}")
def test_a_first_question(program: Program, asked: Asked) -> None:
    speak(program, asked.language)
    card = program.ask(asked.question)
    check(card, asked.language, asked.kind, *asked.words)
    assert card.chip == ""
    assert card.words.count(MARK[asked.language]) == asked.sample
    assert (NOT_REVIEWED[asked.language] in card.words) == (asked.kind is STORED)
    if asked.kind is STORED:
        assert card.turn.answer is not None
        assert card.turn.answer.text in card.words


EMERGENCIES = [
    ("es", "mi hijo se ha tomado una caja de paracetamol", ("112", "91 562 04 20")),
    ("en", "my child swallowed a whole bottle of tylenol", ("911", "1-800-222-1222")),
]


@pytest.mark.parametrize(("language", "question", "numbers"), EMERGENCIES, ids=["es", "en"])
def test_an_emergency_shows_the_numbers_of_the_country_set(
    program: Program, language: str, question: str, numbers: tuple[str, ...]
) -> None:
    speak(program, language)
    check(program.ask(question), language, AnswerKind.RED_FLAG, *numbers)
    program.set("country", "GB")
    program.new_chat()
    card = program.ask(question)
    check(card, language, AnswerKind.RED_FLAG, "999")
    assert not set(numbers) & set(card.words.splitlines())


FOLLOWED = [
    ("es", "ibuprofeno en el embarazo", "¿y con comida?", "entendido: ibuprofeno", "se trata"),
    ("en", "ibuprofen pregnancy", "and with alcohol?", "taken as: ibuprofen", "Which medicine is it about?"),
]


@pytest.mark.parametrize(("language", "first", "then", "chip", "which"), FOLLOWED, ids=["es", "en"])
def test_a_follow_up_says_what_it_was_taken_as_and_lets_it_be_dropped(
    program: Program, language: str, first: str, then: str, chip: str, which: str
) -> None:
    speak(program, language)
    program.ask(first)
    card = program.ask(then)
    check(card, language, STORED)
    assert card.chip == chip
    dropped = program.drop_carried()
    check(dropped, language, HELP, which)
    assert dropped.chip == ""
    assert len(program.turns) == 2


VAGUE = [
    ("es", "¿y eso?", "¿De qué medicamento se trata?"),
    ("en", "what about that?", "Which medicine is it about?"),
]


@pytest.mark.parametrize(("language", "question", "words"), VAGUE, ids=["es", "en"])
def test_a_vague_follow_up_never_gets_a_row(
    program: Program, language: str, question: str, words: str
) -> None:
    speak(program, language)
    check(program.ask(question), language, HELP, words)
    program.new_chat()
    program.ask("ibuprofeno" if language == "es" else "ibuprofen")
    card = program.ask(question)
    assert card.kind in (HELP, NOT_IN_DATA)
    assert "ibuprofen" in card.words


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_suggested_question_is_answered_by_its_own_row(program: Program, language: str) -> None:
    speak(program, language)
    suggested = [
        s.question for s in program.window.behind.library_requests.state.suggestions if s.language == language
    ][:SHOWN]
    assert len(suggested) == SHOWN
    for question in suggested:
        program.new_chat()
        assert all(q in program.page for q in suggested)
        program.press(question)
        card = program.answered()
        check(card, language, STORED)
        assert card.turn.answer is not None
        assert card.turn.answer.row is not None
        assert card.turn.answer.row.question == question


def test_the_language_changes_in_mid_chat_and_rows_stay_as_they_are(program: Program) -> None:
    speak(program, "es")
    spanish = program.ask("ibuprofeno en el embarazo")
    program.set("language", "en")
    program.wait(lambda: TITLES["en", STORED] in program.page)
    card = program.card()
    assert card.turn == spanish.turn
    check(card, "en", STORED, MARK["en"], NOT_REVIEWED["en"], "tercer trimestre")
    assert "On this computer only" in program.page
    english = program.ask("and with alcohol?")
    assert english.chip == "taken as: ibuprofen"
    check(english, "en", STORED, "starter_en.csv")


def test_the_text_grows_in_mid_chat_and_is_whole(program: Program) -> None:
    speak(program, "es")
    program.ask("ibuprofeno en el embarazo")

    answer = program.text_view("tercer trimestre")
    usual = answer.height()
    for _ in range(5):
        program.keys(Qt.Key.Key_Plus)
    program.wait(lambda: program.text_view("tercer trimestre").height() > usual * 1.3)
    answer = program.text_view("tercer trimestre")
    assert answer.document().size().height() <= answer.height()
    program.wait(lambda: SettingsFile(program.folder).load()[0].zoom_percent == 150)
    program.keys(Qt.Key.Key_0)
    program.wait(lambda: program.text_view("tercer trimestre").height() == usual)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_copied_says_that_it_is_a_sample(program: Program, language: str) -> None:
    speak(program, language)
    card = program.ask("ibuprofeno en el embarazo" if language == "es" else "ibuprofen pregnancy")
    assert card.turn.answer is not None
    for words in ("Copiar", "Copiar con la fuente") if language == "es" else ("Copy", "Copy with source"):
        program.press(words)
        copied = QApplication.clipboard().text()
        assert copied.startswith(card.turn.answer.text)
        assert ("Filas de muestra" if language == "es" else "Sample rows") in copied
    assert NOT_REVIEWED[language] in copied


DETAILS = [
    ("es", "Juan Pérez, DNI 12345678Z, toma sintrom, ¿puede tomar ibuprofeno?", "12345678Z",
     "Parece que hay datos de un paciente.", "Preguntar sin ellos", "Dejarlos en este equipo"),
    ("en", "My name is John Miller, phone 212-555-0187, can I take ibuprofen with warfarin?", "555-0187",
     "This looks like patient details.", "Ask without them", "Keep them on this computer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "question", "detail", "notice", "mask", "keep"), DETAILS, ids=["es", "en"]
)
def test_patient_details_are_held_back_until_it_is_decided(
    program: Program, language: str, question: str, detail: str, notice: str, mask: str, keep: str
) -> None:
    speak(program, language)
    program.type_and_enter(question)
    program.wait(lambda: notice in program.page)
    assert not program.turns
    program.press(mask)
    card = program.answered()
    check(card, language, STORED)
    assert detail not in card.turn.question
    assert not any(detail.encode() in path.read_bytes() for path in program.folder.glob("history.db*"))
    program.type_and_enter(question)
    program.press(keep)
    assert program.answered(2).turn.question == question

"""Emergencies told apart: an animal's, low sugar, bleeding in pregnancy, and what the net alone hears wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.red_flags import RedFlag, RedFlags
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.paths import bundled

if TYPE_CHECKING:
    from tests.answering.chain import Counter


@pytest.fixture(scope="module")
def flags() -> RedFlags:
    return RedFlags.load(bundled("data"))


@pytest.mark.parametrize(
    "question",
    [
        "mi perro se comio 10 pastillas de ibuprofeno",
        "el perro se comio mi blister de losartan",
        "mi gata lamio la crema de diclofenac",
        "my dog swallowed my xanax and is wobbling",
        "the cat licked my hormone gel what do i do",
        "le di ibuprofeno a mi perro y esta vomitando",
        "our puppy got into the vitamin d",
    ],
)
def test_what_an_animal_swallowed_is_for_a_vet(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is RedFlag.ANIMAL_POISONING
    assert flags.numbers("ES", RedFlag.ANIMAL_POISONING) == ()


@pytest.mark.parametrize(
    "question",
    [
        "mi hijo se comio la pastilla del perro",
        "my son ate the dogs pills",
        "el perro y mi hijo se comieron las pastillas",
        "took my dogs trazodone by mistake and 10 more pills",
    ],
)
def test_a_person_who_swallowed_an_animals_medicine_is_a_person(flags: RedFlags, question: str) -> None:
    assert flags.check(question) in (RedFlag.CHILD_POISONING, RedFlag.OVERDOSE)


@pytest.mark.parametrize(
    "question",
    [
        "puedo dar paracetamol a mi perro",
        "can dogs eat amoxicillin",
        "dosis amoxicilina perro",
        "me mordió un perro y tomo amoxicilina",
        "me hacen un PET y tomo metformina",
    ],
)
def test_a_question_on_an_animal_is_no_emergency(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "soy diabetico estoy temblando y sudando frio 45 de azucar",
        "abuelo con azucar en 52 esta confuso",
        "sugar is 48 shes sweaty and shaky",
        "my blood sugar dropped and im shaking",
        "glucosa 2,3 mmol que hago",
        "bajon de azucar temblando y mareado",
    ],
)
def test_low_sugar_is_told_by_its_name(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is RedFlag.HYPOGLYCAEMIA


@pytest.mark.parametrize(
    "question",
    [
        "puede la insulina dar hipoglucemia",
        "what are the signs of low blood sugar",
        "gliclazida 30 azucar 110",
        "jarabe con 45 g de azucar",
        "metformina y bajada de azucar",
    ],
)
def test_a_question_on_low_sugar_is_no_emergency(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is None


@pytest.mark.parametrize(
    ("question", "flag"),
    [
        ("estoy embarazada de 3 meses y estoy manchando sangre", RedFlag.UNSPECIFIED),
        ("im 3 months pregnant and spotting blood", RedFlag.UNSPECIFIED),
        ("i dont want to go on i have the pills here", RedFlag.SUICIDAL_INTENT),
        ("no quiero seguir mas tengo las pastillas aca", RedFlag.SUICIDAL_INTENT),
        ("me clave con la lapicera de insulina de mi vieja q hago", RedFlag.DOSING_ERROR),
        ("i stuck myself with my mom's insulin pen what do i do", RedFlag.DOSING_ERROR),
    ],
)
def test_what_people_say_of_themselves_is_heard(flags: RedFlags, question: str, flag: RedFlag) -> None:
    assert flags.check(question) is flag


@pytest.mark.parametrize(
    "question",
    [
        "i dont want to go on the pill",
        "i dont want to go on with statins",
        "crema para manchas en la cara embarazada",
    ],
)
def test_what_sounds_like_it_is_not(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "emconcor dejarlo de golpe",
        "contame un chiste",
        "decime algo gracioso",
        "write a poem",
        "took two 200 mg ibuprofen instead of one 400",
        "took 2 325 mg tylenol instead of one 650",
    ],
)
def test_the_net_alone_does_not_alarm_for_what_is_no_danger(spanish: Counter, question: str) -> None:
    assert spanish.ask(question).kind is not AnswerKind.RED_FLAG


def test_patterns_alarm_all_the_same(spanish: Counter) -> None:
    told = "dejé el alprazolam de golpe y está convulsionando"
    assert spanish.ask(told).kind is AnswerKind.RED_FLAG

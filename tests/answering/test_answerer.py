"""What a question gets: the right row word for word, or an honest reason why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH, Before
from medbot_desktop.domain.errors import QuestionEmpty, QuestionTooLong
from medbot_desktop.texts import say
from tests.answering.chain import Counter, rows_of
from tests.answering.conftest import starter_rows

if TYPE_CHECKING:
    from medbot_desktop.pipeline.knowledge import Knowledge


def codes(answer: Answer) -> list[str]:
    return [sentence.code for sentence in answer.sentences]


# Stored


@pytest.mark.parametrize(
    ("question", "medicine"),
    [
        ("¿El ibuprofeno se toma con comida?", "ibuprofeno"),
        ("espidifen despues de comer?", "ibuprofeno"),
        ("ibuprofeno600 con las comidas", "ibuprofeno"),
        ("para qe sirve la metfornina", "metformina"),
    ],
)
def test_a_row_is_given_word_for_word(spanish: Counter, question: str, medicine: str) -> None:
    answer = spanish.ask(question)
    assert answer.kind is AnswerKind.STORED
    assert answer.row is not None
    assert answer.row.medicine == medicine
    assert answer.text == answer.row.answer
    assert any(answer.text == row.row.answer for row in spanish.index.rows)


def test_one_row_alone_is_found_and_refused_like_any_other(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge, rows_of(("¿El ibuprofeno se toma con comida?", "Sí, con comida.", "ibuprofeno"))
    )
    assert counter.ask("¿el ibuprofeno se toma con comida?").kind is AnswerKind.STORED
    assert counter.ask("¿el ibuprofeno da sueño al conducir?").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("¿el naproxeno se toma con comida?").kind is AnswerKind.NOT_IN_DATA


@pytest.mark.parametrize(
    "question", ["paracetamol para que sirve en perros", "¿le puedo dar paracetamol a mi gata?"]
)
def test_what_is_good_for_people_is_not_told_of_an_animal(spanish: Counter, question: str) -> None:
    answer = spanish.ask(question)
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert "row_lacks_animal" in codes(answer)


def test_no_rows_at_all_is_an_honest_no(knowledge: Knowledge) -> None:
    answer = Counter(knowledge, []).ask("¿el ibuprofeno se toma con comida?")
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert codes(answer) == ["no_row_about"]


def test_rows_about_no_medicine_answer_questions_that_name_none(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge,
        rows_of(
            ("¿Se toma la tensión en la farmacia?", "Sí, todos los días de 9 a 13 horas.", ""),
            ("¿Se puede tomar ibuprofeno con comida?", "Sí.", "ibuprofeno"),
        ),
    )
    assert counter.ask("¿se toma la tension en la farmacia?").text.startswith("Sí, todos los días")
    assert counter.ask("¿se puede tomar con comida?").kind is AnswerKind.HELP


# Medicines


COMBINATION = (
    "¿Para qué se usa la amoxicilina/ácido clavulánico?",
    "Combina dos sustancias.",
    "amoxicilina/ácido clavulánico",
)
PART = ("¿Para qué se usa la amoxicilina?", "Es un antibiótico.", "amoxicilina")


@pytest.mark.parametrize(
    ("rows", "question", "kind"),
    [
        ([COMBINATION], "¿para qué se usa la amoxicilina?", AnswerKind.NOT_IN_DATA),
        ([PART], "¿para qué se usa la amoxicilina/clavulánico?", AnswerKind.NOT_IN_DATA),
        ([PART], "¿para qué se usa el augmentine?", AnswerKind.NOT_IN_DATA),
        ([COMBINATION], "¿para qué se usa el augmentine?", AnswerKind.STORED),
        ([COMBINATION], "amoxicilina clavulánico ¿para qué se usa?", AnswerKind.STORED),
        ([PART, COMBINATION], "¿para qué se usa la amoxicilina?", AnswerKind.STORED),
    ],
)
def test_a_combination_never_answers_as_its_part_nor_the_reverse(
    knowledge: Knowledge, rows: list[tuple[str, str, str]], question: str, kind: AnswerKind
) -> None:
    answer = Counter(knowledge, rows_of(*rows)).ask(question)
    assert answer.kind is kind
    if kind is AnswerKind.STORED and len(rows) == 2:
        assert answer.text == PART[1]


def test_no_medicine_absent_from_the_data_is_answered_with_another_row(
    knowledge: Knowledge, spanish: Counter
) -> None:
    """Every known name, in a question that the data answers for many medicines."""
    held = {i for row in spanish.index.rows for i in row.subject}
    names = sorted(knowledge.reader.medicines.tables.known_names)
    for name in names:
        asked = knowledge.reader.medicines.asked(f"¿para qué sirve {name}?")
        assert asked.groups, name
        if not asked.ids & held:
            uncovered = [g for g in asked.groups if not any(i in held for i in g)]
            assert uncovered, name
    absent = [n for n in names if not knowledge.reader.medicines.asked(n).ids & held]
    for name in absent[:: len(absent) // 60]:
        assert spanish.ask(f"¿Para qué sirve {name}?").kind is not AnswerKind.STORED, name


@pytest.mark.parametrize("name", ["semaglutida", "Ozempic", "fluribaxol", "nimodipino"])
def test_an_absent_medicine_is_named_as_absent(spanish: Counter, name: str) -> None:
    answer = spanish.ask(f"¿{name} se toma con comida?")
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert codes(answer) == ["no_row_about"]


def test_a_name_no_table_holds_is_found_in_the_other_languages_spelling(knowledge: Knowledge) -> None:
    rows = rows_of(
        ("What are the side effects of doxorubicin?", "Hair loss.", ""),
        ("What are the side effects of daunorubicin?", "Mouth sores.", ""),
        language="en",
    )
    answer = Counter(knowledge, rows).ask("efectos secundarios de la doxorubicina")
    assert answer.kind is AnswerKind.STORED
    assert answer.text == "Hair loss."


def test_two_medicines_need_a_row_about_both(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge,
        rows_of(
            ("¿Se puede tomar ibuprofeno con warfarina?", "No: riesgo de sangrado.", "ibuprofeno"),
            ("¿Se puede tomar paracetamol con alcohol?", "Mejor no.", "paracetamol"),
        ),
    )
    assert counter.ask("ibuprofeno y warfarina juntos?").kind is AnswerKind.STORED
    assert counter.ask("paracetamol con warfarina se puede?").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("¿paracetamol o ibuprofeno con warfarina?").text == "No: riesgo de sangrado."


def test_a_comparison_is_answered_by_the_row_on_both(knowledge: Knowledge) -> None:
    rows = rows_of(
        ("What is the maximum dose of alprazolam?", "As prescribed.", "alprazolam"),
        ("Lorazepam vs alprazolam", "Lorazepam lasts longer.", "lorazepam; alprazolam"),
        language="en",
    )
    answer = Counter(knowledge, rows).ask("lorazepam or alprazolam, what is the difference?", "en")
    assert answer.text == "Lorazepam lasts longer."


def test_a_row_on_a_class_answers_for_its_members_and_for_nothing_else(knowledge: Knowledge) -> None:
    rows = rows_of(
        (
            "Is it dangerous to take alprazolam with opioid painkillers?",
            "Yes, breathing may stop.",
            "alprazolam",
        ),
        ("Is it safe to take ibuprofen with warfarin?", "No. NSAIDs make bleeding more likely.", "warfarin"),
        language="en",
    )
    counter = Counter(knowledge, rows)
    assert counter.ask("xanax with oxycodone, dangerous?", "en").text == "Yes, breathing may stop."
    assert counter.ask("xanax with ibuprofen, dangerous?", "en").kind is AnswerKind.NOT_IN_DATA
    # The answer speaks of the class, but its question is about another member.
    assert counter.ask("celecoxib with warfarin, safe?", "en").kind is AnswerKind.NOT_IN_DATA


def test_a_row_that_only_mentions_a_medicine_is_not_about_it(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge, rows_of(("¿Con qué no se toma el omeprazol?", "No lo tome con clopidogrel.", "omeprazol"))
    )
    assert counter.ask("¿con qué no se toma el clopidogrel?").kind is AnswerKind.NOT_IN_DATA


def test_an_ambiguous_brand_is_the_users_choice(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge,
        rows_of(
            ("¿Para qué se usa el atenolol?", "Para la tensión.", "atenolol"),
            ("¿Para qué se usa el diclofenaco?", "Para el dolor.", "diclofenaco"),
        ),
    )
    answer = counter.ask("¿para qué se usa el Blokium?")
    assert answer.kind is AnswerKind.CHOOSE
    assert answer.text == ""
    assert {c.row.answer for c in answer.choices if c.row} == {"Para la tensión.", "Para el dolor."}
    chosen = counter.ask("¿para qué se usa el Blokium?", chosen="medicine:diclofenac")
    assert chosen.text == "Para el dolor."


def test_look_alikes_named_as_alternatives_are_the_users_choice(english: Counter) -> None:
    answer = english.ask("hydroxyzine or hydralazine?", language="en")
    assert answer.kind is AnswerKind.CHOOSE
    assert {choice.tall_man for choice in answer.choices} == {"hydrOXYzine", "hydrALAZINE"}


# Qualifiers


ADULT = ("¿Cómo se toma la loratadina?", "Los adultos, un comprimido al día.", "loratadina")
CHILD = ("¿Puede un niño tomar loratadina?", "Solo si lo indica el pediatra.", "loratadina")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("como se toma la loratadina", ADULT[1]),
        ("como toma la loratadina un niño de 4 años", ""),
        ("como se toma la loratadina en el embarazo", ""),
        ("cómo se toma la loratadina, no es para un niño", ADULT[1]),
    ],
)
def test_an_adults_row_does_not_answer_for_a_child(
    knowledge: Knowledge, question: str, expected: str
) -> None:
    answer = Counter(knowledge, rows_of(ADULT)).ask(question)
    assert answer.text == expected
    if not expected:
        assert codes(answer)[0].startswith("row_lacks_")


def test_a_childs_row_does_not_answer_for_anybody(knowledge: Knowledge) -> None:
    counter = Counter(knowledge, rows_of(CHILD))
    assert counter.ask("¿puede mi hija de 3 años tomar loratadina?").text == CHILD[1]
    assert counter.ask("¿puede mi marido tomar loratadina?").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("¿se puede tomar loratadina?").kind is not AnswerKind.STORED


# Contradictions, languages, follow-ups


def test_conflicting_maximum_doses_stand_side_by_side(knowledge: Knowledge) -> None:
    question = "¿Cuál es la dosis máxima diaria de paracetamol?"
    counter = Counter(
        knowledge,
        rows_of(
            (question, "La dosis máxima de paracetamol es 4 g al día.", "paracetamol"),
            (question, "La dosis máxima de paracetamol es 3 g al día.", "paracetamol"),
            ("¿El paracetamol se toma con comida?", "Con o sin comida.", "paracetamol"),
        ),
    )
    answer = counter.ask("dosis máxima diaria de paracetamol")
    assert answer.kind is AnswerKind.CHOOSE
    assert codes(answer) == ["choose_contradicting"]
    assert {c.row.number for c in answer.choices if c.row} == {1, 2}
    picked = next(c for c in answer.choices if c.row and c.row.number == 2)
    assert counter.ask("dosis máxima diaria de paracetamol", chosen=picked.key).text.endswith("3 g al día.")


def test_a_translation_is_no_contradiction_and_the_questions_language_comes_first(
    knowledge: Knowledge,
) -> None:
    spanish = rows_of(("¿El ibuprofeno se toma con comida?", "Sí, con 1 vaso de agua.", "ibuprofeno"))
    english = rows_of(
        ("Is ibuprofen taken with food?", "Yes, with a glass of water.", "ibuprofen"), language="en"
    )
    both = Counter(knowledge, [*spanish, *(replace(r, number=2) for r in english)])
    assert both.ask("is ibuprofen taken with food?", language="en").text == english[0].answer
    assert both.ask("¿el ibuprofeno se toma con comida?").text == spanish[0].answer
    only_spanish = Counter(knowledge, spanish)
    answer = only_spanish.ask("is ibuprofen taken with food?", language="en")
    assert answer.text == spanish[0].answer
    assert "row_in_es" in [notice.code for notice in answer.notices]


def test_a_follow_up_carries_the_medicine_for_ten_minutes(spanish: Counter) -> None:
    before = Before(("ibuprofen",), age_s=60)
    answer = spanish.ask("¿y en el embarazo?", before=before)
    assert answer.understood.carried
    assert answer.understood.medicine_ids == ("ibuprofen",)
    assert answer.row is not None
    assert answer.row.medicine == "ibuprofeno"
    assert spanish.ask("¿y en el embarazo?", before=Before(("ibuprofen",), age_s=601)).kind is AnswerKind.HELP
    assert spanish.ask("¿y en el embarazo?").kind is AnswerKind.HELP
    assert spanish.ask("¿en el embarazo?", before=before).kind is AnswerKind.HELP
    assert not spanish.ask("¿y en el embarazo?", before=before._replace(red_flag=True)).understood.carried


def test_a_follow_up_with_another_medicine_asks_about_both(spanish: Counter) -> None:
    answer = spanish.ask("¿y con sintrom?", before=Before(("ibuprofen",), age_s=5))
    assert set(answer.understood.medicine_ids) == {"ibuprofen", "acenocoumarol"}


# Help, emergencies, bad input


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("hola", "help_greeting"),
        ("buenos días", "help_greeting"),
        ("gracias", "help_thanks"),
        ("thank you very much", "help_thanks"),
        ("cuánto cuesta el ibuprofeno", "help_price"),
        ("¿cunto cuesta el enantyum?", "help_price"),
        ("¿cuánto me cuesta el ventolin?", "help_price"),
        ("how much does ibuprofen cost", "help_price"),
        ("how mcuh does advil cost", "help_price"),
        ("¿tenéis stock de ozempic?", "help_stock"),
        ("¿a qué hora abren?", "help_hours"),
        ("¿qué es mejor, ibuprofeno o paracetamol?", "help_which_is_best"),
        ("what is the best pain reliever", "help_which_is_best"),
        ("me duele la cabeza", "help_symptom"),
        ("tomar tomar tomar", "help_repeated"),
        ("¿se puede con el estómago vacío?", "help_which_medicine"),
        ("¿y con alcohol?", "help_which_medicine_before"),
    ],
)
def test_what_no_row_answers_gets_help(spanish: Counter, question: str, code: str) -> None:
    answer = spanish.ask(question)
    assert answer.kind is AnswerKind.HELP
    assert codes(answer) == [code]


@pytest.mark.parametrize(
    "question",
    [
        "¿cuál es la mejor hora para tomar omeprazol?",
        "horario del omeprazol",
        "¿qué hago si le cuesta tragar el omeprazol?",
        "me cuesta dormir con el omeprazol",
    ],
)
def test_words_of_an_aside_about_one_medicine_are_ordinary_questions(spanish: Counter, question: str) -> None:
    assert spanish.ask(question).kind is not AnswerKind.HELP


def test_a_row_on_the_medicine_but_another_matter_is_not_given(knowledge: Knowledge) -> None:
    rows = rows_of(
        ("¿Qué hago si olvidé el Sintrom?", "Anótelo y avise en el control.", ""),
        ("¿Januvia es lo mismo que Janumet?", "No: Janumet lleva además metformina.", ""),
        ("¿Lantus se puede mezclar con otra insulina?", "No se mezcla.", ""),
    )
    counter = Counter(knowledge, rows)
    for question in ("sintrom y espinacas", "januvia efectos secundarios", "insulina lantus guardar"):
        assert counter.ask(question).kind is AnswerKind.NOT_IN_DATA, question


def test_whoever_asks_about_food_gets_a_row_that_speaks_of_it(knowledge: Knowledge, spanish: Counter) -> None:
    for question in ("ibuprofeno con el estómago vacío", "¿puedo tomar ibuprofeno con el estómago vacío?"):
        given = spanish.ask(question)
        assert given.row is not None
        assert given.row.question == "¿El ibuprofeno se toma con comida?", question
    counter = Counter(
        knowledge,
        rows_of(
            ("¿El ibuprofeno puede dañar el estómago?", "Sí: puede causar úlceras.", ""),
            ("What is iron for?", "It treats the anaemia that a lack of iron brings.", ""),
            ("Does furosemide need food?", "No, it rarely upsets the stomach.", ""),
        ),
    )
    for question in ("ibuprofeno con el estómago vacío", "iron on an empty stomach", "ibuprofeno en ayunas"):
        assert counter.ask(question).kind is AnswerKind.NOT_IN_DATA, question
    assert counter.ask("furosemide with food?").kind is AnswerKind.STORED


def test_whoever_asks_about_freezing_gets_a_row_that_speaks_of_it(knowledge: Knowledge) -> None:
    kept = ("Does an insulin pen in use go back in the refrigerator?", "No: at room temperature.", "")
    cold = ("¿Dónde se guarda la insulina?", "En la nevera, entre 2 y 8 ºC.", "")
    frozen = ("My insulin froze. Can I use it once thawed?", "No, not even thawed.", "")
    without = Counter(knowledge, rows_of(kept, cold))
    for question in ("insulin pen frozen", "se me ha congelado la insulina", "insulina en el congelador"):
        assert without.ask(question).kind is AnswerKind.NOT_IN_DATA, question
    assert without.ask("¿dónde se guarda la insulina?").kind is AnswerKind.STORED
    given = Counter(knowledge, rows_of(frozen)).ask("my insulin is frozen, can i use it?")
    assert given.row is not None


def test_whoever_asks_when_it_works_gets_a_row_that_tells_it(knowledge: Knowledge) -> None:
    long = ("¿Qué pasa si tomo omeprazol mucho tiempo?", "Puede bajar la vitamina B12.", "omeprazol")
    harm = ("¿Qué efectos da el tramadol?", "Los más frecuentes son náuseas y mareos.", "tramadol")
    works = ("How long before sertraline helps?", "It usually takes from 4 to 6 weeks to work.", "sertraline")
    counter = Counter(knowledge, rows_of(long, harm, works))
    for question in (
        "cuánto tiempo hace efecto el omeprazol",
        "cuánto dura el efecto del tramadol",
        "cuándo empieza a hacer efecto el tramadol",
        "how fast does omeprazole work",
    ):
        assert counter.ask(question).kind is AnswerKind.NOT_IN_DATA, question
    assert counter.ask("when will sertraline start working", language="en").row is not None
    assert counter.ask("omeprazol mucho tiempo").row is not None


def test_a_row_on_drink_or_a_forgotten_dose_answers_who_asks_about_that(knowledge: Knowledge) -> None:
    drink = (
        "Is it safe to drink alcohol with aspirin?",
        "Three or more drinks every day raise the risk of bleeding.",
        "aspirin",
    )
    counter = Counter(knowledge, rows_of(drink))
    assert counter.ask("is it safe to take aspirin every day").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("can a heavy drinker take aspirin").row is not None
    assert counter.ask("una cañita con aspirina").row is not None
    missed = ("Olvidé la carbamazepina, ¿cuándo la tomo?", "En cuanto se acuerde.", "carbamazepina")
    counter = Counter(knowledge, rows_of(missed))
    assert counter.ask("me operan mañana y tomo carbamazepina").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("se me pasó la carbamazepina").row is not None
    childs = ("Mi hijo olvidó la amoxicilina, ¿qué hago?", "Désela en cuanto se acuerde.", "amoxicilina")
    assert Counter(knowledge, rows_of(childs)).ask("olvidé la amoxicilina").kind is AnswerKind.NOT_IN_DATA


def test_what_a_medicine_is_for_answers_only_who_asks_that_or_what_it_tells(knowledge: Knowledge) -> None:
    use = ("¿Para qué se usa la azitromicina?", "Para infecciones de garganta y de pulmón.", "azitromicina")
    counter = Counter(knowledge, rows_of(use))
    for question in ("azitromicina tatuaje", "azitromicina y glaucoma", "azitromicina próstata"):
        answer = counter.ask(question)
        assert answer.kind is AnswerKind.NOT_IN_DATA, question
        assert [s.code for s in answer.sentences] == ["row_limited_to_use"], question
    kind = ("¿Qué tipo de analgésico es el tramadol?", "Es un opioide.", "tramadol")
    assert Counter(knowledge, rows_of(kind)).ask("tramadol tatuaje").kind is AnswerKind.NOT_IN_DATA
    for question in ("azitromicina usos", "azitromicina anginas", "azitromicina pulmón"):
        assert counter.ask(question).row is not None, question


def test_who_asks_how_a_device_is_used_or_about_giving_blood_gets_a_row_on_that(
    knowledge: Knowledge,
) -> None:
    use = ("What is an albuterol inhaler for?", "It relieves wheezing in asthma.", "albuterol")
    bleeding = ("¿Qué sangrados con Sintrom hay que comunicar?", "Cualquier sangrado anormal.", "Sintrom")
    counter = Counter(knowledge, rows_of(use, bleeding))
    for question in (
        "how to use albuterol inhaler",
        "albuterol inhaler priming",
        "puedo donar sangre con sintrom",
    ):
        assert counter.ask(question).kind is AnswerKind.NOT_IN_DATA, question
    how = ("¿Cómo se usa el inhalador de salbutamol?", "Se agita y se pulsa al inspirar.", "salbutamol")
    assert Counter(knowledge, rows_of(how)).ask("¿cómo uso el inhalador de ventolin?").row is not None


@pytest.mark.parametrize(
    "question", ["¿se puede tomar ibuprofeno?", "es bueno el ibuprofeno", "ibuprofeno 600 mg"]
)
def test_a_name_and_nothing_asked_is_a_bare_name(spanish: Counter, question: str) -> None:
    assert spanish.ask(question).kind is AnswerKind.HELP


def test_what_for_is_no_bare_name(knowledge: Knowledge) -> None:
    counter = Counter(knowledge, rows_of(("What is famotidine used for?", "Heartburn.", ""), language="en"))
    for question in ("famotidine what for", "what is Pepcid for", "pepcid: what is it for?"):
        assert counter.ask(question, "en").kind is AnswerKind.STORED, question


def test_a_bare_name_shows_what_the_data_holds(spanish: Counter) -> None:
    answer = spanish.ask("omeprazol")
    assert answer.kind is AnswerKind.HELP
    assert len(answer.topics) >= 3
    assert all("omeprazol" in topic.lower() for topic in answer.topics)
    assert spanish.ask("semaglutida").kind is AnswerKind.NOT_IN_DATA


def test_an_emergency_comes_first_with_the_numbers_of_the_country(spanish: Counter) -> None:
    answer = spanish.ask("se ha tomado una caja entera de paracetamol", country="ES")
    assert answer.kind is AnswerKind.RED_FLAG
    assert answer.numbers[0].number
    assert "91 562 04 20" in {n.number for n in answer.numbers} | {answer.numbers[0].number}
    nowhere = spanish.ask("se ha tomado una caja entera de paracetamol", country="")
    assert not any(character.isdigit() for n in nowhere.numbers for character in n.number)


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "🤒🤒", "¿?", "\x00\x01"])
def test_a_question_without_words_is_refused(spanish: Counter, question: str) -> None:
    with pytest.raises(QuestionEmpty):
        spanish.ask(question)


def test_too_long_a_question_is_refused_with_the_limit(spanish: Counter) -> None:
    with pytest.raises(QuestionTooLong) as refused:
        spanish.ask("ibuprofeno " * 2_000)
    assert refused.value.params == {"limit": MAX_QUESTION_LENGTH}


@pytest.mark.parametrize(
    "question",
    [
        "'; DROP TABLE rows; --",
        'ibuprofeno" OR "1"="1',
        "NEAR(ibuprofeno AND)",
        "ibuprofeno\x00 con\x07 comida",
        "\u202eofneforpubi\u202c con comida",
        "איבופרופן עם אוכל",
        "ibuprofeno 🤒 con comida",
        "{medicine} %s {0}",
        "a" * 3_999,
    ],
)
def test_hostile_text_gets_an_ordinary_answer(spanish: Counter, question: str) -> None:
    answer = spanish.ask(question)
    for language in ("es", "en"):
        for sentence in (*answer.sentences, *answer.notices):
            assert say(language, sentence.code, sentence.params)


def test_the_same_question_gets_the_same_answer_byte_for_byte(knowledge: Knowledge, spanish: Counter) -> None:
    again = Counter(knowledge, [row.row for row in spanish.index.rows[:80]])
    once = Counter(knowledge, [row.row for row in spanish.index.rows[:80]])
    for row in spanish.index.rows[:120:3]:
        first, second = (replace(c.ask(row.row.question), elapsed_ms=0.0) for c in (again, once))
        assert first == second


def test_personal_details_are_masked_and_said(spanish: Counter) -> None:
    answer = spanish.ask("el paciente con DNI 12345678Z puede tomar ibuprofeno con comida?")
    assert "details_masked" in [notice.code for notice in answer.notices]


# Rows and turns that contradict themselves


def test_a_row_filed_under_another_medicine_than_it_asks_about_is_not_given_for_that(
    knowledge: Knowledge,
) -> None:
    counter = Counter(
        knowledge, rows_of(("¿Para qué sirve el omeprazol?", "Para el ardor de estómago.", "ibuprofeno"))
    )
    assert counter.ask("para qué sirve el ibuprofeno").kind is AnswerKind.NOT_IN_DATA
    assert counter.ask("para qué sirve el omeprazol").kind is AnswerKind.STORED


def test_a_question_with_a_medicine_of_its_own_adds_nothing_to_the_one_before(spanish: Counter) -> None:
    before = Before(medicine_ids=("warfarin",), age_s=20.0)
    for question in ("con comida el ibuprofeno?", "¿con las comidas se toma el ibuprofeno?"):
        assert spanish.ask(question, before=before).understood.medicine_ids == ("ibuprofen",), question
    for question in ("con ibuprofeno?", "¿y con el ibuprofeno?", "y junto con ibuprofeno"):
        asked = spanish.ask(question, before=before).understood
        assert set(asked.medicine_ids) == {"ibuprofen", "warfarin"}, question


def test_beside_an_overdose_stands_no_row_on_another_matter(spanish: Counter, english: Counter) -> None:
    for counter, question in ((spanish, "se tomo 40 paracetamoles"), (english, "took 40 tylenol at once")):
        answer = counter.ask(question)
        assert answer.kind is AnswerKind.RED_FLAG
        assert answer.row is None or "sobredosis" in answer.row.question
    answer = spanish.ask("se ha tomado 10 pastillas de colchicina, que hacer")
    assert answer.kind is AnswerKind.RED_FLAG


def test_a_row_on_both_parts_answers_for_the_product_that_holds_them(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge, rows_of(("¿A qué hora se toma losartán con hidroclorotiazida?", "Por la mañana.", ""))
    )
    assert counter.ask("¿a qué hora se toma cozaar plus?").kind is AnswerKind.STORED


def test_a_row_on_either_with_a_third_says_nothing_of_both_together(knowledge: Knowledge) -> None:
    counter = Counter(
        knowledge,
        rows_of(("¿Se puede tomar ibuprofeno o aspirina con warfarina?", "Es peligroso.", "warfarina")),
    )
    assert counter.ask("toma aspirina y quiere ibuprofeno").kind is not AnswerKind.STORED
    assert counter.ask("¿se puede ibuprofeno con warfarina?").kind is AnswerKind.STORED


def test_a_row_in_another_language_gives_way_to_a_nearer_one_in_the_questions_own(
    knowledge: Knowledge,
) -> None:
    """With both starter files the row on the maximum dose answered for an erection that lasts."""
    rows = [*starter_rows("es"), *starter_rows("en")]
    about = [row for row in rows if row.medicine in ("sildenafilo", "sildenafil", "omeprazol", "omeprazole")]
    counter = Counter(knowledge, about)
    for question, language in (
        ("sildenafilo erección que no se baja", "es"),
        ("omeprazole crush capsule", "en"),
    ):
        answer = counter.ask(question, language=language)
        assert answer.row is None or answer.row.language == language

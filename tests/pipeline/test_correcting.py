"""Correcting on the real desk: what was written answers the same question next, and nothing is applied twice."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.asking import Ask, Before
from medbot_desktop.domain.corrections import Correction
from medbot_desktop.domain.errors import ChangedMeanwhile
from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.domain.rows import Row

OWN = (
    "pregunta,respuesta,medicamento,fuente,revisado\n"
    "¿La metformina se toma con comida?,Sí.,metformina,CIMA,2026-01-02\n"
    "¿La metformina se puede tomar con alcohol?,Evite el alcohol.,metformina,CIMA,2026-01-02\n"
    "Can metformin be taken with food?,Yes.,metformin,DailyMed,2026-01-02\n"
)
SAMPLE = (
    "pregunta,respuesta,medicamento,fuente\n"
    "¿El ibuprofeno se toma con comida?,Hasta 400 mg en ayunas.,ibuprofeno,Ficha\n"
    "¿Para qué sirve el ibuprofeno?,Para el dolor.,ibuprofeno,Ficha\n"
    "Can ibuprofen be taken with food?,Up to 400 mg fasting.,ibuprofen,Label\n"
)
NAME = "Respuestas corregidas aquí"
NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def desk(tmp_path: Path, knowledge: Knowledge) -> Iterator[Desk]:
    opened = Desk(tmp_path / "user", knowledge)
    for name, text, sample in (("own", OWN, False), ("sample", SAMPLE, True)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        opened.import_file(path, "", sample, lambda done, total: None)
    while opened.index_step():
        pass
    yield opened
    opened.close()


def ask(desk: Desk, question: str, **changes: object) -> Answer:
    return desk.ask(Ask(question, **changes))  # type: ignore[arg-type]


def made(
    asked: str, answer: str, row: Row | None = None, question: str = "", medicine: str = "", **changes: object
) -> Correction:
    number = next(NUMBERS)
    correction = Correction(
        uuid=f"u{number}",
        asked=asked,
        question=question or (row.question if row else asked),
        answer=answer,
        medicine=medicine or (row.medicine if row else ""),
        source="Vademécum",
        source_url="",
        reviewer="MG",
        made_at=1_790_000_000.0 + number,
        own_data_set=NAME,
        language=row.language if row else "",
        replaces=row,
    )
    return replace(correction, **changes)  # type: ignore[arg-type]


def correct(desk: Desk, correction: Correction) -> Row:
    done = desk.keep(CorrectRequest(1, correction), lambda done, total: None)
    assert isinstance(done, Corrected)
    assert done.row is not None
    return done.row


def take_back(desk: Desk, correction: Correction) -> None:
    done = desk.keep(TakeBackRequest(2, correction.uuid), lambda done, total: None)
    assert done == Corrected(2, correction.uuid, None)


def rows(desk: Desk) -> list[Row]:
    return desk._library.enabled_rows()


@pytest.mark.parametrize(
    ("question", "other_words"),
    [
        ("¿La metformina se toma con comida?", "la metformina con las comidas?"),
        ("Can metformin be taken with food?", "is metformin ok with food?"),
        ("metformina en las comidas sí o no", "¿metformina con comida?"),
    ],
)
def test_a_row_of_the_pharmacy_is_changed_and_answers_at_once(
    desk: Desk, question: str, other_words: str
) -> None:
    before = ask(desk, question)
    assert before.kind is AnswerKind.STORED
    assert before.row is not None
    count = len(rows(desk))
    now = correct(desk, made(question, "Con la cena, o con la comida mayor.", before.row))
    assert (now.id, now.number, now.dataset) == (before.row.id, before.row.number, "own.csv")
    assert (now.edited_by, now.reviewed_on) == ("MG", "2026-09-21")
    assert len(rows(desk)) == count
    for words in (question, question.upper(), other_words):
        answer = ask(desk, words)
        assert (answer.kind, answer.text) == (AnswerKind.STORED, "Con la cena, o con la comida mayor."), words


@pytest.mark.parametrize(
    "question", ["¿El ibuprofeno se toma con comida?", "Can ibuprofen be taken with food?"]
)
def test_a_sample_row_gives_way_to_an_answer_made_here(desk: Desk, question: str) -> None:
    before = ask(desk, question)
    assert before.shows_samples
    correction = made(question, "Siempre con comida; nunca más de 1200 mg.", before.row)
    row = correct(desk, correction)
    assert row.dataset == NAME
    answer = ask(desk, question)
    assert (answer.kind, answer.text, answer.shows_samples) == (AnswerKind.STORED, correction.answer, False)
    near = ask(desk, "ibuprofeno con la comida" if "El" in question else "ibuprofen with food")
    assert near.kind is AnswerKind.STORED  # and no choice between the two
    assert near.text == correction.answer
    take_back(desk, correction)
    again = ask(desk, question)
    assert (again.text, again.shows_samples) == (before.text, True)
    assert row.id not in {r.id for r in rows(desk)}


@pytest.mark.parametrize(
    ("question", "medicine"),
    [
        ("¿La semaglutida se guarda en la nevera?", "semaglutida"),
        ("can semaglutide be taken with alcohol", "semaglutide"),
        ("semaglutida", "semaglutida"),
        ("¿El ibuprofeno se puede tomar con zumo de pomelo?", "ibuprofeno"),
        ("zolfrenol con leche", "zolfrenol"),
    ],
)
def test_what_the_data_did_not_say_is_added_and_answers_at_once(
    desk: Desk, question: str, medicine: str
) -> None:
    assert ask(desk, question).kind is AnswerKind.NOT_IN_DATA
    correction = made(question, "Según el prospecto.", medicine=medicine)
    row = correct(desk, correction)
    assert (row.dataset, row.number, row.reviewed_on) == (NAME, 1, "2026-09-21")
    answer = ask(desk, question)
    assert (answer.kind, answer.text) == (AnswerKind.STORED, "Según el prospecto.")
    assert answer.row is not None
    assert answer.row.id == row.id
    take_back(desk, correction)
    assert ask(desk, question).kind is AnswerKind.NOT_IN_DATA


def test_another_answer_leaves_the_row_as_it_is(desk: Desk) -> None:
    question = "¿la metformina se toma con comida?"
    correct(desk, made(question, "Depende: pregunte la pauta de 850 mg.", medicine="metformina"))
    assert ask(desk, question).text == "Depende: pregunte la pauta de 850 mg."
    assert "Sí." in {row.answer for row in rows(desk)}


def test_a_decided_question_is_never_answered_with_another_medicine(desk: Desk) -> None:
    correct(desk, made("¿y con leche?", "Mejor no.", medicine="metformina"))
    metformin = ask(desk, "metformina con comida").understood.medicine_ids
    ibuprofen = ask(desk, "ibuprofeno con comida").understood.medicine_ids
    assert ask(desk, "¿y con leche?", before=Before(metformin, 10.0)).text == "Mejor no."
    assert ask(desk, "¿y con leche?", before=Before(ibuprofen, 10.0)).text != "Mejor no."
    assert ask(desk, "¿y con leche?").kind is AnswerKind.HELP


def test_an_emergency_comes_before_what_was_decided(desk: Desk) -> None:
    question = "se ha tomado una caja entera de ibuprofeno"
    assert ask(desk, question).kind is AnswerKind.RED_FLAG
    correct(desk, made(question, "Nada.", medicine="ibuprofeno"))
    assert ask(desk, question).kind is AnswerKind.RED_FLAG


def test_sent_twice_it_counts_once(desk: Desk) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    assert before is not None
    edit = made("¿La metformina se toma con comida?", "Con la cena.", before)
    add = made("¿La semaglutida se guarda en la nevera?", "Sí.", medicine="semaglutida")
    for correction in (edit, add, edit, add):
        correct(desk, correction)
    assert [row.answer for row in rows(desk)].count("Con la cena.") == 1
    assert [row.dataset for row in rows(desk)].count(NAME) == 1
    take_back(desk, add)
    take_back(desk, add)
    take_back(desk, replace(add, uuid="unknown"))
    assert desk.keep(CorrectRequest(1, add), lambda done, total: None) == Corrected(1, add.uuid, None)
    assert NAME not in {row.dataset for row in rows(desk)}
    take_back(desk, edit)
    now = ask(desk, "¿La metformina se toma con comida?").row
    assert now is not None
    assert (now.answer, now.edited_by, now.reviewed_on) == ("Sí.", "", "2026-01-02")


@pytest.mark.parametrize("at", ["begin", "finish"])
def test_a_worker_that_dies_in_the_middle_is_carried_on_from(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    correction = made("¿La metformina se toma con comida?", "Con la cena.", before)
    with monkeypatch.context() as patch:
        part = desk._library if at == "begin" else desk._library.corrections
        patch.setattr(part, "edit_row" if at == "begin" else "finish", None)
        with pytest.raises(TypeError):
            correct(desk, correction)
    correct(desk, correction)
    assert ask(desk, "¿La metformina se toma con comida?").text == "Con la cena."
    take_back(desk, correction)
    assert ask(desk, "¿La metformina se toma con comida?").text == "Sí."


def test_a_row_edited_since_is_not_undone_over(desk: Desk) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    first = made("¿La metformina se toma con comida?", "Con la cena.", before)
    row = correct(desk, first)
    second = made("¿La metformina se toma con comida?", "Con el desayuno.", row)
    correct(desk, second)
    with pytest.raises(ChangedMeanwhile):
        take_back(desk, first)
    assert ask(desk, "¿La metformina se toma con comida?").text == "Con el desayuno."
    take_back(desk, second)
    assert ask(desk, "¿La metformina se toma con comida?").text == "Con la cena."
    take_back(desk, first)
    assert ask(desk, "¿La metformina se toma con comida?").text == "Sí."


def test_the_later_decision_on_a_question_counts(desk: Desk) -> None:
    first = made("metformina y zumo", "Primera.", medicine="metformina")
    second = made("metformina y zumo", "Segunda.", medicine="metformina")
    correct(desk, second)
    correct(desk, first)
    assert ask(desk, "metformina y zumo").text == "Segunda."
    take_back(desk, second)
    assert ask(desk, "metformina y zumo").text == "Primera."


def test_a_row_that_was_removed_meanwhile_is_added_anew(desk: Desk) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    assert before is not None
    desk._library.remove_row(before.id)
    correct(desk, made("¿La metformina se toma con comida?", "Con la cena.", before))
    answer = ask(desk, "¿La metformina se toma con comida?")
    assert answer.text == "Con la cena."
    assert answer.row is not None
    assert answer.row.dataset == NAME


def test_a_switched_off_data_set_of_own_answers_lets_the_sample_answer_again(desk: Desk) -> None:
    question = "¿El ibuprofeno se toma con comida?"
    row = correct(desk, made(question, "Siempre con comida.", ask(desk, question).row))
    desk.set_enabled(row.dataset_id, False)
    assert ask(desk, question).text == "Hasta 400 mg en ayunas."
    desk.set_enabled(row.dataset_id, True)
    while desk.index_step():
        pass
    assert ask(desk, question).text == "Siempre con comida."


def test_without_initials_a_row_does_not_count_as_reviewed(desk: Desk) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    row = correct(desk, made("¿La metformina se toma con comida?", "Con la cena.", before, reviewer=""))
    assert (row.reviewed_on, row.source) == ("", "Vademécum")


def test_the_words_that_were_asked_are_not_kept_in_the_library(desk: Desk, tmp_path: Path) -> None:
    before = ask(desk, "¿La metformina se toma con comida?").row
    correct(desk, made("metformina palabra secreta comida", "Con la cena.", before))
    desk.close()
    with closing(sqlite3.connect(tmp_path / "user" / "library.db")) as connection:
        assert not [line for line in connection.iterdump() if "secreta" in line]
    with closing(Library.open(tmp_path / "user")) as library:
        assert len(library.corrections.decisions().settled) == 2

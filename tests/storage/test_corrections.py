"""Judgements and corrections in the history, and the labelled questions that tuning reads from them."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind, Understood
from medbot_desktop.domain.corrections import (
    Correction,
    CorrectionState,
    LabelKind,
    LabelledQuestion,
    TurnRemarks,
)
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Consent, Settings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.labelled import labelled_questions
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW = Row("datos", 1, "¿Se puede tomar ibuprofeno con el estómago vacío?", "Mejor con comida.", "ibuprofeno")
OTHER = Row("datos", 2, "¿Para qué sirve el ibuprofeno?", "Para el dolor.", "ibuprofeno")


def stored(row: Row = ROW) -> Answer:
    return Answer(AnswerKind.STORED, "es", row.answer, row=row)


def correction(uuid: str = "u1", **changes: object) -> Correction:
    made = Correction(
        uuid, "ibuprofeno en ayunas", ROW.question, "Con comida.", "ibuprofeno", "CIMA", "", "MG", 50.0,
        "Respuestas corregidas aquí", "es", ROW,
    )  # fmt: skip
    return replace(made, **changes)


@pytest.fixture
def history(user_folder: Path) -> Iterator[History]:
    with closing(History.open(user_folder)) as opened:
        yield opened


def asked(
    history: History, question: str, answer: Answer | None = None, chosen: str = "", at: float = 10.0
) -> int:
    turn = history.add_turn(question, None, at)
    history.finish_turn(turn.id, answer or stored(), at + 1, chosen)
    return turn.id


def test_a_judgement_stays_with_the_answer_it_was_made_of(history: History) -> None:
    turn = asked(history, "ibuprofeno en ayunas")
    history.corrections.judge(turn, False, 20.0)
    assert history.corrections.remarks([turn]) == {turn: TurnRemarks(right=False)}
    history.corrections.judge(turn, True, 21.0)
    assert history.corrections.remarks([turn, 99]) == {turn: TurnRemarks(right=True)}
    history.finish_turn(turn, stored(OTHER), 30.0)
    assert history.corrections.remarks([turn]) == {}
    history.corrections.judge(turn, True, 40.0)
    history.corrections.judge(turn, None, 41.0)
    assert history.corrections.remarks([turn]) == {}


def test_what_has_no_answer_cannot_be_judged(history: History) -> None:
    turn = history.add_turn("¿?", None, 10.0)
    history.corrections.judge(turn.id, True, 20.0)
    history.corrections.judge(99, True, 20.0)
    assert history.corrections.remarks([turn.id, 99]) == {}


def test_a_correction_is_kept_until_it_is_done_and_after(user_folder: Path, history: History) -> None:
    turn = asked(history, "ibuprofeno en ayunas")
    kept = history.corrections.add(turn, correction(answer="Con \ud800 comida."))
    assert kept.correction.answer == "Con ? comida."
    with closing(History.open(user_folder)) as again:
        assert again.corrections.waiting() == [kept]
    applied = history.corrections.set_state("u1", CorrectionState.APPLIED, ROW)
    assert history.corrections.waiting() == []
    assert history.corrections.remarks([turn]) == {turn: TurnRemarks(correction=applied)}
    history.corrections.set_state("u1", CorrectionState.UNDOING, ROW)
    assert [w.state for w in history.corrections.waiting()] == [CorrectionState.UNDOING]
    history.corrections.set_state("u1", CorrectionState.UNDONE)
    assert history.corrections.waiting() == []
    assert history.corrections.remarks([turn]) == {}
    with pytest.raises(LookupError):
        history.corrections.get("u2")


def test_a_correction_outlives_its_turn(history: History) -> None:
    turn = asked(history, "ibuprofeno en ayunas")
    history.corrections.add(turn, correction())
    history._database.execute("DELETE FROM conversations")
    assert [w.turn_id for w in history.corrections.waiting()] == [None]
    assert history.corrections.add(turn, correction("u2")).turn_id is None


# Labelled questions


@pytest.fixture
def library(user_folder: Path) -> Iterator[Library]:
    with closing(Library.open(user_folder)) as opened:
        opened.add_data_set("datos", [ROW, OTHER])
        yield opened


def consent(folder: Path, given: Consent = Consent.GIVEN) -> None:
    SettingsFile(folder).save(Settings(tuning_consent=given))


def test_without_consent_nothing_is_told(user_folder: Path, history: History, library: Library) -> None:
    history.corrections.judge(asked(history, "ibuprofeno en ayunas"), True, 20.0)
    for given in (Consent.NOT_ASKED, Consent.REFUSED):
        consent(user_folder, given)
        assert labelled_questions(user_folder) == []
    consent(user_folder)
    assert labelled_questions(user_folder) == [
        LabelledQuestion("ibuprofeno en ayunas", 1, 1, LabelKind.RIGHT)
    ]


def test_judgements_choices_and_corrections_are_labels(
    user_folder: Path, history: History, library: Library
) -> None:
    consent(user_folder)
    history.corrections.judge(asked(history, "ibuprofeno en ayunas"), True, 20.0)
    asked(history, "ibu para que", stored(OTHER), chosen="medicine:ibuprofeno")
    history.corrections.judge(asked(history, "sirve para algo el ibu", stored(OTHER)), False, 22.0)
    asked(history, "sin decir nada")
    history.corrections.add(None, correction(asked="con el estómago vacío, ibuprofeno"))
    history.corrections.add(None, correction("u2", asked="todavía no"))
    history.corrections.set_state("u1", CorrectionState.APPLIED, ROW)
    assert [(q.question, q.dataset_id, q.number, q.how) for q in labelled_questions(user_folder)] == [
        ("ibu para que", 1, 2, LabelKind.CHOICE),
        ("ibuprofeno en ayunas", 1, 1, LabelKind.RIGHT),
        ("con el estómago vacío, ibuprofeno", 1, 1, LabelKind.CORRECTION),
    ]


def test_the_last_word_on_a_question_counts(user_folder: Path, history: History, library: Library) -> None:
    consent(user_folder)
    history.corrections.judge(asked(history, "¿Ibuprofeno en ayunas?", stored(OTHER)), True, 20.0)
    history.corrections.judge(asked(history, "ibuprofeno en ayunas"), True, 30.0)
    assert [q.number for q in labelled_questions(user_folder)] == [1]
    history.corrections.judge(asked(history, "IBUPROFENO en ayunas", stored(OTHER)), False, 40.0)
    assert [q.number for q in labelled_questions(user_folder)] == [1]
    history.corrections.judge(asked(history, "ibuprofeno en ayunas"), False, 50.0)
    assert labelled_questions(user_folder) == []


def test_the_rows_own_words_and_rows_that_are_gone_are_left_out(
    user_folder: Path, history: History, library: Library
) -> None:
    consent(user_folder)
    history.corrections.judge(asked(history, "se puede tomar IBUPROFENO con el estomago vacio"), True, 20.0)
    gone = (replace(ROW, dataset="otros"), replace(ROW, number=9), replace(ROW, question="¿Otra?"))
    for number, row in enumerate(gone):
        history.corrections.judge(asked(history, f"pregunta {number}", stored(row)), True, 20.0)
    follow_up = replace(stored(), understood=Understood(("ibuprofeno",), ("i",), carried=True))
    history.corrections.judge(asked(history, "¿y en ayunas?", follow_up), True, 20.0)
    binned = asked(history, "a la papelera")
    history.corrections.judge(binned, True, 20.0)
    history.bin.delete_turns([binned], 30.0)
    damaged = asked(history, "dañada")
    history.corrections.judge(damaged, True, 20.0)
    history._database.execute("UPDATE turns SET answer = '{' WHERE id = ?", (damaged,))
    assert labelled_questions(user_folder) == []


def test_where_there_is_nothing_yet(user_folder: Path) -> None:
    consent(user_folder)
    assert labelled_questions(user_folder) == []
    assert not (user_folder / "history.db").exists()


def test_a_thousand_judgements_are_read_quickly(
    user_folder: Path, history: History, library: Library
) -> None:
    consent(user_folder)
    for number in range(1_000):
        turn = asked(history, f"ibuprofeno pregunta {number}")
        history.corrections.judge(turn, True, 20.0 + number)
    started = time.perf_counter()
    assert len(labelled_questions(user_folder)) == 1_000
    assert time.perf_counter() - started < 2.0


def test_judgements_and_corrections_of_the_third_schema_are_kept(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parent / "fixtures" / "history_schema3.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        (waiting,) = history.corrections.waiting()
        assert waiting.correction.answer == "Puede dañar el riñón; consulte."
        assert waiting.correction.replaces is not None
        assert waiting.correction.replaces.number == 7
        assert history.corrections.remarks([1])[1].right is True


def test_a_question_erased_for_good_is_erased_from_its_correction_too(history: History) -> None:
    turn = asked(history, "ibuprofeno en ayunas")
    history.corrections.add(turn, correction())
    history.bin.delete_turns([turn], 60.0)
    history.bin.erase(history.bin.removed())
    (waiting,) = history.corrections.waiting()
    assert (waiting.turn_id, waiting.correction.asked) == (None, "")
    assert waiting.correction.answer == "Con comida."


def test_a_library_of_the_third_schema_knows_its_corrections(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parent / "fixtures" / "library_schema3.db", tmp_path / "library.db")
    with closing(Library.open(tmp_path)) as library:
        known = library.corrections.find("0f8fad5b-d9cb-469f-a165-70867728950e")
        assert known is not None
        assert known.before == known.after
        assert library.corrections.decisions().settled == {"a" * 64: known.row_id}
        library.corrections.undo(known.uuid)
        assert library.corrections.decisions().settled == {}

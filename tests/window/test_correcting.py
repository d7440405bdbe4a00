"""Correcting with the whole program: the next identical question gets what was written, and undoing takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Consent, Settings
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.window.program import Program

    Start = Callable[..., Program]

ES = Settings(language="es", country="ES", first_start_done=True, tuning_consent=Consent.REFUSED)
EN = Settings(language="en", country="US", first_start_done=True, tuning_consent=Consent.REFUSED)


def write(program: Program, answer: str) -> None:
    """Fill the form that is open and save it; returns when it answers."""
    panel = program.window.side.panel
    program.wait(lambda: panel.isVisible() and panel.shows_form)
    panel.form.answer_field.setPlainText(answer)
    panel.form.reviewer_field.setText("MG")
    panel.form.save()
    program.wait(lambda: "MG" in program.card().words)


def test_an_example_row_is_corrected_and_the_correction_undone(
    start: Start, tmp_path: Path, example_folder: Path
) -> None:
    (tmp_path / "user").mkdir()
    copy_example(example_folder, tmp_path / "user")
    program = start(tmp_path / "user", ES)
    program.wait_for_rows()
    question = "¿El ibuprofeno se toma con comida?"
    before = program.ask(question)
    assert before.kind is AnswerKind.STORED
    program.press("Corregir")
    write(program, "Con comida, siempre que se pueda.")
    after = program.ask(question)
    assert after.kind is AnswerKind.STORED
    assert "Con comida, siempre que se pueda." in after.words
    assert "Respuestas corregidas aquí" in after.words
    program.new_chat()
    program.open_newest()
    program.wait(lambda: len(program.turns) == 2)
    program.wait(lambda: "Respondida de nuevo aquí por MG" in program.page)
    program.window.chat.pane.acted.emit("undo", program.turns[0], _uuid(program))
    program.wait(lambda: "Respondida de nuevo" not in program.page)
    program.new_chat()
    again = program.ask(question)
    assert again.turn.answer is not None
    assert before.turn.answer is not None
    assert again.turn.answer.text == before.turn.answer.text


def test_an_answer_is_added_where_the_data_does_not_say_and_outlives_a_dead_worker(
    start: Start, tmp_path: Path, example_folder: Path
) -> None:
    (tmp_path / "user").mkdir()
    copy_example(example_folder, tmp_path / "user")
    program = start(tmp_path / "user", EN)
    program.wait_for_rows()
    question = "can zolfrenol be taken with milk"
    assert program.ask(question).kind is AnswerKind.NOT_IN_DATA
    program.press("Add an answer")
    panel = program.window.side.panel
    program.wait(panel.isVisible)
    program.window.parts.workers().client.stop()  # nobody is there to apply it
    panel.form.answer_field.setPlainText("With water only.")
    panel.form.medicine_field.setText("zolfrenol")
    panel.form.save()
    program.wait(lambda: "It will answer as soon as the answer search is running." in program.page)
    program.close()
    program = start(tmp_path / "user", EN)
    program.wait_for_rows(3)
    card = program.ask(question)
    assert card.kind is AnswerKind.STORED
    assert "With water only." in card.words
    assert "Answers made here" in card.words


def _uuid(program: Program) -> str:
    remarks = program.window.chat.pane.remarks_of(program.turns[0].id)
    assert remarks is not None
    assert remarks.correction is not None
    return remarks.correction.correction.uuid

"""The whole of tuning with the real worker and the real run: bring a file, run, review, use, ask, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.domain.tuning_review import Verdict
from tests.tuning_pharmacy import ROWS, pharmacy_files, read
from tests.ui.acting import press, shown_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.window.program import Program

    Start = Callable[..., Program]

SMALL = {"epochs": "12", "patience": "4", "folds": "2", "learning_rate": "0,1"}
MINUTES_MS = 180_000


@pytest.mark.timeout(400)
def test_from_a_file_to_a_model_in_use_and_back(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, questions = pharmacy_files(tmp_path)
    question = read(questions)[0]["query"]
    program = start(tmp_path / "user", Settings(language="es", country="ES", first_start_done=True))
    window, place = program.window, program.window.places.tuning_place

    # Data
    window.navigation.open_file(str(rows))
    program.wait(lambda: f"Usar {ROWS} filas" in program.page)
    program.press(f"Usar {ROWS} filas")
    program.wait_for_rows()

    # Set aside
    place.show_step("aside")
    monkeypatch.setattr(
        "medbot_desktop.ui.tuning.aside_page.choose_questions_file", lambda *_: str(questions)
    )
    press(qtbot, place.aside.file_line, "Elegir un archivo")
    asked = len(read(questions))
    qtbot.waitUntil(lambda: str(asked) in shown_texts(place.aside._held_out), timeout=MINUTES_MS)
    assert str(ROWS) in shown_texts(place.aside._held_out)
    assert "El resultado se juzgará con las preguntas de la gente." in shown_texts(place.aside)

    # Run, paused and gone on with
    press(qtbot, place, "Seguir a Entrenar")
    for name, value in SMALL.items():
        place.run.form.fields[name].setText(value)
    qtbot.waitUntil(place.run.start_button.isEnabled, timeout=MINUTES_MS)
    press(qtbot, place, "Empezar")
    qtbot.waitUntil(lambda: place.runs.progress is not None, timeout=MINUTES_MS)
    window.rail.place_chosen.emit("chat")
    program.ask(question)  # the chat answers while it goes
    qtbot.waitUntil(lambda: not place.runs.going, timeout=MINUTES_MS)
    review = place.review.review
    assert review is not None, shown_texts(window)
    program.press("Revisar")

    # Review
    assert (review.main.kind, review.params.folds) == (QuestionKind.REAL, 2)
    assert len(review.main.questions) == asked
    words = shown_texts(place.review)
    assert review.verdict is Verdict.HELPS
    assert f"De {asked} preguntas apartadas (preguntas de la gente)" in words
    assert place.review.panels.curves.points
    path = tmp_path / "informe.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(qtbot, place, "Informe")
    assert path.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(
        "medbot_desktop.ui.tuning.evaluate_panel.choose_questions_file", lambda *_: str(questions)
    )
    press(qtbot, place.review.evaluate, "Elegir un archivo")
    press(qtbot, place.review.evaluate, "Examinarlo")
    qtbot.waitUntil(place.review.evaluate.table.isVisible, timeout=MINUTES_MS)
    assert len(place.review.evaluate.table.numbers.rows) == asked

    # Use, ask, go back
    assert review.model_id != SHIPPED_MODEL
    qtbot.waitUntil(place.review.use_button.isEnabled, timeout=MINUTES_MS)
    press(qtbot, place.review.foot, "Usar el modelo nuevo")
    if review.worse:
        press(qtbot, place.use.notices, "Usarlo de todos modos")
    qtbot.waitUntil(
        lambda: any(m.id == review.model_id and m.active for m in place.models.models), timeout=MINUTES_MS
    )
    window.rail.place_chosen.emit("chat")
    program.ask(question)
    window.rail.place_chosen.emit("tuning")
    press(qtbot, place, "Volver al anterior")
    qtbot.waitUntil(
        lambda: any(m.id == SHIPPED_MODEL and m.active for m in place.models.models), timeout=MINUTES_MS
    )

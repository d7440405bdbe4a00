"""The whole of tuning with the real worker and the real run: bring a file, run, review, use, ask, go back."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuning import SHIPPED_MODEL, QuestionKind, Verdict
from medbot_desktop.paths import bundled
from tests.ui.acting import press, shown_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.window.program import Program

    Start = Callable[..., Program]

QUESTIONS = Path(__file__).parent.parent / "questions" / "questions_es.csv"
ROWS = 40
SECOND_NAMES = "Sintrom|Adiro|penicilina|fusídico"  # names a question has beside its medicine's own
SMALL = {"epochs": "12", "patience": "4", "folds": "2", "learning_rate": "0,1"}
MINUTES_MS = 180_000


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def pharmacy_files(folder: Path) -> tuple[Path, Path]:
    """A pharmacy's file of rows, and the questions people ask there, each with the number of its row.

    Each row stands under the question of the next one without its medicine, as after a slip in a spreadsheet: whoever
    weighs the answers more than the rows' questions finds the right row, and that can be learned.
    """
    starter = read(bundled("data") / "starter_es.csv")
    asked = [q for q in read(QUESTIONS) if q["expected_kind"] == "stored" and q["expected_row"].isdigit()]
    numbers = sorted({int(q["expected_row"]) for q in asked})
    numbers = [n for n in numbers if not re.search(SECOND_NAMES, starter[n - 1]["question"])][:ROWS]
    places = {number: place for place, number in enumerate(numbers, 1)}
    kept = [q for q in asked if int(q["expected_row"]) in places]
    rows = [starter[number - 1] for number in numbers]
    nameless = [re.sub(row["medicine"], "este medicamento", row["question"], flags=re.I) for row in rows]
    slipped = [row | {"question": nameless[place % len(rows)]} for place, row in enumerate(rows, 1)]
    return (
        write(folder / "botica.csv", slipped),
        write(
            folder / "mostrador.csv",
            [{"query": q["query"], "expected_row": str(places[int(q["expected_row"])])} for q in kept],
        ),
    )


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

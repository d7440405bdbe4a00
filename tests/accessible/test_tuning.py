"""Tuning by somebody who sees only the accessible tree: questions chosen, a run heard to its end, its model used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from tests.accessible.bus import SHOWING, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.accessible.bus import Node
    from tests.accessible.conftest import Start

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]
SPANISH = Settings(language="es", country="ES", first_start_done=True)
SMALL = {"Pasadas": "12", "Paciencia": "4", "Vueltas": "2", "Tasa de aprendizaje": "0,1"}
MINUTES_S = 240.0


def hear(program: Node, beginning: str) -> str:
    """What was announced that begins so."""
    return str(
        wait_for(
            lambda: next((words for words in program.bus.announced() if words.startswith(beginning)), ""),
            f"{beginning!r} to be said",
            MINUTES_S,
        )
    )


@pytest.mark.timeout(600)
def test_a_run_is_heard_to_its_end_and_its_model_used(start: Start, pharmacy: tuple[Path, Path]) -> None:
    folder, questions = pharmacy
    program = start(SPANISH, folder)
    program.named("Entrenar").press()
    program.named("Paso 2 de 5: Apartar").press()

    program.named("Elegir un archivo").press()
    dialog = program.find(lambda node: node.role in ("dialog", "file chooser"), "the dialog for a file")
    dialog.find(lambda node: node.role == "text", "the field for its name").write(str(questions))
    dialog.named("Abrir").press()

    program.named("Seguir a Entrenar").press()
    for name, value in SMALL.items():
        program.named(name, "text").write(value)
    program.named("Empezar", "push button").press()
    hear(program, "Entrenando: vuelta ")
    verdict = hear(program, "El entrenamiento ha terminado. El modelo entrenado es mejor con sus preguntas.")
    assert "preguntas apartadas (preguntas de la gente)" in verdict

    program.named("Usar el modelo nuevo").press()
    if "Usarlo de todos modos" in {node.name for node in program.walk() if node.has(SHOWING)}:
        program.named("Usarlo de todos modos").press()  # it is better, and yet worse at one thing
    hear(program, "Ahora responde ")

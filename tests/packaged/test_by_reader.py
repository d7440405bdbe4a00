"""The built program through what a screen reader has of it: what typing alone cannot reach.

Buttons are pressed, fields filled and words read over the accessibility bus; what was kept is read from its folder.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from tests.accessible.bus import FOCUSED, Bus
from tests.accessible.conftest import session  # noqa: F401, a fixture
from tests.packaged.conftest import wait_for, with_example
from tests.window.test_tuning import ROWS, pharmacy_files, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.accessible.bus import Node
    from tests.packaged.conftest import Program

    Start = Callable[..., Program]

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(600)]
SPANISH = Settings(language="es", country="ES", first_start_done=True)
ENGLISH = Settings(language="en", country="US", first_start_done=True)
ACCEPTED = HostedSettings(providers=(ProviderSettings("openai", accepted=True),))
# Fake programs of the system's, first in PATH: what was asked for, and in which environment.
RECORDS = (
    '#!/bin/sh\nprintf "%s\\n" "$@" > "{place}.asked"\nenv > "{place}.part"\nmv "{place}.part" "{place}"\n'
)


@pytest.fixture
def bus(session: dict[str, str]) -> Iterator[Bus]:  # noqa: F811
    with closing(Bus(session["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        yield bus


def choose_file(program: Node, path: Path, words: str = "Abrir") -> None:
    """In the dialog for files that is open."""
    dialog = program.find(lambda node: node.role in ("file chooser", "dialog"), "a dialog for files")
    dialog.find(lambda node: node.role == "text", "the field for the name").write(str(path))
    dialog.named(words, "push button").press()


def press(running: Program, program: Node, words: str) -> None:
    """Press a button; what can be on or off is given the focus and the space bar."""
    node = program.named(words, "push button", "check box", "radio button")
    if node.role == "push button":
        node.press()
        return
    running.to_front()
    node.focus()
    wait_for(lambda: node.has(FOCUSED), f"the focus on {words!r}")
    running.key("space")


def wait_for_words(program: Node, words: str) -> None:
    program.find(lambda node: words in node.name or words in node.text, repr(words))


def test_from_a_file_to_a_tuned_model_that_answers(
    start: Start,
    session: dict[str, str],  # noqa: F811
    bus: Bus,
    tmp_path: Path,
) -> None:
    rows, questions = pharmacy_files(tmp_path)
    question = read(questions)[0]["query"]
    running = start(tmp_path / "user", SPANISH, session)
    program = bus.application(running.process.pid)

    # A file of one's own
    press(running, program, "Entrenar")
    press(running, program, "Abrir un archivo")
    choose_file(program, rows)
    press(running, program, f"Usar {ROWS} filas")
    wait_for_words(program, f"{ROWS} filas añadidas a sus datos.")

    # What is set aside, a run, its review
    press(running, program, "Paso 2 de 5")
    press(running, program, "Elegir un archivo: ")
    choose_file(program, questions)
    wait_for_words(program, str(len(read(questions))))
    press(running, program, "Seguir a Entrenar")
    press(running, program, "Rápido")
    press(running, program, "Empezar")
    press(running, program, "Paso 4 de 5")
    wait_for_words(program, f"De {len(read(questions))} preguntas apartadas")
    press(running, program, "Usar el modelo nuevo")
    wait_for_words(program, f"Ahora responde {rows.name}.")

    # It answers
    press(running, program, "Consultas")
    program.named("Pregunta", "text").write(question)
    press(running, program, "Enviar")
    wait_for(lambda: [t for t in running.turns() if t.answer is not None], "the answer")
    (turn,) = running.turns()
    assert turn.question == question
    assert turn.answer is not None
    assert turn.answer.model not in ("", SHIPPED_MODEL)
    assert running.close() == 0


def test_a_link_is_opened_with_the_systems_libraries(
    start: Start,
    session: dict[str, str],  # noqa: F811
    bus: Bus,
    tmp_path: Path,
) -> None:
    """Also where the program's own caller leaks a path: a browser gets what was there before the program."""
    seen, theirs = tmp_path / "environment", tmp_path / "libraries of the caller"
    tools = tmp_path / "tools"
    tools.mkdir()
    theirs.mkdir()
    for name in ("xdg-open", "firefox"):
        (tools / name).write_text(RECORDS.format(place=seen))
        (tools / name).chmod(0o755)
    changes = {
        **session,
        "PATH": f"{tools}:{session['PATH']}",
        "BROWSER": str(tools / "firefox"),
        "LD_LIBRARY_PATH": str(theirs),
    }
    (tmp_path / "user").mkdir()
    running = start(tmp_path / "user", replace(ENGLISH, hosted=ACCEPTED), changes)
    program = bus.application(running.process.pid)
    press(running, program, "Settings")
    press(running, program, "Models")
    press(running, program, "Also GPT")
    press(running, program, "Where to get a key")
    press(running, program, "Open")
    wait_for(seen.exists, "the browser")
    assert seen.with_suffix(".asked").read_text().strip() == "https://platform.openai.com/api-keys"
    environment = dict(line.partition("=")[::2] for line in seen.read_text().splitlines())
    assert environment["LD_LIBRARY_PATH"] == str(theirs)
    # The program's own processes do look where it lies first.
    own = Path(f"/proc/{running.children()[0]}/environ").read_bytes().decode()
    assert "LD_LIBRARY_PATH=" in own
    assert str(theirs) in own
    assert running.close() == 0


def test_after_a_kill_the_logs_are_offered(
    start: Start,
    session: dict[str, str],  # noqa: F811
    bus: Bus,
    example: Path,
    tmp_path: Path,
) -> None:
    folder = with_example(example, tmp_path / "user")
    running = start(folder, ENGLISH, session)
    bus.application(running.process.pid)
    running.kill()
    running = start(folder, None, session)
    program = bus.application(running.process.pid)
    program.named("Open the log folder", "push button")
    assert running.close() == 0

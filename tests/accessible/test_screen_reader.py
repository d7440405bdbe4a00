"""The program used by somebody who sees only its accessible tree and hears what it announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from tests.accessible.bus import SHOWING, wait_for

if TYPE_CHECKING:
    from tests.accessible.bus import Node
    from tests.accessible.conftest import Start

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]
ENGLISH = Settings(language="en", country="US", first_start_done=True)
SPANISH = Settings(language="es", country="ES", first_start_done=True)


def words_of(part: Node) -> list[str]:
    """Everything below that is showing, in reading order."""
    return [
        words for node in part.walk() if node.has(SHOWING) for words in (node.text or node.name,) if words
    ]


def ask(program: Node, question: str, words: tuple[str, str] = ("Question", "Send")) -> Node:
    """Type a question, send it; gives the turn once its answer was announced."""
    field, button = words
    heard = len(program.bus.announced())
    program.named(field, "text").write(question)
    program.named(button, "push button").press()
    wait_for(lambda: len(program.bus.announced()) > heard, "an announcement")
    return program.find(
        lambda node: node.name.endswith(f": {question}") and node.role == "filler", "the turn"
    )


def test_a_question_is_asked_heard_and_read_in_order(start: Start) -> None:
    program = start(ENGLISH)
    turn = ask(program, "is ibuprofen taken with food")
    heard = program.bus.announced()[-1]
    assert heard.startswith("Stored answer, word for word. ")
    assert "with food or milk" in heard
    read = iter(words_of(turn))
    for part in ("is ibuprofen taken", "Stored answer, word for word", "ibuprofen", "The over-the-counter label",
                 "The row's question", "row 158", "Was this right?"):  # fmt: skip
        assert any(part in words for words in read), f"{part!r} is not read, or before what came last"


def test_a_choice_is_made_a_row_opened_and_the_history_searched(start: Start) -> None:
    program = start(ENGLISH)
    ask(program, "is ibuprofen taken with food")
    choice = ask(program, "max dose of hydroxizine or hydralazine")
    assert program.bus.announced()[-1].startswith("Two names look alike. Choose one. ")
    heard = len(program.bus.announced())
    choice.named("I meant hydrOXYzine", "push button").press()
    wait_for(lambda: len(program.bus.announced()) > heard, "the answer to the choice")
    assert "100 mg a day" in program.bus.announced()[-1]

    turn = program.find(
        lambda node: node.name.endswith("hydroxizine or hydralazine") and node.role == "filler", "it"
    )
    turn.named("Show the row", "push button").press()
    panel = program.named("Row", "panel", "filler")
    assert any("hydroxyzine" in words for words in words_of(panel))

    # Turns are read from the oldest to the newest.
    page = words_of(program.named("Questions and answers"))
    first, second = (
        next(i for i, words in enumerate(page) if words == question)
        for question in ("is ibuprofen taken with food", "max dose of hydroxizine or hydralazine")
    )
    assert first < second

    program.named("Search history", "text").write("hydralazine")
    found = program.find(
        lambda node: node.role == "list item" and "hydroxizine or hydralazine" in node.name,
        "the hit in the history",
    )
    assert found.has(SHOWING)


def test_in_spanish_nothing_is_left_in_english(start: Start) -> None:
    program = start(SPANISH)
    turn = ask(program, "el ibuprofeno se toma con comida", ("Pregunta", "Enviar"))
    assert program.bus.announced()[-1].startswith("Respuesta de sus datos, palabra por palabra. ")
    assert "¿Era correcta?" in words_of(turn) or any("correct" in words for words in words_of(turn))
    english = {"Send", "Question", "Settings", "Search history", "Copy", "New question", "Answer", "Close"}
    shown = {words for node in program.walk() for words in (node.name, node.description)}
    assert not english & shown

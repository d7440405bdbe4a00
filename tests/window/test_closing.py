"""Closed and opened again: the history is there, and what was being answered waits to be asked again."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import TurnState
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.window.program import Program

    Start = Callable[..., Program]


READERS = [
    ("es", "ibuprofeno en el embarazo", "tercer trimestre", "La respuesta se cortó.", "Reintentar"),
    ("en", "ibuprofen pregnancy", "From week 20", "The answer was cut off.", "Retry"),
]


@pytest.mark.skipif(os.name != "posix", reason="holds the worker's process with a signal")
@pytest.mark.parametrize(("language", "question", "answer", "cut_off", "retry"), READERS, ids=["es", "en"])
def test_closed_during_an_answer_and_opened_again(
    start: Start, example_folder: Path, tmp_path: Path,
    language: str, question: str, answer: str, cut_off: str, retry: str,
) -> None:  # fmt: skip
    copy_example(example_folder, tmp_path)
    first = start(tmp_path, Settings(language=language, country="ES", first_start_done=True))
    first.wait_for_rows()
    earlier = first.ask(question)
    os.kill(first.worker_pid, signal.SIGSTOP)
    first.type_and_enter(question)
    first.wait(lambda: len(first.turns) == 2)
    assert first.turns[-1].state is TurnState.PENDING
    first.close()

    again = start(tmp_path)
    again.wait_for_rows()
    again.wait(lambda: len(again.turns) == 2)
    assert again.turns[0] == earlier.turn
    assert again.turns[1].state is TurnState.INTERRUPTED
    assert cut_off in again.card().words
    again.press(retry)
    card = again.answered(2)
    assert card.kind is AnswerKind.STORED
    assert answer in card.words


def test_after_a_power_cut_the_same_conversation_is_open(
    start: Start, example_folder: Path, tmp_path: Path
) -> None:
    pharmacy, cut = tmp_path / "pharmacy", tmp_path / "cut"
    for folder in (pharmacy, cut):
        folder.mkdir()
        copy_example(example_folder, folder)
    first = start(pharmacy, Settings(language="es", country="ES", first_start_done=True))
    first.wait_for_rows()
    asked = first.ask("ibuprofeno en el embarazo").turn
    first.new_chat()
    first.ask("ibuprofeno y alcohol")
    first.window.navigation.open_conversation(asked.conversation_id, 0)
    first.wait(lambda: first.turns == [asked])
    # What a power cut leaves: the files as they are, with nothing closed.
    for name in ("history.db", "history.db-wal", "settings.json", "window.ini"):
        shutil.copy(pharmacy / name, cut)
    first.close()
    again = start(cut)
    again.wait(lambda: again.turns == [asked])

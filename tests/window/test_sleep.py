"""The computer sleeps for hours with the program open: every process stands still, and then the clock has jumped."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.settings import Settings
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.window.program import Program

    Start = Callable[..., Program]

NIGHT_S = 14 * 3_600.0
FIRST, FOLLOW_UP = "el ibuprofeno se toma con comida", "¿y en el embarazo?"


class Clock:
    """The wall clock of the window's process. Timers run on and stand still with the computer."""

    def __init__(self, program: Program) -> None:
        self.ahead_s = 0.0
        program.window.behind.copies.backups._clock = self
        program.window.parts.store.run(lambda records: setattr(records.chat, "_clock", self))

    def __call__(self) -> float:
        return time.time() + self.ahead_s


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be made to stand still")
def test_after_a_night_asleep_it_answers_carries_nothing_and_makes_the_copy_of_the_day(
    start: Start, example_folder: Path, tmp_path: Path
) -> None:
    copy_example(example_folder, tmp_path)
    program = start(tmp_path, Settings(language="es", country="ES", first_start_done=True))
    program.wait_for_rows()
    clock, copies = Clock(program), program.window.behind.copies

    def days() -> int:
        """How many copies of a day there are, all whole."""
        made = copies.backups.copies()
        assert not any(copy.fault for copy in made)
        return len([copy for copy in made if copy.reason is CopyReason.DAILY])

    card = program.ask(FIRST)
    assert card.kind is AnswerKind.STORED
    assert program.ask(FOLLOW_UP).chip, "awake, the medicine is carried"
    copies.look_if_due()
    program.wait(lambda: days() == 1)

    worker = program.worker_pid
    os.kill(worker, signal.SIGSTOP)
    program.type_and_enter(FIRST)
    program.wait(lambda: len(program.turns) == 3)
    clock.ahead_s = NIGHT_S
    os.kill(worker, signal.SIGCONT)
    # What was asked before the night is answered after it, by the same worker.
    assert program.answered(3).kind is AnswerKind.STORED
    assert program.worker_pid == worker

    clock.ahead_s += NIGHT_S
    card = program.ask(FOLLOW_UP)
    assert not card.chip, "yesterday's medicine was carried into today's question"
    assert card.kind is not AnswerKind.STORED

    # The timer goes on where it stood; at its next tick the new day has its copy, once.
    copies.look_if_due()
    program.wait(lambda: days() == 2)
    copies.look_if_due()
    program.settle()
    assert days() == 2
    assert program.window.chat.notices.isHidden()

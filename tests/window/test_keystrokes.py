"""The installed program on a screen, typed into with the keys of a real keyboard: from the first start on."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.settings import SettingsFile
from tests.window.conftest import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from medbot_desktop.domain.turns import Turn

ROOT = Path(__file__).resolve().parent.parent.parent
WITHIN_S = 60.0


@dataclass
class Keyboard:
    """The program in a process of its own on a virtual display, and xdotool to press keys there."""

    folder: Path
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {**self.environment, "MEDBOT_DATA_DIR": str(self.folder)}
        self.process = subprocess.Popen([sys.executable, "-m", "medbot_desktop"], cwd=ROOT, env=environment)
        window = self._do("search", "--sync", "--onlyvisible", "--name", "^MedBot$").split()[-1]
        # Without a window manager nobody else gives it the keyboard.
        self._do("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "60", *keys)

    def type(self, words: str) -> None:
        self._do("type", "--delay", "20", words)

    def _do(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True, timeout=WITHIN_S
        )
        return done.stdout

    def close(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            assert self.process.wait(20) == 0
            self.process = None

    def turns(self) -> list[Turn]:
        """The newest conversation as it is on disk."""
        history = History.open(self.folder, interrupt_pending=False)
        conversations = history.conversations()
        turns = history.turns(conversations[0].id) if conversations else []
        history.close()
        return turns

    def answered(self, count: int) -> Turn:
        self.wait(lambda: [t.state for t in self.turns()] == [TurnState.COMPLETE] * count)
        return self.turns()[-1]

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WITHIN_S
        while not condition():
            assert time.monotonic() < deadline
            assert self.process is None or self.process.poll() is None
            time.sleep(0.05)


@pytest.fixture
def keyboard(x_display: dict[str, str], tmp_path: Path) -> Iterator[Keyboard]:
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed: nothing here presses real keys")
    keyboard = Keyboard(tmp_path, x_display)
    yield keyboard
    keyboard.close()


@pytest.mark.xvfb
def test_from_the_first_start_to_an_answer_in_spanish(keyboard: Keyboard, example_folder: Path) -> None:
    folder = keyboard.folder
    shutil.copy(example_folder / "vectors.db", folder)
    SettingsFile(folder).save(Settings(language="es"))
    keyboard.start()
    keyboard.press("Tab", "space")  # from "bring my answers" to the example
    keyboard.wait(lambda: SettingsFile(folder).load()[0].first_start_done)

    def both_are_there() -> bool:
        library = Library.open(folder)
        sets = library.data_sets()
        library.close()
        return len(sets) == 2

    keyboard.wait(both_are_there)
    keyboard.type("ibuprofeno con acenocumarol")
    keyboard.press("Return")
    turn = keyboard.answered(1)
    keyboard.close()
    assert turn.question == "ibuprofeno con acenocumarol"
    keyboard.start()
    keyboard.type("nolotil")
    keyboard.press("Return")
    # The conversation that was open is open again.
    assert keyboard.answered(2).question == "nolotil"
    history = History.open(folder, interrupt_pending=False)
    assert history.turns(turn.conversation_id)[0] == turn
    history.close()


@pytest.mark.xvfb
def test_a_follow_up_and_larger_text_in_english(keyboard: Keyboard, example_folder: Path) -> None:
    copy_example(example_folder, keyboard.folder)
    SettingsFile(keyboard.folder).save(Settings(language="en", country="US", first_start_done=True))
    keyboard.start()
    keyboard.type("can ibuprofen be taken while pregnant?")
    keyboard.press("Return")
    first = keyboard.answered(1).answer
    assert first is not None
    assert first.kind in (AnswerKind.STORED, AnswerKind.NOT_IN_DATA)  # its rows may still be on their way
    keyboard.type("and with alcohol?")
    keyboard.press("Return")
    answer = keyboard.answered(2).answer
    assert answer is not None
    assert answer.understood.carried
    assert answer.understood.medicines == ("ibuprofen",)
    keyboard.press("ctrl+plus", "ctrl+plus")
    keyboard.wait(lambda: SettingsFile(keyboard.folder).load()[0].zoom_percent == 120)

"""The built program as a person has it: started as a process of its own on a virtual display, typed into, closed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.turns import Turn

BUILT = Path(__file__).resolve().parent.parent.parent / "dist" / "medbot"
MADE = BUILT.parent / "installers"
WITHIN_S = 60.0
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
QUESTION = "el ibuprofeno se toma con comida"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder with the built program."""
    if not (BUILT / "medbot").exists():
        pytest.skip("the program is not built; `python3 dev.py package` does it")
    return BUILT


@pytest.fixture(scope="session")
def made() -> Path:
    """The folder with what is handed out."""
    if not (MADE / "SHA256SUMS").exists():
        pytest.skip("no installers; `python3 dev.py installers` makes them")
    return MADE


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Until `condition` holds; looks twenty times a second, as the program is another process."""
    ends_at = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < ends_at, f"not within {WITHIN_S} s: {what}"
        time.sleep(0.05)


def read_only(folder: Path, *more: str) -> list[str]:
    """What a program is put after for which nothing can be written into `folder`, as root neither; skips where this
    user may not have that. `more` is what else it is kept from, as unshare names it."""
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = [
        "unshare",
        *user,
        "--mount",
        "--propagation",
        "private",
        *more,
        "sh",
        "-c",
        READ_ONLY,
        str(folder),
    ]
    if (
        not shutil.which("unshare")
        or subprocess.run([*command, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not keep a program from parts of the computer")
    return command


class Program:
    """One start of the built window. Typed into by xdotool; what it keeps is read from its folder."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        folder: Path,
        outside: dict[str, str] | None = None,
        **options: object,
    ) -> None:
        """`outside` is the environment of the keys' typist, where it is not the program's."""
        self.folder = folder
        self._environment = outside or environment
        self.process = subprocess.Popen(command, env=environment, start_new_session=True, **options)  # type: ignore[call-overload]

    def window(self) -> str:
        """The X id of its window once it is on the screen."""
        wait_for(lambda: self._windows() or self.process.poll() is not None, "a window")
        windows = self._windows()
        assert windows, f"it ended with {self.process.poll()} and had no window"
        return windows[0]

    def _windows(self) -> list[str]:
        found = self._xdotool("search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "MedBot")
        return found.split()

    def ask(self, question: str) -> Turn:
        """Type a question and press Enter; the turn once it is answered and on the disk."""
        before = len(self.turns())
        window = self.to_front()
        self._xdotool("type", "--window", window, "--delay", "5", question)
        self.key("Return")
        wait_for(lambda: len(self.turns()) > before, "the question on the disk")
        wait_for(lambda: self.turns()[-1].state is not TurnState.PENDING, "the answer")
        return self.turns()[-1]

    def to_front(self) -> str:
        """Give its window the keyboard; the window's X id."""
        window = self.window()
        self._xdotool("windowfocus", "--sync", window)
        return window

    def key(self, name: str) -> None:
        """Press one key in its window."""
        self._xdotool("key", "--window", self.window(), name)

    def turns(self) -> list[Turn]:
        """Every turn in its history file, oldest first."""
        if not (self.folder / "history.db").exists():
            return []
        with closing(History.open(self.folder, interrupt_pending=False)) as history:
            found = [turn for c in history.conversations() for turn in history.turns(c.id)]
        return sorted(found, key=lambda turn: turn.id)

    def children(self) -> list[int]:
        """The processes it has started that are still there."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(line) for line in found.stdout.split()]

    def close(self) -> int:
        """End it as the system does at the end of a session; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(20)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        return done.stdout


def with_example(example: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("library.db", "vectors.db"):
        shutil.copy(example / name, folder / name)
    return folder


def is_right(program: Program) -> bool:
    """Whether the question gets the right row, once every row is ready again after a start."""
    while True:
        turn = program.ask(QUESTION)
        answer = turn.answer
        assert turn.question == QUESTION
        assert answer is not None
        if not any(notice.code == "rows_ready" for notice in answer.notices):
            return (
                answer.kind is AnswerKind.STORED
                and answer.row is not None
                and answer.row.medicine == "ibuprofeno"
            )


@pytest.fixture
def start(built: Path, x_display: dict[str, str]) -> Iterator[Callable[..., Program]]:
    """Start the built window on a folder, with settings, changed variables, a command before it; all are ended."""
    started: list[Program] = []

    def make(
        folder: Path,
        settings: Settings | None = None,
        changes: dict[str, str] | None = None,
        before: Sequence[str] = (),
        **options: object,
    ) -> Program:
        if settings is not None:
            SettingsFile(folder).save(settings)
        environment = {**x_display, "MEDBOT_DATA_DIR": str(folder), **(changes or {})}
        started.append(Program([*before, str(built / "medbot")], environment, folder, **options))
        return started[-1]

    yield make
    for program in started:
        program.kill()


@pytest.fixture(scope="session")
def example(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user folder with the example in it and every row encoded, made by the built command itself."""
    folder = tmp_path_factory.mktemp("example")
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(folder)}
    subprocess.run(
        [str(built / "medbot-cli"), "ask", "hola"], env=environment, capture_output=True, check=True
    )
    return folder

"""What a person goes through with the built program on a computer that is not the developer's."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from tests.packaged.conftest import is_right, read_only, wait_for, with_example

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.packaged.conftest import Program

    Start = Callable[..., Program]

LOCALES = {"es_ES.UTF-8": ",", "en_US.UTF-8": ".", "tr_TR.UTF-8": ","}
"""With what each of them writes before a fraction."""
DONE = Settings(language="es", country="ES", first_start_done=True)


@pytest.mark.xvfb
def test_a_question_is_answered_and_there_after_a_restart(
    start: Start, example: Path, tmp_path: Path
) -> None:
    folder = with_example(example, tmp_path)
    program = start(folder, DONE)
    assert is_right(program)
    kept = program.turns()
    assert program.close() == 0
    program = start(folder)
    program.window()
    assert program.turns() == kept
    assert program.close() == 0


@pytest.mark.xvfb
@pytest.mark.parametrize(
    "name",
    [
        "con espacios y eñes áéí",
        "ж中" * 10,
        "l" * 200,
        "ñ é " * 40,
        "/".join(["una farmacia muy larga ñ"] * 12),
    ],
    ids=["blanks and accents", "other scripts", "long", "all of it", "deep"],
)
def test_any_folder_will_do(start: Start, example: Path, tmp_path: Path, name: str) -> None:
    program = start(with_example(example, tmp_path / name), DONE)
    assert is_right(program)
    assert program.close() == 0


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The locales of the tests, made here: without them a program takes C, whatever it is told."""
    place = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef") or not Path("/usr/share/i18n/locales/tr_TR").exists():
        pytest.skip("the package locales is not installed")
    for name in LOCALES:
        command = [
            "localedef",
            "--no-archive",
            "-i",
            name.partition(".")[0],
            "-f",
            "UTF-8",
            str(place / name),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return place


@pytest.mark.xvfb
@pytest.mark.parametrize("locale", [*LOCALES, "C"])
def test_any_locale_will_do(start: Start, example: Path, tmp_path: Path, locales: Path, locale: str) -> None:
    changes = {"LC_ALL": locale, "LANG": locale, "LOCPATH": str(locales)}
    asked = subprocess.run(
        ["locale", "decimal_point"], env={**os.environ, **changes}, capture_output=True, text=True, check=True
    )
    assert (asked.stdout.strip(), asked.stderr) == (LOCALES.get(locale, "."), "")
    program = start(with_example(example, tmp_path), DONE, changes)
    assert is_right(program)
    assert program.close() == 0


@pytest.mark.xvfb
def test_without_streams_and_without_a_keyring(start: Start, example: Path, tmp_path: Path) -> None:
    """As a desktop starts it: nothing to write to, no secret service, no session bus."""
    changes = {"DBUS_SESSION_BUS_ADDRESS": "", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    closed = {"stdin": subprocess.DEVNULL, "preexec_fn": _close_streams}
    program = start(with_example(example, tmp_path), DONE, changes, **closed)
    assert is_right(program)
    assert program.close() == 0


def _close_streams() -> None:
    os.close(1)
    os.close(2)


@pytest.mark.xvfb
def test_a_folder_that_cannot_be_written_is_told_and_not_a_crash(start: Start, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        # Root may write anywhere: what stands in the way is a file where the folder should be.
        folder = tmp_path / "file"
        folder.write_text("")
    else:
        folder = tmp_path / "read only"
        folder.mkdir()
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    program = start(folder)
    assert program.window()
    assert program.close() == 0


@pytest.mark.xvfb
def test_a_home_that_cannot_be_written_is_told_and_not_a_crash(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = read_only(home)
    changes = {
        "HOME": str(home),
        "MEDBOT_DATA_DIR": "",
        "XDG_DATA_HOME": "",
        "XDG_CONFIG_HOME": "",
        "XDG_CACHE_HOME": "",
    }
    program = start(tmp_path / "never", None, changes, before=before)
    assert program.window()
    assert program.close() == 0
    assert list(home.iterdir()) == []


@pytest.mark.xvfb
def test_a_second_start_calls_the_first(start: Start, example: Path, tmp_path: Path) -> None:
    folder = with_example(example, tmp_path)
    first = start(folder, DONE)
    first.window()
    second = start(folder)
    assert second.process.wait(30) == 1
    assert is_right(first)
    assert first.close() == 0


@pytest.mark.xvfb
def test_after_a_kill_the_next_start_has_everything(start: Start, example: Path, tmp_path: Path) -> None:
    folder = with_example(example, tmp_path)
    program = start(folder, DONE)
    assert is_right(program)
    kept = program.turns()
    workers = program.children()
    assert workers
    program.kill()
    wait_for(lambda: not any(_is_alive(pid) for pid in workers), "the worker to end with its window")
    program = start(folder)
    program.window()
    assert program.turns()[: len(kept)] == kept
    assert is_right(program)
    assert program.close() == 0


@pytest.mark.xvfb
def test_a_killed_worker_is_replaced(start: Start, example: Path, tmp_path: Path) -> None:
    program = start(with_example(example, tmp_path), DONE)
    assert is_right(program)
    for pid in program.children():
        os.kill(pid, signal.SIGKILL)
    assert is_right(program)
    assert program.close() == 0


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False

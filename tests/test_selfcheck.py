"""The self-check of the program fails where something is not as it must be: each part on what it is there for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop import selfcheck
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.selfcheck import CheckFailed

if TYPE_CHECKING:
    from tests.conftest import MemoryKeyring

ROOT = Path(__file__).resolve().parent.parent
REACHING_OUT = (
    "import socket; socket.getaddrinfo('example.org', 443)",
    "import socket; socket.gethostbyname('example.org')",
    "import socket; socket.socket().connect(('192.0.2.1', 443))",
    "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_another_row_is_not_the_right_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = ("what is metformin for", AnswerKind.STORED, "What is acetaminophen taken for?")
    monkeypatch.setattr(selfcheck, "KNOWN", {"en": (wrong,)})
    with pytest.raises(CheckFailed, match=r"what is metformin for.*What is metformin used to treat"):
        selfcheck._worker_answers(tmp_path)


def test_a_program_without_providers_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(selfcheck, "PROVIDERS", {})
    with pytest.raises(CheckFailed, match="no provider"):
        selfcheck._engines_load(tmp_path)


def test_a_keyring_that_keeps_nothing_counts_where_one_was_prepared(
    monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring, tmp_path: Path
) -> None:
    assert "kept" in selfcheck._keys_are_kept(tmp_path)
    monkeypatch.setattr(memory_keyring, "get_password", lambda *_: None)
    assert "keeps none" in selfcheck._keys_are_kept(tmp_path)
    monkeypatch.setenv(selfcheck.KEYRING_EXPECTED, "yes")
    with pytest.raises(CheckFailed, match="keeps none"):
        selfcheck._keys_are_kept(tmp_path)


@pytest.mark.parametrize("program", REACHING_OUT)
def test_whatever_reaches_out_is_written_down(tmp_path: Path, program: str) -> None:
    place = tmp_path / selfcheck.CONNECTIONS
    watched = (
        f"from medbot_desktop.__main__ import _watch_connections; _watch_connections({str(place)!r})\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.') and event not in ('socket.__new__',): raise OSError\n"
        f"import sys; sys.addaudithook(refuse)\n{program}"
    )
    subprocess.run([sys.executable, "-c", watched], cwd=ROOT, capture_output=True, check=False)
    with pytest.raises(CheckFailed, match=r"example\.org|192\.0\.2\.1"):
        selfcheck._nothing_called_out(tmp_path)


def test_what_stays_on_this_computer_is_not(tmp_path: Path) -> None:
    place = tmp_path / selfcheck.CONNECTIONS
    watched = (
        f"from medbot_desktop.__main__ import _watch_connections; _watch_connections({str(place)!r})\n"
        "import socket; socket.getaddrinfo('localhost', 80)"
    )
    subprocess.run([sys.executable, "-c", watched], cwd=ROOT, capture_output=True, check=True)
    assert "none" in selfcheck._nothing_called_out(tmp_path)


@pytest.mark.slow
def test_a_screen_without_its_translation_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, user_folder: Path
) -> None:
    """In a process of its own, as the check runs: a window that stays in one language."""
    program = (
        "import sys; from pathlib import Path\n"
        "from medbot_desktop import window_check\n"
        "from medbot_desktop.ui.language import Language\n"
        "use = Language.use; Language.use = lambda self, *_: use(self, 'en')\n"
        "window_check.screens_of = lambda w: {'chat': lambda: w.rail.place_chosen.emit('chat')}\n"
        "import numpy\n"
        "sys.exit(window_check.run(['medbot'], Path(sys.argv[1])))"
    )
    report = tmp_path / "report.txt"
    done = subprocess.run(
        [sys.executable, "-c", program, str(report)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    told = report.read_text(encoding="utf-8")
    assert not told.startswith("4 of 4 pictures")
    assert "Qt's own words are not there" in told
    assert "loaded: numpy" in told

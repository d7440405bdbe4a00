"""The built program's proof of itself where a computer gives it little, and its word where that is too little."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.calls import called, watched
from tests.packaged.conftest import read_only

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(400)
STEPS = ("worker and answers", "hosted models", "history", "tuning", "keys", "window", "connections")


def self_check(built: Path, *before: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, str(built / "medbot-cli"), "--selfcheck"],
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=380,
    )


def test_with_a_read_only_home_plain_c_no_keyring_and_no_network(built: Path, tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    calls = tmp_path / "calls"
    silent = {"HOME": str(home), "TMPDIR": str(temporary), "LC_ALL": "C", "DBUS_SESSION_BUS_ADDRESS": ""}
    done = self_check(built, *read_only(home, "--net"), *watched(calls), **silent)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line.removeprefix("ok   ").partition(":")[0] for line in lines[:-1]] == list(STEPS)
    assert "keys last until the program ends" in lines[STEPS.index("keys")]
    assert "none to another computer" in lines[STEPS.index("connections")]
    assert lines[-1] == "self-check passed"
    assert done.stderr == ""
    assert called(calls) == []
    assert list(home.iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_a_part_that_is_missing_is_a_failure(built: Path, tmp_path: Path) -> None:
    """Without its data the program says so, step by step, and gives the exit code of a failure."""
    lacking = tmp_path / "medbot"
    shutil.copytree(built, lacking, symlinks=True, copy_function=_link_or_copy)
    shutil.rmtree(lacking / "_internal" / "data")
    done = self_check(lacking, HOME=str(tmp_path))
    assert done.returncode == 3
    assert "BAD  worker and answers" in done.stdout
    assert "ok   history" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("self-check failed: ")


def _link_or_copy(source: str, target: str) -> None:
    """300 MB need not be written where both lie on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)

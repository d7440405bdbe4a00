"""dev.py, as far as it can be seen without installing anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=180
    )


def test_help_names_every_command_on_a_line() -> None:
    result = dev("--help")
    assert result.returncode == 0
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines() if line.startswith("  ")]
    assert [name for name, help_text in lines if help_text] == [
        "run",
        "test",
        "lint",
        "bench",
        "screenshots",
        "package",
        "installers",
    ]


def test_an_unknown_command_is_refused_with_the_list() -> None:
    result = dev("tests")
    assert result.returncode == 2
    assert "package" in result.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may have no apt-get and no display")
def test_what_may_not_be_installed_is_named_as_a_command(tmp_path: Path) -> None:
    """A sudo that asks for a password is no right to install."""
    for name, script in {"apt-get": "exit 1", "sudo": "exit 1"}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    program = (
        f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); os.geteuid = lambda: 1000\n"
        "import dev\n"
        "try: dev.install_packages(['libegl1', 'xvfb'], 'Qt cannot open a window yet.')\n"
        "except dev.Stop as reason: print(reason)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "sudo apt-get install --yes --no-install-recommends libegl1 xvfb" in result.stdout

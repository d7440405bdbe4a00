"""The set-up program for Windows: its script is compiled on any system that has makensis.

Around a small folder in place of the program, which only Windows can build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SETUP_SCRIPT = ROOT / "resources" / "installers" / "windows" / "medbot.nsi"
SIGNER = '#!/bin/sh\necho "$1" >> {record}\n'


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled set-up program; beside it `signed`, which tells what was handed to be signed."""
    if not shutil.which("makensis"):
        pytest.skip("makensis is not installed")
    folder = tmp_path_factory.mktemp("setup")
    built = folder / "medbot"
    (built / "_internal").mkdir(parents=True)
    for name in ("medbot.exe", "medbot-cli.exe", "_internal/some.dll"):
        (built / name).write_bytes(b"MZ")
    icon = folder / "medbot.ico"
    drawn = ROOT / "resources" / "icons" / "make_app_icon.py"
    subprocess.run([sys.executable, str(drawn), str(icon)], check=True)
    output = folder / "medbot-1.2.3-setup.exe"
    values = {
        "VERSION": "1.2.3",
        "BUILT": built,
        "ICON": icon,
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": output,
        "SLASH": "/",
    }
    if os.name == "posix":
        signer = folder / "sign"
        signer.write_text(SIGNER.format(record=folder / "signed"))
        signer.chmod(0o755)
        values["SIGN_COMMAND"] = signer
    defined = [f"-D{name}={value}" for name, value in values.items()]
    command = ["makensis", "-WX", "-V2", *defined, str(SETUP_SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def test_it_is_compiled_and_what_removes_it_signed(setup: Path) -> None:
    assert setup.read_bytes()[:2] == b"MZ"
    if os.name == "posix":
        (signed,) = (setup.parent / "signed").read_text().splitlines()
        assert signed.strip()

"""A computer with an administrator's file: /etc of this one with the file in it, seen by one program alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LAID_OVER = 'mount -t overlay overlay -o "lowerdir=$0:/etc" /etc && exec "$@"'


def administered(folder: Path, text: str) -> list[str]:
    """What a command is put after to be run there; skips where this user may not have mounts of its own."""
    own = folder / "etc"
    (own / "medbot").mkdir(parents=True, exist_ok=True)
    (own / "medbot" / "administration.toml").write_text(text, encoding="utf-8")
    if not shutil.which("unshare"):
        pytest.skip("unshare is not installed")
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ["unshare", *user, "--mount", "--propagation", "private", "sh", "-c", LAID_OVER, str(own)]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not lay a folder over another")
    return command

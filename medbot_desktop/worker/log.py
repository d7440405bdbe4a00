"""What a worker writes down: warnings and crashes, never a question."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from medbot_desktop import logs

if TYPE_CHECKING:
    from pathlib import Path


def start_log(user_folder: Path, name: str = "worker") -> None:
    """Write warnings, and crashes of native code, to files in logs/; without a place for them, do without."""
    if sys.stderr is None:
        # A program without a console has no streams, and libraries write to them all the same.
        sys.stdout = sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    os.umask(0o077)
    logs.start_log(user_folder, name)

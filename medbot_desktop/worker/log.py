"""What a worker writes down: warnings and crashes, never a question."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import EnvironmentFailure
from medbot_desktop.paths import make_private_folder

if TYPE_CHECKING:
    from pathlib import Path

LOG_SIZE_BYTES = 500_000


def start_log(user_folder: Path, name: str = "worker") -> None:
    """Write warnings, and crashes of native code, to files in logs/; without a place for them, do without."""
    if sys.stderr is None:
        # A program without a console has no streams, and libraries write to them all the same.
        sys.stdout = sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    os.umask(0o077)
    try:
        folder = make_private_folder(user_folder / "logs")
        handler = RotatingFileHandler(
            folder / f"{name}.log", maxBytes=LOG_SIZE_BYTES, backupCount=2, encoding="utf-8"
        )
        crashes = os.open(folder / f"{name}-crash.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except (EnvironmentFailure, OSError):
        return
    faulthandler.enable(crashes)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("medbot_desktop").addHandler(handler)

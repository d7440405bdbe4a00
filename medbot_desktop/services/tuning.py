"""Tuning runs from the window. A run whose process died is on disk, and ResumeRun takes it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.services.side_process import IDLE_S, SideProcess
from medbot_desktop.worker.client import run_tuning

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from medbot_desktop.worker.messages import Event


class TuningService(SideProcess):
    """See `SideProcess`. A going run is kept when the process ends, and can be resumed."""

    def __init__(
        self,
        user_folder: Path,
        listener: Callable[[Event], None],
        entry: Callable[[Connection, str], None] = run_tuning,
        idle_s: float = IDLE_S,
    ) -> None:
        super().__init__(user_folder, listener, entry, idle_s)

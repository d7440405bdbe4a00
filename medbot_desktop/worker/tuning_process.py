"""The process of tuning: its desk and its loop. Imported only there; `client.run_tuning` names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.pipeline.tuning_desk import TuningDesk
from medbot_desktop.worker.threads import step_back
from medbot_desktop.worker.tuning_loop import TuningLoop

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def main(connection: Connection, user_folder: str) -> None:
    """Serve `connection` until it is told to stop or the window's process is gone."""
    step_back()
    TuningLoop(connection, lambda: TuningDesk(Path(user_folder))).run()

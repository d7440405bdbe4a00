"""The worker's process: its desk and its loop. Imported only there; `client.run_worker` names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.worker.loop import WorkerLoop

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def main(connection: Connection, user_folder: str) -> None:
    """Serve `connection` until it is told to stop or the window's process is gone."""
    WorkerLoop(connection, lambda: Desk(Path(user_folder))).run()

"""A tuning process whose encoder is quick; started by spawn, so that it has to lie in a module."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.pipeline.tuning_desk import TuningDesk
from medbot_desktop.worker.tuning_loop import TuningLoop
from tests.pipeline.tuning_files import quick_knowledge

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def load() -> Knowledge:
    return quick_knowledge(load_knowledge())


def run_quick_tuning(connection: Connection, user_folder: str) -> None:
    TuningLoop(connection, lambda: TuningDesk(Path(user_folder), load)).run()

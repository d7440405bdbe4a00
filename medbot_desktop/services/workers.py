"""The processes beside the window and what speaks to them; none of it is needed, or loaded, for the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.services.chat import ChatService
from medbot_desktop.services.corrections import CorrectionService
from medbot_desktop.services.tuning import TuningService
from medbot_desktop.services.writing import Writing
from medbot_desktop.storage.history import History
from medbot_desktop.storage.restoring import finish_restoring
from medbot_desktop.storage.secrets import Secrets
from medbot_desktop.worker.client import WorkerClient, run_engines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.services.cloud_tuning import CloudTuning


@dataclass(frozen=True, slots=True)
class Workers:
    """No process runs yet; `samples` are the files of the shipped example."""

    client: WorkerClient
    engines: WorkerClient
    runs: TuningService
    secrets: Secrets
    samples: Sequence[Path]
    cloud: CloudLater

    def stop(self, timeout_s: float) -> None:
        """End every process for good, each within `timeout_s`."""
        self.client.end(timeout_s)
        for part in (self.engines, self.runs, self.cloud):
            part.stop(timeout_s)


def make_workers(
    folder: Path,
    samples: Sequence[Path],
    on_event: Callable[[object], None],
    on_engine_event: Callable[[object], None],
    on_run_event: Callable[[object], None],
) -> Workers:
    """Make what starts processes; each listener is called in a thread of its own."""
    return Workers(
        WorkerClient(folder, on_event),
        WorkerClient(folder, on_engine_event, run_engines),
        TuningService(folder, on_run_event),
        Secrets(),
        samples,
        CloudLater(folder),
    )


class CloudLater:
    """Tuning on Google Cloud: what speaks to its process is made, its code loaded, when the tuning place first is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: CloudTuning | None = None

    def __call__(self, listener: Callable[[object], None], settings: Callable[[], Settings]) -> CloudTuning:
        """The same one at each call; its events go to the first `listener`."""
        from medbot_desktop.services.cloud_tuning import CloudTuning

        if self._made is None:
            self._made = CloudTuning(self._folder, listener, settings)
        return self._made

    def stop(self, timeout_s: float) -> None:
        """End its process, if there is one; jobs go on at Google."""
        if self._made is not None:
            self._made.stop(timeout_s)


def open_history(
    folder: Path,
    workers: Workers,
    hosted: Callable[[], HostedSettings],
    on_engine_event: Callable[[object], None],
    allows: Callable[[str], bool],
) -> tuple[History, ChatService, CorrectionService]:
    """Open the history, after a restoring that was cut off, with the services that write into it."""
    finish_restoring(folder)
    history = History.open(folder)
    writing = Writing(workers.engines, workers.secrets, hosted, on_engine_event, allows=allows)
    chat = ChatService(history, workers.client, writing=writing)
    return history, chat, CorrectionService(history, workers.client)

"""The process of the hosted engines: one thread a request, so that a stop is heard while an answer comes in.

Imported only there; `client.run_engines` names it. Keys arrive in messages and end with the request.
"""

from __future__ import annotations

import threading
import warnings
from functools import cached_property
from typing import TYPE_CHECKING

from medbot_desktop.engines.port import ignore_environment
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.hosted import Writer
from medbot_desktop.pipeline.measuring import measured_by
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.worker.engine_messages import GenerateRequest, ModelsListed
from medbot_desktop.worker.measuring_messages import MeasureRequest
from medbot_desktop.worker.request_loop import RequestLoop

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from medbot_desktop.pipeline.hosted import Stop
    from medbot_desktop.worker.engine_messages import EngineRequest
    from medbot_desktop.worker.messages import Event


def main(connection: Connection, user_folder: str) -> None:
    """Serve `connection` until it is told to stop or the window's process is gone."""
    ignore_environment()
    # What an SDK warns of may repeat a request; nothing of it is for a log.
    warnings.simplefilter("ignore")
    writer = Writer(_Names().medicines)

    def serve(request: EngineRequest, tell: Callable[[Event], None], stop: Stop) -> Event:
        if isinstance(request, GenerateRequest):
            return writer.write(request, tell, stop)
        if isinstance(request, MeasureRequest):
            return measured_by(writer, request, tell, stop)
        return ModelsListed(request.request_id, writer.models(request.access, stop))

    RequestLoop(connection, serve).run()


class _Names:
    """The tables of names, read by whoever wants them first while an answer is on its way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Half a second that is ready before the first answer has come.
        threading.Thread(target=self.medicines, name="names", daemon=True).start()

    def medicines(self) -> Medicines:
        with self._lock:
            return self._loaded

    @cached_property
    def _loaded(self) -> Medicines:
        return Medicines(load_names(bundled("data")))

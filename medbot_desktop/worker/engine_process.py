"""The process of the hosted engines: one thread a request, so that a stop is heard while an answer comes in.

Imported only there; `client.run_engines` names it. Keys arrive in messages and end with the request.
"""

from __future__ import annotations

import os
import threading
import warnings
from functools import cached_property
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.engines.port import ignore_environment
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.hosted import Stop, Writer
from medbot_desktop.pipeline.measuring import measure
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.worker.engine_messages import GenerateRequest, ModelsListed, Retrying
from medbot_desktop.worker.failures import sentence_of
from medbot_desktop.worker.measuring_messages import Measurement, MeasureRequest, MeasuringWent
from medbot_desktop.worker.messages import CancelRequest, Failed, StopRequest, WorkCancelled

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from medbot_desktop.domain.answers import Generated
    from medbot_desktop.worker.engine_messages import EngineRequest
    from medbot_desktop.worker.messages import Event


def main(connection: Connection, user_folder: str) -> None:
    """Serve `connection` until it is told to stop or the window's process is gone."""
    ignore_environment()
    # What an SDK warns of may repeat a request; nothing of it is for a log.
    warnings.simplefilter("ignore")
    EngineLoop(connection, Writer(_Names().medicines)).run()


class EngineLoop:
    """Reads requests and works on each in a thread of its own."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._sending = threading.Lock()
        self._lock = threading.Lock()
        self._stops: dict[int, Stop] = {}

    def run(self) -> None:
        """Returns when the process may end; what still runs is cut."""
        while True:
            try:
                request: EngineRequest | CancelRequest | StopRequest = self._connection.recv()
            except (EOFError, OSError):
                break
            match request:
                case StopRequest():
                    break
                case CancelRequest():
                    with self._lock:
                        stop = self._stops.get(request.request_id)
                    if stop is not None:
                        stop.now()
                case _:
                    self._begin(request)
        with self._lock:
            stops = list(self._stops.values())
        for stop in stops:
            stop.now()

    def _begin(self, request: EngineRequest) -> None:
        stop = Stop()
        with self._lock:
            self._stops[request.request_id] = stop
        threading.Thread(
            target=self._serve, args=(request, stop), name=f"request {request.request_id}", daemon=True
        ).start()

    def _serve(self, request: EngineRequest, stop: Stop) -> None:
        number = request.request_id
        try:
            self._send(self._outcome(request, stop))
        except Exception as error:
            # A stopped request fails in whatever way its library has for a connection that was cut.
            is_stopped = stop.wanted and isinstance(error, MedBotError)
            self._send(WorkCancelled(number) if is_stopped else Failed(number, sentence_of(error)))
        finally:
            with self._lock:
                self._stops.pop(number, None)

    def _outcome(self, request: EngineRequest, stop: Stop) -> Event:
        match request:
            case GenerateRequest():
                return self._writer.write(request, self._send, stop)
            case MeasureRequest():
                return self._measure(request, stop)
            case _:
                return ModelsListed(request.request_id, self._writer.models(request.access, stop))

    def _measure(self, request: MeasureRequest, stop: Stop) -> Measurement:
        done, total = 0, len(request.held)

        def generate(one: GenerateRequest) -> Generated:
            return self._writer.write(one, hold_up, stop).generated

        def hold_up(event: Event) -> None:
            if isinstance(event, Retrying):
                told = {"attempt": event.attempt, "attempts": event.attempts, "seconds": round(event.wait_s)}
                provider = PROVIDERS[request.access.provider].name
                news = Sentence("provider_retrying", {"provider": provider, **told})
                self._send(MeasuringWent(request.request_id, done, total, news))

        def went(now_done: int) -> None:
            nonlocal done
            done = now_done
            self._send(MeasuringWent(request.request_id, done, total))

        return Measurement(request.request_id, measure(request, generate, went))

    def _send(self, event: Event) -> None:
        with self._sending:
            try:
                self._connection.send(event)
            except OSError:
                os._exit(0)  # nobody is there any more


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

"""One answer of a hosted model, from the rows to the checked text: asked again where that may help, stopped at once.

Whatever happens, what has come is kept and checked.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

from medbot_desktop.answering.grounding import checked, names_left_out, prompt
from medbot_desktop.domain.answers import AnswerKind, Generated, Sentence
from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.engines.port import Told, open_engine
from medbot_desktop.worker.engine_messages import Delta, Retrying, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from medbot_desktop.domain.providers import Access, ModelInfo
    from medbot_desktop.engines.port import Engine
    from medbot_desktop.retrieval.medicines import Medicines
    from medbot_desktop.worker.engine_messages import EngineEvent, GenerateRequest

ATTEMPTS = 3
WAITS_S = (1.0, 4.0)
LONGEST_WAIT_S = 30.0
LONGEST_TEXT = 100_000
DELTA_INTERVAL_S = 0.033


class Cuttable(Protocol):
    """What has a connection that any thread may shut."""

    def cut(self) -> None: ...


class Stop:
    """Ends one piece of work from another thread: cuts its connection and wakes it where it waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._event = threading.Event()
        self._engine: Cuttable | None = None

    @property
    def wanted(self) -> bool:
        return self._event.is_set()

    def now(self) -> None:
        with self._lock:
            self._event.set()
            if self._engine is not None:
                self._engine.cut()

    def wait(self, seconds: float) -> bool:
        """Wait, and tell whether the end is wanted."""
        return self._event.wait(seconds)

    def watch(self, engine: Cuttable | None) -> None:
        """Cut this engine's connection when the end is wanted, or has been already."""
        with self._lock:
            self._engine = engine
            if engine is not None and self._event.is_set():
                engine.cut()


class Writer:
    """Writes answers with hosted models. `medicines` gives the tables of names, loaded when first called."""

    def __init__(
        self,
        medicines: Callable[[], Medicines],
        open_: Callable[[Access], Engine] = open_engine,
        waits_s: tuple[float, ...] = WAITS_S,
    ) -> None:
        self._medicines = medicines
        self._open = open_
        self._waits_s = waits_s

    def write(self, request: GenerateRequest, tell: Callable[[EngineEvent], None], stop: Stop) -> Written:
        """Write one answer and tell each piece; every failure of the provider becomes a part of the result."""
        started = time.perf_counter()
        told = Told()
        failure: Sentence | None = None
        first_text_ms = 0.0
        with _Deltas(request.request_id, tell) as deltas:
            try:
                for piece in self._pieces(request, told, tell, stop):
                    first_text_ms = first_text_ms or (time.perf_counter() - started) * 1000
                    deltas.add(piece)
            except ProviderFailed as error:
                failure = Sentence.of(error)
            if stop.wanted:
                failure = Sentence("provider_stopped", {"provider": PROVIDERS[request.access.provider].name})
        text = deltas.text
        generated = Generated(
            provider=request.access.provider,
            model=request.model,
            answered_by=told.answered_by or request.model,
            text=text,
            statements=checked(text, request.rows, self._medicines()) if text else (),
            rows=request.rows,
            general_allowed=request.general_knowledge,
            partial=failure is not None and bool(text),
            failure=failure,
            tokens_in=told.tokens_in,
            tokens_out=told.tokens_out,
            first_text_ms=round(first_text_ms, 1),
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
            names_left_out=self._left_out(text, request),
        )
        return Written(request.request_id, generated)

    def _left_out(self, text: str, request: GenerateRequest) -> tuple[str, ...]:
        """Of the stored answer, which stands beside the text: a medicine that is lost may be the one that matters."""
        if not text or request.first is not AnswerKind.STORED or not request.rows:
            return ()
        return names_left_out(text, request.rows[0], self._medicines())

    def models(self, access: Access, stop: Stop) -> tuple[ModelInfo, ...]:
        """The provider's models, tuned ones and then preferred ones first. Raises ProviderFailed."""
        with self._opened(access, stop) as engine:
            listed = engine.models()
        preferred = PROVIDERS[access.provider].preferred_models
        places = {name: place for place, name in enumerate(preferred)}

        def place(model: ModelInfo) -> int:
            return -1 if model.base else places.get(model.name, len(places))

        return tuple(sorted(listed, key=place))

    def _pieces(
        self, request: GenerateRequest, told: Told, tell: Callable[[EngineEvent], None], stop: Stop
    ) -> Iterator[str]:
        """The text, asked for again while nothing of it has come and the provider may do better."""
        task = prompt(
            request.question,
            request.language,
            request.rows,
            request.first,
            request.reasons,
            general_knowledge=request.general_knowledge,
        )
        for attempt in range(1, ATTEMPTS + 1):
            length = 0
            try:
                with self._opened(request.access, stop) as engine:
                    for piece in engine.pieces(task, request.model, request.effort, told):
                        length += len(piece)
                        yield piece
                        if stop.wanted:
                            return
                        if length > LONGEST_TEXT:
                            raise self._failed(request, "cut_off")
                return
            except ProviderFailed as error:
                wait_s = self._waits_s[min(attempt, len(self._waits_s)) - 1]
                wait_s = max(wait_s, error.wait_s or 0.0)
                last = attempt == ATTEMPTS or not error.retry or wait_s > LONGEST_WAIT_S
                if length or last or stop.wanted:
                    raise
                why = Sentence.of(error)
                tell(Retrying(request.request_id, attempt + 1, ATTEMPTS, wait_s, why))
            if stop.wait(wait_s):
                return

    def _opened(self, access: Access, stop: Stop) -> AbstractContextManager[Engine]:
        return _Opened(self._open(access), stop)

    def _failed(self, request: GenerateRequest, kind: str) -> ProviderFailed:
        spec = PROVIDERS[request.access.provider]
        return ProviderFailed(kind, provider=spec.name, model=request.model)


class _Opened:
    """An engine for one `with`, cut when the end is wanted and let go of afterwards."""

    def __init__(self, engine: Engine, stop: Stop) -> None:
        self._engine = engine
        self._stop = stop

    def __enter__(self) -> Engine:
        self._stop.watch(self._engine)
        return self._engine

    def __exit__(self, *_: object) -> None:
        self._stop.watch(None)
        self._engine.close()


class _Deltas:
    """Tells pieces in order: the first at once, those after it gathered for 33 ms, none held back for longer."""

    def __init__(self, request_id: int, tell: Callable[[EngineEvent], None]) -> None:
        self._request_id = request_id
        self._tell = tell
        self._changed = threading.Condition()
        self._all: list[str] = []
        self._told = 0
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="deltas", daemon=True)

    def __enter__(self) -> _Deltas:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    @property
    def text(self) -> str:
        return "".join(self._all)

    def add(self, piece: str) -> None:
        with self._changed:
            self._all.append(piece)
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._told == len(self._all) and not self._ended:
                    self._changed.wait()
                piece = "".join(self._all[self._told :])
                self._told = len(self._all)
                ended = self._ended
            if piece:
                self._tell(Delta(self._request_id, piece))
            if ended:
                return
            with self._changed:
                self._changed.wait_for(lambda: self._ended, DELTA_INTERVAL_S)

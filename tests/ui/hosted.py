"""A double of the process that speaks with providers: it answers as a test says and remembers what it was asked."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import Access, ModelInfo
from medbot_desktop.worker.engine_messages import (
    EngineRequest,
    GenerateRequest,
    ListModelsRequest,
    ModelsListed,
)
from medbot_desktop.worker.messages import CancelRequest, Event, Failed

if TYPE_CHECKING:
    from collections.abc import Callable

MODELS = (
    ModelInfo("gpt-6-luna", preferred=True),
    ModelInfo("gpt-5-nano", ends_on="2027-01-14"),
    ModelInfo("o9"),
)


@dataclass
class FakeEngines:
    """`good_key` is the one key that is accepted; "" accepts all, also none. `silent` answers nothing."""

    good_key: str = ""
    silent: bool = False
    models: tuple[ModelInfo, ...] = MODELS
    listener: Callable[[Event], None] = field(default=lambda event: None)
    requests: list[EngineRequest | CancelRequest] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)

    def next_request_id(self) -> int:
        return next(self._ids)

    def send(self, request: EngineRequest | CancelRequest) -> None:
        self.requests.append(request)
        if isinstance(request, ListModelsRequest) and not self.silent:
            if self.good_key and request.access.key != self.good_key:
                refused = Sentence("provider_key_refused", {"provider": request.access.provider})
                self.listener(Failed(request.request_id, refused))
            else:
                self.listener(ModelsListed(request.request_id, self.models))

    def accesses(self) -> list[Access]:
        return [r.access for r in self.requests if not isinstance(r, CancelRequest)]

    def generations(self) -> list[GenerateRequest]:
        return [r for r in self.requests if isinstance(r, GenerateRequest)]

    def stop(self, timeout_s: float = 3.0) -> None:
        """Nothing runs."""

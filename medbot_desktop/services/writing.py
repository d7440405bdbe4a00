"""A hosted model's part of a turn: what it is given, what has come of it, when that goes to the disk.

The embedded answer is always there first; whatever becomes of the model, it stays. Used from the storage lane.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import Generated, Sentence
from medbot_desktop.domain.errors import AddressRefused, KeyringUnavailable, ProviderFailed, WorkerGone
from medbot_desktop.domain.grounds import rows_for
from medbot_desktop.domain.providers import PROVIDERS, Access, access_to, address_of, key_name
from medbot_desktop.worker.engine_messages import Delta, GenerateRequest, Retrying, Written
from medbot_desktop.worker.messages import CancelRequest, Failed, WorkCancelled, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.worker.engine_messages import EngineRequest
    from medbot_desktop.worker.messages import Event

KEEP_INTERVAL_S = 1.0
"""What comes in is written down this often, so that a process that is killed loses no more."""


class Engines(Protocol):
    """The client of the engines' process."""

    def next_request_id(self) -> int: ...

    def send(self, request: EngineRequest | CancelRequest) -> None: ...


class Keys(Protocol):
    """`storage.secrets.Secrets`."""

    def get(self, name: str) -> str | None: ...


@dataclass(slots=True)
class Underway:
    """One answer being written. `begun`: something of it is on the disk; `stopped`: by the user."""

    turn: Turn
    embedded: Answer
    chosen: str
    generated: Generated
    parts: list[str] = field(default_factory=list)
    begun: bool = False
    stopped: bool = False
    kept_at: float = 0.0

    @property
    def answer(self) -> Answer:
        """The embedded answer with what has come so far."""
        return self.embedded.with_generated(self.generated)


@dataclass(frozen=True, slots=True)
class Change:
    """What an event made of an answer: `ended` once nothing more comes, `due` where it has to go to the disk."""

    underway: Underway
    ended: bool = False
    due: bool = False


class Writing:
    """Answers being written. `post` takes events as those of the engines' process, from any thread."""

    def __init__(
        self,
        engines: Engines,
        keys: Keys,
        settings: Callable[[], HostedSettings],
        post: Callable[[Event], None],
        addresses: dict[str, str] | None = None,
        allows: Callable[[str], bool] | None = None,
    ) -> None:
        self._engines = engines
        self._keys = keys
        self._settings = settings
        self._post = post
        # Where a provider is reached instead of at its own address, for tests.
        self._addresses = addresses or {}
        # What whoever administers the computer has to say of it.
        self._allows = allows
        self._underway: dict[int, Underway] = {}

    @property
    def general_knowledge(self) -> bool:
        return self._settings().general_knowledge

    def begin(self, turn: Turn, embedded: Answer, provider: str, chosen: str) -> Underway:
        """Ask a provider to write on an embedded answer; what fails at once comes as an event like the rest."""
        hosted = self._settings()
        chosen_settings = hosted.of(provider)
        question = privacy.mask(turn.question)
        if question != turn.question:
            embedded = embedded.with_notice(Sentence("model_got_masked"))
        request_id = self._engines.next_request_id()
        rows = rows_for(embedded)
        generated = Generated(
            provider,
            chosen_settings.model,
            rows=rows,
            general_allowed=hosted.general_knowledge,
            partial=True,
        )
        underway = Underway(turn, embedded, chosen, generated, kept_at=time.monotonic())
        self._underway[request_id] = underway
        effort = chosen_settings.effort if chosen_settings.effort in PROVIDERS[provider].efforts else ""

        def request(access: Access) -> GenerateRequest:
            return GenerateRequest(
                request_id,
                access,
                chosen_settings.model,
                question,
                embedded.language,
                rows,
                embedded.kind,
                embedded.sentences,
                hosted.general_knowledge,
                effort,
            )

        def send() -> None:
            try:
                self._engines.send(request(self.access(provider, hosted)))
            except (ProviderFailed, AddressRefused, KeyringUnavailable) as error:
                self._post(Failed(request_id, Sentence.of(error)))
            except WorkerGone:
                self._post(WorkerDied((request_id,)))

        # A keyring may ask the user for its password; the history must not wait for that.
        threading.Thread(target=send, name="ask model", daemon=True).start()
        return underway

    def stop(self, turn_id: int) -> Underway | None:
        """Stop what is written for a turn; what the engine still tells of it is taken in. None if nothing is."""
        for request_id, underway in self._underway.items():
            if underway.turn.id == turn_id and not underway.stopped:
                underway.stopped = True
                with suppress(WorkerGone):
                    self._engines.send(CancelRequest(request_id))
                self._fail(underway, "provider_stopped")
                return underway
        return None

    def forget(self, turn_id: int) -> None:
        """Stop what is written for a turn that is asked anew; nothing more of it is taken in."""
        for request_id in [number for number, one in self._underway.items() if one.turn.id == turn_id]:
            del self._underway[request_id]
            with suppress(WorkerGone):
                self._engines.send(CancelRequest(request_id))

    def accept(self, event: Event) -> list[Change]:
        """Take an event of the engines' process; gives what it changed, nothing if nobody waits for it."""
        match event:
            case Delta():
                return self._grow(event)
            case Retrying():
                return self._note_retry(event)
            case Written():
                return self._end(event.request_id, event.generated)
            case Failed():
                return self._end_failed(event.request_id, event.sentence)
            case WorkCancelled():
                return self._end_failed(event.request_id, Sentence("provider_stopped"))
            case WorkerDied():
                return [
                    change
                    for number in event.request_ids
                    for change in self._end_failed(number, Sentence("provider_gone"))
                ]
            case _:
                return []

    def access(self, provider: str, hosted: HostedSettings) -> Access:
        """How the provider is reached. Raises ProviderFailed where something has to be set first, or AddressRefused."""
        spec, chosen = PROVIDERS[provider], hosted.of(provider)
        if self._allows is not None and not self._allows(provider):
            raise ProviderFailed("not_allowed", provider=spec.name)
        access = access_to(spec, hosted, self._addresses.get(provider, ""))
        if not chosen.accepted:
            raise ProviderFailed("not_accepted", provider=spec.name)
        if not chosen.model:
            raise ProviderFailed("model_missing", provider=spec.name)
        if spec.signs_in:
            return access
        key = self._keys.get(key_name(spec, address_of(spec, chosen))) or ""
        if spec.needs_key and not key:
            raise ProviderFailed("key_missing", provider=spec.name)
        return replace(access, key=key)

    def _grow(self, event: Delta) -> list[Change]:
        underway = self._underway.get(event.request_id)
        if underway is None or underway.stopped:
            return []
        underway.parts.append(event.text)
        underway.generated = replace(underway.generated, text="".join(underway.parts), failure=None)
        due = time.monotonic() - underway.kept_at >= KEEP_INTERVAL_S or not underway.begun
        if due:
            underway.kept_at = time.monotonic()
        return [Change(underway, due=due)]

    def _note_retry(self, event: Retrying) -> list[Change]:
        underway = self._underway.get(event.request_id)
        if underway is None or underway.stopped:
            return []
        told = {"attempt": event.attempt, "attempts": event.attempts, "seconds": round(event.wait_s)}
        provider = PROVIDERS[underway.generated.provider].name
        waiting = Sentence("provider_retrying", {"provider": provider, **told})
        underway.generated = replace(underway.generated, failure=waiting)
        return [Change(underway)]

    def _end(self, request_id: int, generated: Generated) -> list[Change]:
        underway = self._underway.pop(request_id, None)
        if underway is None:
            return []
        underway.generated = generated
        return [Change(underway, ended=True, due=True)]

    def _end_failed(self, request_id: int, sentence: Sentence) -> list[Change]:
        underway = self._underway.pop(request_id, None)
        if underway is None:
            return []
        if underway.stopped:
            return [Change(underway, ended=True)]
        self._fail(underway, sentence.code, sentence)
        return [Change(underway, ended=True, due=True)]

    def _fail(self, underway: Underway, code: str, sentence: Sentence | None = None) -> None:
        named = {"provider": PROVIDERS[underway.generated.provider].name}
        params = {**named, **(sentence.params if sentence else {})}
        underway.generated = replace(
            underway.generated,
            failure=Sentence(code, params),
            partial=bool(underway.generated.text),
        )

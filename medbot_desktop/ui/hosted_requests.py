"""What the window asks about hosted models besides answers: keys, their test, the models, keys in a .env file.

Keys are read and written in the `io` lane, for a keyring may ask the user and take as long. No key is kept here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.providers import PROVIDERS, access_to, address_of, key_name
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.worker.engine_messages import ListModelsRequest, ModelsListed
from medbot_desktop.worker.messages import Failed, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.keys import KeyState
    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.storage.env_file import FoundKey
    from medbot_desktop.storage.secrets import Secrets
    from medbot_desktop.ui.tasks import TaskRunner


class Engines(Protocol):
    """The client of the process that speaks with providers."""

    def next_request_id(self) -> int: ...
    def send(self, request: ListModelsRequest) -> None: ...


class HostedRequests(QObject):
    """Signals carry the provider's id first. `failed` carries a Sentence, `key_read` a KeyState or None."""

    key_read = Signal(str, object)
    listed = Signal(str, object)
    failed = Signal(str, object)
    busy_changed = Signal(str, bool)
    found_in_file = Signal(object, object)
    taken_from_file = Signal(object, object)
    removed_from_file = Signal(object)
    file_failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        engines: Engines,
        secrets: Secrets,
        settings: Callable[[], HostedSettings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._engines, self._secrets, self._settings = tasks, engines, secrets, settings
        self._asked: dict[int, str] = {}

    # Keys

    def read_key(self, provider: str) -> None:
        """Say what key there is; the keyring may ask the user for its password."""
        if not PROVIDERS[provider].signs_in:
            self._run(provider, lambda: self._secrets.state(self._key_name(provider)), self._on_key)

    def keep_key(self, provider: str, text: str) -> None:
        """Keep a key in place of the one before and test it."""

        def keep() -> KeyState | None:
            return self._secrets.store(self._key_name(provider), text)

        def kept(outcome: tuple[str, object]) -> None:
            self._on_key(outcome)
            self.list_models(provider)

        self._run(provider, keep, kept)

    def remove_key(self, provider: str) -> None:
        def remove() -> KeyState | None:
            self._secrets.remove(self._key_name(provider))
            return None

        self._run(provider, remove, self._on_key)

    def _key_name(self, provider: str) -> str:
        spec = PROVIDERS[provider]
        return key_name(spec, address_of(spec, self._settings().of(provider)))

    def _on_key(self, outcome: tuple[str, object]) -> None:
        self.key_read.emit(*outcome)

    # Models, which is also the test of a key

    def list_models(self, provider: str) -> None:
        """Ask a provider for its models: `listed`, or `failed` with the reason."""
        hosted = self._settings()
        self.busy_changed.emit(provider, True)

        def send() -> None:
            spec = PROVIDERS[provider]
            access = access_to(spec, hosted)
            if not spec.signs_in:
                access = replace(access, key=self._secrets.get(key_name(spec, access.address)) or "")
            request_id = self._engines.next_request_id()
            self._asked[request_id] = provider
            try:
                self._engines.send(ListModelsRequest(request_id, access))
            except MedBotError:
                self._asked.pop(request_id, None)
                raise

        self._run(provider, send, None)

    def accept(self, event: object) -> None:
        """Take an event of the engines' process that may be an answer to one of these."""
        if isinstance(event, ModelsListed):
            provider = self._asked.pop(event.request_id, "")
            if provider:
                self.busy_changed.emit(provider, False)
                self.listed.emit(provider, event.models)
        elif isinstance(event, Failed):
            provider = self._asked.pop(event.request_id, "")
            if provider:
                self._fail(provider, event.sentence)
        elif isinstance(event, WorkerDied):
            for provider in [self._asked.pop(i) for i in event.request_ids if i in self._asked]:
                self._fail(provider, Sentence("provider_gone", {"provider": PROVIDERS[provider].name}))

    # A .env file

    def read_file(self, path: Path) -> None:
        """Find the keys in a .env file; `found_in_file` shows them masked."""

        def find() -> tuple[FoundKey, ...]:
            from medbot_desktop.storage.env_file import keys_in  # a library nobody else needs

            return keys_in(path)

        def found(keys: tuple[FoundKey, ...]) -> None:
            self.found_in_file.emit(path, keys)

        self._tasks.start(find, "io", found, self._on_file_failed)

    def take_from_file(self, path: Path, found: FoundKey) -> None:
        """Keep a key of a .env file as if it had been pasted; the file stays as it is."""

        def take() -> KeyState:
            from medbot_desktop.storage.env_file import key_in

            return self._secrets.store(self._key_name(found.provider), key_in(path, found.variable))

        def taken(state: KeyState) -> None:
            self.key_read.emit(found.provider, state)
            self.taken_from_file.emit(path, found)
            self.list_models(found.provider)

        self._tasks.start(take, "io", taken, self._on_file_failed)

    def remove_from_file(self, path: Path, found: FoundKey) -> None:
        """Take the key's line out of the file."""

        def remove() -> None:
            from medbot_desktop.storage.env_file import remove_from

            remove_from(path, found.variable)

        def removed(_nothing: object) -> None:
            self.removed_from_file.emit(path)

        self._tasks.start(remove, "io", removed, self._on_file_failed)

    def _on_file_failed(self, error: Exception) -> None:
        self.file_failed.emit(Sentence.of(error))

    # Work

    def _run(
        self,
        provider: str,
        work: Callable[[], object],
        then: Callable[[tuple[str, object]], None] | None,
    ) -> None:
        def done(result: object) -> None:
            if then is not None:
                then((provider, result))

        def failed(error: Exception) -> None:
            self._fail(provider, Sentence.of(error))

        self._tasks.start(work, "io", done, failed)

    def _fail(self, provider: str, sentence: Sentence) -> None:
        self.busy_changed.emit(provider, False)
        self.failed.emit(provider, sentence)

"""The system's keyring, the only place for keys; without one a key is kept in memory until the program closes."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import KeyringUnavailable
from medbot_desktop.domain.keys import KeyPlace, KeyState, checked_key, masked_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

SERVICE = "MedBot Desktop"

WINDOWS_LIMIT_BYTES = 2560
"""What the Windows keyring keeps of one secret, as UTF-16 (CRED_MAX_CREDENTIAL_BLOB_SIZE)."""


def keyring_name() -> str:
    """The plain name of the keyring in use, "none" where there is none that keeps anything."""
    backend = _backend()
    return "none" if backend is None else str(backend.name)


def _backend() -> KeyringBackend | None:
    # 170 ms to load, and needed by few commands.
    import keyring
    import keyring.backends.fail
    import keyring.backends.null
    import keyring.errors

    try:
        backend = keyring.get_keyring()
    except (ImportError, AttributeError, RuntimeError, keyring.errors.KeyringError):
        # The one named in PYTHON_KEYRING_BACKEND cannot be used here.
        return None
    if isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring):
        return None
    return backend


class Secrets:
    """Keys by name, `domain.providers.key_name`. Any thread may call; a locked keyring asks the user and takes as long.

    The keyring is read when a key is wanted and not before: some systems ask for a password then.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory: dict[str, tuple[str, str]] = {}

    def store(self, name: str, text: str) -> KeyState:
        """Keep the key in `text` in place of the one before, in the keyring where that works. Raises KeyRefused."""
        key = checked_key(text)
        with self._lock:
            place_code = self._keep(name, key)
            if place_code:
                self._memory[name] = (key, place_code)
                # The one before must not come back with the next start.
                with suppress(KeyringUnavailable):
                    _delete(name)
            else:
                self._memory.pop(name, None)
        return _state(key, place_code)

    def get(self, name: str) -> str | None:
        """The key, or None. Raises KeyringUnavailable if it may lie in a keyring that does not open."""
        with self._lock:
            return self._read(name)[0]

    def state(self, name: str) -> KeyState | None:
        """What may be shown of a key, or None if there is none. Raises KeyringUnavailable."""
        with self._lock:
            key, place_code = self._read(name)
        return None if key is None else _state(key, place_code)

    def remove(self, name: str) -> None:
        """Forget a key. Raises KeyringUnavailable if one may still lie in the keyring."""
        with self._lock:
            self._memory.pop(name, None)
            _delete(name)

    def _read(self, name: str) -> tuple[str | None, str]:
        if name in self._memory:
            return self._memory[name]
        backend = _backend()
        if backend is None:
            return None, ""
        with _whatever_it_raises():
            return backend.get_password(SERVICE, name), ""

    def _keep(self, name: str, key: str) -> str:
        """Write into the keyring and read it back; why it is not there, or ""."""
        backend = _backend()
        if backend is None:
            return "key_in_memory_no_keyring"
        try:
            with _whatever_it_raises():
                backend.set_password(SERVICE, name, key)
                if backend.get_password(SERVICE, name) == key:
                    return ""
        except KeyringUnavailable:
            if len(key.encode("utf-16-le")) > WINDOWS_LIMIT_BYTES:
                return "key_in_memory_too_long"
        return "key_in_memory_locked"


@contextmanager
def _whatever_it_raises() -> Iterator[None]:
    """Turn an error of a back end into KeyringUnavailable: D-Bus, Windows and macOS each pass on their own."""
    try:
        yield
    except Exception as error:
        raise KeyringUnavailable() from error


def _delete(name: str) -> None:
    backend = _backend()
    if backend is None:
        return
    with _whatever_it_raises():
        if backend.get_password(SERVICE, name) is not None:
            backend.delete_password(SERVICE, name)


def _state(key: str, place_code: str) -> KeyState:
    place = KeyPlace.MEMORY if place_code else KeyPlace.KEYRING
    return KeyState(masked_key(key), place, place_code or "key_in_keyring")

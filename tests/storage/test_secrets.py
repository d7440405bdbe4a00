"""The keyring's name, as `doctor` shows it."""

from __future__ import annotations

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest

from medbot_desktop.storage.secrets import keyring_name


def test_the_keyring_in_use_has_a_name() -> None:
    assert keyring_name() == keyring.get_keyring().name


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_one_that_keeps_nothing_is_none(backend: type[keyring.backend.KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert keyring_name() == "none"


def test_one_that_cannot_be_loaded_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert keyring_name() == "none"

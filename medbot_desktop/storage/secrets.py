"""The system's keyring, the only place for keys."""

from __future__ import annotations


def keyring_name() -> str:
    """The plain name of the keyring in use, "none" where there is none that keeps anything."""
    # 170 ms to load, and needed by few commands.
    import keyring
    import keyring.backends.fail
    import keyring.backends.null
    import keyring.errors

    try:
        backend = keyring.get_keyring()
    except (ImportError, AttributeError, RuntimeError, keyring.errors.KeyringError):
        # The one named in PYTHON_KEYRING_BACKEND cannot be used here.
        return "none"
    if isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring):
        return "none"
    return str(backend.name)

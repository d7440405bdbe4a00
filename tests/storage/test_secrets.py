"""Keys in the system's keyring, and what is said where it does not keep them; the keyring's name for `doctor`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from medbot_desktop.domain.errors import KeyRefused, KeyringUnavailable
from medbot_desktop.domain.keys import KeyPlace, KeyState
from medbot_desktop.storage.secrets import SERVICE, Secrets, keyring_name
from medbot_desktop.texts import TEXTS

ROOT = Path(__file__).parents[2]


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


# Keys


class Stubborn(keyring.backend.KeyringBackend):
    """A keyring that fails as a system's does: locked, or refusing what is too long for it."""

    priority = 1  # type: ignore[assignment]
    name = "stubborn"

    def __init__(self, error: Exception | None = None, limit_bytes: int = 0) -> None:
        super().__init__()
        self.error = error
        self.limit_bytes = limit_bytes
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.error is not None:
            raise self.error
        if self.limit_bytes and len(password.encode("utf-16-le")) > self.limit_bytes:
            # As win32ctypes words it.
            raise OSError(1783, "CredWrite", "The stub received bad data")
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.error is not None:
            raise self.error
        del self.kept[service, username]


KEY = "sk-0123456789abcdef"


def test_a_key_is_kept_in_the_keyring_and_shown_masked() -> None:
    secrets = Secrets()
    state = secrets.store("openai", f"  {KEY}\n")
    assert state == KeyState("••••••••cdef", KeyPlace.KEYRING, "key_in_keyring")
    assert keyring.get_password(SERVICE, "openai") == KEY
    # A start later.
    assert Secrets().get("openai") == KEY
    assert Secrets().state("openai") == state
    assert Secrets().state("gemini") is None
    assert KEY not in repr(secrets) + repr(state)


def test_a_key_is_replaced_and_removed() -> None:
    secrets = Secrets()
    secrets.store("openai", KEY)
    secrets.store("openai", "another-key-9876")
    assert secrets.get("openai") == "another-key-9876"
    secrets.remove("openai")
    assert secrets.get("openai") is None
    assert keyring.get_password(SERVICE, "openai") is None
    secrets.remove("openai")  # there is none, and that is what was wanted


def test_what_cannot_be_a_key_leaves_the_one_before() -> None:
    secrets = Secrets()
    secrets.store("openai", KEY)
    with pytest.raises(KeyRefused):
        secrets.store("openai", "two\nlines")
    assert secrets.get("openai") == KEY


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_without_a_keyring_a_key_is_kept_until_the_program_closes(
    backend: type[keyring.backend.KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    secrets = Secrets()
    state = secrets.store("openai", KEY)
    assert state == KeyState("••••••••cdef", KeyPlace.MEMORY, "key_in_memory_no_keyring")
    assert secrets.get("openai") == KEY
    assert secrets.state("openai") == state
    assert Secrets().get("openai") is None
    secrets.remove("openai")
    assert secrets.get("openai") is None


@pytest.mark.parametrize(
    "error",
    [keyring.errors.InitError("Prompt dismissed"), keyring.errors.KeyringLocked("locked"), OSError("bus")],
)
def test_with_a_locked_keyring_a_key_is_kept_until_the_program_closes(error: Exception) -> None:
    keyring.set_keyring(Stubborn(error))
    secrets = Secrets()
    state = secrets.store("openai", KEY)
    assert (state.place, state.place_code) == (KeyPlace.MEMORY, "key_in_memory_locked")
    assert secrets.get("openai") == KEY
    # What may lie in there is not the same as nothing.
    for ask in (secrets.get, secrets.state, secrets.remove):
        with pytest.raises(KeyringUnavailable):
            ask("gemini")


def test_a_keyring_that_forgets_is_found_out() -> None:
    class Forgetful(Stubborn):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    keyring.set_keyring(Forgetful())
    assert Secrets().store("openai", KEY).place is KeyPlace.MEMORY


def test_the_windows_keyring_takes_1280_signs_and_says_so_beyond() -> None:
    backend = Stubborn(limit_bytes=2560)
    keyring.set_keyring(backend)
    secrets = Secrets()
    assert secrets.store("openai", "k" * 1280).place is KeyPlace.KEYRING
    state = secrets.store("openai", "k" * 1281)
    assert (state.place, state.place_code) == (KeyPlace.MEMORY, "key_in_memory_too_long")
    assert secrets.get("openai") == "k" * 1281
    # The shorter one of before does not come back with the next start.
    assert Secrets().get("openai") is None


def test_every_place_has_its_sentence() -> None:
    for code in (
        "key_in_keyring",
        "key_in_memory_no_keyring",
        "key_in_memory_locked",
        "key_in_memory_too_long",
    ):
        assert all(code in TEXTS[language] for language in ("es", "en"))


# A real one

SESSION = """
set -e
printf testpw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"$PYTHON" - <<'PROGRAM'
from medbot_desktop.storage.secrets import Secrets, keyring_name
state = Secrets().store("openai", "sk-0123456789abcdef")
print(keyring_name(), state.place.value, state.masked)
print(Secrets().get("openai"))
Secrets().store("openai", "k" * 5000)
print(len(Secrets().get("openai")))
Secrets().remove("openai")
print(Secrets().get("openai"), Secrets().state("openai"))
PROGRAM
"""
LOCKED = """
"$PYTHON" - <<'PROGRAM'
from medbot_desktop.storage.secrets import Secrets
state = Secrets().store("openai", "sk-0123456789abcdef")
print(state.place.value, state.place_code)
PROGRAM
"""


def in_a_session(script: str, home: Path, minutes: float = 1.0) -> list[str]:
    """Run a script in a session of the desktop's own, with nothing of this computer's keyrings."""
    for tool in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed; `python3 dev.py test` installs it where it may")
    (home / "run").mkdir(mode=0o700)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "PYTHON_KEYRING"))
    }
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "PYTHON": sys.executable}
    environment |= {"XDG_DATA_HOME": str(home / "share"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        env=environment, capture_output=True, text=True, timeout=60 * minutes, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service of Linux desktops")
def test_a_real_secret_service_keeps_reads_and_forgets(tmp_path: Path) -> None:
    assert in_a_session(SESSION, tmp_path) == [
        "SecretService Keyring keyring ••••••••cdef",
        "sk-0123456789abcdef",
        "5000",
        "None None",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service of Linux desktops")
def test_a_real_session_without_an_unlocked_keyring_keeps_the_key_in_memory(tmp_path: Path) -> None:
    (told,) = in_a_session(LOCKED, tmp_path)
    assert told.startswith("memory key_in_memory_")

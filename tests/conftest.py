"""What every test stands on: a user folder and keyring of its own, no network, nothing left running."""

from __future__ import annotations

import gc
import ipaddress
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Before pytest-qt makes the application: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import keyring
import keyring.backend
import keyring.errors
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
GRACE_S = 3.0
# How long one example takes says nothing on a machine that does something else beside.
hypothesis.settings.register_profile("any_machine", deadline=None)
hypothesis.settings.load_profile("any_machine")

OWN_KEYS = ("GEMINI_API_KEY", "GOOGLE_API_KEY", "OPENAI_API_KEY")


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for all of the user's data, in this process and its children."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("MEDBOT_DATA_DIR", str(folder))
    for name in OWN_KEYS:
        monkeypatch.delenv(name, raising=False)
    return folder


class MemoryKeyring(keyring.backend.KeyringBackend):
    """Secrets that end with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self._secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self._secrets.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """A keyring in memory; programs the test starts have none, as on a machine without one."""
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return ring


class NetworkRefused(OSError):
    """A test tried to reach something outside this machine."""


def _stays_here(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


class NetworkGuard:
    """Refuses and remembers each address looked up or connected to that is not this machine's.

    An audit hook sees what a patched `socket` module would miss (C code, asyncio); it cannot be removed,
    so there is one for the whole run.
    """

    def __init__(self) -> None:
        self.refused: list[str] = []
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            address = arguments[1]
            if not isinstance(address, tuple):  # a Unix socket, or a datagram on a connected one
                return
            host = address[0]
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            host = arguments[0]
        else:
            return
        if not _stays_here(host):
            self.refused.append(f"{event} {host!r}")
            raise NetworkRefused(101, f"tests have no network: {host!r}")


@pytest.fixture(scope="session")
def network_guard() -> NetworkGuard:
    return NetworkGuard()


@pytest.fixture(autouse=True)
def no_network(network_guard: NetworkGuard) -> Iterator[None]:
    """Fail a test that tried to leave this machine, even if the code took the refusal for "offline"."""
    network_guard.refused.clear()
    yield
    assert not network_guard.refused, f"reached for the network: {network_guard.refused}"


class QtStarts:
    """The timers and threads that a test starts, to see at its end which of them still run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._timers: list[QTimer] = []
        self._threads: list[QThread] = []
        self._loose_timers: list[weakref.ref[QTimer]] = []
        timer_start, thread_start = QTimer.start, QThread.start

        def start_timer(timer: QTimer, *arguments: Any) -> None:
            self._timers.append(timer)
            timer_start(timer, *arguments)

        def start_thread(thread: QThread, *arguments: Any) -> None:
            self._threads.append(thread)
            thread_start(thread, *arguments)

        monkeypatch.setattr(QTimer, "start", start_timer)
        monkeypatch.setattr(QThread, "start", start_thread)

    def let_go(self) -> None:
        """Stop keeping timers alive that nobody else refers to; those with a parent live as long as it does."""
        started = {id(timer): timer for timer in self._timers if isValid(timer)}.values()
        self._loose_timers = [weakref.ref(timer) for timer in started if timer.parent() is None]
        self._timers = [timer for timer in started if timer.parent() is not None]

    def still_running(self) -> list[str]:
        timers = [*self._timers, *(timer for ref in self._loose_timers if (timer := ref()) is not None)]
        active = [f"timer {t.objectName() or t.parent()!r}" for t in timers if isValid(t) and t.isActive()]
        threads = [f"QThread {t.objectName() or t!r}" for t in self._threads if isValid(t) and t.isRunning()]
        return active + threads


def _threads() -> dict[int, threading.Thread]:
    """Living Python threads, without pytest-timeout's own and the stand-ins for Qt's pool threads."""
    return {
        thread.ident or 0: thread
        for thread in threading.enumerate()
        if not thread.name.startswith("pytest_timeout") and not isinstance(thread, threading._DummyThread)
    }


def _children() -> dict[int, str]:
    """Living child processes, without multiprocessing's resource tracker, which stays for the whole run."""
    children = {child.pid or 0: child.name for child in multiprocessing.active_children()}
    if sys.platform == "linux":
        for task in Path("/proc/self/task").glob("*/children"):
            with suppress(FileNotFoundError, ProcessLookupError):  # the thread may have ended meanwhile
                for pid in map(int, task.read_text().split()):
                    children.setdefault(pid, _command(pid))
    return {pid: name for pid, name in children.items() if "multiprocessing.resource_tracker" not in name}


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "ended"


@pytest.fixture(scope="module", autouse=True)
def what_is_loaded_is_not_searched() -> None:
    """Leave what modules before this one loaded out of the collections at each test's end: tens of ms a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a thread, a Qt timer or a child process behind."""
    threads, children = _threads(), _children()
    with monkeypatch.context() as patch:
        started = QtStarts(patch)
        yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QThreadPool.globalInstance().waitForDone(int(GRACE_S * 1000))

    def leftovers() -> list[str]:
        new_threads = [f"thread {t.name}" for ident, t in _threads().items() if ident not in threads]
        new_children = [f"process {name}" for pid, name in _children().items() if pid not in children]
        return started.still_running() + new_threads + new_children

    started.let_go()
    gc.collect()
    deadline = time.monotonic() + GRACE_S
    while (left := leftovers()) and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.02)
    assert not left, f"left running: {left}"


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user folder with the example in it and every row encoded, which takes ten seconds: copied, not changed."""
    folder = tmp_path_factory.mktemp("example")
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "medbot_desktop", "ask", "hola"]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=300)
    return folder


@pytest.fixture(scope="session")
def x_display() -> Iterator[dict[str, str]]:
    """The environment in which a program of a test opens real windows: a virtual X display of its own."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed; `python3 dev.py test` installs it where it may")
    reading, writing = os.pipe()
    # Without -noreset it begins anew whenever the last window has gone, and a program that starts meanwhile has none.
    command = [
        xvfb,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1600x1000x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
        server.terminate()

"""A session with an accessibility bus, a virtual display and the program with the example in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.storage.settings import SettingsFile
from tests.accessible.bus import Bus, Node
from tests.tuning_pharmacy import pharmacy_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medbot_desktop.domain.settings import Settings

    Start = Callable[..., Node]

ROOT = Path(__file__).resolve().parent.parent.parent
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


@pytest.fixture(scope="session")
def session(x_display: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a desktop session in which a screen reader could run."""
    if not LAUNCHER.exists() or not shutil.which("dbus-daemon"):
        pytest.skip("at-spi2-core is not installed; `python3 dev.py test` installs it where it may")
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    environment = {
        **x_display,
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    command = [
        "dbus-daemon",
        "--session",
        "--nofork",
        "--print-address",
        f"--address=unix:path={runtime}/bus",
    ]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        with subprocess.Popen(
            [LAUNCHER, "--launch-immediately"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as launcher:
            yield environment
            launcher.terminate()
        bus.terminate()


@pytest.fixture(scope="session")
def pharmacy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A user folder with a small pharmacy's rows, every one encoded, and a file of what people ask there."""
    folder, files = tmp_path_factory.mktemp("pharmacy"), tmp_path_factory.mktemp("files")
    rows, questions = pharmacy_files(files)
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(folder)}
    for command in (["import", str(rows)], ["ask", "hola"]):
        subprocess.run(
            [sys.executable, "-m", "medbot_desktop", *command],
            cwd=ROOT, env=environment, capture_output=True, check=True, timeout=300,
        )  # fmt: skip
    return folder, questions


@pytest.fixture
def start(session: dict[str, str], example_folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the program with settings; gives its top in the accessible tree."""
    running: list[tuple[subprocess.Popen[bytes], Bus]] = []

    def make(settings: Settings, folder: Path = example_folder) -> Node:
        for name in ("library.db", "vectors.db"):
            shutil.copy(folder / name, tmp_path / name)
        SettingsFile(tmp_path).save(settings)
        environment = {**session, "MEDBOT_DATA_DIR": str(tmp_path)}
        process = subprocess.Popen([sys.executable, "-m", "medbot_desktop"], cwd=ROOT, env=environment)
        bus = Bus(session["DBUS_SESSION_BUS_ADDRESS"])
        running.append((process, bus))
        program = bus.application(process.pid)
        bus.listen()
        return program

    yield make
    for process, bus in running:
        bus.close()
        process.terminate()
        process.wait(20)

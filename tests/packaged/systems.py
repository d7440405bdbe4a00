"""Clean systems in a folder of their own, into which a package is installed as on somebody else's computer."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from tests.packaged.conftest import QUESTION, Program, is_right

SHARED = ("/proc", "/dev", "/tmp/.X11-unix")
ALONE = ["unshare", "--mount", "--propagation", "private"]  # what it mounts goes with it
INSIDE = "".join(f'mount --rbind {shared} "$0{shared}" && ' for shared in SHARED) + 'exec chroot "$0" "$@"'
HOME = Path("root")
USER_FOLDER = HOME / ".local" / "share" / "medbot"
PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/{HOME}", "DEBIAN_FRONTEND": "noninteractive"}


def make_debian(place: Path, architecture: str = "") -> None:
    """A Debian of the smallest size, from where this computer has its packages; skips where that cannot be."""
    if os.geteuid() != 0 or not all(map(shutil.which, ("debootstrap", "unshare"))):
        pytest.skip("a clean Debian takes root, debootstrap and unshare")
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN) $(RELEASE) $(REPO_URI)"],
        capture_output=True,
        text=True,
        check=True,
    )
    known = [line.split() for line in listed.stdout.splitlines() if line.startswith("Debian ")]
    if not known:
        pytest.skip("this computer knows no source of Debian's packages")
    _, release, address = known[0]
    chosen = [f"--arch={architecture}"] if architecture else []
    command = [*ALONE, "debootstrap", "--variant=minbase", *chosen, release, str(place), address]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree("/etc/apt", place / "etc" / "apt", dirs_exist_ok=True)
    for shared in SHARED:
        (place / shared[1:]).mkdir(parents=True, exist_ok=True)


class System:
    """One clean system, a folder to change the root to."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def command(self, *command: str) -> list[str]:
        """What runs a command in it. This computer's processes, devices and display are there while it runs: what
        was laid into the folder for longer would be deleted with it."""
        return [*ALONE, "sh", "-c", INSIDE, str(self.root), *command]

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as root."""
        return subprocess.run(
            self.command(*command),
            env={**PLAIN, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=500,
        )

    def must(self, *command: str, **environment: str) -> str:
        """Run a command that has to succeed; what it printed."""
        done = self.run(*command, **environment)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout

    def install(self, *packages: str) -> None:
        """Debian packages and nothing that they only recommend."""
        self.run(
            "apt-get", "update", "-qq"
        )  # a mirror may be renewing one of its lists: what is missing shows below
        self.must("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def copy_of(base: Path, place: Path) -> System:
    """A system like `base`."""
    subprocess.run(["cp", "--archive", "--reflink=auto", str(base), str(place)], check=True)
    return System(place)


def prove_installed(system: System, display: dict[str, str]) -> None:
    """What holds once a package is in: self-check, menu entry, an answer in a terminal and one in the window."""
    # No font came with it, as none is needed to paint: the check counts what was drawn.
    assert "self-check passed" in system.must("medbot-cli", "--selfcheck")
    entry = (system.root / "usr/share/applications/medbot.desktop").read_text(encoding="utf-8").splitlines()
    assert "Exec=medbot" in entry
    assert "Icon=medbot" in entry
    assert (system.root / "usr/share/icons/hicolor/scalable/apps/medbot.svg").exists()
    system.must("medbot-cli", "ask", QUESTION)

    folder = system.root / USER_FOLDER
    SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
    shown = {**PLAIN, **{name: display[name] for name in ("DISPLAY", "QT_QPA_PLATFORM")}}
    program = Program(system.command("medbot"), shown, folder, outside=display)
    try:
        assert is_right(program)
        assert program.close() == 0
    finally:
        program.kill()


def prove_removed(system: System) -> None:
    """What holds once it is out again: nothing of the program is left, everything of the user's is."""
    assert list((system.root / "usr").rglob("*medbot*")) == []
    assert (system.root / USER_FOLDER / "history.db").exists()

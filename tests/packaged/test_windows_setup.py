"""The set-up program for Windows, around a small folder in place of the program, which only Windows can build.

Its script is compiled on any system that has makensis, and what comes of it installs, renews and removes under Wine.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaged.conftest import wait_for
from tests.packaged.systems import PLAIN, System, make_debian

ROOT = Path(__file__).resolve().parent.parent.parent
SETUP_SCRIPT = ROOT / "resources" / "installers" / "windows" / "medbot.nsi"
# A program that stays open, of the same maker.
STAYING = """\
Unicode true
RequestExecutionLevel user
SilentInstall silent
OutFile "{}"
Section
  Sleep 900000
SectionEnd
"""
SIGNER = '#!/bin/sh\necho "$1" >> {record}\n'


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled set-up program; beside it `signed`, which tells what was handed to be signed."""
    if not shutil.which("makensis"):
        pytest.skip("makensis is not installed")
    folder = tmp_path_factory.mktemp("setup")
    built = folder / "medbot"
    (built / "_internal").mkdir(parents=True)
    for name in ("medbot.exe", "medbot-cli.exe"):
        staying = folder / "staying.nsi"
        staying.write_text(STAYING.format(built / name))
        subprocess.run(["makensis", "-V1", str(staying)], check=True)
    (built / "_internal" / "some.dll").write_bytes(b"MZ")
    icon = folder / "medbot.ico"
    drawn = ROOT / "resources" / "icons" / "make_app_icon.py"
    subprocess.run([sys.executable, str(drawn), str(icon)], check=True)
    output = folder / "medbot-1.2.3-setup.exe"
    values = {
        "VERSION": "1.2.3",
        "BUILT": built,
        "ICON": icon,
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": output,
        "SLASH": "/",
    }
    if os.name == "posix":
        signer = folder / "sign"
        signer.write_text(SIGNER.format(record=folder / "signed"))
        signer.chmod(0o755)
        values["SIGN_COMMAND"] = signer
    defined = [f"-D{name}={value}" for name, value in values.items()]
    command = ["makensis", "-WX", "-V2", *defined, str(SETUP_SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def test_it_is_compiled_and_what_removes_it_signed(setup: Path) -> None:
    assert setup.read_bytes()[:2] == b"MZ"
    if os.name == "posix":
        (signed,) = (setup.parent / "signed").read_text().splitlines()
        assert signed.strip()


class Windows:
    """Wine in a system of its own, for programs of 32 bits, which the set-up is."""

    def __init__(self, system: System, display: dict[str, str]) -> None:
        self._system, self._display = system, display
        self._variables = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
        self.local = system.root / "root/.wine/drive_c/users/root/AppData/Local"
        self.program = self.local / "Programs" / "MedBot"
        self.menu_entry = self.local.parent / "Roaming/Microsoft/Windows/Start Menu/Programs/MedBot.lnk"
        system.must("wineboot", "--init", **self._variables)

    def silent(self, program: str) -> None:
        self._system.must("wine", program, "/S", **self._variables)

    def silently(self, program: str, *more: str) -> int:
        """Its exit code. What it prints goes nowhere: a service of Wine's, which stays, would hold the pipe."""
        command = self._system.command("wine", program, "/S", *more)
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 500}
        return subprocess.run(command, env={**PLAIN, **self._variables}, check=False, **silent).returncode

    def started(self, name: str) -> list[int]:
        """The processes of this computer that run a program of the folder."""
        told = subprocess.run(["pgrep", "-f", rf"MedBot.{name}"], capture_output=True, text=True, check=False)
        return [int(line) for line in told.stdout.split()]

    def start(self, program: str) -> subprocess.Popen[bytes]:
        shown = {**PLAIN, **self._variables, "DISPLAY": self._display["DISPLAY"]}
        return subprocess.Popen(self._system.command("wine", program), env=shown)

    def press(self, title: str, key: str, windows: int = 1) -> None:
        """Press a key in the newest window, once so many with that title are there."""
        wait_for(lambda: len(self._windows(title)) >= windows, f"{windows} of {title!r}")
        self._type(self._windows(title)[-1], key)

    def close(self, title: str) -> None:
        """Press Enter, which means "Close" once all is done, until no such window is left."""

        def is_closed() -> bool:
            for window in self._windows(title):
                self._type(window, "Return")
            return not self._windows(title)

        wait_for(is_closed, f"{title!r} closed")

    def _type(self, window: str, key: str) -> None:
        self._xdotool("windowfocus", "--sync", window)
        self._xdotool("key", "--window", window, key)

    def _windows(self, title: str) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self._display, capture_output=True, text=True, check=False).stdout

    def registered(self) -> str:
        """What stands of it among the installed programs, "" where nothing does."""
        place = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MedBot"
        found = self._system.run("wine", "reg", "query", place, **self._variables)
        return "" if found.returncode else found.stdout


@pytest.fixture(scope="module")
def windows(made: Path, x_display: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Windows:
    system = System(tmp_path_factory.mktemp("windows") / "root")
    make_debian(system.root, "i386")
    system.install("wine", "wine32")
    return Windows(system, x_display)


@pytest.mark.xvfb
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["medbot.exe", "medbot-cli.exe"])
def test_while_a_part_runs_nothing_is_touched(setup: Path, windows: Windows, name: str) -> None:
    """The window or a command, which both hold the files of the program."""
    shutil.copy(setup, windows.local.parents[3] / setup.name)
    windows.silent(rf"C:\{setup.name}")
    there = {path: path.read_bytes() for path in windows.program.rglob("*") if path.is_file()}
    folder = r"C:\users\root\AppData\Local\Programs\MedBot"
    with windows.start(rf"{folder}\{name}") as running:
        try:
            wait_for(lambda: windows.started(name), f"{name} to run")
            assert windows.silently(rf"C:\{setup.name}") == 5
            assert {path: path.read_bytes() for path in windows.program.rglob("*") if path.is_file()} == there
            # In its place and not as a copy of itself, which ends when it likes.
            assert windows.silently(rf"{folder}\uninstall.exe", f"_?={folder}") == 5
            assert {path: path.read_bytes() for path in windows.program.rglob("*") if path.is_file()} == there
        finally:
            for process in windows.started(name):
                os.kill(process, signal.SIGKILL)
            running.kill()
    windows.silent(rf"{folder}\uninstall.exe")
    wait_for(lambda: not windows.program.exists(), "the program to be gone")


@pytest.mark.xvfb
@pytest.mark.timeout(1800)
def test_it_installs_renews_and_removes_for_one_user(setup: Path, windows: Windows) -> None:
    drive = windows.local.parents[3]
    shutil.copy(setup, drive / setup.name)
    windows.silent(rf"C:\{setup.name}")
    assert (windows.program / "_internal" / "some.dll").exists()
    assert windows.menu_entry.exists()
    assert "1.2.3" in windows.registered()

    # A later version leaves nothing of the one before.
    (windows.program / "_internal" / "of_before.dll").write_bytes(b"MZ")
    windows.silent(rf"C:\{setup.name}")
    assert not (windows.program / "_internal" / "of_before.dll").exists()
    assert (windows.program / "_internal" / "some.dll").exists()

    # Silently it asks nothing and keeps what the user wrote.
    history = windows.local / "MedBot" / "history.db"
    history.parent.mkdir()
    history.write_bytes(b"written")
    uninstall = r"C:\users\root\AppData\Local\Programs\MedBot\uninstall.exe"
    windows.silent(uninstall)
    wait_for(lambda: not windows.program.exists(), "the program to be gone")
    assert not windows.menu_entry.exists()
    assert windows.registered() == ""
    assert history.exists()

    # Otherwise it asks before it touches that: "No" is what Enter presses, and only "Yes" deletes.
    for key, kept in (("Return", True), ("alt+y", False)):
        windows.silent(rf"C:\{setup.name}")
        with windows.start(uninstall) as asking:
            windows.press("MedBot Uninstall", "Return")
            windows.press("MedBot Uninstall", key, windows=2)
            wait_for(lambda: windows.registered() == "", "it to be removed")
            windows.close("MedBot Uninstall")
            asking.wait(60)
        wait_for(lambda: not windows.program.exists(), "the program to be gone")
        assert history.exists() is kept

#!/usr/bin/env python3
"""Everything a developer does here, one command each, on Linux, macOS and Windows; standard library only.

The first call makes .venv from the locks in requirements/ and installs the Debian packages that are missing,
where that is allowed; where it is not, it says which command would. Later calls only compare stamps.
"""

from __future__ import annotations

import hashlib
import importlib.util
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
DIST = ROOT / "dist" / "medbot"
LINUX = sys.platform == "linux"

# What Qt 6.11 asks of Debian 12 and its like: seen with ldd in a system of the smallest size.
QT_PACKAGES = (
    # any window, also one drawn without a display
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libxkbcommon0",
    # X11
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    # Wayland
    "libwayland-cursor0",
    "libwayland-egl1",
)
QT_FILES = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Network.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland.so",
)
PACKED_AT_ONCE = 24 << 20
"""Bytes that xz packs at a time, as its own threads do by default."""
# What the tests use of a desktop's session: a display, keys, a bus, a screen reader's tree, the system's secrets,
# other locales; and what tells which connections a program asks the system for, whatever it is written in.
TEST_PACKAGES = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "gnome-keyring-daemon": "gnome-keyring",
    "strace": "strace",
    "/usr/share/i18n/locales/tr_TR": "locales",
}


class Stop(Exception):
    """Something is missing that only the reader can provide."""


def call(*command: str | Path, **environment: str) -> int:
    """Run a command where the reader stands and give its exit code; Ctrl-C reaches it as well."""
    try:
        return subprocess.run(command, env={**os.environ, **environment}).returncode
    except KeyboardInterrupt:
        return 130


def in_project(*command: str | Path, **environment: str) -> int:
    """Run a command in the project's folder."""
    print("$", *(Path(part).name if isinstance(part, Path) else part for part in command), flush=True)
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode


def succeeds(*command: str | Path) -> bool:
    """Run a command for its exit code alone."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


# What has to be there


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages, as root or with a sudo that asks for nothing; raises Stop where neither is."""
    if shutil.which("apt-get") is None:
        raise Stop(f"{why}\nInstall what your system has for these Debian packages: {' '.join(packages)}")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if as_root and not (shutil.which("sudo") and succeeds(*as_root, "true")):
        raise Stop(f"{why}\nRun this, then try again:\n  sudo {' '.join(install)}")
    print(f"{why}\nInstalling: {' '.join(packages)}", flush=True)
    quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*quiet, "apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
    if subprocess.run([*quiet, *install], stdout=subprocess.DEVNULL).returncode:
        raise Stop(f"That failed; by hand it is:\n  {' '.join([*as_root, *install])}")


def check_python() -> None:
    """Stop on a Python without wheels of the packages in the locks."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        raise Stop(f"This needs Python 3.11 to 3.14; {sys.executable} is {sys.version.split()[0]}.")


def prepare(lock: str) -> None:
    """Have in .venv what requirements/LOCK.txt names, checked against its hashes. "dev" includes "run"."""
    if PYTHON.exists() and any(_stamp(name).is_current() for name in {lock, "dev"}):
        return
    check_python()
    if not (PYTHON.exists() and succeeds(PYTHON, "-c", "import pip")):
        if importlib.util.find_spec("ensurepip") is None:
            package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            install_packages([package], "This Python cannot make an environment yet.")
        print("Making .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    stamp = _stamp(lock)
    print(f"Installing {stamp.source.relative_to(ROOT)} into .venv: about 150 MB, once", flush=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.run(
        [PYTHON, *pip, "--only-binary", ":all:", "--require-hashes", "-r", stamp.source]
    ).returncode:
        raise Stop("pip could not install them: its reason stands above.")
    stamp.write()


class Stamp(NamedTuple):
    """A file in .venv that tells for which content of another file some work is done."""

    name: str
    source: Path

    @property
    def _path(self) -> Path:
        return VENV / f"{self.name}.stamp"

    def _digest(self) -> str:
        return hashlib.sha256(self.source.read_bytes()).hexdigest()

    def is_current(self) -> bool:
        return self._path.exists() and self._path.read_text().strip() == self._digest()

    def write(self) -> None:
        self._path.write_text(self._digest() + "\n")


def _stamp(lock: str) -> Stamp:
    return Stamp(lock, ROOT / "requirements" / f"{lock}.txt")


def prepare_qt() -> None:
    """Have the system libraries and a font that Qt's window asks for; only Linux leaves them out."""
    stamp = Stamp("qt", ROOT / "requirements" / "run.txt")
    if not LINUX or stamp.is_current():
        return
    if missing := _missing_for_qt():
        others = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        install_packages(QT_PACKAGES, f"Qt cannot open a window yet: it misses {missing[0]}{others}.")
        if still := _missing_for_qt():
            raise Stop(f"Qt still misses {', '.join(still)}.")
    stamp.write()


def _missing_for_qt() -> list[str]:
    """Libraries that Qt's own name and that are not there; Qt's message on a failed start blames others."""
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    missing: set[str] = set()
    for file in QT_FILES:
        found = subprocess.run(["ldd", qt / file], capture_output=True, text=True).stdout
        missing |= {line.split()[0] for line in found.splitlines() if line.endswith("not found")}
    fonts = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    if not any(next(folder.rglob("*.[ot]tf"), None) for folder in fonts):
        missing.add("a font")
    return sorted(missing)


def prepare_session() -> None:
    """Have what a desktop's session has, where that is allowed; says what is left out without it."""
    missing = [
        package for part, package in TEST_PACKAGES.items() if not (shutil.which(part) or Path(part).exists())
    ]
    if LINUX and missing:
        try:
            install_packages(
                missing, "Tests of real windows, the real keyring and real connections need these."
            )
        except Stop as reason:
            print(f"{reason}\nUntil then those tests are skipped.", flush=True)


def has_display() -> bool:
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# The commands


def run(arguments: Sequence[str]) -> int:
    """start the program; without a display it answers in the terminal (arguments: as for medbot)"""
    prepare("run")
    if not arguments and has_display():
        prepare_qt()
    elif not arguments:
        print("No display here: answering in the terminal. Ctrl-D ends it.", flush=True)
        arguments = ["ask", "--interactive"]
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return call(PYTHON, "-m", "medbot_desktop", *arguments, PYTHONPATH=paths)


def test(arguments: Sequence[str]) -> int:
    """run the tests; no display is needed (arguments: as for pytest)"""
    prepare("dev")
    prepare_qt()
    prepare_session()
    pytest: list[str | Path] = [PYTHON, "-m", "pytest", "--durations=15", "--durations-min=5"]
    # What is typed into from outside, or measures time, has the machine to itself.
    parts = (
        [arguments]
        if arguments
        else [["-n2", "--dist=loadfile", "-m", "not xvfb and not alone"], ["-m", "xvfb or alone"]]
    )
    codes = [in_project(*pytest, *part, QT_QPA_PLATFORM="offscreen") for part in parts]
    return next(filter(None, codes), 0)  # a killed run has a code below 0


def lint(arguments: Sequence[str]) -> int:
    """check style, types and layers; --fix repairs what can be repaired by itself"""
    prepare("dev")
    fix = "--fix" in arguments
    checks: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "--output-format", "concise", *(["--fix"] if fix else [])],
        [PYTHON, "-m", "ruff", "format", *([] if fix else ["--check", "--output-format", "concise"])],
        [PYTHON, "-m", "mypy"],
        [SCRIPTS / "lint-imports", "--no-cache"],
    ]
    return max([in_project(*check) for check in checks])


def bench(arguments: Sequence[str]) -> int:
    """run the benchmarks, or those named (their files are in benchmarks/)"""
    prepare("dev")
    prepare_qt()
    benchmarks = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    if unknown := set(arguments) - set(benchmarks):
        raise Stop(f"No benchmark {', '.join(sorted(unknown))}. There are: {', '.join(benchmarks)}.")
    chosen = arguments or list(benchmarks)
    environment = {
        "PYTHONPATH": str(ROOT),
        "ORT_DISABLE_TELEMETRY": "1",
    }  # as the program does: see its encoder
    return max([in_project(PYTHON, benchmarks[name], **environment) for name in chosen], default=0)


def screenshots(arguments: Sequence[str]) -> int:
    """take the pictures of docs/images anew from the program (arguments: a folder and names of screens)"""
    prepare("dev")
    prepare_qt()
    module = ["tests.ui.screens", *arguments] if arguments else ["tests.ui.pictures"]
    return in_project(PYTHON, "-m", *module, QT_QPA_PLATFORM="offscreen")


def package(arguments: Sequence[str]) -> int:
    """build the program into dist/medbot, show what it weighs, let it check itself"""
    prepare("dev")
    prepare_qt()
    prepare_session()
    _prepare_freezing()
    started = time.monotonic()
    freeze = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    if failed := in_project(PYTHON, *freeze, *arguments):
        return failed
    print(f"Built in {time.monotonic() - started:.0f} s.")
    _show_size()
    return _self_check()


def _self_check() -> int:
    """Let the built program check itself; on Linux beside a real keyring of its own, where there is one."""
    folder = DIST
    if sys.platform == "darwin":  # what is handed out there
        folder = DIST.parent / "MedBot.app" / "Contents" / "MacOS"
    program = folder / ("medbot-cli.exe" if os.name == "nt" else "medbot-cli")
    if not (LINUX and shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        return in_project(program, "--selfcheck")
    with tempfile.TemporaryDirectory() as home:
        unlocked = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
        session: list[str | Path] = [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            f'{unlocked}; exec "$0" --selfcheck',
            program,
        ]
        places = {"HOME": home, "XDG_DATA_HOME": home, "XDG_RUNTIME_DIR": home}
        return in_project(*session, MEDBOT_KEYRING_EXPECTED="yes", **places)


def installers(arguments: Sequence[str]) -> int:
    """build the program and what is handed out: packages of this system, SBOM, checksums in dist/installers"""
    if failed := package([]):
        return failed
    tools = _prepare_installers()
    return in_project(tools, ROOT / "resources" / "installers" / "make_installers.py", *arguments)


def _prepare_installers() -> Path:
    """The Python of an environment with what makes installers, apart from .venv: the program holds none of it."""
    place = ROOT / "build" / "installers"
    python = place / SCRIPTS.name / PYTHON.name
    lock = ROOT / "requirements" / "installers.txt"
    mark = place / "lock.txt"
    if not mark.exists() or mark.read_bytes() != lock.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        if subprocess.run([python, *pip, "-r", lock]).returncode:
            raise Stop("pip could not install them: its reason stands above.")
        mark.write_bytes(lock.read_bytes())
    return python


def _prepare_freezing() -> None:
    """Have objcopy, and Python as a library, which Debian splits off."""
    if not LINUX:
        return
    missing = [] if shutil.which("objcopy") else ["binutils"]
    find_library = "from PyInstaller.depend.bindepend import get_python_library_path as find; find()"
    if not succeeds(PYTHON, "-c", find_library):
        missing.append("lib" + next(VENV.glob("lib/python3*")).name)
    if missing:
        install_packages(missing, "PyInstaller cannot build yet.")


def _show_size() -> None:
    parts: Counter[str] = Counter()
    for file in DIST.rglob("*"):
        if file.is_file() and not file.is_symlink():
            inside = file.relative_to(DIST)
            depth = 3 if inside.parts[1:2] == ("resources",) else 2
            parts["/".join(inside.parts[:depth])] += file.stat().st_size
    whole, packed = sum(parts.values()) / 1e6, _packed_size() / 1e6
    print(f"{DIST.relative_to(ROOT)}: {whole:.0f} MB, {packed:.0f} MB packed with xz, the largest parts:")
    for name, size in parts.most_common(10):
        print(f"  {size / 1e6:6.1f} MB  {name}")


class _Pieces:
    """A file to write into that hands on what it gets in pieces of one size, packed, and keeps their sizes."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads, self._held = threads, bytearray()
        self.packed: list[Future[int]] = []

    def write(self, content: bytes) -> int:
        self._held += content
        while len(self._held) >= PACKED_AT_ONCE:
            self._pack(PACKED_AT_ONCE)
        return len(content)

    def end(self) -> None:
        self._pack(len(self._held))

    def _pack(self, size: int) -> None:
        piece = bytes(self._held[:size])
        del self._held[:size]
        self.packed.append(self._threads.submit(lambda: len(lzma.compress(piece))))


def _packed_size() -> int:
    """Bytes of the folder as an archive packed with xz on all cores: what a download of it would weigh."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        pieces = _Pieces(threads)
        with tarfile.open(fileobj=pieces, mode="w|") as archive:  # type: ignore[call-overload]
            archive.add(DIST, DIST.name)
        pieces.end()
        return sum(packed.result() for packed in pieces.packed)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "screenshots": screenshots,
    "package": package,
    "installers": installers,
}


def main(arguments: Sequence[str]) -> int:
    name, *passed_on = arguments or ["--help"]
    if name not in COMMANDS:
        print("usage: python3 dev.py COMMAND [ARGUMENTS]\n")
        for command, function in COMMANDS.items():
            print(f"  {command:11} {function.__doc__}")
        return 0 if name in ("-h", "--help") else 2
    try:
        return COMMANDS[name](passed_on)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The packages install on a system that has nothing, start there, and go away without what the user wrote.

`python3 dev.py installers` makes what is tested here; without it, root or the tools the tests are skipped.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaged.systems import System, copy_of, make_debian, prove_installed, prove_removed

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = ROOT / "dist" / "installers"
NFPM = ROOT / "build" / "installers" / "bin" / "nfpm"
OF_GLIBC = ("ld-linux", "libc.so", "libdl.", "libm.", "libpthread.", "libresolv.", "librt.")
SETUP_SCRIPT = ROOT / "resources" / "installers" / "windows" / "medbot.nsi"


@pytest.fixture(scope="module")
def made() -> Path:
    if not (MADE / "SHA256SUMS").exists():
        pytest.skip("no installers; `python3 dev.py installers` makes them")
    return MADE


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Debian of the smallest size that no test changes."""
    place = tmp_path_factory.mktemp("system") / "debian"
    make_debian(place)
    return place


@pytest.fixture
def clean_system(debian: Path, tmp_path: Path) -> System:
    return copy_of(debian, tmp_path / "root")


@pytest.mark.xvfb
@pytest.mark.timeout(900)
def test_the_debian_package_comes_works_and_goes(
    made: Path, x_display: dict[str, str], clean_system: System
) -> None:
    (package,) = made.glob("*.deb")
    shutil.copy(package, clean_system.root / "root" / "medbot.deb")
    clean_system.install("/root/medbot.deb")
    prove_installed(clean_system, x_display)
    clean_system.install("desktop-file-utils")
    clean_system.must("desktop-file-validate", "/usr/share/applications/medbot.desktop")
    clean_system.must("apt-get", "purge", "-y", "-qq", "medbot")
    prove_removed(clean_system)


STAND_IN = """\
name: stand-in
arch: amd64
version: 1.0.0
description: What the RPM package asks for, as far as this system has it
provides: {provides}
"""


@pytest.mark.xvfb
@pytest.mark.timeout(900)
def test_the_rpm_package_comes_works_and_goes(
    made: Path, x_display: dict[str, str], clean_system: System
) -> None:
    """On a system with rpm in which Debian has put the very libraries the package asks for, and none besides."""
    (package,) = made.glob("*.rpm")
    shutil.copy(package, clean_system.root / "root" / "medbot.rpm")
    clean_system.install("rpm", "libegl1", "libgl1", "libxcb1", "fontconfig-config", "xkb-data")
    refused = clean_system.run("rpm", "--install", "/root/medbot.rpm")
    assert "libEGL.so.1()(64bit) is needed by" in refused.stderr, refused
    _tell_rpm_what_debian_has(clean_system)
    clean_system.must("rpm", "--install", "/root/medbot.rpm")
    clean_system.must("rpm", "--verify", "medbot")
    prove_installed(clean_system, x_display)
    clean_system.must("rpm", "--erase", "medbot")
    prove_removed(clean_system)


def _tell_rpm_what_debian_has(system: System) -> None:
    """rpm's own records are empty here: a package without files stands for each library that the system finds."""
    libraries = [line.split()[0] for line in system.must("ldconfig", "-p").splitlines() if " => " in line]
    version = system.must("dpkg-query", "--show", "--showformat=${Version}", "libc6").partition("-")[0]
    provides = [f"{name}()(64bit)" for name in libraries]
    provides += [f"glibc = {version}", "fontconfig", "xkeyboard-config"]
    config = system.root / "root" / "stand-in.yaml"
    config.write_text(STAND_IN.format(provides=json.dumps(provides)))
    target = system.root / "root" / "stand-in.rpm"
    subprocess.run(
        [NFPM, "package", "--config", config, "--packager", "rpm", "--target", target],
        check=True,
        capture_output=True,
    )
    system.must("rpm", "--install", "/root/stand-in.rpm")


def test_the_rpm_package_asks_for_every_library_that_it_does_not_bring(built: Path, made: Path) -> None:
    if not shutil.which("objdump") or not shutil.which("rpm"):
        pytest.skip("binutils or rpm is not installed")
    (package,) = made.glob("*.rpm")
    told = subprocess.run(
        ["rpm", "--query", "--package", "--requires", "--recommends", package],
        capture_output=True,
        text=True,
        check=True,
    )
    asked = {line.removesuffix("()(64bit)") for line in told.stdout.splitlines()}
    there = {path.name for path in built.rglob("*")}
    needed = {name for path in built.rglob("*.so*") if not path.is_symlink() for name in _needed(path)}
    assert needed
    assert sorted(name for name in needed - there - asked if not name.startswith(OF_GLIBC)) == []


def _needed(library: Path) -> list[str]:
    told = subprocess.run(["objdump", "--private-headers", library], capture_output=True, text=True).stdout
    return [line.split()[1] for line in told.splitlines() if line.split()[:1] == ["NEEDED"]]


def test_the_checksums_are_of_what_lies_there(made: Path) -> None:
    lines = (made / "SHA256SUMS").read_text().splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    there = {path.name for path in made.iterdir()} - {"SHA256SUMS"}
    assert listed.keys() == there
    for name, digest in listed.items():
        with (made / name).open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == digest


def test_the_bill_of_materials_names_what_is_locked(made: Path) -> None:
    (place,) = made.glob("*.cdx.json")
    bill = json.loads(place.read_text(encoding="utf-8"))
    named = {(part["name"], part["version"]) for part in bill["components"]}
    locked = {
        tuple(line.split(" ")[0].split("=="))
        for line in (ROOT / "requirements" / "run.txt").read_text().splitlines()
        if "==" in line and not line.startswith(("#", " "))
    }
    assert bill["bomFormat"] == "CycloneDX"
    assert named == locked


def test_the_windows_script_is_compiled(tmp_path: Path) -> None:
    """On any system, around a small folder in place of the program: the script and its words are whole."""
    if not shutil.which("makensis"):
        pytest.skip("makensis is not installed")
    built = tmp_path / "medbot"
    (built / "_internal").mkdir(parents=True)
    (built / "medbot.exe").write_bytes(b"MZ")
    (built / "medbot-cli.exe").write_bytes(b"MZ")
    (built / "_internal" / "some.dll").write_bytes(b"MZ")
    icon = tmp_path / "medbot.ico"
    drawn = ROOT / "resources" / "icons" / "make_app_icon.py"
    subprocess.run([sys.executable, str(drawn), str(icon)], check=True)
    values = {
        "VERSION": "1.2.3",
        "BUILT": built,
        "ICON": icon,
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": tmp_path / "medbot-1.2.3-setup.exe",
        "SLASH": "/",
    }
    done = subprocess.run(
        [
            "makensis",
            "-WX",
            "-V2",
            *(f"-D{name}={value}" for name, value in values.items()),
            str(SETUP_SCRIPT),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "medbot-1.2.3-setup.exe").read_bytes()[:2] == b"MZ"

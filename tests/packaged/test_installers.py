"""The packages install on a system that has nothing, start there, and go away without what the user wrote.

`python3 dev.py installers` makes what is tested here; without it, root or the tools the tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaged.systems import System, copy_of, make_debian, prove_installed, prove_removed

ROOT = Path(__file__).resolve().parent.parent.parent
NFPM = ROOT / "build" / "installers" / "bin" / "nfpm"
OF_GLIBC = ("ld-linux", "libc.so", "libdl.", "libm.", "libpthread.", "libresolv.", "librt.")


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

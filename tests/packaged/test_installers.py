"""The packages install on a system that has nothing, start there, and go away without what the user wrote.

`python3 dev.py installers` makes what is tested here; without it, root or the tools the tests are skipped.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = ROOT / "dist" / "installers"
SETUP_SCRIPT = ROOT / "resources" / "installers" / "windows" / "medbot.nsi"


@pytest.fixture(scope="module")
def made() -> Path:
    if not (MADE / "SHA256SUMS").exists():
        pytest.skip("no installers; `python3 dev.py installers` makes them")
    return MADE


@pytest.fixture(scope="module")
def clean_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Debian of the smallest size in a folder of its own."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("a clean Debian takes root and debootstrap")
    sources = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)"],
        capture_output=True,
        text=True,
        check=True,
    )
    release, address = sources.stdout.splitlines()[0].split()
    place = tmp_path_factory.mktemp("system") / "root"
    subprocess.run(
        ["debootstrap", "--variant=minbase", release, str(place), address], check=True, capture_output=True
    )
    for name in ("proc", "dev"):
        subprocess.run(["mount", "--rbind", f"/{name}", str(place / name)], check=True)
        subprocess.run(["mount", "--make-rslave", str(place / name)], check=True)
    yield place
    for name in ("proc", "dev"):
        subprocess.run(["umount", "--recursive", "--lazy", str(place / name)], check=True)


def inside(system: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    return subprocess.run(
        ["chroot", str(system), *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


@pytest.mark.timeout(900)
def test_the_debian_package_comes_works_and_goes(made: Path, clean_system: Path) -> None:
    (package,) = made.glob("*.deb")
    shutil.copy(package, clean_system / "tmp" / "medbot.deb")
    shutil.copytree("/etc/apt", clean_system / "etc" / "apt", dirs_exist_ok=True)
    inside(clean_system, "apt-get", "update", "-qq")
    installed = inside(
        clean_system, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/medbot.deb"
    )
    assert installed.returncode == 0, installed.stderr[-2000:]
    # No font came with it, as none is needed to paint: the check counts what was drawn.
    checked = inside(clean_system, "medbot-cli", "--selfcheck")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    entry = (clean_system / "usr/share/applications/medbot.desktop").read_text(encoding="utf-8")
    assert "Exec=medbot\n" in entry
    assert (clean_system / "usr/share/icons/hicolor/scalable/apps/medbot.svg").exists()

    asked = inside(clean_system, "medbot-cli", "ask", "el ibuprofeno se toma con comida")
    assert asked.returncode == 0, asked.stderr
    history = clean_system / "root" / ".local" / "share" / "medbot" / "history.db"
    assert history.exists()
    removed = inside(clean_system, "apt-get", "purge", "-y", "-qq", "medbot")
    assert removed.returncode == 0, removed.stderr
    left = list((clean_system / "usr").rglob("*medbot*"))
    assert left == []
    assert history.exists()


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

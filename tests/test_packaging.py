"""What is handed on: wheel and sdist hold all that ships, the locks name exact files and no place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run", "dev", "installers")
# What files in resources/ and data/ are made with, by the end of their name.
BUILD_INPUTS = (".py", ".pyc", ".ts", "requirements-build.txt", "activation_texts.txt")


def shipped_files() -> set[str]:
    """The files of resources/ and data/ that the program needs, and the guide with its pictures."""
    guide = [*(ROOT / "docs").glob("guide.*.md"), *(ROOT / "docs/images").glob("*.png")]
    return {path.relative_to(ROOT).as_posix() for path in guide} | {
        path.relative_to(ROOT).as_posix()
        for folder in ("resources", "data")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.endswith(BUILD_INPUTS) and "installers" not in path.parts
    }


def build(target: str, source: Path, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(into)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(path for path in into.iterdir() if path.suffix in (".gz", ".whl"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from the unpacked sdist: so the sdist is complete."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # from Python 3.11.4 on
        archive.extractall(folder)
    return build("wheel", next(folder.iterdir()), tmp_path_factory.mktemp("wheel"))


@pytest.mark.slow
def test_the_wheel_holds_what_ships_and_nothing_else(wheel: Path) -> None:
    inside = "medbot_desktop/_bundled/"
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.removeprefix(inside) for name in names if name.startswith(inside)} == shipped_files()
    strangers = {name.partition("/")[0] for name in names} - {"medbot_desktop"}
    assert all(name.endswith(".dist-info") for name in strangers)


@pytest.mark.slow
def test_the_program_in_a_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "from medbot_desktop.paths import bundled; print(bundled('data')); print(bundled('resources'))"
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    bundle = tmp_path / "medbot_desktop" / "_bundled"
    assert result.stdout.split("\n")[:2] == [str(bundle / "data"), str(bundle / "resources")]


def requirements(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """The entries of a lock by name: the requirement and its hashes."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = {}
    for entry in re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)):
        specification, *hashes = [part.strip() for part in entry.replace("\\\n", "\n").strip().split("\n")]
        requirement = Requirement(specification.rstrip("\\ "))
        entries[canonicalize_name(requirement.name)] = (requirement, hashes)
    return entries


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_exact_files(lock: str) -> None:
    entries = requirements(lock)
    assert len(entries) > 20
    for name, (requirement, hashes) in entries.items():
        assert [s.operator for s in requirement.specifier] == ["=="], name
        assert hashes, name
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", value) for value in hashes), name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted|^-i ", text, flags=re.MULTILINE)


def test_the_locks_fit_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"run": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for lock, ranges in asked.items():
        entries = requirements(lock)
        for requirement in map(Requirement, ranges):
            (pin,) = entries[canonicalize_name(requirement.name)][0].specifier
            assert requirement.specifier.contains(pin.version), f"{requirement} but {pin}"


def test_the_lock_for_development_includes_the_program_as_it_runs() -> None:
    development = requirements("dev")
    for name, entry in requirements("run").items():
        assert development[name] == entry

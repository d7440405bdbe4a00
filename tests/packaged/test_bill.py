"""What is handed out beside the packages: checksums, and a bill of materials that names what is in the folder."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

from medbot_desktop.services.versions import parts

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "build" / "installers" / "bin" / "python"
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = open(sys.argv[1], encoding="utf-8").read()
sys.exit(str(JsonStrictValidator(SchemaVersion.from_version(sys.argv[2])).validate_str(text) or "") or 0)
"""


@pytest.fixture(scope="module")
def bill(made: Path) -> dict[str, Any]:
    (place,) = made.glob("*.cdx.json")
    read: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return read


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def test_the_checksums_are_of_what_lies_there(made: Path) -> None:
    lines = (made / "SHA256SUMS").read_text().splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert listed == {path.name: digest(path) for path in made.iterdir() if path.name != "SHA256SUMS"}


def test_it_is_as_its_schema_wants_it(made: Path, bill: dict[str, Any]) -> None:
    (place,) = made.glob("*.cdx.json")
    done = subprocess.run([TOOLS, "-c", VALIDATE, place, bill["specVersion"]], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_native_file_is_named_with_its_digest(built: Path, bill: dict[str, Any]) -> None:
    named = {
        file["name"]: file["hashes"][0]["content"]
        for component in bill["components"]
        for file in component.get("components", ())
        if component["type"] == "library"
    }
    inside = built / "_internal"
    there = {
        path.relative_to(inside).as_posix(): digest(path)
        for path in inside.rglob("*")
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"
    }
    assert there
    assert named == there


def test_every_package_with_a_module_inside_is_named(built: Path, bill: dict[str, Any]) -> None:
    named = {plain(component["name"]) for component in bill["components"]}
    archive = CArchiveReader(str(built / "medbot"))
    (modules,) = (name for name in archive.toc if name.endswith(".pyz"))
    tops = {name.partition(".")[0] for name in archive.open_embedded_archive(modules).toc}
    known = packages_distributions()
    strangers = tops - {"medbot_desktop"} - sys.stdlib_module_names
    unnamed = {top for top in strangers if top in known and named.isdisjoint(map(plain, known[top]))}
    assert unnamed == set()
    assert {
        "google-auth",
        "google-resumable-media",
        "google-genai",
        "openai",
        "onnxruntime",
        "python",
    } <= named
    # In the lock, and left out of the program.
    assert named.isdisjoint({"huggingface-hub", "pyyaml", "pywin32-ctypes", "pytest", "mypy"})


def test_the_encoder_and_the_data_are_named_with_their_digests(built: Path, bill: dict[str, Any]) -> None:
    kinds = {"machine-learning-model": "resources/encoder", "data": "data"}
    for kind, folder in kinds.items():
        (component,) = [one for one in bill["components"] if one["type"] == kind]
        named = {file["name"]: file["hashes"][0]["content"] for file in component["components"]}
        inside = built / "_internal"
        there = {path.relative_to(inside).as_posix(): digest(path) for path in (inside / folder).iterdir()}
        texts = {"resources/encoder/LICENSE", "resources/encoder/provenance.toml"}
        assert named == {name: value for name, value in there.items() if name not in texts}


def test_everything_named_has_its_licence_on_the_page(
    built: Path, bill: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(built / "_internal"), raising=False)
    shown = {plain(part.name): part for part in parts()}
    ours = {"pyside6-essentials": "qt, pyside6, shiboken6", "shiboken6": "qt, pyside6, shiboken6"}
    encoder = "multilingual-e5-small"
    named = [plain(one["name"]).partition(",")[0] for one in bill["components"]]
    missing = {name for name in named if ours.get(name, name) not in shown}
    assert missing == set()
    assert encoder in named
    assert all(part.read().strip() for part in shown.values())


def test_what_is_named_has_the_version_of_the_lock(bill: dict[str, Any]) -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text().splitlines()
    locked = {tuple(line.split(" ")[0].split("==")) for line in lock if "==" in line and line[0] not in "# "}
    versions = dict(locked)
    of_lock = {
        plain(component["name"]): component["version"]
        for component in bill["components"]
        if plain(component["name"]) in versions
    }
    assert len(of_lock) > 30
    assert of_lock == {name: versions[name] for name in of_lock}

"""What the program says it is made of is what is there."""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from pathlib import Path

import pytest

from medbot_desktop import __version__
from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.services import versions as subject
from medbot_desktop.services.versions import PACKAGES, Part, parts, versions

ROOT = Path(__file__).resolve().parents[2]
OF_DEBIAN = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: glib/valgrind.h
License: BSD
 Permission is hereby granted, free of charge

Files: *
Copyright: 1995 somebody
License: LGPL-2.1+
 This library is free software
"""


def test_the_versions_are_those_of_the_shipped_files() -> None:
    found = versions()
    assert found.program == __version__
    assert found.encoder in (ROOT / "resources/encoder/provenance.toml").read_text(encoding="utf-8")
    rows = 0
    for language in ("es", "en"):
        with (ROOT / f"data/starter_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows += len(list(csv.reader(file))) - 1
    assert found.starter_rows == rows
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found.starter_on)
    assert found.names > 1_000


def test_the_packages_are_those_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    assert asked - {"PySide6-Essentials"} == set(PACKAGES)


def test_everything_inside_has_a_licence_with_its_text() -> None:
    found = {part.name: part for part in parts()}
    for name in ("MedBot Desktop", "Qt, PySide6, shiboken6", "multilingual-e5-small", "data", *PACKAGES):
        assert found[name].read().strip(), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt, PySide6, shiboken6"].read()
    assert "pydantic" in found  # asked for by the SDKs
    assert "pytest" not in found
    assert [name for name in PACKAGES if not found[name].licence] == []


def test_in_the_frozen_program_they_are_read_from_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in ("resources/licences", "resources/encoder", "data"):
        (tmp_path / source).mkdir(parents=True)
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "MedBot-LICENSE.txt", "Python-LICENSE.txt"):
        (tmp_path / "resources/licences" / name).write_text(f"text of {name}", encoding="utf-8")
    folder = tmp_path / "resources/licences/keyring"
    folder.mkdir()
    words = "Permission is hereby granted,\nfree of charge, to any person"
    (folder / "LICENSE").write_text(words, encoding="utf-8")
    folder = tmp_path / "resources/licences/libglib2.0-0"
    folder.mkdir()
    (folder / "copyright").write_text(OF_DEBIAN, encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    found = {part.name: part for part in parts()}
    assert found["keyring"].licence == "MIT"
    assert found["keyring"].read() == words
    assert found["libglib2.0-0"].licence == "LGPL-2.1+"
    assert found["Python"].read() == "text of Python-LICENSE.txt"
    assert found["tokenizers"].read() == "text of Apache-2.0.txt"
    assert "numpy" not in found


def test_a_text_that_has_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleIncomplete):
        Part("x", "MIT", (tmp_path / "gone",)).read()
    assert subject._licence_of(()) == ""

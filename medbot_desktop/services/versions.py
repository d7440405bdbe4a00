"""What this copy of the program is made of: its versions, and the licence texts of everything inside."""

from __future__ import annotations

import csv
import re
import sys
import sysconfig
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop import __version__
from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGES = (
    "cryptography",
    "ftfy",
    "google-auth",
    "google-genai",
    "google-resumable-media",
    "httpx2",
    "keyring",
    "numpy",
    "onnxruntime",
    "openai",
    "python-calamine",
    "python-dotenv",
    "tokenizers",
    "truststore",
)
"""What the program asks for by itself, besides Qt; a test holds this to pyproject.toml. Theirs follow from it."""

TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "THIRDPARTYNOTICES")
KNOWN = (
    ("Apache License", "Apache-2.0"),
    ("Mozilla Public License", "MPL-2.0"),
    ("PYTHON SOFTWARE FOUNDATION LICENSE", "PSF-2.0"),
    ("Permission is hereby granted, free of charge", "MIT"),
    ("Redistribution and use in source and binary forms", "BSD"),
    ("Permission to use, copy, modify", "ISC"),
)


@dataclass(frozen=True, slots=True)
class Versions:
    """`starter_on` is the day its newest source was read, YYYY-MM-DD; `names` counts medicines with their brands."""

    program: str
    encoder: str
    starter_rows: int
    starter_on: str
    names: int


@dataclass(frozen=True, slots=True)
class Part:
    """Something inside the program and where its licence is written down."""

    name: str
    licence: str
    texts: tuple[Path, ...]

    def read(self) -> str:
        """Its texts, one below the other. Raises BundleIncomplete if one has gone."""
        try:
            return "\n\n\n".join(
                path.read_text(encoding="utf-8", errors="replace").strip() for path in self.texts
            )
        except OSError as error:
            raise BundleIncomplete(path=self.name) from error


def versions() -> Versions:
    """Read them from the shipped files. Raises BundleIncomplete where one is missing."""
    resources, data = bundled("resources"), bundled("data")
    try:
        encoder = tomllib.loads((resources / "encoder" / "provenance.toml").read_text(encoding="utf-8"))
        starter = sum(len(_rows(data / f"starter_{language}.csv")) for language in ("es", "en"))
        read_on = max(row["read_on"] for row in _rows(data / "provenance.csv"))
        names = len(_rows(data / "medicine_names.csv"))
    except OSError as error:
        raise BundleIncomplete(path=str(error.filename)) from error
    return Versions(__version__, str(encoder["encoder_id"]), starter, read_on, names)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parts() -> list[Part]:
    """Everything inside that has a licence, the program first, then by name. Raises BundleIncomplete."""
    resources, data = bundled("resources"), bundled("data")
    shipped = resources / "licences"
    frozen = hasattr(sys, "_MEIPASS")
    root = resources.parent
    stdlib = Path(sysconfig.get_path("stdlib"))
    own = [
        Part(
            "MedBot Desktop",
            "MIT",
            _there(shipped / "MedBot-LICENSE.txt", root / "LICENSE", *_of_wheel("LICENSE")),
        ),
        Part(
            "MedBot: notices",
            "",
            _there(shipped / "MedBot-NOTICE.txt", root / "NOTICE", *_of_wheel("NOTICE")),
        ),
        Part("Qt, PySide6, shiboken6", "LGPL-3.0", (shipped / "LGPL-3.0.txt", shipped / "GPL-3.0.txt")),
        Part("multilingual-e5-small", "MIT", (resources / "encoder" / "LICENSE",)),
        Part("data", "", (data / "LICENSES.md",)),
        Part("Python", "PSF-2.0", _there(shipped / "Python-LICENSE.txt", stdlib / "LICENSE.txt")),
    ]
    apache = shipped / "Apache-2.0.txt"
    packages = _frozen_packages(shipped) if frozen else _installed_packages(apache)
    if not any(part.name == "tokenizers" for part in packages):
        packages.append(Part("tokenizers", "Apache-2.0", (apache,)))  # its wheel holds no text
    found = [*own, *sorted(packages, key=lambda part: part.name.lower())]
    return [part for part in found if part.texts]


def _there(*places: Path) -> tuple[Path, ...]:
    """The first of the places that is there."""
    return next(((place,) for place in places if place.is_file()), ())


def _of_wheel(name: str) -> Iterator[Path]:
    try:
        files = metadata.files("medbot-desktop") or []
    except metadata.PackageNotFoundError:
        return
    yield from (Path(str(file.locate())) for file in files if file.name == name)


def _frozen_packages(shipped: Path) -> list[Part]:
    """In the frozen program the texts lie in a folder a package."""
    found = []
    for folder in sorted(path for path in shipped.iterdir() if path.is_dir()):
        texts = tuple(sorted(path for path in folder.iterdir() if path.is_file()))
        found.append(Part(folder.name, _licence_of(texts), texts))
    return found


def _installed_packages(apache: Path) -> list[Part]:
    """Elsewhere they lie with the installed packages: those asked for and those that these ask for."""
    found: dict[str, Part] = {}
    wanted = list(PACKAGES)
    while wanted:
        name = _plain(wanted.pop())
        if name in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # of another system
            continue
        wanted += _asked_by(package.requires or ())
        texts = tuple(Path(str(file.locate())) for file in package.files or () if _is_text(file.name))
        told = _field(package, "License-Expression") or _licence_of(texts)
        if not texts and (not told or told.startswith("Apache")):
            words = _field(package, "Classifier") + _field(package, "License")
            texts, told = ((apache,), "Apache-2.0") if "Apache" in words else ((), told)
        found[name] = Part(package.name, told, texts)
    return list(found.values())


def _field(package: metadata.Distribution, name: str) -> str:
    """What the package says of itself under `name`, "" where it says nothing."""
    return " ".join(package.metadata.get_all(name) or ())


def _asked_by(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        if name and "extra ==" not in requirement:
            yield name[0]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_text(name: str) -> bool:
    return name.upper().startswith(TEXTS) and not name.endswith((".py", ".pyc"))


def _licence_of(texts: Iterable[Path]) -> str:
    """What the texts are known by, "" where they say nothing usual."""
    for path in texts:
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.name == "copyright":  # Debian's, which names the licence of each file
            of_all = re.search(r"^Files:\s*\*\s.*?^License:[ \t]*(\S.*?)\s*$", text, re.MULTILINE | re.DOTALL)
            return of_all[1] if of_all else ""
        words = " ".join(text.split())
        for sign, name in KNOWN:
            if sign in words:
                return name
    return ""

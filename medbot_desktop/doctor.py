"""What the program finds on this computer: versions, SQLite, keyring, encoder, folders."""

from __future__ import annotations

import platform
from dataclasses import dataclass, fields
from importlib import metadata
from typing import TYPE_CHECKING

from medbot_desktop import __version__
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.paths import administration_file, bundled, make_private_folder, user_folder
from medbot_desktop.storage.administration import load_administration
from medbot_desktop.storage.database import sqlite_features
from medbot_desktop.storage.secrets import keyring_name
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.pipeline.knowledge import Knowledge

PACKAGES = ("PySide6-Essentials", "onnxruntime", "tokenizers", "numpy", "keyring")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    name: str
    ok: bool
    value: str


def examine(load: Callable[[], Knowledge]) -> list[Finding]:
    """Look at everything once; a fault becomes a finding and the rest is still looked at."""
    findings = [
        Finding("medbot", True, __version__),
        Finding("python", True, f"{platform.python_version()} {platform.system()} {platform.machine()}"),
        *(_package(name) for name in PACKAGES),
    ]
    version, has_fts5 = sqlite_features()
    findings.append(Finding("sqlite", has_fts5, f"{version}{' FTS5' if has_fts5 else ' without FTS5'}"))
    findings.append(Finding("keyring", True, keyring_name()))
    findings.append(_administration())
    findings.append(_attempt("user folder", lambda: str(make_private_folder(user_folder()))))
    findings.append(_attempt("resources", lambda: str(bundled("resources"))))
    findings.append(_attempt("data", lambda: str(bundled("data"))))
    findings.append(_attempt("encoder", lambda: _encode(load())))
    return findings


def _administration() -> Finding:
    """What the administrator of this computer has fixed, for whoever has just written it."""
    path = administration_file()
    fixed, told = load_administration(path)
    if told is not None:
        return Finding("administrator's file", False, say("en", told.code, told.params))
    names = [field.name for field in fields(fixed) if getattr(fixed, field.name) not in ("", None)]
    return Finding(
        "administrator's file", True, f"{path} sets {', '.join(names)}" if names else "sets nothing"
    )


def _encode(knowledge: Knowledge) -> str:
    vector = knowledge.encoder.encode_question("ibuprofeno")
    return f"{knowledge.encoder.id}, {len(vector)} numbers a text"


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        # A frozen program carries the code of its packages, not always their metadata.
        return Finding(name, True, "bundled")


def _attempt(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look())
    except MedBotError as error:
        return Finding(name, False, say("en", error.code, error.params))

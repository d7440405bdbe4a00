"""The administrator's file of this computer, administration.toml, and the PIN in it, which is never kept as it is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import tomllib
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.domain.settings import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

# 16 MB and some 50 ms a try (RFC 7914 names 2**14 for interactive use).
COST, BLOCK, PARALLEL = 2**14, 8, 1
NOBODY_KNOWS = "closed"
"""Stands for a PIN that nothing opens, where the file cannot be read."""


def load_administration(path: Path) -> tuple[Administration, Sentence | None]:
    """What the file fixes, and what has to be said where it cannot be read.

    Without a file nothing is fixed. One that cannot be read closes what it may have closed: no hosted model, and
    the places behind a PIN stay shut.
    """
    try:
        with path.open("rb") as file:
            return _read(tomllib.load(file)), None
    except FileNotFoundError:
        return Administration(), None
    except (OSError, ValueError, TypeError):
        closed = Administration(providers=(), pin=NOBODY_KNOWS)
        return closed, Sentence("administration_unreadable", {"path": str(path)})


def hidden_pin(pin: str) -> str:
    """The PIN as it may stand in the file: scrypt with a salt of its own."""
    salt = os.urandom(16)
    return "$".join(["scrypt", _written(salt), _written(_scrypt(pin, salt))])


def is_pin(pin: str, hidden: str) -> bool:
    """Whether `pin` is the one that `hidden_pin` hid; takes as long for a wrong one."""
    try:
        name, salt, digest = hidden.split("$")
        expected = base64.b64decode(digest, validate=True)
        given = _scrypt(pin, base64.b64decode(salt, validate=True))
    except ValueError:
        return False
    return name == "scrypt" and hmac.compare_digest(given, expected)


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.strip().encode(), salt=salt, n=COST, r=BLOCK, p=PARALLEL, dklen=32)


def _written(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _read(table: dict[str, Any]) -> Administration:
    """Raises ValueError or TypeError for anything that is not understood: a slip must not leave a door open."""
    unknown = table.keys() - set(Administration.__dataclass_fields__)
    if unknown:
        raise ValueError(unknown)
    providers = table.pop("providers", None)
    if providers is not None and not (isinstance(providers, list) and set(providers) <= set(PROVIDERS)):
        raise ValueError("providers")
    if any(not isinstance(value, str) for value in table.values()):
        raise TypeError("text")
    fixed = Administration(**table, providers=None if providers is None else tuple(providers))
    if fixed.language not in ("", *LANGUAGES):
        raise ValueError("language")
    if fixed.country and not (
        len(fixed.country) == 2 and fixed.country.isascii() and fixed.country.isupper()
    ):
        raise ValueError("country")
    if fixed.pin and len(fixed.pin.split("$")) != 3:
        raise ValueError("pin")
    return fixed

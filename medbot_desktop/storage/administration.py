"""The administrator's file of this computer, administration.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

NOBODY_KNOWS = "closed"
"""Stands for a PIN that nothing opens, where the file cannot be read."""


def load_administration(path: Path) -> tuple[Administration, Sentence | None]:
    """What the file fixes, and what has to be said where it cannot be read.

    Without a file nothing is fixed. One that cannot be read closes what it may have closed: no hosted model, and
    the places behind a PIN stay shut.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Administration(), None
    except (OSError, ValueError):
        return _closed(path)
    import tomllib  # not for the first paint: on most computers there is no such file

    try:
        return _read(tomllib.loads(text)), None
    except (ValueError, TypeError):
        return _closed(path)


def _closed(path: Path) -> tuple[Administration, Sentence]:
    closed = Administration(providers=(), pin=NOBODY_KNOWS)
    return closed, Sentence("administration_unreadable", {"path": str(path)})


def _read(table: dict[str, Any]) -> Administration:
    """Raises ValueError or TypeError for anything that is not understood: a slip must not leave a door open."""
    from medbot_desktop.domain.providers import PROVIDERS

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

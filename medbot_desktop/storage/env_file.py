"""Keys in a .env file: read where the user points at one, shown masked, taken out when asked to.

Nothing of such a file ever reaches this program's environment, and nothing of the environment gets into its values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dotenv import dotenv_values, unset_key

from medbot_desktop.domain.errors import FileUnreadable, FolderReadOnly
from medbot_desktop.domain.keys import masked_key
from medbot_desktop.domain.providers import PROVIDERS

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A key of a .env file, without the key."""

    variable: str
    provider: str
    masked: str


def keys_in(path: Path) -> tuple[FoundKey, ...]:
    """The providers' keys in a file, in the order the providers name them. Raises FileUnreadable."""
    values = _values(path)
    return tuple(
        FoundKey(variable, spec.id, masked_key(value.strip()))
        for spec in PROVIDERS.values()
        for variable in spec.key_variables
        if (value := values.get(variable, "")).strip()
    )


def key_in(path: Path, variable: str) -> str:
    """The text of one key as the file has it. Raises FileUnreadable or LookupError."""
    return _values(path)[variable]


def remove_from(path: Path, variable: str) -> None:
    """Take a key's line out of the file; everything else in it stays. Raises FileUnreadable or FolderReadOnly."""
    encoding = _encoding(path)
    try:
        unset_key(path, variable, encoding=encoding)
    except OSError as error:
        raise FolderReadOnly(path=str(path.parent)) from error


def _values(path: Path) -> dict[str, str]:
    encoding = _encoding(path)
    try:
        values = dotenv_values(path, interpolate=False, encoding=encoding)
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable("env_unreadable", path=str(path)) from error
    return {name: value for name, value in values.items() if value is not None}


def _encoding(path: Path) -> str:
    """How the file is written; Windows' own editor puts a mark before it. Raises FileUnreadable."""
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise FileUnreadable("env_unreadable", path=str(path)) from error
    if len(content) > _MAX_BYTES:
        raise FileUnreadable("env_unreadable", path=str(path))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"

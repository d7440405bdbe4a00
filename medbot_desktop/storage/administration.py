"""The administrator's file of this computer, administration.toml."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import MutableMapping

SALT_BYTES, DIGEST_BYTES = 16, 32
"""Of a hidden PIN."""
KEY_BYTES = 32
"""Of an Ed25519 public key."""
NOBODY_KNOWS = "closed"
"""Stands for a PIN that nothing opens, where the file cannot be read."""


class _NotUnderstood(ValueError):
    """A setting of the file that is unknown or has no value it could have; its name."""


def load_administration(path: Path) -> tuple[Administration, Sentence | None]:
    """What the file fixes, and what has to be said where it cannot be read.

    Without a file nothing is fixed. One that cannot be read closes what it may have closed: no hosted model, and
    the places behind a PIN stay shut.
    """
    try:
        content = path.read_bytes()
        # What Windows' own tools write: the editor a mark before UTF-8, a shell's `>` UTF-16.
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except FileNotFoundError:
        return Administration(), None
    except (OSError, ValueError):
        return _closed("administration_unreadable", path)
    # Not for the first paint, here and below: on most computers there is no such file.
    import re
    import tomllib

    try:
        return _read(tomllib.loads(text)), None
    except _NotUnderstood as error:
        return _closed("administration_setting", path, name=str(error))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))  # the end of the text has no line in its words
        return _closed(
            "administration_not_toml", path, line=found[1] if found else str(len(text.splitlines()))
        )


def obey(administration: Administration, environment: MutableMapping[str, str] = os.environ) -> None:
    """What the administrator fixed for every process of the program that is started from here on.

    A proxy stands before what the user's own variables say, those in small letters too, which count for more.
    """
    if administration.data_folder:
        environment["MEDBOT_DATA_DIR"] = administration.data_folder
    if administration.proxy:
        for name in ("NO_PROXY", "no_proxy"):
            environment.pop(name, None)
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"):
            environment[name] = administration.proxy


def _closed(code: str, path: Path, **params: str) -> tuple[Administration, Sentence]:
    closed = Administration(providers=(), pin=NOBODY_KNOWS)
    return closed, Sentence(code, {"path": str(path), **params})


def _read(table: dict[str, Any]) -> Administration:
    """Raises _NotUnderstood for anything that is not understood: a slip must not leave a door open."""
    from medbot_desktop.domain.providers import PROVIDERS

    for name in table.keys() - set(Administration.__dataclass_fields__):
        raise _NotUnderstood(name)
    providers = table.pop("providers", None)
    if providers is not None and not (
        isinstance(providers, list) and all(isinstance(one, str) and one in PROVIDERS for one in providers)
    ):
        raise _NotUnderstood("providers")
    for name, value in table.items():
        if not isinstance(value, str) or not value.isprintable():  # "C:\temp" is C:, a tab and "emp"
            raise _NotUnderstood(name)
    fixed = Administration(**table, providers=None if providers is None else tuple(providers))
    if fixed.language not in ("", *LANGUAGES):
        raise _NotUnderstood("language")
    if fixed.country and not (
        len(fixed.country) == 2 and fixed.country.isascii() and fixed.country.isupper()
    ):
        raise _NotUnderstood("country")
    if fixed.data_folder and not Path(fixed.data_folder).expanduser().is_absolute():
        raise _NotUnderstood("data_folder")
    if fixed.proxy and not _is_address(fixed.proxy, "http", "https"):
        raise _NotUnderstood("proxy")
    if "pin" in table and not _is_hidden_pin(fixed.pin):
        raise _NotUnderstood("pin")
    # One without the other would be news that nobody is ever told of.
    if bool(fixed.update_address or fixed.update_key) and not _is_address(fixed.update_address, "https"):
        raise _NotUnderstood("update_address")
    if fixed.update_address and not _holds(fixed.update_key, KEY_BYTES):
        raise _NotUnderstood("update_key")
    return fixed


def _is_address(text: str, *schemes: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        return False


def _is_hidden_pin(text: str) -> bool:
    """Whether storage.pin.hidden_pin may have written it; that module takes OpenSSL to load."""
    name, *parts = text.split("$")
    return (
        name == "scrypt"
        and len(parts) == 2
        and _holds(parts[0], SALT_BYTES)
        and _holds(parts[1], DIGEST_BYTES)
    )


def _holds(text: str, size: int) -> bool:
    """Whether a text is so many bytes in base64."""
    import base64

    try:
        return len(base64.b64decode(text, validate=True)) == size
    except ValueError:
        return False

"""A provider's key as the user sees it: checked, masked, and where it is kept. No format of any provider is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from medbot_desktop.domain.errors import KeyRefused

_SHOWN = 4
_SHOWN_FROM = 12


class KeyPlace(StrEnum):
    """Where a key is kept: in the system's keyring, or in memory until the program closes."""

    KEYRING = "keyring"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class KeyState:
    """A key that is there, without the key. `place_code` is the sentence that says where it is kept, and why there."""

    masked: str
    place: KeyPlace
    place_code: str


def checked_key(text: str) -> str:
    """The key in a pasted text. Raises KeyRefused with the true reason; it never guesses which part was meant."""
    key = text.strip()
    if not key:
        raise KeyRefused("empty")
    if len(key.splitlines()) > 1:
        raise KeyRefused("two_lines")
    if any(c.isspace() for c in key):
        raise KeyRefused("inner_space")
    # A header of HTTP carries nothing else.
    if not key.isascii() or not key.isprintable():
        raise KeyRefused("not_text")
    return key


def masked_key(key: str) -> str:
    """Its last four characters behind dots; of a short one nothing."""
    return "••••••••" + (key[-_SHOWN:] if len(key) >= _SHOWN_FROM else "")

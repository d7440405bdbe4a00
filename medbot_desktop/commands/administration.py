"""The commands' side of the administrator's file: what it fixes, and the PIN before what changes data or models."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import PinRefused
from medbot_desktop.paths import administration_file
from medbot_desktop.storage.pin import hidden_pin, is_pin
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from medbot_desktop.domain.administration import Administration

LEAST_PIN_LENGTH = 4


def ask_pin(administration: Administration, language: str) -> None:
    """Ask for the PIN where one closes the data and the models. Raises PinRefused."""
    if administration.pin and not is_pin(_read(say(language, "pin_asked")), administration.pin):
        raise PinRefused()


def print_pin_line(language: str) -> int:
    """Ask for a new PIN twice; print the line that the administrator puts into the file. Raises PinRefused."""
    pin = _read(say(language, "pin_asked"))
    if len(pin.strip()) < LEAST_PIN_LENGTH:
        raise PinRefused("too_short", least=LEAST_PIN_LENGTH)
    if pin != _read(say(language, "pin_again")):
        raise PinRefused("twice_differs")
    print(say(language, "pin_line", {"path": str(administration_file())}), file=sys.stderr)
    print(f'pin = "{hidden_pin(pin)}"')
    return 0


def _read(prompt: str) -> str:
    """A line that is not shown while it is typed, from a terminal; else the next line of the input."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n")

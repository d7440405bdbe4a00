"""What every command does at the terminal: print for a person or a program, and ask before it goes on."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

_YES = ("s", "si", "sí", "y", "yes")


def print_json(value: object) -> None:
    """Print a value for a program."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_either(options: argparse.Namespace, value: object, text: str) -> None:
    """Print `value` where `--json` was given, else `text`, if there is any."""
    if options.json:
        print_json(value)
    elif text:
        print(text)


def agreed(question: str, unasked: str = "") -> bool:
    """The answer of whoever sits at the terminal, in either language; no where nobody does, and `unasked` is told."""
    if not sys.stdin.isatty():
        if unasked:
            print(unasked, file=sys.stderr)
        return False
    return input(f"{question} ").strip().lower() in _YES

"""What a program asks the system for on the network, whatever part of it asks: seen by strace, also in libraries."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REACHED = re.compile(r'sa_family=AF_INET6?, .*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")')
LOOPBACK = ("127.", "::1", "::ffff:127.")


def watched(record: Path) -> list[str]:
    """What a command is put after so that `called` can tell; skips without strace."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed; `python3 dev.py test` installs it where it may")
    # With seccomp only these calls are stopped at; without, each of a program's many waits on a lock.
    return [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-e",
        "trace=connect,sendto,sendmsg,sendmmsg",
        "-o",
        str(record),
    ]


def called(record: Path) -> list[str]:
    """Each call that names another computer, as strace writes it."""
    lines = record.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        line
        for line in lines
        if (found := REACHED.search(line)) and not (found[1] or found[2]).startswith(LOOPBACK)
    ]

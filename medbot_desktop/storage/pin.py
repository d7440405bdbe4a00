"""The administrator's PIN, which is never kept as it is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

# 16 MB and some 50 ms a try (RFC 7914 names 2**14 for interactive use).
COST, BLOCK, PARALLEL = 2**14, 8, 1


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

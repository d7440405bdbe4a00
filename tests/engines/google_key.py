"""A service account's key file as Google makes one, with a key of this test's own, whose tokens come from here."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

if TYPE_CHECKING:
    from pathlib import Path


@lru_cache(maxsize=1)
def private_key() -> str:
    """A fresh key as PEM text; made once, for it takes a moment."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def write_key_file(path: Path, server: str) -> str:
    """Write the file of an account whose tokens the server at that address gives; gives its place."""
    told = {
        "type": "service_account",
        "project_id": "shop-1234",
        "private_key_id": "abc",
        "private_key": private_key(),
        "client_email": "medbot@shop-1234.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": f"{server}/token",
    }
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)

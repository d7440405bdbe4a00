"""The schemas of vectors.db, one function a step; a released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def first_schema(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL)"
    )


MIGRATIONS = (first_schema,)

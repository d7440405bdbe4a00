"""The schemas of vectors.db, one function a step; a released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def first_schema(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL)"
    )


def know_the_encoder(connection: sqlite3.Connection) -> None:
    # The encoder whose vectors alone are left here; no record until that was seen to.
    connection.execute("CREATE TABLE kept_for (encoder TEXT NOT NULL)")


def keep_readings(connection: sqlite3.Connection) -> None:
    # What was read in each row of library.db, by the row's id there.
    connection.execute("CREATE TABLE readings (id INTEGER PRIMARY KEY, reading BLOB NOT NULL)")


MIGRATIONS = (first_schema, know_the_encoder, keep_readings)

"""The schemas of library.db, one function a step; a released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FIRST = (
    # One record; `version` rises with each change to what answers.
    "CREATE TABLE library (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)",
    "INSERT INTO library (id, version) VALUES (1, 0)",
    """
    CREATE TABLE data_sets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        language TEXT NOT NULL,
        row_count INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        imported_at REAL NOT NULL,
        enabled INTEGER NOT NULL,
        sample INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE rows (
        id INTEGER PRIMARY KEY,
        dataset_id INTEGER NOT NULL REFERENCES data_sets (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        medicine TEXT NOT NULL,
        topic TEXT NOT NULL,
        source TEXT NOT NULL,
        source_url TEXT NOT NULL,
        reviewed_on TEXT NOT NULL,
        language TEXT NOT NULL,
        UNIQUE (dataset_id, number)
    )
    """,
)


def first_schema(connection: sqlite3.Connection) -> None:
    for statement in FIRST:
        connection.execute(statement)


MIGRATIONS = (first_schema,)

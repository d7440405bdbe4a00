"""The schemas of library.db, one function a step; a released step is never edited."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
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


SECOND = (
    # The ids of rows that are gone are not given again: answers and changes name rows by them.
    "ALTER TABLE library ADD COLUMN last_row_id INTEGER NOT NULL DEFAULT 0",
    "UPDATE library SET last_row_id = (SELECT coalesce(max(id), 0) FROM rows)",
    "ALTER TABLE data_sets ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE data_sets ADD COLUMN own INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE data_sets ADD COLUMN deleted_at REAL NOT NULL DEFAULT 0",
    "ALTER TABLE rows ADD COLUMN edited_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE rows ADD COLUMN edited_at REAL NOT NULL DEFAULT 0",
    # What the file said, as JSON, where the row was edited here; '' where it was written here, NULL where it is as
    # in the file.
    "ALTER TABLE rows ADD COLUMN as_imported TEXT",
    # The day of `reviewed_on` in a form that sorts, '' where it tells none.
    "ALTER TABLE rows ADD COLUMN reviewed_day TEXT NOT NULL DEFAULT ''",
    # The medicines read in the question where the column is empty; NULL until they were looked for.
    "ALTER TABLE rows ADD COLUMN named TEXT",
    "CREATE INDEX rows_by_review ON rows (dataset_id, reviewed_day)",
    """
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dataset_id INTEGER NOT NULL REFERENCES data_sets (id) ON DELETE CASCADE,
        made_at REAL NOT NULL,
        made_by TEXT NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        added INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        version INTEGER NOT NULL,
        returned_to INTEGER NOT NULL
    )
    """,
    "CREATE INDEX changes_by_data_set ON changes (dataset_id)",
    "CREATE INDEX changes_by_version ON changes (version)",
    # What a change did to a row: the columns that differ, as JSON; all of them where the row came or went.
    """
    CREATE TABLE row_changes (
        change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        UNIQUE (change_id, row_id)
    )
    """,
    "CREATE INDEX row_changes_by_row ON row_changes (row_id)",
    # A correction is sent again where nobody knows whether it arrived; its key lets it count once.
    """
    CREATE TABLE applied (
        key TEXT PRIMARY KEY,
        dataset_id INTEGER NOT NULL REFERENCES data_sets (id) ON DELETE CASCADE,
        row_id INTEGER NOT NULL
    )
    """,
    """
    INSERT INTO changes (dataset_id, made_at, made_by, kind, source, added, changed, removed, version, returned_to)
    SELECT id, imported_at, '', 'imported', name, row_count, 0, 0, 0, 0 FROM data_sets ORDER BY id
    """,
    """
    CREATE VIRTUAL TABLE rows_fts USING fts5 (
        question, answer, medicine, topic, source, content = 'rows', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    "INSERT INTO rows_fts (rows_fts) VALUES ('rebuild')",
    """
    CREATE TRIGGER rows_fts_insert AFTER INSERT ON rows BEGIN
        INSERT INTO rows_fts (rowid, question, answer, medicine, topic, source)
        VALUES (new.id, new.question, new.answer, new.medicine, new.topic, new.source);
    END
    """,
    """
    CREATE TRIGGER rows_fts_delete AFTER DELETE ON rows BEGIN
        INSERT INTO rows_fts (rows_fts, rowid, question, answer, medicine, topic, source)
        VALUES ('delete', old.id, old.question, old.answer, old.medicine, old.topic, old.source);
    END
    """,
    """
    CREATE TRIGGER rows_fts_update AFTER UPDATE OF question, answer, medicine, topic, source ON rows BEGIN
        INSERT INTO rows_fts (rows_fts, rowid, question, answer, medicine, topic, source)
        VALUES ('delete', old.id, old.question, old.answer, old.medicine, old.topic, old.source);
        INSERT INTO rows_fts (rowid, question, answer, medicine, topic, source)
        VALUES (new.id, new.question, new.answer, new.medicine, new.topic, new.source);
    END
    """,
)

_SECOND_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{2,4})")


def keep_changes(connection: sqlite3.Connection) -> None:
    """Owners, deleted data sets, who changed what, search, and hashes that a change of one row renews quickly."""
    for statement in SECOND:
        connection.execute(statement)
    for (dataset_id,) in connection.execute("SELECT id FROM data_sets").fetchall():
        total = 0
        reviewed: list[tuple[str, int]] = []
        for row_id, *columns in connection.execute(
            "SELECT id, question, answer, medicine, topic, source, source_url, reviewed_on, language "
            "FROM rows WHERE dataset_id = ?",
            (dataset_id,),
        ):
            total += int.from_bytes(hashlib.sha256(json.dumps(columns).encode()).digest())
            day = _second_day(columns[6])
            if day:
                reviewed.append((day, row_id))
        connection.executemany("UPDATE rows SET reviewed_day = ? WHERE id = ?", reviewed)
        connection.execute(
            "UPDATE data_sets SET content_hash = ? WHERE id = ?", (f"{total % 2**256:064x}", dataset_id)
        )


def _second_day(cell: str) -> str:
    """The day as dates were read when this step was written; never today's code."""
    found = _SECOND_DATE.match(cell.strip())
    if not found:
        return ""
    first, second, third = map(int, found.groups())
    year = third if third > 99 else 2000 + third
    for parts in ((first, second, third),) if first > 999 else ((year, second, first), (year, first, second)):
        try:
            return datetime.date(*parts).isoformat()
        except ValueError:
            continue
    return ""


CORRECTIONS = (
    # What each correction did, to take it back: the row's texts before (NULL where it was added) and after, as JSON;
    # `overruled` is a row of the shipped example that gives way, 0 if none does. `row_id` is 0 until it is done.
    """
    CREATE TABLE corrections (
        uuid TEXT PRIMARY KEY,
        row_id INTEGER NOT NULL,
        overruled INTEGER NOT NULL,
        before TEXT,
        after TEXT NOT NULL,
        undone INTEGER NOT NULL,
        made_at REAL NOT NULL
    ) WITHOUT ROWID
    """,
    # The questions a correction decides, as digests of their words.
    """
    CREATE TABLE decided_questions (
        key TEXT NOT NULL,
        uuid TEXT NOT NULL REFERENCES corrections (uuid) ON DELETE CASCADE,
        PRIMARY KEY (key, uuid)
    ) WITHOUT ROWID
    """,
)


def keep_corrections(connection: sqlite3.Connection) -> None:
    for statement in CORRECTIONS:
        connection.execute(statement)


MODELS = (
    # `facts` is JSON of what its manifest says; the model itself is a file in models/.
    """
    CREATE TABLE models (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        made_at REAL NOT NULL,
        imported INTEGER NOT NULL,
        deleted_at REAL,
        facts TEXT NOT NULL
    )
    """,
    # Which model answers is the last record; `confirmed` is JSON of what was told to be worse and accepted.
    """
    CREATE TABLE activations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        model_id TEXT NOT NULL,
        made_at REAL NOT NULL,
        confirmed TEXT NOT NULL
    )
    """,
    # By the row's words: its number changes when the data does.
    """
    CREATE TABLE taught (
        id INTEGER PRIMARY KEY,
        query TEXT NOT NULL,
        row_question TEXT NOT NULL,
        row_answer TEXT NOT NULL,
        made_at REAL NOT NULL
    )
    """,
)


def keep_models(connection: sqlite3.Connection) -> None:
    """Tuned models, which of them answers and did before, and questions taught for rows."""
    for statement in MODELS:
        connection.execute(statement)


CLOUD_JOBS = (
    # `facts` is JSON of the job as it was last known; its name at Google is all that finds it there again.
    """
    CREATE TABLE cloud_jobs (
        id TEXT PRIMARY KEY,
        made_at REAL NOT NULL,
        state TEXT NOT NULL,
        name TEXT NOT NULL,
        facts TEXT NOT NULL
    ) WITHOUT ROWID
    """,
)


def keep_cloud_jobs(connection: sqlite3.Connection) -> None:
    """Jobs that tune Gemini in a Google Cloud project of the user's."""
    for statement in CLOUD_JOBS:
        connection.execute(statement)


def keep_days_in_use(connection: sqlite3.Connection) -> None:
    # Days since 1970 on which the program ran: what is deleted does not go by the clock alone.
    connection.execute("CREATE TABLE days_in_use (day INTEGER PRIMARY KEY)")


MIGRATIONS = (
    first_schema,
    keep_changes,
    keep_corrections,
    keep_models,
    keep_cloud_jobs,
    keep_days_in_use,
)

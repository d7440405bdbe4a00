"""The schemas of history.db, one function a step; a released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FIRST = (
    """
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        started_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        pinned INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX conversations_by_time ON conversations (updated_at, id)",
    """
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        asked_at REAL NOT NULL,
        question TEXT NOT NULL,
        state TEXT NOT NULL,
        error_code TEXT NOT NULL DEFAULT '',
        error_params TEXT NOT NULL DEFAULT '{}',
        answered_at REAL,
        answer TEXT,
        answer_text TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '',
        medicines TEXT NOT NULL DEFAULT '',
        chosen TEXT NOT NULL DEFAULT '',
        library_version INTEGER NOT NULL DEFAULT 0,
        model TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX turns_by_conversation ON turns (conversation_id, id)",
    "CREATE INDEX turns_pending ON turns (id) WHERE state = 'pending'",
    # What a turn showed before its question was answered anew.
    """
    CREATE TABLE earlier_answers (
        id INTEGER PRIMARY KEY,
        turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
        answered_at REAL NOT NULL,
        answer TEXT NOT NULL,
        chosen TEXT NOT NULL
    )
    """,
    "CREATE INDEX earlier_answers_by_turn ON earlier_answers (turn_id, id)",
    # conversation_id 0: what stands in the composer of a conversation that does not exist yet.
    "CREATE TABLE drafts (conversation_id INTEGER PRIMARY KEY, text TEXT NOT NULL, saved_at REAL NOT NULL)",
    """
    CREATE TRIGGER draft_goes_with_conversation AFTER DELETE ON conversations BEGIN
        DELETE FROM drafts WHERE conversation_id = old.id;
    END
    """,
    """
    CREATE VIRTUAL TABLE turns_fts USING fts5 (
        question, answer_text,
        content = 'turns', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    """
    CREATE TRIGGER turns_fts_insert AFTER INSERT ON turns BEGIN
        INSERT INTO turns_fts (rowid, question, answer_text) VALUES (new.id, new.question, new.answer_text);
    END
    """,
    """
    CREATE TRIGGER turns_fts_delete AFTER DELETE ON turns BEGIN
        INSERT INTO turns_fts (turns_fts, rowid, question, answer_text)
        VALUES ('delete', old.id, old.question, old.answer_text);
    END
    """,
    """
    CREATE TRIGGER turns_fts_update AFTER UPDATE OF question, answer_text ON turns BEGIN
        INSERT INTO turns_fts (turns_fts, rowid, question, answer_text)
        VALUES ('delete', old.id, old.question, old.answer_text);
        INSERT INTO turns_fts (rowid, question, answer_text) VALUES (new.id, new.question, new.answer_text);
    END
    """,
)


def first_schema(connection: sqlite3.Connection) -> None:
    for statement in FIRST:
        connection.execute(statement)


JUDGEMENTS = (
    # Whether the answer a turn showed was right; `answered_at` tells which of its answers was judged.
    """
    CREATE TABLE judgements (
        turn_id INTEGER PRIMARY KEY REFERENCES turns (id) ON DELETE CASCADE,
        "right" INTEGER NOT NULL,
        answered_at REAL NOT NULL,
        judged_at REAL NOT NULL
    )
    """,
    # Answers written by hand; `replaces` and `row` are rows as JSON: the one corrected, and the one it became.
    """
    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        turn_id INTEGER REFERENCES turns (id) ON DELETE SET NULL,
        asked TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        medicine TEXT NOT NULL,
        source TEXT NOT NULL,
        source_url TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        made_at REAL NOT NULL,
        own_data_set TEXT NOT NULL,
        language TEXT NOT NULL,
        replaces TEXT,
        state TEXT NOT NULL,
        row TEXT
    )
    """,
    "CREATE INDEX corrections_by_turn ON corrections (turn_id, id)",
)


def judgements_and_corrections(connection: sqlite3.Connection) -> None:
    for statement in JUDGEMENTS:
        connection.execute(statement)


MIGRATIONS = (first_schema, judgements_and_corrections)

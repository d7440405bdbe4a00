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


# deleted_at: in the recycle bin since then. row_dataset and row_numbers name the rows an answer showed, for lists and
# filters that must not read whole answers.
ORDER_KEPT = (
    "ALTER TABLE conversations ADD COLUMN deleted_at REAL",
    "ALTER TABLE conversations ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE turns ADD COLUMN deleted_at REAL",
    "ALTER TABLE turns ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE turns ADD COLUMN row_dataset TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE turns ADD COLUMN row_numbers TEXT NOT NULL DEFAULT ''",
    """
    UPDATE turns SET
        row_dataset = coalesce(json_extract(answer, '$.row.dataset'), ''),
        row_numbers = coalesce(json_extract(answer, '$.row.number'), '')
    WHERE CASE WHEN answer IS NULL THEN 0 ELSE json_valid(answer) END
    """,
    "CREATE INDEX conversations_deleted ON conversations (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX conversations_pinned ON conversations (updated_at, id) WHERE pinned",
    "CREATE INDEX conversations_renamed ON conversations (id) WHERE renamed",
    "CREATE INDEX turns_deleted ON turns (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX turns_pinned ON turns (id) WHERE pinned",
    "CREATE INDEX turns_by_kind ON turns (kind, id) WHERE deleted_at IS NULL",
    "CREATE INDEX turns_by_dataset ON turns (row_dataset, id) WHERE deleted_at IS NULL",
    "CREATE INDEX turns_by_time ON turns (asked_at, id)",
    # Names differ in their capitals from one data set to the next.
    """
    CREATE TABLE turn_medicines (
        medicine TEXT NOT NULL COLLATE NOCASE,
        turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
        PRIMARY KEY (medicine, turn_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX turn_medicines_by_turn ON turn_medicines (turn_id)",
    # folded: as two names of a label are compared, without case and accents.
    "CREATE TABLE labels (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE conversation_labels (
        label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
        conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        PRIMARY KEY (label_id, conversation_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX conversation_labels_by_conversation ON conversation_labels (conversation_id)",
    # What has still to be done to the file: it survives the program being closed in the middle of it.
    "CREATE TABLE upkeep (name TEXT PRIMARY KEY) WITHOUT ROWID",
)


def bin_pins_and_labels(connection: sqlite3.Connection) -> None:
    for statement in ORDER_KEPT:
        connection.execute(statement)
    named = connection.execute("SELECT id, medicines FROM turns WHERE medicines <> ''").fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO turn_medicines (medicine, turn_id) VALUES (?, ?)",
        ((medicine, turn_id) for turn_id, medicines in named for medicine in medicines.split("\n")),
    )
    # Until now what was deleted or changed was not wiped: the first erasing has to write the whole file anew.
    connection.execute("INSERT INTO upkeep (name) SELECT 'vacuum' WHERE EXISTS (SELECT 1 FROM turns)")


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
    # A question that is erased for good is erased here too; the answer written for it is data, and stays.
    """
    CREATE TRIGGER asked_goes_with_turn BEFORE DELETE ON turns BEGIN
        UPDATE corrections SET asked = '' WHERE turn_id = old.id;
    END
    """,
)


def judgements_and_corrections(connection: sqlite3.Connection) -> None:
    for statement in JUDGEMENTS:
        connection.execute(statement)


def tokens_by_month(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE token_counts (
            month TEXT NOT NULL,
            provider TEXT NOT NULL,
            sent INTEGER NOT NULL,
            written INTEGER NOT NULL,
            PRIMARY KEY (month, provider)
        ) WITHOUT ROWID
        """
    )


def days_in_use(connection: sqlite3.Connection) -> None:
    # Days since 1970 on which the program ran: the bin does not go by the clock alone.
    connection.execute("CREATE TABLE days_in_use (day INTEGER PRIMARY KEY)")


MIGRATIONS = (first_schema, bin_pins_and_labels, judgements_and_corrections, tokens_by_month, days_in_use)

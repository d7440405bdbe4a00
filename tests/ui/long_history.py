"""A conversation of very many turns, written at once as the program writes them one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import FILE_NAME, History
from medbot_desktop.storage.history_records import packed, words_shown
from tests.ui import building as b

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = (b.stored(), b.not_in_data(), b.choose(), b.red_flag(held=b.row()), b.help_topics())
FIRST_AT = 1_790_000_000.0


def write(folder: Path, count: int) -> None:
    """One conversation with `count` turns of every kind; turn n is "pregunta n", its id n."""
    History.open(folder).close()
    stored = [(packed(answer), words_shown(answer), answer.kind) for answer in ANSWERS]
    records = (
        (number, FIRST_AT + number, f"pregunta {number}" + " y otra cosa larga" * (number % 7 * 5),
         TurnState.COMPLETE, *stored[number % len(stored)])
        for number in range(1, count + 1)
    )  # fmt: skip
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "INSERT INTO conversations (title, started_at, updated_at) VALUES (?, ?, ?)",
            ("pregunta 1", FIRST_AT, FIRST_AT + count),
        )
        connection.executemany(
            "INSERT INTO turns (id, conversation_id, asked_at, question, state, answer, answer_text, kind) "
            "VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
            records,
        )

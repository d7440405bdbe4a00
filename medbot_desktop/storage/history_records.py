"""Records of history.db as values and back; what cannot be read is skipped and counted, never in the way."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.history import Found
from medbot_desktop.domain.turns import Conversation, Turn, TurnState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from medbot_desktop.storage.database import Database

TURN = "t.id, t.conversation_id, t.asked_at, t.question, t.state, t.answer, t.error_code, t.error_params, t.pinned"
FOUND = (
    "t.id, t.conversation_id, t.asked_at, t.question, t.kind, t.answer_text, c.title, t.row_dataset, t.row_numbers, "
    "t.pinned"
)
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, zlib.error)

_Record = TypeVar("_Record")


class HistoryFile:
    """The open file, shared by the parts of the history; `skipped_records` counts what could not be read."""

    def __init__(self, database: Database) -> None:
        self.database = database
        # One bad byte in one text must not stop a whole list.
        database.connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        self.skipped_records = 0

    def read(
        self, records: Iterable[tuple[Any, ...]], as_value: Callable[[tuple[Any, ...]], _Record]
    ) -> list[_Record]:
        """Each record as a value."""
        readable = []
        for record in records:
            try:
                readable.append(as_value(record))
            except UNREADABLE:
                self.skipped_records += 1
        return readable

    def insert(self, sql: str, values: tuple[object, ...]) -> int:
        """Run an INSERT; gives the id of the row."""
        row_id = self.database.execute(sql, values).lastrowid
        assert row_id is not None
        return row_id


def packed(answer: Answer) -> bytes:
    """An answer as it is stored. Compressed it takes 1.3 kB where its JSON takes 3.7 (765 starter rows), 0.06 ms."""
    text = json.dumps(answer.to_json(), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(storable(text).encode())


def unpacked(stored: Any) -> Answer:
    """The answer of a record; those of schema 1 are plain JSON. Raises one of UNREADABLE if it is damaged."""
    return Answer.from_json(json.loads(zlib.decompress(stored) if isinstance(stored, bytes) else stored))


def turn_of(record: tuple[Any, ...]) -> Turn:
    """A turn from TURN; one whose answer cannot be read keeps its question and says so."""
    turn_id, conversation_id, asked_at, question, state, answer, error_code, error_params, pinned = record
    turn = Turn(
        turn_id,
        conversation_id,
        float(asked_at),
        text_of(question),
        TurnState(state),
        error_code=error_code,
        error_params=json.loads(error_params),
        pinned=bool(pinned),
    )
    if answer is None:
        return turn
    try:
        return replace(turn, answer=unpacked(answer))
    except UNREADABLE:
        if turn.state is not TurnState.COMPLETE:
            return turn
        return replace(turn, state=TurnState.FAILED, error_code="answer_unreadable")


def found_of(record: tuple[Any, ...]) -> Found:
    """A line of a list from FOUND."""
    turn_id, conversation_id, asked_at, question, kind, text, title, dataset, numbers, pinned = record
    return Found(
        turn_id,
        conversation_id,
        float(asked_at),
        text_of(question),
        AnswerKind(kind) if kind else None,
        text_of(text),
        text_of(title),
        text_of(dataset),
        tuple(text_of(numbers).split(",")) if numbers else (),
        bool(pinned),
    )


def conversation_of(record: tuple[Any, ...]) -> Conversation:
    conversation_id, title, started_at, updated_at, pinned, turn_count, last_kind, asked_at, labels = record
    return Conversation(
        conversation_id,
        text_of(title),
        float(started_at),
        float(updated_at),
        float(started_at if asked_at is None else asked_at),
        turn_count,
        last_kind or "",
        bool(pinned),
        tuple(labels.split("\n")) if labels else (),
    )


def words_shown(answer: Answer) -> str:
    """What a search finds an answer by: its text, the row's question, the medicines and choices it named."""
    row = answer.row
    parts = [answer.text, *((row.answer, row.question, row.medicine) if row else ())]
    parts += [*answer.understood.medicines, *(c.label for c in answer.choices)]
    parts += [answer.generated.text] if answer.generated else []
    return "\n".join(dict.fromkeys(part for part in parts if part))


def rows_shown(answer: Answer) -> tuple[str, str]:
    """The data set and the numbers of the rows whose answers are shown, for lists."""
    rows = [answer.row] if answer.row else [choice.row for choice in answer.choices if choice.row]
    return (rows[0].dataset if rows else "", ",".join(str(row.number) for row in rows))


def text_of(value: Any) -> str:
    """A cell as text. Raises TypeError for what a damaged file gives instead."""
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def storable(text: str) -> str:
    """SQLite keeps any text but half a surrogate pair, which a clipboard may hold."""
    return text.encode("utf-8", "replace").decode("utf-8")

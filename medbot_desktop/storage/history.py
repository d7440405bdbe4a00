"""Every question asked and its answer, in history.db: stored before it is asked, searchable, never lost."""

from __future__ import annotations

import json
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from medbot_desktop.domain.answers import Answer, Sentence
from medbot_desktop.domain.errors import EnvironmentFailure
from medbot_desktop.domain.turns import Conversation, SearchHit, Turn, TurnState
from medbot_desktop.storage.corrections import Corrections
from medbot_desktop.storage.database import Database, open_database
from medbot_desktop.storage.history_migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILE_NAME = "history.db"
TITLE_LENGTH = 80
# A pasted letter is searched by its beginning: FTS5 refuses expressions of thousands of terms.
SEARCH_TERMS = 24
SEARCH_LENGTH = 1_000

_TURN = "t.id, t.conversation_id, t.asked_at, t.question, t.state, t.answer, t.error_code, t.error_params"

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What a turn showed before it was answered anew; `chosen` is the key picked for it, or ""."""

    answered_at: float
    answer: Answer
    chosen: str = ""


class History:
    """The conversations on disk, used from one thread.

    `damage` tells what happened to the file when it was opened. `skipped_records` counts the records that
    could not be read since then; they stay where they are and never stop a list. Methods raise the domain's
    errors.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        # One bad byte in one text must not stop a whole list.
        database.connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        self.damage: Sentence | None = database.notice
        self.skipped_records = 0
        self.corrections = Corrections(database)

    @classmethod
    def open(cls, folder: Path, *, interrupt_pending: bool = True) -> History:
        """Open or make history.db in `folder`; turns left pending by the last run become interrupted.

        Not with `interrupt_pending=False`, for a command beside a window that may be waiting for an answer.
        """
        history = cls(open_database(folder / FILE_NAME, MIGRATIONS, synchronous="FULL"))
        if interrupt_pending:
            # With a full disk or a newer file it can still be read.
            with suppress(EnvironmentFailure):
                history._database.execute(
                    "UPDATE turns SET state = ? WHERE state = ?", (TurnState.INTERRUPTED, TurnState.PENDING)
                )
        return history

    def close(self) -> None:
        self._database.close()

    # Writing turns

    def add_turn(self, question: str, conversation_id: int | None, asked_at: float) -> Turn:
        """Store a question about to be asked; it is durable when this returns, and its draft is gone.

        None starts a conversation. Raises LookupError if the conversation does not exist.
        """
        question = _storable(question)
        with self._database.writing():
            if conversation_id is None:
                conversation_id = self._insert(
                    "INSERT INTO conversations (title, started_at, updated_at) VALUES (?, ?, ?)",
                    (_title(question), asked_at, asked_at),
                )
                self._database.execute("DELETE FROM drafts WHERE conversation_id = 0")
            else:
                self._touch(conversation_id, asked_at)
                self._database.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))
            turn_id = self._insert(
                "INSERT INTO turns (conversation_id, asked_at, question, state) VALUES (?, ?, ?, ?)",
                (conversation_id, asked_at, question, TurnState.PENDING),
            )
        return Turn(turn_id, conversation_id, asked_at, question, TurnState.PENDING)

    def finish_turn(self, turn_id: int, answer: Answer, at: float, chosen: str = "") -> Turn:
        """Give the turn its answer; `chosen` is the key it was asked with.

        An answer it had is kept as an earlier one. Raises LookupError if the turn does not exist.
        """
        with self._database.writing():
            self._database.execute(
                "INSERT INTO earlier_answers (turn_id, answered_at, answer, chosen) "
                "SELECT id, coalesce(answered_at, asked_at), answer, chosen FROM turns "
                "WHERE id = ? AND answer IS NOT NULL",
                (turn_id,),
            )
            self._database.execute(
                "UPDATE turns SET state = ?, error_code = '', error_params = '{}', answered_at = ?, "
                "answer = ?, answer_text = ?, kind = ?, medicines = ?, chosen = ?, library_version = ?, "
                "model = ? WHERE id = ?",
                (
                    TurnState.COMPLETE,
                    at,
                    _storable(json.dumps(answer.to_json(), ensure_ascii=False, separators=(",", ":"))),
                    _storable(_words_shown(answer)),
                    answer.kind,
                    _storable("\n".join(answer.understood.medicines)),
                    chosen,
                    answer.library_version,
                    answer.model,
                    turn_id,
                ),
            )
            turn = self.turn(turn_id)
            self._touch(turn.conversation_id, at)
        return turn

    def end_turn(
        self,
        turn_id: int,
        state: TurnState,
        error_code: str = "",
        error_params: Mapping[str, str | int] | None = None,
    ) -> Turn:
        """End a turn without a new answer; one that is cancelled shows the answer it had, if any.

        Raises LookupError if the turn does not exist.
        """
        with self._database.writing():
            self._database.execute(
                "UPDATE turns SET error_code = ?, error_params = ?, state = CASE "
                "WHEN ? = 'cancelled' AND answer IS NOT NULL THEN 'complete' ELSE ? END WHERE id = ?",
                (error_code, json.dumps(dict(error_params or {})), state, state, turn_id),
            )
            return self.turn(turn_id)

    def restart_turn(self, turn_id: int) -> Turn:
        """Make a turn pending again; what it showed stays until there is another answer.

        Raises LookupError if the turn does not exist.
        """
        with self._database.writing():
            self._database.execute(
                "UPDATE turns SET state = ?, error_code = '', error_params = '{}' WHERE id = ?",
                (TurnState.PENDING, turn_id),
            )
            return self.turn(turn_id)

    # Reading

    def turn(self, turn_id: int) -> Turn:
        """Raises LookupError if the turn does not exist or cannot be read."""
        found = self._read(
            self._database.rows(f"SELECT {_TURN} FROM turns t WHERE t.id = ?", (turn_id,)), _turn
        )
        if not found:
            raise LookupError(turn_id)
        return found[0]

    def turns(self, conversation_id: int, before_id: int | None = None, limit: int = 200) -> list[Turn]:
        """The newest `limit` turns, or those before `before_id`; oldest first."""
        records = self._database.rows(
            f"SELECT {_TURN} FROM turns t WHERE t.conversation_id = ? AND t.id < ? "
            "ORDER BY t.id DESC LIMIT ?",
            (conversation_id, _id_limit(before_id), limit),
        )
        return self._read(records[::-1], _turn)

    def earlier_answers(self, turn_id: int) -> list[EarlierAnswer]:
        """What the turn showed before, oldest first."""
        records = self._database.rows(
            "SELECT answered_at, answer, chosen FROM earlier_answers WHERE turn_id = ? ORDER BY id",
            (turn_id,),
        )
        return self._read(records, lambda r: EarlierAnswer(float(r[0]), _answer(r[1]), r[2]))

    def conversations(self, before: tuple[float, int] | None = None, limit: int = 200) -> list[Conversation]:
        """The `limit` last used, newest first; `before` is (updated_at, id) of the last one known."""
        records = self._database.rows(
            "SELECT c.id, c.title, c.started_at, c.updated_at, c.pinned, "
            "(SELECT count(*) FROM turns t WHERE t.conversation_id = c.id), "
            "(SELECT t.kind FROM turns t WHERE t.conversation_id = c.id AND t.kind <> '' "
            "ORDER BY t.id DESC LIMIT 1) "
            "FROM conversations c WHERE (c.updated_at, c.id) < (?, ?) "
            "ORDER BY c.updated_at DESC, c.id DESC LIMIT ?",
            (*(before or (float("inf"), 0)), limit),
        )
        return self._read(records, _conversation)

    def search(self, text: str, limit: int = 50, before_id: int | None = None) -> list[SearchHit]:
        """Turns whose question or answer holds every word of `text`, the last as a beginning; newest first.

        Accents and case do not matter. Blanks and symbols find nothing. `before_id` is the last turn known.
        """
        expression = _match_expression(text)
        if not expression:
            return []
        records = self._database.rows(
            f"SELECT {_TURN}, c.title FROM turns_fts f JOIN turns t ON t.id = f.rowid "
            "JOIN conversations c ON c.id = t.conversation_id "
            "WHERE turns_fts MATCH ? AND f.rowid < ? ORDER BY f.rowid DESC LIMIT ?",
            (expression, _id_limit(before_id), limit),
        )
        return self._read(records, lambda r: SearchHit(_turn(r[:-1]), _text(r[-1])))

    # Drafts

    def save_draft(self, conversation_id: int | None, text: str) -> None:
        """Keep what stands in the composer of a conversation; None is the one not begun yet."""
        if text:
            self._database.execute(
                "INSERT INTO drafts (conversation_id, text, saved_at) VALUES (?, ?, ?) "
                "ON CONFLICT (conversation_id) "
                "DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
                (conversation_id or 0, _storable(text), time.time()),
            )
        else:
            self._database.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id or 0,))

    def draft(self, conversation_id: int | None) -> str:
        """What was left in the composer of a conversation, or ""."""
        found = self._database.rows(
            "SELECT text FROM drafts WHERE conversation_id = ?", (conversation_id or 0,)
        )
        return found[0][0] if found else ""

    def _insert(self, sql: str, values: tuple[object, ...]) -> int:
        row_id = self._database.execute(sql, values).lastrowid
        assert row_id is not None
        return row_id

    def _touch(self, conversation_id: int, at: float) -> None:
        # max(): a clock set back must not move a conversation down.
        touched = self._database.execute(
            "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?", (at, conversation_id)
        )
        if not touched.rowcount:
            raise LookupError(conversation_id)

    def _read(
        self, records: list[tuple[Any, ...]], read: Callable[[tuple[Any, ...]], _Record]
    ) -> list[_Record]:
        readable = []
        for record in records:
            try:
                readable.append(read(record))
            except (KeyError, TypeError, ValueError, AttributeError):
                self.skipped_records += 1
        return readable


def _turn(record: tuple[Any, ...]) -> Turn:
    """A turn whose answer cannot be read keeps its question and says so."""
    turn_id, conversation_id, asked_at, question, state, answer, error_code, error_params = record
    turn = Turn(
        turn_id,
        conversation_id,
        float(asked_at),
        _text(question),
        TurnState(state),
        error_code=error_code,
        error_params=json.loads(error_params),
    )
    if answer is None:
        return turn
    try:
        return replace(turn, answer=_answer(answer))
    except (KeyError, TypeError, ValueError, AttributeError):
        if turn.state is not TurnState.COMPLETE:
            return turn
        return replace(turn, state=TurnState.FAILED, error_code="answer_unreadable")


def _conversation(record: tuple[Any, ...]) -> Conversation:
    conversation_id, title, started_at, updated_at, pinned, turn_count, last_kind = record
    return Conversation(
        conversation_id,
        _text(title),
        float(started_at),
        float(updated_at),
        turn_count,
        last_kind or "",
        bool(pinned),
    )


def _answer(text: Any) -> Answer:
    return Answer.from_json(json.loads(text))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _storable(text: str) -> str:
    """SQLite keeps any text but half a surrogate pair, which a clipboard may hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _title(question: str) -> str:
    line = " ".join(question.replace("\0", " ").split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[: TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[TITLE_LENGTH // 2 :] else cut).rstrip() + "…"


def _words_shown(answer: Answer) -> str:
    """What a search finds an answer by: its text, the row's question, the medicines and choices it named."""
    row = answer.row
    parts = [answer.text or (row.answer if row else ""), row.question if row else ""]
    parts += [row.medicine if row else "", *answer.understood.medicines, *(c.label for c in answer.choices)]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _match_expression(text: str) -> str:
    """Each word quoted, so that nothing in it is an operator of FTS5; "" if there is no word at all."""
    blanks = "".join(c if c.isprintable() else " " for c in text[:SEARCH_LENGTH])
    words = [w for w in blanks.split() if any(unicodedata.category(c)[0] in "LN" for c in w)][:SEARCH_TERMS]
    if not words:
        return ""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) + "*"


def _id_limit(before_id: int | None) -> int:
    return 2**63 - 1 if before_id is None else before_id

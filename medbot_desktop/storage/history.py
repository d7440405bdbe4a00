"""Every question asked and its answer, in history.db: stored before it is asked, searchable, never lost."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import EnvironmentFailure
from medbot_desktop.domain.history import Found, Wanted
from medbot_desktop.domain.turns import Conversation, Turn, TurnState
from medbot_desktop.storage.corrections import Corrections
from medbot_desktop.storage.history_archive import HistoryArchive
from medbot_desktop.storage.history_bin import HistoryBin
from medbot_desktop.storage.history_labels import HistoryLabels
from medbot_desktop.storage.history_migrations import MIGRATIONS
from medbot_desktop.storage.history_records import (
    TURN,
    HistoryFile,
    conversation_of,
    packed,
    rows_shown,
    storable,
    turn_of,
    unpacked,
    words_shown,
)
from medbot_desktop.storage.history_search import CONVERSATION, SHOWN, HistorySearch
from medbot_desktop.storage.opening import open_database
from medbot_desktop.storage.token_counts import TokenCounts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from medbot_desktop.domain.answers import Answer, Sentence
    from medbot_desktop.storage.database import Database

FILE_NAME = "history.db"
TITLE_LENGTH = 80
# What a damaged file's readable turns need in the fresh one: a conversation each, named after its first question.
STAND_INS = {
    "conversations": (
        "INSERT INTO conversations (id, title, started_at, updated_at) "
        "SELECT conversation_id, substr(question, 1, 80), asked_at, "
        "(SELECT max(asked_at) FROM turns WHERE conversation_id = first.conversation_id) "
        "FROM turns first WHERE id IN (SELECT min(id) FROM turns "
        "WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id)"
    )
}


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What a turn showed before it was answered anew; `chosen` is the key picked for it, or ""."""

    answered_at: float
    answer: Answer
    chosen: str = ""


class History:
    """The conversations on disk, used from one thread.

    `bin`, `labels`, `tokens`, `finder` and `archive` are parts of it with a subject of their own. `damage` tells
    what happened to the file when it was opened. `skipped_records` counts the records that could not be read since
    then; they stay where they are and never stop a list. Methods raise the domain's errors.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file = HistoryFile(database)
        self.damage: Sentence | None = database.notice
        self.corrections = Corrections(database)
        self.bin = HistoryBin(self._file)
        self.labels = HistoryLabels(self._file)
        self.tokens = TokenCounts(database)
        self.finder = HistorySearch(self._file)
        self.archive = HistoryArchive(self._file)

    @property
    def skipped_records(self) -> int:
        """How many could not be read since it was opened and were left out."""
        return self._file.skipped_records

    @classmethod
    def open(cls, folder: Path, *, interrupt_pending: bool = True) -> History:
        """Open or make history.db in `folder`; turns left pending by the last run become interrupted.

        Not with `interrupt_pending=False`, for a command beside a window that may be waiting for an answer.
        """
        history = cls(
            open_database(
                folder / FILE_NAME, MIGRATIONS, synchronous="FULL", stand_ins=STAND_INS, secure_delete=True
            )
        )
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
        question = storable(question)
        with self._database.writing():
            if conversation_id is None:
                conversation_id = self._file.insert(
                    "INSERT INTO conversations (title, started_at, updated_at) VALUES (?, ?, ?)",
                    (_title(question), asked_at, self._used_at(asked_at)),
                )
                self._database.execute("DELETE FROM drafts WHERE conversation_id = 0")
            else:
                self._touch(conversation_id, asked_at)
                self._database.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))
            turn_id = self._file.insert(
                "INSERT INTO turns (conversation_id, asked_at, question, state) VALUES (?, ?, ?, ?)",
                (conversation_id, asked_at, question, TurnState.PENDING),
            )
        return Turn(turn_id, conversation_id, asked_at, question, TurnState.PENDING)

    def finish_turn(self, turn_id: int, answer: Answer, at: float, chosen: str = "") -> Turn:
        """Give the turn its answer; `chosen` is the key it was asked with.

        An answer it had is kept as an earlier one. Raises LookupError if the turn does not exist.
        """
        return self.keep_answer(turn_id, answer, at, chosen, TurnState.COMPLETE)

    def keep_answer(
        self, turn_id: int, answer: Answer, at: float, chosen: str, state: TurnState, *, begun: bool = False
    ) -> Turn:
        """Give the turn what has come of its answer; pending while more is to come.

        `begun` once a part of the same answer is there, which this one takes the place of; any other answer it had
        is kept as an earlier one. Raises LookupError if the turn does not exist.
        """
        medicines = answer.understood.medicines
        dataset, numbers = rows_shown(answer)
        with self._database.writing():
            if not begun:
                self._database.execute(
                    "INSERT INTO earlier_answers (turn_id, answered_at, answer, chosen) "
                    "SELECT id, coalesce(answered_at, asked_at), answer, chosen FROM turns "
                    "WHERE id = ? AND answer IS NOT NULL",
                    (turn_id,),
                )
            self._database.execute(
                "UPDATE turns SET state = ?, error_code = '', error_params = '{}', answered_at = ?, "
                "answer = ?, answer_text = ?, kind = ?, medicines = ?, chosen = ?, library_version = ?, "
                "model = ?, row_dataset = ?, row_numbers = ? WHERE id = ?",
                (
                    state,
                    at,
                    packed(answer),
                    storable(words_shown(answer)),
                    answer.kind,
                    storable("\n".join(medicines)),
                    chosen,
                    answer.library_version,
                    answer.model,
                    storable(dataset),
                    numbers,
                    turn_id,
                ),
            )
            self._database.execute("DELETE FROM turn_medicines WHERE turn_id = ?", (turn_id,))
            self._database.execute_many(
                "INSERT OR IGNORE INTO turn_medicines (medicine, turn_id) "
                "SELECT ?, id FROM turns WHERE id = ?",
                ((storable(medicine), turn_id) for medicine in medicines),
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

    def chosen(self, turn_id: int) -> str:
        """The key of the choice a turn's answer was asked with, or ""."""
        found = self._database.rows("SELECT chosen FROM turns WHERE id = ?", (turn_id,))
        return str(found[0][0]) if found else ""

    def turn(self, turn_id: int) -> Turn:
        """Raises LookupError if the turn does not exist or cannot be read."""
        found = self._file.read(
            self._database.rows(f"SELECT {TURN} FROM turns t WHERE t.id = ?", (turn_id,)), turn_of
        )
        if not found:
            raise LookupError(turn_id)
        return found[0]

    def turns(self, conversation_id: int, before_id: int | None = None, limit: int = 200) -> list[Turn]:
        """The newest `limit` turns, or those before `before_id`; oldest first, without those in the bin."""
        records = self._database.rows(
            f"SELECT {TURN} FROM turns t WHERE t.conversation_id = ? AND t.id < ? AND t.deleted_at IS NULL "
            "ORDER BY t.id DESC LIMIT ?",
            (conversation_id, _id_limit(before_id), limit),
        )
        return self._file.read(records[::-1], turn_of)

    def turns_from(self, conversation_id: int, from_id: int, limit: int = 200) -> list[Turn]:
        """`limit` turns from `from_id` on; oldest first, without those in the bin."""
        records = self._database.rows(
            f"SELECT {TURN} FROM turns t WHERE t.conversation_id = ? AND t.id >= ? AND t.deleted_at IS NULL "
            "ORDER BY t.id LIMIT ?",
            (conversation_id, from_id, limit),
        )
        return self._file.read(records, turn_of)

    def earlier_answers(self, turn_id: int) -> list[EarlierAnswer]:
        """What the turn showed before, oldest first."""
        records = self._database.rows(
            "SELECT answered_at, answer, chosen FROM earlier_answers WHERE turn_id = ? ORDER BY id",
            (turn_id,),
        )
        return self._file.read(records, lambda r: EarlierAnswer(float(r[0]), unpacked(r[1]), r[2]))

    def conversations(
        self, before: tuple[float, int] | None = None, limit: int = 200, *, pinned: bool | None = None
    ) -> list[Conversation]:
        """The `limit` last used in the order of use; `before` is (updated_at, id) of the last one known.

        `pinned` True or False gives those alone. What lies in the bin, or has nothing but turns that do, is left out.
        """
        which = "" if pinned is None else "c.pinned AND " if pinned else "NOT c.pinned AND "
        records = self._database.rows(
            f"{CONVERSATION} WHERE {which}(c.updated_at, c.id) < (?, ?) AND {SHOWN} "
            "ORDER BY c.updated_at DESC, c.id DESC LIMIT ?",
            (*(before or (float("inf"), 0)), limit),
        )
        return self._file.read(records, conversation_of)

    def conversation(self, conversation_id: int) -> Conversation:
        """One conversation, in the bin or not. Raises LookupError if it does not exist or cannot be read."""
        found = self._file.read(
            self._database.rows(f"{CONVERSATION} WHERE c.id = ?", (conversation_id,)), conversation_of
        )
        if not found:
            raise LookupError(conversation_id)
        return found[0]

    def search(self, text: str, limit: int = 50, before_id: int | None = None) -> list[Found]:
        """`finder.find` with words alone; no words find nothing."""
        return self.finder.find(Wanted(text), limit, before_id) if text.strip() else []

    # Drafts

    def save_draft(self, conversation_id: int | None, text: str) -> None:
        """Keep what stands in the composer of a conversation; None is the one not begun yet."""
        if text:
            self._database.execute(
                "INSERT INTO drafts (conversation_id, text, saved_at) VALUES (?, ?, ?) "
                "ON CONFLICT (conversation_id) "
                "DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
                (conversation_id or 0, storable(text), time.time()),
            )
        else:
            self._database.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id or 0,))

    def draft(self, conversation_id: int | None) -> str:
        """What was left in the composer of a conversation, or ""."""
        found = self._database.rows(
            "SELECT text FROM drafts WHERE conversation_id = ?", (conversation_id or 0,)
        )
        return found[0][0] if found else ""

    def _touch(self, conversation_id: int, at: float) -> None:
        touched = self._database.execute(
            "UPDATE conversations SET updated_at = ? WHERE id = ?", (self._used_at(at), conversation_id)
        )
        if not touched.rowcount:
            raise LookupError(conversation_id)

    def _used_at(self, at: float) -> float:
        """`at`, or a moment after whatever was used last: what is used now stays first, whatever the clock says."""
        ((last,),) = self._database.rows("SELECT coalesce(max(updated_at), 0) FROM conversations")
        return max(at, float(last) + 0.001)


def _title(question: str) -> str:
    line = " ".join(question.replace("\0", " ").split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[: TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[TITLE_LENGTH // 2 :] else cut).rstrip() + "…"


def _id_limit(before_id: int | None) -> int:
    return 2**63 - 1 if before_id is None else before_id

"""What was said of answers, in history.db: right or wrong, and the answers written by hand in their place."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.corrections import Correction, CorrectionState, StoredCorrection, TurnRemarks
from medbot_desktop.domain.rows import Row
from medbot_desktop.storage.history_records import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.storage.database import Database

_FIELDS = (
    "uuid, asked, question, answer, medicine, source, source_url, reviewer, made_at, own_data_set, language"
)
_RECORD = f"id, turn_id, state, replaces, row, {_FIELDS}"
_MOST_IDS = 500  # SQLite takes at least 999 values in a statement


class Corrections:
    """Judgements and corrections, used from the history's thread. Methods raise the domain's errors."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def judge(self, turn_id: int, right: bool | None, at: float) -> None:
        """Store whether the answer the turn shows is right; None takes a judgement back.

        Does nothing for a turn that is gone or has no answer.
        """
        if right is None:
            self._database.execute("DELETE FROM judgements WHERE turn_id = ?", (turn_id,))
            return
        self._database.execute(
            'INSERT OR REPLACE INTO judgements (turn_id, "right", answered_at, judged_at) '
            "SELECT id, ?, coalesce(answered_at, asked_at), ? FROM turns WHERE id = ? AND answer IS NOT NULL",
            (right, at, turn_id),
        )

    def add(self, turn_id: int | None, correction: Correction) -> StoredCorrection:
        """Store a correction, to be applied; it is durable when this returns."""
        values = asdict(correction)
        values["replaces"] = _as_text(correction.replaces)
        with self._database.writing():
            # The turn may have been deleted while the form was open; what was written must not be lost with it.
            turns = self._database.rows("SELECT id FROM turns WHERE id = ?", (turn_id,))
            kept = turn_id if turns else None
            self._database.execute(
                f"INSERT INTO corrections (turn_id, state, replaces, {_FIELDS}) VALUES "
                "(:turn_id, :state, :replaces, :uuid, :asked, :question, :answer, :medicine, :source, "
                ":source_url, :reviewer, :made_at, :own_data_set, :language)",
                {
                    **{k: storable(v) if isinstance(v, str) else v for k, v in values.items()},
                    "turn_id": kept,
                    "state": CorrectionState.PENDING,
                },
            )
        return self.get(correction.uuid)

    def get(self, uuid: str) -> StoredCorrection:
        """Raises LookupError if there is none."""
        found = self._database.rows(f"SELECT {_RECORD} FROM corrections WHERE uuid = ?", (uuid,))
        if not found:
            raise LookupError(uuid)
        return _correction(found[0])

    def set_state(self, uuid: str, state: CorrectionState, row: Row | None = None) -> StoredCorrection:
        """Say what became of a correction and which row it is now. Raises LookupError if there is none."""
        with self._database.writing():
            self._database.execute(
                "UPDATE corrections SET state = ?, row = ? WHERE uuid = ?", (state, _as_text(row), uuid)
            )
            return self.get(uuid)

    def waiting(self) -> list[StoredCorrection]:
        """What is decided and not in the library yet, in the order it was decided."""
        return self._read("state IN (?, ?) ORDER BY id", (CorrectionState.PENDING, CorrectionState.UNDOING))

    def remarks(self, turn_ids: Sequence[int]) -> dict[int, TurnRemarks]:
        """What was said of these turns; those of which nothing was said are left out."""
        remarks: dict[int, TurnRemarks] = {}
        for start in range(0, len(turn_ids), _MOST_IDS):
            some = turn_ids[start : start + _MOST_IDS]
            marks = ", ".join("?" * len(some))
            judged = self._database.rows(
                'SELECT j.turn_id, j."right" FROM judgements j JOIN turns t ON t.id = j.turn_id '
                f"WHERE j.turn_id IN ({marks}) AND j.answered_at = coalesce(t.answered_at, t.asked_at)",
                some,
            )
            for turn_id, right in judged:
                remarks[turn_id] = TurnRemarks(right=bool(right))
            for stored in self._read(f"turn_id IN ({marks}) AND state <> 'undone' ORDER BY id", some):
                assert stored.turn_id is not None
                before = remarks.get(stored.turn_id, TurnRemarks())
                remarks[stored.turn_id] = TurnRemarks(before.right, stored)
        return remarks

    def _read(self, where: str, values: Sequence[object]) -> list[StoredCorrection]:
        """The corrections that can be read; a damaged one stays where it is."""
        read = []
        for record in self._database.rows(f"SELECT {_RECORD} FROM corrections WHERE {where}", values):
            with suppress(KeyError, TypeError, ValueError):
                read.append(_correction(record))
        return read


def _correction(record: tuple[Any, ...]) -> StoredCorrection:
    correction_id, turn_id, state, replaces, row, *fields = record
    named = dict(zip(_FIELDS.split(", "), fields, strict=True))
    correction = Correction(**named, replaces=_row(replaces))
    return StoredCorrection(correction_id, turn_id, correction, CorrectionState(state), _row(row))


def _as_text(row: Row | None) -> str | None:
    return None if row is None else storable(json.dumps(asdict(row), ensure_ascii=False))


def _row(text: str | None) -> Row | None:
    return None if text is None else Row(**json.loads(text))

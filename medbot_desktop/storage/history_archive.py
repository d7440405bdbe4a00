"""Whole conversations out of the history and back in: what the files of an export hold, without loss."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.answers import Answer
from medbot_desktop.domain.search_words import fold
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.storage.history_records import (
    TURN,
    UNREADABLE,
    packed,
    rows_shown,
    storable,
    text_of,
    turn_of,
    unpacked,
    words_shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from medbot_desktop.storage.history_records import HistoryFile

JUDGEMENT = ("right", "answered_at", "judged_at")
CORRECTION = (
    "uuid", "asked", "question", "answer", "medicine", "source", "source_url", "reviewer", "made_at", "own_data_set",
    "language", "replaces", "state", "row",
)  # fmt: skip
_MOST_IDS = 500  # SQLite takes at least 999 values in a statement


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A turn with what a list of turns leaves out; `earlier` are (answered_at, answer, chosen).

    `judgements` and `corrections` are records of those tables by column, without their ids.
    """

    turn: Turn
    answered_at: float | None = None
    chosen: str = ""
    earlier: tuple[tuple[float, Answer, str], ...] = ()
    judgements: tuple[dict[str, Any], ...] = ()
    corrections: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A conversation and those of its turns that are wanted, oldest first."""

    title: str
    started_at: float
    updated_at: float
    renamed: bool = False
    pinned: bool = False
    labels: tuple[str, ...] = ()
    turns: tuple[KeptTurn, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """A plain dict for a file; `from_json` gives the same chapter back."""
        return {
            "title": self.title,
            "started_at": self.started_at,
            "updated_at": self.updated_at,
            "renamed": self.renamed,
            "pinned": self.pinned,
            "labels": list(self.labels),
            "turns": [_turn_to_json(kept) for kept in self.turns],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Chapter:
        """Read what `to_json` wrote. Raises KeyError, TypeError, ValueError or AttributeError if it is no chapter."""
        return Chapter(
            text_of(data["title"]),
            float(data["started_at"]),
            float(data["updated_at"]),
            bool(data.get("renamed", False)),
            bool(data.get("pinned", False)),
            tuple(text_of(label) for label in data.get("labels", ())),
            tuple(_turn_from_json(turn) for turn in data["turns"]),
        )


class HistoryArchive:
    """Reads chapters for an export, adds those of an import. Methods raise the domain's errors."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file

    def chapters(self, turn_ids: Sequence[int] | None = None) -> Iterator[Chapter]:
        """The conversations of these turns with these turns alone, or all of them whole; oldest first."""
        if turn_ids is None:
            numbers = self._file.database.rows(
                "SELECT id FROM conversations WHERE deleted_at IS NULL ORDER BY id"
            )
            wanted: dict[int, list[int] | None] = {number: None for (number,) in numbers}
        else:
            wanted = self._by_conversation(turn_ids)
        for number, turns in wanted.items():
            chapter = self._chapter(number, turns)
            if chapter is not None and chapter.turns:
                yield chapter

    def turns_of(self, conversation_ids: Sequence[int]) -> list[int]:
        """The turns of conversations that are not in the bin."""
        found: list[int] = []
        for number in conversation_ids:
            records = self._file.database.rows(
                "SELECT id FROM turns WHERE conversation_id = ? AND deleted_at IS NULL ORDER BY id", (number,)
            )
            found += [turn_id for (turn_id,) in records]
        return found

    def add(self, chapters: Iterable[Chapter]) -> int:
        """Add what is not there yet, in one transaction, and put back what lies in the bin; gives how many turns.

        A turn is the same if it was asked at the same moment in the same words.
        """
        with self._file.database.writing():
            return sum(self._add(chapter) for chapter in chapters)

    def _by_conversation(self, turn_ids: Sequence[int]) -> dict[int, list[int] | None]:
        wanted: dict[int, list[int] | None] = {}
        ordered = sorted(turn_ids)
        for start in range(0, len(ordered), _MOST_IDS):
            some = ordered[start : start + _MOST_IDS]
            places = ",".join("?" * len(some))
            records = self._file.database.rows(
                f"SELECT id, conversation_id FROM turns WHERE id IN ({places}) AND deleted_at IS NULL ORDER BY id",
                some,
            )
            for turn_id, number in records:
                turns = wanted.setdefault(number, [])
                assert turns is not None
                turns.append(turn_id)
        return wanted

    def _chapter(self, number: int, turn_ids: Sequence[int] | None) -> Chapter | None:
        rows = self._file.database.rows
        found = rows(
            "SELECT c.title, c.started_at, c.updated_at, c.renamed, c.pinned, "
            "(SELECT group_concat(l.name, char(10)) FROM conversation_labels cl "
            "JOIN labels l ON l.id = cl.label_id WHERE cl.conversation_id = c.id) "
            "FROM conversations c WHERE c.id = ?",
            (number,),
        )
        records = rows(
            f"SELECT {TURN}, t.answered_at, t.chosen FROM turns t "
            "WHERE t.conversation_id = ? AND t.deleted_at IS NULL ORDER BY t.id",
            (number,),
        )
        if turn_ids is not None:
            among = set(turn_ids)
            records = [record for record in records if record[0] in among]
        chapters = self._file.read(
            found,
            lambda r: Chapter(
                text_of(r[0]),
                float(r[1]),
                float(r[2]),
                bool(r[3]),
                bool(r[4]),
                tuple(r[5].split("\n")) if r[5] else (),
                tuple(self._file.read(records, self._kept)),
            ),
        )
        return chapters[0] if chapters else None

    def _kept(self, record: tuple[Any, ...]) -> KeptTurn:
        *fields, answered_at, chosen = record
        turn = turn_of(tuple(fields))
        earlier = self._file.database.rows(
            "SELECT answered_at, answer, chosen FROM earlier_answers WHERE turn_id = ? ORDER BY id",
            (turn.id,),
        )
        return KeptTurn(
            turn,
            answered_at,
            chosen,
            tuple(self._file.read(earlier, lambda r: (float(r[0]), unpacked(r[1]), text_of(r[2])))),
            self._remarks("judgements", JUDGEMENT, turn.id),
            self._remarks("corrections", CORRECTION, turn.id),
        )

    def _remarks(self, table: str, columns: Sequence[str], turn_id: int) -> tuple[dict[str, Any], ...]:
        names = ", ".join(f'"{column}"' for column in columns)
        records = self._file.database.rows(f"SELECT {names} FROM {table} WHERE turn_id = ?", (turn_id,))
        return tuple(dict(zip(columns, record, strict=True)) for record in records)

    def _add(self, chapter: Chapter) -> int:
        places = [self._place_of(kept.turn) for kept in chapter.turns]
        fresh = [kept for kept, place in zip(chapter.turns, places, strict=True) if place is None]
        known = [place for place in places if place is not None]
        back = {turn_id for turn_id, _, in_bin in known if in_bin}
        self._put_back(back)
        if not fresh:
            return len(back)
        number = next((number for _, number, _ in known), None)
        if number is None:
            number = self._file.insert(
                "INSERT INTO conversations (title, started_at, updated_at, renamed, pinned) VALUES (?, ?, ?, ?, ?)",
                (
                    storable(chapter.title),
                    chapter.started_at,
                    chapter.updated_at,
                    chapter.renamed,
                    chapter.pinned,
                ),
            )
            for label in chapter.labels:
                self._label(number, label)
        for kept in fresh:
            self._add_turn(number, kept)
        return len(fresh) + len(back)

    def _place_of(self, turn: Turn) -> tuple[int, int, bool] | None:
        """The ids of this turn and its conversation where it is there already, and whether it lies in the bin."""
        found = self._file.database.rows(
            "SELECT t.id, t.conversation_id, t.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL FROM turns t "
            "JOIN conversations c ON c.id = t.conversation_id WHERE t.asked_at = ? AND t.question = ? "
            "ORDER BY 3, 1 LIMIT 1",
            (turn.asked_at, storable(turn.question)),
        )
        return (int(found[0][0]), int(found[0][1]), bool(found[0][2])) if found else None

    def _put_back(self, turn_ids: Iterable[int]) -> None:
        """Out of the bin, their conversations with them: what somebody brings back in a file is to be seen."""
        for turn_id in turn_ids:
            self._file.database.execute("UPDATE turns SET deleted_at = NULL WHERE id = ?", (turn_id,))
            self._file.database.execute(
                "UPDATE conversations SET deleted_at = NULL "
                "WHERE id = (SELECT conversation_id FROM turns WHERE id = ?)",
                (turn_id,),
            )

    def _label(self, number: int, name: str) -> None:
        execute = self._file.database.execute
        folded = fold(name)
        execute("INSERT OR IGNORE INTO labels (name, folded) VALUES (?, ?)", (storable(name), folded))
        execute(
            "INSERT OR IGNORE INTO conversation_labels (label_id, conversation_id) "
            "SELECT id, ? FROM labels WHERE folded = ?",
            (number, folded),
        )

    def _add_turn(self, number: int, kept: KeptTurn) -> None:
        turn, answer, file = kept.turn, kept.turn.answer, self._file
        # What was on its way where it was exported from is on its way no more.
        state = TurnState.INTERRUPTED if turn.state is TurnState.PENDING else turn.state
        dataset, numbers = rows_shown(answer) if answer else ("", "")
        medicines = answer.understood.medicines if answer else ()
        turn_id = file.insert(
            "INSERT INTO turns (conversation_id, asked_at, question, state, error_code, error_params, answered_at, "
            "answer, answer_text, kind, medicines, chosen, library_version, model, pinned, row_dataset, row_numbers) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                turn.asked_at,
                storable(turn.question),
                state,
                turn.error_code,
                json.dumps(dict(turn.error_params)),
                kept.answered_at,
                packed(answer) if answer else None,
                storable(words_shown(answer)) if answer else "",
                answer.kind if answer else "",
                storable("\n".join(medicines)),
                storable(kept.chosen),
                answer.library_version if answer else 0,
                answer.model if answer else "",
                turn.pinned,
                storable(dataset),
                numbers,
            ),
        )
        file.database.execute_many(
            "INSERT OR IGNORE INTO turn_medicines (medicine, turn_id) VALUES (?, ?)",
            ((storable(medicine), turn_id) for medicine in medicines),
        )
        file.database.execute_many(
            "INSERT INTO earlier_answers (turn_id, answered_at, answer, chosen) VALUES (?, ?, ?, ?)",
            ((turn_id, at, packed(earlier), storable(chosen)) for at, earlier, chosen in kept.earlier),
        )
        self._add_remarks("judgements", JUDGEMENT, turn_id, kept.judgements)
        # One that was still to be applied where it comes from is not applied to the data here.
        decided = [
            {**c, "state": "undone" if c["state"] in ("pending", "undoing") else c["state"]}
            for c in kept.corrections
        ]
        self._add_remarks("corrections", CORRECTION, turn_id, decided)

    def _add_remarks(
        self, table: str, columns: Sequence[str], turn_id: int, records: Iterable[Mapping[str, Any]]
    ) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        self._file.database.execute_many(
            f"INSERT OR IGNORE INTO {table} (turn_id, {names}) VALUES (?, {places})",
            ((turn_id, *(_plain(record[column]) for column in columns)) for record in records),
        )


def _turn_to_json(kept: KeptTurn) -> dict[str, Any]:
    turn = kept.turn
    return {
        "question": turn.question,
        "asked_at": turn.asked_at,
        "state": turn.state,
        "error_code": turn.error_code,
        "error_params": dict(turn.error_params),
        "pinned": turn.pinned,
        "answered_at": kept.answered_at,
        "chosen": kept.chosen,
        "answer": turn.answer.to_json() if turn.answer else None,
        "earlier": [
            {"answered_at": at, "answer": answer.to_json(), "chosen": chosen}
            for at, answer, chosen in kept.earlier
        ],
        "judgements": list(kept.judgements),
        "corrections": list(kept.corrections),
    }


def _turn_from_json(data: Mapping[str, Any]) -> KeptTurn:
    answer, answered_at = data.get("answer"), data.get("answered_at")
    turn = Turn(
        0,
        0,
        float(data["asked_at"]),
        text_of(data["question"]),
        TurnState(data["state"]),
        answer=None if answer is None else Answer.from_json(answer),
        error_code=text_of(data.get("error_code", "")),
        error_params=dict(data.get("error_params", {})),
        pinned=bool(data.get("pinned", False)),
    )
    return KeptTurn(
        turn,
        None if answered_at is None else float(answered_at),
        text_of(data.get("chosen", "")),
        tuple(
            (float(e["answered_at"]), Answer.from_json(e["answer"]), text_of(e.get("chosen", "")))
            for e in data.get("earlier", ())
        ),
        tuple(_remark(record, JUDGEMENT) for record in data.get("judgements", ())),
        tuple(_remark(record, CORRECTION) for record in data.get("corrections", ())),
    )


def _remark(record: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {column: _plain(record[column]) for column in columns}


def _plain(value: Any) -> str | int | float | None:
    if value is not None and not isinstance(value, str | int | float):
        raise TypeError(type(value))
    return storable(value) if isinstance(value, str) else value


READ_FAILURES = (*UNREADABLE, OverflowError)
"""What reading a file that is no export of ours may raise."""

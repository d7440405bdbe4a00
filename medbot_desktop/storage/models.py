"""Tuned models in library.db: their names and notes, which one answers, and the questions taught for rows.

The models themselves are files in models/; nothing here opens one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import NoEarlierModel, UnknownModel
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL, Activation
from medbot_desktop.domain.tuning import KnownQuestion

if TYPE_CHECKING:
    from medbot_desktop.storage.database import Database

_MODEL = "id, name, note, made_at, imported, deleted_at, facts"


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """`facts` is what the manifest says; `made_at` and `deleted_at` UTC seconds, the latter None where it is there."""

    id: str
    name: str
    note: str
    made_at: float
    imported: bool
    deleted_at: float | None
    facts: dict[str, Any]


class Models:
    """Used from the thread that opened the database. Methods raise the domain's errors."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[ModelRecord]:
        """All that were ever taken in and not erased, the newest first, deleted ones too."""
        records = self._database.rows(f"SELECT {_MODEL} FROM models ORDER BY made_at DESC, id")
        return [ModelRecord(r[0], r[1], r[2], r[3], bool(r[4]), r[5], json.loads(r[6])) for r in records]

    def get(self, model_id: str) -> ModelRecord:
        """Raises UnknownModel."""
        for record in self.all():
            if record.id == model_id:
                return record
        raise UnknownModel(name=model_id[:80])

    def add(self, record: ModelRecord) -> None:
        """Take a model in; one that is there keeps its name and note, and comes back from the bin."""
        with self._database.writing():
            self._database.execute(
                f"INSERT INTO models ({_MODEL}) VALUES (?, ?, ?, ?, ?, NULL, ?) "
                "ON CONFLICT (id) DO UPDATE SET deleted_at = NULL",
                (
                    record.id,
                    record.name,
                    record.note,
                    record.made_at,
                    record.imported,
                    json.dumps(record.facts),
                ),
            )

    def rename(self, model_id: str, name: str) -> None:
        self._change(model_id, "name", name)

    def note(self, model_id: str, note: str) -> None:
        self._change(model_id, "note", note)

    def delete(self, model_id: str, at: float) -> None:
        """To the bin."""
        self._change(model_id, "deleted_at", at)

    def restore(self, model_id: str) -> None:
        self._change(model_id, "deleted_at", None)

    def erase_deleted(self, before: float) -> list[str]:
        """Forget those deleted before a time; gives their ids, whose files may go."""
        gone = [r.id for r in self.all() if r.deleted_at is not None and r.deleted_at < before]
        with self._database.writing():
            for model_id in gone:
                self._database.execute("DELETE FROM models WHERE id = ?", (model_id,))
        return gone

    def active(self) -> str:
        """The id of the model that answers."""
        found = self._database.rows("SELECT model_id FROM activations ORDER BY id DESC LIMIT 1")
        return str(found[0][0]) if found else SHIPPED_MODEL

    def activate(self, model_id: str, at: float, confirmed: tuple[str, ...] = ()) -> None:
        """Let a model answer from now on."""
        with self._database.writing():
            self._database.execute(
                "INSERT INTO activations (model_id, made_at, confirmed) VALUES (?, ?, ?)",
                (model_id, at, json.dumps(confirmed)),
            )

    def before_active(self) -> str:
        """The model that answered before the active one. Raises NoEarlierModel."""
        chain = [
            str(model_id)
            for (model_id,) in self._database.rows("SELECT model_id FROM activations ORDER BY id")
        ]
        # Going back and forth between two models by roll back would never reach the ones before.
        way: list[str] = [SHIPPED_MODEL]
        for model_id in chain:
            if model_id in way:
                del way[way.index(model_id) + 1 :]
            else:
                way.append(model_id)
        if len(way) < 2:
            raise NoEarlierModel()
        return way[-2]

    def activations(self, limit: int = 50) -> list[Activation]:
        """The newest first."""
        records = self._database.rows(
            "SELECT model_id, made_at, confirmed FROM activations ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [Activation(model_id, at, tuple(json.loads(text))) for model_id, at, text in records]

    def teach(self, question: KnownQuestion, at: float) -> None:
        """Keep how a row is asked; the same words for the same row once."""
        values = (question.query, question.row_question, question.row_answer)
        with self._database.writing():
            self._database.execute(
                "DELETE FROM taught WHERE query = ? AND row_question = ? AND row_answer = ?", values
            )
            self._database.execute(
                "INSERT INTO taught (query, row_question, row_answer, made_at) VALUES (?, ?, ?, ?)",
                (*values, at),
            )

    def unteach(self, taught_id: int) -> None:
        with self._database.writing():
            self._database.execute("DELETE FROM taught WHERE id = ?", (taught_id,))

    def taught(self) -> list[tuple[int, KnownQuestion]]:
        """(id, question), the newest first."""
        records = self._database.rows(
            "SELECT id, query, row_question, row_answer FROM taught ORDER BY id DESC"
        )
        return [(number, KnownQuestion(*words)) for number, *words in records]

    def _change(self, model_id: str, column: str, value: object) -> None:
        with self._database.writing():
            changed = self._database.execute(
                f"UPDATE models SET {column} = ? WHERE id = ?", (value, model_id)
            )
            if not changed.rowcount:
                raise UnknownModel(name=model_id[:80])

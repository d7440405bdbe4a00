"""How a row stands in library.db: its columns, its digest, what of it a change keeps."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.review import review_day
from medbot_desktop.domain.rows import Row, RowFields

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = tuple(field.name for field in fields(RowFields))
"""The columns of a row's texts, in the order of RowFields."""

ROW = f"number, {', '.join(TEXTS)}, dataset_id, id, edited_by, edited_at"
"""The columns `row_of` reads."""

_ALL = 2**256
_texts = attrgetter(*TEXTS)


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything of a row that a change can undo. `as_imported` is what the file said (see the schema)."""

    number: int
    texts: RowFields
    edited_by: str = ""
    edited_at: float = 0.0
    as_imported: str | None = None

    @property
    def in_file(self) -> RowFields | None:
        """What the file says; None where the row was written here."""
        if self.as_imported is None:
            return self.texts
        return RowFields(*json.loads(self.as_imported)) if self.as_imported else None

    @property
    def edited_here(self) -> bool:
        """Whether it differs from what its file said."""
        return self.as_imported is not None

    def edited(self, texts: RowFields, who: str, at: float) -> Kept:
        """The same row with other texts; what the file said is remembered."""
        in_file = self.in_file
        if texts == in_file:
            return replace(self, texts=texts, edited_by="", edited_at=0.0, as_imported=None)
        said = "" if in_file is None else json.dumps(_texts(in_file), ensure_ascii=False)
        return replace(self, texts=texts, edited_by=who, edited_at=at, as_imported=said)

    def as_columns(self) -> dict[str, Any]:
        """By column, as it is written and as a change keeps it."""
        texts = dict(zip(TEXTS, _texts(self.texts), strict=True))
        return {
            "number": self.number,
            **texts,
            "edited_by": self.edited_by,
            "edited_at": self.edited_at,
            "as_imported": self.as_imported,
        }


KEPT = f"number, {', '.join(TEXTS)}, edited_by, edited_at, as_imported"
"""The columns `kept_of` reads, and those of `Kept.as_columns`."""


DATA_SET = 9
"""Where the data set's id stands in a record of ROW."""


def row_of(record: Sequence[Any], name: str) -> Row:
    """A record of the columns ROW as a row of the data set called `name`."""
    return Row(name, *record)


def kept_of(record: Sequence[Any]) -> Kept:
    """A record of the columns KEPT."""
    return Kept(record[0], RowFields(*record[1:9]), *record[9:])


def kept_of_columns(columns: dict[str, Any]) -> Kept:
    return kept_of([columns[name] for name in KEPT.split(", ")])


def written(row_id: int, dataset_id: int, kept: Kept) -> tuple[object, ...]:
    """The values of INSERT_ROW."""
    day = review_day(kept.texts.reviewed_on)
    made = kept.edited_by, kept.edited_at, kept.as_imported
    return (row_id, dataset_id, day, kept.number, *_texts(kept.texts), *made)


INSERT_ROW = f"INSERT INTO rows (id, dataset_id, reviewed_day, {KEPT}) VALUES ({', '.join('?' * 15)})"


def digest_of(texts: RowFields) -> int:
    """SHA-256 of a row's texts, 256 bits: a data set's hash is their sum, so one row changes it without the others."""
    return int.from_bytes(hashlib.sha256(json.dumps(_texts(texts)).encode()).digest())


def hash_with(content_hash: str, added: int, removed: int = 0) -> str:
    """A data set's hash after digests were added to and taken from their sum."""
    before = int(content_hash, 16) if content_hash else 0
    return f"{(before + added - removed) % _ALL:064x}"

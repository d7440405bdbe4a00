"""What was read in rows, kept for the next start: to look it up takes a twentieth of reading a row again.

A reading holds only for the text it was read in, the code that read it and the tables it was read by. All three are
in its digest, with its own bytes: what fits no more, and what was damaged, is read anew. Knows no file of its own.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import sys
import unicodedata
import zlib
from importlib import util
from typing import TYPE_CHECKING, Any, NamedTuple

from medbot_desktop import __version__
from medbot_desktop.retrieval.lexical import trigrams
from medbot_desktop.retrieval.reading import PreparedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from medbot_desktop.domain.ports import ReadingStore
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.reading import Reader

MODULES = tuple(
    f"medbot_desktop.retrieval.{name}"
    for name in (
        "concepts",
        "joining",
        "kept_readings",
        "lexical",
        "medicines",
        "mentions",
        "names",
        "patterns",
        "qualifiers",
        "reading",
        "spelling",
        "strengths",
        "text",
    )
)
"""All code that reads a row or keeps what was read."""
_DIGEST_BYTES = 32
_WITHOUT_REFERENCES = 2  # marshal's version: later ones write the same code in more than one way
_FAST = 1  # zlib's level: a third of the size, in a tenth of the time that reading the row takes


def reader_id(tables: Path) -> str:
    """Tells readers apart: by their code, the files of the folder `tables` and what Python knows of characters.

    "" where the code cannot be told: then nothing may be kept.
    """
    digest = hashlib.sha256(f"{__version__} {sys.version} {unicodedata.unidata_version}".encode())
    for name in MODULES:
        spec = util.find_spec(name)
        code = getattr(spec.loader, "get_code", lambda _name: None)(name) if spec else None
        if code is None:
            return ""
        digest.update(marshal.dumps(code, _WITHOUT_REFERENCES))
    for path in sorted(path for path in tables.iterdir() if path.is_file()):
        content = path.read_bytes()
        digest.update(f"\n{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class ReadingCache:
    """Reads rows, each once. Without a store, or for a reader that cannot be told, it reads all of them."""

    def __init__(self, reader: Reader, store: ReadingStore | None = None, reader_id: str = "") -> None:
        self._reader = reader
        self._store = store if reader_id else None
        self._id = reader_id
        self._ahead: dict[int, PreparedRow] = {}

    def look_up(self, rows: Sequence[Row]) -> Iterable[PreparedRow]:
        """Fetch what was kept of the rows that are read next, and give what holds of it."""
        self._ahead = {}
        if self._store is not None:
            kept = self._store.readings([row.id for row in rows])
            for row in rows:
                prepared = self._unpacked(kept.get(row.id), row)
                if prepared is not None:
                    self._ahead[row.id] = prepared
        return self._ahead.values()

    def row(self, row: Row) -> PreparedRow:
        """Read a row of the library, or look up what was read in it."""
        if self._store is None or not row.id:
            return self._reader.row(row)
        prepared = self._ahead.pop(row.id, None)
        if prepared is None or prepared.row is not row:
            prepared = self._unpacked(self._store.readings([row.id]).get(row.id), row)
        if prepared is None:
            prepared = self._reader.row(row)
            packed = self._packed(prepared)
            if self._unpacked(packed, row) == prepared:
                self._store.keep_readings({row.id: packed})
        return prepared

    def _packed(self, prepared: PreparedRow) -> bytes:
        body = zlib.compress(json.dumps(_Kept.of(prepared)).encode(), _FAST)
        return self._digest(prepared.row, body) + body

    def _unpacked(self, kept: object, row: Row) -> PreparedRow | None:
        """None where the bytes are no reading of this row by this reader."""
        if not isinstance(kept, bytes):
            return None
        body = kept[_DIGEST_BYTES:]
        if self._digest(row, body) != kept[:_DIGEST_BYTES]:
            return None
        try:
            return _Kept(*json.loads(zlib.decompress(body))).prepared(row)
        except (zlib.error, ValueError, TypeError, AttributeError):  # bytes that somebody has made up
            return None

    def _digest(self, row: Row, body: bytes) -> bytes:
        digest = hashlib.sha256(self._id.encode())
        for text in (row.question, row.answer, row.medicine, row.language):
            part = text.encode("utf-8", "surrogatepass")
            digest.update(b"%d " % len(part) + part)
        digest.update(body)
        return digest.digest()


class _Kept(NamedTuple):
    """A reading as plain values: words joined by spaces, a text None where it is the row's own."""

    language: str
    subject: str
    mentioned: str
    words: str
    question_text: str | None
    answer_text: str | None
    question_qualifiers: str
    qualifiers: str
    question_concepts: str
    concepts: str
    question_stems: str
    answer_stems: str
    strengths: list[Any]
    other_than_column: str
    question_groups: list[str]
    tells_amount: bool

    @staticmethod
    def of(prepared: PreparedRow) -> _Kept:
        row = prepared.row
        return _Kept(
            language=prepared.language,
            subject=_joined(prepared.subject),
            mentioned=_joined(prepared.mentioned),
            words=_joined(prepared.words),
            question_text=None if prepared.question_text == row.question else prepared.question_text,
            answer_text=None if prepared.answer_text == row.answer else prepared.answer_text,
            question_qualifiers=_joined(prepared.question_qualifiers),
            qualifiers=_joined(prepared.qualifiers),
            question_concepts=_joined(prepared.question_concepts),
            concepts=_joined(prepared.concepts),
            question_stems=" ".join(prepared.question_stems),
            answer_stems=" ".join(prepared.answer_stems),
            strengths=sorted(prepared.strengths),
            other_than_column=_joined(prepared.other_than_column),
            question_groups=[_joined(group) for group in prepared.question_groups],
            tells_amount=prepared.tells_amount,
        )

    def prepared(self, row: Row) -> PreparedRow:
        concepts = _set(self.question_concepts)
        stems = tuple(self.question_stems.split())
        return PreparedRow(
            row=row,
            language=self.language,
            subject=_set(self.subject),
            mentioned=_set(self.mentioned),
            words=_set(self.words),
            question_text=row.question if self.question_text is None else self.question_text,
            answer_text=row.answer if self.answer_text is None else self.answer_text,
            question_qualifiers=_set(self.question_qualifiers),
            qualifiers=_set(self.qualifiers),
            question_concepts=concepts,
            concepts=_set(self.concepts),
            question_stems=stems,
            answer_stems=tuple(self.answer_stems.split()),
            question_trigrams=tuple(trigrams(stems[: len(stems) - len(concepts)])),
            strengths=frozenset((float(value), str(unit)) for value, unit in self.strengths),
            other_than_column=_set(self.other_than_column),
            question_groups=tuple(_set(group) for group in self.question_groups),
            tells_amount=self.tells_amount,
        )


def _joined(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())

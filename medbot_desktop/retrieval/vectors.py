"""Vectors of row texts, each encoded once: kept by encoder, side and text, whatever row or data set holds it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from medbot_desktop.domain.ports import ReportProgress, VectorStore

Side = Literal["question", "answer"]

# A stored vector further from unit length is damaged: float32 of the encoder are within 1e-6.
_LENGTH_TOLERANCE = 1e-3


class RowEncoder(Protocol):
    """What the cache needs of an encoder; tests count the runs with another one."""

    id: str
    dimension: int

    def encode_row_question(self, text: str) -> NDArray[np.float32]: ...

    def encode_answer(self, text: str) -> NDArray[np.float32]: ...


class VectorCache:
    """Reads what is stored, encodes what is missing. As each text is encoded alone, the same texts give the
    same bytes whether indexed whole, row by row or in another order. `used`, where it is a set, gathers the keys
    that were wanted.
    """

    def __init__(self, store: VectorStore) -> None:
        self._store = store
        self._ahead: dict[bytes, bytes] = {}
        self.used: set[bytes] | None = None

    def look_up(self, texts: Iterable[tuple[str, Side]], encoder_id: str) -> None:
        """Fetch together what is stored of the texts that are wanted next."""
        self._ahead = self._store.get([_key(text, side, encoder_id) for text, side in texts])

    def vectors_for(
        self, texts: Sequence[str], side: Side, encoder: RowEncoder, progress: ReportProgress | None = None
    ) -> NDArray[np.float32]:
        """The vectors of the texts in their order: (n, dim) float32 of unit length.

        `progress` is called after each text that had to be encoded; if it raises Cancelled, what was encoded
        until then stays stored.
        """
        keys = [_key(text, side, encoder.id) for text in texts]
        if self.used is not None:
            self.used.update(keys)
        vectors = np.empty((len(texts), encoder.dimension), np.float32)
        places: dict[bytes, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        stored = {key: self._ahead.pop(key) for key in places if key in self._ahead}
        stored |= self._store.get([key for key in places if key not in stored])
        missing = []
        for key, at in places.items():
            vector = _read(stored.get(key, b""), encoder.dimension)
            if vector is None:
                missing.append(key)
            else:
                vectors[at] = vector
        encode = encoder.encode_row_question if side == "question" else encoder.encode_answer
        for done, key in enumerate(missing, start=len(places) - len(missing) + 1):
            vector = encode(texts[places[key][0]])
            vectors[places[key]] = vector
            self._store.add({key: vector.astype("<f4", copy=False).tobytes()})
            if progress is not None:
                progress(done, len(places))
        return vectors


def _key(text: str, side: Side, encoder_id: str) -> bytes:
    """32 bytes; a lone surrogate in the text counts as itself."""
    head = f"{encoder_id}\n{side}\n".encode()
    return hashlib.sha256(head + text.encode("utf-8", "surrogatepass")).digest()


def _read(stored: bytes, dimension: int) -> NDArray[np.float32] | None:
    """The stored vector, or None where the bytes cannot be one."""
    if len(stored) != 4 * dimension:
        return None
    vector = np.frombuffer(stored, "<f4")
    # written so that a length of nan fails as well
    return vector if abs(float(vector @ vector) - 1) < _LENGTH_TOLERANCE else None

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.encoder import Encoder
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import FILE_NAME, VectorFile

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "¿Puedo tomar ibuprofeno con alcohol?",
    "¿Cómo se guarda la insulina?",
    "How is the inhaler used?",
    "¿Puedo tomar ibuprofeno con alcohol?",
    "",
]


class CountingEncoder:
    """The real encoder; remembers what it was asked to encode."""

    def __init__(self, encoder: Encoder, name: str = "") -> None:
        self._encoder = encoder
        self.id = name or encoder.id
        self.dimension = encoder.dimension
        self.encoded: list[str] = []

    def encode_row_question(self, text: str) -> np.ndarray:
        self.encoded.append(text)
        return self._encoder.encode_row_question(text)

    def encode_answer(self, text: str) -> np.ndarray:
        self.encoded.append(text)
        return self._encoder.encode_answer(text)


@pytest.fixture(scope="module")
def loaded() -> Encoder:
    return Encoder(bundled("resources") / "encoder")


@pytest.fixture
def encoder(loaded: Encoder) -> CountingEncoder:
    return CountingEncoder(loaded)


def test_each_text_gets_its_own_vector_in_order(
    tmp_path: Path, loaded: Encoder, encoder: CountingEncoder
) -> None:
    store = VectorFile.open(tmp_path)
    questions = VectorCache(store).vectors_for(TEXTS, "question", encoder)
    answers = VectorCache(store).vectors_for(TEXTS, "answer", encoder)
    store.close()
    assert questions.shape == answers.shape == (5, 384)
    assert questions.dtype == answers.dtype == np.float32
    for place, text in enumerate(TEXTS):
        assert questions[place].tobytes() == loaded.encode_row_question(text).tobytes()
        assert answers[place].tobytes() == loaded.encode_answer(text).tobytes()


def test_whole_row_by_row_and_reversed_give_the_same_bytes(tmp_path: Path, encoder: CountingEncoder) -> None:
    def indexed(name: str, groups: list[list[str]]) -> dict[str, bytes]:
        store = VectorFile.open(tmp_path / name)
        cache = VectorCache(store)
        vectors = {}
        for texts in groups:
            for text, vector in zip(texts, cache.vectors_for(texts, "answer", encoder), strict=True):
                vectors[text] = vector.tobytes()
        store.close()
        return vectors

    whole = indexed("whole", [TEXTS])
    assert indexed("rows", [[text] for text in TEXTS]) == whole
    assert indexed("reversed", [TEXTS[::-1]]) == whole
    assert indexed("whole", [TEXTS[2:], TEXTS[:2]]) == whole  # read back from the disk


def test_a_text_is_encoded_once_for_good(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    VectorCache(store).vectors_for(TEXTS, "question", encoder)
    assert encoder.encoded == [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[4]]
    store.close()
    store = VectorFile.open(tmp_path)
    VectorCache(store).vectors_for([*TEXTS, "new"], "question", encoder)
    assert encoder.encoded[4:] == ["new"]
    store.close()


def test_vectors_of_another_encoder_are_not_taken(tmp_path: Path, loaded: Encoder) -> None:
    store = VectorFile.open(tmp_path)
    first, second = CountingEncoder(loaded, "one"), CountingEncoder(loaded, "two")
    VectorCache(store).vectors_for(TEXTS, "question", first)
    VectorCache(store).vectors_for(TEXTS, "question", second)
    assert second.encoded == first.encoded
    store.close()


def test_what_was_encoded_before_a_cancel_is_kept(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    reported = []

    def cancel_after_two(done: int, total: int) -> None:
        reported.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        VectorCache(store).vectors_for(TEXTS, "question", encoder, cancel_after_two)
    assert reported == [(1, 4), (2, 4)]
    store.close()
    encoder.encoded.clear()
    store = VectorFile.open(tmp_path)
    VectorCache(store).vectors_for(TEXTS, "question", encoder)
    assert encoder.encoded == [TEXTS[2], TEXTS[4]]
    store.close()


def test_progress_counts_from_what_was_there(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    cache = VectorCache(store)
    cache.vectors_for(TEXTS[:2], "question", encoder)
    reported: list[tuple[int, int]] = []
    cache.vectors_for(TEXTS, "question", encoder, lambda done, total: reported.append((done, total)))
    assert reported == [(3, 4), (4, 4)]
    store.close()


@pytest.mark.parametrize("damage", [b"", b"short", bytes(1536), b"\xff" * 1536])
def test_a_stored_vector_that_cannot_be_one_is_encoded_again(encoder: CountingEncoder, damage: bytes) -> None:
    class Memory(dict[bytes, bytes]):
        def get(self, keys: list[bytes]) -> dict[bytes, bytes]:  # type: ignore[override]
            return {key: self[key] for key in keys if key in self}

        def add(self, vectors: dict[bytes, bytes]) -> None:
            self.update(vectors)

    memory = Memory()
    cache = VectorCache(memory)
    whole = cache.vectors_for(["dosis"], "question", encoder)
    assert [len(vector) for vector in memory.values()] == [1536]
    memory.update(dict.fromkeys(memory, damage))
    assert np.array_equal(cache.vectors_for(["dosis"], "question", encoder), whole)
    assert encoder.encoded == ["dosis", "dosis"]


def test_a_damaged_file_costs_time_and_nothing_else(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    whole = VectorCache(store).vectors_for(TEXTS, "question", encoder)
    store.close()
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 500)
    store = VectorFile.open(tmp_path)
    assert np.array_equal(VectorCache(store).vectors_for(TEXTS, "question", encoder), whole)
    store.close()
    encoder.encoded.clear()
    store = VectorFile.open(tmp_path)
    assert np.array_equal(VectorCache(store).vectors_for(TEXTS, "question", encoder), whole)
    assert encoder.encoded == []
    store.close()


def test_no_texts_have_no_vectors(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    assert VectorCache(store).vectors_for([], "answer", encoder).shape == (0, 384)
    store.close()


def test_half_a_surrogate_pair_is_a_text_like_any_other(tmp_path: Path, encoder: CountingEncoder) -> None:
    store = VectorFile.open(tmp_path)
    assert VectorCache(store).vectors_for(["\ud83d"], "question", encoder).shape == (1, 384)
    store.close()

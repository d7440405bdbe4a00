"""A tuned model as one file: arrays and a manifest, hashed. Reading trusts nothing: names, sizes, types, hashes.

npz without pickle. The hash proves that a file is as it was made, not who made it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.answering.confidence import EVIDENCE, Calibration
from medbot_desktop.domain.errors import MadeByNewer, ModelAltered, ModelForAnotherEncoder
from medbot_desktop.retrieval.adapter import Adapter
from medbot_desktop.retrieval.ranking import FEATURES, Weights

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.answering.answerer import Answerer

FORMAT = 1
_MANIFEST = "manifest"
_MAX_BYTES = {
    _MANIFEST: 1_000_000, "fusion": 10_000, "calibration": 10_000, "inner": 8_000_000, "outer": 8_000_000,
}  # fmt: skip
_MAX_FILE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, eq=False)
class TunedModel:
    """What answers in the place of the shipped weights, and what its manifest says of it."""

    id: str
    weights: Weights
    calibration: Calibration
    adapter: Adapter | None
    manifest: dict[str, Any]

    def on(self, answerer: Answerer) -> Answerer:
        """An answerer like this one with the model."""
        return answerer.with_model(self.weights, self.calibration, self.adapter)


def make_model(
    weights: Weights,
    calibration: Calibration,
    adapter: Adapter | None,
    encoder_id: str,
    facts: dict[str, Any],
) -> TunedModel:
    """A model with its id, which is the hash of all it holds: the same training gives the same id."""
    arrays = _arrays(weights, calibration, adapter)
    manifest = {
        "format": FORMAT,
        "encoder_id": encoder_id,
        "features": list(FEATURES),
        "evidence": list(EVIDENCE),
        "sha256": {name: _hash(array) for name, array in arrays.items()},
        **facts,
    }
    return _model(arrays, manifest)


def model_bytes(model: TunedModel) -> bytes:
    """The file of a model; the same model gives the same bytes."""
    content = io.BytesIO()
    manifest = np.frombuffer(_as_bytes(model.manifest), np.uint8)
    np.savez(content, **{_MANIFEST: manifest}, **_arrays(model.weights, model.calibration, model.adapter))  # type: ignore[arg-type]
    return content.getvalue()


def read_model(path: Path, encoder_id: str) -> TunedModel:
    """Read a model. Raises ModelAltered (path), ModelForAnotherEncoder (path, encoder), MadeByNewer (path)."""
    try:
        manifest, found = _read(path)
        made_for = str(manifest["encoder_id"])
        if made_for != encoder_id or manifest["features"] != list(FEATURES):
            raise ModelForAnotherEncoder(path=path.name, encoder=made_for[:80])
        if manifest["format"] != FORMAT or manifest["evidence"] != list(EVIDENCE):
            raise ModelForAnotherEncoder(path=path.name, encoder=made_for[:80])
        if manifest["sha256"] != {name: _hash(array) for name, array in found.items()}:
            raise ModelAltered(path=path.name)
        _check_shapes(found)
        return _model(found, manifest)
    except (OSError, ValueError, KeyError, TypeError, EOFError, AttributeError, RecursionError) as error:
        raise ModelAltered(path=path.name) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zipfile.LargeZipFile) as error:
        raise ModelAltered(path=path.name) from error


def _read(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray[Any, np.dtype[Any]]]]:
    """The manifest and the arrays beside it."""
    if path.stat().st_size > _MAX_FILE_BYTES:
        raise ValueError("too large")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = [entry.filename.removesuffix(".npy") for entry in entries]
        if len(set(names)) != len(names) or _MANIFEST not in names:
            raise ValueError("not the entries of a model")
        manifest = json.loads(_entry(archive, entries[names.index(_MANIFEST)], _MANIFEST).tobytes().decode())
        # Before anything else: what else a later format holds, and how, is not known here.
        if type(manifest["format"]) is int and manifest["format"] > FORMAT:
            raise MadeByNewer(path=path.name)
        if not {"fusion", "calibration"} <= set(names):
            raise ValueError("not the entries of a model")
        for name, entry in zip(names, entries, strict=True):
            if entry.file_size > _MAX_BYTES.get(name, -1):
                raise ValueError("an entry that has no place here")
        found = {
            name: _entry(archive, entry, name)
            for name, entry in zip(names, entries, strict=True)
            if name != _MANIFEST
        }
    return manifest, found


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> np.ndarray[Any, np.dtype[Any]]:
    most = _MAX_BYTES[name]
    with archive.open(entry) as file:
        # Only as much as is allowed, whatever the entry unpacks to.
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    array: np.ndarray[Any, np.dtype[Any]] = np.lib.format.read_array(io.BytesIO(content), allow_pickle=False)
    return array


def _check_shapes(found: dict[str, np.ndarray[Any, np.dtype[Any]]]) -> None:
    fits = found["fusion"].shape == (len(FEATURES),) and found["calibration"].shape == (len(EVIDENCE) + 2,)
    if ("inner" in found) != ("outer" in found):
        fits = False
    if "inner" in found:
        fits = fits and found["inner"].ndim == 2 and found["inner"].shape == found["outer"].shape[::-1]
    if not fits or any(a.dtype != np.float32 or not np.isfinite(a).all() for a in found.values()):
        raise ValueError("not the arrays of a model")


def _model(arrays: dict[str, np.ndarray[Any, np.dtype[Any]]], manifest: dict[str, Any]) -> TunedModel:
    model_id = "m" + hashlib.sha256(_as_bytes(manifest)).hexdigest()[:15]
    *weights, bias, threshold = (float(v) for v in arrays["calibration"])
    return TunedModel(
        id=model_id,
        weights=Weights(model_id, tuple(float(v) for v in arrays["fusion"])),
        calibration=Calibration(model_id, tuple(weights), bias, threshold),
        adapter=Adapter(arrays["inner"], arrays["outer"]) if "inner" in arrays else None,
        manifest=manifest,
    )


def _arrays(
    weights: Weights, calibration: Calibration, adapter: Adapter | None
) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
    arrays: dict[str, np.ndarray[Any, np.dtype[Any]]] = {
        "fusion": np.array(weights.values, np.float32),
        "calibration": np.array([*calibration.weights, calibration.bias, calibration.threshold], np.float32),
    }
    if adapter is not None:
        arrays |= {"inner": np.ascontiguousarray(adapter.inner), "outer": np.ascontiguousarray(adapter.outer)}
    return arrays


def _hash(array: np.ndarray[Any, np.dtype[Any]]) -> str:
    head = f"{array.dtype.str}{array.shape}".encode()
    return hashlib.sha256(head + np.ascontiguousarray(array).tobytes()).hexdigest()


def _as_bytes(manifest: dict[str, Any]) -> bytes:
    return json.dumps(manifest, sort_keys=True, ensure_ascii=True).encode()

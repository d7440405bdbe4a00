"""Texts to vectors with the shipped encoder, one text a run. Knows no row, no index, no file but its own.

One text a run because int8 results depend on what else is in the batch: with one, a vector is a function of
its text alone, and indexing in any order gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.domain.errors import BundleIncomplete, ModelDamaged

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MODEL_FILE = "model_int8.onnx"
TOKENIZER_FILE = "tokenizer.json"
PROVENANCE_FILE = "provenance.toml"

MAX_QUESTION_TOKENS = 512
# Longer texts cost time (192 tokens 21 ms, 512 tokens 44 ms on one thread) and find nothing more: R@1 of 500
# MedQuAD answers, half of them longer than 230 tokens, .882 at 128 and at 192, .880 at 256, .878 at 512.
MAX_ANSWER_TOKENS = 192


class Encoder:
    """multilingual-e5-small for Spanish and English. Vectors compare by their dot product.

    Several threads may encode at once: a question is, while a row's text is.
    """

    def __init__(self, folder: Path) -> None:
        """Load and check the files in `folder` (resources/encoder).

        Raises ModelDamaged if one is missing, altered or cannot be loaded, BundleIncomplete without the
        libraries that run it.
        """
        self.id, self.dimension = _check(folder)
        self._tokenizer = _tokenizer(folder / TOKENIZER_FILE)
        self._session = _session(folder / MODEL_FILE)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """(384,) float32 of unit length for what somebody asks."""
        return self._run(f"query: {text}", MAX_QUESTION_TOKENS)

    def encode_row_question(self, text: str) -> NDArray[np.float32]:
        """(384,) float32 of unit length for a row's question, in the role of a query as well.

        On our own questions R@1 by this vector alone: Spanish .607, English .673; as a passage .586 and .676.
        """
        return self._run(f"query: {text}", MAX_QUESTION_TOKENS)

    def encode_answer(self, text: str) -> NDArray[np.float32]:
        """(384,) float32 of unit length for a row's answer, of which the first 192 tokens count."""
        return self._run(f"passage: {text}", MAX_ANSWER_TOKENS)

    def _run(self, text: str, max_tokens: int) -> NDArray[np.float32]:
        # A lone surrogate, as a damaged paste may hold, is no text to the tokenizer.
        ids = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
        if len(ids) > max_tokens:
            ids = [*ids[: max_tokens - 1], ids[-1]]  # the last one closes the text
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": np.array([ids], np.int64)})[0][0]
        return vector


def thread_count() -> int:
    """Threads of one run: two at most, and one processor is left to the window."""
    return max(1, min(2, (os.cpu_count() or 1) - 1))


def _check(folder: Path) -> tuple[str, int]:
    """Encoder id and dimension, once model and tokenizer have the sha256 recorded for them (45 ms)."""
    path = folder / PROVENANCE_FILE
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        encoder_id, dimension = str(facts["encoder_id"]), int(facts["dimension"])
        expected = {name: facts["sha256"][name] for name in (MODEL_FILE, TOKENIZER_FILE)}
        for name, sha256 in expected.items():
            path = folder / name
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != sha256:
                raise ModelDamaged(path=str(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(path=str(path)) from error
    return encoder_id, dimension


def _session(path: Path) -> Any:
    """An onnxruntime session that gives the same bytes for the same ids, on at most two threads."""
    # Before it is loaded: version 1.32 tells its maker of each start, by a library of its own and with a number that it
    # keeps in the user's cache, and `disable_telemetry_events` comes too late for that.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as raised
    except ImportError as error:
        raise BundleIncomplete(path="onnxruntime") from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = thread_count()
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    # Waiting threads sleep: a counter's computer has other work than ours between two questions.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    damaged = (
        raised.Fail,
        raised.InvalidArgument,
        raised.InvalidGraph,
        raised.InvalidProtobuf,
        raised.NotImplemented,
        raised.RuntimeException,
    )
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except damaged as error:
        raise ModelDamaged(path=str(path)) from error


def _tokenizer(path: Path) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise BundleIncomplete(path="tokenizers") from error
    return Tokenizer.from_file(str(path))

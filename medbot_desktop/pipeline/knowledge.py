"""Everything that answering reads once at its start: encoder, names, qualifiers, red flags, weights, calibration."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.answering.answerer import Answerer
from medbot_desktop.answering.confidence import EVIDENCE, Calibration
from medbot_desktop.answering.red_flags import RedFlags
from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.concepts import Concepts
from medbot_desktop.retrieval.encoder import Encoder
from medbot_desktop.retrieval.index import RowIndex
from medbot_desktop.retrieval.kept_readings import reader_id
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.retrieval.qualifiers import Qualifiers
from medbot_desktop.retrieval.ranking import FEATURES, Weights
from medbot_desktop.retrieval.reading import PreparedRow, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.rows import Row

RANKING_FILE = "ranking.json"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The parts of answering, loaded; share one a process. `reader_id` tells this reader from others; "": cannot."""

    encoder: Encoder
    reader: Reader
    answerer: Answerer
    reader_id: str = ""

    def empty_index(self) -> RowIndex:
        return RowIndex(self.encoder.dimension)

    def prepare(self, row: Row) -> PreparedRow:
        return self.reader.row(row)

    def medicine_names(self, row: PreparedRow) -> str:
        """The medicines a row is about, as they are shown; "" where it is about none."""
        tables = self.reader.medicines.tables
        names = [
            entry_id[1:].replace("-", " ")
            if entry_id.startswith("?")
            else tables.display(entry_id, row.language or "es")
            for entry_id in sorted(row.subject)
        ]
        return ", ".join(names)


def load_knowledge(ranking_file: Path | None = None) -> Knowledge:
    """Load what ships with the program, with `ranking_file` in place of the shipped weights and calibration.

    Raises BundleIncomplete or ModelDamaged.
    """
    data = bundled("data")
    encoder = Encoder(bundled("resources") / "encoder")
    weights, calibration = read_ranking(ranking_file or data / RANKING_FILE)
    reader = load_reader()
    red_flags = RedFlags.load(data, encoder.id)
    answerer = Answerer(reader, red_flags, encoder.encode_question, weights, calibration)
    return Knowledge(encoder, reader, answerer, reader_id(data))


def load_reader() -> Reader:
    """What reads rows and questions, without an encoder. Raises BundleIncomplete."""
    data = bundled("data")
    return Reader(Medicines(load_names(data)), Qualifiers.load(data), Concepts.load(data))


def read_ranking(path: Path) -> tuple[Weights, Calibration]:
    """Read fusion weights and calibration. Raises BundleIncomplete if the file is not for these features."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        fusion, confidence = content["fusion"], content["confidence"]
        weights = Weights(content["name"], tuple(fusion[name] for name in FEATURES))
        calibration = Calibration(
            content["name"],
            tuple(confidence["weights"][name] for name in EVIDENCE),
            confidence["bias"],
            confidence["threshold"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BundleIncomplete(path=path.name) from error
    return weights, calibration


def write_ranking(path: Path, weights: Weights, calibration: Calibration, made_from: str) -> None:
    """Write what `read_ranking` reads; `made_from` says which questions it was fitted on."""
    content = {
        "name": weights.name,
        "made_from": made_from,
        "fusion": dict(zip(FEATURES, (round(v, 4) for v in weights.values), strict=True)),
        "confidence": {
            "weights": dict(zip(EVIDENCE, (round(v, 4) for v in calibration.weights), strict=True)),
            "bias": round(calibration.bias, 4),
            "threshold": round(calibration.threshold, 4),
        },
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

"""A second look for emergencies told in words no pattern knows, by the question's vector.

Patterns come first and decide alone; the net only adds. It is a linear reading of the encoder's vector fitted on
written sentences (data/make_red_flag_net.py) and belongs to one encoder: for another it is not used.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "red_flag_net.json"


class NetUnusable(Exception):
    """The file is missing or damaged, or made for another encoder."""


@dataclass(frozen=True, slots=True)
class LinearReading:
    """weights (dim,) and a bias; above zero speaks for it."""

    weights: tuple[float, ...]
    bias: float

    def of(self, vector: Iterable[float]) -> float:
        total: float = sum(map(mul, self.weights, vector))
        return total + self.bias


@dataclass(frozen=True, slots=True)
class RedFlagNet:
    """`alarm` says whether it is an emergency, `kinds` which.

    It is one above `threshold`, may be one above `suspicion`; a question on the subject needs `topic_extra` more.
    """

    encoder_id: str
    threshold: float
    suspicion: float
    topic_extra: float
    alarm: LinearReading
    kinds: tuple[tuple[str, LinearReading], ...]

    @staticmethod
    def load(folder: Path, encoder_id: str) -> RedFlagNet:
        """Read the shipped file. Raises NetUnusable."""
        try:
            data = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
            net = RedFlagNet(
                data["encoder"],
                float(data["threshold"]),
                float(data["suspicion"]),
                float(data["topic_extra"]),
                _reading(data["alarm"]),
                tuple((name, _reading(value)) for name, value in data["kinds"].items()),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NetUnusable from error
        sizes = {len(net.alarm.weights), *(len(reading.weights) for _, reading in net.kinds)}
        if net.encoder_id != encoder_id or len(sizes) != 1 or not net.kinds:
            raise NetUnusable
        return net

    def kind(self, vector: Iterable[float], about_the_subject: bool) -> str:
        """The kind of emergency, "" where it is none. `vector` (dim,) is the question's, unit length."""
        if self._score(vector, about_the_subject) <= self.threshold:
            return ""
        return max(self.kinds, key=lambda kind: kind[1].of(vector))[0]

    def suspects(self, vector: Iterable[float], about_the_subject: bool) -> bool:
        """Whether it may be an emergency."""
        return self._score(vector, about_the_subject) > self.suspicion

    def _score(self, vector: Iterable[float], about_the_subject: bool) -> float:
        return self.alarm.of(vector) - (self.topic_extra if about_the_subject else 0.0)


def _reading(data: dict[str, object]) -> LinearReading:
    weights, bias = data["weights"], data["bias"]
    if not isinstance(weights, list) or not isinstance(bias, int | float):
        raise ValueError("no linear reading")
    values = tuple(float(w) for w in weights)
    if not values or not all(math.isfinite(v) for v in (*values, bias)):
        raise ValueError("not finite")
    return LinearReading(values, float(bias))

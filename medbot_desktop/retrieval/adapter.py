"""A small learned step from a question's vector towards the answers' vectors; trained in tuning/adapter.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from medbot_desktop.retrieval.ranking import Array


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """y = unit(x + relu(x inner) outer), with inner (dim, hidden) and outer (hidden, dim) float32."""

    inner: Array
    outer: Array

    def __call__(self, vectors: Array) -> Array:
        """Unit vectors (dim,) or (n, dim) moved; unit float32 of the same shape."""
        moved = vectors + np.maximum(vectors @ self.inner, 0) @ self.outer
        length = np.linalg.norm(moved, axis=-1, keepdims=True)
        unit: Array = (moved / np.maximum(length, 1e-9)).astype(np.float32)
        return unit

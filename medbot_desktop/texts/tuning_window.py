"""Tuning as the window tells it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "tuning_cut_off": (
        "El entrenamiento se cortó. Puede seguir desde su última pasada.",
        "The run was cut off. It can go on from its last epoch.",
    ),
}

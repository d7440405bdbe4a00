"""A hosted model's text where it leaves the window: copied, printed, exported, in the terminal."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "generated_doubts": (
        "No está en las filas que cita, compruébelo antes de usarlo: {words}",
        "Not in the rows it cites, check before use: {words}",
    ),
    "generated_general": (
        "Conocimiento general, no está en sus datos:",
        "General knowledge, not in your data:",
    ),
}

"""A hosted model's text where it leaves the window: copied, printed, exported, in the terminal."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "generated_doubts": (
        "No está en las filas que cita, compruébelo antes de usarlo: {words}",
        "Not in the rows it cites, check before use: {words}",
    ),
    "generated_unchecked": (
        "Este texto no se comprobó con las filas.",
        "This text was not checked against the rows.",
    ),
    "generated_in_no_row": ("En ninguna de las filas:", "In none of the rows:"),
    "generated_general": (
        "Conocimiento general, no está en sus datos:",
        "General knowledge, not in your data:",
    ),
}

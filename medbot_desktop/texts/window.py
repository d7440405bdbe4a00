"""The window."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import_cut_off": (
        "La lectura del archivo se cortó. No se ha añadido nada; inténtelo otra vez.",
        "Reading the file was cut off. Nothing was added; try again.",
    ),
}

"""The window."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no_printer": (
        "No hay ninguna impresora instalada. Puede guardar la respuesta como PDF.",
        "There is no printer installed. You can save the answer as a PDF.",
    ),
    "import_cut_off": (
        "La lectura del archivo se cortó. No se ha añadido nada; inténtelo otra vez.",
        "Reading the file was cut off. Nothing was added; try again.",
    ),
}

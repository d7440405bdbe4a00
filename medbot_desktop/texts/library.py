"""The library (storage/library.py, pipeline/keeping.py): what cannot be done to a row or a data set, its changes."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unknown_row": (
        "Esa fila ya no está en sus datos. No se ha cambiado nada.",
        "That row is no longer in your data. Nothing was changed.",
    ),
    "row_incomplete": (
        "Una fila necesita una pregunta y una respuesta. No se ha guardado nada.",
        "A row needs a question and an answer. Nothing was saved.",
    ),
    "changed_meanwhile": (
        "Mientras tanto se cambió en otro sitio. No se ha guardado nada; mire cómo está ahora e inténtelo otra vez.",
        "It was changed elsewhere meanwhile. Nothing was saved; look at how it is now and try again.",
    ),
    "name_taken": (
        "Ya hay datos que se llaman «{name}». Elija otro nombre.",
        "There already is data called “{name}”. Choose another name.",
    ),
    "own_rows_name": ("Respuestas corregidas aquí", "Answers made here"),
}

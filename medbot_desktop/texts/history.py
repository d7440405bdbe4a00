"""The history: its exports, imports and the bin."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no_answer_stored": ("No hay ninguna respuesta guardada.", "No answer is stored."),
    "yes": ("sí", "yes"),
    "column_asked": ("fecha", "date"),
    "column_conversation": ("consulta", "conversation"),
    "column_question": ("pregunta", "question"),
    "column_kind": ("clase de respuesta", "kind of answer"),
    "column_answer": ("respuesta", "answer"),
    "column_medicine": ("medicamento", "medicine"),
    "column_data_set": ("conjunto de datos", "data set"),
    "column_row": ("fila", "row"),
    "column_source": ("fuente", "source"),
    "column_source_url": ("dirección de la fuente", "source address"),
    "column_pinned": ("fijada", "pinned"),
    "column_count": ("veces", "times"),
    "column_last_asked": ("última vez", "last asked"),
    "file_not_history": (
        "«{name}» no es un historial exportado por MedBot. No se ha añadido nada.",
        "“{name}” is not a history exported by MedBot. Nothing was added.",
    ),
    "history_imported": (
        "Historial importado. Preguntas nuevas: {added}. Las que ya estaban no se han repetido.",
        "History imported. New questions: {added}. Those already there were not added twice.",
    ),
    "history_exported": (
        "Guardado como {name}. Preguntas: {turns}.",
        "Saved as {name}. Questions: {turns}.",
    ),
    "history_too_long_for_pdf": (
        "Son demasiadas preguntas para un PDF: caben {limit}. Filtre la búsqueda o elija Markdown, CSV o JSON.",
        "There are too many questions for a PDF: it takes {limit}. Filter the search, or choose Markdown, CSV or JSON.",
    ),
    "history_erased": (
        "Eliminado para siempre. No queda nada en el historial ni en su índice.",
        "Erased for good. Nothing is left in the history or its index.",
    ),
    "history_erased_not_copies": (
        "Eliminado para siempre del historial. Estas copias no se pudieron cambiar: {names}.",
        "Erased for good from the history. These copies could not be changed: {names}.",
    ),
}

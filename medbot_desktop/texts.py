"""Sentences by stable code, Spanish and English, for everything that is not a widget: errors, reasons, notices, help.

Stdlib only; usable in every process. Parameters stand in braces. A test holds both languages to the same codes and
parameters.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: dict[str, dict[str, str]] = {"es": {}, "en": {}}


def say(language: str, code: str, params: Mapping[str, str | int] | None = None) -> str:
    """The sentence of `code` in `language` ("es" or "en"). Raises KeyError for a code nobody wrote."""
    return TEXTS["es" if language == "es" else "en"][code].format_map(dict(params or {}))


def _add(block: Mapping[str, tuple[str, str]]) -> None:
    for code, (spanish, english) in block.items():
        TEXTS["es"][code] = spanish
        TEXTS["en"][code] = english


# Errors (domain/errors.py).
_add(
    {
        "internal_error": (
            "Algo ha fallado dentro del programa. Su historial está a salvo. Ciérrelo y vuelva a abrirlo.",
            "Something failed inside the program. Your history is safe. Close it and open it again.",
        ),
        "question_empty": (
            "Escriba una pregunta: por ejemplo, un medicamento y su duda.",
            "Type a question: for example, a medicine and what you want to know.",
        ),
        "question_too_long": (
            "La pregunta es demasiado larga: hasta {limit} caracteres. Déjela en lo esencial.",
            "The question is too long: up to {limit} characters. Keep what matters.",
        ),
        "bad_argument": ("No se entiende {argument}.", "{argument} is not understood."),
        "unknown_data_set": (
            "No hay ningún conjunto de datos llamado {name}.",
            "There is no data set called {name}.",
        ),
        "disk_full": (
            "No queda sitio en el disco. El texto sigue aquí; libere espacio.",
            "The disk is full. Your text is still here; free some space.",
        ),
        "folder_read_only": (
            "No se puede escribir en la carpeta {path}. Cambie sus permisos o indique otra con MEDBOT_DATA_DIR.",
            "The folder {path} cannot be written to. Change its permissions or name another with MEDBOT_DATA_DIR.",
        ),
        "database_damaged": (
            "El archivo {path} está dañado. Cierre MedBot y ábralo otra vez: el archivo se apartará sin borrarlo.",
            "The file {path} is damaged. Close MedBot and open it again: the file will be set aside, not deleted.",
        ),
        "database_newer": (
            "El archivo {path} es de una versión posterior de MedBot. Se puede leer, no cambiar.",
            "The file {path} is from a later version of MedBot. It can be read, not changed.",
        ),
        "database_locked": (
            "Otro programa tiene ocupado el archivo {path}. Ciérrelo e inténtelo otra vez.",
            "Another program is using the file {path}. Close it and try again.",
        ),
        "bundle_incomplete": (
            "Al programa le falta una parte: {path}. Instálelo otra vez.",
            "A part of the program is missing: {path}. Install it again.",
        ),
        "model_damaged": (
            "El modelo {path} falta o está dañado. Instale el programa otra vez.",
            "The model {path} is missing or damaged. Install the program again.",
        ),
        "worker_gone": (
            "La respuesta se cortó. Su pregunta está guardada. Pulse Reintentar.",
            "The answer was cut off. Your question is kept. Press Retry.",
        ),
        "engine_not_ready": (
            "El buscador de respuestas todavía no está listo. Inténtelo otra vez en unos segundos.",
            "The answer search is not ready yet. Try again in a few seconds.",
        ),
    }
)

# What storage tells without failing.
_add(
    {
        "database_set_aside": (
            "El archivo {path} estaba dañado. Se ha guardado como {kept} y se ha empezado uno nuevo.",
            "The file {path} was damaged. It is kept as {kept}, and a fresh one was started.",
        ),
        "answer_unreadable": (
            "No se puede leer la respuesta guardada. Su pregunta está aquí. Pulse Reintentar.",
            "The stored answer cannot be read. Your question is here. Press Retry.",
        ),
        "settings_set_aside": (
            "No se pudieron leer las opciones. El archivo se ha guardado como {kept}; valen las de fábrica.",
            "The settings could not be read. The file is kept as {kept}; the defaults apply.",
        ),
        "settings_fields_reset": (
            "No se entienden estas opciones: {fields}. Valen las de fábrica. El archivo se ha guardado como {kept}.",
            "These settings are not understood: {fields}. The defaults apply. The file is kept as {kept}.",
        ),
    }
)

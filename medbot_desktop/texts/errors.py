"""Errors (domain/errors.py)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "internal_error": (
        "Algo ha fallado dentro del programa. Su historial está a salvo. Ciérrelo y vuelva a abrirlo.",
        "Something failed inside the program. Your history is safe. Close it and open it again.",
    ),
    "stopped": ("Detenido.", "Stopped."),
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
    "check_gone": (
        "El archivo hay que abrirlo otra vez. Sus correcciones siguen aquí.",
        "The file has to be opened again. Your corrections are still here.",
    ),
    "copy_is_source": (
        "Ese es el archivo original, que no se cambia. Guarde la copia con otro nombre.",
        "That is the original file, which is not changed. Save the copy under another name.",
    ),
    "disk_full": (
        "No queda sitio en el disco. El texto sigue aquí; libere espacio.",
        "The disk is full. Your text is still here; free some space.",
    ),
    "folder_read_only": (
        "No se puede escribir en la carpeta {path}. Pida permiso para ella a quien administra este equipo, o que indique otra con MEDBOT_DATA_DIR.",
        "The folder {path} cannot be written to. Ask whoever administers this computer to allow it, or to name another with MEDBOT_DATA_DIR.",
    ),
    "database_damaged": (
        "El archivo {path} está dañado. Cierre MedBot y ábralo otra vez: el archivo se apartará sin borrarlo.",
        "The file {path} is damaged. Close MedBot and open it again: the file will be set aside, not deleted.",
    ),
    "database_newer": (
        "El archivo {path} es de una versión posterior de MedBot. Se puede leer, no cambiar. Actualice el programa.",
        "The file {path} is from a later version of MedBot. It can be read, not changed. Update the program.",
    ),
    "made_by_newer": (
        "El archivo {path} se hizo con una versión posterior de MedBot. Actualice el programa para usarlo.",
        "The file {path} was made by a later version of MedBot. Update the program to use it.",
    ),
    "database_locked": (
        "Otro programa tiene ocupado el archivo {path}. Ciérrelo e inténtelo otra vez.",
        "Another program is using the file {path}. Close it and try again.",
    ),
    "database_unreachable": (
        "No se puede leer el archivo {path}: el disco no responde. Compruebe la conexión e inténtelo otra vez.",
        "The file {path} cannot be read: its drive does not answer. Check the connection and try again.",
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

"""Copies, restoring, and what was saved from damaged files (storage/copies.py, restoring.py, salvage.py)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no_room_for_copy": (
        "No hay sitio para una copia en {path}: hacen falta {needed} MB y quedan {free} MB. Libere espacio o elija otra carpeta.",
        "There is no room for a copy in {path}: it needs {needed} MB and {free} MB are free. Free some space or choose another folder.",
    ),
    "copy_unusable": (
        "La copia «{name}» está incompleta o dañada. No se ha cambiado nada; use otra copia.",
        "The copy “{name}” is incomplete or damaged. Nothing was changed; use another copy.",
    ),
    "file_no_everything": (
        "«{name}» no es un archivo de MedBot con todo dentro. Elija uno hecho en Opciones > Copias.",
        "“{name}” is not a MedBot file with everything inside. Choose one made under Settings > Copies.",
    ),
    "second_place_gone": (
        "La carpeta {path} no está conectada. La copia se ha hecho solo en este equipo.",
        "The folder {path} is not connected. The copy was made on this computer only.",
    ),
    "second_place_failed": (
        "No se pudo llevar la copia a {path}. Está hecha en este equipo; compruebe el sitio y los permisos.",
        "The copy could not be taken to {path}. It is made on this computer; check the space and the permissions.",
    ),
    "copy_proved": (
        "La copia {name} se recuperó en una carpeta vacía y se leyó. Preguntas: {turns} de {all_turns}. Filas: {rows} de {all_rows}.",
        "The copy {name} was restored into an empty folder and read. Questions: {turns} of {all_turns}. Rows: {rows} of {all_rows}.",
    ),
    "copy_compared": (
        "Preguntas aquí: {here}. En la copia: {there}. Las que hay aquí y faltan en la copia: {lost}. Lo que hay se conserva.",
        "Questions here: {here}. In the copy: {there}. Those here that the copy lacks: {lost}. What is here is kept.",
    ),
}

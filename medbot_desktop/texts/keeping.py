"""What storage tells without failing."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "database_set_aside": (
        "El archivo {path} estaba dañado. Se ha guardado como {kept} y se ha empezado uno nuevo.",
        "The file {path} was damaged. It is kept as {kept}, and a fresh one was started.",
    ),
    "database_salvaged": (
        "El archivo {path} estaba dañado. Lo que se pudo leer está aquí: {saved} registros; perdidos: {lost}. El dañado se conserva como {kept}.",
        "The file {path} was damaged. What could be read is here: {saved} records; lost: {lost}. The damaged one is kept as {kept}.",
    ),
    "answer_unreadable": (
        "No se puede leer la respuesta guardada. Su pregunta está aquí. Pulse Reintentar.",
        "The stored answer cannot be read. Your question is here. Press Retry.",
    ),
    "file_no_copy": (
        "En «{name}» no hay ninguna copia de MedBot. Elija la carpeta que tiene history.db o library.db.",
        "There is no copy of MedBot in “{name}”. Choose the folder that holds history.db or library.db.",
    ),
    "copy_restored": (
        "Copia recuperada. Preguntas: {turns}. Filas: {rows}.",
        "Copy restored. Questions: {turns}. Rows: {rows}.",
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

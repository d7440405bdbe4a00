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
    "library_empty": ("Todavía no hay datos propios.", "There is no data of your own yet."),
    "library_imported": (
        "Importado «{name}» (número {id}): {rows} filas. Responden desde ahora.",
        "Imported “{name}” (number {id}): {rows} rows. They answer from now on.",
    ),
    "library_replacement": (
        "{added} nuevas, {changed} cambiadas, {removed} quitadas, {same} iguales, {kept} corregidas aquí y conservadas.",
        "{added} new, {changed} changed, {removed} removed, {same} the same, {kept} corrected here and kept.",
    ),
    "library_lost_edits": (
        "{count} correcciones hechas aquí ceden ante el archivo.",
        "{count} corrections made here give way to the file.",
    ),
    "library_not_replaced": ("No se ha cambiado nada (--dry-run).", "Nothing was changed (--dry-run)."),
    "library_replaced": ("Sustituido «{name}».", "Replaced “{name}”."),
    "library_exported": ("{rows} filas escritas en {path}.", "{rows} rows written to {path}."),
    "library_on": ("«{name}» responde.", "“{name}” answers."),
    "library_off": ("«{name}» no responde.", "“{name}” does not answer."),
    "library_returned": (
        "«{name}» está como después del cambio {change}.",
        "“{name}” is as it was after change {change}.",
    ),
    "library_rows": ("{rows} filas", "{rows} rows"),
    "library_is_on": ("responde", "answers"),
    "library_is_off": ("no responde", "off"),
    "library_is_sample": ("de ejemplo", "sample"),
    "library_is_own": ("escritas aquí", "written here"),
    "change_imported": ("Importado: {added} filas", "Imported: {added} rows"),
    "change_replaced": (
        "Sustituido: {added} nuevas, {changed} cambiadas, {removed} quitadas",
        "Replaced: {added} new, {changed} changed, {removed} removed",
    ),
    "change_row_edited": ("Corregidas: {changed} filas", "Corrected: {changed} rows"),
    "change_row_added": ("Escritas aquí: {added} filas", "Written here: {added} rows"),
    "change_row_removed": ("Quitadas: {removed} filas", "Removed: {removed} rows"),
    "change_rolled_back": (
        "Vuelta atrás: {added} recuperadas, {changed} cambiadas, {removed} quitadas",
        "Returned to before: {added} brought back, {changed} changed, {removed} removed",
    ),
    "change_renamed": ("Nombre o responsable cambiado", "Name or owner changed"),
    "change_enabled": ("Responde otra vez", "Answers again"),
    "change_disabled": ("Ya no responde", "No longer answers"),
    "change_deleted": ("Borrado", "Deleted"),
    "change_restored": ("Recuperado", "Brought back"),
    "own_rows_name": ("Respuestas corregidas aquí", "Answers made here"),
}

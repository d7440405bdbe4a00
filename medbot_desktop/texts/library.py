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
        "There is already data called “{name}”. Choose another name.",
    ),
    "library_empty": ("Todavía no hay datos propios.", "There is no data of your own yet."),
    "library_set_aside": (
        "La respuesta nombra otro medicamento que la pregunta; no se importan las filas {rows}. Corríjalas, o confirme "
        "en la ventana que van juntos.",
        "The answer names another medicine than the question; rows {rows} are not imported. Correct them, or confirm in "
        "the window that they belong together.",
    ),
    "library_imported": (
        "Importado «{name}» (número {id}): {rows} {rows:fila. Responde|filas. Responden} desde ahora.",
        "Imported “{name}” (number {id}): {rows} {rows:row. It answers|rows. They answer} from now on.",
    ),
    "library_replacement": (
        "Filas nuevas: {added}; cambiadas: {changed}; quitadas: {removed}; iguales: {same}; corregidas aquí, se quedan: {kept}.",
        "New rows: {added}; changed: {changed}; removed: {removed}; the same: {same}; corrected here, kept: {kept}.",
    ),
    "library_lost_edits": (
        "Correcciones hechas aquí que se sustituyen por lo que dice el archivo: {count}.",
        "Corrections made here that are replaced by what the file says: {count}.",
    ),
    "library_not_replaced": ("No se ha cambiado nada (--dry-run).", "Nothing was changed (--dry-run)."),
    "library_replaced": ("Sustituido «{name}».", "Replaced “{name}”."),
    "library_exported": (
        "{rows} {rows:fila escrita|filas escritas} en {path}.",
        "{rows} {rows:row|rows} written to {path}.",
    ),
    "library_on": ("«{name}» responde.", "“{name}” answers."),
    "library_off": ("«{name}» no responde.", "“{name}” does not answer."),
    "library_returned": (
        "«{name}» está como después del cambio {change}.",
        "“{name}” is as it was after change {change}.",
    ),
    "library_rows": ("{rows} {rows:fila|filas}", "{rows} {rows:row|rows}"),
    "library_is_on": ("responde", "answers"),
    "library_is_off": ("no responde", "off"),
    "library_is_sample": ("de muestra", "sample"),
    "library_is_own": ("escritas aquí", "written here"),
    "change_imported": ("Importado, filas: {added}", "Imported, rows: {added}"),
    "change_replaced": (
        "Sustituido; filas nuevas: {added}, cambiadas: {changed}, quitadas: {removed}",
        "Replaced; new rows: {added}, changed: {changed}, removed: {removed}",
    ),
    "change_row_edited": ("Filas corregidas: {changed}", "Rows corrected: {changed}"),
    "change_row_added": ("Filas escritas aquí: {added}", "Rows written here: {added}"),
    "change_row_removed": ("Filas quitadas: {removed}", "Rows removed: {removed}"),
    "change_rolled_back": (
        "Vuelta atrás; filas recuperadas: {added}, cambiadas: {changed}, quitadas: {removed}",
        "Returned to before; rows brought back: {added}, changed: {changed}, removed: {removed}",
    ),
    "change_renamed": ("Nombre o responsable cambiado", "Name or owner changed"),
    "change_enabled": ("Responde otra vez", "Answers again"),
    "change_disabled": ("Ya no responde", "No longer answers"),
    "change_deleted": ("Borrado", "Deleted"),
    "row_imported": ("importada", "imported"),
    "row_replaced": ("por un archivo más nuevo", "by a newer file"),
    "row_row_edited": ("corregida", "corrected"),
    "row_row_added": ("escrita aquí", "written here"),
    "row_row_removed": ("quitada", "removed"),
    "row_rolled_back": ("vuelta a como estaba", "returned to how it was"),
    "change_restored": ("Recuperado", "Brought back"),
    "own_rows_name": ("Respuestas corregidas aquí", "Answers made here"),
}

"""The window."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no_printer": (
        "No hay ninguna impresora instalada. Puede guardar la respuesta como PDF.",
        "There is no printer installed. You can save the answer as a PDF.",
    ),
    "dropped_nothing": (
        "En «{name}» no hay ningún archivo de preguntas y respuestas. Suelte un CSV o un libro de Excel o LibreOffice.",
        "There is no file of questions and answers in “{name}”. Drop a CSV or a workbook of Excel or LibreOffice.",
    ),
    "dropped_elsewhere": (
        "Solo se abren archivos de este equipo. Guarde primero aquí lo que ha soltado.",
        "Only files on this computer are opened. First save here what you dropped.",
    ),
    "import_cut_off": (
        "La lectura del archivo se cortó. No se ha añadido nada; inténtelo otra vez.",
        "Reading the file was cut off. Nothing was added; try again.",
    ),
    "copy_hangs": (
        "MedBot ya está abierto (proceso {process}) y no contesta. Espere un momento y vuelva a intentarlo. Si está seguro de que no está abierto, ábralo de todos modos; no se pierde nada.",
        "MedBot is open already (process {process}) and does not answer. Wait a moment and try again. If you are sure that it is not open, open it all the same; nothing is lost.",
    ),
    "other_computer": (
        "El equipo {computer} tiene MedBot abierto en esta carpeta, o no llegó a cerrarlo. Ábralo aquí solo si allí está cerrado.",
        "The computer {computer} has MedBot open on this folder, or could not close it. Open it here only if it is closed there.",
    ),
    "run_all_the_same": ("Abrir de todos modos", "Open all the same"),
    "do_not_run": ("No abrir", "Do not open"),
}

"""Data files (datasets/): what cannot be read."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "file_unreadable": (
        "No se puede leer el archivo. Cópielo a este equipo e inténtelo otra vez.",
        "The file cannot be read. Copy it to this computer and try again.",
    ),
    "file_missing": (
        "El archivo ya no está ahí. Compruebe el nombre y la carpeta.",
        "The file is not there. Check its name and folder.",
    ),
    "file_not_a_file": (
        "Eso no es un archivo. Elija un archivo con preguntas y respuestas.",
        "That is not a file. Choose a file with questions and answers.",
    ),
    "file_locked": (
        "Otro programa tiene abierto el archivo, o no hay permiso para leerlo. Ciérrelo en Excel e inténtelo otra vez.",
        "Another program has the file open, or reading it is not allowed. Close it in Excel and try again.",
    ),
    "file_empty": ("El archivo está vacío.", "The file is empty."),
    "file_not_a_table": (
        "No es una tabla. Guárdela desde la hoja de cálculo como CSV o .xlsx.",
        "This is not a table. Save it from the spreadsheet as CSV or .xlsx.",
    ),
    "file_encrypted": (
        "El archivo está protegido con contraseña. Guarde una copia sin contraseña.",
        "The file is protected with a password. Save a copy without one.",
    ),
    "file_compressed": (
        "Es un archivo comprimido. Descomprímalo y elija el archivo de dentro.",
        "This is a compressed file. Unpack it and choose the file inside.",
    ),
    "file_web_page": (
        "Es una página web, no una tabla. Descargue el archivo en vez de guardar la página.",
        "This is a web page, not a table. Download the file instead of saving the page.",
    ),
    "file_picture": (
        "Es una imagen, no una tabla. Hace falta el archivo del que salió.",
        "This is a picture, not a table. The file it was made from is needed.",
    ),
    "file_lfs_pointer": (
        "Solo es una referencia de Git LFS: el archivo de verdad no se descargó. Ejecute «git lfs pull».",
        "This is only a Git LFS pointer: the real file was not downloaded. Run “git lfs pull”.",
    ),
    "file_no_sheet": (
        "El libro no tiene ninguna hoja con datos.",
        "The workbook has no sheet with data.",
    ),
    "file_damaged_workbook": (
        "Es un libro de Excel o LibreOffice, pero está dañado o incompleto. Ábralo allí y guárdelo otra vez.",
        "This is an Excel or LibreOffice workbook, but damaged or incomplete. Open it there and save it again.",
    ),
    "file_too_big": (
        "El archivo es demasiado grande para este tipo. Guárdelo como CSV o en varias partes.",
        "The file is too big for its type. Save it as CSV or in several parts.",
    ),
    "file_unclosed_quote": (
        "En la línea {line} se abre una comilla que no se cierra. Ciérrela o quítela.",
        "A quotation mark opened in line {line} is never closed. Close it or take it away.",
    ),
    "file_cell_too_long": (
        "En la línea {line} hay una celda de más de {limit} caracteres. Quizá falte cerrar una comilla.",
        "Line {line} has a cell of more than {limit} characters. A quotation mark may be missing.",
    ),
    "file_one_column": (
        "Solo hay una columna. Hacen falta dos: pregunta y respuesta.",
        "There is only one column. Two are needed: question and answer.",
    ),
    "file_two_question_columns": (
        "Dos columnas se llaman «{name}». Cambie el nombre de una o diga cuál es la pregunta.",
        "Two columns are called “{name}”. Rename one, or say which is the question.",
    ),
    "file_two_answer_columns": (
        "Dos columnas se llaman «{name}». Cambie el nombre de una o diga cuál es la respuesta.",
        "Two columns are called “{name}”. Rename one, or say which is the answer.",
    ),
    "file_no_query_column": (
        "Falta la columna con las preguntas. Llámela «query».",
        "The column with the questions is missing. Call it “query”.",
    ),
    "file_header_only": (
        "Debajo de los nombres de las columnas no hay ninguna fila.",
        "There are no rows below the column names.",
    ),
    "file_no_usable_rows": (
        "Ninguna fila tiene pregunta y respuesta.",
        "No row has both a question and an answer.",
    ),
    "file_bad_json": (
        "En la línea {line} el JSON está roto. Corríjalo o guarde el archivo como CSV.",
        "The JSON is broken at line {line}. Mend it, or save the file as CSV.",
    ),
    "file_bad_row_number": (
        "En la línea {line} el número de fila no es un número desde 1.",
        "The row number in line {line} is not a number from 1.",
    ),
    "file_no_such_column": (
        "No hay ninguna columna {column}. El archivo tiene {columns}.",
        "There is no column {column}. The file has {columns}.",
    ),
    "file_unknown_encoding": (
        "No se conoce la codificación {encoding}. Elija otra.",
        "The encoding {encoding} is not known. Choose another.",
    ),
    "file_changed_since_check": (
        "El archivo ha cambiado o ya no está desde que se examinó. No se ha importado nada; ábralo otra vez.",
        "The file has changed or gone since it was examined. Nothing was imported; open it again.",
    ),
    "file_changed_while_reading": (
        "El archivo cambió mientras se leía. No se ha importado nada; inténtelo otra vez.",
        "The file changed while it was being read. Nothing was imported; try again.",
    ),
}

"""Data files: the findings of the doctor (datasets/findings.py), each with a title and what it means."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "report_severity": ("Gravedad", "Severity"),
    "report_kind": ("Hallazgo", "Finding"),
    "report_row": ("Fila", "Row"),
    "report_question": ("Pregunta", "Question"),
    "report_answer": ("Respuesta", "Answer"),
    "report_why": ("Qué es y qué se hará", "What it is and what will be done"),
    "check_counts": (
        "{read} {read:fila leída|filas leídas}; {usable:se usa|se usan} {usable}.",
        "{read} {read:row|rows} read; {usable} {usable:is|are} used.",
    ),
    "severity_set_aside": (
        "Filas apartadas: no se pueden usar así",
        "Rows set aside: they cannot be used like this",
    ),
    "severity_look_again": ("Conviene revisar: se usan", "Better look again: they are used"),
    "severity_info": ("Para su información: nada que hacer", "For your information: nothing to do"),
    "finding_missing_answer": ("Falta la respuesta", "Answer missing"),
    "finding_missing_answer_why": (
        "La pregunta no tiene respuesta. La fila no se usa hasta que se complete.",
        "The question has no answer. The row is not used until it is filled in.",
    ),
    "finding_missing_question": ("Falta la pregunta", "Question missing"),
    "finding_missing_question_why": (
        "La respuesta no tiene pregunta. La fila no se usa hasta que se complete.",
        "The answer has no question. The row is not used until it is filled in.",
    ),
    "finding_empty_row": ("Filas vacías", "Empty rows"),
    "finding_empty_row_why": (
        "No hay nada escrito en estas filas. Se saltan.",
        "Nothing is written in these rows. They are skipped.",
    ),
    "finding_placeholder": ("Respuesta por escribir", "Answer still to be written"),
    "finding_placeholder_why": (
        "Donde debe haber un texto pone «pendiente», «TODO», un error de la hoja o algo así. La fila no se usa.",
        "Where a text should be it says “pending”, “TODO”, a spreadsheet error or the like. The row is not used.",
    ),
    "finding_exact_duplicate": ("Fila repetida", "Row repeated"),
    "finding_exact_duplicate_why": (
        "La misma pregunta con la misma respuesta ya está en una fila anterior. Se usa una vez.",
        "The same question with the same answer is already in an earlier row. It is used once.",
    ),
    "finding_extra_cells": ("Celdas de más", "Cells too many"),
    "finding_extra_cells_why": (
        "La fila tiene más celdas que columnas con nombre: falta poner un texto entre comillas. No se usa, para no cortarlo.",
        "The row has more cells than there are named columns: a text lacks its quotation marks. It is not used, so that nothing is cut off.",
    ),
    "finding_repeated_header": ("Cabecera repetida", "Header repeated"),
    "finding_repeated_header_why": (
        "Los nombres de las columnas aparecen otra vez entre las filas. Se saltan.",
        "The column names appear again among the rows. They are skipped.",
    ),
    "finding_bad_line": ("Líneas que no son JSON", "Lines that are not JSON"),
    "finding_bad_line_why": (
        "Estas líneas no se entienden y no se usan.",
        "These lines are not understood and not used.",
    ),
    "finding_long_chat": ("Conversaciones de varias preguntas", "Chats with several questions"),
    "finding_long_chat_why": (
        "Cada conversación debe tener una pregunta y una respuesta. Estas no se usan.",
        "Each chat must hold one question and one answer. These are not used.",
    ),
    "finding_other_medicine": ("Otro medicamento en la respuesta", "Another medicine in the answer"),
    "finding_other_medicine_why": (
        "La respuesta nombra un medicamento y la pregunta otro: es el error más peligroso. Corrija la fila o confirme que van juntos; hasta entonces no se usa.",
        "The answer names one medicine and the question another: the most dangerous mistake. Correct the row, or confirm that they belong together; until then it is not used.",
    ),
    "finding_contradiction": ("Misma pregunta, respuestas distintas", "Same question, different answers"),
    "finding_contradiction_why": (
        "La misma pregunta tiene más de una respuesta (veces: {count}). Se mostrarán juntas para elegir; es mejor dejar solo una.",
        "The same question has more than one answer (times: {count}). They are shown together to choose from; it is better to keep one.",
    ),
    "finding_personal_data": ("Datos personales", "Personal details"),
    "finding_personal_data_why": (
        "Se podría reconocer a una persona. Quítelos antes de usar la fila.",
        "Somebody could be recognised. Take the details out before the row is used.",
    ),
    "finding_instructions": ("Órdenes a un modelo", "Orders to a model"),
    "finding_instructions_why": (
        "El texto da órdenes a un programa en vez de informar. Si no lo escribió usted, deje fuera la fila.",
        "The text gives orders to a program instead of informing. If you did not write it, leave the row out.",
    ),
    "finding_child_dose_without_age": ("Dosis infantil sin edad", "Child's dose without age"),
    "finding_child_dose_without_age_why": (
        "Hay una dosis para niños sin edad ni peso. Añádalos a la respuesta.",
        "There is a dose for children without age or weight. Add them to the answer.",
    ),
    "finding_swapped_columns": ("¿Columnas al revés?", "Columns swapped?"),
    "finding_swapped_columns_why": (
        "Las preguntas parecen estar en «{answer}» y las respuestas en «{question}». Se leen como dice la cabecera; cámbielo si no es así.",
        "The questions seem to be in “{answer}” and the answers in “{question}”. They are read as the header says; change it if that is wrong.",
    ),
    "finding_no_header": ("Sin nombres de columna", "No column names"),
    "finding_no_header_why": (
        "La primera fila parece ya una pregunta y se usa. Pregunta en la columna {question}, respuesta en la {answer}; cámbielo si no es así.",
        "The first row looks like a question already and is used. Question in column {question}, answer in column {answer}; change it if that is wrong.",
    ),
    "finding_guessed_columns": ("Columnas supuestas", "Columns guessed"),
    "finding_guessed_columns_why": (
        "No se conocen los nombres. Se toma «{question}» por la pregunta y «{answer}» por la respuesta; cámbielo si no es así.",
        "The names are not known. “{question}” is taken for the question and “{answer}” for the answer; change it if that is wrong.",
    ),
    "finding_damaged_characters": ("Letras dañadas", "Damaged letters"),
    "finding_damaged_characters_why": (
        "Algunas letras se perdieron o cambiaron al guardar el archivo. Se pueden reparar las que se reconocen.",
        "Some letters were lost or changed when the file was saved. Those that are recognised can be repaired.",
    ),
    "finding_double_encoded": ("Letras reparadas al leer", "Letters set right while reading"),
    "finding_double_encoded_why": (
        "El archivo se guardó dos veces con distinta codificación («Ã¡» por «á»). Se lee bien; si no, elija leerlo tal como está escrito.",
        "The file was saved twice in different encodings (“Ã¡” for “á”). It is read right; if not, choose to read it as it is written.",
    ),
    "finding_mixed_encoding": ("Dos codificaciones mezcladas", "Two encodings mixed"),
    "finding_mixed_encoding_why": (
        "Casi todo está en {encoding} y algunas letras en Windows-1252. Se leen las dos; compruebe los acentos.",
        "Nearly all is {encoding}, some letters are Windows-1252. Both are read; check the accents.",
    ),
    "finding_swallowed_row": ("¿Una fila dentro de otra?", "A row within a row?"),
    "finding_swallowed_row_why": (
        "Dentro de la celda hay una línea que parece otra fila. Quizá falte cerrar una comilla; compruébelo.",
        "Inside the cell there is a line that looks like another row. A quotation mark may be missing; check it.",
    ),
    "finding_odd_quotes": ("Comillas sueltas", "Stray quotation marks"),
    "finding_odd_quotes_why": (
        "Hay comillas que no abren ni cierran una celda. Se dejan como texto; compruebe estas filas.",
        "Some quotation marks neither open nor close a cell. They are kept as text; check these rows.",
    ),
    "finding_near_duplicate": ("Preguntas casi iguales", "Nearly the same question"),
    "finding_near_duplicate_why": (
        "Hay {count} {count:grupo|grupos} de preguntas que solo cambian en acentos, orden o una letra. Se usan todas; quizá baste una.",
        "{count} {count:group|groups} of questions differ only in accents, order or one letter. All are used; one may be enough.",
    ),
    "finding_question_is_answer": ("La respuesta repite la pregunta", "The answer repeats the question"),
    "finding_question_is_answer_why": (
        "La respuesta es la propia pregunta. Corrija la fila.",
        "The answer is the question itself. Correct the row.",
    ),
    "finding_possible_placeholder": ("¿Respuesta por escribir?", "Answer still to be written?"),
    "finding_possible_placeholder_why": (
        "Pone «NA», «None», «-» o algo así, que puede ser una respuesta o un hueco. Se usa tal cual; compruébelo.",
        "It says “NA”, “None”, “-” or the like, which may be an answer or a gap. It is used as it is; check it.",
    ),
    "finding_too_short": ("Demasiado corta", "Too short"),
    "finding_too_short_why": (
        "La respuesta tiene menos de 20 letras, o la pregunta menos de 8. Quizá no se entienda por sí sola.",
        "The answer has fewer than 20 letters, or the question fewer than 8. It may not make sense by itself.",
    ),
    "finding_too_long": ("Demasiado larga", "Too long"),
    "finding_too_long_why": (
        "La respuesta pasa de 1500 letras, o la pregunta de 300. Mejor una fila por cada duda.",
        "The answer has more than 1,500 letters, or the question more than 300. One row for each question is better.",
    ),
    "finding_markup": ("Restos de HTML o Markdown", "Left-overs of HTML or Markdown"),
    "finding_markup_why": (
        "Quedan marcas de una página web, que se verían tal cual. Se pueden quitar.",
        "Marks of a web page are left and would be shown as they are. They can be taken out.",
    ),
    "finding_language_differs": ("Idioma distinto", "Language differs"),
    "finding_language_differs_why": (
        "La pregunta, la respuesta y la columna de idioma no coinciden.",
        "Question, answer and language column do not agree.",
    ),
    "finding_old_review": ("Revisión de hace más de 24 meses", "Reviewed more than 24 months ago"),
    "finding_old_review_why": (
        "La respuesta se revisó hace más de dos años. Se usa; conviene revisarla.",
        "The answer was reviewed more than two years ago. It is used, but should be reviewed.",
    ),
    "finding_unclear_date": ("Fecha de revisión dudosa", "Review date unclear"),
    "finding_unclear_date_why": (
        "La fecha de revisión no se entiende o no ha llegado aún.",
        "The review date is not understood, or has not come yet.",
    ),
    "finding_missing_source": ("Sin fuente", "No source"),
    "finding_missing_source_why": (
        "Estas filas no dicen de dónde sale la respuesta. Se usan sin fuente.",
        "These rows do not say where the answer comes from. They are used without a source.",
    ),
    "finding_formula": ("Celdas como fórmulas", "Cells like formulas"),
    "finding_formula_why": (
        "Empiezan por =, +, - o @. Se leen como texto; al guardar se protegen para que la hoja de cálculo no las calcule.",
        "They begin with =, +, - or @. They are read as text; when saved they are guarded, so that no spreadsheet calculates them.",
    ),
    "finding_mixed_languages": ("Filas en otro idioma", "Rows in another language"),
    "finding_mixed_languages_why": (
        "Unas pocas filas están en otro idioma que las demás. Se usan; sirven para preguntas en ese idioma.",
        "A few rows are in another language than the others. They are used, for questions in that language.",
    ),
    "finding_invisible_marks": ("Signos invisibles quitados", "Invisible marks taken out"),
    "finding_invisible_marks_why": (
        "Había signos que no se ven y estorban al buscar. Se han quitado al leer.",
        "There were marks that cannot be seen and hinder searching. They were taken out while reading.",
    ),
    "finding_nul_bytes": ("Caracteres vacíos quitados", "Empty characters taken out"),
    "finding_nul_bytes_why": (
        "Había caracteres vacíos (nulos) dentro del texto. Se han quitado al leer.",
        "There were empty (null) characters within the text. They were taken out while reading.",
    ),
    "finding_title_lines": ("Líneas de título", "Title lines"),
    "finding_title_lines_why": (
        "Encima de la cabecera hay {count} {count:línea|líneas}. No se {count:lee como fila|leen como filas}.",
        "There {count:is|are} {count} {count:line|lines} above the header, not read as rows.",
    ),
    "finding_other_columns": ("Columnas que no se usan", "Columns not used"),
    "finding_other_columns_why": (
        "No se leen: {columns}.",
        "Not read: {columns}.",
    ),
    "finding_other_sheets": ("Otras hojas del libro", "Other sheets of the workbook"),
    "finding_other_sheets_why": (
        "Se lee la hoja «{sheet}». No se leen: {others}.",
        "The sheet “{sheet}” is read. Not read: {others}.",
    ),
}

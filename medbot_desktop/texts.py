"""Sentences by stable code, Spanish and English, for everything that is not a widget: errors, reasons, notices, help.

Stdlib only; usable in every process. Parameters stand in braces. A test holds both languages to the same codes and
parameters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
)


# Reasons, choices and help of an answer (answering/).
_add(
    {
        "details_masked": (
            "Se han tapado los datos personales de la pregunta.",
            "Personal details in the question were masked.",
        ),
        "rows_ready": (
            "Se está preparando su archivo: {done} de {total} filas ya responden.",
            "Your file is being prepared: {done} of {total} rows answer already.",
        ),
        "sample_data": (
            "Filas de muestra para probar el programa, no revisadas por un farmacéutico. Cámbielas por las suyas.",
            "Sample rows for trying the program, not reviewed by a pharmacist. Replace them with your own.",
        ),
        "row_in_es": ("La fila está en español.", "The row is in Spanish."),
        "row_in_en": ("La fila está en inglés.", "The row is in English."),
        "no_row_about": ("Ninguna fila trata de {medicine}.", "No row is about {medicine}."),
        "no_row_about_all": (
            "Ninguna fila trata a la vez de {medicine}.",
            "No row is about {medicine} together.",
        ),
        "no_row_answers": (
            "Hay filas sobre {medicine}, pero ninguna responde a esto con seguridad.",
            "There are rows about {medicine}, but none answers this for certain.",
        ),
        "choose_ambiguous": (
            "«{name}» puede ser más de un medicamento. Elija uno.",
            "“{name}” can be more than one medicine. Choose one.",
        ),
        "choose_look_alike": (
            "Dos nombres se parecen. Elija uno.",
            "Two names look alike. Choose one.",
        ),
        "choose_contradicting": (
            "Sus datos dicen cosas distintas. Compare las filas y elija una.",
            "Your data says different things. Compare the rows and choose one.",
        ),
        "help_topics": (
            "Sus datos tienen esto sobre {medicine}. Elija una pregunta o escriba su duda.",
            "Your data has this on {medicine}. Choose a question or type your own.",
        ),
        "help_which_medicine": (
            "¿De qué medicamento se trata? Escriba su nombre y la duda.",
            "Which medicine is it about? Type its name and the question.",
        ),
        "help_which_medicine_before": (
            "No hay una pregunta anterior a la que seguir. ¿De qué medicamento se trata?",
            "There is no earlier question to go on from. Which medicine is it about?",
        ),
        "help_greeting": (
            "Escriba un medicamento y su duda: por ejemplo, «ibuprofeno con el estómago vacío».",
            "Type a medicine and your question: for example, “ibuprofen on an empty stomach”.",
        ),
        "help_thanks": (
            "De nada. Puede hacer otra pregunta.",
            "You are welcome. You can ask another question.",
        ),
        "help_price": (
            "Aquí no hay precios. Consúltelos en el programa de la farmacia.",
            "There are no prices here. Look them up in the pharmacy's own system.",
        ),
        "help_stock": (
            "Aquí no constan las existencias. Consúltelas en el programa de la farmacia.",
            "Stock is not kept here. Look it up in the pharmacy's own system.",
        ),
        "help_hours": (
            "Aquí no consta el horario. Pregunte en la farmacia.",
            "Opening hours are not kept here. Ask at the pharmacy.",
        ),
        "help_which_is_best": (
            "Qué medicamento conviene lo decide el farmacéutico o el médico. Pregunte por uno concreto y verá lo que dicen sus datos.",
            "Which medicine suits a person is for the pharmacist or the doctor. Ask about one medicine to see what your data says.",
        ),
        "help_symptom": (
            "Un síntoma lo valora el farmacéutico o el médico. Pregunte por un medicamento concreto y verá lo que dicen sus datos.",
            "A symptom is for the pharmacist or the doctor to judge. Ask about one medicine to see what your data says.",
        ),
        "help_repeated": (
            "Escriba la pregunta con sus palabras: un medicamento y la duda.",
            "Type the question in your own words: a medicine and what you want to know.",
        ),
        "terminal_welcome": (
            "MedBot. Escriba una pregunta y pulse Intro; una línea vacía termina. Consulta para profesionales: no calcula dosis ni sustituye al farmacéutico.",
            "MedBot. Type a question and press Enter; an empty line ends. A look-up for professionals: it calculates no doses and does not replace the pharmacist.",
        ),
        "kind_stored": (
            "Respuesta de sus datos, palabra por palabra",
            "Stored answer, word for word",
        ),
        "kind_choose": ("Elija uno", "Choose one"),
        "kind_not_in_data": ("Sus datos no lo dicen", "Your data does not say"),
        "kind_red_flag": ("Emergencia. Llame primero.", "Emergency. Call first."),
        "kind_generated": ("Redactada por un modelo", "Written by a model"),
        "kind_help": ("Qué se puede preguntar", "What can be asked"),
        "understood_as": ("entendido: {medicine}", "taken as: {medicine}"),
        "nearest_questions": ("Lo más cercano en sus datos:", "Nearest in your data:"),
        "row_question": ("Pregunta de la fila: {question}", "The row's question: {question}"),
        "source_row": ("{dataset}, fila {row}", "{dataset}, row {row}"),
        "not_reviewed": ("no revisada por un farmacéutico", "not reviewed by a pharmacist"),
        "reviewed_on": ("revisada el {date}", "reviewed on {date}"),
    }
)

# Countries whose emergency numbers are known.
_add(
    {
        "country_AR": ("Argentina", "Argentina"),
        "country_BO": ("Bolivia", "Bolivia"),
        "country_CL": ("Chile", "Chile"),
        "country_CO": ("Colombia", "Colombia"),
        "country_CR": ("Costa Rica", "Costa Rica"),
        "country_CU": ("Cuba", "Cuba"),
        "country_DO": ("República Dominicana", "Dominican Republic"),
        "country_EC": ("Ecuador", "Ecuador"),
        "country_ES": ("España", "Spain"),
        "country_GB": ("Reino Unido", "United Kingdom"),
        "country_GQ": ("Guinea Ecuatorial", "Equatorial Guinea"),
        "country_GT": ("Guatemala", "Guatemala"),
        "country_HN": ("Honduras", "Honduras"),
        "country_MX": ("México", "Mexico"),
        "country_NI": ("Nicaragua", "Nicaragua"),
        "country_PA": ("Panamá", "Panama"),
        "country_PE": ("Perú", "Peru"),
        "country_PR": ("Puerto Rico", "Puerto Rico"),
        "country_PY": ("Paraguay", "Paraguay"),
        "country_SV": ("El Salvador", "El Salvador"),
        "country_US": ("Estados Unidos", "United States"),
        "country_UY": ("Uruguay", "Uruguay"),
        "country_VE": ("Venezuela", "Venezuela"),
        "country_other": ("Otro país", "Another country"),
    }
)

# The window.
_add(
    {
        "import_cut_off": (
            "La lectura del archivo se cortó. No se ha añadido nada; inténtelo otra vez.",
            "Reading the file was cut off. Nothing was added; try again.",
        ),
    }
)


# Data files (datasets/): what cannot be read.
_add(
    {
        "file_unreadable": (
            "No se puede leer el archivo. Cópielo a este ordenador e inténtelo otra vez.",
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
)


# Red flags (answering/red_flags.py): the first thing a frightened person reads. Whom to call, what to do meanwhile,
# what not to do; only what first-aid and poison lines tell everybody, and no amounts.
_add(
    {
        "red_flags_file_missing": (
            "Falta el archivo de emergencias. Se usa la copia del programa; instálelo otra vez.",
            "The emergency file is missing. The program's own copy is used; install it again.",
        ),
        "red_flags_file_changed": (
            "El archivo de emergencias no es el del programa. Se usa la copia propia; instálelo otra vez.",
            "The emergency file is not the program's. Its own copy is used; install it again.",
        ),
        "red_flags_net_unusable": (
            "Falta una parte del reconocimiento de emergencias. Instale el programa otra vez.",
            "A part of the recognition of emergencies is missing. Install the program again.",
        ),
        "maybe_emergency": (
            "Si alguien está en peligro ahora, llame primero a emergencias.",
            "If somebody is in danger right now, call emergencies first.",
        ),
        "number_emergency": ("Emergencias", "Emergencies"),
        "number_emergency_local": (
            "El número de emergencias de su país",
            "Your local emergency number",
        ),
        "number_ambulance": ("Ambulancia", "Ambulance"),
        "number_poison": ("Información toxicológica", "Poison information"),
        "number_crisis": ("Ayuda en una crisis", "Help in a crisis"),
        "red_flag_overdose": ("Posible sobredosis o intoxicación", "Possible overdose or poisoning"),
        "red_flag_overdose_call": (
            "Llame ahora a información toxicológica o a emergencias, aunque la persona parezca estar bien. No espere a que aparezcan síntomas.",
            "Call poison information or emergencies now, even if the person seems fine. Do not wait for symptoms.",
        ),
        "red_flag_overdose_meanwhile": (
            "Tenga a mano el envase y diga qué se tomó, cuánto y cuándo, la edad y el peso. Quédese a su lado. Si se duerme, no responde, convulsiona o le cuesta respirar, llame a emergencias.",
            "Have the container at hand and say what was taken, how much and when, age and weight. Stay with the person. If they fall asleep, do not respond, have a seizure or struggle to breathe, call emergencies.",
        ),
        "red_flag_overdose_never": (
            "No provoque el vómito. No dé comida, bebida ni otro medicamento salvo que se lo indiquen por teléfono.",
            "Do not make the person vomit. Give no food, drink or other medicine unless told to on the phone.",
        ),
        "red_flag_child_poisoning": ("Posible intoxicación de un niño", "A child may be poisoned"),
        "red_flag_child_poisoning_call": (
            "Llame ahora a información toxicológica o a emergencias, aunque el niño parezca estar bien. Si se ha tragado una pila o un imán, acuda ya a urgencias.",
            "Call poison information or emergencies now, even if the child seems fine. If a battery or a magnet was swallowed, go to the emergency department at once.",
        ),
        "red_flag_child_poisoning_meanwhile": (
            "Retire de la boca lo que quede y aleje el producto. Tenga a mano el envase y diga qué es, cuánto falta, cuándo fue, la edad y el peso. Si se duerme, no responde, convulsiona o le cuesta respirar, llame a emergencias.",
            "Take what is left out of the mouth and move the product away. Have the container at hand and say what it is, how much is missing, when it happened, age and weight. If the child falls asleep, does not respond, has a seizure or struggles to breathe, call emergencies.",
        ),
        "red_flag_child_poisoning_never": (
            "No provoque el vómito. No dé leche, agua, comida ni otro medicamento salvo que se lo indiquen por teléfono. No deje solo al niño.",
            "Do not make the child vomit. Give no milk, water, food or other medicine unless told to on the phone. Do not leave the child alone.",
        ),
        "red_flag_anaphylaxis": ("Posible reacción alérgica grave", "Possible severe allergic reaction"),
        "red_flag_anaphylaxis_call": (
            "Llame ahora a emergencias y diga «anafilaxia». Puede empeorar en minutos.",
            "Call emergencies now and say “anaphylaxis”. It can get worse within minutes.",
        ),
        "red_flag_anaphylaxis_meanwhile": (
            "Si hay un autoinyector de adrenalina, úselo ya según sus instrucciones y anote la hora. Túmbela con las piernas en alto; si le cuesta respirar, sentada. Si deja de responder y no respira con normalidad, empiece la reanimación.",
            "If there is an adrenaline auto-injector, use it now as its instructions say and note the time. Lay the person down with raised legs; if breathing is hard, let them sit. If they stop responding and do not breathe normally, start resuscitation.",
        ),
        "red_flag_anaphylaxis_never": (
            "No espere a que se pase. No deje que se ponga de pie ni que camine. No se fíe solo de un antihistamínico.",
            "Do not wait for it to pass. Do not let the person stand up or walk. Do not rely on an antihistamine alone.",
        ),
        "red_flag_suicidal_intent": (
            "Alguien puede querer hacerse daño",
            "Somebody may want to harm themselves",
        ),
        "red_flag_suicidal_intent_call": (
            "Hay quien puede ayudar ahora mismo. Llame a la línea de ayuda o a emergencias y cuéntelo tal como es.",
            "There is somebody who can help right now. Call the help line or emergencies and tell it as it is.",
        ),
        "red_flag_suicidal_intent_meanwhile": (
            "Busque compañía, o quédese con la persona y escúchela sin juzgarla. Aleje los medicamentos y todo lo que pueda hacer daño. Si ya se ha tomado algo, llame a emergencias aunque parezca estar bien.",
            "Find company, or stay with the person and listen without judging. Move medicines and anything harmful out of reach. If something has already been taken, call emergencies even if all seems well.",
        ),
        "red_flag_suicidal_intent_never": (
            "No se quede a solas ni deje sola a la persona. No entregue más medicamentos. Aquí no se dan dosis.",
            "Do not stay alone or leave the person alone. Hand over no more medicines. No doses are given here.",
        ),
        "red_flag_depressed_breathing": ("La respiración está en peligro", "Breathing is in danger"),
        "red_flag_depressed_breathing_call": (
            "Llame ahora a emergencias. No cuelgue: le irán diciendo qué hacer.",
            "Call emergencies now. Do not hang up: they will tell you what to do.",
        ),
        "red_flag_depressed_breathing_meanwhile": (
            "Si no respira o solo da bocanadas, empiece la reanimación y pida un desfibrilador. Si respira pero no responde, póngala de lado. Si puede haber tomado un opioide y hay naloxona, désela según sus instrucciones y retire los parches.",
            "If there is no breathing or only gasping, start resuscitation and ask for a defibrillator. If the person breathes but does not respond, lay them on their side. If an opioid may have been taken and there is naloxone, give it as its instructions say, and take off any patches.",
        ),
        "red_flag_depressed_breathing_never": (
            "No la deje sola ni espere a que se le pase durmiendo. No dé comida, bebida ni otro medicamento.",
            "Do not leave the person alone or let them sleep it off. Give no food, drink or other medicine.",
        ),
        "red_flag_unconscious": ("Una persona no responde", "A person does not respond"),
        "red_flag_unconscious_call": (
            "Llame ahora a emergencias. No cuelgue: le irán diciendo qué hacer.",
            "Call emergencies now. Do not hang up: they will tell you what to do.",
        ),
        "red_flag_unconscious_meanwhile": (
            "Mire si respira. Si respira con normalidad, póngala de lado y vigile la respiración. Si no, empiece la reanimación y pida un desfibrilador. Tenga a mano los envases de lo que haya tomado.",
            "Look for breathing. If it is normal, lay the person on their side and keep watching. If not, start resuscitation and ask for a defibrillator. Have the containers of anything taken at hand.",
        ),
        "red_flag_unconscious_never": (
            "No le dé nada por la boca. No la deje sola.",
            "Give nothing by mouth. Do not leave the person alone.",
        ),
        "red_flag_seizure": ("Convulsiones", "A seizure"),
        "red_flag_seizure_call": (
            "Llame ahora a emergencias y mire la hora en que empezó.",
            "Call emergencies now and note when it began.",
        ),
        "red_flag_seizure_meanwhile": (
            "Aparte lo que pueda golpear y ponga algo blando bajo la cabeza. Cuando pare, póngala de lado y compruebe que respira.",
            "Move away what could hurt and put something soft under the head. When it stops, lay the person on their side and check the breathing.",
        ),
        "red_flag_seizure_never": (
            "No la sujete. No meta nada en la boca. No dé comida, bebida ni pastillas.",
            "Do not hold the person down. Put nothing in the mouth. Give no food, drink or tablets.",
        ),
        "red_flag_stroke": ("Posible ictus", "Possible stroke"),
        "red_flag_stroke_call": (
            "Llame ahora a emergencias y diga «ictus». Cada minuto cuenta, aunque mejore.",
            "Call emergencies now and say “stroke”. Every minute counts, even if it gets better.",
        ),
        "red_flag_stroke_meanwhile": (
            "Anote la hora en que se la vio bien por última vez. Que esté cómoda y acompañada. Tenga a mano la lista de sus medicamentos, sobre todo anticoagulantes.",
            "Note when the person was last seen well. Keep them comfortable and accompanied. Have the list of their medicines at hand, anticoagulants above all.",
        ),
        "red_flag_stroke_never": (
            "No espere a que se pase. No dé comida, bebida ni medicamentos, tampoco aspirina. Que no conduzca.",
            "Do not wait for it to pass. Give no food, drink or medicines, not even aspirin. No driving.",
        ),
        "red_flag_heart": ("Posible infarto", "Possible heart attack"),
        "red_flag_heart_call": (
            "Llame ahora a emergencias y diga «dolor en el pecho».",
            "Call emergencies now and say “chest pain”.",
        ),
        "red_flag_heart_meanwhile": (
            "Que se siente y no haga esfuerzos; afloje la ropa. Pregunte por teléfono antes de dar ningún medicamento. Si deja de responder y no respira con normalidad, empiece la reanimación y pida un desfibrilador.",
            "Let the person sit and rest; loosen tight clothes. Ask on the phone before giving any medicine. If they stop responding and do not breathe normally, start resuscitation and ask for a defibrillator.",
        ),
        "red_flag_heart_never": (
            "No espere a que se pase. No deje sola a la persona. Que no conduzca hasta el hospital.",
            "Do not wait for it to pass. Do not leave the person alone. No driving to the hospital.",
        ),
        "red_flag_anticoagulant_bleeding": (
            "Hemorragia o golpe en la cabeza",
            "Bleeding or a blow to the head",
        ),
        "red_flag_anticoagulant_bleeding_call": (
            "Llame ahora a emergencias. Con un anticoagulante, una hemorragia que no cede o un golpe en la cabeza son urgentes aunque la persona se encuentre bien.",
            "Call emergencies now. With an anticoagulant, bleeding that does not stop or a blow to the head is urgent even if the person feels well.",
        ),
        "red_flag_anticoagulant_bleeding_meanwhile": (
            "Apriete la herida con un paño limpio sin soltar. Si sangra la nariz, siéntese con la cabeza hacia delante y apriétela. Tenga a mano el nombre del anticoagulante y la hora de la última toma.",
            "Press on the wound with a clean cloth and keep pressing. For a nosebleed, sit leaning forward and pinch the nose. Have the name of the anticoagulant and the time of the last dose at hand.",
        ),
        "red_flag_anticoagulant_bleeding_never": (
            "No tome aspirina ni antiinflamatorios. No tome la dosis siguiente sin preguntar. No espere a ver si se pasa.",
            "Take no aspirin or anti-inflammatories. Do not take the next dose without asking. Do not wait and see.",
        ),
        "red_flag_dosing_error": (
            "Error con un medicamento de riesgo",
            "An error with a high-risk medicine",
        ),
        "red_flag_dosing_error_call": (
            "Llame ahora a información toxicológica o a emergencias, aunque la persona se encuentre bien: con este medicamento un error puede tardar en notarse.",
            "Call poison information or emergencies now, even if the person feels well: with this medicine an error can take time to show.",
        ),
        "red_flag_dosing_error_meanwhile": (
            "Tenga a mano el envase y diga qué se dio, cuánto y cuándo. Quédese a su lado. Si fue insulina, mida la glucosa; si está despierta y puede tragar, dele azúcar. Si no responde o le cuesta respirar, llame a emergencias.",
            "Have the container at hand and say what was given, how much and when. Stay with the person. If it was insulin, measure the glucose; if they are awake and can swallow, give sugar. If they do not respond or struggle to breathe, call emergencies.",
        ),
        "red_flag_dosing_error_never": (
            "No dé la dosis siguiente hasta que se lo indiquen. No provoque el vómito. No intente compensar el error.",
            "Do not give the next dose until told to. Do not make the person vomit. Do not try to make up for the error.",
        ),
        "red_flag_thunderclap_headache": (
            "Dolor de cabeza repentino e intenso",
            "Sudden, severe headache",
        ),
        "red_flag_thunderclap_headache_call": (
            "Llame ahora a emergencias: un dolor de cabeza muy fuerte que llega de golpe, o con rigidez de cuello, puede ser grave.",
            "Call emergencies now: a very strong headache that comes all at once, or with a stiff neck, can be serious.",
        ),
        "red_flag_thunderclap_headache_meanwhile": (
            "Anote la hora en que empezó. Que descanse acompañada en un sitio tranquilo. Tenga a mano la lista de sus medicamentos.",
            "Note when it began. Let the person rest in a quiet place, not alone. Have the list of their medicines at hand.",
        ),
        "red_flag_thunderclap_headache_never": (
            "No espere a que se pase. No tome aspirina ni antiinflamatorios. Que no conduzca.",
            "Do not wait for it to pass. Take no aspirin or anti-inflammatories. No driving.",
        ),
        "red_flag_unspecified": ("Puede ser una emergencia", "This may be an emergency"),
        "red_flag_unspecified_call": (
            "Llame ahora a emergencias y cuente lo que ve.",
            "Call emergencies now and tell what you see.",
        ),
        "red_flag_unspecified_meanwhile": (
            "Quédese con la persona y mire si respira y responde. Si ha habido un producto tóxico, salga al aire libre o aclare con agua, y tenga a mano el envase.",
            "Stay with the person and watch whether they breathe and respond. If a toxic product was involved, get into fresh air or rinse with water, and have the container at hand.",
        ),
        "red_flag_unspecified_never": (
            "No dé comida, bebida ni medicamentos. No deje sola a la persona.",
            "Give no food, drink or medicines. Do not leave the person alone.",
        ),
    }
)


# Qualifiers (retrieval/qualifiers.py): noun phrases, what the nearest row lacks, what it is limited to.
_add(
    {
        "qualifier_child": ("niños", "children"),
        "qualifier_adult": ("adultos", "adults"),
        "qualifier_age_or_weight": ("edad o peso", "age or weight"),
        "qualifier_pregnancy": ("embarazo", "pregnancy"),
        "qualifier_breast_feeding": ("lactancia", "breast-feeding"),
        "qualifier_old_age": ("personas mayores", "older people"),
        "qualifier_kidney": ("riñón", "the kidneys"),
        "qualifier_liver": ("hígado", "the liver"),
        "qualifier_alcohol": ("alcohol", "alcohol"),
        "qualifier_driving": ("conducir", "driving"),
        "qualifier_allergy": ("alergia", "allergy"),
        "qualifier_maximum": ("dosis máxima", "the maximum dose"),
        "qualifier_usual": ("dosis habitual", "the usual dose"),
        "qualifier_start": ("empezar a tomarlo", "starting it"),
        "qualifier_stop": ("dejar de tomarlo", "stopping it"),
        "qualifier_missed_dose": ("dosis olvidada", "a missed dose"),
        "qualifier_overdose": ("sobredosis", "overdose"),
        "qualifier_storage": ("conservación", "storage"),
        "qualifier_with_food": ("con comida o en ayunas", "with food or on an empty stomach"),
        "qualifier_form": ("forma del medicamento", "the form of the medicine"),
        "qualifier_form:tablet": ("comprimidos o cápsulas", "tablets or capsules"),
        "qualifier_form:effervescent": ("sobres o efervescentes", "sachets or effervescent tablets"),
        "qualifier_form:syrup": ("jarabe", "syrup"),
        "qualifier_form:drops": ("gotas", "drops"),
        "qualifier_form:eye_drops": ("colirio", "eye drops"),
        "qualifier_form:ear_drops": ("gotas para los oídos", "ear drops"),
        "qualifier_form:nasal_spray": ("spray nasal", "nasal spray"),
        "qualifier_form:inhaler": ("inhalador", "inhaler"),
        "qualifier_form:gel": ("gel", "gel"),
        "qualifier_form:cream": ("crema o pomada", "cream or ointment"),
        "qualifier_form:patch": ("parche", "patch"),
        "qualifier_form:injection": ("inyección", "injection"),
        "qualifier_form:suppository": ("supositorio o enema", "suppository or enema"),
        "qualifier_form:vaginal": ("forma vaginal", "vaginal form"),
        "qualifier_form:lozenge": ("pastillas para chupar o enjuague", "lozenges or mouthwash"),
        "row_lacks_child": (
            "La fila más cercana no dice nada de niños.",
            "The nearest row says nothing about children.",
        ),
        "row_lacks_pregnancy": (
            "La fila más cercana no habla del embarazo.",
            "The nearest row does not speak of pregnancy.",
        ),
        "row_lacks_breast_feeding": (
            "La fila más cercana no habla de la lactancia.",
            "The nearest row does not speak of breast-feeding.",
        ),
        "row_lacks_old_age": (
            "La fila más cercana no dice nada de personas mayores.",
            "The nearest row says nothing about older people.",
        ),
        "row_lacks_kidney": (
            "La fila más cercana no habla de problemas de riñón.",
            "The nearest row does not speak of kidney problems.",
        ),
        "row_lacks_liver": (
            "La fila más cercana no habla de problemas de hígado.",
            "The nearest row does not speak of liver problems.",
        ),
        "row_lacks_alcohol": (
            "La fila más cercana no habla de alcohol.",
            "The nearest row does not speak of alcohol.",
        ),
        "row_lacks_driving": (
            "La fila más cercana no habla de conducir.",
            "The nearest row does not speak of driving.",
        ),
        "row_lacks_allergy": (
            "La fila más cercana no habla de alergias.",
            "The nearest row does not speak of allergies.",
        ),
        "row_lacks_maximum": (
            "La fila más cercana no da una dosis máxima.",
            "The nearest row gives no maximum dose.",
        ),
        "row_lacks_start": (
            "La fila más cercana no habla de cómo empezar.",
            "The nearest row does not speak of starting.",
        ),
        "row_lacks_stop": (
            "La fila más cercana no habla de dejar el tratamiento.",
            "The nearest row does not speak of stopping.",
        ),
        "row_lacks_missed_dose": (
            "La fila más cercana no habla de una dosis olvidada.",
            "The nearest row does not speak of a missed dose.",
        ),
        "row_lacks_form": (
            "La fila más cercana es de otra forma del medicamento.",
            "The nearest row is about another form of the medicine.",
        ),
        "row_limited_to_child": (
            "La fila más cercana trata solo de niños.",
            "The nearest row is only about children.",
        ),
        "row_limited_to_pregnancy": (
            "La fila más cercana trata solo del embarazo.",
            "The nearest row is only about pregnancy.",
        ),
        "row_limited_to_breast_feeding": (
            "La fila más cercana trata solo de la lactancia.",
            "The nearest row is only about breast-feeding.",
        ),
        "row_limited_to_old_age": (
            "La fila más cercana trata solo de personas mayores.",
            "The nearest row is only about older people.",
        ),
        "row_limited_to_kidney": (
            "La fila más cercana trata solo de quien tiene problemas de riñón.",
            "The nearest row is only about people with kidney problems.",
        ),
        "row_limited_to_liver": (
            "La fila más cercana trata solo de quien tiene problemas de hígado.",
            "The nearest row is only about people with liver problems.",
        ),
        "row_limited_to_allergy": (
            "La fila más cercana trata solo de quien tiene alergia.",
            "The nearest row is only about people with an allergy.",
        ),
        "row_limited_to_form": (
            "La fila más cercana trata solo de otra forma del medicamento.",
            "The nearest row is only about another form of the medicine.",
        ),
    }
)


# Data files: the findings of the doctor (datasets/findings.py), each with a title and what it means.
_add(
    {
        "report_severity": ("Gravedad", "Severity"),
        "report_kind": ("Hallazgo", "Finding"),
        "report_row": ("Fila", "Row"),
        "report_question": ("Pregunta", "Question"),
        "report_answer": ("Respuesta", "Answer"),
        "report_why": ("Qué es y qué se hará", "What it is and what will be done"),
        "check_counts": ("{read} filas leídas, {usable} se usan.", "{read} rows read, {usable} are used."),
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
            "The same question with the same answer stands in an earlier row. It is used once.",
        ),
        "finding_extra_cells": ("Celdas de más", "Cells too many"),
        "finding_extra_cells_why": (
            "La fila tiene más celdas que columnas con nombre: falta poner un texto entre comillas. No se usa, para no cortarlo.",
            "The row has more cells than there are named columns: a text lacks its quotation marks. It is not used, so that nothing is cut off.",
        ),
        "finding_repeated_header": ("Cabecera repetida", "Header repeated"),
        "finding_repeated_header_why": (
            "Los nombres de las columnas aparecen otra vez entre las filas. Se saltan.",
            "The column names stand among the rows once more. They are skipped.",
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
            "La respuesta nombra un medicamento y la pregunta otro: es el error más peligroso. Corrija la fila o confirme que van juntos.",
            "The answer names one medicine and the question another: the most dangerous mistake. Correct the row, or confirm that they belong together.",
        ),
        "finding_contradiction": ("Misma pregunta, respuestas distintas", "Same question, different answers"),
        "finding_contradiction_why": (
            "La misma pregunta tiene más de una respuesta (veces: {count}). Se mostrarán juntas para elegir; mejor deje una.",
            "The same question has more than one answer (times: {count}). They are offered for choosing; better keep one.",
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
            "The questions seem to stand in “{answer}” and the answers in “{question}”. They are read as the header says; change it if that is wrong.",
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
        "finding_odd_quotes": ("Comillas fuera de las normas", "Quotation marks against the rules"),
        "finding_odd_quotes_why": (
            "Hay comillas que no abren ni cierran una celda. Se dejan como texto; compruebe estas filas.",
            "Some quotation marks neither open nor close a cell. They are kept as text; check these rows.",
        ),
        "finding_near_duplicate": ("Preguntas casi iguales", "Nearly the same question"),
        "finding_near_duplicate_why": (
            "Hay {count} grupos que solo cambian en acentos, orden o una letra. Se usan todas; quizá baste una.",
            "{count} groups differ only in accents, order or one letter. All are used; one may be enough.",
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
            "The answer has more than 1500 letters, or the question more than 300. Better one row for each question.",
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
            "The answer was reviewed more than two years ago. It is used; better review it.",
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
        "finding_nul_bytes": ("Bytes nulos quitados", "Zero bytes taken out"),
        "finding_nul_bytes_why": (
            "Había bytes nulos dentro del texto. Se han quitado al leer.",
            "There were zero bytes within the text. They were taken out while reading.",
        ),
        "finding_title_lines": ("Líneas de título", "Title lines"),
        "finding_title_lines_why": (
            "Encima de la cabecera hay {count} líneas. No se leen como filas.",
            "There are {count} lines above the header. They are not read as rows.",
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
)

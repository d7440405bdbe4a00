"""Reasons, choices and help of an answer (answering/)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "details_masked": (
        "Se han tapado los datos personales de la pregunta.",
        "Personal details in the question were masked.",
    ),
    "may_be_in_the_rest": (
        "Puede estar en las filas que se están preparando. Pregunte otra vez en un momento.",
        "It may be in the rows that are being prepared. Ask again in a moment.",
    ),
    "rows_ready": (
        "Se está preparando su archivo: {done} de {total} {total:fila ya responde|filas ya responden}.",
        "Your file is being prepared: {done} of {total} {total:row answers|rows answer} already.",
    ),
    "sample_data": (
        "Filas de muestra para probar el programa, no revisadas por un farmacéutico. Cámbielas por las suyas.",
        "Sample rows for trying the program, not reviewed by a pharmacist. Replace them with your own.",
    ),
    "read_as": (
        "«{name}» se ha leído como {medicine}. Compruebe que es ese el medicamento.",
        "“{name}” was read as {medicine}. Check that this is the medicine meant.",
    ),
    "other_rhythm": (
        "La pregunta habla de otra frecuencia que la fila. Compruebe cada cuánto se toma antes de contestar.",
        "The question speaks of another frequency than the row. Check how often it is taken before you answer.",
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

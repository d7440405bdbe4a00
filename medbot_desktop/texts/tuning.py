"""Tuning: its settings, its phases, what stops a run or a model (domain/tuning.py)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "tuning_learning_rate": ("Tasa de aprendizaje", "Learning rate"),
    "tuning_learning_rate_help": (
        "Cuánto cambia en cada corrección. Demasiado alta, olvida lo que sabía.",
        "How big each correction is. Too big and it forgets what it knew.",
    ),
    "tuning_batch_size": ("Tamaño del lote", "Batch size"),
    "tuning_batch_size_help": (
        "Preguntas que se miran juntas en cada corrección.",
        "Questions looked at together for each correction.",
    ),
    "tuning_epochs": ("Pasadas", "Epochs"),
    "tuning_epochs_help": (
        "Veces que lee todas las preguntas, como máximo.",
        "Times it reads all questions, at most.",
    ),
    "tuning_momentum": ("Inercia", "Momentum"),
    "tuning_momentum_help": (
        "Cuánto sigue una corrección en la siguiente.",
        "How far a correction carries on into the next.",
    ),
    "tuning_dropout_rate": ("Proporción omitida", "Dropout rate"),
    "tuning_dropout_rate_help": (
        "Parte que se omite al azar, para que no aprenda de memoria.",
        "Part left out at random, so it does not learn by heart.",
    ),
    "tuning_patience": ("Paciencia", "Early-stopping patience"),
    "tuning_patience_help": (
        "Pasadas sin mejorar antes de parar.",
        "Epochs without progress before it stops.",
    ),
    "tuning_seed": ("Semilla", "Seed"),
    "tuning_seed_help": (
        "La misma semilla y los mismos datos dan el mismo resultado.",
        "Same seed and same data give the same result.",
    ),
    "tuning_folds": ("Vueltas", "Rounds"),
    "tuning_folds_help": (
        "Partes en que se dividen las preguntas; cada vuelta aparta una y se examina con ella.",
        "Parts the questions are divided into; each round sets one aside and is scored on it.",
    ),
    "tuning_preset_quick": ("Rápido", "Quick"),
    "tuning_preset_balanced": ("Equilibrado", "Balanced"),
    "tuning_preset_thorough": ("A fondo", "Thorough"),
    "tuning_phase_reading": ("Leyendo las preguntas", "Reading the questions"),
    "tuning_phase_encoding": ("Preparando las filas", "Preparing the rows"),
    "tuning_phase_training": ("Entrenando", "Training"),
    "tuning_phase_checking": ("Examinando con lo apartado", "Scoring what was set aside"),
    "tuning_phase_final": ("Haciendo el modelo con todo", "Making the model from everything"),
    "bad_setting": (
        "El valor de {name} tiene que estar entre {low} y {high}.",
        "The setting {name} must be between {low} and {high}.",
    ),
    "tuning_too_little": (
        "Faltan preguntas para examinar el resultado: hay {groups} {groups:grupo|grupos} y hacen falta al menos {needed}.",
        "There are too few questions to score the result: {groups} {groups:group|groups}; at least {needed} are needed.",
    ),
    "tuning_diverged": (
        "El entrenamiento se ha descontrolado en la pasada {epoch}. Baje la tasa de aprendizaje o la inercia.",
        "Training went out of control in epoch {epoch}. Lower the learning rate or the momentum.",
    ),
    "run_going": (
        "Ya hay un entrenamiento en marcha en este equipo. Espere a que acabe o cancélelo.",
        "A tuning run is already going on this computer. Wait for its end or cancel it.",
    ),
    "unknown_run": ("Ese entrenamiento ya no está.", "That run is no longer there."),
    "unknown_model": ("No hay ningún modelo {name}.", "There is no model {name}."),
    "model_in_use": (
        "Ese modelo es el que responde ahora. Elija antes otro.",
        "That model is the one that answers now. Choose another first.",
    ),
    "needs_confirmation": (
        "El modelo empeora en algo: {what}. No se usa sin que usted lo confirme.",
        "The model is worse at something: {what}. It is not used unless you confirm it.",
    ),
    "model_altered": (
        "El archivo {path} se ha alterado o no es un modelo de MedBot. No se usa.",
        "The file {path} was altered or is not a MedBot model. It is not used.",
    ),
    "model_for_another_encoder": (
        "El modelo {path} se hizo para otra versión de MedBot ({encoder}) y aquí no vale.",
        "The model {path} was made for another version of MedBot ({encoder}) and is of no use here.",
    ),
    "no_earlier_model": (
        "No hay ningún modelo anterior al que volver.",
        "There is no earlier model to go back to.",
    ),
    "tuning_part_trained": ("Entrenado con {n}.", "Trained on {n}."),
    "tuning_part_few_questions": (
        "Hacen falta más preguntas reales; hay {n}.",
        "More real questions are needed; there are {n}.",
    ),
    "tuning_part_few_rows": ("El archivo es pequeño para esto: {n}.", "The file is small for this: {n}."),
    "tuning_part_no_gain": (
        "Se probó y no mejoraba: queda fuera.",
        "It was tried and did not help: left out.",
    ),
    "tuning_part_shipped": (
        "Sigue la que trae el programa; la propia pide 100 preguntas y hay {n}.",
        "The program's own is kept; one of your own needs 100 questions and there are {n}.",
    ),
    "tuning_questions_without_row": (
        "{n} {n:pregunta no se usa|preguntas no se usan}: su fila no está en los datos.",
        "{n} {n:question is not used: its|questions are not used: their} row is not in the data.",
    ),
    "tuning_data_changed": (
        "Los datos han cambiado desde que empezó; el resultado vale para los de entonces.",
        "The data has changed since it started; the result is for what it was then.",
    ),
    "tuning_verdict_helps": (
        "El entrenamiento mejora la respuesta a preguntas que no había visto.",
        "Tuning helps on questions it had not seen.",
    ),
    "tuning_verdict_no_clear_gain": (
        "El entrenamiento no ha mejorado nada con claridad; se queda el original.",
        "Tuning did not clearly help; the original stays.",
    ),
    "tuning_verdict_worse": (
        "El entrenamiento empeora el resultado; se queda el original.",
        "Tuning made it worse; the original stays.",
    ),
    "tuning_scored_on_real": (
        "Examinado con {n} {n:pregunta real apartada|preguntas reales apartadas}, de {groups} {groups:grupo|grupos}.",
        "Scored on {n} real {n:question|questions} set aside, in {groups} {groups:group|groups}.",
    ),
    "tuning_scored_on_row": (
        "Examinado con {n} {n:pregunta|preguntas} de las propias filas, buscando solo en las respuestas, de {groups} {groups:grupo|grupos}.",
        "Scored on {n} of the rows' own questions, with answers alone searched, in {groups} {groups:group|groups}.",
    ),
    "tuning_score_recall_at_1": ("Acierta a la primera (R@1)", "Right the first time (R@1)"),
    "tuning_score_recall_at_5": ("Entre las cinco primeras (R@5)", "Among the first five (R@5)"),
    "tuning_score_mrr_at_10": ("La correcta queda arriba (MRR@10)", "Right one near the top (MRR@10)"),
    "tuning_score_answered": ("Cuánto responde", "How much it answers"),
    "tuning_score_precision": ("Acierta cuando responde", "Right when it answers"),
    "tuning_check_wrong_medicine": ("Medicamento equivocado primero", "Wrong medicine first"),
    "tuning_check_look_alike": ("Nombres parecidos confundidos", "Look-alike names confused"),
    "tuning_check_red_flag": ("Emergencias sin reconocer", "Emergencies missed"),
    "tuning_check_false_alarm": ("Falsas alarmas", "False alarms"),
    "tuning_check_held_out": ("Preguntas apartadas", "Questions set aside"),
    "tuning_check_worse": ("▲ peor", "▲ worse"),
    "tuning_use_all_the_same": (
        "El modelo empeora en lo señalado. ¿Usarlo de todos modos? [s/N]",
        "The model is worse at what is marked. Use it all the same? [y/N]",
    ),
    "tuning_check_of": (
        "{before} -> {after} de {n} ({low}–{high}\u00a0%)",
        "{before} -> {after} of {n} ({low}–{high}%)",
    ),
    "tuning_stopped": (
        "Detenido. Lo entrenado hasta ahora se conserva: siga con medbot tune --resume {run}, o en la ventana, "
        "en Entrenar.",
        "Stopped. What it has trained so far is kept: go on with medbot tune --resume {run}, or in the window, "
        "in Tuning.",
    ),
    "tuning_use_by": (
        "Para usarlo: medbot models use {model}",
        "To use it: medbot models use {model}",
    ),
    "tuning_kept_unused": (
        "El modelo {model} queda guardado, sin usarse.",
        "The model {model} is kept, not used.",
    ),
}

"""Gemini tuned on Google Cloud: settings, steps of the test, states, and what is missing (domain/cloud_tuning.py)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Settings; seed and folds are those of texts/tuning.py
    "cloud_epoch_count": ("Pasadas", "Epochs"),
    "cloud_epoch_count_help": (
        "Veces que lee todas las preguntas. Google cobra cada una.",
        "Times it reads all questions. Google charges for each.",
    ),
    "cloud_learning_rate_multiplier": ("Multiplicador de la tasa de aprendizaje", "Learning-rate multiplier"),
    "cloud_learning_rate_multiplier_help": (
        "Más de 1, cada corrección es mayor que la que propone Google; menos de 1, menor.",
        "Above 1, each correction is bigger than Google’s own; below 1, smaller.",
    ),
    "cloud_adapter_size": ("Tamaño del adaptador", "Adapter size"),
    "cloud_adapter_size_help": (
        "Cuánto puede aprender: 1, 2, 4, 8 o 16. Uno grande pide más preguntas.",
        "How much it can learn: 1, 2, 4, 8 or 16. A large one needs more questions.",
    ),
    "cloud_seed": ("Semilla", "Seed"),
    "cloud_seed_help": (
        "Decide qué preguntas se apartan; con la misma, las mismas que en el ajuste del propio equipo.",
        "Decides which questions are set aside; the same seed, the same ones as in tuning on this computer.",
    ),
    "cloud_folds": ("Partes", "Parts"),
    "cloud_folds_help": (
        "Partes en que se dividen las preguntas; la primera no se envía y con ella se examina el resultado.",
        "Parts the questions are divided into; the first is not sent, and the result is scored on it.",
    ),
    "cloud_open_models_only": (
        "Google solo lo permite con modelos abiertos, no con Gemini.",
        "Google allows this for open models only, not for Gemini.",
    ),
    "cloud_not_offered": (
        "Google no ofrece este ajuste.",
        "Google does not offer this setting.",
    ),
    # The steps of the connection test
    "cloud_step_credentials": ("Credenciales", "Credentials"),
    "cloud_step_sign_in": ("Inicio de sesión", "Sign-in"),
    "cloud_step_project": ("Proyecto, facturación y permiso", "Project, billing and role"),
    "cloud_step_bucket": ("Depósito", "Bucket"),
    "cloud_step_model": ("Modelo y región", "Model and region"),
    "cloud_ok_credentials": (
        "Las credenciales se pueden leer: {account}.",
        "The credentials can be read: {account}.",
    ),
    "cloud_ok_sign_in": ("Google las acepta.", "Google accepts them."),
    "cloud_ok_project": (
        "El proyecto {project} permite entrenar en {region}.",
        "Project {project} allows tuning in {region}.",
    ),
    "cloud_ok_bucket": (
        "Se puede escribir y borrar en el depósito {bucket}.",
        "The bucket {bucket} can be written to and removed from.",
    ),
    "cloud_ok_model": (
        "{model} se puede entrenar hasta el {until} y deja de responder a partir del {retires}.",
        "{model} can be tuned until {until} and stops answering from {retires} on.",
    ),
    "cloud_not_looked_at": (
        "Sin comprobar: falta antes otra cosa.",
        "Not looked at: something before it is missing.",
    ),
    # Where a job is
    "cloud_state_prepared": ("Preparado, sin enviar", "Prepared, not sent"),
    "cloud_state_uploading": ("Enviando los archivos", "Sending the files"),
    "cloud_state_not_started": ("No llegó a empezar", "Did not start"),
    "cloud_state_queued": ("En cola", "Queued"),
    "cloud_state_pending": ("A punto de empezar", "About to start"),
    "cloud_state_running": ("En marcha", "Running"),
    "cloud_state_succeeded": ("Terminado", "Finished"),
    "cloud_state_partially_succeeded": ("Terminado en parte", "Finished in part"),
    "cloud_state_failed": ("Ha fallado", "Failed"),
    "cloud_state_cancelling": ("Cancelando", "Cancelling"),
    "cloud_state_cancelled": ("Cancelado", "Cancelled"),
    "cloud_state_paused": ("En pausa", "Paused"),
    "cloud_state_expired": ("Caducado", "Expired"),
    "cloud_state_updating": ("Actualizando", "Updating"),
    "cloud_state_unknown": ("Estado desconocido", "Unknown state"),
    "cloud_stage_waiting_for_quota": ("Espera cuota del proyecto", "Waiting for the project’s quota"),
    "cloud_stage_processing_dataset": ("Google lee los archivos", "Google is reading the files"),
    "cloud_stage_waiting_for_capacity": ("Espera sitio en Google", "Waiting for capacity at Google"),
    "cloud_stage_tuning": ("Entrenando", "Training"),
    "cloud_stage_post_processing": ("Publicando el modelo", "Making the model available"),
    # Ways of answering, in the table of scores
    "cloud_side_embedded": ("Motor propio", "Embedded engine"),
    "cloud_side_plain": ("Gemini sin entrenar", "Plain Gemini"),
    "cloud_side_tuned": ("Gemini entrenado", "Tuned Gemini"),
    # Before anything is sent
    "cloud_project_malformed": (
        "«{project}» no es el identificador de un proyecto de Google Cloud. Cópielo de la consola.",
        "“{project}” is not the id of a Google Cloud project. Copy it from the console.",
    ),
    "cloud_region_malformed": (
        "«{region}» no es una región de Google Cloud, como us-central1.",
        "“{region}” is not a Google Cloud region, such as us-central1.",
    ),
    "cloud_bucket_malformed": (
        "«{bucket}» no es el nombre de un depósito. Escríbalo sin gs:// ni barras.",
        "“{bucket}” is not a bucket’s name. Write it without gs:// or slashes.",
    ),
    "cloud_model_unknown": (
        "MedBot no sabe entrenar el modelo {model}.",
        "MedBot does not know how to tune the model {model}.",
    ),
    "cloud_model_retired": (
        "Google ya no entrena {model}: se apaga el {retires}. Elija otro.",
        "Google no longer tunes {model}: it is switched off on {retires}. Choose another.",
    ),
    "cloud_too_few": (
        "Solo quedan {n} preguntas para entrenar; Google pide al menos {needed}.",
        "Only {n} questions are left to train on; Google asks for at least {needed}.",
    ),
    "cloud_too_many": (
        "Son {n} preguntas y Google admite {limit}. Elija menos datos.",
        "There are {n} questions and Google takes {limit}. Choose less data.",
    ),
    "cloud_too_large": (
        "El archivo ocupa {megabytes} MB y Google admite {limit}. Elija menos datos.",
        "The file takes {megabytes} MB and Google accepts {limit}. Choose less data.",
    ),
    "cloud_not_agreed": (
        "Nada se envía sin su consentimiento.",
        "Nothing is sent without your consent.",
    ),
    "cloud_changed": (
        "Lo preparado ya no es lo que usted vio. Prepárelo otra vez.",
        "What was prepared is no longer what you saw. Prepare it again.",
    ),
    "cloud_job_unknown": ("Ese entrenamiento no está en la lista.", "That job is not on the list."),
    "cloud_job_going": (
        "Ese entrenamiento sigue en marcha. Cancélelo o espere a que acabe.",
        "That job is still going. Cancel it or wait for its end.",
    ),
    "cloud_job_not_ready": (
        "Ese entrenamiento no tiene un modelo al que preguntar.",
        "That job has no model that can be asked.",
    ),
}

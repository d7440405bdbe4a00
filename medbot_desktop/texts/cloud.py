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
        "Decide qué preguntas se apartan; con la misma, las mismas que al entrenar en este equipo.",
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
        "Google no permite cambiar este valor.",
        "Google does not offer this setting.",
    ),
    # The steps of the connection test
    "cloud_step_credentials": ("Credenciales", "Credentials"),
    "cloud_step_sign_in": ("Inicio de sesión", "Sign-in"),
    "cloud_step_project": ("Proyecto, facturación y permiso", "Project, billing and role"),
    "cloud_step_bucket": ("Depósito (bucket)", "Bucket"),
    "cloud_step_model": ("Modelo y región", "Model and region"),
    "cloud_ok_credentials": (
        "Las credenciales se pueden leer.",
        "The credentials can be read.",
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
    "cloud_side_plain": ("Gemini base", "Plain Gemini"),
    "cloud_side_tuned": ("Entrenado", "Tuned Gemini"),
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
        "Para entrenar solo {n:queda|quedan} {n} {n:pregunta|preguntas}; Google pide al menos {needed}.",
        "Only {n} {n:question is|questions are} left to train on; Google asks for at least {needed}.",
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
    # What is missing, or was refused; the project, its billing and roles stand in google_cloud.py
    "cloud_no_bucket": (
        "El depósito {bucket} no existe. Créelo en la consola de Google Cloud, en la región elegida, o escriba otro.",
        "The bucket {bucket} does not exist. Create it in the Google Cloud console, in the chosen region, or name another.",
    ),
    "cloud_bucket_forbidden": (
        "La cuenta no puede escribir y borrar en el depósito {bucket}. Dele el papel «Storage Object Admin» en él.",
        "The account may not write to and remove from the bucket {bucket}. Give it the role “Storage Object Admin” there.",
    ),
    "cloud_quota": (
        "El proyecto {project} ha llegado a su límite de entrenamientos. Espere a que acabe otro o pida más cuota.",
        "The project {project} has reached its limit of tuning jobs. Wait for another’s end or ask for more quota.",
    ),
    "cloud_no_model": (
        "Google no entrena ese modelo en {region}. Elija otro modelo u otra región.",
        "Google does not tune that model in {region}. Choose another model or region.",
    ),
    "cloud_model_elsewhere": (
        "{model} no se entrena en {region}, sino en {regions}.",
        "{model} is not tuned in {region} but in {regions}.",
    ),
    "cloud_model_not_there": (
        "Google no ofrece {model} en {region}. Elija otro modelo u otra región.",
        "Google does not offer {model} in {region}. Choose another model or region.",
    ),
    "cloud_gone": (
        "Google ya no conoce ese entrenamiento.",
        "Google no longer knows that job.",
    ),
    "cloud_data_refused": (
        "Google no acepta los archivos de preguntas. Prepárelos otra vez y, si se repite, envíe un informe.",
        "Google did not accept the files of questions. Prepare them again and, if it happens again, send a report.",
    ),
    "cloud_upload_altered": (
        "Lo que llegó al depósito {bucket} no es lo que se envió. Inténtelo otra vez.",
        "What arrived in the bucket {bucket} is not what was sent. Try again.",
    ),
    "cloud_upload_stopped": (
        "El envío se interrumpió; no se está entrenando nada.",
        "Sending was broken off; nothing is being trained.",
    ),
    "cloud_refused": (
        "Google no acepta la petición. Compruebe la conexión paso a paso.",
        "Google did not accept the request. Test the connection step by step.",
    ),
    "cloud_failed": ("Google Cloud ha fallado.", "Google Cloud failed."),
    # Why a job failed; what Google itself said stands below
    "cloud_failed_quota": (
        "El entrenamiento falló: el proyecto llegó a su límite o no había sitio en Google.",
        "The job failed: the project reached its limit or Google had no room.",
    ),
    "cloud_failed_billing": (
        "El entrenamiento falló por la facturación del proyecto.",
        "The job failed because of the project’s billing.",
    ),
    "cloud_failed_permission": (
        "El entrenamiento falló: a Google le falta permiso para leer el depósito o guardar el modelo.",
        "The job failed: Google lacks the permission to read the bucket or keep the model.",
    ),
    "cloud_failed_data": (
        "El entrenamiento falló al leer los archivos de preguntas.",
        "The job failed while reading the files of questions.",
    ),
    "cloud_failed_service": (
        "El entrenamiento falló por un error de Google. Puede empezarlo otra vez.",
        "The job failed because of an error at Google. You can start it again.",
    ),
    "cloud_failed_else": (
        "El entrenamiento falló.",
        "The job failed.",
    ),
    # The command
    "cloud_preview": (
        "Se enviarían {train} ejemplos para entrenar y {validation} para validar al depósito {bucket} del proyecto {project}, en {region}. Otras {held_out} preguntas se quedan aquí para examinar el resultado. Nada se ha enviado todavía; los archivos son estos:",
        "{train} examples to train on and {validation} to validate would be sent to the bucket {bucket} of the project {project}, in {region}. Another {held_out} questions stay here to score the result. Nothing has been sent yet; these are the files:",
    ),
    "cloud_preview_tokens": (
        "Unos {tokens} tokens por pasada, {billed} en total (estimados por su longitud). Precio: {page}",
        "About {tokens} tokens an epoch, {billed} in all (estimated by length). Price: {page}",
    ),
    "cloud_preview_left_out": (
        "No se {n:envía|envían} {n} {n:fila o pregunta|filas o preguntas}, por sus datos personales o demasiado {n:larga|largas}: {rows}.",
        "{n} {n:row or question is|rows or questions are} not sent, for personal details or too long: {rows}.",
    ),
    "cloud_goes_on": (
        "El entrenamiento sigue en Google. Para seguirlo otra vez: medbot cloud watch",
        "The job goes on at Google. To follow it again: medbot cloud watch",
    ),
    "cloud_scored_on_real": (
        "{n} {n:pregunta real que no se envió|preguntas reales que no se enviaron}:",
        "{n} real {n:question|questions} not sent:",
    ),
    "cloud_scored_on_row": (
        "{n} {n:pregunta de filas que no se envió|preguntas de filas que no se enviaron}, buscando solo en las respuestas; del motor propio cuenta la primera fila:",
        "{n} {n:question|questions} of rows, not sent, with answers alone searched; of the embedded engine its first row counts:",
    ),
    "cloud_scores": (
        "{side}: respondidas: {answered}, con la fila correcta: {right}, números sin respaldo: {unsupported} de {numbers}, fallos: {failed}",
        "{side}: answered: {answered}, from the right row: {right}, numbers without support: {unsupported} of {numbers}, failed: {failed}",
    ),
}

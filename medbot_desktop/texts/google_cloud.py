"""Gemini on Google Cloud: what has to be read first, the sign-in, and what may be missing in the project."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "engine_gemini_cloud": ("Gemini en Google Cloud", "Gemini on Google Cloud"),
    "notice_cloud_terms": (
        "Las condiciones de Google Cloud excluyen usar estos modelos con fines clínicos o en lugar del consejo médico profesional. Léalas y decida con su responsable.",
        "Google Cloud’s terms exclude using these models for clinical purposes or in place of professional medical advice. Read them and decide with whoever is responsible.",
    ),
    "notice_cloud_billed": (
        "Google factura cada petición a su proyecto. Dice que no entrena sus modelos con lo que se le envía.",
        "Google charges every request to your project. It says that it does not train its models on what is sent.",
    ),
    "tuning_gemini_cloud": (
        "Con un proyecto de Google Cloud se puede entrenar Gemini con sus filas. Los modelos entrenados aparecen en la lista.",
        "With a Google Cloud project, Gemini can be tuned on your rows. Tuned models appear in the list.",
    ),
    "cloud_works": (
        "El acceso funciona: {count} {count:modelo|modelos}; entrenados en este proyecto: {tuned}.",
        "The sign-in works: {count} {count:model|models}; tuned in this project: {tuned}.",
    ),
    # Failures
    "provider_project_missing": (
        "Falta el proyecto de Google Cloud. Escríbalo en Opciones, Modelos.",
        "The Google Cloud project is missing. Enter it in Settings, Models.",
    ),
    "provider_project_unknown": (
        "Google Cloud no encuentra el proyecto «{project}». Revise su identificador en Opciones, Modelos.",
        "Google Cloud does not find the project “{project}”. Check its identifier in Settings, Models.",
    ),
    "provider_cloud_region": (
        "La región «{region}» no sirve para esto. Elija otra en Opciones, Modelos.",
        "The region “{region}” cannot be used for this. Choose another in Settings, Models.",
    ),
    "provider_sign_in_file": (
        "«{path}» no es el archivo de clave de una cuenta de servicio, o no se puede leer. Elija otro en Opciones, Modelos.",
        "“{path}” is not the key file of a service account, or cannot be read. Choose another in Settings, Models.",
    ),
    "provider_sign_in_missing": (
        "Este equipo no ha iniciado sesión en Google Cloud. Hágalo con «gcloud auth application-default login» o use un archivo de clave.",
        "This computer is not signed in to Google Cloud. Do so with “gcloud auth application-default login” or use a key file.",
    ),
    "provider_sign_in_expired": (
        "La sesión de Google de este equipo ha caducado. Iníciela otra vez con «gcloud auth application-default login».",
        "This computer’s Google sign-in has expired. Sign in again with “gcloud auth application-default login”.",
    ),
    "provider_sign_in_refused": (
        "Google no acepta ese archivo de clave: la clave o su cuenta de servicio se han borrado o desactivado. Cree otra y elija su archivo.",
        "Google refused that key file: the key or its service account was deleted or disabled. Create another and choose its file.",
    ),
    "provider_sign_in_clock": (
        "Google no acepta la hora de este equipo. Ponga en hora el reloj y reintente.",
        "Google does not accept this computer’s time. Set the clock right and retry.",
    ),
    "provider_billing": (
        "El proyecto «{project}» no tiene la facturación activada. Actívela en la consola de Google Cloud.",
        "Billing is not switched on for the project “{project}”. Switch it on in the Google Cloud console.",
    ),
    "provider_service_off": (
        "El proyecto «{project}» no tiene activada la API que hace falta (aiplatform.googleapis.com). Actívela en la consola de Google Cloud.",
        "The API this needs (aiplatform.googleapis.com) is not switched on in the project “{project}”. Switch it on in the Google Cloud console.",
    ),
    "provider_role_missing": (
        "A quien inicia sesión le falta el permiso {permission} en el proyecto «{project}». Pida a quien lo administra el papel que lo lleva (por ejemplo roles/aiplatform.user).",
        "Whoever signs in lacks the permission {permission} in the project “{project}”. Ask whoever administers it for a role that has it (for example roles/aiplatform.user).",
    ),
    "provider_tuned_gone": (
        "El modelo entrenado ya no está en el proyecto «{project}», región «{region}». Elija otro en Opciones, Modelos.",
        "The tuned model is no longer in the project “{project}”, region “{region}”. Choose another in Settings, Models.",
    ),
}

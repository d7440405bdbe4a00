"""Hosted models: what has to be read before one is used, keys, failures each with its next step, tuning."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Measuring
    "measure_estimate": (
        "{questions} {questions:pregunta|preguntas}, {requests} {requests:petición|peticiones}: unos {sent} tokens enviados y {written} escritos, sin contar lo que el modelo razone.",
        "{questions} {questions:question|questions}, {requests} {requests:request|requests}: about {sent} tokens sent and {written} written, not counting what the model thinks.",
    ),
    "measure_price": (
        "Unos {dollars} dólares de EE. UU. al precio del {day}; vale el que diga la página del proveedor.",
        "About {dollars} US dollars at the price of {day}; what the provider's page says counts.",
    ),
    "measure_no_price": (
        "Las cobra el proveedor; el precio de {model} está en su página.",
        "The provider charges for them; the price of {model} is on its page.",
    ),
    "measure_own_server": (
        "Van al servidor que usted indicó; si cobra algo, lo dice quien lo lleva.",
        "They go to the server you named; whether it charges is for whoever runs it to say.",
    ),
    "measure_went": ("{done} de {total}", "{done} of {total}"),
    "measure_empty": (
        "Ninguna pregunta del archivo tiene en estos datos una fila sobre la que se preguntaría a un modelo.",
        "No question of the file has a row in this data about which a model would be asked.",
    ),
    "measure_agree": ("¿Continuar? (s/n)", "Go on? (y/n)"),
    "measure_needs_yes": (
        "No se ha enviado nada. Para continuar sin preguntar, añada --yes.",
        "Nothing was sent. To go on without being asked, add --yes.",
    ),
    "measured_head": ("{model}, n {n}", "{model}, n {n}"),
    "measured_grounded": (
        "con sus filas: respondidas {answered}, citan la fila correcta {cited}, citas erróneas {wrong}, números sin respaldo {unsupported} de {numbers}, frases sin cita {general}, fallos {failed}, tokens {sent}/{written}",
        "from your rows: answered {answered}, cite the right row {cited}, wrong citations {wrong}, numbers without support {unsupported} of {numbers}, statements without citation {general}, failed {failed}, tokens {sent}/{written}",
    ),
    "measured_plain": (
        "sin filas: respondidas {answered}, números sin respaldo {unsupported} de {numbers}, frases sin cita {general}, fallos {failed}, tokens {sent}/{written}",
        "without rows: answered {answered}, numbers without support {unsupported} of {numbers}, statements without citation {general}, failed {failed}, tokens {sent}/{written}",
    ),
    # Who writes the answer
    "engine_embedded": ("Solo este equipo", "This computer only"),
    "engine_gemini": ("Gemini, de Google", "Gemini, by Google"),
    "engine_openai": ("GPT, de OpenAI", "GPT, by OpenAI"),
    "engine_openai_compatible": (
        "Otro servidor (Ollama, LM Studio, llama.cpp, Jan, vLLM)",
        "Another server (Ollama, LM Studio, llama.cpp, Jan, vLLM)",
    ),
    # To be read and accepted once
    "notice_sent_to": (
        "La pregunta, sin datos personales, y las filas encontradas salen de este equipo hacia {company}. Lo demás se queda aquí.",
        "The question, without personal details, and the rows found leave this computer for {company}. Everything else stays here.",
    ),
    "notice_own_server": (
        "La pregunta, sin datos personales, y las filas encontradas se envían al servidor que usted indica.",
        "The question, without personal details, and the rows found are sent to the server you name.",
    ),
    "notice_gemini_terms": (
        "Las condiciones de Google no permiten usar Gemini en la práctica clínica ni para dar consejo médico. Léalas y decida con su responsable.",
        "Google’s terms do not allow Gemini in clinical practice or for medical advice. Read them and decide with whoever is responsible.",
    ),
    "notice_gemini_unpaid": (
        "Sin facturación activada, Google puede leer y usar lo que se envía. En la UE, Suiza y el Reino Unido hace falta el servicio de pago.",
        "Without billing, Google may read and use what is sent. In the EU, Switzerland and the UK the paid service is required.",
    ),
    "notice_openai_terms": (
        "OpenAI exige que un profesional con licencia revise todo consejo médico. No entrena con lo que se envía y lo guarda hasta 30 días.",
        "OpenAI requires a licensed professional to review any medical advice. It does not train on what is sent and keeps it for up to 30 days.",
    ),
    "notice_staff_decides": (
        "Un modelo puede equivocarse. Es una ayuda para el personal: decide el farmacéutico, con la fila a la vista.",
        "A model can be wrong. It helps the staff: the pharmacist decides, with the row in view.",
    ),
    # Keys
    "key_in_keyring": (
        "Guardada en el llavero del sistema.",
        "Kept in the system’s keyring.",
    ),
    "key_in_memory_no_keyring": (
        "Este equipo no tiene llavero. La clave se usa hasta que cierre el programa y no se guarda.",
        "This computer has no keyring. The key is used until you close the program and is not kept.",
    ),
    "key_in_memory_locked": (
        "El llavero del sistema está bloqueado. La clave se usa hasta que cierre el programa y no se guarda.",
        "The system’s keyring is locked. The key is used until you close the program and is not kept.",
    ),
    "key_in_memory_too_long": (
        "La clave es demasiado larga para el llavero del sistema. Se usa hasta que cierre el programa y no se guarda.",
        "The key is too long for the system’s keyring. It is used until you close the program and is not kept.",
    ),
    "key_empty": ("Pegue la clave.", "Paste the key."),
    "key_two_lines": (
        "El texto tiene más de una línea. Copie solo la clave.",
        "The text has more than one line. Copy the key alone.",
    ),
    "key_inner_space": (
        "La clave tiene un espacio dentro. Cópiela otra vez, entera y sola.",
        "The key has a space inside. Copy it again, whole and alone.",
    ),
    "key_not_text": (
        "La clave tiene un carácter que ninguna clave puede tener. Cópiela otra vez.",
        "The key has a character that no key can have. Copy it again.",
    ),
    "key_works": (
        "La clave funciona: {count} {count:modelo|modelos}.",
        "The key works: {count} {count:model|models}.",
    ),
    "keyring_unavailable": (
        "El llavero del sistema no se abre. Desbloquéelo e inténtelo otra vez.",
        "The system’s keyring does not open. Unlock it and try again.",
    ),
    "file_env_unreadable": (
        "El archivo {path} no se puede leer como .env.",
        "The file {path} cannot be read as .env.",
    ),
    # Addresses
    "address_malformed": (
        "Eso no es una dirección. Escríbala así: http://localhost:11434/v1",
        "That is not an address. Write it like this: http://localhost:11434/v1",
    ),
    "address_not_secure": (
        "Lo que se envía a {host} por http lo puede leer cualquiera en la red. Use https o confirme esta dirección.",
        "What is sent to {host} by http can be read by anyone on the network. Use https or confirm this address.",
    ),
    # Why no model was asked
    "model_after_red_flag": (
        "En una emergencia no se pregunta a ningún modelo por su cuenta.",
        "In an emergency no model is asked unless you say so.",
    ),
    "model_after_choose": (
        "Elija primero; después se pregunta al modelo.",
        "Choose first; the model is asked after that.",
    ),
    "model_after_help": (
        "Con esto no se ha preguntado al modelo.",
        "The model was not asked about this.",
    ),
    "model_without_rows": (
        "Ninguna fila de sus datos trata de esto: no se ha preguntado al modelo.",
        "No row of your data is about this: the model was not asked.",
    ),
    "model_got_masked": (
        "El modelo ha recibido la pregunta con los datos personales tapados.",
        "The model was given the question with its personal details masked.",
    ),
    # Failures
    "provider_retrying": (
        "{provider} no responde. Nuevo intento en {seconds} s ({attempt} de {attempts}).",
        "{provider} does not answer. Trying again in {seconds} s ({attempt} of {attempts}).",
    ),
    "provider_key_missing": (
        "{provider} pide una clave. Póngala en Opciones, Modelos.",
        "{provider} needs a key. Enter it in Settings, Models.",
    ),
    "provider_model_missing": (
        "Todavía no ha elegido un modelo de {provider}. Elíjalo en Opciones, Modelos.",
        "No model of {provider} is chosen yet. Choose one in Settings, Models.",
    ),
    "provider_not_accepted": (
        "Antes de usar {provider}, lea y acepte sus avisos en Opciones, Modelos.",
        "Before you use {provider}, read and accept its notices in Settings, Models.",
    ),
    "provider_not_allowed": (
        "Quien administra este equipo no permite {provider}. Sus datos siguen respondiendo.",
        "Whoever administers this computer does not allow {provider}. Your data still answers.",
    ),
    "provider_key_refused": (
        "{provider} no acepta la clave. Cópiela otra vez en Opciones.",
        "{provider} refused the key. Paste it again in Settings.",
    ),
    "provider_forbidden": (
        "La clave de {provider} no tiene permiso para este modelo. Elija otro o revise la clave en su página.",
        "The {provider} key may not use this model. Choose another or check the key on its page.",
    ),
    "provider_region": (
        "{provider} no da servicio en este país. Elija otro modelo en Opciones; sus datos siguen respondiendo.",
        "{provider} does not serve this country. Choose another model in Settings; your data still answers.",
    ),
    "provider_model_unknown": (
        "{provider} ya no tiene el modelo {model}. Elija otro de la lista en Opciones, Modelos.",
        "{provider} no longer has the model {model}. Choose another from the list in Settings, Models.",
    ),
    "provider_not_found": (
        "En esa dirección no responde {provider}. Revísela en Opciones, Modelos.",
        "{provider} does not answer at that address. Check it in Settings, Models.",
    ),
    "provider_rate_limited": (
        "{provider} pide esperar: demasiadas preguntas seguidas. Reintente en un minuto.",
        "{provider} asks you to wait: too many questions at once. Retry in a minute.",
    ),
    "provider_no_credit": (
        "La cuenta de {provider} no tiene saldo o ha llegado a su límite. Revíselo en su página.",
        "The {provider} account has no credit or has reached its limit. Check it on its page.",
    ),
    "provider_request_refused": (
        "{provider} no acepta la petición. Pruebe con otro modelo o sin nivel de razonamiento.",
        "{provider} did not accept the request. Try another model or no thinking level.",
    ),
    "provider_too_long": (
        "La pregunta y las filas son demasiado largas para {model}. Acorte la pregunta o elija otro modelo.",
        "The question and the rows are too long for {model}. Shorten the question or choose another model.",
    ),
    "provider_down": (
        "{provider} no funciona en este momento. Reintente más tarde; sus datos siguen respondiendo.",
        "{provider} is not working at the moment. Retry later; your data still answers.",
    ),
    "provider_prompt_blocked": (
        "{provider} no ha querido responder a esta pregunta. Escríbala de otra manera o consulte la fila.",
        "{provider} declined this question. Put it another way or read the row.",
    ),
    "provider_answer_blocked": (
        "{provider} ha cortado su propia respuesta por sus normas. Consulte la fila.",
        "{provider} stopped its own answer by its rules. Read the row.",
    ),
    "provider_empty": (
        "{provider} no ha escrito nada. Reintente o elija otro modelo.",
        "{provider} wrote nothing. Retry or choose another model.",
    ),
    "provider_ended_early": (
        "{provider} ha terminado antes de tiempo sin decir por qué. Lo que llegó puede estar incompleto; reintente.",
        "{provider} ended early without saying why. What came may be incomplete; retry.",
    ),
    "provider_cut_off": (
        "La respuesta llegó a su largo máximo y está incompleta. Haga una pregunta más concreta.",
        "The answer reached its greatest length and is incomplete. Ask something narrower.",
    ),
    "provider_stream_broken": (
        "La conexión con {provider} se cortó a mitad. Lo que llegó está guardado; reintente.",
        "The connection to {provider} broke off half way. What came is kept; retry.",
    ),
    "provider_slow": (
        "{provider} no responde a tiempo. Reintente o elija un modelo más rápido.",
        "{provider} does not answer in time. Retry or choose a faster model.",
    ),
    "provider_offline": (
        "Sin conexión con {provider}. Compruebe la red; sus respuestas guardadas siguen aquí.",
        "No connection to {provider}. Check the network; your stored answers still work.",
    ),
    "provider_server_off": (
        "En {address} no hay ningún servidor en marcha. Inícielo y reintente.",
        "No server is running at {address}. Start it and retry.",
    ),
    "provider_proxy": (
        "El proxy de la red no deja pasar a {provider}. Pida a su informático que lo permita.",
        "The network’s proxy does not let {provider} through. Ask whoever looks after the network to allow it.",
    ),
    "provider_certificate": (
        "El certificado de {provider} no es de confianza aquí. En una red de empresa, indique su archivo de certificados en Opciones, Modelos.",
        "The certificate of {provider} is not trusted here. In a company network, name its certificate file in Settings, Models.",
    ),
    "provider_ca_file": (
        "El archivo de certificados {path} no se puede leer. Indique otro en Opciones, Modelos.",
        "The certificate file {path} cannot be read. Name another in Settings, Models.",
    ),
    "provider_unreadable": (
        "{provider} ha contestado algo que no se puede leer. Reintente; si se repite, revise la dirección o el modelo.",
        "{provider} answered something that cannot be read. Retry; if it happens again, check the address or the model.",
    ),
    "provider_stopped": (
        "Detenida. Lo que llegó está guardado.",
        "Stopped. What came is kept.",
    ),
    "provider_gone": (
        "El programa que habla con {provider} se cerró. Lo que llegó está guardado; reintente.",
        "The part that speaks with {provider} ended. What came is kept; retry.",
    ),
    # What each can train with its key
    "tuning_gemini": (
        "Con una clave de Gemini no se puede entrenar: Google lo retiró en mayo de 2025. Los mismos datos fundamentan sus respuestas.",
        "A Gemini key cannot train a model: Google ended that in May 2025. The same data grounds its answers.",
    ),
    "tuning_openai": (
        "OpenAI cerró el entrenamiento a clientes nuevos en mayo de 2026 y lo termina el 6 de enero de 2027. Los mismos datos fundamentan sus respuestas.",
        "OpenAI closed training to new customers in May 2026 and ends it on 6 January 2027. The same data grounds its answers.",
    ),
    "tuning_openai_compatible": (
        "Un servidor propio se entrena con su propio programa. Los mismos datos fundamentan sus respuestas.",
        "A server of your own is trained with its own program. The same data grounds its answers.",
    ),
}

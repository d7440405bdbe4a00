<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPanel</name>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>{n} epochs.</source>
        <translation>{n} pasadas.</translation>
    </message>
    <message>
        <source>To bear in mind</source>
        <translation>Conviene saber</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>{encoding} to prepare the rows, {training} to train. Memory: {memory}.</source>
        <translation>{encoding} para preparar las filas, {training} para entrenar. Memoria: {memory}.</translation>
    </message>
    <message>
        <source>What it took</source>
        <translation>Lo que llevó</translation>
    </message>
    <message>
        <source>The model to use</source>
        <translation>El modelo que se usa</translation>
    </message>
    <message>
        <source>It was trained on all questions, for as many epochs as were best in the rounds; the scores are those of the rounds.</source>
        <translation>Aprendió de todas las preguntas, con las pasadas que mejor resultaron en las vueltas; las medidas son las de las vueltas.</translation>
    </message>
</context>
<context>
    <name>AboutSettings</name>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>It works without internet and without an account. It is a look-up for professionals: it calculates no doses and does not replace the pharmacist.</source>
        <translation>Funciona sin internet y sin cuenta. Es una consulta para profesionales: no calcula dosis ni sustituye al farmacéutico.</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>Abrir la guía</translation>
    </message>
    <message>
        <source>Show the start page again</source>
        <translation>Ver la página de inicio</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>AddressBlock</name>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Use this address all the same</source>
        <translation>Usar esta dirección de todos modos</translation>
    </message>
    <message>
        <source>Servers on this computer…</source>
        <translation>Servidores en este equipo…</translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation>Servidores en este equipo</translation>
    </message>
</context>
<context>
    <name>AnswerFoot</name>
    <message>
        <source>Show what changed</source>
        <translation>Ver qué cambió</translation>
    </message>
    <message>
        <source>Row {number} has changed since this answer.</source>
        <translation>La fila {number} ha cambiado después de esta respuesta.</translation>
    </message>
    <message>
        <source>Row {number} is no longer in your data.</source>
        <translation>La fila {number} ya no está en sus datos.</translation>
    </message>
    <message>
        <source>The data set of this row is switched off now.</source>
        <translation>El conjunto de datos de esta fila está desactivado.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the correction</source>
        <translation>Deshacer la corrección</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar otra vez</translation>
    </message>
    <message>
        <source>Saved. It will answer as soon as the answer search is running.</source>
        <translation>Guardada. Responderá en cuanto funcione el buscador de respuestas.</translation>
    </message>
    <message>
        <source>Undone as soon as the answer search is running.</source>
        <translation>Se deshará en cuanto funcione el buscador de respuestas.</translation>
    </message>
    <message>
        <source>Answered anew here by {who} on {date}.</source>
        <translation>Respondida de nuevo aquí por {who} el {date}.</translation>
    </message>
    <message>
        <source>Answered anew here on {date}.</source>
        <translation>Respondida de nuevo aquí el {date}.</translation>
    </message>
    <message>
        <source>Was this right?</source>
        <translation>¿Era correcta?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Yes, it was right</source>
        <translation>Sí, era correcta</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No, it was not right</source>
        <translation>No, no era correcta</translation>
    </message>
    <message>
        <source>Noted:</source>
        <translation>Anotado:</translation>
    </message>
</context>
<context>
    <name>AnswerWork</name>
    <message>
        <source>Copied with its source.</source>
        <translation>Copiada con su fuente.</translation>
    </message>
    <message>
        <source>Saved. The same question will get this answer.</source>
        <translation>Guardada. La misma pregunta recibirá esta respuesta.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>They stay on this computer. You can change this in Settings.</source>
        <translation>No salen de este equipo. Puede cambiarlo en Opciones.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Usarlas</translation>
    </message>
    <message>
        <source>Do not use them</source>
        <translation>No usarlas</translation>
    </message>
    <message>
        <source>May your judgements and corrections be used for tuning?</source>
        <translation>¿Usar sus valoraciones y correcciones para entrenar?</translation>
    </message>
</context>
<context>
    <name>AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Each change takes effect at once.</source>
        <translation>Cada cambio se aplica al momento.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Also with Ctrl and +, −, 0 or the wheel.</source>
        <translation>También con Ctrl y +, −, 0 o la rueda.</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>AsidePage</name>
    <message>
        <source>A file with questions</source>
        <translation>Un archivo con preguntas</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>There is no data yet.</source>
        <translation>Todavía no hay datos.</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Otros datos</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Abrir un archivo</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Otro archivo</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>A question a line, with the number of the row that answers it.</source>
        <translation>Una pregunta por línea, con el número de la fila que la contesta.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Do not use them</source>
        <translation>No usarlas</translation>
    </message>
    <message>
        <source>What you judged right, chose or corrected in the chat. It stays on this computer. May it be used?</source>
        <translation>Lo que usted dio por bueno, eligió o corrigió en las consultas. No sale de este equipo. ¿Se puede usar?</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Usarlas</translation>
    </message>
    <message>
        <source>They are not used.</source>
        <translation>No se usan.</translation>
    </message>
    <message>
        <source>A row is shown, you type how it is asked here. Twenty help already.</source>
        <translation>Se muestra una fila y usted escribe cómo se la preguntan. Con veinte ya se nota.</translation>
    </message>
    <message>
        <source>Teach it yourself</source>
        <translation>Enséñele usted</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Enseñar</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>More rows or more questions are needed.</source>
        <translation>Hacen falta más filas o más preguntas.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>in the data</source>
        <translation>en los datos</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>kept whole: same answer or same question</source>
        <translation>no se parten: misma respuesta o misma pregunta</translation>
    </message>
    <message>
        <source>Questions people asked</source>
        <translation>Preguntas de la gente</translation>
    </message>
    <message>
        <source>with a known row</source>
        <translation>con su fila conocida</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Vueltas</translation>
    </message>
    <message>
        <source>each sets one part aside and learns from the others</source>
        <translation>cada una aparta una parte y aprende de las demás</translation>
    </message>
    <message>
        <source>The verdict will rest on the questions people asked.</source>
        <translation>El resultado se juzgará con las preguntas de la gente.</translation>
    </message>
    <message>
        <source>The verdict will rest on the rows&apos; own questions, for there are too few that people asked. Those say more: teach some.</source>
        <translation>El resultado se juzgará con las preguntas de las propias filas, porque hay pocas de la gente. Esas dicen más: enséñele algunas.</translation>
    </message>
    <message>
        <source>Every question is set aside once. It is scored by a model that has not seen it, nor any of its group.</source>
        <translation>Cada pregunta se aparta una vez. La examina un modelo que no la ha visto, ni a ninguna de su grupo.</translation>
    </message>
    <message>
        <source>What it learns from, and what is set aside</source>
        <translation>De qué aprende y qué se aparta</translation>
    </message>
    <message>
        <source>A part is always kept away from learning: the result is scored on that part alone.</source>
        <translation>Siempre hay una parte que no se usa para aprender: el resultado se examina solo con ella.</translation>
    </message>
    <message>
        <source>It learns from</source>
        <translation>Aprende de</translation>
    </message>
    <message>
        <source>Questions people ask</source>
        <translation>Preguntas de la gente</translation>
    </message>
    <message>
        <source>The most useful thing you can give it. All sources count together.</source>
        <translation>Lo más útil que puede darle. Cuentan todas juntas, vengan de donde vengan.</translation>
    </message>
    <message>
        <source>What is set aside</source>
        <translation>Qué se aparta</translation>
    </message>
    <message>
        <source>On to the run</source>
        <translation>Seguir a Entrenar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) whose right row is known.</source>
        <translation>
            <numerusform>%Ln pregunta cuya fila correcta se conoce.</numerusform>
            <numerusform>%Ln preguntas cuya fila correcta se conoce.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) taught.</source>
        <translation>
            <numerusform>%Ln pregunta enseñada.</numerusform>
            <numerusform>%Ln preguntas enseñadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions from your history</source>
        <translation>Preguntas de sus consultas</translation>
    </message>
</context>
<context>
    <name>BinView</name>
    <message>
        <source>What you delete stays here for {days} days and is then erased for good.</source>
        <translation>Lo que borre se queda aquí {days} días y después se elimina para siempre.</translation>
    </message>
    <message>
        <source>The bin is empty. What you delete stays here for {days} days.</source>
        <translation>La papelera está vacía. Lo que borre se queda aquí {days} días.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Eliminar para siempre…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Vaciar la papelera…</translation>
    </message>
    <message>
        <source>one question</source>
        <translation>una pregunta</translation>
    </message>
    <message>
        <source>deleted {when}</source>
        <translation>borrada: {when}</translation>
    </message>
    <message numerus="yes">
        <source>conversation, %Ln question(s)</source>
        <translation>
            <numerusform>consulta con %Ln pregunta</numerusform>
            <numerusform>consulta con %Ln preguntas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>queda %Ln día</numerusform>
            <numerusform>quedan %Ln días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesList</name>
    <message>
        <source>as it is now</source>
        <translation>como está ahora</translation>
    </message>
    <message>
        <source>Return to this</source>
        <translation>Volver a esto</translation>
    </message>
    <message>
        <source>Return to how it was on {when}</source>
        <translation>Volver a como estaba: {when}</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Show the numbers of this chart as a table</source>
        <translation>Mostrar los números de este gráfico como tabla</translation>
    </message>
</context>
<context>
    <name>ChatHead</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>On this computer only</source>
        <translation>Solo en este equipo</translation>
    </message>
    <message>
        <source>Show the data sets</source>
        <translation>Ver los conjuntos de datos</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More on this conversation</source>
        <translation>Más sobre esta consulta</translation>
    </message>
    <message>
        <source>Rename, pin, label, export or delete this conversation</source>
        <translation>Cambiar el nombre, fijar, etiquetar, exportar o borrar esta consulta</translation>
    </message>
    <message>
        <source>Hosted model on: {name}</source>
        <translation>Modelo externo activo: {name}</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sin datos</translation>
    </message>
    <message>
        <source>{ready} of {total} rows ready</source>
        <translation>{ready} de {total} filas listas</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Datos de muestra</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln data set(s)</source>
        <translation>
            <numerusform>%Ln conjunto de datos</numerusform>
            <numerusform>%Ln conjuntos de datos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>The answer search stopped several times.</source>
        <translation>El buscador de respuestas se ha detenido varias veces.</translation>
    </message>
    <message>
        <source>Your history is safe.</source>
        <translation>Su historial está a salvo.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Iniciarlo de nuevo</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Nueva consulta</translation>
    </message>
    <message>
        <source>Ask on this computer only</source>
        <translation>Preguntar solo en este equipo</translation>
    </message>
    <message>
        <source>This looks like patient details. Nothing has been sent.</source>
        <translation>Parece que hay datos de un paciente. No se ha enviado nada.</translation>
    </message>
    <message>
        <source>Without them it reads: {question}</source>
        <translation>Sin ellos queda así: {question}</translation>
    </message>
    <message>
        <source>Keep them on this computer</source>
        <translation>Dejarlos en este equipo</translation>
    </message>
    <message>
        <source>Ask without them</source>
        <translation>Preguntar sin ellos</translation>
    </message>
</context>
<context>
    <name>ChatPane</name>
    <message>
        <source>New answer below</source>
        <translation>Hay una respuesta nueva abajo</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Go to the newest question</source>
        <translation>Ir a la pregunta más reciente</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>nothing to check</source>
        <translation>nada que comprobar</translation>
    </message>
    <message>
        <source>{before} → {now} of {n} ({rate})</source>
        <translation>{before} → {now} de {n} ({rate})</translation>
    </message>
    <message>
        <source>{now} of {n} ({rate})</source>
        <translation>{now} de {n} ({rate})</translation>
    </message>
</context>
<context>
    <name>ChooseCard</name>
    <message>
        <source>Nothing is picked for you</source>
        <translation>No se elige nada por usted</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>Usar esta respuesta</translation>
    </message>
    <message>
        <source>I meant {name}</source>
        <translation>Me refería a {name}</translation>
    </message>
    <message>
        <source>I meant this one</source>
        <translation>Me refería a este</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
</context>
<context>
    <name>CloudFoot</name>
    <message>
        <source>Prepare and show</source>
        <translation>Preparar y mostrar</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>Preparar otra vez</translation>
    </message>
    <message>
        <source>Send and train</source>
        <translation>Enviar y entrenar</translation>
    </message>
    <message>
        <source>Stop preparing</source>
        <translation>Dejar de preparar</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Seguirlo</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Remove the files at Google</source>
        <translation>Quitar los archivos de Google</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Usar este modelo</translation>
    </message>
</context>
<context>
    <name>CloudInTuning</name>
    <message>
        <source>Training at Google has ended.</source>
        <translation>El entrenamiento en Google ha terminado.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>The tuned model is ready.</source>
        <translation>El modelo entrenado está listo.</translation>
    </message>
    <message>
        <source>It answers only once you choose it. Score it first on the questions set aside.</source>
        <translation>Solo responde cuando usted lo elige. Examínelo antes con las preguntas apartadas.</translation>
    </message>
    <message>
        <source>What goes on at Google goes on all the same.</source>
        <translation>Lo que está en marcha en Google sigue igualmente.</translation>
    </message>
    <message>
        <source>Cancel this training?</source>
        <translation>¿Cancelar este entrenamiento?</translation>
    </message>
    <message>
        <source>Google may charge for what it has done so far. Nothing changes in what answers here.</source>
        <translation>Google puede cobrar lo hecho hasta ahora. Aquí no cambia nada de lo que responde.</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Remove the files from the bucket?</source>
        <translation>¿Quitar los archivos del depósito?</translation>
    </message>
    <message>
        <source>Your questions and answers are no longer there afterwards. The tuned model stays.</source>
        <translation>Sus preguntas y respuestas dejan de estar allí. El modelo entrenado se queda.</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Quitarlos</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Dejarlos</translation>
    </message>
    <message>
        <source>Take this training off the list?</source>
        <translation>¿Quitar este entrenamiento de la lista?</translation>
    </message>
    <message>
        <source>Its files here go. What is at Google stays there.</source>
        <translation>Se borran sus archivos de aquí. Lo que está en Google se queda allí.</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>A new training</source>
        <translation>Un entrenamiento nuevo</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Preparing the files…</source>
        <translation>Preparando los archivos…</translation>
    </message>
    <message>
        <source>On this computer. Nothing leaves for it.</source>
        <translation>En este equipo. No sale nada para ello.</translation>
    </message>
    <message>
        <source>What would leave this computer</source>
        <translation>Qué saldría de este equipo</translation>
    </message>
    <message>
        <source>Prepared on this computer. Nothing has been sent.</source>
        <translation>Preparado en este equipo. No se ha enviado nada.</translation>
    </message>
    <message>
        <source>Nothing is prepared</source>
        <translation>No hay nada preparado</translation>
    </message>
    <message>
        <source>Choose in step 2 what it learns from.</source>
        <translation>Elija en el paso 2 con qué se entrena.</translation>
    </message>
    <message>
        <source>Fill in the project, the bucket and the settings at the left.</source>
        <translation>Complete el proyecto, el depósito (bucket) y los valores de la izquierda.</translation>
    </message>
    <message>
        <source>Preparing makes the files on this computer and shows what would leave, row by row. Nothing is sent before you agree to that.</source>
        <translation>Preparar crea los archivos en este equipo y muestra qué saldría, fila por fila. No se envía nada antes de que usted lo acepte.</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>CloudParamsForm</name>
    <message>
        <source>How to tune</source>
        <translation>Cómo entrenar</translation>
    </message>
</context>
<context>
    <name>CloudWords</name>
    <message>
        <source>{model}, at least until {day}</source>
        <translation>{model}, al menos hasta el {day}</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>una dirección de correo</translation>
    </message>
    <message>
        <source>a bank card</source>
        <translation>una tarjeta bancaria</translation>
    </message>
    <message>
        <source>an identity document</source>
        <translation>un documento de identidad</translation>
    </message>
    <message>
        <source>an insurance number</source>
        <translation>un número de seguro</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>un teléfono</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>una fecha de nacimiento</translation>
    </message>
    <message>
        <source>a postal address</source>
        <translation>una dirección postal</translation>
    </message>
    <message>
        <source>a person&apos;s name</source>
        <translation>el nombre de una persona</translation>
    </message>
    <message>
        <source>too long for one example</source>
        <translation>demasiado larga para un ejemplo</translation>
    </message>
    <message>
        <source>it looks like {details}</source>
        <translation>parece {details}</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Before and now, {n} questions set aside</source>
        <translation>Antes y ahora, {n} preguntas apartadas</translation>
    </message>
    <message>
        <source>{kind}. Bars: 95% interval.</source>
        <translation>{kind}. Barras: intervalo del 95&#xa0;%.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Type a medicine and your question</source>
        <translation>Escriba un medicamento y su duda</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter, new line</source>
        <translation>Intro envía · Mayús+Intro, línea nueva</translation>
    </message>
    <message>
        <source>A look-up for professionals. Do not type patient details.</source>
        <translation>Consulta para profesionales. No escriba datos de pacientes.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>{length} of {limit} characters</source>
        <translation>{length} de {limit} caracteres</translation>
    </message>
    <message>
        <source>{length} of {limit} characters. Shorten it to send; nothing is lost.</source>
        <translation>{length} de {limit} caracteres. Acórtela para enviarla; no se ha perdido nada.</translation>
    </message>
</context>
<context>
    <name>ContentsWords</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln pregunta</numerusform>
            <numerusform>%Ln preguntas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln data set(s)</source>
        <translation>
            <numerusform>%Ln conjunto de datos</numerusform>
            <numerusform>%Ln conjuntos de datos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln modelo</numerusform>
            <numerusform>%Ln modelos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationActs</name>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>New label…</source>
        <translation>Etiqueta nueva…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Etiqueta nueva</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Conversations chosen</source>
        <translation>Conversaciones elegidas</translation>
    </message>
    <message>
        <source>Name of the label</source>
        <translation>Nombre de la etiqueta</translation>
    </message>
    <message>
        <source>Add the label</source>
        <translation>Añadir la etiqueta</translation>
    </message>
</context>
<context>
    <name>CopiesSettings</name>
    <message>
        <source>Questions read: {turns} of {all_turns}. Rows read: {rows} of {all_rows}.</source>
        <translation>Preguntas leídas: {turns} de {all_turns}. Filas leídas: {rows} de {all_rows}.</translation>
    </message>
    <message>
        <source>The search finds its newest question.</source>
        <translation>El buscador encuentra la última pregunta.</translation>
    </message>
    <message>
        <source>The search does not find its newest question.</source>
        <translation>El buscador no encuentra la última pregunta.</translation>
    </message>
    <message>
        <source>The copy of {when} was restored into an empty folder and opened.</source>
        <translation>La copia del {when} se ha recuperado en una carpeta vacía y se ha abierto.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>A copy of everything is made by itself each day, on this computer. Nothing is sent anywhere.</source>
        <translation>Cada día se hace sola una copia de todo, en este equipo. No se envía nada a ningún sitio.</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Hacer una copia ahora</translation>
    </message>
    <message>
        <source>It is restored into an empty folder, read whole and removed again. Nothing here changes.</source>
        <translation>Se recupera en una carpeta vacía, se lee entera y se quita. Aquí no cambia nada.</translation>
    </message>
    <message>
        <source>A second place</source>
        <translation>Un segundo lugar</translation>
    </message>
    <message>
        <source>Each copy is also put into {folder}.</source>
        <translation>Cada copia se guarda también en {folder}.</translation>
    </message>
    <message>
        <source>On a USB stick or a drive of the network each copy also survives this computer.</source>
        <translation>En una memoria USB o en una unidad de red, las copias sobreviven también a este equipo.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Solo en este equipo</translation>
    </message>
    <message>
        <source>Everything as one file</source>
        <translation>Todo en un archivo</translation>
    </message>
    <message>
        <source>For a new computer: questions, answers, data sets, models and settings. Keys are not in it.</source>
        <translation>Para un equipo nuevo: preguntas, respuestas, conjuntos de datos, modelos y opciones. Las claves no van dentro.</translation>
    </message>
    <message>
        <source>Save as one file…</source>
        <translation>Guardar en un archivo…</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <translation>Traer un archivo…</translation>
    </message>
    <message>
        <source>There is no copy yet. The first one is made today.</source>
        <translation>Todavía no hay ninguna copia. La primera se hace hoy.</translation>
    </message>
    <message>
        <source>Choose a folder for a second copy</source>
        <translation>Elija una carpeta para una segunda copia</translation>
    </message>
    <message>
        <source>Save everything as one file</source>
        <translation>Guardar todo en un archivo</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <translation>
            <numerusform>Ver %Ln</numerusform>
            <numerusform>Ver las %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Test the newest</source>
        <translation>Probar la última</translation>
    </message>
</context>
<context>
    <name>CopiesWork</name>
    <message>
        <source>A copy is being made.</source>
        <translation>Se está haciendo una copia.</translation>
    </message>
    <message>
        <source>The newest copy is being restored into an empty folder and read.</source>
        <translation>La última copia se está recuperando en una carpeta vacía para leerla.</translation>
    </message>
    <message>
        <source>Everything is being written into one file.</source>
        <translation>Se está guardando todo en un archivo.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Se está leyendo el archivo.</translation>
    </message>
    <message>
        <source>The copy is made and was checked.</source>
        <translation>La copia está hecha y se ha comprobado.</translation>
    </message>
    <message>
        <source>Everything is in {name}, and was checked.</source>
        <translation>Todo está en {name}, y se ha comprobado.</translation>
    </message>
</context>
<context>
    <name>CopyActions</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>Copiar con la fuente</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Restore…</source>
        <translation>Recuperar…</translation>
    </message>
    <message>
        <source>Restore the copy of {when}</source>
        <translation>Recuperar la copia del {when}</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>segundo lugar</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>hecha por usted</translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation>antes de recuperar</translation>
    </message>
    <message>
        <source>checked on {day}</source>
        <translation>comprobada el {day}</translation>
    </message>
    <message>
        <source>Its list of contents is missing: it cannot be relied on.</source>
        <translation>Falta su lista de contenido: no es de fiar.</translation>
    </message>
    <message>
        <source>Part of it is missing: it cannot be restored.</source>
        <translation>Le falta una parte: no se puede recuperar.</translation>
    </message>
    <message>
        <source>It is not what it was when it was made: it cannot be restored.</source>
        <translation>Ya no es como cuando se hizo: no se puede recuperar.</translation>
    </message>
    <message>
        <source>It is damaged: it cannot be restored.</source>
        <translation>Está dañada: no se puede recuperar.</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>You asked: {question}</source>
        <translation>Usted preguntó: {question}</translation>
    </message>
    <message>
        <source>Correct this row</source>
        <translation>Corregir esta fila</translation>
    </message>
    <message>
        <source>Add another answer</source>
        <translation>Añadir otra respuesta</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation>Sus iniciales</translation>
    </message>
    <message>
        <source>Leaflet, data sheet, https://…</source>
        <translation>Prospecto, ficha técnica, https://…</translation>
    </message>
    <message>
        <source>With initials the row counts as reviewed today.</source>
        <translation>Con iniciales, la fila consta como revisada hoy.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A row is added to “{own}” and answers this question at once.</source>
        <translation>Se añade una fila a «{own}», que responde a esta pregunta desde ahora.</translation>
    </message>
    <message>
        <source>Row {number} stays as it is.</source>
        <translation>La fila {number} se queda como está.</translation>
    </message>
    <message>
        <source>Sample rows are not changed: the answer goes to “{own}” and answers in place of row {number}.</source>
        <translation>Las filas de muestra no se cambian: la respuesta va a «{own}» y responde en lugar de la fila {number}.</translation>
    </message>
    <message>
        <source>Row {number} of {data_set} is changed. What it said before is kept.</source>
        <translation>Se cambia la fila {number} de {data_set}. Lo que decía antes queda guardado.</translation>
    </message>
    <message>
        <source>Write the question.</source>
        <translation>Escriba la pregunta.</translation>
    </message>
    <message>
        <source>Write the answer.</source>
        <translation>Escriba la respuesta.</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>El texto es demasiado largo.</translation>
    </message>
    <message>
        <source>This looks like patient details. Nothing has been saved.</source>
        <translation>Parece que hay datos de un paciente. No se ha guardado nada.</translation>
    </message>
    <message>
        <source>Without them it reads: {text}</source>
        <translation>Sin ellos dice: {text}</translation>
    </message>
    <message>
        <source>Save without them</source>
        <translation>Guardar sin ellos</translation>
    </message>
    <message>
        <source>Save as it is</source>
        <translation>Guardar como está</translation>
    </message>
    <message>
        <source>Is this still the source of what you wrote? If not, change it or clear it.</source>
        <translation>¿Sigue siendo esta la fuente de lo que ha escrito? Si no lo es, cámbiela o bórrela.</translation>
    </message>
</context>
<context>
    <name>CountrySettings</name>
    <message>
        <source>Country and emergency numbers</source>
        <translation>País y teléfonos de emergencia</translation>
    </message>
    <message>
        <source>An emergency shows the numbers of this country before anything else.</source>
        <translation>Ante una emergencia salen antes que nada los teléfonos de este país.</translation>
    </message>
    <message>
        <source>Fixed by your administrator.</source>
        <translation>Fijado por su administrador.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>The numbers the program knows</source>
        <translation>Los teléfonos que conoce el programa</translation>
    </message>
    <message>
        <source>Shown as soon as the answer search is running.</source>
        <translation>Saldrán en cuanto funcione el buscador de respuestas.</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Fuente: {source}</translation>
    </message>
    <message>
        <source>Source of the number</source>
        <translation>Fuente del teléfono</translation>
    </message>
    <message>
        <source>Check them before you rely on them: each says where it was taken from.</source>
        <translation>Compruébelos antes de confiar en ellos: junto a cada uno está de dónde se tomó.</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>check</source>
        <translation>control</translation>
    </message>
    <message>
        <source>training</source>
        <translation>al aprender</translation>
    </message>
    <message>
        <source>best so far: epoch {epoch}</source>
        <translation>lo mejor: pasada {epoch}</translation>
    </message>
    <message>
        <source>patience: stops at epoch {epoch}</source>
        <translation>paciencia: para en la pasada {epoch}</translation>
    </message>
    <message>
        <source>chosen: epoch {epoch}</source>
        <translation>elegida: pasada {epoch}</translation>
    </message>
    <message>
        <source>Round {number}</source>
        <translation>Vuelta {number}</translation>
    </message>
    <message>
        <source>On everything</source>
        <translation>Con todas</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Vuelta</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Pasada</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>mejor pasada</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>pasada</translation>
    </message>
    <message>
        <source>Each epoch is drawn here.</source>
        <translation>Aquí se dibuja cada pasada.</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Qué se entrena</translation>
    </message>
    <message>
        <source>Error while learning</source>
        <translation>Error al aprender</translation>
    </message>
    <message>
        <source>Error on check questions</source>
        <translation>Error de control</translation>
    </message>
    <message>
        <source>Right one near the top, MRR@10 (higher is better)</source>
        <translation>La correcta queda arriba, MRR@10 (mejor cuanto más alto)</translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation>Error (mejor cuanto más bajo)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Right one near the top</source>
        <translation>La correcta queda arriba</translation>
    </message>
</context>
<context>
    <name>DataFile</name>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>You can ask already, for example: “{question}”</source>
        <translation>Ya puede preguntar, por ejemplo: «{question}»</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Cancelado. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
    <message>
        <source>Your corrections were taken back: the file is read another way, and its rows are others.</source>
        <translation>Se han quitado sus correcciones: el archivo se lee de otra forma y sus filas son otras.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Otro archivo</translation>
    </message>
    <message>
        <source>Reading and examining the file…</source>
        <translation>Leyendo y examinando el archivo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Newer file for {name}</source>
        <translation>Archivo más nuevo para {name}</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Un archivo</translation>
    </message>
    <message>
        <source>Back to the overview (Esc)</source>
        <translation>Volver a los datos (Esc)</translation>
    </message>
    <message>
        <source>The file is examined. Rows read: {read}, used: {used}, set aside: {aside}</source>
        <translation>El archivo está examinado. Filas leídas: {read}, usadas: {used}, apartadas: {aside}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) added to your data.</source>
        <translation>
            <numerusform>%Ln fila añadida a sus datos.</numerusform>
            <numerusform>%Ln filas añadidas a sus datos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Leerlo otra vez</translation>
    </message>
    <message>
        <source>You have data named “{name}” already.</source>
        <translation>Ya tiene datos que se llaman «{name}».</translation>
    </message>
    <message>
        <source>If this is a newer version, let it take that place: used beside it, both would answer.</source>
        <translation>Si es una versión más nueva, sustitúyalos: si se añade al lado, responderán las dos.</translation>
    </message>
    <message>
        <source>Compare and replace</source>
        <translation>Comparar y sustituir</translation>
    </message>
    <message>
        <source>Your corrections from before still lie over this file.</source>
        <translation>Sus correcciones de antes siguen puestas sobre este archivo.</translation>
    </message>
    <message>
        <source>They are kept until you use its rows or close the program.</source>
        <translation>Se conservan hasta que use sus filas o cierre el programa.</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>Siguiente: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Next: {name} (%Ln left)</source>
        <translation>
            <numerusform>Siguiente: {name} (queda %Ln)</numerusform>
            <numerusform>Siguiente: {name} (quedan %Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSetCard</name>
    <message>
        <source>{name} answers</source>
        <translation>{name} responde</translation>
    </message>
    <message>
        <source>Answers come only from data that is switched on</source>
        <translation>Solo responden los datos que están activados</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Datos de muestra</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Escritas aquí</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivados</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>kept by {owner}</source>
        <translation>a cargo de {owner}</translation>
    </message>
    <message>
        <source>imported on {day}</source>
        <translation>importado el {day}</translation>
    </message>
    <message>
        <source>See the rows</source>
        <translation>Ver las filas</translation>
    </message>
    <message>
        <source>Replace by a newer file</source>
        <translation>Sustituir por un archivo más nuevo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>JSON lines, for fine-tuning elsewhere</source>
        <translation>JSON Lines, para entrenar en otro sitio</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>A cargo de</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln due for review</source>
        <translation>
            <numerusform>%Ln por revisar</numerusform>
            <numerusform>%Ln por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>{share}% reviewed</source>
        <translation>revisado el {share}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Conjuntos de datos</translation>
    </message>
    <message>
        <source>Open the data</source>
        <translation>Abrir los datos</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Todavía no hay ninguno.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Datos de muestra</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>responde</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>desactivado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the answers come from, and where everything is kept.</source>
        <translation>De dónde salen las respuestas y dónde está todo.</translation>
    </message>
    <message>
        <source>Your data is kept in this folder</source>
        <translation>Sus datos están en esta carpeta</translation>
    </message>
    <message>
        <source>History, data sets, models, copies and settings. Keys are kept only in the system&apos;s keyring.</source>
        <translation>Historial, conjuntos de datos, modelos, copias y opciones. Las claves están solo en el llavero del sistema.</translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message>
        <source>Left out</source>
        <translation>Fuera</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartada</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Se usa</translation>
    </message>
    <message>
        <source>Rows set aside</source>
        <translation>Filas apartadas</translation>
    </message>
    <message>
        <source>they cannot be used like this</source>
        <translation>no se pueden usar así</translation>
    </message>
    <message>
        <source>Better look again</source>
        <translation>Conviene revisar</translation>
    </message>
    <message>
        <source>they are used</source>
        <translation>se usan</translation>
    </message>
    <message>
        <source>For your information</source>
        <translation>Para su información</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nada que hacer</translation>
    </message>
    <message>
        <source>semicolon ( ; )</source>
        <translation>punto y coma ( ; )</translation>
    </message>
    <message>
        <source>comma ( , )</source>
        <translation>coma ( , )</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>bar ( | )</source>
        <translation>barra ( | )</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Semana pasada</translation>
    </message>
    <message>
        <source>Date in the future</source>
        <translation>Fecha futura</translation>
    </message>
</context>
<context>
    <name>DeletedLine</name>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation>Recuperar {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>queda %Ln día</numerusform>
            <numerusform>quedan %Ln días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>What differs</source>
        <translation>Qué cambia</translation>
    </message>
    <message>
        <source>compared word by word on this computer</source>
        <translation>comparado palabra por palabra en este equipo</translation>
    </message>
    <message>
        <source>Added from another row</source>
        <translation>Añadido de otra fila</translation>
    </message>
    <message>
        <source>Added, in no row</source>
        <translation>Añadido, en ninguna fila</translation>
    </message>
    <message>
        <source>medicines not named: {names}</source>
        <translation>medicamentos que no nombra: {names}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>no sentence of the stored answer</source>
        <translation>ninguna frase de la respuesta guardada</translation>
    </message>
    <message>
        <source>Numbers and units</source>
        <translation>Números y unidades</translation>
    </message>
    <message>
        <source>only in the stored answer: {numbers}</source>
        <translation>solo en la respuesta guardada: {numbers}</translation>
    </message>
    <message>
        <source>only in the model&apos;s text: {numbers}</source>
        <translation>solo en el texto del modelo: {numbers}</translation>
    </message>
    <message>
        <source>the same: {numbers}</source>
        <translation>los mismos: {numbers}</translation>
    </message>
    <message>
        <source>none in either text</source>
        <translation>ninguno en los dos textos</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«{words}»</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What would you like to look up?</source>
        <translation>¿Qué quiere consultar?</translation>
    </message>
    <message>
        <source>Questions that your data answers</source>
        <translation>Preguntas que sus datos responden</translation>
    </message>
    <message>
        <source>Bring answers</source>
        <translation>Traer respuestas</translation>
    </message>
    <message>
        <source>Getting your answers ready…</source>
        <translation>Preparando sus respuestas…</translation>
    </message>
    <message>
        <source>There are no answers yet. Bring a file with yours, or try the example.</source>
        <translation>Todavía no hay respuestas. Traiga un archivo con las suyas o pruebe con el ejemplo.</translation>
    </message>
    <message>
        <source>{ready} of {total} rows ready; the rest is being prepared.</source>
        <translation>{ready} de {total} filas listas; el resto se está preparando.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) answer, word for word.</source>
        <translation>
            <numerusform>Responde %Ln fila, palabra por palabra.</numerusform>
            <numerusform>Responden %Ln filas, palabra por palabra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of sample data. Replace them with your own before you serve customers.</source>
        <translation>
            <numerusform>%Ln fila de muestra. Cámbiela por las suyas antes de atender.</numerusform>
            <numerusform>%Ln filas de muestra. Cámbielas por las suyas antes de atender.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Bring your own questions and answers</source>
        <translation>Traiga sus preguntas y respuestas</translation>
    </message>
    <message>
        <source>Open the file of your pharmacy, or drop it onto this window. It is read and examined first; you see what is wrong with it, and nothing in it is changed.</source>
        <translation>Abra el archivo de su farmacia o suéltelo en esta ventana. Primero se lee y se examina; verá qué le pasa, y en el archivo no se cambia nada.</translation>
    </message>
    <message>
        <source>CSV, Excel, LibreOffice or JSON lines, of any size.</source>
        <translation>CSV, Excel, LibreOffice o JSON Lines, de cualquier tamaño.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Abrir un archivo</translation>
    </message>
</context>
<context>
    <name>EngineChoice</name>
    <message>
        <source>Who answers: {name}</source>
        <translation>Responde: {name}</translation>
    </message>
    <message>
        <source>Who answers the next question</source>
        <translation>Quién responde a la próxima pregunta</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>rows {numbers}</source>
        <translation>filas {numbers}</translation>
    </message>
</context>
<context>
    <name>EraseQuestion</name>
    <message>
        <source>Erase for good</source>
        <translation>Eliminar para siempre</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Questions, answers and the words of the search are overwritten. This cannot be undone.</source>
        <translation>Se sobrescriben las preguntas, las respuestas y las palabras de la búsqueda. No se puede deshacer.</translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln question(s) for good?</source>
        <translation>
            <numerusform>¿Eliminar %Ln pregunta para siempre?</numerusform>
            <numerusform>¿Eliminar %Ln preguntas para siempre?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also from %Ln backup copy(ies)</source>
        <translation>
            <numerusform>También de %Ln copia de seguridad</numerusform>
            <numerusform>También de %Ln copias de seguridad</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluatePanel</name>
    <message>
        <source>no file chosen</source>
        <translation>ningún archivo elegido</translation>
    </message>
    <message>
        <source>{model}: {n} questions</source>
        <translation>{model}: {n} preguntas</translation>
    </message>
    <message>
        <source>wrong medicine {n}</source>
        <translation>medicamento equivocado {n}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Comes out as</source>
        <translation>Sale como</translation>
    </message>
    <message>
        <source>Right row</source>
        <translation>Fila correcta</translation>
    </message>
    <message>
        <source>Row given</source>
        <translation>Fila dada</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>{kind}, wrong medicine</source>
        <translation>{kind}, medicamento equivocado</translation>
    </message>
    <message>
        <source>answer from the data</source>
        <translation>respuesta de los datos</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>elegir uno</translation>
    </message>
    <message>
        <source>not in the data</source>
        <translation>no está en los datos</translation>
    </message>
    <message>
        <source>emergency</source>
        <translation>emergencia</translation>
    </message>
    <message>
        <source>help</source>
        <translation>ayuda</translation>
    </message>
    <message>
        <source>written by a model</source>
        <translation>redactada por un modelo</translation>
    </message>
    <message>
        <source>Test with your own questions</source>
        <translation>Examinar con sus propias preguntas</translation>
    </message>
    <message>
        <source>A file with a question a line and the number of the row that answers it. It is scored with the model you choose; nothing is learned from it.</source>
        <translation>Un archivo con una pregunta por línea y el número de la fila que la contesta. Se examina con el modelo que elija; no aprende nada de él.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>With the model</source>
        <translation>Con el modelo</translation>
    </message>
    <message>
        <source>Model to test</source>
        <translation>Modelo que se examina</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Examinarlo</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Examinando</translation>
    </message>
    <message>
        <source>What the model does with each question</source>
        <translation>Qué hace el modelo con cada pregunta</translation>
    </message>
    <message>
        <source>Each question of the file is searched with this model.</source>
        <translation>Cada pregunta del archivo se busca con este modelo.</translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message>
        <source>Choose the file with everything inside</source>
        <translation>Elija el archivo con todo dentro</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Everything of MedBot</source>
        <translation>Todo MedBot</translation>
    </message>
</context>
<context>
    <name>FileFoot</name>
    <message>
        <source>_repaired</source>
        <translation>_reparado</translation>
    </message>
    <message>
        <source>_report</source>
        <translation>_informe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>As CSV, with every row</source>
        <translation>Como CSV, con todas las filas</translation>
    </message>
    <message>
        <source>As PDF, to print</source>
        <translation>Como PDF, para imprimir</translation>
    </message>
    <message>
        <source>Save a repaired copy</source>
        <translation>Guardar una copia reparada</translation>
    </message>
    <message>
        <source>Compare with {name}</source>
        <translation>Comparar con {name}</translation>
    </message>
    <message numerus="yes">
        <source>Use %Ln row(s)</source>
        <translation>
            <numerusform>Usar %Ln fila</numerusform>
            <numerusform>Usar %Ln filas</numerusform>
        </translation>
    </message>
    <message>
        <source>If the file changes, it is noticed. Fingerprint {print}</source>
        <translation>Si el archivo cambia, se nota. Huella {print}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>cualquier día</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijadas</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregidas</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln activo</numerusform>
            <numerusform>%Ln activos</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>últimos 7 días</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>últimos 30 días</translation>
    </message>
    <message>
        <source>last 3 months</source>
        <translation>últimos 3 meses</translation>
    </message>
    <message>
        <source>last 12 months</source>
        <translation>últimos 12 meses</translation>
    </message>
    <message>
        <source>between two days</source>
        <translation>entre dos días</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Show rows</source>
        <translation>Ver filas</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>There seem to be no patient details</source>
        <translation>No parece haber datos de pacientes</translation>
    </message>
    <message>
        <source>No row gives orders to a model</source>
        <translation>Ninguna fila da órdenes a un modelo</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Abrir su página</translation>
    </message>
    <message>
        <source>Open the page for: {step}</source>
        <translation>Abrir la página de: {step}</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Conversations with this name</source>
        <translation>Consultas con ese nombre</translation>
    </message>
</context>
<context>
    <name>GapsView</name>
    <message>
        <source>These questions found no answer in your data. Each answer you add takes one away.</source>
        <translation>Estas preguntas no encontraron respuesta en sus datos. Cada respuesta que añada quita una.</translation>
    </message>
    <message>
        <source>Your data has answered every question so far.</source>
        <translation>Hasta ahora sus datos han respondido a todas las preguntas.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Questions without an answer</source>
        <translation>Preguntas sin respuesta</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar otra vez</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>Exportar la lista…</translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Each change takes effect at once.</source>
        <translation>Cada cambio se aplica al momento.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Name of the pharmacy</source>
        <translation>Nombre de la farmacia</translation>
    </message>
    <message>
        <source>Fixed by your administrator.</source>
        <translation>Fijado por su administrador.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>News of later versions</source>
        <translation>Avisos de versiones nuevas</translation>
    </message>
    <message>
        <source>Asks one address, at most once a day. Nothing is downloaded or installed.</source>
        <translation>Pregunta a una sola dirección, una vez al día como mucho. No se descarga ni se instala nada.</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>No preguntar</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Avisarme</translation>
    </message>
    <message>
        <source>It is printed on the sheets for patients.</source>
        <translation>Figura en las hojas para pacientes.</translation>
    </message>
    <message>
        <source>Reviews, corrections and changes of the data are signed with it.</source>
        <translation>Con él se firman las revisiones, las correcciones y los cambios de los datos.</translation>
    </message>
</context>
<context>
    <name>GeneratedCard</name>
    <message>
        <source>Written by a model from your rows</source>
        <translation>Redactada por un modelo con sus filas</translation>
    </message>
    <message>
        <source>check before use</source>
        <translation>compruébelo antes de usarlo</translation>
    </message>
    <message>
        <source>Copy with sources</source>
        <translation>Copiar con las fuentes</translation>
    </message>
    <message>
        <source>Only the model&apos;s text</source>
        <translation>Solo el texto del modelo</translation>
    </message>
    <message>
        <source>Beside the stored row</source>
        <translation>Junto a la fila guardada</translation>
    </message>
    <message>
        <source>Text of the model</source>
        <translation>Texto del modelo</translation>
    </message>
    <message>
        <source>General knowledge, not in your data</source>
        <translation>Conocimiento general, no está en sus datos</translation>
    </message>
    <message>
        <source>In none of the rows</source>
        <translation>En ninguna de las filas</translation>
    </message>
    <message>
        <source>This text was not checked against the rows.</source>
        <translation>Este texto no se comprobó con las filas.</translation>
    </message>
    <message>
        <source>Not in the rows it cites, check before use: {words}</source>
        <translation>No está en las filas que cita, compruébelo antes de usarlo: {words}</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Qué se envió</translation>
    </message>
    <message>
        <source>Sent to {name}: the question “{question}” and these rows. Nothing else of your data.</source>
        <translation>Enviado a {name}: la pregunta «{question}» y estas filas. Nada más de sus datos.</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>{model} is writing; it is checked against your rows at the end. You can stop it.</source>
        <translation>{model} está escribiendo; al final se comprueba con sus filas. Puede detenerlo.</translation>
    </message>
    <message>
        <source>It was cut off. Your question is kept.</source>
        <translation>Se cortó. Su pregunta está guardada.</translation>
    </message>
    <message>
        <source>It was cut off. What had arrived is kept above.</source>
        <translation>Se cortó. Lo que llegó se conserva arriba.</translation>
    </message>
    <message>
        <source>Stopped before any text came. Your question is kept.</source>
        <translation>Detenida antes de que llegara texto. Su pregunta está guardada.</translation>
    </message>
    <message>
        <source>What had arrived is kept above.</source>
        <translation>Lo que llegó se conserva arriba.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Elegir otro modelo</translation>
    </message>
    <message>
        <source>Settings, Models</source>
        <translation>Opciones, Modelos</translation>
    </message>
    <message>
        <source>asked: {model}</source>
        <translation>se pidió: {model}</translation>
    </message>
    <message>
        <source>tokens: {sent} sent, {written} written</source>
        <translation>tokens: {sent} enviados, {written} escritos</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>Volver a donde estaba (Esc)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Counter card in Spanish</source>
        <translation>Tarjeta del mostrador en español</translation>
    </message>
    <message>
        <source>Counter card in English</source>
        <translation>Tarjeta del mostrador en inglés</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Buscar en la guía</translation>
    </message>
    <message>
        <source>Sections of the guide</source>
        <translation>Apartados de la guía</translation>
    </message>
    <message>
        <source>Not in the guide</source>
        <translation>No está en la guía</translation>
    </message>
    <message>
        <source>MedBot guide</source>
        <translation>Guía de MedBot</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>El PDF está guardado.</translation>
    </message>
</context>
<context>
    <name>HandOut</name>
    <message>
        <source>no source given</source>
        <translation>sin fuente indicada</translation>
    </message>
    <message>
        <source>reviewed on {date}</source>
        <translation>revisada el {date}</translation>
    </message>
    <message>
        <source>not reviewed by a pharmacist</source>
        <translation>no revisada por un farmacéutico</translation>
    </message>
    <message>
        <source>Source: {source}, {reviewed}</source>
        <translation>Fuente: {source}, {reviewed}</translation>
    </message>
    <message>
        <source>If anything is unclear, ask at the pharmacy.</source>
        <translation>Si tiene dudas, pregunte en la farmacia.</translation>
    </message>
</context>
<context>
    <name>HandOuts</name>
    <message>
        <source>Save the sheet for the patient</source>
        <translation>Guardar la hoja para el paciente</translation>
    </message>
    <message>
        <source>The sheet is saved.</source>
        <translation>La hoja está guardada.</translation>
    </message>
</context>
<context>
    <name>HelpCard</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>HistoryExports</name>
    <message>
        <source>Import a history</source>
        <translation>Importar un historial</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exportar el historial</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Without an answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>PDF, to print or send…</source>
        <translation>PDF, para imprimir o enviar…</translation>
    </message>
    <message>
        <source>Markdown, to read or edit…</source>
        <translation>Markdown, para leer o editar…</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet…</source>
        <translation>CSV, para una hoja de cálculo…</translation>
    </message>
    <message>
        <source>JSON, to import it again…</source>
        <translation>JSON, para volver a importarlo…</translation>
    </message>
    <message>
        <source>The whole history</source>
        <translation>Todo el historial</translation>
    </message>
    <message>
        <source>All questions found</source>
        <translation>Todas las preguntas encontradas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) chosen</source>
        <translation>
            <numerusform>%Ln pregunta elegida</numerusform>
            <numerusform>%Ln preguntas elegidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) found</source>
        <translation>
            <numerusform>%Ln pregunta encontrada</numerusform>
            <numerusform>%Ln preguntas encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>Todas las preguntas</translation>
    </message>
</context>
<context>
    <name>HistorySidebar</name>
    <message>
        <source>New question</source>
        <translation>Nueva consulta</translation>
    </message>
    <message>
        <source>Search history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijadas</translation>
    </message>
    <message>
        <source>Every question will be kept here. There are none yet.</source>
        <translation>Aquí quedará cada pregunta. Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Nothing with “{words}”. Try one word.</source>
        <translation>Nada con «{words}». Pruebe con una sola palabra.</translation>
    </message>
    <message>
        <source>Conversations with this name</source>
        <translation>Consultas con ese nombre</translation>
    </message>
</context>
<context>
    <name>HistoryWiring</name>
    <message>
        <source>30 days in the bin.</source>
        <translation>30 días en la papelera.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) deleted.</source>
        <translation>
            <numerusform>%Ln pregunta borrada.</numerusform>
            <numerusform>%Ln preguntas borradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) deleted.</source>
        <translation>
            <numerusform>%Ln consulta borrada.</numerusform>
            <numerusform>%Ln consultas borradas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Pasadas</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>since it was sent</source>
        <translation>desde el envío</translation>
    </message>
    <message>
        <source>from sending to its end</source>
        <translation>del envío al final</translation>
    </message>
    <message>
        <source>Google says: {reason}</source>
        <translation>Google dice: {reason}</translation>
    </message>
    <message>
        <source>Google could not be asked just now: {why} The job itself goes on.</source>
        <translation>Ahora no se ha podido preguntar a Google: {why} El entrenamiento sigue.</translation>
    </message>
    <message>
        <source>The tuned model can be asked: {label}. It ends with {model}, on {day} at the earliest.</source>
        <translation>Ya se puede preguntar al modelo entrenado: {label}. Termina con {model}, no antes del {day}.</translation>
    </message>
    <message>
        <source>Tokens that Google counted: {tokens}.</source>
        <translation>Tokens que contó Google: {tokens}.</translation>
    </message>
    <message>
        <source>Still in the bucket: {files}.</source>
        <translation>Sigue en el depósito: {files}.</translation>
    </message>
    <message>
        <source>as Google reports</source>
        <translation>según dice Google</translation>
    </message>
    <message>
        <source>Google has not said yet</source>
        <translation>Google aún no lo dice</translation>
    </message>
    <message>
        <source>Google did not say</source>
        <translation>Google no lo dijo</translation>
    </message>
    <message>
        <source>MedBot is not following it now. It goes on at Google all the same.</source>
        <translation>MedBot no lo está siguiendo ahora. En Google continúa igualmente.</translation>
    </message>
    <message>
        <source>Google does not report the error while it trains, so no curve is shown. The result is scored afterwards, on the questions that were not sent.</source>
        <translation>Google no da el error mientras entrena, así que no hay curva. El resultado se examina después, con las preguntas que no se enviaron.</translation>
    </message>
</context>
<context>
    <name>KeyBlock</name>
    <message>
        <source>the server</source>
        <translation>el servidor</translation>
    </message>
    <message>
        <source>Key of {name}</source>
        <translation>Clave de {name}</translation>
    </message>
    <message>
        <source>Key, if the server asks for one</source>
        <translation>Clave, si el servidor la pide</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Pegue aquí la clave</translation>
    </message>
    <message>
        <source>Key, only its end shown</source>
        <translation>Clave, solo se ve el final</translation>
    </message>
    <message>
        <source>Keep and test</source>
        <translation>Guardar y probar</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Keep the old key</source>
        <translation>Dejar la clave anterior</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>From a .env file…</source>
        <translation>De un archivo .env…</translation>
    </message>
    <message>
        <source>Where to get a key</source>
        <translation>Dónde conseguir una clave</translation>
    </message>
    <message>
        <source>It is kept in the system&apos;s keyring, never in a file.</source>
        <translation>Se guarda en el llavero del sistema, nunca en un archivo.</translation>
    </message>
    <message>
        <source>The server answers: {count} models.</source>
        <translation>El servidor responde: {count} modelos.</translation>
    </message>
    <message>
        <source>Tested at {time}.</source>
        <translation>Última prueba: {time}.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Stored answer, word for word</source>
        <translation>Respuesta de sus datos, palabra por palabra</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Elija uno</translation>
    </message>
    <message>
        <source>Your data does not say</source>
        <translation>Sus datos no lo dicen</translation>
    </message>
    <message>
        <source>Emergency. Call first.</source>
        <translation>Emergencia. Llame primero.</translation>
    </message>
    <message>
        <source>Written by a model</source>
        <translation>Redactada por un modelo</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>De sus datos</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Not in data</source>
        <translation>No consta</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>LayoutBar</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>{what}, found</source>
        <translation>{what}, detectada</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>línea {number}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Column names</source>
        <translation>Nombres de columna</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Lo detectado</translation>
    </message>
    <message>
        <source>Line with the column names</source>
        <translation>Línea con los nombres</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Línea {number}</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>No hay ninguna</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Columna {number}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not used</source>
        <translation>
            <numerusform>%Ln que no se usa</numerusform>
            <numerusform>%Ln que no se usan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryRows</name>
    <message>
        <source>Not reviewed</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>Review is due</source>
        <translation>Toca revisarla</translation>
    </message>
    <message>
        <source>Corrected here</source>
        <translation>Corregida aquí</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisada</translation>
    </message>
    <message>
        <source>Its data is switched off and does not answer.</source>
        <translation>Sus datos están desactivados y no responden.</translation>
    </message>
    <message>
        <source>Saved: row {number}. It answers from now on.</source>
        <translation>Guardada la fila {number}. Responde desde ahora.</translation>
    </message>
    <message>
        <source>Saved: row {number}.</source>
        <translation>Guardada la fila {number}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The row was removed.</source>
        <translation>Se ha quitado la fila.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Back to the overview (Esc)</source>
        <translation>Volver a los datos (Esc)</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Todas las filas</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Añadir una fila</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Nothing with “{words}”. Try one word.</source>
        <translation>Nada con «{words}». Pruebe con una sola palabra.</translation>
    </message>
    <message>
        <source>No row is due for review.</source>
        <translation>Ninguna fila está por revisar.</translation>
    </message>
    <message>
        <source>There is no row yet.</source>
        <translation>Todavía no hay ninguna fila.</translation>
    </message>
    <message>
        <source>What you wrote in row {number} is not saved.</source>
        <translation>Lo que ha escrito en la fila {number} no está guardado.</translation>
    </message>
    <message>
        <source>The new row is not saved.</source>
        <translation>La fila nueva no está guardada.</translation>
    </message>
    <message>
        <source>Save it</source>
        <translation>Guardarlo</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Descartarlo</translation>
    </message>
    <message>
        <source>No row matches.</source>
        <translation>Ninguna fila coincide.</translation>
    </message>
</context>
<context>
    <name>LicencesPanel</name>
    <message>
        <source>Data: names, questions and word lists</source>
        <translation>Datos: nombres, preguntas y listas de palabras</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>Licencia de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Everything inside, with its licence. Choose one to read its text.</source>
        <translation>Todo lo que lleva dentro, con su licencia. Elija una para leer su texto.</translation>
    </message>
    <message>
        <source>Sample rows: {rows}, their sources read up to {day}</source>
        <translation>Filas de muestra: {rows}, con fuentes leídas hasta el {day}</translation>
    </message>
    <message>
        <source>Medicines known by name and brand: {names}</source>
        <translation>Medicamentos conocidos por nombre y marca: {names}</translation>
    </message>
    <message>
        <source>Model that searches: {encoder}</source>
        <translation>Modelo de búsqueda: {encoder}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A tuning run is going. Close all the same?</source>
        <translation>Hay un entrenamiento en marcha. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>It stops then. The next time it can go on from its last epoch.</source>
        <translation>Entonces se detiene. La próxima vez puede seguir desde su última pasada.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>No cerrar</translation>
    </message>
    <message>
        <source>What you corrected is not used yet: {names}</source>
        <translation>Lo que ha corregido no se usa todavía: {names}</translation>
    </message>
    <message>
        <source>Closing loses those corrections. Use the rows first, or save a repaired copy.</source>
        <translation>Al cerrar se pierden esas correcciones. Use antes las filas o guarde una copia corregida.</translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message>
        <source>{done} of {total} questions</source>
        <translation>{done} de {total} preguntas</translation>
    </message>
    <message>
        <source>no file chosen</source>
        <translation>ningún archivo elegido</translation>
    </message>
    <message>
        <source>Finding the rows for each question. Nothing is sent for this.</source>
        <translation>Buscando las filas de cada pregunta. Para esto no se envía nada.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Todavía no se ha enviado nada.</translation>
    </message>
    <message>
        <source>Measure a hosted model</source>
        <translation>Medir un modelo externo</translation>
    </message>
    <message>
        <source>Each question you choose is asked twice: from your rows, and without them. It is counted how often the right row is cited, and how many numbers stand in no right row.</source>
        <translation>Cada pregunta que elija se hace dos veces: con sus filas y sin ellas. Se cuenta cuántas veces se cita la fila correcta y cuántos números no están en ninguna fila correcta.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Choose a file with questions to measure with</source>
        <translation>Elegir un archivo con preguntas para medir</translation>
    </message>
    <message>
        <source>Hosted model to measure</source>
        <translation>Modelo externo que se mide</translation>
    </message>
    <message>
        <source>See what it takes</source>
        <translation>Ver qué supone</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation>Preguntas que se harán</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todas</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>No marcar ninguna</translation>
    </message>
    <message>
        <source>Send and measure</source>
        <translation>Enviar y medir</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop the measurement</source>
        <translation>Detener la medición</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Midiendo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) left out: no model would be asked.</source>
        <translation>
            <numerusform>%Ln pregunta queda fuera: no se preguntaría a ningún modelo.</numerusform>
            <numerusform>%Ln preguntas quedan fuera: no se preguntaría a ningún modelo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more question(s) than one measurement takes.</source>
        <translation>
            <numerusform>%Ln pregunta más de las que caben en una medición.</numerusform>
            <numerusform>%Ln preguntas más de las que caben en una medición.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuredView</name>
    <message>
        <source>From your rows</source>
        <translation>Con sus filas</translation>
    </message>
    <message>
        <source>Without rows</source>
        <translation>Sin filas</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Lo que se midió</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>What was written on each question</source>
        <translation>Lo que se escribió en cada pregunta</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Enter or a double click on a question shows both texts.</source>
        <translation>Intro o un doble clic en una pregunta muestra los dos textos.</translation>
    </message>
    <message>
        <source>{share} of {numbers}</source>
        <translation>{share} de {numbers}</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>Answers that cite a right row</source>
        <translation>Respuestas que citan una fila correcta</translation>
    </message>
    <message>
        <source>Citations of a row that is not there</source>
        <translation>Citas de una fila que no existe</translation>
    </message>
    <message>
        <source>Statements that cite no row</source>
        <translation>Frases que no citan ninguna fila</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Tokens sent</source>
        <translation>Tokens enviados</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>Tokens escritos</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>cites the right row</source>
        <translation>cita la fila correcta</translation>
    </message>
    <message>
        <source>does not cite it</source>
        <translation>no la cita</translation>
    </message>
    <message>
        <source>in no right row: {numbers}</source>
        <translation>en ninguna fila correcta: {numbers}</translation>
    </message>
    <message>
        <source>no number beyond it</source>
        <translation>ningún número de más</translation>
    </message>
    <message>
        <source>The right row</source>
        <translation>La fila correcta</translation>
    </message>
    <message numerus="yes">
        <source>{model}: %Ln question(s), each asked both ways</source>
        <translation>
            <numerusform>{model}: %Ln pregunta, hecha de las dos maneras</numerusform>
            <numerusform>{model}: %Ln preguntas, cada una hecha de las dos maneras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln número</numerusform>
            <numerusform>%Ln números</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers found in no right row</source>
        <translation>Números que no están en ninguna fila correcta</translation>
    </message>
    <message>
        <source>{n}%</source>
        <translation>{n}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message numerus="yes">
        <source>{name}: menu with %Ln entry(ies)</source>
        <translation>
            <numerusform>{name}: menú con %Ln opción</numerusform>
            <numerusform>{name}: menú con %Ln opciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelLine</name>
    <message>
        <source>answers now</source>
        <translation>responde ahora</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>de un archivo</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usar {name}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>Más sobre {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Guardar como archivo</translation>
    </message>
    <message>
        <source>Its review</source>
        <translation>Su revisión</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Comes with MedBot. It is always there.</source>
        <translation>Viene con MedBot. Está siempre.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>no clear gain</source>
        <translation>sin mejora clara</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>peor</translation>
    </message>
    <message>
        <source>Worse at: {what}</source>
        <translation>Empeora en: {what}</translation>
    </message>
    <message>
        <source>New name, then Enter</source>
        <translation>Nombre nuevo e Intro</translation>
    </message>
    <message>
        <source>Note, then Enter</source>
        <translation>Nota e Intro</translation>
    </message>
    <message>
        <source>Right one near the top (MRR@10): {gain} {interval} on {n} questions set aside ({kind})</source>
        <translation>La correcta queda arriba (MRR@10): {gain} {interval} con {n} preguntas apartadas ({kind})</translation>
    </message>
</context>
<context>
    <name>ModelSettings</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Who answers when you ask.</source>
        <translation>Quién responde cuando usted pregunta.</translation>
    </message>
    <message>
        <source>Answers from your rows, word for word. Nothing leaves.</source>
        <translation>Respuestas de sus filas, palabra por palabra. No sale nada.</translation>
    </message>
    <message>
        <source>Read the notice before you switch it on.</source>
        <translation>Lea el aviso antes de activarlo.</translation>
    </message>
    <message>
        <source>Writes from your rows and cites them.</source>
        <translation>Redacta a partir de sus filas y las cita.</translation>
    </message>
    <message>
        <source>Ollama, LM Studio, llama.cpp, Jan, vLLM: here or in your network.</source>
        <translation>Ollama, LM Studio, llama.cpp, Jan, vLLM: aquí o en su red.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>Also Gemini, by Google</source>
        <translation>También Gemini, de Google</translation>
    </message>
    <message>
        <source>Also GPT, by OpenAI</source>
        <translation>También GPT, de OpenAI</translation>
    </message>
    <message>
        <source>Also another server</source>
        <translation>También otro servidor</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>no model chosen</source>
        <translation>sin modelo elegido</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>What a model may write</source>
        <translation>Qué puede escribir un modelo</translation>
    </message>
    <message>
        <source>Only my data</source>
        <translation>Solo mis datos</translation>
    </message>
    <message>
        <source>My data, and general knowledge apart from it</source>
        <translation>Mis datos y, aparte, conocimiento general</translation>
    </message>
    <message>
        <source>Certificates of your network</source>
        <translation>Certificados de su red</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>los del sistema</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Choose a file with certificates</source>
        <translation>Elegir un archivo con certificados</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Use the certificates of the system</source>
        <translation>Usar los certificados del sistema</translation>
    </message>
    <message>
        <source>Only for networks that check what passes. A proxy set in the system is used.</source>
        <translation>Solo para redes que revisan lo que pasa. Se usa el proxy que tenga el sistema.</translation>
    </message>
    <message>
        <source>Personal details are masked</source>
        <translation>Los datos personales se tapan</translation>
    </message>
    <message>
        <source>What looks like a name, a number or an address of a person is masked before it is sent.</source>
        <translation>Lo que parece el nombre, un número o la dirección de una persona se tapa antes de enviarlo.</translation>
    </message>
    <message>
        <source>This cannot be switched off. In an emergency no model is asked unless you say so.</source>
        <translation>No se puede desactivar. En una emergencia no se pregunta a ningún modelo si usted no lo pide.</translation>
    </message>
    <message>
        <source>A file with keys</source>
        <translation>Un archivo con claves</translation>
    </message>
    <message>
        <source>{file} holds no key of this provider ({names}).</source>
        <translation>{file} no contiene ninguna clave de este proveedor ({names}).</translation>
    </message>
    <message>
        <source>{file} holds {variable}: {key}</source>
        <translation>{file} contiene {variable}: {key}</translation>
    </message>
    <message>
        <source>It is kept in the system&apos;s keyring. The file stays as it is until you say so.</source>
        <translation>Se guardará en el llavero del sistema. El archivo queda como está mientras usted no diga otra cosa.</translation>
    </message>
    <message>
        <source>Keep this key</source>
        <translation>Guardar esta clave</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The key is kept. Take it out of {file}?</source>
        <translation>La clave está guardada. ¿Quitarla de {file}?</translation>
    </message>
    <message>
        <source>A key in a file can be read and copied by others. Only its line is removed.</source>
        <translation>Una clave en un archivo la pueden leer y copiar otros. Solo se quita su línea.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Leave the file as it is</source>
        <translation>Dejar el archivo como está</translation>
    </message>
    <message>
        <source>The key is no longer in {file}.</source>
        <translation>La clave ya no está en {file}.</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>In a project of your own; also a model tuned on your rows.</source>
        <translation>En su proyecto; también un modelo entrenado con sus filas.</translation>
    </message>
    <message>
        <source>Also Gemini on Google Cloud</source>
        <translation>También Gemini en Google Cloud</translation>
    </message>
    <message>
        <source>What is in none of your rows is always shown apart.</source>
        <translation>Lo que no está en ninguna de sus filas se muestra siempre aparte.</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More on: {question}</source>
        <translation>Más sobre: {question}</translation>
    </message>
    <message>
        <source>Copy, print, ask again, pin or delete</source>
        <translation>Copiar, imprimir, preguntar otra vez, fijar o borrar</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation>Escriba primero un nombre.</translation>
    </message>
    <message numerus="yes">
        <source>The name has %Ln letter(s).</source>
        <translation>
            <numerusform>El nombre tiene %Ln letra.</numerusform>
            <numerusform>El nombre tiene %Ln letras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln letter(s) fit. Shorten it.</source>
        <translation>
            <numerusform>Cabe %Ln letra. Acórtelo.</numerusform>
            <numerusform>Caben %Ln letras. Acórtelo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameLine</name>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
</context>
<context>
    <name>NotInDataCard</name>
    <message>
        <source>The nearest questions of your data:</source>
        <translation>Las preguntas más cercanas de sus datos:</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Añadir una respuesta</translation>
    </message>
    <message>
        <source>It answers the next question at once.</source>
        <translation>Responde desde la próxima pregunta.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar otra vez</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open this page in the browser?</source>
        <translation>¿Abrir esta página en el navegador?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>There is no data yet. Open the file of your pharmacy, or drop it onto this window.</source>
        <translation>Todavía no hay datos. Abra el archivo de su farmacia o suéltelo sobre esta ventana.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>No file was opened yet</source>
        <translation>Todavía no se ha abierto ningún archivo</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Borrado: {name}</translation>
    </message>
    <message>
        <source>It can be brought back for 30 days.</source>
        <translation>Se puede recuperar durante 30 días.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{name} is as it was.</source>
        <translation>{name} está otra vez como estaba.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
    <message>
        <source>Reading the file: {done} of {total} rows</source>
        <translation>Leyendo el archivo: {done} de {total} filas</translation>
    </message>
    <message>
        <source>Replaced: {name}</source>
        <translation>Sustituido: {name}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Answers come only from the rows of the data that is switched on.</source>
        <translation>Solo responden las filas de los datos que están activados.</translation>
    </message>
    <message>
        <source>Search all rows</source>
        <translation>Buscar en todas las filas</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Archivos recientes</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Abrir un archivo</translation>
    </message>
    <message>
        <source>Add the example</source>
        <translation>Añadir el ejemplo</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borrados</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ParamsForm</name>
    <message>
        <source>Locked while the run is going</source>
        <translation>No se cambia mientras entrena</translation>
    </message>
    <message>
        <source>A preset is enough to begin with.</source>
        <translation>Para empezar basta con elegir un modo.</translation>
    </message>
    <message>
        <source>How to tune</source>
        <translation>Cómo entrenar</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Closed by your administrator</source>
        <translation>Cerrado por su administrador</translation>
    </message>
    <message>
        <source>The data, the tuning, the models and the copies of this computer open with a PIN.</source>
        <translation>Los datos, el entrenamiento, los modelos y las copias de este equipo se abren con un PIN.</translation>
    </message>
    <message>
        <source>The administrator&apos;s PIN</source>
        <translation>PIN del administrador</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Too many tries. Wait half a minute.</source>
        <translation>Demasiados intentos. Espere medio minuto.</translation>
    </message>
    <message>
        <source>That is not the PIN. Ask whoever administers this computer.</source>
        <translation>Ese no es el PIN. Pídaselo a quien administra este equipo.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Open the conversation</source>
        <translation>Abrir la consulta</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Choose a question to read it here.</source>
        <translation>Elija una pregunta para leerla aquí.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>In: {title}</source>
        <translation>En: {title}</translation>
    </message>
    <message>
        <source>Labels: {labels}</source>
        <translation>Etiquetas: {labels}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) chosen</source>
        <translation>
            <numerusform>%Ln pregunta elegida</numerusform>
            <numerusform>%Ln preguntas elegidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Examples sent</source>
        <translation>Ejemplos que se envían</translation>
    </message>
    <message>
        <source>{train} to learn + {check} to check</source>
        <translation>{train} para aprender + {check} para comprobar</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Se quedan aquí</translation>
    </message>
    <message>
        <source>questions set aside, to score the result</source>
        <translation>preguntas apartadas, para examinar el resultado</translation>
    </message>
    <message>
        <source>Tokens, about</source>
        <translation>Tokens, unos</translation>
    </message>
    <message>
        <source>{tokens} × {epochs} epochs</source>
        <translation>{tokens} × {epochs} pasadas</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Qué cuesta</translation>
    </message>
    <message>
        <source>Google charges for the tokens it trains on, and later for every question. The price is Google&apos;s.</source>
        <translation>Google cobra los tokens con los que entrena y, después, cada pregunta. El precio lo pone Google.</translation>
    </message>
    <message>
        <source>Google&apos;s page of prices</source>
        <translation>Página de precios de Google</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>Qué sale</translation>
    </message>
    <message>
        <source>The questions and answers of your rows, and questions you taught or brought in a file, as examples. Nothing of the history.</source>
        <translation>Las preguntas y respuestas de sus filas, y las preguntas que usted enseñó o trajo en un archivo, como ejemplos. Nada del historial.</translation>
    </message>
    <message>
        <source>The rules it is told</source>
        <translation>Las reglas que recibe</translation>
    </message>
    <message>
        <source>What it is asked</source>
        <translation>Lo que se le pregunta</translation>
    </message>
    <message>
        <source>What it is to answer</source>
        <translation>Lo que debe responder</translation>
    </message>
    <message>
        <source>The first of them, whole:</source>
        <translation>El primero, entero:</translation>
    </message>
    <message>
        <source>Open the file that would be sent</source>
        <translation>Abrir el archivo que se enviaría</translation>
    </message>
    <message>
        <source>Every one of the {rows} rows was looked through. These are left out.</source>
        <translation>Se han revisado todas las filas, {rows}. Estas se dejan fuera.</translation>
    </message>
    <message>
        <source>No personal details were found</source>
        <translation>No se han encontrado datos personales</translation>
    </message>
    <message>
        <source>Every one of the {rows} rows was looked through.</source>
        <translation>Se han revisado todas las filas, {rows}.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>It cannot be sent like this</source>
        <translation>Así no se puede enviar</translation>
    </message>
    <message>
        <source>Before it is sent</source>
        <translation>Antes de enviarlo</translation>
    </message>
    <message>
        <source>What is sent stays in your bucket until you remove it, and Google keeps what it trained.</source>
        <translation>Lo enviado queda en su depósito hasta que usted lo quite, y Google conserva lo que entrenó.</translation>
    </message>
    <message>
        <source>It goes to the bucket “{bucket}” of the project “{project}”, region {region}.</source>
        <translation>Va al depósito «{bucket}» del proyecto «{project}», región {region}.</translation>
    </message>
    <message>
        <source>I have read it and agree that it is sent</source>
        <translation>Lo he leído y acepto que se envíe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are not sent</source>
        <translation>
            <numerusform>%Ln fila no se envía</numerusform>
            <numerusform>%Ln filas no se envían</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>No answer is stored.</source>
        <translation>No hay ninguna respuesta guardada.</translation>
    </message>
    <message>
        <source>A look-up for professionals, made with MedBot. It does not replace the pharmacist.</source>
        <translation>Consulta para profesionales hecha con MedBot. No sustituye al farmacéutico.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Elegir el archivo</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Primera página</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Última página</translation>
    </message>
    <message>
        <source>Pages to print</source>
        <translation>Páginas que se imprimen</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>All pages, or each second</source>
        <translation>Todas las páginas o una de cada dos</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Questions and answers stay on this computer. Nothing is sent unless you switch on a model.</source>
        <translation>Las preguntas y las respuestas se quedan en este equipo. No se envía nada salvo que active un modelo.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Qué se guarda</translation>
    </message>
    <message>
        <source>Judgements and corrections</source>
        <translation>Valoraciones y correcciones</translation>
    </message>
    <message>
        <source>They stay on this computer in any case.</source>
        <translation>En ningún caso salen de este equipo.</translation>
    </message>
    <message>
        <source>Use them to tune</source>
        <translation>Usarlas para entrenar</translation>
    </message>
    <message>
        <source>Do not use them to tune</source>
        <translation>No usarlas para entrenar</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>What you delete waits in the bin for {days} days. Personal details in a question are masked before it is stored, unless you keep them.</source>
        <translation>Lo que borra espera {days} días en la papelera. Los datos personales de una pregunta se ocultan antes de guardarla, salvo que usted los conserve.</translation>
    </message>
    <message>
        <source>Open the bin</source>
        <translation>Abrir la papelera</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>of them in the bin</source>
        <translation>de ellas, en la papelera</translation>
    </message>
    <message>
        <source>Judged right or wrong</source>
        <translation>Valoradas como correctas o no</translation>
    </message>
    <message>
        <source>Corrected or added answers</source>
        <translation>Respuestas corregidas o añadidas</translation>
    </message>
    <message>
        <source>The oldest question</source>
        <translation>La pregunta más antigua</translation>
    </message>
    <message>
        <source>Ask the first time</source>
        <translation>Preguntar la primera vez</translation>
    </message>
    <message>
        <source>Erase all questions…</source>
        <translation>Eliminar todas las preguntas…</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>under way, without a measure</source>
        <translation>en curso, sin medida</translation>
    </message>
</context>
<context>
    <name>ProviderPanel</name>
    <message>
        <source>Tokens this month, as {name} counted them: {sent} sent, {written} written.</source>
        <translation>Tokens de este mes, según los cuenta {name}: {sent} enviados, {written} escritos.</translation>
    </message>
    <message>
        <source>Switch on {name}</source>
        <translation>Activar {name}</translation>
    </message>
    <message>
        <source>By switching it on you say that you have read this.</source>
        <translation>Al activarlo, usted dice que ha leído esto.</translation>
    </message>
    <message>
        <source>Switch off {name}</source>
        <translation>Desactivar {name}</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Sin elegir todavía</translation>
    </message>
    <message>
        <source>{model}, until {day}</source>
        <translation>{model}, hasta el {day}</translation>
    </message>
    <message>
        <source>The list is read from the provider when you press Test.</source>
        <translation>La lista se pide al proveedor cuando usted pulsa «Probar».</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Recommended models come first.</source>
        <translation>Primero, los modelos recomendados.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Name of the model, where the server gives no list</source>
        <translation>Nombre del modelo, si el servidor no da una lista</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>More takes longer and costs more.</source>
        <translation>Cuanto más, más tarda y más cuesta.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>As the provider has it</source>
        <translation>El del proveedor</translation>
    </message>
    <message>
        <source>{label}, tuned from {model}</source>
        <translation>{label}, entrenado desde {model}</translation>
    </message>
    <message>
        <source>Those tuned on your rows come first.</source>
        <translation>Primero, los entrenados con sus filas.</translation>
    </message>
    <message>
        <source>{model}, at least until {day}</source>
        <translation>{model}, al menos hasta el {day}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Buscar en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipo de archivo:</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Page &amp;Set:</source>
        <translation>Páginas &amp;que se imprimen:</translation>
    </message>
    <message>
        <source>Double Sided Printing</source>
        <translation>Impresión a dos caras</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Long side binding</source>
        <translation>Por el borde largo</translation>
    </message>
    <message>
        <source>Short side binding</source>
        <translation>Por el borde corto</translation>
    </message>
    <message>
        <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
        <translation>Escriba páginas o intervalos separados por comas; un intervalo son dos números con un guion. Por ejemplo, 3,5-7,9 imprime las páginas 3, 5, 6, 7 y 9.</translation>
    </message>
</context>
<context>
    <name>QuestionLine</name>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>taken as:</source>
        <translation>entendido:</translation>
    </message>
    <message>
        <source>Ask again without {medicine}</source>
        <translation>Preguntar otra vez sin {medicine}</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Ask</source>
        <translation>Consultas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>has news</source>
        <translation>hay novedades</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Entrenar</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Back to what was here…</source>
        <translation>Volver a lo que había…</translation>
    </message>
    <message>
        <source>What was here is kept under Settings &gt; Copies.</source>
        <translation>Lo que había se conserva en Opciones &gt; Copias.</translation>
    </message>
    <message>
        <source>MedBot did not close properly the last time.</source>
        <translation>La última vez MedBot no se cerró bien.</translation>
    </message>
    <message>
        <source>Every question that was asked is in the history. If it happens again, report it.</source>
        <translation>Cada pregunta que se hizo está en el historial. Si vuelve a ocurrir, comuníquelo.</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Abrir la carpeta de registros</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Comunicar un problema</translation>
    </message>
    <message>
        <source>The report is saved. Look where you put it.</source>
        <translation>El informe está guardado donde usted eligió.</translation>
    </message>
</context>
<context>
    <name>RedFlagCard</name>
    <message>
        <source>Fixed text, not written by a model</source>
        <translation>Texto fijo, no lo redacta un modelo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>What your data holds, word for word</source>
        <translation>Lo que dicen sus datos, palabra por palabra</translation>
    </message>
    <message>
        <source>Choose the country</source>
        <translation>Elegir el país</translation>
    </message>
</context>
<context>
    <name>ReplacePage</name>
    <message>
        <source>The file</source>
        <translation>El archivo</translation>
    </message>
    <message>
        <source>Back to the file (Esc)</source>
        <translation>Volver al archivo (Esc)</translation>
    </message>
    <message>
        <source>What the newer file changes in {name}</source>
        <translation>Lo que el archivo más nuevo cambia en {name}</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. Rows that were corrected or written here stay where the file says the same as before. Afterwards “Changes” brings every earlier state back.</source>
        <translation>Todavía no se ha cambiado nada. Las filas corregidas o escritas aquí se quedan si el archivo dice lo mismo que antes. Después, «Cambios» permite volver a cualquier estado anterior.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sustituir</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevas</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiadas</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitadas</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>corrected here, kept</source>
        <translation>corregidas aquí, se quedan</translation>
    </message>
    <message>
        <source>The file says the same as your data.</source>
        <translation>El archivo dice lo mismo que sus datos.</translation>
    </message>
    <message>
        <source>corrected here</source>
        <translation>corregida aquí</translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation>Ahora: {text}</translation>
    </message>
    <message>
        <source>In the file: {text}</source>
        <translation>En el archivo: {text}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) made here will be replaced by what the file says.</source>
        <translation>
            <numerusform>%Ln corrección hecha aquí se sustituye por lo que dice el archivo.</numerusform>
            <numerusform>%Ln correcciones hechas aquí se sustituyen por lo que dice el archivo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Report on the data</source>
        <translation>Informe de los datos</translation>
    </message>
    <message>
        <source>Nothing is deleted: the file stays as it is.</source>
        <translation>No se borra nada: el archivo queda como está.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leídas</translation>
    </message>
    <message>
        <source>are used</source>
        <translation>se usan</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>apartadas</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Comunicar un problema</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>Ver el informe</translation>
    </message>
    <message>
        <source>File of the report</source>
        <translation>Archivo del informe</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Lo que contiene</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>A zip file that describes this computer and the program&apos;s files, with the program&apos;s own notes. It holds no question, no answer and no key. You look at it first and pass it on yourself: nothing is sent.</source>
        <translation>Un archivo zip que describe este equipo y los archivos del programa, con las notas del propio programa. No lleva preguntas, respuestas ni claves. Usted lo mira antes y lo entrega usted: no se envía nada.</translation>
    </message>
    <message>
        <source>Save the zip file…</source>
        <translation>Guardar el archivo zip…</translation>
    </message>
</context>
<context>
    <name>ReportPdf</name>
    <message>
        <source>Report on the data</source>
        <translation>Informe de los datos</translation>
    </message>
    <message>
        <source>{read} rows read, {used} are used, {aside} set aside.</source>
        <translation>{read} filas leídas, {used} se usan, {aside} apartadas.</translation>
    </message>
    <message>
        <source>Rows: {rows}</source>
        <translation>Filas: {rows}</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Put this copy in the place of what is here?</source>
        <translation>¿Poner esta copia en lugar de lo que hay?</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Lo que hay ahora</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>En la copia</translation>
    </message>
    <message>
        <source>What is here now is kept as a copy of its own: you can come back to it from this page.</source>
        <translation>Lo que hay ahora se conserva como otra copia: puede volver a ello desde esta página.</translation>
    </message>
    <message>
        <source>Restore this copy</source>
        <translation>Recuperar esta copia</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Dejar todo como está</translation>
    </message>
    <message>
        <source>What is here cannot be read.</source>
        <translation>Lo que hay no se puede leer.</translation>
    </message>
    <message>
        <source>newest question: {day}</source>
        <translation>última pregunta: {day}</translation>
    </message>
    <message>
        <source>What is here cannot be compared: it is damaged.</source>
        <translation>Lo que hay no se puede comparar: está dañado.</translation>
    </message>
    <message>
        <source>These data sets are not in the copy: {names}.</source>
        <translation>Estos conjuntos de datos no están en la copia: {names}.</translation>
    </message>
    <message>
        <source>Nothing that is here is missing in the copy.</source>
        <translation>A la copia no le falta nada de lo que hay.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of those here are not in the copy.</source>
        <translation>
            <numerusform>%Ln pregunta de las que hay no está en la copia.</numerusform>
            <numerusform>%Ln preguntas de las que hay no están en la copia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of the copy are not here.</source>
        <translation>
            <numerusform>%Ln pregunta de la copia no está aquí.</numerusform>
            <numerusform>%Ln preguntas de la copia no están aquí.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Use the new model</source>
        <translation>Usar el modelo nuevo</translation>
    </message>
    <message>
        <source>{data} · seed {seed} · {rounds} rounds · {time}</source>
        <translation>{data} · semilla {seed} · {rounds} vueltas · {time}</translation>
    </message>
    <message>
        <source>No run has ended yet</source>
        <translation>Aún no ha acabado ningún entrenamiento</translation>
    </message>
    <message>
        <source>What a run finds is shown here. Until then the model in use can be tested below.</source>
        <translation>Aquí se muestra lo que encuentra un entrenamiento. Mientras tanto puede examinar abajo el modelo en uso.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Save the review as a page to print</source>
        <translation>Guardar la revisión como página para imprimir</translation>
    </message>
    <message>
        <source>Keep the current one</source>
        <translation>Conservar el actual</translation>
    </message>
    <message>
        <source>_review</source>
        <translation>_revision</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
</context>
<context>
    <name>ReviewPanels</name>
    <message>
        <source>Is it right as often as it thinks?</source>
        <translation>¿Acierta tanto como cree?</translation>
    </message>
    <message>
        <source>how sure it is, %</source>
        <translation>confianza que da el programa, %</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} preguntas</translation>
    </message>
    <message>
        <source>Only questions that people asked can tell: none was set aside.</source>
        <translation>Solo lo dicen preguntas hechas por personas: no se apartó ninguna.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Sure, %</source>
        <translation>Confianza, %</translation>
    </message>
    <message>
        <source>Right, %</source>
        <translation>Aciertos, %</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Every question set aside</source>
        <translation>Todas las preguntas apartadas</translation>
    </message>
    <message>
        <source>The place of the right row, before and now.</source>
        <translation>El puesto de la fila correcta, antes y ahora.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Right row</source>
        <translation>Fila correcta</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Vuelta</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Vueltas</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Aprendidas</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>De control</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Apartadas</translation>
    </message>
    <message>
        <source>Epoch, order</source>
        <translation>Pasada, orden</translation>
    </message>
    <message>
        <source>Epoch, sense</source>
        <translation>Pasada, sentido</translation>
    </message>
    <message>
        <source>Groups: {n}</source>
        <translation>Grupos: {n}</translation>
    </message>
    <message>
        <source>Questions of one group are set aside together.</source>
        <translation>Las preguntas de un grupo se apartan juntas.</translation>
    </message>
    <message>
        <source>Sizes of the groups</source>
        <translation>Tamaños de los grupos</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message numerus="yes">
        <source>↑ %Ln better</source>
        <translation>
            <numerusform>↑ %Ln mejora</numerusform>
            <numerusform>↑ %Ln mejoran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↓ %Ln worse</source>
        <translation>
            <numerusform>↓ %Ln empeora</numerusform>
            <numerusform>↓ %Ln empeoran</numerusform>
        </translation>
    </message>
    <message>
        <source>answers from {percent}%</source>
        <translation>responde desde {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Right, %. On the diagonal: yes. Bars: questions.</source>
        <translation>Aciertos, %. En la diagonal, sí. Barras: preguntas.</translation>
    </message>
</context>
<context>
    <name>ReviewPdf</name>
    <message>
        <source>{rows} rows in {groups} groups</source>
        <translation>{rows} filas en {groups} grupos</translation>
    </message>
    <message>
        <source>{time}, {memory} of memory</source>
        <translation>{time}, {memory} de memoria</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Groups, how many × questions in each</source>
        <translation>Grupos, cuántos × preguntas en cada uno</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Tardó</translation>
    </message>
    <message>
        <source>Fingerprint of the data</source>
        <translation>Huella de los datos</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Before and now, on {kind}</source>
        <translation>Antes y ahora, con {kind}</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>peor</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué salió mal</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Show the row</source>
        <translation>Ver la fila</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>For the patient</source>
        <translation>Para el paciente</translation>
    </message>
    <message>
        <source>A sheet in large print</source>
        <translation>Una hoja con letra grande</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>{field} before: {text}</source>
        <translation>{field} antes: {text}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Web address of the source</source>
        <translation>Dirección web de la fuente</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Revisada el</translation>
    </message>
    <message>
        <source>Language (es, en)</source>
        <translation>Idioma (es, en)</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Fila nueva</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Fila {number}</translation>
    </message>
    <message>
        <source>Read in the question: {medicines}</source>
        <translation>Leído en la pregunta: {medicines}</translation>
    </message>
    <message>
        <source>Reviewed today</source>
        <translation>Revisada hoy</translation>
    </message>
    <message>
        <source>Save the row</source>
        <translation>Guardar la fila</translation>
    </message>
    <message>
        <source>Save the row (Ctrl+S)</source>
        <translation>Guardar la fila (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Quitar la fila</translation>
    </message>
    <message>
        <source>Changes of this row</source>
        <translation>Cambios de esta fila</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Guardar la corrección</translation>
    </message>
    <message>
        <source>Accept the repair</source>
        <translation>Aceptar la reparación</translation>
    </message>
    <message>
        <source>Show in the file</source>
        <translation>Ver en el archivo</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Volver a usarla</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Dejar fuera</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Fila {number}</translation>
    </message>
    <message>
        <source>Repaired it reads: {text}</source>
        <translation>Reparada queda así: {text}</translation>
    </message>
    <message>
        <source>They belong together</source>
        <translation>Van juntas</translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message>
        <source>Show all</source>
        <translation>Ver todas</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Todas las filas</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Primeras filas</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln row(s)</source>
        <translation>
            <numerusform>Reparar %Ln fila</numerusform>
            <numerusform>Reparar %Ln filas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsTools</name>
    <message>
        <source>All medicines</source>
        <translation>Todos los medicamentos</translation>
    </message>
    <message numerus="yes">
        <source>Reviewed today (%Ln)</source>
        <translation>
            <numerusform>Revisada hoy (%Ln)</numerusform>
            <numerusform>Revisadas hoy (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Search in questions, answers, medicines</source>
        <translation>Buscar en preguntas, respuestas y medicamentos</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Todas las filas</translation>
    </message>
    <message>
        <source>Due for review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>Corrected here</source>
        <translation>Corregida aquí</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Qué filas</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Nothing has changed. Choose a preset, or lower one of the two, and start.</source>
        <translation>No ha cambiado nada. Elija uno de los tres modos, o baje uno de los dos valores, y empiece otra vez.</translation>
    </message>
    <message>
        <source>Add rows, or questions people ask, in the steps before.</source>
        <translation>Añada filas, o preguntas de la gente, en los pasos anteriores.</translation>
    </message>
    <message>
        <source>What it had learned is kept: it goes on from its last epoch.</source>
        <translation>Lo aprendido se conserva: sigue desde su última pasada.</translation>
    </message>
    <message>
        <source>Nothing has changed: the model in use still answers.</source>
        <translation>No ha cambiado nada: sigue respondiendo el modelo en uso.</translation>
    </message>
    <message>
        <source>The run was cancelled and removed.</source>
        <translation>El entrenamiento se ha cancelado y se ha quitado.</translation>
    </message>
    <message>
        <source>Cancel the run?</source>
        <translation>¿Cancelar el entrenamiento?</translation>
    </message>
    <message>
        <source>What it has learned so far is removed. The model in use is not touched.</source>
        <translation>Se quita lo aprendido hasta ahora. El modelo en uso no se toca.</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>Paused: round {round} of {rounds}</source>
        <translation>En pausa: vuelta {round} de {rounds}</translation>
    </message>
    <message>
        <source>Running: round {round} of {rounds}</source>
        <translation>Entrenando: vuelta {round} de {rounds}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The last run failed</source>
        <translation>El último entrenamiento falló</translation>
    </message>
    <message>
        <source>A run was cut off</source>
        <translation>Un entrenamiento se cortó</translation>
    </message>
    <message>
        <source>The run has ended</source>
        <translation>El entrenamiento ha terminado</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>No hay nada en marcha</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs} at most</source>
        <translation>pasada {epoch} de {epochs} como máximo</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>tiempo restante: {time}</translation>
    </message>
    <message>
        <source>{data}, begun {when}</source>
        <translation>{data}, empezado el {when}</translation>
    </message>
    <message>
        <source>{run}. It can go on from its last epoch.</source>
        <translation>{run}. Puede seguir desde su última pasada.</translation>
    </message>
    <message>
        <source>Choose in step 2 what it learns from.</source>
        <translation>Elija en el paso 2 de qué aprende.</translation>
    </message>
    <message>
        <source>One of the settings is not right; its line says why.</source>
        <translation>Uno de los valores no vale; su línea dice por qué.</translation>
    </message>
    <message>
        <source>Estimating how long it takes here…</source>
        <translation>Calculando cuánto tarda aquí…</translation>
    </message>
    <message>
        <source>It takes {time} here, and {memory} of memory.</source>
        <translation>Aquí tarda {time} y ocupa {memory} de memoria.</translation>
    </message>
    <message>
        <source>Round {round} of {rounds}</source>
        <translation>Vuelta {round} de {rounds}</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Lo mejor hasta ahora</translation>
    </message>
    <message>
        <source>Without progress</source>
        <translation>Sin mejorar</translation>
    </message>
    <message>
        <source>epochs, then it stops by itself</source>
        <translation>pasadas; después se para solo</translation>
    </message>
    <message>
        <source>Questions, this round</source>
        <translation>Preguntas, esta vuelta</translation>
    </message>
    <message>
        <source>to learn + to check; {n} set aside</source>
        <translation>para aprender + de control; {n} apartadas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>You can keep asking questions: the run works beside the chat. Nothing changes for your colleagues until you choose Use in step 5.</source>
        <translation>Puede seguir consultando: el entrenamiento trabaja aparte. Nada cambia para sus compañeros hasta que usted elija Usar en el paso 5.</translation>
    </message>
    <message>
        <source>Running for {time} · what it learns is saved as it goes</source>
        <translation>En marcha desde hace {time} · lo aprendido se va guardando</translation>
    </message>
    <message>
        <source>The result is in step 4.</source>
        <translation>El resultado está en el paso 4.</translation>
    </message>
    <message>
        <source>error, epoch {epoch}</source>
        <translation>error, pasada {epoch}</translation>
    </message>
</context>
<context>
    <name>SafeModePage</name>
    <message>
        <source>A damaged file was found</source>
        <translation>Se ha encontrado un archivo dañado</translation>
    </message>
    <message>
        <source>There is no good copy yet.</source>
        <translation>Todavía no hay ninguna copia buena.</translation>
    </message>
    <message>
        <source>The last good copy is of {when}: {contents}.</source>
        <translation>La última copia buena es del {when}: {contents}.</translation>
    </message>
    <message>
        <source>Go on with what could be saved, or look at what the copy has first. Nothing is deleted either way, and the copies stay under Settings &gt; Copies.</source>
        <translation>Siga con lo que se pudo salvar, o mire antes lo que tiene la copia. En ningún caso se borra nada, y las copias siguen en Opciones &gt; Copias.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Compare with the copy…</source>
        <translation>Comparar con la copia…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>SafetyPanel</name>
    <message>
        <source>Safety: something is worse</source>
        <translation>Seguridad: algo empeora</translation>
    </message>
    <message>
        <source>Safety: nothing is worse</source>
        <translation>Seguridad: sin empeorar</translation>
    </message>
    <message>
        <source>How many went wrong, and in brackets where the true share may lie now. If one is worse, the model is used only after you confirm it.</source>
        <translation>Cuántas salieron mal y, entre paréntesis, entre qué porcentajes puede estar hoy la proporción real. Si alguna empeora, el modelo solo se usa después de que usted lo confirme.</translation>
    </message>
</context>
<context>
    <name>SampleMark</name>
    <message>
        <source>Sample data</source>
        <translation>Datos de muestra</translation>
    </message>
</context>
<context>
    <name>ScoresPanel</name>
    <message>
        <source>Scored on questions that were not sent</source>
        <translation>Examinado con preguntas que no se enviaron</translation>
    </message>
    <message>
        <source>The embedded engine, Gemini as it comes and the tuned one, from the same rows.</source>
        <translation>El motor propio, Gemini sin entrenar y el entrenado, con las mismas filas.</translation>
    </message>
    <message>
        <source>Score again</source>
        <translation>Examinar otra vez</translation>
    </message>
    <message>
        <source>Score it</source>
        <translation>Examinarlo</translation>
    </message>
    <message>
        <source>Agree and ask</source>
        <translation>Aceptar y preguntar</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Quién responde</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>From the right row</source>
        <translation>De la fila correcta</translation>
    </message>
    <message>
        <source>Numbers without support</source>
        <translation>Números sin respaldo</translation>
    </message>
    <message>
        <source>Wrong citations</source>
        <translation>Citas erróneas</translation>
    </message>
    <message>
        <source>Uncited</source>
        <translation>Sin cita</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>the rows&apos; own questions, answers alone searched</source>
        <translation>las de las propias filas, buscando solo en las respuestas</translation>
    </message>
    <message>
        <source>{n} questions ({kind}), {when}.</source>
        <translation>{n} preguntas ({kind}), {when}.</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>Preguntas hechas</translation>
    </message>
    <message>
        <source>{n} questions with the rows found, masked: {requests} requests to Google, about {sent} tokens sent and {written} written. Google charges for them.</source>
        <translation>{n} preguntas con las filas encontradas, sin datos personales: {requests} peticiones a Google, unos {sent} tokens enviados y {written} escritos. Google los cobra.</translation>
    </message>
    <message>
        <source>asked by people</source>
        <translation>hechas por alguien</translation>
    </message>
    <message>
        <source>In brackets the 95% interval of the share.</source>
        <translation>Entre corchetes, el intervalo del 95&#xa0;% de la proporción.</translation>
    </message>
</context>
<context>
    <name>SearchFrame</name>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Search history</source>
        <translation>Buscar en el historial</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search every question: words, &quot;a phrase&quot;, -without</source>
        <translation>Buscar en todas las preguntas: palabras, &quot;una frase&quot;, -sin</translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation>Preguntas encontradas</translation>
    </message>
    <message>
        <source>{found} of {total}, with or without accents</source>
        <translation>{found} de {total}, con o sin tildes</translation>
    </message>
    <message>
        <source>Every question will be kept here. There are none yet.</source>
        <translation>Aquí quedará cada pregunta. Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Nothing with “{words}”. Try one word.</source>
        <translation>Nada con «{words}». Pruebe con una sola palabra.</translation>
    </message>
    <message>
        <source>Nothing fits these filters.</source>
        <translation>Nada cumple estos filtros.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Part of the settings</source>
        <translation>Apartado de las opciones</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Country and numbers</source>
        <translation>País y teléfonos</translation>
    </message>
</context>
<context>
    <name>SetupForm</name>
    <message>
        <source>Gemini on Google Cloud</source>
        <translation>Gemini en Google Cloud</translation>
    </message>
    <message>
        <source>In your own project. Nothing leaves until you agree to what is shown.</source>
        <translation>En su propio proyecto. No sale nada hasta que usted acepta lo que se le muestra.</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Depósito (bucket)</translation>
    </message>
    <message>
        <source>In Cloud Storage, where the file is put. Its name, without gs://.</source>
        <translation>El de Cloud Storage donde se deja el archivo. Solo su nombre, sin gs://.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>A tuned model ends with the model it was made from.</source>
        <translation>Un modelo entrenado termina con el modelo del que parte.</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Probar la conexión</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Correct the answer</source>
        <translation>Corregir la respuesta</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Añadir una respuesta</translation>
    </message>
</context>
<context>
    <name>SignInBlock</name>
    <message>
        <source>How to sign in</source>
        <translation>Cómo iniciar sesión</translation>
    </message>
    <message>
        <source>As this computer is signed in to Google</source>
        <translation>Con la sesión de Google de este equipo</translation>
    </message>
    <message>
        <source>With the key file of a service account</source>
        <translation>Archivo de clave de una cuenta de servicio</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>El archivo de clave</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Otro archivo…</translation>
    </message>
    <message>
        <source>The file stays where it is. Only its place is kept, never what it holds.</source>
        <translation>El archivo se queda donde está. Solo se guarda su ruta, nunca lo que contiene.</translation>
    </message>
    <message>
        <source>For that, “gcloud auth application-default login” was run here once.</source>
        <translation>Para ello se ejecutó aquí una vez «gcloud auth application-default login».</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Its identifier, as in my-pharmacy-1234.</source>
        <translation>Su identificador, como mi-farmacia-1234.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Where it is asked. A tuned model is asked where it lies.</source>
        <translation>Dónde se pregunta. A un modelo entrenado, donde está.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Where to get a key file</source>
        <translation>Obtener un archivo de clave</translation>
    </message>
    <message>
        <source>Tested at {time}.</source>
        <translation>Última prueba: {time}.</translation>
    </message>
    <message>
        <source>The key file of a service account</source>
        <translation>El archivo de clave de una cuenta de servicio</translation>
    </message>
    <message>
        <source>Key files (*.json);;All files (*)</source>
        <translation>Archivos de clave (*.json);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>reviewed on {date}</source>
        <translation>revisada el {date}</translation>
    </message>
    <message>
        <source>not reviewed by a pharmacist</source>
        <translation>no revisada por un farmacéutico</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>no source given</source>
        <translation>sin fuente indicada</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Toca revisarla</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>reviewed on {date}</source>
        <translation>revisada el {date}</translation>
    </message>
    <message>
        <source>not reviewed by a pharmacist</source>
        <translation>no revisada por un farmacéutico</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>no source given</source>
        <translation>sin fuente indicada</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Fila {number}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>Copiar con la fuente</translation>
    </message>
    <message>
        <source>Open in the data</source>
        <translation>Abrir en los datos</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Datos de muestra</translation>
    </message>
    <message>
        <source>Review due</source>
        <translation>Toca revisarla</translation>
    </message>
    <message>
        <source>Changed since the answer</source>
        <translation>Ha cambiado desde la respuesta</translation>
    </message>
    <message>
        <source>Its data set is switched off</source>
        <translation>Su conjunto de datos está desactivado</translation>
    </message>
    <message>
        <source>No longer in your data</source>
        <translation>Ya no está en sus datos</translation>
    </message>
    <message>
        <source>What changed since the answer</source>
        <translation>Qué cambió desde la respuesta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>{data_set}, row {number}</source>
        <translation>{data_set}, fila {number}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>{who}, {date}</source>
        <translation>{who}, {date}</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Escrita aquí</translation>
    </message>
    <message>
        <source>More on {medicine}</source>
        <translation>Más sobre {medicine}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartar</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Paso {number} de {count}: {name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>aún no abierto</translation>
    </message>
    <message>
        <source>This step is not open yet.</source>
        <translation>Este paso aún no está abierto.</translation>
    </message>
</context>
<context>
    <name>StoredRow</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>The row&apos;s question:</source>
        <translation>Pregunta de la fila:</translation>
    </message>
</context>
<context>
    <name>TaughtLine</name>
    <message>
        <source>Take it back</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>Take back: {question}</source>
        <translation>Retirar: {question}</translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message>
        <source>The row&apos;s own question</source>
        <translation>La pregunta de la propia fila</translation>
    </message>
    <message>
        <source>The row&apos;s answer</source>
        <translation>La respuesta de la fila</translation>
    </message>
    <message>
        <source>That is the row&apos;s own question.</source>
        <translation>Esa es la pregunta de la propia fila.</translation>
    </message>
    <message>
        <source>Type it as somebody says it at the counter: short, with a brand, with errors if you like.</source>
        <translation>Escríbala como se dice en el mostrador: corta, con una marca, con faltas si quiere.</translation>
    </message>
    <message>
        <source>How is this asked at your counter?</source>
        <translation>¿Cómo se pregunta esto en su mostrador?</translation>
    </message>
    <message>
        <source>Every row has a question by now, or was skipped.</source>
        <translation>Todas las filas tienen ya una pregunta, o se han saltado.</translation>
    </message>
    <message>
        <source>{done} of {total} in this sitting</source>
        <translation>{done} de {total} en esta sesión</translation>
    </message>
    <message>
        <source>{done} in this sitting. That is enough to try a run.</source>
        <translation>{done} en esta sesión. Ya basta para probar un entrenamiento.</translation>
    </message>
    <message>
        <source>What they bring</source>
        <translation>Qué aportan</translation>
    </message>
    <message>
        <source>Taught so far: {n}</source>
        <translation>Enseñadas hasta ahora: {n}</translation>
    </message>
    <message>
        <source>The newest {n} are shown.</source>
        <translation>Se muestran las {n} más recientes.</translation>
    </message>
    <message>
        <source>{done} of {total} rows have a question</source>
        <translation>{done} de {total} filas tienen una pregunta</translation>
    </message>
    <message>
        <source>Teach it how people ask here</source>
        <translation>Enséñele cómo se pregunta aquí</translation>
    </message>
    <message>
        <source>Type it as it is said at the counter: short, with brands, without accents. Do not type names or other details of patients. Enter keeps it and shows the next row.</source>
        <translation>Escríbalo como se dice en el mostrador: corto, con marcas, sin tildes. No escriba nombres ni otros datos de pacientes. Intro lo guarda y muestra la fila siguiente.</translation>
    </message>
    <message>
        <source>As it is asked here</source>
        <translation>Como se pregunta aquí</translation>
    </message>
    <message>
        <source>How this is asked at your counter</source>
        <translation>Cómo se pregunta esto en su mostrador</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Each question is tried with what the others taught, by the ten.</source>
        <translation>Cada pregunta se prueba con lo que enseñaron las demás, de diez en diez.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Right first, as it is</source>
        <translation>A la primera, tal cual</translation>
    </message>
    <message>
        <source>With them</source>
        <translation>Con ellas</translation>
    </message>
    <message>
        <source>These ten brought</source>
        <translation>Aportan estas diez</translation>
    </message>
    <message>
        <source>It is too early to tell how much more questions would bring: write ten more.</source>
        <translation>Todavía no se puede saber cuánto aportarían más preguntas: escriba diez más.</translation>
    </message>
    <message>
        <source>More questions would bring little now: this is enough.</source>
        <translation>Más preguntas aportarían poco ya: con estas basta.</translation>
    </message>
    <message>
        <source>{n} more are worth writing: they would raise MRR@10 by about {gain}.</source>
        <translation>Merece la pena escribir {n} más: subirían el MRR@10 en unos {gain}.</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>MedBot cannot open your data</source>
        <translation>MedBot no puede abrir sus datos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
</context>
<context>
    <name>TuningInWindow</name>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>TuningPlace</name>
    <message>
        <source>The run has ended.</source>
        <translation>El entrenamiento ha terminado.</translation>
    </message>
    <message>
        <source>The run stopped.</source>
        <translation>El entrenamiento se ha parado.</translation>
    </message>
    <message>
        <source>A tuning run was cut off.</source>
        <translation>Un entrenamiento se cortó.</translation>
    </message>
    <message>
        <source>It can go on from its last epoch.</source>
        <translation>Puede seguir desde su última pasada.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TuningWords</name>
    <message>
        <source>less than 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>aprox. {time}</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>número entero</translation>
    </message>
    <message>
        <source>Right the first time</source>
        <translation>Acierta a la primera</translation>
    </message>
    <message>
        <source>Among the first five</source>
        <translation>Entre las cinco primeras</translation>
    </message>
    <message>
        <source>Right one near the top</source>
        <translation>La correcta queda arriba</translation>
    </message>
    <message>
        <source>How much it answers</source>
        <translation>Cuánto responde</translation>
    </message>
    <message>
        <source>share given as the answer</source>
        <translation>parte que da como respuesta</translation>
    </message>
    <message>
        <source>Right when it answers</source>
        <translation>Acierta cuando responde</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisión</translation>
    </message>
    <message>
        <source>Emergencies missed</source>
        <translation>Emergencias sin reconocer</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Falsas alarmas</translation>
    </message>
    <message>
        <source>Look-alike names confused</source>
        <translation>Nombres parecidos confundidos</translation>
    </message>
    <message>
        <source>Wrong medicine first</source>
        <translation>Medicamento equivocado primero</translation>
    </message>
    <message>
        <source>the questions set aside</source>
        <translation>las preguntas apartadas</translation>
    </message>
    <message>
        <source>recognising emergencies</source>
        <translation>reconocer emergencias</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>falsas alarmas</translation>
    </message>
    <message>
        <source>names that look alike</source>
        <translation>nombres parecidos</translation>
    </message>
    <message>
        <source>answers about another medicine</source>
        <translation>respuestas sobre otro medicamento</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>Orden de las filas</translation>
    </message>
    <message>
        <source>Sense of the questions</source>
        <translation>Sentido de las preguntas</translation>
    </message>
    <message>
        <source>When to answer</source>
        <translation>Cuándo responder</translation>
    </message>
    <message>
        <source>questions people asked</source>
        <translation>preguntas de la gente</translation>
    </message>
    <message>
        <source>the rows&apos; own questions</source>
        <translation>preguntas de las propias filas</translation>
    </message>
    <message>
        <source>The tuned model is better with your questions</source>
        <translation>El modelo entrenado es mejor con sus preguntas</translation>
    </message>
    <message>
        <source>It answers only once you choose Use in step 5.</source>
        <translation>Solo responde cuando usted elige Usar en el paso 5.</translation>
    </message>
    <message>
        <source>The tuned model is worse with your questions</source>
        <translation>El modelo entrenado es peor con sus preguntas</translation>
    </message>
    <message>
        <source>The original stays. Nothing has changed.</source>
        <translation>Se queda el original. No ha cambiado nada.</translation>
    </message>
    <message>
        <source>More real questions help most: teach some, or bring a file of them.</source>
        <translation>Lo que más ayuda son preguntas reales: enséñele algunas o traiga un archivo con ellas.</translation>
    </message>
    <message>
        <source>The difference is too small to tell from chance.</source>
        <translation>La diferencia es tan pequeña que puede ser casualidad.</translation>
    </message>
    <message>
        <source>No right row has changed its place.</source>
        <translation>Ninguna fila correcta ha cambiado de puesto.</translation>
    </message>
    <message>
        <source>Tuning did not help. The original stays.</source>
        <translation>El entrenamiento no ayudó. Se queda el original.</translation>
    </message>
    <message>
        <source>[{low} to {high}]</source>
        <translation>[{low} a {high}]</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>peor</translation>
    </message>
    <message>
        <source>no clear change</source>
        <translation>sin cambio claro</translation>
    </message>
    <message>
        <source>not in 10</source>
        <translation>fuera de 10</translation>
    </message>
    <message>
        <source>place {rank}</source>
        <translation>puesto {rank}</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>El original de MedBot</translation>
    </message>
    <message>
        <source>{low}–{high}%</source>
        <translation>{low}–{high}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>TurnActs</name>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>Copiar con la fuente</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corregir…</translation>
    </message>
    <message>
        <source>Add an answer…</source>
        <translation>Añadir una respuesta…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar otra vez</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Cambiar y preguntar otra vez</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Pinned</source>
        <translation>Fijada</translation>
    </message>
    <message>
        <source>Ask the model as well</source>
        <translation>Preguntar también al modelo</translation>
    </message>
    <message>
        <source>Question at {time}: {question}</source>
        <translation>Pregunta ({time}): {question}</translation>
    </message>
</context>
<context>
    <name>UnansweredCard</name>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Looking in your data…</source>
        <translation>Buscando en sus datos…</translation>
    </message>
    <message>
        <source>Stopped. Your question is kept.</source>
        <translation>Detenida. Su pregunta está guardada.</translation>
    </message>
    <message>
        <source>The answer was cut off. Your question is kept.</source>
        <translation>La respuesta se cortó. Su pregunta está guardada.</translation>
    </message>
</context>
<context>
    <name>UsePage</name>
    <message>
        <source>{name} answers now.</source>
        <translation>Ahora responde {name}.</translation>
    </message>
    <message>
        <source>From the next question on. Going back is one click.</source>
        <translation>A partir de la próxima pregunta. Para volver basta un clic.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>{name} deleted. It stays in the bin for 30 days.</source>
        <translation>{name}: borrado. Queda 30 días en la papelera.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
    <message>
        <source>The model was taken in. It does not answer yet.</source>
        <translation>El modelo se ha añadido. Aún no responde.</translation>
    </message>
    <message>
        <source>{name} is worse at: {what}.</source>
        <translation>{name} empeora en: {what}.</translation>
    </message>
    <message>
        <source>If you use it all the same, your confirmation is recorded with the date.</source>
        <translation>Si lo usa de todos modos, su confirmación queda registrada con la fecha.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Usarlo de todos modos</translation>
    </message>
    <message>
        <source>Keep the current one</source>
        <translation>Conservar el actual</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Guardar el modelo</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Abrir un modelo</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Recuperar {name}</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>Los modelos, uno junto a otro</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Scored on</source>
        <translation>Examinado con</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>Con él</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Worse at</source>
        <translation>Empeora en</translation>
    </message>
    <message>
        <source>Which model answered when</source>
        <translation>Qué modelo respondió y cuándo</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Confirmed that it is worse at</source>
        <translation>Se confirmó que empeora en</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>One of them orders the rows for every answer. The words of your rows are the same with all.</source>
        <translation>Uno de ellos ordena las filas para cada respuesta. Las palabras de sus filas son las mismas con todos.</translation>
    </message>
    <message>
        <source>Go back to the one before</source>
        <translation>Volver al anterior</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>The file is intact, but that does not prove who made it. Use only models whose origin you know.</source>
        <translation>El archivo está íntegro, pero eso no demuestra quién lo hizo. Use solo modelos cuya procedencia conozca.</translation>
    </message>
    <message>
        <source>Whether the right row is near the top (MRR@10), on the questions each was scored on; with different data they cannot be compared.</source>
        <translation>Si la fila correcta queda arriba (MRR@10), con las preguntas con que se examinó cada uno; con datos distintos no se pueden comparar.</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>Of {n} questions set aside ({kind}), {up} are now right the first time and {down} no longer are. Right one near the top (MRR@10): {gain}; with 95% confidence {interval}.</source>
        <translation>De {n} preguntas apartadas ({kind}), {up} pasan a acertar a la primera y {down} dejan de hacerlo. La correcta queda arriba (MRR@10): {gain}; con un 95&#xa0;% de confianza, {interval}.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start with MedBot</source>
        <translation>Empezar con MedBot</translation>
    </message>
    <message>
        <source>Your approved answers, at hand at the counter.</source>
        <translation>Sus respuestas aprobadas, a mano en el mostrador.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Country, for the emergency numbers</source>
        <translation>País, para los teléfonos de emergencia</translation>
    </message>
    <message>
        <source>Bring my answers</source>
        <translation>Traer mis respuestas</translation>
    </message>
    <message>
        <source>A file with questions and answers. It is checked first.</source>
        <translation>Un archivo con preguntas y respuestas. Se comprueba antes.</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>Probar con el ejemplo</translation>
    </message>
    <message>
        <source>Restore a copy</source>
        <translation>Recuperar una copia</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>It works without internet and without an account. It is a look-up for professionals: it calculates no doses and does not replace the pharmacist.</source>
        <translation>Funciona sin internet y sin cuenta. Es una consulta para profesionales: no calcula dosis ni sustituye al farmacéutico.</translation>
    </message>
    <message>
        <source>Choose the folder of the copy</source>
        <translation>Elija la carpeta de la copia</translation>
    </message>
    <message>
        <source>Bring everything from another computer</source>
        <translation>Traer todo de otro equipo</translation>
    </message>
    <message>
        <source>The one file that was saved there under Settings &gt; Copies.</source>
        <translation>El archivo que se guardó allí en Opciones &gt; Copias.</translation>
    </message>
    <message>
        <source>A folder with a copy, or that of an earlier installation.</source>
        <translation>Una carpeta con una copia, o la de una instalación anterior.</translation>
    </message>
    <message>
        <source>Sample rows. Replace them with your own before you serve customers.</source>
        <translation>Filas de muestra. Cámbielas por las suyas antes de atender.</translation>
    </message>
</context>
<context>
    <name>WherePicker</name>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Gemini on Google Cloud</source>
        <translation>Gemini en Google Cloud</translation>
    </message>
    <message>
        <source>Where to tune</source>
        <translation>Dónde entrenar</translation>
    </message>
    <message>
        <source>Your rows leave this computer, once you agree.</source>
        <translation>Sus filas salen de este equipo, cuando usted lo acepta.</translation>
    </message>
    <message>
        <source>The program&apos;s own model. Nothing leaves.</source>
        <translation>El modelo del programa. No sale nada.</translation>
    </message>
</context>
</TS>

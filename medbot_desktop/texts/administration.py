"""What the administrator of the computer has fixed or closed, and later versions."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "administration_unreadable": (
        "No se puede leer el archivo del administrador, {path}. Los modelos externos y las páginas con PIN quedan "
        "cerrados.",
        "The administrator's file {path} cannot be read. Hosted models and the pages behind a PIN stay closed.",
    ),
    "administration_setting": (
        "En el archivo del administrador, {path}, no se entiende «{name}». Los modelos externos y las páginas con PIN "
        "quedan cerrados.",
        "In the administrator's file {path}, “{name}” is not understood. Hosted models and the pages behind a PIN stay "
        "closed.",
    ),
    "administration_not_toml": (
        "La línea {line} del archivo del administrador, {path}, no está bien escrita. Los modelos externos y las "
        "páginas con PIN quedan cerrados.",
        "Line {line} of the administrator's file {path} is not well written. Hosted models and the pages behind a PIN "
        "stay closed.",
    ),
    "pin_asked": ("PIN del administrador: ", "The administrator's PIN: "),
    "pin_wrong": (
        "Ese no es el PIN. Pídaselo a quien administra este equipo.",
        "That is not the PIN. Ask whoever administers this computer.",
    ),
    "pin_too_short": ("Un PIN tiene al menos {least} caracteres.", "A PIN has at least {least} characters."),
    "pin_twice_differs": ("Los dos PIN no son iguales.", "The two PINs differ."),
    "pin_again": ("Otra vez: ", "Again: "),
    "pin_line": (
        "Ponga esta línea en {path}:",
        "Put this line into {path}:",
    ),
    "update_unknown": (
        "No se ha podido saber si hay una versión nueva. MedBot sigue funcionando igual.",
        "MedBot could not find out whether there is a new version. It works as before.",
    ),
    "update_there": (
        "Hay una versión nueva: {version}. Está en {page}; MedBot no la descarga ni la instala.",
        "There is a new version: {version}. It is at {page}; MedBot neither downloads nor installs it.",
    ),
}

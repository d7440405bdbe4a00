"""What the administrator of the computer has fixed or closed."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "administration_unreadable": (
        "No se entiende el archivo del administrador, {path}. Los modelos externos y las páginas con PIN quedan cerrados.",
        "The administrator's file {path} is not understood. Hosted models and the pages behind a PIN stay closed.",
    ),
    "pin_asked": ("PIN del administrador: ", "The administrator's PIN: "),
    "pin_wrong": (
        "Ese no es el PIN. Pídaselo a quien administra este ordenador.",
        "That is not the PIN. Ask whoever administers this computer.",
    ),
    "pin_too_short": ("Un PIN tiene al menos {least} signos.", "A PIN has at least {least} signs."),
    "pin_twice_differs": ("Los dos no son iguales.", "The two differ."),
    "pin_again": ("Otra vez: ", "Again: "),
    "pin_line": (
        "Ponga esta línea en {path}:",
        "Put this line into {path}:",
    ),
}

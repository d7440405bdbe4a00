"""Cells that stand for a text still to be written."""

from __future__ import annotations

import re

from medbot_desktop.datasets.cells import plain

_CLEAR = frozenset(
    (
        "todo", "tbd", "tba", "fixme", "pendiente", "pendiente de respuesta", "pendiente de revisar", "por completar",
        "por rellenar", "por definir", "a completar", "a definir", "completar", "rellenar", "sin respuesta",
        "sin contestar", "sin responder", "to be completed", "to be defined", "to be written", "to do",
        "no answer yet", "no answer", "pending", "placeholder", "missing", "falta", "falta respuesta",
        "escribir respuesta", "answer here", "your answer here", "respuesta aqui",
        "escriba aqui la respuesta", "respuesta", "answer",
        "pregunta", "question",
    )
)  # fmt: skip
_POSSIBLE = frozenset(
    (
        "na", "n/a", "n.a.", "n.a", "n/d", "nd", "s/d", "n/c", "none", "null", "nil", "nan", "ninguno", "ninguna",
        "nada", "vacio", "empty", "no aplica", "not applicable", "no procede", "idem", "ditto", "0", "x", "ok", "test",
        "prueba",
    )
)  # fmt: skip
_ONLY_MARKS = re.compile(r"[\W_]+")
_FILLED = re.compile(r"\[[^\[\]]{0,40}\]|<[^<>]{0,40}>|x{3,}|\?{2,}|\.{3,}|…+|_{2,}")
_LOREM = re.compile(r"lorem ipsum\b.*", re.DOTALL)
_SHEET_ERROR = re.compile(
    r"#(?:n/?[ad]|ref!?|¡?ref!|value!?|¡?valor!|name\?|¿?nombre\?|div/0!|¡?div/0!|null!|num!|¡?num!|¡?nulo!)"
)
_LONGEST = 60


def is_clear_placeholder(cell: str) -> bool:
    """Whether the cell certainly says nothing: "TODO", "pendiente", "???", "[respuesta]", "#REF!"."""
    if len(cell) > _LONGEST:
        return cell[:12].lower() == "lorem ipsum "
    text = plain(cell)
    if text.rstrip(" .:!") in _CLEAR:
        return True
    return any(p.fullmatch(text) for p in (_FILLED, _LOREM, _SHEET_ERROR))


def is_possible_placeholder(cell: str) -> bool:
    """Whether the cell may say nothing, but also be an answer: "NA" (sodium), "None", "-"."""
    if len(cell) > _LONGEST:
        return False
    return plain(cell) in _POSSIBLE or _ONLY_MARKS.fullmatch(cell) is not None

"""Which column is what: by its name in Spanish, English or a fine-tuning format, else by what its cells look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean, words
from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from medbot_desktop.datasets.delimited import Record

Names = Mapping[str, tuple[str, ...]]
"""Column names of each role, the surest first, folded, words apart by one space."""

ROW_NAMES: Names = {
    "question": (
        "question", "pregunta", "preguntas", "questions", "consulta", "consultas", "query", "prompt", "instruction",
        "instruccion", "text input", "input text", "input", "user", "usuario", "entrada", "duda", "q", "p",
        "question text", "texto pregunta", "pregunta frecuente", "faq",
    ),
    "answer": (
        "answer", "respuesta", "respuestas", "answers", "completion", "output text", "text output", "output",
        "response", "reply", "assistant", "asistente", "salida", "contestacion", "solucion", "a", "r", "answer text",
        "texto respuesta",
    ),
    "instruction_input": ("input", "entrada"),
    "medicine": (
        "medicine", "medicamento", "medicamentos", "medicines", "farmaco", "drug", "medication", "principio activo",
        "active substance", "substance", "sustancia", "drug name", "nombre medicamento",
    ),
    "topic": ("topic", "tema", "categoria", "category", "asunto", "subject", "etiqueta", "tag", "question type"),
    "source": ("source", "fuente", "origen", "referencia", "reference", "bibliografia", "source name"),
    "source_url": (
        "source url", "url", "enlace", "link", "url fuente", "url origen", "direccion web", "enlace fuente", "web",
        "document url",
    ),
    "reviewed_on": (
        "reviewed on", "fecha revision", "fecha de revision", "revisada", "revisado", "revision", "ultima revision",
        "review date", "reviewed", "last reviewed", "date reviewed", "revisada el", "revisado el", "fecha",
    ),
    "language": ("language", "idioma", "lengua", "lang", "locale"),
}  # fmt: skip
QUESTION_NAMES: Names = {
    "query": ("query", "question", "pregunta", "consulta", "preguntas", "questions", "prompt", "input"),
    "expected_row": (
        "expected row", "expected rows", "row", "rows", "fila", "filas", "fila esperada", "filas esperadas",
        "right row", "fila correcta",
    ),
    "expected_kind": ("expected kind", "kind", "tipo", "tipo esperado", "clase", "expected"),
}  # fmt: skip

# A longer name that begins so is the same column ("Respuesta del farmacéutico"), unless it goes on to say otherwise.
_SURE_BEGINNINGS = {"question": ("pregunta", "question"), "answer": ("respuesta", "answer")}
_OTHERWISE = {
    "id", "no", "num", "numero", "number", "n", "fecha", "date", "tipo", "type", "idioma", "language", "autor",
    "author", "estado", "status", "url", "enlace", "link", "longitud", "length", "score", "puntuacion",
    "revisada", "reviewed", "source", "fuente", "2", "3",
}  # fmt: skip
_INSTRUCTIONS = ("instruction", "instruccion")
_PARTNERS = {
    "question": "answer", "pregunta": "respuesta", "preguntas": "respuestas", "prompt": "completion", "input": "output",
    "instruction": "output", "text input": "output", "q": "a", "p": "r",
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

HEAD = 20
"""A header stands among the first records, below at most this many title lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each role stands (from 0) and how that was found.

    `header` is the place of the header among the first records, None where there is none. `guessed`: question or
    answer was found by its cells, not by its name. `width` is how many columns have a name.
    """

    places: Mapping[str, int]
    header: int | None
    names: tuple[str, ...] = ()
    width: int = 0
    guessed: bool = False
    left_out: tuple[str, ...] = field(default=())

    def name_of(self, role: str) -> str:
        """The column's own name, or its letter in a spreadsheet where it has none."""
        place = self.places[role]
        name = self.names[place] if place < len(self.names) else ""
        return name or letter(place)


def letter(place: int) -> str:
    """The spreadsheet's name of the column at `place` from 0: A, B, ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def name_key(cell: str) -> str:
    """A column name as it is compared: "text_input", " Text Input " and "textInput" are one."""
    return " ".join(words(_CAMEL.sub(" ", clean(cell)).replace("_", " ")))


def places_by_name(cells: Sequence[str], names: Names) -> dict[str, int]:
    """Roles of a possible header by the names in it; each role and each column at most once."""
    keys = [name_key(cell) for cell in cells]
    places: dict[str, int] = {}
    for role, known in names.items():
        for name in known:
            if name in keys and keys.index(name) not in places.values():
                places[role] = keys.index(name)
                break
    for role, beginnings in _SURE_BEGINNINGS.items():
        if role in names and role not in places:
            for place, key in enumerate(keys):
                if _is_longer(key, beginnings) and place not in places.values():
                    places[role] = place
                    break
    _keep_partners(keys, places)
    if "instruction_input" in places and keys[places.get("question", 0)] not in _INSTRUCTIONS:
        del places["instruction_input"]
    return places


def _is_longer(key: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a name goes on from a sure beginning; "answer a" beside "answer b" is a choice of several."""
    parts = key.split()
    told_apart = any(len(part) == 1 or part.isdigit() or part in _OTHERWISE for part in parts)
    return 1 < len(parts) <= 5 and parts[0] in beginnings and not told_apart


def _keep_partners(keys: Sequence[str], places: dict[str, int]) -> None:
    """Take the answer that belongs to the question's name; one letter names a column only beside another."""
    if "question" not in places or "answer" not in places:
        return
    asked, answered = keys[places["question"]], keys[places["answer"]]
    if (len(asked) == 1) != (len(answered) == 1):
        del places["question" if len(asked) == 1 else "answer"]
        return
    partner = _PARTNERS.get(asked)
    if partner in keys and keys.index(partner) not in places.values():
        places["answer"] = keys.index(partner)


def is_header(cells: Sequence[str], names: Names = ROW_NAMES) -> bool:
    """Whether the cells name both a question and an answer."""
    places = places_by_name(cells, names)
    return all(role in places for role in list(names)[:2])


def find_columns(
    head: Sequence[Record],
    names: Names = ROW_NAMES,
    forced: Mapping[str, int] | None = None,
    header: int | None = None,
) -> Columns:
    """The columns of a table from its first records. Raises FileUnreadable (one_column, two_..._columns).

    `forced` are roles the user gave a place; `header` the place of the header the user chose, -1 for none.
    """
    forced = forced or {}
    first, second = list(names)[:2]
    if header is not None:
        return _chosen_header(head, names, forced, header)
    for place, (_, cells) in enumerate(head[:HEAD]):
        places = _placed(cells, names, forced)
        if len({first, second} & places_by_name(cells, names).keys()) == 2:
            _refuse_twins(cells, places, {first, second} - forced.keys())
            columns = _named(cells, places, place, head)
            # Rows that were put above the names by mistake are rows, no title.
            return (
                replace(columns, header=None) if _hold_rows(head[:place], places, first, second) else columns
            )
    usual = _usual_width(head)
    if usual < 2:
        raise FileUnreadable("one_column")
    for place, (_, cells) in enumerate(head[:HEAD]):
        if len(cells) < min(usual, 2):
            continue
        known = {first, second} & places_by_name(cells, names).keys()
        if known or _looks_like_header(cells, head[place + 1 :]):
            places = _placed(cells, names, forced)
            _refuse_twins(cells, places, known - forced.keys())
            guessed = _by_cells(head[place + 1 :], usual, places)
            return _named(cells, guessed, place, head, guessed=len(forced) < 2)
        if len(cells) >= usual:
            break
    return Columns(_by_cells(head, usual, forced), None, width=usual, guessed=len(forced) < 2)


def _hold_rows(above: Sequence[Record], places: Mapping[str, int], first: str, second: str) -> bool:
    """Whether the records above a header are data: several with both cells, or one that asks."""
    filled = [
        cells
        for _, cells in above
        if max(places[first], places[second]) < len(cells)
        and clean(cells[places[first]])
        and clean(cells[places[second]])
    ]
    return len(filled) > 2 or any("?" in cells[places[first]] for cells in filled)


def find_query_columns(head: Sequence[Record]) -> Columns:
    """The columns of a file of test questions. Raises FileUnreadable("no_query_column")."""
    for place, (_, cells) in enumerate(head[:HEAD]):
        places = places_by_name(cells, QUESTION_NAMES)
        if "query" in places:
            return _named(cells, places, place, head)
    raise FileUnreadable("no_query_column")


def _chosen_header(head: Sequence[Record], names: Names, forced: Mapping[str, int], header: int) -> Columns:
    if header < 0:
        usual = _usual_width(head)
        return Columns(_by_cells(head, usual, forced), None, width=usual, guessed=len(forced) < 2)
    cells = head[header][1]
    places = _placed(cells, names, forced)
    guessed = not {"question", "answer"} <= places.keys()
    if guessed:
        places = _by_cells(head[header + 1 :], len(cells), places)
    return _named(cells, places, header, head, guessed=guessed)


def _placed(cells: Sequence[str], names: Names, forced: Mapping[str, int]) -> dict[str, int]:
    taken = set(forced.values())
    by_name = {
        role: p for role, p in places_by_name(cells, names).items() if p not in taken and role not in forced
    }
    return {**by_name, **forced}


def _named(
    cells: Sequence[str], places: Mapping[str, int], place: int, head: Sequence[Record], guessed: bool = False
) -> Columns:
    names = tuple(clean(cell) for cell in cells)
    used = set(places.values())
    return Columns(
        places=places,
        header=place,
        names=names,
        width=_width(cells, [cells for _, cells in head[place + 1 :]]),
        guessed=guessed,
        left_out=tuple(name for i, name in enumerate(names) if name and i not in used),
    )


def _refuse_twins(cells: Sequence[str], places: Mapping[str, int], roles: Iterable[str]) -> None:
    keys = [name_key(cell) for cell in cells]
    for role in roles:
        if keys.count(keys[places[role]]) > 1:
            kind = "two_answer_columns" if role == "answer" else "two_question_columns"
            raise FileUnreadable(kind, name=clean(cells[places[role]]))


def _width(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Columns with a name; one without counts where most rows fill it, else what stands there is a stray cell."""
    width = len(header)
    while width and not clean(header[width - 1]):
        filled = sum(len(cells) >= width and bool(clean(cells[width - 1])) for cells in rows)
        if filled > 0.5 * len(rows):
            break
        width -= 1
    return width


def _usual_width(head: Sequence[Record]) -> int:
    widths = Counter(len(cells) for _, cells in head)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _looks_like_header(cells: Sequence[str], rows: Sequence[Record]) -> bool:
    """Short names above longer texts; in doubt it is a row, for a row lost is worse than a name too many."""
    texts = [clean(cell) for cell in cells]
    named = [text for text in texts if text]
    if len(named) < 2 or not rows or len(set(named)) < len(named):
        return False
    if any(len(text) > 40 or text[-1] in "?.!" or any(c.isdigit() for c in text) for text in named):
        return False
    below = [len(clean(cell)) for _, row in rows for cell in row if clean(cell)]
    asked = sum(any("?" in cell for cell in row) for _, row in rows)
    return asked >= 0.5 * len(rows) and bool(below) and fmean(below) > 1.5 * fmean(map(len, named))


def _by_cells(rows: Sequence[Record], width: int, places: Mapping[str, int]) -> dict[str, int]:
    """Question and answer by what the cells look like: questions end in "?", answers are the longest text."""
    found = dict(places)
    taken = set(found.values())
    looks = {}
    for place in range(width):
        texts = [text for _, cells in rows if place < len(cells) and (text := clean(cells[place]))]
        if place not in taken and texts:
            asked = sum("?" in text for text in texts) / len(texts)
            wordy = sum(any(c.isalpha() for c in text) for text in texts) / len(texts)
            looks[place] = asked, wordy, fmean(map(len, texts))
    if "question" not in found:
        asking = [p for p in looks if looks[p][0] >= 0.3]
        texts_first = [p for p in looks if looks[p][1] > 0.5] or list(looks)
        if not looks:
            raise FileUnreadable("one_column")
        found["question"] = max(asking, key=lambda p: (looks[p][0], -p)) if asking else texts_first[0]
        looks.pop(found["question"])
    if "answer" not in found:
        if not looks:
            raise FileUnreadable("one_column")
        found["answer"] = max(looks, key=lambda p: (looks[p][1] > 0.5, looks[p][2], -p))
    return found

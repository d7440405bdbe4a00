"""A library on disk that holds the rows the doubled worker answers with, for what the window reads by itself."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.storage.library import Library
from tests.ui import building as b

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.rows import Row

PREGNANCY = b.row(
    121,
    question="¿Se puede tomar ibuprofeno durante el embarazo?",
    answer=(
        "El ibuprofeno está contraindicado en el tercer trimestre del embarazo. En los dos primeros solo se usa si el "
        "médico lo considera estrictamente necesario, porque desde la semana 20 puede dañar los riñones del feto y "
        "reducir el líquido amniótico."
    ),
    topic="Embarazo y lactancia",
)
QUESTIONS = (
    (118, "¿Para qué sirve el ibuprofeno?", "Para el dolor, la fiebre y la inflamación.", "Uso"),
    (119, "¿Cada cuántas horas se toma el ibuprofeno?", "Cada 6 u 8 horas, con comida.", "Posología"),
)


def rows() -> list[Row]:
    """The row of `building.row` and three more on the same medicine."""
    more = [b.row(n, question=q, answer=a, topic=t, medicine="ibuprofeno") for n, q, a, t in QUESTIONS]
    return [b.row(), *more, PREGNANCY, b.row(300, question="¿Metformina con comida?", medicine="Metformina")]


def fill(folder: Path, *, sample: bool = False) -> None:
    """Make the library."""
    with closing(Library.open(folder)) as library:
        library.add_data_set(b.row().dataset, rows(), sample=sample, at=1_790_000_000.0)


def change(folder: Path, answer: str, number: int = 117) -> None:
    """Let a row say something else, as the library page does."""
    with closing(Library.open(folder)) as library:
        row = next(row for row in library.rows(1) if row.number == number)
        library.edit_row(row.id, row.fields.__class__(**{**_texts(row), "answer": answer}), who="MG")


def _texts(row: Row) -> dict[str, str]:
    return {name: getattr(row.fields, name) for name in row.fields.__slots__}

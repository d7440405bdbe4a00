"""A library on disk that holds the rows the doubled worker answers with, for what the window reads by itself."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.datasets.writing import write_csv
from medbot_desktop.domain.rows import Row, RowFields
from medbot_desktop.storage.library import Library
from tests.ui import building as b
from tests.ui.data_files import GOOD

if TYPE_CHECKING:
    from pathlib import Path


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


def _line(number: int) -> tuple[str, str, str, str]:
    question, answer, medicine = GOOD[number % len(GOOD)]
    more = f" Caso {number}." if number >= len(GOOD) else ""
    reviewed = ("2026-09-14", "03/03/2024", "")[number % 3]
    return f"{question[:-1]}{more.lower()}?", answer + more, medicine if number % 5 else "", reviewed


def larger_rows(count: int = 240) -> list[Row]:
    lines = map(_line, range(count))
    return [
        Row("botica_parque.csv", n, q, a, m, "Uso", "Ficha técnica", "https://cima.aemps.es", r, "es")
        for n, (q, a, m, r) in enumerate(lines, 1)
    ]


def fill_larger(folder: Path, count: int = 240, name: str = "botica_parque.csv") -> int:
    """Add a data set that was replaced and corrected, one written here, a deleted one; gives the first one's id."""
    now = time.time()
    with closing(Library.open(folder)) as library:
        first = library.add_data_set(name, larger_rows(count)[:-20], who="Ana", at=now - 9e6)
        library.replace_rows(first.id, larger_rows(count), source="botica_2.csv", who="Ana", at=now - 4e6)
        row = library.rows(first.id)[1]
        texts = replace(row.fields, answer=f"{row.answer} Mejor con la comida.")
        library.edit_row(row.id, texts, who="Eva", at=now - 90_000)
        fields = RowFields("¿El omeprazol se mastica?", "No: se traga entero.", "omeprazol", language="es")
        library.add_row(fields, own_name="Respuestas corregidas aquí", who="Eva", at=now - 80_000)
        sample = library.add_data_set("starter_es.csv", larger_rows(30), sample=True, at=now - 9e6)
        library.set_enabled(sample.id, False, who="Ana", at=now - 70_000)
        gone = library.add_data_set("antiguo.xlsx", larger_rows(12), who="Ana", at=now - 9e6)
        library.remove(gone.id, who="Ana", at=now - 3 * 86_400)
        return first.id


def write_newer(folder: Path, count: int = 240) -> Path:
    """A newer file of the larger data set: one row in front, one changed, two gone."""
    rows = larger_rows(count)
    rows[5] = replace(rows[5], answer="Otra respuesta, más clara y con más palabras que antes.")
    del rows[10:12]
    rows.insert(
        0, Row("", 0, "¿El enalapril da tos?", "Puede dar tos seca; avise si le molesta.", "enalapril")
    )
    path = folder / "botica_parque_3.csv"
    write_csv(rows, path)
    return path

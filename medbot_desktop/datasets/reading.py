"""Rows and labelled questions out of a data file; knows nothing of the library or of medicines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.ports import ReportProgress

_ROW_COLUMNS = {
    "question": ("question", "pregunta", "prompt", "input", "text_input"),
    "answer": ("answer", "respuesta", "completion", "output"),
    "medicine": ("medicine", "medicamento"),
    "topic": ("topic", "tema"),
    "source": ("source", "fuente"),
    "source_url": ("source_url", "url", "enlace"),
    "reviewed_on": ("reviewed_on", "revisado", "revisada", "fecha_revision"),
    "language": ("language", "idioma"),
}
_QUESTION_COLUMNS = {
    "query": ("query", "question", "pregunta"),
    "expected_row": ("expected_row",),
    "expected_kind": ("expected_kind",),
}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question whose right rows (numbers from 1, any of them) or kind of answer is known."""

    query: str
    expected_rows: tuple[int, ...] = ()
    expected_kind: str = ""


def read_rows(path: Path, name: str, report: ReportProgress) -> list[Row]:
    """The rows with question and answer, numbered by their place in the file. Raises FileUnreadable, Cancelled."""
    records = _records(path, _ROW_COLUMNS)
    rows = []
    for number, record in enumerate(records, 1):
        if record["question"] and record["answer"]:
            rows.append(Row(dataset=name, number=number, **record))
        if number % 1000 == 0:
            report(number, len(records))
    report(len(records), len(records))
    return rows


def read_questions(path: Path) -> list[QuestionRow]:
    """The questions of a test file. Raises FileUnreadable."""
    questions = []
    for line, record in enumerate(_records(path, _QUESTION_COLUMNS), 2):
        if not record["query"]:
            continue
        try:
            expected = tuple(int(part) for part in record["expected_row"].split(";") if part.strip())
        except ValueError as error:
            raise FileUnreadable("bad_row_number", line=line) from error
        questions.append(QuestionRow(record["query"], expected, record["expected_kind"]))
    return questions


def _records(path: Path, columns: dict[str, tuple[str, ...]]) -> list[dict[str, str]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileUnreadable("missing") from error
    except OSError as error:
        raise FileUnreadable("locked") from error
    if not content.strip():
        raise FileUnreadable("empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first_line = text.splitlines()[0]
    counts = Counter({d: first_line.count(d) for d in ";\t|,"})
    delimiter, count = counts.most_common(1)[0]
    if not count:
        raise FileUnreadable("one_column")
    table = [cells for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if cells]
    header = [cell.strip().lower() for cell in table[0]]
    places = {
        role: next((header.index(name) for name in names if name in header), None)
        for role, names in columns.items()
    }
    return [
        {
            role: cells[place].strip() if place is not None and place < len(cells) else ""
            for role, place in places.items()
        }
        for cells in table[1:]
    ]

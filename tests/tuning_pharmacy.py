"""A small pharmacy's file of rows and the questions people ask there, made so that tuning can learn from them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from medbot_desktop.paths import bundled

QUESTIONS = Path(__file__).parent / "questions" / "questions_es.csv"
ROWS = 40
SECOND_NAMES = "Sintrom|Adiro|penicilina|fusídico"  # names a question has beside its medicine's own


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def pharmacy_files(folder: Path) -> tuple[Path, Path]:
    """A pharmacy's file of rows, and the questions people ask there, each with the number of its row.

    Each row stands under the question of the next one without its medicine, as after a slip in a spreadsheet: whoever
    weighs the answers more than the rows' questions finds the right row, and that can be learned.
    """
    starter = read(bundled("data") / "starter_es.csv")
    asked = [q for q in read(QUESTIONS) if q["expected_kind"] == "stored" and q["expected_row"].isdigit()]
    numbers = sorted({int(q["expected_row"]) for q in asked})
    numbers = [n for n in numbers if not re.search(SECOND_NAMES, starter[n - 1]["question"])][:ROWS]
    places = {number: place for place, number in enumerate(numbers, 1)}
    kept = [q for q in asked if int(q["expected_row"]) in places]
    rows = [starter[number - 1] for number in numbers]
    nameless = [re.sub(row["medicine"], "este medicamento", row["question"], flags=re.I) for row in rows]
    slipped = [row | {"question": nameless[place % len(rows)]} for place, row in enumerate(rows, 1)]
    return (
        write(folder / "botica.csv", slipped),
        write(
            folder / "mostrador.csv",
            [{"query": q["query"], "expected_row": str(places[int(q["expected_row"])])} for q in kept],
        ),
    )

"""A desk that looks up what was read in its rows answers every question as one that reads them anew."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.asking import Ask
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.retrieval.reading import PreparedRow, Reader
from medbot_desktop.storage.vectors import FILE_NAME

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.rows import Row

QUESTIONS = Path(__file__).parent.parent / "questions"
QUESTIONS_A_LANGUAGE = 40
ROWS_A_LANGUAGE = 60


class CountingReader(Reader):
    count = 0

    def row(self, row: Row) -> PreparedRow:
        self.count += 1
        return super().row(row)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    loaded = load_knowledge()
    reader = CountingReader(loaded.reader.medicines, loaded.reader.qualifiers, loaded.reader.concepts)
    return replace(loaded, reader=reader)


def asked() -> list[str]:
    found = []
    for language in ("es", "en"):
        with (QUESTIONS / f"questions_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
            questions = [line["query"] for line in csv.DictReader(file)]
        found += questions[:: max(1, len(questions) // QUESTIONS_A_LANGUAGE)]
    return found


def ready(folder: Path, knowledge: Knowledge) -> tuple[Desk, int]:
    """A desk with every row ready, and how many it had to read."""
    reader = knowledge.reader
    assert isinstance(reader, CountingReader)
    reader.count = 0
    desk = Desk(folder, knowledge)
    while desk.index_step():
        pass
    return desk, reader.count


def answers(desk: Desk) -> list[Answer]:
    return [replace(desk.ask(Ask(question)), elapsed_ms=0.0) for question in asked()]


def test_the_answers_are_the_same(knowledge: Knowledge, tmp_path: Path) -> None:
    desk, _ = ready(tmp_path, knowledge)
    for path in sorted(bundled("data").glob("starter_*.csv")):
        heading, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        some = tmp_path / path.name
        some.write_text("".join([heading, *lines[:: len(lines) // ROWS_A_LANGUAGE]]), encoding="utf-8")
        desk.import_file(some, "", False, lambda done, total: None)
    while desk.index_step():
        pass
    total = desk.library_state().total_rows
    desk.close()
    assert total >= 2 * ROWS_A_LANGUAGE

    kept, count = ready(tmp_path, knowledge)
    assert count == 0
    of_kept = answers(kept)
    kept.close()
    anew, count = ready(tmp_path, replace(knowledge, reader_id=""))
    assert count == total
    assert answers(anew) == of_kept
    anew.close()

    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as file:
        file.execute("UPDATE readings SET reading = substr(reading, 1, 50) WHERE id % 3 = 0")
        file.execute("UPDATE readings SET reading = 'text' WHERE id % 3 = 1")
        file.execute("DELETE FROM readings WHERE id % 30 = 2")
        file.commit()
    mended, count = ready(tmp_path, knowledge)
    assert total * 2 / 3 < count < total
    assert answers(mended) == of_kept
    mended.close()
    desk, count = ready(tmp_path, knowledge)
    assert count == 0
    desk.close()
    desk, count = ready(tmp_path, replace(knowledge, reader_id="another program"))
    assert count == total
    desk.close()


def test_readings_of_rows_that_are_gone_go_at_the_next_start(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    lines = [f"¿Para qué sirve el ibuprofeno {n}?,Secreto {n}.,ibuprofeno" for n in range(20)]
    path.write_text("\n".join(["pregunta,respuesta,medicamento", *lines]), encoding="utf-8")
    user = tmp_path / "user"
    desk, _ = ready(user, knowledge)
    first = desk.import_file(path, "a", False, lambda done, total: None)
    desk.import_file(path, "b", False, lambda done, total: None)
    while desk.index_step():
        pass
    desk.remove(first.id)
    desk.close()
    desk, _ = ready(user, knowledge)
    assert desk.library_state().ready_rows == 20
    desk.close()
    with closing(sqlite3.connect(user / FILE_NAME)) as file:
        assert file.execute("SELECT count(*) FROM readings").fetchone() == (20,)

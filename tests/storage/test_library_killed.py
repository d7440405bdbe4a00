"""A process that is killed in the middle of a change leaves the library as before it or as after it, never between."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from medbot_desktop.domain.rows import Row, RowFields
from medbot_desktop.storage.library import Library

ROWS = 1_500
ROOT = Path(__file__).parents[2]
OPERATIONS = ("import", "edit", "replace", "back", "delete", "restore", "remove")
PROGRAM = """
import sys
from pathlib import Path
from medbot_desktop.storage.library import Library
from tests.storage.test_library_killed import change
library = Library.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
change(library, sys.argv[2])
print("done", flush=True)
"""


def rows(start: int = 0) -> list[Row]:
    return [
        Row("f", n + 1, f"¿Pregunta {n + start}?", f"Respuesta {n + start} " + "palabra " * 20)
        for n in range(ROWS)
    ]


def newer() -> list[Row]:
    changed = [
        replace(row, answer=row.answer + "Otra.") if row.number % 3 else row
        for row in rows()
        if row.number % 7
    ]
    return [replace(row, number=n) for n, row in enumerate([*rows(5_000)[:200], *changed], 1)]


def change(library: Library, what: str) -> None:
    """One change of the library `made` makes."""
    match what:
        case "import":
            library.add_data_set("new", rows(9_000), at=50.0)
        case "edit":
            first = library.rows(1)[0]
            library.edit_row(first.id, RowFields("¿Otra?", "Otra."), key="k", who="Ana", at=50.0)
        case "replace":
            library.replace_rows(1, newer(), at=50.0)
        case "back":
            library.roll_back(1, 1, at=50.0)
        case "delete":
            library.remove(1, at=50.0)
        case "restore":
            library.restore(2, at=50.0)
        case "remove":
            library.remove_row(library.rows(1)[7].id, at=50.0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a data set that was replaced once and one that is deleted."""
    folder = tmp_path_factory.mktemp("made")
    with closing(Library.open(folder)) as library:
        library.add_data_set("a", rows(), at=1.0)
        library.add_data_set("gone", rows(3_000)[:100], at=2.0)
        library.replace_rows(1, [*rows()[:700], *rows(20_000)[700:]], at=3.0)
        library.remove(2, at=4.0)
    return folder


def state(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the library holds, search included."""
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = ("library", "data_sets", "rows", "changes", "row_changes", "applied")
        found = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
        words = "SELECT rowid FROM rows_fts WHERE rows_fts MATCH 'otra' ORDER BY rowid"
        return {**found, "search": connection.execute(words).fetchall()}


@pytest.fixture(scope="module")
def outcomes(
    made: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[float, dict[str, list[tuple[object, ...]]]]]:
    """How long each change takes, and what it leads to."""
    found = {}
    for what in OPERATIONS:
        folder = tmp_path_factory.mktemp(what)
        shutil.copy(made / "library.db", folder)
        with closing(Library.open(folder)) as library:
            started = time.perf_counter()
            change(library, what)
            took = time.perf_counter() - started
        found[what] = took, state(folder)
    return found


@pytest.mark.parametrize("turn", range(20))
def test_killed_at_a_random_point(
    turn: int,
    made: Path,
    outcomes: dict[str, tuple[float, dict[str, list[tuple[object, ...]]]]],
    tmp_path: Path,
) -> None:
    what = OPERATIONS[turn % len(OPERATIONS)]
    took, after = outcomes[what]
    shutil.copy(made / "library.db", tmp_path)
    before = state(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path), what],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("go\n")
        process.stdin.flush()
        time.sleep(random.Random(turn).uniform(0, 1.3 * took))
        process.kill()
        done = "done" in process.stdout.read()
    now = state(tmp_path)
    assert now in ((after,) if done else (before, after))
    with closing(Library.open(tmp_path)) as library:
        assert library.notice is None
        # And it can be worked with.
        library.add_row(RowFields("¿Después?", "Sí."), own_name="Propias")

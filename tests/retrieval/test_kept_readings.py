"""What was read in rows and kept: looked up, it is what reading the row again would give, or it is not used."""

from __future__ import annotations

import compileall
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import grimp
import pytest

import medbot_desktop
from medbot_desktop.domain.rows import Row
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.knowledge import load_reader
from medbot_desktop.retrieval import kept_readings
from medbot_desktop.retrieval.kept_readings import MODULES, ReadingCache, reader_id

if TYPE_CHECKING:
    from medbot_desktop.retrieval.reading import PreparedRow, Reader

PACKAGE = Path(medbot_desktop.__file__).parent
ODD = (
    ("¿Dos tomas   de  Adiro 300?", "Sí\x00, 2,5 mg\n\ncada 8 h.", "adiro; zzrara forte", ""),
    ("\ud83d", "\ud83d", "", ""),
    ("", "", "", ""),
    ("¿Y esto?", "Ácido acetilsalicílico.", "", "ES-es"),
    ("Augmentine + Nolotil?", "nan mg inf mg 1e999 mg", "nolotil, augmentine", "en"),
    ("ibuprofen nan mg", "Ibuprofeno inf mg al día.", "ibuprofen", "en"),
    ("\u2028ﬁebre ½ ﷺ", "İzmir ß ŀ", "ﷺ", "tr"),
)


class Store:
    """Keeps bytes in memory and counts what is written."""

    def __init__(self) -> None:
        self.kept: dict[int, bytes] = {}
        self.written = 0

    def readings(self, row_ids: list[int]) -> dict[int, bytes]:
        return {i: self.kept[i] for i in row_ids if i in self.kept}

    def keep_readings(self, readings: dict[int, bytes]) -> None:
        self.kept.update(readings)
        self.written += len(readings)


class CountingReader:
    """Reads like the one it is given and counts the rows."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.count = 0

    def row(self, row: Row) -> PreparedRow:
        self.count += 1
        return self._reader.row(row)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def cache(reader: Reader, store: Store, reader_id: str = "r1") -> tuple[ReadingCache, CountingReader]:
    counting = CountingReader(reader)
    return ReadingCache(counting, store, reader_id), counting  # type: ignore[arg-type]


def shipped_rows() -> list[Row]:
    rows = []
    for path in sorted(bundled("data").glob("starter_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, line in enumerate(csv.DictReader(file), 1):
                question, answer, *_ = line.values()
                more = {"medicine": line.get("medicamento") or line.get("medicine") or ""}
                rows.append(Row.of_cells(path.name, number, question, answer, more))
    return [replace(row, id=n) for n, row in enumerate(rows, 1)]


def odd_rows() -> list[Row]:
    return [
        Row("f", n, question, answer, medicine, language=language, id=n)
        for n, (question, answer, medicine, language) in enumerate(ODD, 1)
    ]


@pytest.mark.parametrize("rows", [shipped_rows(), odd_rows()], ids=["shipped", "odd"])
def test_what_is_looked_up_is_what_would_be_read(reader: Reader, rows: list[Row]) -> None:
    assert len(rows) >= len(ODD)
    store = Store()
    first, _ = cache(reader, store)
    anew = [first.row(row) for row in rows]
    again, counting = cache(reader, store)
    again.look_up(rows[::2])
    assert [again.row(row) for row in rows] == anew == [reader.row(row) for row in rows]
    assert counting.count == 0 if rows[0].dataset != "f" else counting.count < len(rows)


def test_a_reading_is_of_its_text_and_its_reader_alone(reader: Reader) -> None:
    row = Row("f", 1, "¿El ibuprofeno se toma con comida?", "Sí, 400 mg.", "ibuprofeno", language="es", id=1)
    store = Store()
    cache(reader, store)[0].row(row)
    changed = (
        replace(row, question="¿La metformina se toma con comida?"),
        replace(row, answer="No."),
        replace(row, medicine="metformina"),
        replace(row, language="en"),
        replace(row, question=row.question + row.answer, answer=""),
    )
    for other in changed:
        before = dict(store.kept)
        kept, counting = cache(reader, store)
        assert kept.row(other) == reader.row(other)
        assert counting.count == 1
        store.kept = before
    for same in (replace(row, number=7), replace(row, dataset="g"), replace(row, topic="x", source="y")):
        kept, counting = cache(reader, store)
        assert kept.row(same) == reader.row(same)
        assert counting.count == 0
    kept, counting = cache(reader, store, "r2")
    assert kept.row(row) == reader.row(row)
    assert counting.count == 1


def test_without_a_known_reader_or_an_id_nothing_is_kept(reader: Reader) -> None:
    store = Store()
    row = Row("f", 1, "¿El ibuprofeno se toma con comida?", "Sí.", id=1)
    assert cache(reader, store, "")[0].row(row) == reader.row(row)
    assert cache(reader, store)[0].row(replace(row, id=0)) == reader.row(row)
    assert not store.written


def damaged(kept: bytes) -> list[object]:
    flipped = [
        kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :] for at in range(0, len(kept), len(kept) // 40)
    ]
    return [
        *flipped,
        kept[:-1],
        kept[:40],
        kept[:32],
        kept[:5],
        kept + b"x",
        b"",
        b"\0" * 500,
        "text",
        7,
        None,
    ]


def test_a_damaged_reading_is_read_anew_and_mended(reader: Reader) -> None:
    row = Row("f", 1, "¿El ibuprofeno se toma con comida?", "Sí, 400 mg cada 8 horas.", "ibuprofeno", id=1)
    store = Store()
    cache(reader, store)[0].row(row)
    whole = store.kept[1]
    for spoilt in damaged(whole):
        store.kept[1] = spoilt  # type: ignore[assignment]
        kept, counting = cache(reader, store)
        assert kept.row(row) == reader.row(row)
        assert counting.count == 1
        assert store.kept[1] == whole


@pytest.mark.parametrize("content", [[], {}, 7, None, ["es"], [1] * 16, [None] * 16, [[]] * 16, "x" * 16])
def test_bytes_that_somebody_made_up_are_no_reading(reader: Reader, content: object) -> None:
    """Even under the right digest, which needs no secret."""
    row = Row("f", 1, "¿Qué?", "Sí.", id=1)
    store = Store()
    kept, counting = cache(reader, store)
    body = zlib.compress(json.dumps(content).encode())
    store.kept[1] = kept._digest(row, body) + body
    assert kept.row(row) == reader.row(row)
    assert counting.count == 1


def test_all_code_that_reads_a_row_is_told_apart(reader: Reader) -> None:
    """What a reader's parts import of ours, and how it is kept."""
    graph = grimp.build_graph("medbot_desktop", exclude_type_checking_imports=True)
    parts = [reader, *vars(reader).values(), reader.medicines.tables]
    reached = {kept_readings.__name__} | {type(part).__module__ for part in parts}
    for name in tuple(reached):
        reached |= graph.find_upstream_modules(name)
    assert reached - {"medbot_desktop", "medbot_desktop.domain.errors"} == set(MODULES)


def told_by(folder: Path, tables: Path, **environment: str) -> str:
    """The reader's id as the program in `folder` tells it in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from medbot_desktop.retrieval.kept_readings import reader_id;"
        "print(reader_id(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tables)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def copied(folder: Path) -> Path:
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__", "ui"))
    return folder


def test_the_same_program_tells_the_same_reader_each_time(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    cached = str(tmp_path / "cache")
    told = [
        told_by(folder, bundled("data"), PYTHONHASHSEED=seed, PYTHONPYCACHEPREFIX=cached, **dont)
        for seed, dont in (("1", {"PYTHONDONTWRITEBYTECODE": "1"}), ("2", {}), ("3", {}))
    ]
    assert len(set(told)) == 1
    assert len(told[0]) == 64


def test_changed_code_or_a_changed_table_is_another_reader(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    tables = shutil.copytree(bundled("data"), tmp_path / "data")
    told = [told_by(folder, tables)]
    for name in ("strengths.py", "text.py"):
        path = folder / PACKAGE.name / "retrieval" / name
        path.write_text(path.read_text(encoding="utf-8") + "\n_MORE = 1\n", encoding="utf-8")
        told.append(told_by(folder, tables))
    for path in (tables / "qualifiers.toml", tables / "words_es.txt"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        told.append(told_by(folder, tables))
    (tables / "more.csv").touch()
    told.append(told_by(folder, tables))
    assert len(set(told)) == len(told)


def test_a_program_without_its_source_can_be_told(tmp_path: Path) -> None:
    """As the frozen one, and one that is compiled: only what Python runs counts."""
    folder = copied(tmp_path)
    told = []
    for change in ("", "\n_MORE = 1\n"):
        path = folder / PACKAGE.name / "retrieval" / "text.py"
        source = path.with_suffix(".kept")
        if change:
            source.rename(path)
        path.write_text(path.read_text(encoding="utf-8") + change, encoding="utf-8")
        compileall.compile_dir(folder, quiet=1, legacy=True, force=True)
        path.rename(source)
        for module in folder.rglob("*.py"):
            module.unlink()
        told.append(told_by(folder, bundled("data")))
    assert told[0] != told[1]
    assert all(len(one) == 64 for one in told)


def test_where_the_code_cannot_be_told_there_is_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(reader_id(bundled("data"))) == len(hashlib.sha256().hexdigest())
    monkeypatch.setattr(kept_readings, "MODULES", (*MODULES, "sys"))
    assert reader_id(bundled("data")) == ""

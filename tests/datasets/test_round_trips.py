"""What we write we read back unchanged, and no bytes whatever crash the reader."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from medbot_desktop.datasets.cells import clean, plain, undoubled
from medbot_desktop.datasets.checking import CheckReport, check
from medbot_desktop.datasets.delimited import Dialect, Records, lines_of
from medbot_desktop.datasets.placeholders import is_clear_placeholder
from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.datasets.writing import write_csv, write_jsonl
from medbot_desktop.domain.cells import guard, unguard
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.domain.rows import Row
from medbot_desktop.texts import say
from tests.datasets.reading_of import unheard

if TYPE_CHECKING:
    from pathlib import Path

same_folder = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
NASTY = st.sampled_from(list(";,|\t\"'=+-@\r\n\\ áñ¿€\u00a0\u200d\u2028Ã¡&<#"))
texts = st.text(st.one_of(NASTY, st.characters(exclude_categories=["Cs"])), max_size=30).map(clean)
filled = texts.filter(lambda text: bool(text) and not is_clear_placeholder(text) and undoubled(text) == text)
optional = texts.filter(lambda text: undoubled(text) == text)
rows = st.builds(
    Row,
    dataset=st.just("d"),
    number=st.just(0),
    question=filled,
    answer=filled,
    medicine=optional,
    source=optional,
)


def numbered(made: list[Row]) -> list[Row]:
    return [replace(row, number=n) for n, row in enumerate(made, 1)]


@same_folder
@given(made=st.lists(rows, min_size=1, max_size=8))
@pytest.mark.parametrize("write", [write_csv, write_jsonl])
def test_what_is_written_is_read_back_unchanged(write: object, made: list[Row], tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    made = numbered(made)
    write(made, path)  # type: ignore[operator]
    assert read_rows(path, "d", unheard) == made


def checked(path: Path) -> CheckReport | None:
    """The report, or None where the file was refused in words that exist."""
    try:
        return check(path)
    except FileUnreadable as error:
        say("es", error.code, error.params)
        return None


@same_folder
@given(content=st.binary(max_size=400))
def test_no_bytes_crash_the_reader(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    checked(path)


PIECES = st.sampled_from(
    ["pregunta", "respuesta", ";", ",", "\t", "|", '"', '""', "\r\n", "\n", "\r", "\r\r\n", "\\", '\\"', " ", "sep=;",
     "á", "\x00", "\ufeff", "¿Qué?", "Ã¡", "{", "}", "[", "]",
     '{"prompt":"a","completion":"b"}', "[{", "-", "=1", "TODO", "<html>"]
)  # fmt: skip


@same_folder
@given(
    pieces=st.lists(PIECES, max_size=40),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"]),
)
def test_no_text_like_a_table_crashes_the_reader(pieces: list[str], encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("".join(pieces).encode(encoding, "ignore"))
    report = checked(path)
    if report:
        numbers = sorted([row.number for row in report.rows] + [left.number for left in report.left_out])
        assert numbers == list(range(1, report.row_count + 1))


@settings(max_examples=100)
@given(
    table=st.lists(
        st.lists(st.text(st.sampled_from('a;,"\r\n ')), min_size=2, max_size=4), min_size=1, max_size=5
    ),
    sizes=st.lists(st.integers(1, 5), min_size=1),
)
def test_records_are_those_of_the_standard_reader_however_the_text_is_cut(
    table: list[list[str]], sizes: list[int]
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(table)
    text = file.getvalue()
    assume("\r\r\n" not in text)
    pieces = []
    while text:
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(text[:size])
        text = text[size:]
    assert [cells for _, cells in Records(lines_of(pieces), Dialect(";"))] == table


@given(texts)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_folding_never_fails_and_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_a_guarded_cell_is_given_back_and_calculated_by_nobody(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
